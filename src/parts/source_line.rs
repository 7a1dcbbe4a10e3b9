//! The small print: where a statement comes from, and when somebody last checked it.

use crate::in_words::checked_ago;
use crate::phrases::pledge as say;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use domain::sourced::Source;
use yew::prelude::*;

/// The small print of this source, read on the day `today`.
pub fn source_line(source: &Source, today: NaiveDate) -> Html {
    html! {
        <div class="source small muted">
            <p>{ source.from.clone() }{ "." }</p>
            <p>{ checked_ago(source.checked_on, today) }{ "." }</p>
            if let Some(link) = &source.link {
                <p><a class="with-icon" href={link.clone()} target="_blank" rel="noopener noreferrer">
                    { say::open_source() }
                    { picture(Icon::Web) }
                </a></p>
            }
        </div>
    }
}
