use super::*;
use crate::entitlements::answers::{AtAge, Born, Care, Known, Since};
use crate::entitlements::readings::readings;
use domain::circumstances::{Home, Studying};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn in_care(born: Born) -> Answers {
    Answers {
        born: Some(born),
        care: Some(Care::Now),
        since: Some(Since::Longer),
        home: Some(Known::Is(Home::Foster)),
        studying: Some(Known::Is(Studying::College)),
        ..Answers::default()
    }
}

fn with<T>(answers: &Answers, look: impl FnOnce(&Outcome<'_>) -> T) -> T {
    let edition = content::edition().unwrap();
    let today = on("2026-11-22");
    let lives = readings(answers, "slough", today).unwrap();
    let outcome = outcome(
        &edition.rules,
        &edition.bank_holidays,
        answers,
        &lives,
        &vec![today; lives.len()],
    );
    look(&outcome.unwrap())
}

#[test]
fn with_only_an_age_no_birthday_has_a_day() {
    with(&in_care(Born::Age(16)), |outcome| {
        assert_eq!(outcome.status.is, CareStatus::Eligible);
        let eighteen = outcome
            .ahead
            .iter()
            .find(|ahead| ahead.event == Event::Birthday(18))
            .unwrap();
        assert_eq!(eighteen.on, None);
        assert!(!eighteen.starts.is_empty());
        for card in &outcome.cards {
            assert!(
                !matches!(card.stands, Stands::Later(Some(_))),
                "{}",
                card.rule.id
            );
        }
    });
}

#[test]
fn with_a_birthday_the_18th_has_its_day_and_what_starts() {
    with(&in_care(Born::On(on("2009-03-14"))), |outcome| {
        let eighteen = outcome
            .ahead
            .iter()
            .find(|ahead| ahead.event == Event::Birthday(18))
            .unwrap();
        assert_eq!(eighteen.on, Some(on("2027-03-14")));
        let money = outcome
            .cards
            .iter()
            .find(|card| card.rule.id.as_str() == "setting-up-home")
            .unwrap();
        assert_eq!(money.stands, Stands::Later(Some(on("2027-03-14"))));
        assert_eq!(money.amount.map(|amount| amount.pounds), Some(3000));
    });
}

#[test]
fn where_readings_differ_there_is_a_question_and_no_yes() {
    let answers = Answers {
        born: Some(Born::Age(19)),
        care: Some(Care::Left),
        came: Some(AtAge::Age(17)),
        left: Some(AtAge::Age(17)),
        ..Answers::default()
    };
    with(&answers, |outcome| {
        assert_eq!(outcome.status.is, CareStatus::NotSure);
        assert!(!outcome.status.certain);
        assert_eq!(outcome.ask, Some(Field::BornOn));
        let money = outcome
            .cards
            .iter()
            .find(|card| card.rule.id.as_str() == "setting-up-home")
            .unwrap();
        assert!(matches!(money.stands, Stands::Ask(_)), "{:?}", money.stands);
    });
}

#[test]
fn a_question_answered_not_sure_is_not_asked_again() {
    let mut answers = in_care(Born::On(on("2009-03-14")));
    answers.since = Some(Since::On(on("2022-05-01")));
    let mut asked = Vec::new();
    while let Some(field) = with(&answers, |outcome| outcome.ask) {
        assert!(!asked.contains(&field), "{field} twice");
        asked.push(field);
        answers.more.insert(field, More::NotSure);
    }
    assert!(!asked.is_empty());
}

/// Every card that is sure must be right on every birthday that was meant, not only
/// on the edges that were decided.
#[test]
fn what_is_sure_at_the_edges_is_true_of_every_day_between() {
    let edition = content::edition().unwrap();
    let today = on("2026-11-22");
    let left = |born, came, gone| Answers {
        care: Some(Care::Left),
        came: Some(came),
        left: Some(gone),
        home: Some(Known::Is(Home::OwnTenancy)),
        studying: Some(Known::Is(Studying::Work)),
        ..in_care(born)
    };
    let people = [
        in_care(Born::Under14),
        in_care(Born::Age(15)),
        in_care(Born::Age(17)),
        left(Born::Age(18), AtAge::Age(14), AtAge::At18),
        left(Born::Age(19), AtAge::Under14, AtAge::Age(15)),
        left(Born::Age(24), AtAge::Age(16), AtAge::Age(17)),
        left(Born::Over24, AtAge::Under14, AtAge::At18),
    ];
    for answers in people {
        let lives = readings(&answers, "slough", today).unwrap();
        let days = vec![today; lives.len()];
        let sure = outcome(
            &edition.rules,
            &edition.bank_holidays,
            &answers,
            &lives,
            &days,
        )
        .unwrap();
        let births = || lives.iter().map(|life| life.born_on);
        let (first, last) = (births().min().unwrap(), births().max().unwrap());
        for born_on in first.iter_days().take_while(|day| *day <= last).step_by(23) {
            let exact = Answers {
                born: Some(Born::On(born_on)),
                ..answers.clone()
            };
            for life in readings(&exact, "slough", today).unwrap() {
                let decided = decide(&edition.rules, &edition.bank_holidays, &life, today);
                if sure.status.is != CareStatus::NotSure {
                    assert_eq!(decided.status.is, sure.status.is, "{born_on} {answers:?}");
                }
                for (card, one) in sure.cards.iter().zip(&decided.entitlements) {
                    let stands = of(&one.stand);
                    let agrees = match card.stands {
                        Stands::Ask(_) => true,
                        Stands::Now(day) => {
                            matches!(stands, Stands::Now(theirs) if day.is_none() || day == theirs)
                        }
                        Stands::Later(day) => {
                            matches!(stands, Stands::Later(theirs) if day.is_none() || day == theirs)
                        }
                        Stands::Ended(day) => {
                            matches!(stands, Stands::Ended(theirs) if day.is_none() || day == theirs)
                        }
                        Stands::No => stands == Stands::No,
                    };
                    assert!(
                        agrees,
                        "{} for {born_on}: {:?} but {stands:?}",
                        card.rule.id, card.stands
                    );
                    assert!(
                        card.amount.is_none() || card.amount == one.stand.amount,
                        "{} for {born_on}",
                        card.rule.id
                    );
                }
            }
        }
    }
}
