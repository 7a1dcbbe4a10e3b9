//! Narrowing the record: by what, by whom, and by day.

use super::words;
use crate::platform::input;
use api::desk::audit::{Look, State as Standing};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Narrow`].
#[derive(Properties, PartialEq)]
pub struct NarrowProps {
    /// Who and what there is.
    pub standing: Rc<Standing>,
    /// What is asked for now.
    pub look: Look,
    /// Told what to ask for.
    pub ask: Callback<Look>,
}

/// Narrowing the record.
#[component]
pub fn Narrow(props: &NarrowProps) -> Html {
    let changed = |change: fn(&mut Look, Option<String>)| {
        let (look, ask) = (props.look.clone(), props.ask.clone());
        Callback::from(move |value: String| {
            let mut look = look.clone();
            change(&mut look, Some(value).filter(|value| !value.is_empty()));
            ask.emit(look);
        })
    };
    let whats: Vec<(String, String)> = props
        .standing
        .whats
        .iter()
        .map(|word| (word.clone(), words::what(word).into_owned()))
        .collect();
    let people: Vec<(String, String)> = props
        .standing
        .people
        .iter()
        .map(|someone| (someone.id.clone(), someone.name.clone()))
        .collect();
    let all = props.ask.reform(|_: MouseEvent| Look::default());
    let narrowed = props.look.what.is_some()
        || props.look.who.is_some()
        || props.look.from_on.is_some()
        || props.look.until_on.is_some();
    html! {
        <div class="finding record-narrow not-on-paper" role="group" aria-label="Show only">
            { one_of("record-what", "What", "Everything", &whats, props.look.what.as_deref(), changed(|look, value| look.what = value)) }
            { one_of("record-who", "Who", "Everybody", &people, props.look.who.as_deref(), changed(|look, value| look.who = value)) }
            { day("record-from", "From", props.look.from_on.as_deref(), changed(|look, value| look.from_on = value)) }
            { day("record-until", "Until", props.look.until_on.as_deref(), changed(|look, value| look.until_on = value)) }
            if narrowed {
                <button type="button" class="button slim plain" onclick={all}>{ "Show everything" }</button>
            }
        </div>
    }
}

fn one_of(
    id: &'static str,
    label: &'static str,
    any: &'static str,
    options: &[(String, String)],
    chosen: Option<&str>,
    choose: Callback<String>,
) -> Html {
    let onchange = choose.reform(|event: Event| input::chosen(&event));
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                <option value="" selected={chosen.is_none()}>{ any }</option>
                { for options.iter().map(|(value, words)| html! {
                    <option key={value.as_str()} value={value.clone()} selected={chosen == Some(value.as_str())}>{ words }</option>
                }) }
            </select>
        </div>
    }
}

fn day(
    id: &'static str,
    label: &'static str,
    chosen: Option<&str>,
    choose: Callback<String>,
) -> Html {
    let onchange = choose.reform(|event: Event| input::chosen(&event));
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <input type="date" {id} value={chosen.unwrap_or_default().to_owned()} {onchange} />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use api::desk::audit::Someone;

    fn props(look: Look) -> NarrowProps {
        NarrowProps {
            standing: Rc::new(Standing {
                lines: 2,
                broken_at: None,
                days: Vec::new(),
                people: vec![Someone {
                    id: "a1".to_owned(),
                    name: "Ada Okafor".to_owned(),
                }],
                whats: vec!["signed_in".to_owned()],
            }),
            look,
            ask: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn each_box_has_its_label_and_what_is_chosen_is_shown() {
        let html = rendered::<Narrow>(|| {
            props(Look {
                who: Some("a1".to_owned()),
                from_on: Some("2026-11-01".to_owned()),
                ..Look::default()
            })
        })
        .await;
        in_order(
            &html,
            &[
                r#"role="group""#,
                r#"for="record-what""#,
                "Everything",
                "Signed in",
                r#"for="record-who""#,
                "Ada Okafor",
                r#"for="record-from""#,
                "2026-11-01",
                r#"for="record-until""#,
                "Show everything",
            ],
        );
        let all = rendered::<Narrow>(|| props(Look::default())).await;
        assert!(!all.contains("Show everything"), "{all}");
    }
}
