use super::*;
use crate::consultation::asked::{AskedAs, Audience, Purpose};
use crate::consultation::pledge_check::AgeBand;
use crate::ids::ChoiceId;

fn question(id: &str, kind: AskedAs, options: &[&str]) -> Question {
    let option = |id: &&str| Choice {
        id: ChoiceId::from(*id),
        label: format!("The {id}"),
    };
    Question {
        id: id.into(),
        ask: format!("What about {id}?"),
        hint: (id == "food").then(|| "Think of Friday.".to_owned()),
        kind,
        options: options.iter().map(option).collect(),
        priority: None,
        and_words: false,
    }
}

/// With all its words in Polish, each with `pl` before it.
fn asked() -> Consultation {
    let mut asked = Consultation {
        title: "Food".to_owned(),
        intro: "We choose it together.".to_owned(),
        purpose: Purpose::Consultation,
        audience: Audience::Everyone,
        bands: vec![AgeBand::TwelveToFifteen],
        opens_on: "2026-11-22".parse().unwrap(),
        closes_on: "2026-11-30".parse().unwrap(),
        on_home: true,
        questions: vec![
            question("food", AskedAs::OneOf, &["soup", "salad"]),
            question("faces", AskedAs::Faces, &[]),
            question("more", AskedAs::Words, &[]),
        ],
        translations: Vec::new(),
    };
    let pl = |words: &str| Some(format!("pl {words}"));
    let of = |question: &Question| {
        let ids = question.option_ids().into_iter();
        let words = QuestionWords {
            ask: pl(&question.ask),
            hint: question.hint.as_deref().and_then(pl),
            choice: ids.map(|id| (id.into(), format!("pl {id}"))).collect(),
        };
        (question.id.clone(), words)
    };
    asked.translations.push(Translation {
        language: "pl".to_owned(),
        title: "pl Food".to_owned(),
        intro: "pl We choose".to_owned(),
        questions: asked.questions.iter().map(of).collect(),
    });
    asked
}

fn faults(change: impl FnOnce(&mut Translation)) -> Vec<String> {
    let mut asked = asked();
    change(&mut asked.translations[0]);
    asked.faults().into_iter().map(|one| one.field).collect()
}

#[test]
fn whole_words_have_no_fault_and_leave_every_id_as_it_is() {
    let asked = asked();
    assert_eq!(asked.faults(), []);
    let polish = asked.in_language(0).unwrap();
    assert_eq!(polish.title, "pl Food");
    assert_eq!(polish.questions[0].ask, "pl What about food?");
    assert_eq!(
        polish.questions[0].hint.as_deref(),
        Some("pl Think of Friday.")
    );
    assert_eq!(polish.questions[0].options[1].label, "pl salad");
    assert_eq!(polish.questions[1].options[0].label, "pl really_good");
    for (one, other) in asked.questions.iter().zip(&polish.questions) {
        assert_eq!(one.option_ids(), other.option_ids());
        assert_eq!(one.id, other.id);
    }
    assert_eq!(asked.in_language(1), None);
}

#[test]
fn a_word_that_is_missing_stops_it_at_its_own_place() {
    assert_eq!(
        faults(|words| words.title.clear()),
        ["translations.0.title"]
    );
    assert_eq!(
        faults(|words| words.intro = "x".repeat(601)),
        ["translations.0.intro"]
    );
    let of = |words: &mut Translation| words.questions.get_mut(&"food".into()).unwrap().clone();
    assert_eq!(
        faults(|words| {
            let food = QuestionWords {
                hint: None,
                ..of(words)
            };
            words.questions.insert("food".into(), food);
        }),
        ["translations.0.questions.0.hint"]
    );
    assert_eq!(
        faults(|words| {
            let mut food = of(words);
            food.choice.insert("salad".into(), " ".to_owned());
            words.questions.insert("food".into(), food);
        }),
        ["translations.0.questions.0.options.1"]
    );
    assert_eq!(
        faults(|words| drop(words.questions.remove(&"more".into()))),
        ["translations.0.questions.2.ask"]
    );
    assert_eq!(
        faults(|words| words.language = "xx".to_owned()),
        ["translations.0"]
    );
}

#[test]
fn a_language_is_there_once_and_so_many_are_enough() {
    let mut asked = asked();
    let polish = asked.translations[0].clone();
    asked.translations = vec![polish; MOST_LANGUAGES + 1];
    let said: Vec<String> = asked.faults().into_iter().map(|one| one.field).collect();
    assert_eq!(said[0], "translations");
    assert_eq!(said.len(), 1 + MOST_LANGUAGES);
    let fault = asked.faults().pop().unwrap();
    assert_eq!(language_of(&fault, &asked).unwrap().english, "Polish");
}

#[test]
fn what_is_missing_on_a_phone_stays_english_and_fixed_options_change_together() {
    let mut asked = asked();
    let words = &mut asked.translations[0];
    words.title.clear();
    words
        .questions
        .get_mut(&"faces".into())
        .unwrap()
        .choice
        .remove(&"bad".into());
    let polish = asked.in_language(0).unwrap();
    assert_eq!(polish.title, "Food");
    assert!(polish.questions[1].options.is_empty());
}

#[test]
fn every_language_has_its_own_tag_and_a_consultation_without_one_stays_as_it_was() {
    let tags: BTreeSet<&str> = TONGUES.iter().map(|one| one.tag).collect();
    assert_eq!(tags.len(), TONGUES.len());
    assert!(TONGUES.is_sorted_by_key(|one| one.english.split(' ').next()));
    let plain = Consultation {
        translations: Vec::new(),
        ..asked()
    };
    assert!(
        !serde_json::to_string(&plain)
            .unwrap()
            .contains("translations")
    );
}
