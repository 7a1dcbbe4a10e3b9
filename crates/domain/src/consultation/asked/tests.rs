use super::*;
use crate::ids::ChoiceId;

fn day(written: &str) -> NaiveDate {
    written.parse().unwrap()
}

fn question(kind: AskedAs, options: usize) -> Question {
    let options = (0..options).map(|at| Choice {
        id: ChoiceId(format!("option-{at}")),
        label: format!("Option {at}"),
    });
    Question {
        id: QuestionId::from("question"),
        ask: "What do you like?".to_owned(),
        hint: None,
        kind,
        options: options.collect(),
        priority: None,
        and_words: false,
    }
}

fn asked() -> Consultation {
    Consultation {
        title: "Food".to_owned(),
        intro: "We choose it together.".to_owned(),
        purpose: Purpose::Consultation,
        audience: Audience::Everyone,
        bands: vec![AgeBand::TwelveToFifteen],
        opens_on: day("2026-11-22"),
        closes_on: day("2026-11-30"),
        on_home: true,
        translations: Vec::new(),
        questions: vec![question(AskedAs::OneOf, 3)],
    }
}

/// The fields that are at fault after this change.
fn faults(change: impl FnOnce(&mut Consultation)) -> Vec<String> {
    let mut asked = asked();
    change(&mut asked);
    asked
        .faults()
        .into_iter()
        .map(|fault| fault.field)
        .collect()
}

type Change = fn(&mut Consultation);

#[test]
fn each_limit_is_kept_on_both_its_sides() {
    let rows: &[(&str, Change, Option<&str>)] = &[
        ("as it is", |_| {}, None),
        ("no title", |it| it.title = " ".to_owned(), Some("title")),
        ("80 of a title", |it| it.title = "é".repeat(80), None),
        (
            "81 of a title",
            |it| it.title = "é".repeat(81),
            Some("title"),
        ),
        ("no introduction", |it| it.intro.clear(), Some("intro")),
        ("600 of it", |it| it.intro = "x".repeat(600), None),
        ("601 of it", |it| it.intro = "x".repeat(601), Some("intro")),
        ("no age", |it| it.bands.clear(), Some("bands")),
        (
            "no age said",
            |it| it.bands.push(AgeBand::NotSaid),
            Some("bands"),
        ),
        (
            "an age twice",
            |it| it.bands.push(AgeBand::TwelveToFifteen),
            Some("bands"),
        ),
        ("one day", |it| it.closes_on = it.opens_on, None),
        (
            "no day",
            |it| it.closes_on = it.opens_on - Days::new(1),
            Some("closes_on"),
        ),
        (
            "366 days",
            |it| it.closes_on = it.opens_on + Days::new(MOST_DAYS),
            None,
        ),
        (
            "367 days",
            |it| it.closes_on = it.opens_on + Days::new(MOST_DAYS + 1),
            Some("closes_on"),
        ),
        (
            "the last day there is",
            |it| (it.opens_on, it.closes_on) = (NaiveDate::MAX, NaiveDate::MAX),
            Some("opens_on"),
        ),
        ("no question", |it| it.questions.clear(), Some("questions")),
        (
            "a question twice",
            |it| it.questions.push(question(AskedAs::YesNo, 0)),
            Some("questions.1.id"),
        ),
        (
            "no words",
            |it| it.questions[0].ask.clear(),
            Some("questions.0.ask"),
        ),
        (
            "161 of a question",
            |it| it.questions[0].ask = "x".repeat(161),
            Some("questions.0.ask"),
        ),
        (
            "161 of a hint",
            |it| it.questions[0].hint = Some("x".repeat(161)),
            Some("questions.0.hint"),
        ),
        (
            "an id of capitals",
            |it| it.questions[0].id = QuestionId::from("Q"),
            Some("questions.0.id"),
        ),
        (
            "an id of 40",
            |it| it.questions[0].id = QuestionId("q".repeat(40)),
            None,
        ),
        (
            "an id of 41",
            |it| it.questions[0].id = QuestionId("q".repeat(41)),
            Some("questions.0.id"),
        ),
        (
            "60 of an option",
            |it| it.questions[0].options[1].label = "x".repeat(60),
            None,
        ),
        (
            "10,000 of an option",
            |it| it.questions[0].options[1].label = "x".repeat(10_000),
            Some("questions.0.options.1"),
        ),
        (
            "an option twice",
            |it| it.questions[0].options[1].id = it.questions[0].options[0].id.clone(),
            Some("questions.0.options.1"),
        ),
        (
            "two that say the same",
            |it| it.questions[0].options[2].label = " OPTION 0 ".to_owned(),
            Some("questions.0.options.2"),
        ),
    ];
    for (what, change, field) in rows {
        let wanted: Vec<String> = field.iter().map(|field| (*field).to_owned()).collect();
        assert_eq!(faults(change), wanted, "{what}");
    }
}

#[test]
fn each_kind_takes_as_many_options_as_it_can_count() {
    for (kind, least, most) in [
        (AskedAs::OneOf, 2, MOST_OPTIONS),
        (AskedAs::SomeOf, 2, MOST_OPTIONS),
        (AskedAs::Scale, 2, MOST_OPTIONS),
        (AskedAs::Picture, 2, MOST_OPTIONS),
        (AskedAs::Ranking, 2, MOST_RANKED),
        (AskedAs::Faces, 0, 0),
        (AskedAs::YesNo, 0, 0),
        (AskedAs::Words, 0, 0),
    ] {
        for options in 0..=MOST_OPTIONS + 1 {
            let found = faults(|it| it.questions[0] = question(kind, options));
            let fits = (least..=most).contains(&options);
            assert_eq!(found.is_empty(), fits, "{kind:?} {options}: {found:?}");
        }
    }
}

#[test]
fn twenty_questions_are_the_most_and_all_faults_come_at_once() {
    let many = |it: &mut Consultation, number: usize| {
        it.questions = (0..number)
            .map(|at| Question {
                id: QuestionId(format!("q{at}")),
                ..question(AskedAs::Faces, 0)
            })
            .collect();
    };
    assert!(faults(|it| many(it, MOST_QUESTIONS)).is_empty());
    assert_eq!(faults(|it| many(it, MOST_QUESTIONS + 1)), ["questions"]);
    let several = faults(|it| {
        it.title.clear();
        it.bands.clear();
        it.questions[0].options.truncate(1);
    });
    assert_eq!(several, ["title", "bands", "questions.0.options"]);
}

#[test]
fn late_answers_are_counted_for_two_weeks() {
    assert_eq!(asked().counted_until(), day("2026-12-14"));
    let mut last = asked();
    last.closes_on = NaiveDate::MAX;
    assert_eq!(last.counted_until(), NaiveDate::MAX);
    assert_eq!(asked().ages(), [AgeBand::TwelveToFifteen, AgeBand::NotSaid]);
}
