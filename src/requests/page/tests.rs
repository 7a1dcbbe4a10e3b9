//! A request's screens as assistive technology meets them: roles, names and order.

use super::*;
use crate::phrases::{nudge, views};
use crate::rendered::{page as around, place};
use crate::views::entry::Change;
use crate::views::phone::Phone;
use crate::views::state::{Action, State};
use crate::views::team::Team;
use std::rc::Rc;

#[derive(Properties, PartialEq)]
struct ShownProps {
    state: State,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let state = props.state.clone();
    let request = Rc::clone(state.request.as_ref().unwrap());
    let state = use_reducer(move || state);
    let writing = Writing::showing(state, Team::Away);
    html! { <Screens {writing} {request} /> }
}

/// The markup of this request after these taps.
async fn screen(purpose: Purpose, taps: fn() -> Vec<Action>) -> String {
    around(move || {
        let request = content::edition()
            .unwrap()
            .request(purpose)
            .unwrap()
            .clone();
        let state = State::for_request(Rc::new(request), None, Some(Phone::Mine)).then(taps());
        html! { <Shown {state} /> }
    })
    .await
}

fn in_order(html: &str, parts: &[&str]) {
    let places: Vec<usize> = parts.iter().map(|part| place(html, part)).collect();
    assert!(places.is_sorted(), "{parts:?} in {html}");
}

fn written(question: &str, words: &str) -> Action {
    Action::Change(question.into(), Change::Words(words.to_owned()))
}

#[tokio::test]
async fn who_reads_it_the_days_the_limits_and_whom_to_call_stand_before_any_box() {
    let html = screen(Purpose::Complaint, Vec::new).await;
    assert!(!html.contains("<textarea"), "{html}");
    in_order(
        &html,
        &[
            "<h1",
            views::before_title(),
            say::kind_in_clear(),
            say::dates_title(),
            views::limits_title(),
            say::urgent_title(),
            "tel:999",
            views::start(),
        ],
    );
}

#[tokio::test]
async fn a_question_of_a_request_offers_no_readers_to_choose() {
    let html = screen(Purpose::Complaint, || vec![Action::Next]).await;
    assert!(html.contains("<textarea"), "{html}");
    assert!(!html.contains("<details"), "{html}");
    assert!(
        html.contains(r#"role="status" class="nudge-place stack"#),
        "{html}"
    );
    assert!(!html.contains(nudge::title()), "{html}");
}

#[tokio::test]
async fn help_is_offered_beside_the_box_with_lines_the_mark_and_a_way_to_put_it_away() {
    let html = screen(Purpose::Complaint, || {
        vec![
            Action::Next,
            written("what-happened", "words"),
            Action::Nudge(0),
        ]
    })
    .await;
    in_order(
        &html,
        &[
            "<textarea",
            r#"role="status" class="nudge-place stack"#,
            nudge::private(),
            "tel:116123",
            r#"type="checkbox""#,
            nudge::not_emergency(),
            nudge::put_away(),
            ">Back<",
            ">Next<",
        ],
    );
}

#[tokio::test]
async fn the_last_screen_shows_every_word_who_reads_it_and_that_nothing_else_goes() {
    let html = screen(Purpose::Complaint, || {
        let mut taps = vec![written("what-happened", "Nobody came")];
        taps.extend((0..6).map(|_| Action::Next));
        taps
    })
    .await;
    in_order(
        &html,
        &[
            say::review_why(),
            "Nobody came",
            r#"type="checkbox""#,
            say::review_readers(),
            "The team gives it to the people who answer complaints.",
            views::limits(),
            views::send(),
        ],
    );
    assert!(!html.contains(views::agenda_title()), "{html}");
}

#[tokio::test]
async fn a_mark_that_makes_no_sense_is_not_offered() {
    let html = screen(Purpose::ThankYou, || {
        (0..5).map(|_| Action::Next).collect::<Vec<_>>()
    })
    .await;
    assert!(html.contains(views::send()), "{html}");
    assert!(!html.contains(r#"type="checkbox""#), "{html}");
}
