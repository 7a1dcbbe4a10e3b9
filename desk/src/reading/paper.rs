//! Views on paper: the agenda on one page, or everything, for the case file.

use super::agenda::Agenda;
use super::answers::{Marks, answers};
use super::opened::OpenedViews;
use crate::day_words;
use chrono::NaiveDate;
use domain::form::Form;
use domain::views::{AgendaItem, Audience, HelperSaw};
use yew::prelude::*;

/// How much is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The lines of the agenda that everyone at the review may read.
    ForTheReview,
    /// The whole agenda.
    Agenda,
    /// The agenda and all answers.
    Everything,
}

/// The lines that belong on this paper. What is only for the reviewing officer, or
/// for an advocate first, is not on a page that goes round a table.
#[must_use]
pub fn lines(agenda: &[AgendaItem], extent: Extent) -> Vec<AgendaItem> {
    let belongs = |line: &&AgendaItem| {
        extent != Extent::ForTheReview
            || matches!(line.audience, Audience::Everyone | Audience::NotAloud)
    };
    agenda.iter().filter(belongs).cloned().collect()
}

/// Views on paper. Seen only by a printer. The answers are there from the start, so that
/// a drawing is ready when the printer asks for it.
pub fn paper(
    opened: &OpenedViews,
    form: Option<&Form>,
    marks: Marks,
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
                <h2>{ match extent { Extent::ForTheReview | Extent::Agenda => "My agenda", Extent::Everything if marks == Marks::None => "What they wrote", Extent::Everything => "My views" } }</h2>
                <p>
                    if let Some(received) = received { { format!("Sent on {received}. ") } }
                    { helped_words(views.helped_by.as_deref(), views.helper_saw) }
                </p>
                if opened.item.contact && extent != Extent::ForTheReview { <p class="paper-urgent">{ "Asks to be contacted." }</p> }
            </header>
            if marks == Marks::Shown { <Agenda lines={lines(&views.agenda, extent)} /> }
            <div class="paper-answers" hidden={extent != Extent::Everything}>{ answers(views, form, marks) }</div>
            <footer>
                { format!("Private. Printed by {reader} on {}. The marks say who may read each line.", day_words::full(today)) }
            </footer>
        </section>
    }
}

/// Who helped, in words.
#[must_use]
pub fn helped_words(helped_by: Option<&str>, saw: Option<HelperSaw>) -> String {
    let Some(who) = helped_by else {
        return "They answered on their own.".to_owned();
    };
    let saw = match saw {
        Some(HelperSaw::All) => " The helper saw every answer.",
        Some(HelperSaw::Some) => " The helper looked away for some answers.",
        Some(HelperSaw::None) => " The helper looked away.",
        None => " They did not say whether the helper saw the answers.",
    };
    format!("Somebody helped: {who}.{saw}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_one_person_is_not_on_the_paper_for_the_review() {
        let agenda = Audience::ALL.map(|audience| AgendaItem {
            words: String::new(),
            audience,
            question: None,
        });
        let on = |extent| {
            lines(&agenda, extent)
                .iter()
                .map(|line| line.audience)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            on(Extent::ForTheReview),
            [Audience::Everyone, Audience::NotAloud]
        );
        assert_eq!(on(Extent::Agenda), Audience::ALL);
    }
}
