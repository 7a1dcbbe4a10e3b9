//! The report as it prints: what stands in it, in which order, and what must not.

use super::*;
use crate::rendered::{in_order, rendered};
use crate::report::for_tests::whole;
use api::desk::reports::Whole;
use domain::consultation::quarter::Quarter;

fn props(whole: Whole) -> PaperProps {
    PaperProps {
        written: whole.written,
        figures: Rc::new(whole.figures),
        frozen: whole.frozen,
    }
}

async fn printed(change: impl FnOnce(&mut Whole) + Send + 'static) -> String {
    rendered::<Paper>(move || {
        let mut whole = whole(true);
        change(&mut whole);
        props(whole)
    })
    .await
}

#[tokio::test]
async fn every_part_stands_in_order_and_each_number_once_hidden_has_a_word() {
    let html = printed(|_| {}).await;
    in_order(
        &html,
        &[
            "Report to the panel",
            "July to September 2026",
            "All priorities of the pledge",
            "frozen on 20 October 2026 by Sam Okafor",
            "Now you choose it.",
            "Approved by young people. ",
            "Reach Out! on 12 October 2026, 8 in the room",
            "part-number",
            "We visited more often.",
            "Is the promise kept?",
            "Each promise",
            "I liked that we chose.",
            "What is done about it",
            "Sam Okafor, participation worker",
            "30 November 2026",
            "Amber",
            "The first menu is up.",
            "14 of 20 young people say that it happened",
            "31 answered",
            "Choosing together",
            "What changed because of it",
            "51 of 60 (85 %)",
            "25 of 30 (83 %)",
            "How small numbers are hidden",
        ],
    );
    assert!(html.contains(">hidden<"), "{html}");
}

#[tokio::test]
async fn built_anew_from_what_is_kept_it_prints_the_same() {
    let kept = serde_json::to_string(&whole(true)).unwrap();
    let again: Whole = serde_json::from_str(&kept).unwrap();
    assert_eq!(again, whole(true));
    let html = rendered::<Paper>(move || props(again)).await;
    assert_eq!(html, printed(|_| {}).await);
}

#[tokio::test]
async fn a_page_that_nobody_approved_or_that_changed_since_says_so() {
    let never = printed(|whole| whole.written.approval = None).await;
    assert!(never.contains("Not approved. "), "{never}");
    let since = printed(|whole| whole.written.summary.push_str(" And more.")).await;
    assert!(since.contains("Changed after it was approved. "), "{since}");
    for html in [never, since] {
        assert!(!html.contains("Approved by young people. "), "{html}");
    }
}

#[tokio::test]
async fn a_draft_says_that_it_is_one() {
    let html = rendered::<Paper>(|| props(whole(false))).await;
    assert!(
        html.contains("is-draft") && html.contains("Draft: not for the panel"),
        "{html}"
    );
}

#[tokio::test]
async fn of_two_answers_it_says_so_and_shows_no_bar_of_theirs() {
    let html = printed(|whole| {
        let one = &mut whole.figures.consultations[0].results;
        one.answered = None;
        for question in &mut one.questions {
            question.everybody =
                api::consultation::Figures::hidden(question.everybody.counts.len());
        }
    })
    .await;
    assert!(
        html.contains("too few answered to show anything safely"),
        "{html}"
    );
    assert!(!html.contains("What about felt?"), "{html}");
}

#[tokio::test]
async fn a_period_of_nothing_says_so_in_every_part() {
    let html = printed(|whole| {
        let figures = &mut whole.figures;
        figures.quarters.clear();
        figures.consultations.clear();
        figures.reviews.clear();
        figures.actions.clear();
        figures.requests.clear();
        whole.written.themes.clear();
        whole.written.quotes.clear();
        whole.written.summary.clear();
    })
    .await;
    for said in [
        "No quarter of ratings",
        "No consultation ended",
        "No figures of reviews",
        "No requests were counted",
        "No action was open",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("report-summary"), "{html}");
}

#[tokio::test]
async fn what_is_still_counted_is_named_and_has_no_number() {
    let html = printed(|whole| {
        whole.figures.waiting.quarters = vec![Quarter::try_from("2026-Q3".to_owned()).unwrap()];
        whole.figures.waiting.consultations = vec!["Food at meetings".to_owned()];
    })
    .await;
    in_order(
        &html,
        &[
            "Not in this report: still being counted",
            "Promise ratings of July to September 2026",
            "Food at meetings",
        ],
    );
}
