//! Quoting own words that may be quoted: a second look, then a copy.

use super::second_look::{second_look, taken_out};
use crate::platform::{clipboard, input};
use crate::report::into::{Into, Piece};
use crate::stage::Event as Happened;
use api::desk::reports::Quote;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Quoting`].
#[derive(Properties, PartialEq)]
pub struct QuotingProps {
    /// Unique in the page.
    pub id: AttrValue,
    /// What was said.
    pub words: AttrValue,
    /// To what it was said, for who may put it into a report; the words are the worker's.
    #[prop_or_default]
    pub for_report: Option<Quote>,
    /// Told what follows when the session has ended.
    #[prop_or_default]
    pub tell: Callback<Happened>,
}

/// A second look, then a copy.
#[component]
pub fn Quoting(props: &QuotingProps) -> Html {
    let first = props.words.clone();
    let typed = use_state_eq(move || taken_out(&first));
    let looked = use_state_eq(|| false);
    let copied = use_state_eq(|| "");
    let oninput = {
        let (typed, looked) = (typed.setter(), looked.setter());
        Callback::from(move |event: InputEvent| {
            looked.set(false);
            typed.set(input::written(&event));
        })
    };
    let tick = {
        let looked = looked.setter();
        Callback::from(move |event: yew::Event| looked.set(input::ticked(&event)))
    };
    let copy = {
        let (typed, copied) = (typed.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (words, copied) = ((*typed).clone(), copied.clone());
            spawn_local(async move {
                copied.set(if clipboard::copy(&words).await {
                    "The quote is copied."
                } else {
                    "This browser will not copy. Mark the words and copy them by hand."
                });
            });
        })
    };
    let left = second_look(&typed);
    let mut at = 0;
    let mut marked = Vec::new();
    for (part, kind) in second_look(&props.words) {
        marked.push(html! { { props.words.get(at..part.start).unwrap_or_default().to_owned() } });
        marked.push(html! {
            <mark>{ props.words.get(part.clone()).unwrap_or_default().to_owned() }<span class="for-ears">{ format!(" ({})", kind.words()) }</span></mark>
        });
        at = part.end;
    }
    marked.push(html! { { props.words.get(at..).unwrap_or_default().to_owned() } });
    let (area, tick_id) = (
        format!("quote-{}", props.id),
        format!("looked-{}", props.id),
    );
    html! {
        <div class="stack quoting">
            <p class="looked-at" dir="auto">{ marked }</p>
            { super::about::area(&area, "The quote", "What might tell who it was is marked above and taken out here. Names in small letters, or a story that only one family has, are for you to see.", &typed, None, oninput) }
            if !left.is_empty() { <p class="muted small">{ "Something in it may still tell who it was." }</p> }
            <label class="tick-line" for={tick_id.clone()}><input id={tick_id} type="checkbox" checked={*looked} onchange={tick} />{ "I have looked: nobody can be told from it." }</label>
            <div class="ways"><button type="button" class="button slim" onclick={copy} disabled={!*looked}>{ "Copy the quote" }</button></div>
            <p role="status">{ *copied }</p>
            if let Some(quote) = &props.for_report {
                <Into id={format!("quote-{}", props.id)} tell={props.tell.clone()}
                    piece={looked.then(|| Piece::Quote(Quote { words: typed.trim().to_owned(), ..quote.clone() }))} />
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::rendered;

    #[tokio::test]
    async fn a_quote_is_copied_only_after_a_look_and_without_what_was_marked() {
        let html = rendered::<Quoting>(|| QuotingProps {
            id: "one".into(),
            words: "More trips with Jo.".into(),
            for_report: None,
            tell: Callback::noop(),
        })
        .await;
        assert!(html.contains("<mark>Jo"), "{html}");
        assert!(html.contains("More trips with […]."), "{html}");
        let button = html.split("<button").nth(1).unwrap();
        assert!(
            button.contains("disabled") && button.contains("Copy the quote"),
            "{button}"
        );
    }
}
