use super::*;
use crate::consultation::asked::{Audience, Purpose};
use crate::form::Choice;
use crate::wording::Avoid;
use chrono::NaiveDate;

fn list() -> WordList {
    WordList {
        leading: ["don't you", "how good", "obviously", "how happy"]
            .map(str::to_owned)
            .to_vec(),
        one_thing: vec![
            "brothers and sisters".to_owned(),
            "school or college".to_owned(),
        ],
        avoid: vec![Avoid {
            words: vec!["placement".to_owned()],
            say: "home".to_owned(),
        }],
        people: Vec::new(),
    }
}

fn question(kind: AskedAs, ask: &str, labels: &[&str]) -> Question {
    Question {
        id: "q".into(),
        ask: ask.to_owned(),
        hint: None,
        kind,
        options: labels
            .iter()
            .enumerate()
            .map(|(at, label)| Choice {
                id: format!("o{at}").as_str().into(),
                label: (*label).to_owned(),
            })
            .collect(),
        priority: None,
        and_words: false,
    }
}

fn kinds(kind: AskedAs, ask: &str, labels: &[&str]) -> Vec<Kind> {
    let question = question(kind, ask, labels);
    let found = lint_question(
        "questions.0",
        &question,
        &[AgeBand::TwelveToFifteen],
        &list(),
    );
    for finding in &found {
        assert!(!finding.better.is_empty() && !finding.what.is_empty());
        assert!(finding.field.starts_with("questions.0."), "{finding:?}");
    }
    found.into_iter().map(|finding| finding.kind).collect()
}

#[test]
fn each_bad_question_is_found_for_its_own_fault_and_for_no_other() {
    use AskedAs::{Faces, OneOf, Scale, Words, YesNo};
    for (kind, ask, fault) in [
        (YesNo, "Don’t you like your school?", Kind::Leading),
        (Faces, "How good is your new home?", Kind::Leading),
        (Scale, "How happy are you here?", Kind::Leading),
        (
            YesNo,
            "Do you like your home and your school?",
            Kind::TwoAtOnce,
        ),
        (YesNo, "Do you like sport or art?", Kind::TwoAtOnce),
        (OneOf, "What do you like and want?", Kind::TwoAtOnce),
        (YesNo, "Is it good? Do you like it?", Kind::TwoAtOnce),
        (YesNo, "Do you not feel safe at home?", Kind::Negative),
        (
            YesNo,
            "Is it true that you haven’t met your worker?",
            Kind::Negative,
        ),
        (YesNo, "Does your worker always ring back?", Kind::Absolute),
        (YesNo, "Did everyone listen to you?", Kind::Absolute),
        (YesNo, "Do you like your placement?", Kind::Word),
        (YesNo, "Do you like it here", Kind::NoEnd),
        (
            Words,
            "What would you change about your placement?",
            Kind::Word,
        ),
        (
            YesNo,
            "When you go to see the people who help you at home, do you feel that they take the time to talk to you?",
            Kind::Long,
        ),
        (
            YesNo,
            "Are appropriate educational opportunities communicated?",
            Kind::Hard,
        ),
    ] {
        assert_eq!(kinds(kind, ask, &[]), [fault], "{ask}");
    }
}

#[test]
fn good_questions_are_left_alone() {
    use AskedAs::{Faces, OneOf, Ranking, Scale, SomeOf, Words, YesNo};
    let often: &[&str] = &["Never", "Sometimes", "Mostly", "Always"];
    let fair: &[&str] = &["Very bad", "Bad", "Okay", "Good", "Very good"];
    for (kind, ask, options) in [
        (Faces, "How do you feel about where you live?", &[][..]),
        (YesNo, "Do you see your brothers and sisters?", &[]),
        (YesNo, "Do you go to school or college?", &[]),
        (Scale, "How often does your worker ring back?", often),
        (OneOf, "How was the day for you?", fair),
        (
            OneOf,
            "How many times did you meet?",
            &["None", "1 to 5", "6 to 10", "Over 10"],
        ),
        (
            SomeOf,
            "Which of these would help you?",
            &["Good food", "Great music"],
        ),
        (
            Ranking,
            "What matters most to you?",
            &["Family", "School", "Fun"],
        ),
        (Words, "What would you change, and why not now?", &[]),
        (YesNo, "Do you know who to ask if you are not sure?", &[]),
    ] {
        assert_eq!(kinds(kind, ask, options), [], "{ask}");
    }
}

#[test]
fn options_that_can_both_be_true_are_found() {
    for options in [
        ["1 to 5", "5 to 10"],
        ["1-5", "3"],
        ["10 or more", "8–12"],
        ["Under 5", "4 or less"],
        ["School", "School or college"],
        ["Home, school or work", "Work"],
    ] {
        let found = kinds(AskedAs::OneOf, "Which is it?", &options);
        assert_eq!(found, [Kind::Overlapping], "{options:?}");
    }
    for options in [
        ["1 to 5", "6 to 10"],
        ["Over 10", "10"],
        ["Under 5", "5 or more"],
        ["Old school", "School or college"],
    ] {
        let found = kinds(AskedAs::OneOf, "Which is it?", &options);
        assert_eq!(found, [], "{options:?}");
    }
    // Who may choose some may mean both.
    assert_eq!(
        kinds(AskedAs::SomeOf, "Which is it?", &["1 to 5", "5 to 10"]),
        []
    );
}

#[test]
fn a_scale_with_more_good_than_bad_is_found() {
    for options in [
        &["Okay", "Good", "Very good", "Great"][..],
        &["Bad", "Good", "Very good", "Great"],
        &["Not helpful", "Bad", "Really bad"],
    ] {
        let found = kinds(AskedAs::Scale, "What was it like?", options);
        assert_eq!(found, [Kind::Unbalanced], "{options:?}");
    }
    let fair = ["Not helpful", "A bit helpful", "Helpful", "Bad"];
    assert_eq!(kinds(AskedAs::Scale, "What was it like?", &fair), []);
}

#[test]
fn the_youngest_decides_what_is_too_long_and_how_many_are_too_many() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let ask = "When you talk to the people who help you, do they take time to hear you?";
    let whole = |bands: &[AgeBand], many: usize| {
        let asked = Consultation {
            title: "Being heard".to_owned(),
            intro: "Tell us how it is.".to_owned(),
            purpose: Purpose::Consultation,
            audience: Audience::Everyone,
            bands: bands.to_vec(),
            opens_on: day,
            closes_on: day,
            on_home: true,
            translations: Vec::new(),
            questions: vec![question(AskedAs::YesNo, ask, &[]); many],
        };
        let found = lint(&asked, &list());
        found.into_iter().map(|one| one.kind).collect::<Vec<_>>()
    };
    let older = [AgeBand::TwelveToFifteen, AgeBand::EighteenAndOver];
    let all = [AgeBand::EighteenAndOver, AgeBand::UnderTwelve];
    assert_eq!(whole(&older, 1), []);
    assert_eq!(whole(&all, 1), [Kind::Long]);
    assert_eq!(whole(&older, 12), []);
    assert_eq!(whole(&older, 13), [Kind::Many]);
    assert_eq!(whole(&all, 9).first(), Some(&Kind::Many));
}

#[test]
fn what_is_still_empty_is_not_found_fault_with() {
    assert_eq!(kinds(AskedAs::OneOf, "", &["", ""]), []);
}
