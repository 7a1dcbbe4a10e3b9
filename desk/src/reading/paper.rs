//! Views on paper: the agenda on one page, or everything, for the case file.

use super::agenda::Agenda;
use super::answers::answers;
use super::opened::OpenedViews;
use crate::day_words;
use chrono::NaiveDate;
use domain::form::Form;
use yew::prelude::*;

/// How much is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The agenda only.
    Agenda,
    /// The agenda and all answers.
    Everything,
}

/// Views on paper. Seen only by a printer.
pub fn paper(
    opened: &OpenedViews,
    form: Option<&Form>,
    extent: Extent,
    reader: &str,
    today: NaiveDate,
) -> Html {
    let views = &opened.views;
    let title = form.map_or_else(|| views.form.to_string(), |form| form.title.clone());
    let received = day_words::day_of(&opened.item.received).map(day_words::full);
    html! {
        <section class="paper views-paper" aria-hidden="true">
            <header>
                <p class="paper-kind">{ title }</p>
                <h2>{ match extent { Extent::Agenda => "My agenda", Extent::Everything => "My views" } }</h2>
                <p>
                    if let Some(received) = received { { format!("Sent on {received}. ") } }
                    { helped_words(views.helped_by.as_deref()) }
                </p>
                if opened.item.contact { <p class="paper-urgent">{ "Asks to be contacted." }</p> }
            </header>
            <Agenda lines={views.agenda.clone()} />
            if extent == Extent::Everything {
                <div class="paper-answers">{ answers(views, form) }</div>
            }
            <footer>
                { format!("Private. Printed by {reader} on {}. The marks say who may read each line.", day_words::full(today)) }
            </footer>
        </section>
    }
}

/// Who helped, in words.
#[must_use]
pub fn helped_words(helped_by: Option<&str>) -> String {
    helped_by.map_or_else(
        || "They answered on their own.".to_owned(),
        |who| format!("Somebody helped: {who}."),
    )
}
