//! The report as it prints: cover, one page in young people's words, a part for each
//! priority, what was asked of everybody, figures, and where all of it comes from. On
//! screen it is the same sheet.

pub mod actions;
pub mod asked;
pub mod counted;
pub mod cover;
pub mod rated;
pub mod sources;

use super::words;
use crate::figures::bars::hatching;
use api::desk::reports::{Figures, FrozenBy, Named, Written};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Paper`].
#[derive(Properties, PartialEq)]
pub struct PaperProps {
    /// What staff wrote.
    pub written: Written,
    /// The figures.
    pub figures: Rc<Figures>,
    /// Who froze it and when.
    pub frozen: Option<FrozenBy>,
}

/// The report as it prints.
#[component]
pub fn Paper(props: &PaperProps) -> Html {
    let (written, figures) = (&props.written, &*props.figures);
    let draft = props.frozen.is_none();
    html! {
        <article class={classes!("report-paper", draft.then_some("is-draft"))} aria-label="The report as it prints">
            { hatching() }
            { cover::cover(written, figures, props.frozen.as_ref()) }
            { cover::summary(written, figures) }
            { for figures.priorities.iter().map(|one| priority(one, written, figures)) }
            { asked::about_everything(written, figures) }
            { counted::reviews(figures) }
            { counted::requests(figures) }
            { sources::sources(written, figures, props.frozen.as_ref()) }
        </article>
    }
}

/// One priority: what staff say, how its promises are rated, what was asked and said, what
/// is done.
fn priority(one: &Named, written: &Written, figures: &Figures) -> Html {
    let said = written.words.iter().find(|said| said.priority == one.id);
    let said = said.map(|said| said.words.as_str()).unwrap_or_default();
    let id = format!("part-{}", one.number);
    html! {
        <section class={classes!("report-part", format!("look-{}", one.look))} aria-labelledby={id.clone()} key={id.clone()}>
            <header class="part-head">
                <span class="part-number" aria-hidden="true">{ one.number }</span>
                <h2 {id}><span class="for-ears">{ format!("{}. ", one.number) }</span>{ &one.title }</h2>
            </header>
            { paragraphs(said) }
            { rated::promises(one, figures) }
            { asked::of_priority(one, written, figures) }
            { actions::actions(one, figures) }
        </section>
    }
}

/// A text of staff: a paragraph a line.
pub fn paragraphs(text: &str) -> Html {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<Html> = lines
        .map(|line| html! { <p dir="auto">{ line.to_owned() }</p> })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! { <div class="report-words">{ lines }</div> }
}

/// Who it is about: “Priority 3: Keeping safe”, or all of them.
pub(super) fn about(written: &Written, figures: &Figures) -> String {
    let one = written.priority.as_ref();
    let one = one.and_then(|id| words::named(figures, id));
    one.map_or_else(
        || "All priorities of the pledge".to_owned(),
        |one| format!("Priority {}: {}", one.number, one.title),
    )
}

#[cfg(test)]
mod tests;
