use super::*;
use crate::consultation::answered::Area;
use crate::consultation::asked::{Audience, Purpose, Question};
use crate::consultation::pledge_check::{AgeBand, Mark};
use crate::form::Choice;

fn question(id: &str, kind: AskedAs, options: &[&str]) -> Question {
    let options = options.iter().map(|option| Choice {
        id: ChoiceId::from(*option),
        label: (*option).to_owned(),
    });
    Question {
        id: QuestionId::from(id),
        ask: id.to_owned(),
        hint: None,
        kind,
        options: options.collect(),
        priority: None,
        and_words: false,
    }
}

fn asked() -> Consultation {
    Consultation {
        title: String::new(),
        intro: String::new(),
        purpose: Purpose::QuickPoll,
        audience: Audience::Everyone,
        bands: vec![AgeBand::TwelveToFifteen],
        opens_on: "2026-11-22".parse().unwrap(),
        closes_on: "2026-11-22".parse().unwrap(),
        on_home: true,
        translations: Vec::new(),
        questions: vec![
            question("yes", AskedAs::YesNo, &[]),
            question("words", AskedAs::Words, &[]),
            question("order", AskedAs::Ranking, &["a", "b"]),
            question("some", AskedAs::SomeOf, &["a", "b", "c"]),
        ],
    }
}

fn answered(choices: &[(&str, &[&str])]) -> Answered {
    let choices = choices.iter().map(|(of, chosen)| {
        let chosen = chosen.iter().map(|option| ChoiceId::from(*option));
        (QuestionId::from(*of), chosen.collect())
    });
    Answered {
        consultation: String::new(),
        band: AgeBand::NotSaid,
        area: Area::NotSaid,
        answered_on: "2026-11-22".parse().unwrap(),
        choices: choices.collect(),
        mark: Mark::try_from("0a".repeat(32)).unwrap(),
        group: None,
    }
}

#[test]
fn numbers_stand_question_after_question_and_own_words_have_none() {
    let layout = Layout::of(&asked());
    // 1 + 3, then 1 + 2 × 2, then 1 + 3.
    assert_eq!((layout.numbers(), layout.questions().len()), (13, 3));
    for (choices, numbers) in [
        (&[][..], vec![]),
        (&[("yes", &["no"][..])], vec![0, 2]),
        (&[("order", &["b", "a"])], vec![4, 6, 7]),
        (&[("order", &["a", "b"])], vec![4, 5, 8]),
        (&[("some", &["c", "a"])], vec![9, 10, 12]),
        (
            &[("some", &["b"]), ("yes", &["not_sure"])],
            vec![0, 3, 9, 11],
        ),
    ] {
        assert_eq!(
            layout.numbers_of(&answered(choices)),
            numbers,
            "{choices:?}"
        );
    }
    // Who put `b` first.
    assert_eq!(layout.questions()[1].option(1), 7);
}

#[test]
fn numbers_are_packed_and_unpacked_and_nothing_else_is() {
    for (numbers, packed) in [
        (vec![], ""),
        (vec![0, 0, 0], ""),
        (vec![1, 0, 0], "1"),
        (vec![0, 12, 3], ",12,3"),
        (vec![0, 0, u64::MAX], ",,18446744073709551615"),
    ] {
        assert_eq!(pack(&numbers), packed);
        assert_eq!(unpack(packed, numbers.len()), Some(numbers));
    }
    assert_eq!(unpack("1,2", 1), None);
    assert_eq!(unpack("1,-2", 2), None);
    assert_eq!(unpack("18446744073709551616", 1), None);
}
