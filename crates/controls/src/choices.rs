//! One of a few: radio buttons that look like cards, under one question.

use yew::prelude::*;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosable {
    /// What is handed back.
    pub id: AttrValue,
    /// Its words.
    pub label: AttrValue,
    /// A line under them.
    pub hint: Option<AttrValue>,
}

/// Properties of [`Choices`].
#[derive(Properties, PartialEq)]
pub struct ChoicesProps {
    /// Unique in the page.
    pub name: AttrValue,
    /// The question. Read out with each choice.
    pub legend: Html,
    /// What can be chosen.
    pub options: Vec<Choosable>,
    /// What is chosen now.
    #[prop_or_default]
    pub chosen: Option<AttrValue>,
    /// What is wrong, in plain words.
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    /// Its class, beside `choices`.
    #[prop_or_default]
    pub class: Classes,
    /// Told the id that was chosen.
    pub onchoose: Callback<AttrValue>,
}

/// A question with one answer.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let fault_id = format!("{}-fault", props.name);
    html! {
        <fieldset class={classes!("choices", props.class.clone())}
            aria-describedby={props.fault.as_ref().map(|_| fault_id.clone())}>
            <legend>{ props.legend.clone() }</legend>
            if let Some(fault) = &props.fault {
                <p class="fault" id={fault_id} role="alert">{ fault }</p>
            }
            <div class="choices-list">
                { for props.options.iter().map(|option| choice(props, option)) }
            </div>
        </fieldset>
    }
}

fn choice(props: &ChoicesProps, option: &Choosable) -> Html {
    let id = format!("{}-{}", props.name, option.id);
    let hint_id = format!("{id}-hint");
    let choose = {
        let chosen = option.id.clone();
        props.onchoose.reform(move |_: Event| chosen.clone())
    };
    html! {
        <label class="choice" key={option.id.as_str()} for={id.clone()}>
            <input type="radio" {id} name={props.name.clone()} value={option.id.clone()}
                checked={props.chosen.as_ref() == Some(&option.id)}
                aria-describedby={option.hint.as_ref().map(|_| hint_id.clone())}
                onchange={choose} />
            <span>
                { &option.label }
                if let Some(hint) = &option.hint {
                    <span class="hint" id={hint_id}>{ hint }</span>
                }
            </span>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{place, rendered};

    fn props() -> ChoicesProps {
        let option = |id: &'static str, label: &'static str| Choosable {
            id: id.into(),
            label: label.into(),
            hint: None,
        };
        ChoicesProps {
            name: "where".into(),
            legend: html! { "Where do you live?" },
            options: vec![
                option("foster", "Foster home"),
                option("not_sure", "Not sure"),
            ],
            chosen: Some("not_sure".into()),
            fault: Some("Choose one.".into()),
            class: Classes::new(),
            onchoose: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn the_question_comes_first_then_what_is_wrong_then_the_choices_in_order() {
        let html = rendered::<Choices>(props).await;
        let order = [
            "<fieldset",
            "<legend",
            "Where do you live?",
            "Choose one.",
            "Foster home",
            "Not sure",
        ];
        let places: Vec<usize> = order.iter().map(|part| place(&html, part)).collect();
        assert!(places.is_sorted(), "{html}");
    }

    #[tokio::test]
    async fn only_what_is_chosen_is_checked_and_the_fault_is_tied_to_the_group() {
        let html = rendered::<Choices>(props).await;
        assert_eq!(html.matches(" checked").count(), 1, "{html}");
        assert!(place(&html, " checked") > place(&html, "where-not_sure"));
        assert!(html.contains(r#"aria-describedby="where-fault""#), "{html}");
        assert!(html.contains(r#"role="alert""#), "{html}");
    }
}
