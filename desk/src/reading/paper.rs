//! Views on paper: the agenda on one page, or everything, for the case file.

use super::agenda::Agenda;
use super::answers::{Marks, answers};
use super::opened::OpenedViews;
use crate::answering::exchange::Said;
use crate::answering::said::SaidSoFar;
use crate::day_words;
use crate::inbox::whose::Whose;
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

/// What stands on the paper beside the views.
pub struct Paper<'p> {
    /// The version that was answered, if it is known.
    pub form: Option<&'p Form>,
    /// Whether each answer says who may read it.
    pub marks: Marks,
    /// How much is printed.
    pub extent: Extent,
    /// For whom the invitation was.
    pub whose: &'p Whose,
    /// What was said back, as far as it is known.
    pub said: Option<&'p Said>,
    /// Who prints.
    pub reader: &'p str,
    /// Today.
    pub today: NaiveDate,
}

/// Views on paper. Seen only by a printer. The answers are there from the start, so that
/// a drawing is ready when the printer asks for it.
pub fn paper(opened: &OpenedViews, paper: &Paper<'_>) -> Html {
    let views = &opened.views;
    let extent = paper.extent;
    let title = paper
        .form
        .map_or_else(|| views.form.to_string(), |form| form.title.clone());
    let received = day_words::day_of(&opened.item.received).map(day_words::full);
    let helped = views.helped_by.as_deref();
    html! {
        <section class="paper views-paper" aria-hidden="true">
            <header>
                <p class="paper-kind">{ title }</p>
                <h2>{ match extent { Extent::ForTheReview | Extent::Agenda => "My agenda", Extent::Everything if paper.marks == Marks::None => "What they wrote", Extent::Everything => "My views" } }</h2>
                if let Some(whose) = whose(paper.whose) { <p><b>{ whose }</b></p> }
                if let Some(received) = received { <p>{ format!("Sent on {received}.") }</p> }
                <p class={classes!("paper-stamp", helped.is_some().then_some("helped"))}>{ helped_words(helped, views.helper_saw) }</p>
                if opened.item.contact && extent != Extent::ForTheReview { <p class="paper-urgent">{ "Asks to be contacted." }</p> }
            </header>
            if paper.marks == Marks::Shown {
                if extent == Extent::Everything { <h3>{ "My agenda" }</h3> }
                <Agenda lines={lines(&views.agenda, extent)} />
            }
            <div class="paper-answers" hidden={extent != Extent::Everything}>
                { answers(views, paper.form, paper.marks) }
                { said_back(paper) }
            </div>
            <footer>
                { format!("Private. Printed by {} on {}. The marks say who may read each line.", paper.reader, day_words::full(paper.today)) }
            </footer>
        </section>
    }
}

/// Whose it is, for the case file: the reference and the day, never more.
fn whose(whose: &Whose) -> Option<String> {
    let Whose::Invited {
        reference,
        review_on,
        ..
    } = whose
    else {
        return None;
    };
    let on = review_on.map(|on| format!(" · review on {}", day_words::full(on)));
    Some(format!("{reference}{}", on.unwrap_or_default()))
}

fn said_back(paper: &Paper<'_>) -> Html {
    html! {
        <section class="topic">
            <h3>{ "What was said back" }</h3>
            if let Some(said) = paper.said {
                <SaidSoFar said={said.clone()} today={paper.today} />
            } else {
                <p>{ "Not known on this page: it had not been fetched when this was printed." }</p>
            }
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
    use crate::rendered::{in_order, rendered};
    use domain::views::Views;

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

    #[component]
    fn Printed(props: &PrintedProps) -> Html {
        let opened = OpenedViews {
            item: crate::inbox::tests::item(1, true, false),
            views: Views {
                v: 1,
                form: "my-review-12-15".into(),
                form_version: 1,
                answers: Vec::new(),
                agenda: Audience::ALL
                    .map(|audience| AgendaItem {
                        words: format!("For {audience:?}"),
                        audience,
                        question: None,
                    })
                    .to_vec(),
                helped_by: Some("My carer".to_owned()),
                helper_saw: Some(HelperSaw::All),
                last_decisions: Vec::new(),
                about: None,
                reply_to: None,
            },
        };
        let said = Said {
            updates: Vec::new(),
            shut: 0,
            stage: Some(domain::receipt::Stage::Decided),
            goes_on: String::new(),
            in_record: false,
        };
        let whose = Whose::Invited {
            reference: "CR-114".to_owned(),
            label: Some("Kestrelina".to_owned()),
            review_on: "2026-12-11".parse().ok(),
        };
        paper(
            &opened,
            &Paper {
                form: None,
                marks: Marks::Shown,
                extent: props.extent,
                whose: &whose,
                said: props.heard.then_some(&said),
                reader: "Sam",
                today: NaiveDate::default(),
            },
        )
    }

    #[derive(Properties, PartialEq)]
    struct PrintedProps {
        extent: Extent,
        heard: bool,
    }

    #[tokio::test]
    async fn the_case_file_says_whose_who_helped_who_may_read_and_what_was_said_back() {
        let printed = |extent, heard| rendered::<Printed>(move || PrintedProps { extent, heard });
        let html = printed(Extent::Everything, true).await;
        in_order(
            &html,
            &[
                "My views",
                "CR-114 · review on Friday 11 December 2026",
                "paper-stamp helped",
                "My carer",
                "Asks to be contacted",
                "For Everyone",
                "Everyone at the review",
                "Only the reviewing officer",
                "What was said back",
                "Decided",
                "Printed by Sam",
            ],
        );
        assert!(!html.contains("Kestrelina"), "{html}");
        let unheard = printed(Extent::Everything, false).await;
        assert!(unheard.contains("had not been fetched"), "{unheard}");
        // What goes round a table leaves out what is for one person, and the answers.
        let review = printed(Extent::ForTheReview, true).await;
        assert!(!review.contains("For ReviewingOfficer"), "{review}");
        assert!(!review.contains("Asks to be contacted"), "{review}");
        in_order(&review, &[r#"hidden="hidden" class="paper-answers""#]);
    }
}
