//! The small print: where a statement comes from, and when somebody last checked it.

use crate::in_words::checked_ago;
use crate::phrases::pledge as say;
use crate::surroundings::use_surroundings;
use controls::icon::{Icon, Picture};
use domain::sourced::Source;
use yew::prelude::*;

/// Properties of [`SourceLine`].
#[derive(Properties, PartialEq)]
pub struct SourceLineProps {
    /// The source.
    pub source: Source,
}

/// The small print.
#[component]
pub fn SourceLine(props: &SourceLineProps) -> Html {
    let today = use_surroundings().today;
    let source = &props.source;
    html! {
        <div class="source small muted">
            <p>{ source.from.clone() }{ "." }</p>
            <p>{ checked_ago(source.checked_on, today) }{ "." }</p>
            if let Some(link) = &source.link {
                <p><a href={link.clone()} target="_blank" rel="noopener noreferrer">
                    { say::open_source() }
                    <Picture icon={Icon::Web} class="in-line" />
                </a></p>
            }
        </div>
    }
}
