use super::*;
use crate::consultation::asked::{Audience, Purpose, Question};
use crate::form::Choice;

fn asked() -> Consultation {
    let question = |id: &str, kind, options: &[&str]| Question {
        id: id.into(),
        ask: id.to_owned(),
        hint: None,
        kind,
        options: options
            .iter()
            .map(|id| Choice {
                id: (*id).into(),
                label: (*id).to_owned(),
            })
            .collect(),
        priority: None,
        and_words: false,
    };
    Consultation {
        title: "Food".to_owned(),
        intro: "We choose it together.".to_owned(),
        purpose: Purpose::Consultation,
        audience: Audience::Everyone,
        bands: vec![AgeBand::TwelveToFifteen],
        opens_on: "2026-11-22".parse().unwrap(),
        closes_on: "2026-11-30".parse().unwrap(),
        on_home: true,
        translations: Vec::new(),
        questions: vec![
            question("face", AskedAs::Faces, &[]),
            question("yes", AskedAs::YesNo, &[]),
            question("one", AskedAs::OneOf, &["a", "b"]),
            question("some", AskedAs::SomeOf, &["a", "b"]),
            question("scale", AskedAs::Scale, &["a", "b"]),
            question("picture", AskedAs::Picture, &["sun", "sun-2"]),
            question("order", AskedAs::Ranking, &["a", "b", "c"]),
            question("words", AskedAs::Words, &[]),
        ],
    }
}

fn answered(question: &str, chosen: &[&str]) -> Answered {
    let chosen = chosen.iter().map(|option| ChoiceId::from(*option));
    Answered {
        consultation: "one".to_owned(),
        band: AgeBand::TwelveToFifteen,
        area: Area::Inside,
        answered_on: "2026-11-22".parse().unwrap(),
        choices: [(QuestionId::from(question), chosen.collect())].into(),
        mark: Mark::try_from("0a".repeat(32)).unwrap(),
        group: None,
    }
}

#[test]
fn each_kind_takes_its_own_options_and_as_many_as_it_asks_for() {
    let many = |question: &str| Err(NotAnAnswer::HowMany(question.to_owned()));
    let option = |question: &str, option: &str| {
        let (question, option) = (question.to_owned(), option.to_owned());
        Err(NotAnAnswer::Option { question, option })
    };
    let unasked = |question: &str| Err(NotAnAnswer::Question(question.to_owned()));
    for (question, chosen, wanted) in [
        ("face", &["okay"][..], Ok(())),
        ("face", &["fine"], option("face", "fine")),
        ("yes", &["not_sure"], Ok(())),
        ("yes", &["yes", "no"], many("yes")),
        ("one", &["b"], Ok(())),
        ("one", &[], many("one")),
        ("one", &["a", "b"], many("one")),
        ("one", &["c"], option("one", "c")),
        ("some", &["b"], Ok(())),
        ("some", &["b", "a"], Ok(())),
        ("some", &[], many("some")),
        ("some", &["a", "a"], option("some", "a")),
        ("scale", &["a"], Ok(())),
        ("picture", &["sun-2"], Ok(())),
        ("picture", &["sun-3"], option("picture", "sun-3")),
        ("order", &["c", "a", "b"], Ok(())),
        ("order", &["c", "a"], many("order")),
        ("order", &["c", "a", "c"], option("order", "c")),
        ("words", &["a"], unasked("words")),
        ("words", &[], unasked("words")),
        ("other", &["a"], unasked("other")),
    ] {
        let found = answered(question, chosen).check(&asked());
        assert_eq!(found, wanted, "{question} {chosen:?}");
    }
    let mut skipped = answered("one", &["a"]);
    skipped.choices.clear();
    assert_eq!(skipped.check(&asked()), Ok(()));
}

#[test]
fn what_leaves_the_phone_is_what_is_counted_and_no_more() {
    let json = serde_json::to_value(answered("one", &["a"])).unwrap();
    let mut names: Vec<&String> = json.as_object().unwrap().keys().collect();
    // In which order they come is serde_json's, and changes with who else uses it.
    names.sort();
    let wanted = [
        "answered_on",
        "area",
        "band",
        "choices",
        "consultation",
        "mark",
    ];
    assert_eq!(names, wanted);
    let mut more = json;
    more["born_on"] = "2012-01-01".into();
    assert!(serde_json::from_value::<Answered>(more).is_err());
}

#[test]
fn only_a_durable_proof_of_this_very_answer_proves_it() {
    let (one, other) = (answered("one", &["a"]), answered("one", &["b"]));
    let of = |durable| AnswerTaken {
        answered: one.clone(),
        outcome: Outcome::TooLate,
        durable,
    };
    assert!(of(true).covers(&one));
    assert!(!of(true).covers(&other) && !of(false).covers(&one));
}
