//! The second look before everybody can read it: what might tell who or where, marked.

use crate::consultations::second_look::second_look;
use crate::platform::input;
use yew::prelude::*;

/// Properties of [`Looking`].
#[derive(Properties, PartialEq)]
pub struct LookingProps {
    /// Unique in the page.
    pub id: AttrValue,
    /// The words that everybody will read.
    pub texts: Vec<String>,
    /// Whether somebody has looked.
    pub looked: bool,
    /// Why it cannot go on without.
    pub fault: Option<AttrValue>,
    /// Told when somebody has, or takes that back.
    pub change: Callback<bool>,
}

/// The second look.
#[component]
pub fn Looking(props: &LookingProps) -> Html {
    let tick = props.change.reform(|event: Event| input::ticked(&event));
    let telling = props
        .texts
        .iter()
        .filter(|text| !second_look(text).is_empty());
    let marked: Vec<Html> = telling.map(|text| marked(text)).collect();
    let fault_id = format!("{}-fault", props.id);
    html! {
        <div class="stack quoting">
            <p><b>{ "Everybody can read this on their phone, and nobody signs in." }</b></p>
            if marked.is_empty() {
                <p class="muted small">{ "No name or place was found in it. A name in small letters is for you to see." }</p>
            } else {
                <p class="muted small">{ "What might tell who or where is marked. Take it out above, if it does." }</p>
                { marked }
            }
            if let Some(fault) = &props.fault { <p class="fault" id={fault_id.clone()} role="alert">{ fault }</p> }
            <label class="tick-line" for={props.id.clone()}>
                <input id={props.id.clone()} type="checkbox" checked={props.looked} onchange={tick}
                    aria-describedby={props.fault.as_ref().map(|_| fault_id)} />
                { "I have looked: it names nobody and says no place." }
            </label>
        </div>
    }
}

fn marked(text: &str) -> Html {
    let mut at = 0;
    let mut parts = Vec::new();
    for (part, kind) in second_look(text) {
        parts.push(html! { { text.get(at..part.start).unwrap_or_default().to_owned() } });
        parts.push(html! {
            <mark>{ text.get(part.clone()).unwrap_or_default().to_owned() }<span class="for-ears">{ format!(" ({})", kind.words()) }</span></mark>
        });
        at = part.end;
    }
    parts.push(html! { { text.get(at..).unwrap_or_default().to_owned() } });
    html! { <p class="looked-at" dir="auto">{ parts }</p> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::rendered;

    #[tokio::test]
    async fn names_and_places_are_marked_and_the_tick_says_what_it_means() {
        let html = rendered::<Looking>(|| LookingProps {
            id: "look".into(),
            texts: vec!["We meet Jo on Bath Road.".to_owned(), "Food.".to_owned()],
            looked: false,
            fault: None,
            change: Callback::noop(),
        })
        .await;
        assert!(
            html.contains("<mark>Jo") && html.contains("<mark>Bath Road"),
            "{html}"
        );
        assert!(
            html.contains(r#"for="look""#) && !html.contains("checked"),
            "{html}"
        );
    }
}
