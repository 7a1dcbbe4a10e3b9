//! A consultation of every kind, for tests.

use api::consultation::{Put, Standing};
use chrono::NaiveDate;
use domain::consultation::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use domain::consultation::pledge_check::AgeBand;
use domain::form::Choice;
use domain::ids::{ChoiceId, QuestionId};
use std::rc::Rc;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn question(id: &str, kind: AskedAs, options: &[&str]) -> Question {
    let option = |id: &&str| Choice {
        id: ChoiceId::from(*id),
        label: format!("The {id}"),
    };
    Question {
        id: QuestionId::from(id),
        ask: format!("What about {id}?"),
        hint: None,
        kind,
        options: options.iter().map(option).collect(),
        priority: None,
        and_words: false,
    }
}

pub(crate) fn put() -> Rc<Put> {
    let mut questions = vec![
        question("faces", AskedAs::Faces, &[]),
        question("one", AskedAs::OneOf, &["a", "b"]),
        question("some", AskedAs::SomeOf, &["a", "b", "c"]),
        question("scale", AskedAs::Scale, &["1", "2", "3"]),
        question("yes", AskedAs::YesNo, &[]),
        question("rank", AskedAs::Ranking, &["a", "b", "c"]),
        question("picture", AskedAs::Picture, &["sun", "rain-2", "odd"]),
        question("words", AskedAs::Words, &[]),
    ];
    questions[1].and_words = true;
    Rc::new(Put {
        id: "3b241101-e2bb-4255-8caf-4136c566a962".to_owned(),
        standing: Standing::Open,
        asked: Consultation {
            title: "Our new house".to_owned(),
            intro: "We choose a house together.".to_owned(),
            purpose: Purpose::Consultation,
            audience: Audience::Everyone,
            bands: vec![AgeBand::TwelveToFifteen, AgeBand::SixteenSeventeen],
            opens_on: day("2026-11-01"),
            closes_on: day("2026-11-30"),
            on_home: true,
            translations: Vec::new(),
            questions,
        },
        results: None,
        what_changed: None,
    })
}
