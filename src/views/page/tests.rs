//! The screens as assistive technology meets them: roles, names and order.

use super::*;
use crate::rendered::{place, rendered};
use crate::views::entry::Change;
use crate::views::finding::{Finding, Trouble};
use crate::views::invited::tests::invited;
use crate::views::phone::Phone;
use crate::views::sample::{ask, form, q, started};
use crate::views::state::{Action, State};
use crate::views::team::Team;
use domain::views::MOST_WORDS;

#[derive(Properties, PartialEq)]
struct ShownProps {
    state: State,
    #[prop_or_default]
    finding: Finding,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let state = props.state.clone();
    let state = use_reducer(move || state);
    let writing = Writing {
        finding: props.finding.clone(),
        ..Writing::showing(state, Team::Away)
    };
    html! { <Screens {writing} /> }
}

/// The markup after these taps. The state is made over there: it cannot travel
/// between threads.
async fn screen(state: impl 'static + Send + FnOnce() -> State) -> String {
    with_invitation(Finding::No, state).await
}

/// The same while an invitation is looked for.
async fn with_invitation(
    finding: Finding,
    state: impl 'static + Send + FnOnce() -> State,
) -> String {
    rendered::<Shown>(move || ShownProps {
        state: state(),
        finding,
    })
    .await
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
            r#"dir="auto" class="answer-words">quiet"#,
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

fn invited_state(decisions: &'static [&'static str]) -> State {
    started().after(Action::Invite(invited("sample", decisions), None))
}

#[tokio::test]
async fn a_decision_is_the_question_s_description_and_its_own_words_come_once_it_is_judged() {
    let html = screen(|| State {
        step: Step::Decision(0),
        ..invited_state(&["More time with Nan"])
    })
    .await;
    in_order(
        &html,
        &[
            r#"aria-describedby="decision""#,
            "Did this happen?",
            r#"id="decision""#,
            "More time with Nan",
            r#"type="radio""#,
            ">Skip<",
        ],
    );
    assert!(!html.contains("<textarea"), "{html}");
    let html = screen(|| {
        State {
            step: Step::Decision(0),
            ..invited_state(&["More time with Nan"])
        }
        .after(Action::Recall(0, domain::invitation::Kept::NotDone))
    })
    .await;
    assert!(html.contains("<textarea"), "{html}");
}

#[tokio::test]
async fn before_anything_is_typed_an_invited_person_sees_when_the_review_is_and_with_whom() {
    let html = screen(|| {
        let mut invited = (*invited("sample", &[])).clone();
        invited.note.review_on = chrono::NaiveDate::from_ymd_opt(2026, 12, 11);
        invited.note.officer = Some("Jo <b>Adeyemi</b>".to_owned());
        State {
            step: Step::Before,
            ..started().after(Action::Invite(Rc::new(invited), None))
        }
    })
    .await;
    in_order(
        &html,
        &[
            "Who reads what you write?",
            "You are invited",
            "Friday 11 December",
        ],
    );
    assert!(
        html.contains("Jo &lt;b&gt;Adeyemi"),
        "a name is text: {html}"
    );
}

#[tokio::test]
async fn every_trouble_with_an_invitation_shows_a_way_on_and_says_that_words_are_kept() {
    for trouble in Trouble::ALL {
        let html = with_invitation(Finding::Failed(trouble), || {
            at(Step::Invitation)
                .saying("change", "kept")
                .after(Action::Seek)
        })
        .await;
        assert!(
            html.contains("What you wrote is still here."),
            "{trouble:?}"
        );
        assert_eq!(
            html.contains("Go on without it"),
            trouble != Trouble::Swapped,
            "{trouble:?}: {html}"
        );
        assert!(
            html.contains("<button") && html.contains("Back"),
            "{trouble:?}: {html}"
        );
    }
}

#[tokio::test]
async fn nothing_is_sent_while_it_is_not_said_what_becomes_of_a_failed_invitation() {
    for (trouble, sends) in [
        (Trouble::Ended, false),
        (Trouble::Swapped, false),
        (Trouble::Away, true),
    ] {
        let html = with_invitation(Finding::Failed(trouble), || {
            started()
                .saying("change", "quiet")
                .after(Action::Visit(Step::Review))
        })
        .await;
        assert_eq!(html.contains(">Send<"), sends, "{trouble:?}");
        assert!(html.contains("See what you can do"), "{trouble:?}: {html}");
    }
}

#[tokio::test]
async fn last_time_s_answers_are_offered_before_the_question_and_can_be_taken_out() {
    let offered = || {
        let last = started().saying("change", "the noise");
        let last = crate::views::last_time::LastTime::of(&last, 0).map(Rc::new);
        at(ask("school")).after(Action::LastTime(last))
    };
    let html = screen(offered).await;
    in_order(
        &html,
        &["You: same as last time", "<fieldset", "How is school?"],
    );
    let html = screen(move || offered().after(Action::SameAsLastTime("you".into()))).await;
    assert!(html.contains("Take them out again"), "{html}");
    assert!(!html.contains("same as last time"), "{html}");
}
