use super::*;
use crate::consultation::sample::{day, put};
use crate::consultation::taking::is_open;
use crate::rendered::page;
use domain::consultation::pledge_check::Mark;
use domain::consultation::translated::Translation;
use domain::language::QuestionWords;

async fn at(question: usize) -> String {
    page(move || {
        let mut taking = Taking::new(put());
        for _ in 0..=question {
            taking = taking.after(Action::Next);
        }
        super::question(&taking, &Callback::noop())
    })
    .await
}

#[tokio::test]
async fn each_kind_is_a_group_under_its_question_with_real_controls() {
    assert!(is_open(&put(), day("2026-11-22")));
    for (n, radios, ticks) in [
        (0, 5, 0),
        (1, 2, 0),
        (2, 0, 3),
        (3, 3, 0),
        (4, 3, 0),
        (6, 3, 0),
    ] {
        let html = at(n).await;
        assert_eq!(
            html.matches(r#"type="radio""#).count(),
            radios,
            "{n}: {html}"
        );
        assert_eq!(
            html.matches(r#"type="checkbox""#).count(),
            ticks,
            "{n}: {html}"
        );
        assert_eq!(html.matches("<legend>").count(), 1, "{html}");
        assert_eq!(html.matches("<h1").count(), 1);
    }
}

#[tokio::test]
async fn a_ranking_is_moved_by_named_buttons_and_a_place_is_said() {
    let html = at(5).await;
    assert!(html.contains(&say::rank_up("The b")) && html.contains(&say::rank_down("The b")));
    assert_eq!(html.matches(r#"aria-disabled="true""#).count(), 2, "{html}");
    assert_eq!(html.matches(r#"role="status""#).count(), 1);
    assert!(html.contains(say::rank_right()));
}

#[tokio::test]
async fn pictures_are_drawn_beside_their_words_and_an_unknown_one_has_only_words() {
    let html = at(6).await;
    assert_eq!(html.matches("<svg").count(), 2, "{html}");
    assert_eq!(html.matches("The ").count(), 3, "{html}");
}

#[tokio::test]
async fn the_last_screen_shows_all_of_it_and_that_nobody_can_tell() {
    let html = page(|| {
        let mut taking = Taking::new(put());
        for _ in 0..8 {
            taking = taking.after(Action::Next);
        }
        let taking = taking.after(Action::Words("A garden".to_owned()));
        review(&taking, "Slough", &Callback::noop())
    })
    .await;
    assert!(
        html.contains("A garden") && html.contains(say::own_locked()),
        "{html}"
    );
    assert_eq!(html.matches(say::skipped()).count(), 7);
    assert!(html.contains(say::nobody_knows()));
    let empty = page(|| review(&Taking::new(put()), "Slough", &Callback::noop())).await;
    assert!(empty.contains(say::all_skipped()), "{empty}");
}

#[test]
fn help_is_offered_once_where_it_was_found_and_stays_away_when_put_away() {
    let (here, there) = (Screen::Ask(0), Screen::Ask(1));
    let offered = Nudge::after(None, 2, here);
    assert_eq!(offered, Nudge::Offered { group: 2, on: here });
    let more = Nudge::after(Some(offered), 0, there);
    assert_eq!(more, Nudge::Offered { group: 0, on: here });
    assert_eq!(Nudge::after(Some(more), 5, there), more);
    assert_eq!(Nudge::after(Some(Nudge::PutAway), 0, there), Nudge::PutAway);
}

/// With Dari words for its title, its first question and that one's faces.
fn in_dari() -> Rc<Put> {
    let mut put = Rc::unwrap_or_clone(put());
    let first = &put.asked.questions[0];
    let ids = first.option_ids().into_iter();
    let words = QuestionWords {
        ask: Some("این چطور بود؟".to_owned()),
        hint: None,
        choice: ids.map(|id| (id.into(), format!("دری {id}"))).collect(),
    };
    put.asked.translations.push(Translation {
        language: "prs".to_owned(),
        title: "خانه نو ما".to_owned(),
        intro: String::new(),
        questions: [(first.id.clone(), words)].into(),
    });
    Rc::new(put)
}

#[tokio::test]
async fn another_language_is_chosen_by_its_own_name_and_says_which_way_it_is_written() {
    let before = page(|| tongues(&Taking::new(in_dari()), &Callback::noop())).await;
    assert!(
        before.contains(r#"lang="prs""#) && before.contains("دری"),
        "{before}"
    );
    assert_eq!(before.matches(r#"aria-pressed="true""#).count(), 1);
    let asked = page(|| {
        let taking = Taking::new(in_dari()).after(Action::Say(Some(0)));
        super::question(&taking.after(Action::Next), &Callback::noop())
    })
    .await;
    for part in [
        r#"dir="rtl""#,
        r#"lang="prs""#,
        "این چطور بود؟",
        "دری really_good",
    ] {
        assert!(asked.contains(part), "{part}: {asked}");
    }
    // One language only: nothing to choose.
    let plain = page(|| tongues(&Taking::new(put()), &Callback::noop())).await;
    assert!(!plain.contains("chip"), "{plain}");
}

#[test]
fn what_is_counted_does_not_know_in_which_language_it_was_asked() {
    let answer = |language: Option<usize>| {
        let taking = Taking::new(in_dari()).after(Action::Say(language));
        let taking = taking
            .after(Action::Next)
            .after(Action::Choose("good".into()));
        let mark = Mark::try_from("0a".repeat(32)).unwrap();
        taking.answered(mark, day("2026-11-22"), None)
    };
    assert_eq!(answer(Some(0)), answer(None));
    // A language that is not there is English.
    let none = Taking::new(in_dari()).after(Action::Say(Some(3)));
    assert_eq!(
        (none.language, none.put.asked.title.as_str()),
        (None, "Our new house")
    );
    let back = Taking::new(in_dari()).after(Action::Say(Some(0)));
    assert_eq!(back.put.asked.title, "خانه نو ما");
    assert_eq!(
        back.after(Action::Say(None)).put.asked.title,
        "Our new house"
    );
}
