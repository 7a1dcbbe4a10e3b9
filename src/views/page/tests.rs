//! The screens as assistive technology meets them: roles, names and order.

use super::*;
use crate::rendered::{place, rendered};
use crate::views::entry::Change;
use crate::views::phone::Phone;
use crate::views::sample::{ask, form, q, started};
use crate::views::state::{Action, State};
use crate::views::team::Team;
use domain::views::MOST_WORDS;

#[derive(Properties, PartialEq)]
struct ShownProps {
    state: State,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let state = props.state.clone();
    let state = use_reducer(move || state);
    let writing = Writing::showing(state, Team::Away);
    html! { <Screens {writing} /> }
}

/// The markup after these taps. The state is made over there: it cannot travel
/// between threads.
async fn screen(state: impl 'static + Send + FnOnce() -> State) -> String {
    rendered::<Shown>(move || ShownProps { state: state() }).await
}

fn at(step: crate::views::step::Step) -> State {
    State { step, ..started() }
}

fn in_order(html: &str, parts: &[&str]) {
    let places: Vec<usize> = parts.iter().map(|part| place(html, part)).collect();
    assert!(places.is_sorted(), "{parts:?} in {html}");
}

#[tokio::test]
async fn before_anything_can_be_typed_the_phone_is_asked_about() {
    let html = screen(|| State::new(form(), false)).await;
    assert_eq!(html.matches(r#"type="radio""#).count(), Phone::ALL.len());
    assert!(!html.contains("<textarea"), "{html}");
    in_order(&html, &["<fieldset", "<legend", "<h1", r#"type="radio""#]);
}

#[tokio::test]
async fn a_question_is_its_group_s_name_then_answers_then_readers_then_the_ways_on() {
    let html = screen(started).await;
    in_order(
        &html,
        &[
            "<progress",
            "<legend",
            "<h1",
            r#"type="radio""#,
            "<textarea",
            "<summary",
            ">Back<",
            ">Skip<",
            ">Next<",
        ],
    );
    assert_eq!(
        html.matches(r#"name="home""#).count(),
        5,
        "five faces, one group"
    );
    for words in ["Really good", "Good", "OK", "Not good", "Really bad"] {
        assert!(html.contains(words), "{words}: a face never stands alone");
    }
}

#[tokio::test]
async fn what_was_chosen_is_checked_and_nothing_else() {
    let html = screen(|| {
        at(ask("safe")).after(Action::Change(
            q("safe"),
            Change::YesNo(domain::views::YesNo::NotSure),
        ))
    })
    .await;
    let audience_and_answer = 2;
    assert_eq!(
        html.matches(" checked").count(),
        audience_and_answer,
        "{html}"
    );
}

#[tokio::test]
async fn a_box_for_own_words_is_named_by_the_question_itself() {
    let html = screen(|| at(ask("change"))).await;
    assert!(html.contains(r#"aria-labelledby="page-title""#), "{html}");
    assert!(!html.contains("<fieldset class=\"question\""), "{html}");
}

#[tokio::test]
async fn every_box_of_every_kind_has_a_name() {
    for id in ["home", "more", "change", "who", "where", "goal"] {
        let html = screen(move || at(ask(id))).await;
        for (at, _) in html.match_indices("<textarea") {
            let tag = &html[at..at + html[at..].find('>').expect("it ends")];
            let own = tag
                .split("id=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            let label = format!("for=\"{}\"", own.expect("it has an id"));
            let named = tag.contains("aria-labelledby") || html.contains(&label);
            assert!(named, "{tag} in {id}");
        }
    }
}

#[tokio::test]
async fn words_too_long_offer_to_be_cut_and_are_all_there() {
    let html = screen(|| at(ask("change")).saying("change", &"x".repeat(MOST_WORDS + 9))).await;
    assert!(html.contains("9 letters too long"), "the count is said");
    assert!(
        html.contains(&"x".repeat(MOST_WORDS + 9)),
        "all of it stands there"
    );
    assert!(html.contains("Keep only the start"));
}

#[tokio::test]
async fn the_review_shows_each_answer_with_its_readers_before_send() {
    let html = screen(|| {
        started()
            .saying("change", "quiet")
            .after(Action::Visit(Step::Review))
    })
    .await;
    in_order(
        &html,
        &[
            "<h1",
            "<dl",
            "What should change?",
            r#"class="answer-words">quiet"#,
            ">Send<",
        ],
    );
    let answers = &html[place(&html, "<dl")..place(&html, "</dl>")];
    assert!(answers.contains("Everyone at my review"), "{answers}");
}

#[tokio::test]
async fn the_agenda_s_buttons_say_which_line_they_move() {
    let html = screen(|| {
        started()
            .saying("change", "quiet")
            .after(Action::Visit(Step::Agenda))
    })
    .await;
    for words in ["Move line 1 up", "Move line 1 down", "Remove line 1"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(html.contains("<ol"), "{html}");
}

#[tokio::test]
async fn no_screen_sets_a_style_that_the_policy_forbids() {
    for step in [
        Step::Before,
        ask("home"),
        Step::Agenda,
        Step::Helped,
        Step::Review,
    ] {
        let html = screen(move || at(step)).await;
        assert!(!html.contains("style="), "{html}");
    }
}
