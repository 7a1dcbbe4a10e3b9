//! The first questions: at most five taps for someone in care.

use super::{Asked, DayFor, Tap, tap};
use crate::entitlements::answers::{
    Answer, Answers, AtAge, Born, Care, First, Known, Other, Since,
};
use crate::phrases::status as say;
use domain::circumstances::{Home, Studying};

/// One of the first questions, with the answers that can be true.
#[must_use]
pub fn first(question: First, answers: &Answers) -> Asked {
    match question {
        First::Age => age(),
        First::Care => care(),
        First::Since => since(),
        First::LeftAt => left_at(answers),
        First::CameAt => came_at(answers),
        First::Other => other(),
        First::Home => home(answers),
        First::Studying => studying(),
    }
}

fn age() -> Asked {
    let mut taps = vec![tap(say::age_under_14(), Answer::Born(Born::Under14))];
    taps.extend((14..25).map(|age| Tap {
        words: age.to_string(),
        answer: Answer::Born(Born::Age(age)),
    }));
    taps.push(tap(say::age_over_24(), Answer::Born(Born::Over24)));
    Asked {
        numbers: true,
        ..Asked::new(say::age(), taps)
    }
    .or_not_sure(Answer::Born(Born::NotSure))
    .or_day(DayFor::Born)
}

fn care() -> Asked {
    let taps = vec![
        tap(say::care_now(), Answer::Care(Care::Now)),
        tap(say::care_left(), Answer::Care(Care::Left)),
        tap(say::care_never(), Answer::Care(Care::Never)),
    ];
    Asked {
        hint: Some(say::care_hint()),
        ..Asked::new(say::care(), taps)
    }
    .or_not_sure(Answer::Care(Care::NotSure))
}

fn since() -> Asked {
    let taps = vec![
        tap(say::since_month(), Answer::Since(Since::UnderMonth)),
        tap(
            say::since_three_months(),
            Answer::Since(Since::ToThreeMonths),
        ),
        tap(say::since_year(), Answer::Since(Since::ToYear)),
        tap(say::since_two_years(), Answer::Since(Since::ToTwoYears)),
        tap(say::since_longer(), Answer::Since(Since::Longer)),
    ];
    Asked::new(say::since(), taps)
        .or_not_sure(Answer::Since(Since::NotSure))
        .or_day(DayFor::Since)
}

/// The oldest whole age the person has reached, as far as it was said.
fn reached(answers: &Answers) -> u8 {
    match answers.born {
        Some(Born::Under14) => 13,
        Some(Born::Age(age)) => age,
        _ => 25,
    }
}

fn ages(youngest_said: u8, make: impl Fn(AtAge) -> Answer) -> Vec<Tap> {
    let mut taps = vec![tap(say::under_14(), make(AtAge::Under14))];
    taps.extend((14..=youngest_said.min(17)).map(|age| Tap {
        words: age.to_string(),
        answer: make(AtAge::Age(age)),
    }));
    taps
}

fn left_at(answers: &Answers) -> Asked {
    let reached = reached(answers);
    let mut taps = ages(reached, Answer::Left);
    if reached >= 18 {
        taps.push(tap(say::at_18(), Answer::Left(AtAge::At18)));
    }
    Asked {
        numbers: true,
        ..Asked::new(say::left_at(), taps)
    }
    .or_not_sure(Answer::Left(AtAge::NotSure))
    .or_day(DayFor::Left)
}

/// Nobody comes into care after leaving it: later ages are not offered.
fn came_at(answers: &Answers) -> Asked {
    let latest = match answers.left {
        Some(AtAge::Under14) => 13,
        Some(AtAge::Age(age)) => age,
        _ => 17,
    };
    Asked {
        numbers: true,
        ..Asked::new(
            say::came_at(),
            ages(latest.min(reached(answers)), Answer::Came),
        )
    }
    .or_not_sure(Answer::Came(AtAge::NotSure))
    .or_day(DayFor::Came)
}

fn other() -> Asked {
    let taps = vec![
        tap(say::other_special(), Answer::Other(Other::SpecialGuardian)),
        tap(
            say::other_private(),
            Answer::Other(Other::PrivatelyFostered),
        ),
        tap(say::other_neither(), Answer::Other(Other::Neither)),
    ];
    Asked::new(say::other(), taps).or_not_sure(Answer::Other(Other::NotSure))
}

fn home(answers: &Answers) -> Asked {
    let home = |words, kind| tap(words, Answer::Home(Known::Is(kind)));
    let taps = if answers.care == Some(Care::Now) {
        vec![
            home(say::home_foster(), Home::Foster),
            home(say::home_residential(), Home::Residential),
            home(say::home_supported(), Home::Supported),
            home(say::home_connected(), Home::ConnectedTemporary),
            home(say::home_parents(), Home::Parents),
            home(say::home_custody(), Home::Custody),
            home(say::home_hospital(), Home::Hospital),
            home(say::home_other(), Home::Other),
        ]
    } else {
        vec![
            home(say::home_own(), Home::OwnTenancy),
            home(say::home_staying_put(), Home::StayingPut),
            home(say::home_supported(), Home::Supported),
            home(say::home_parents(), Home::Parents),
            home(say::home_custody(), Home::Custody),
            home(say::home_hospital(), Home::Hospital),
            home(say::home_other(), Home::Other),
        ]
    };
    Asked::new(say::home(), taps).or_not_sure(Answer::Home(Known::NotSure))
}

fn studying() -> Asked {
    let at = |words, what| tap(words, Answer::Studying(Known::Is(what)));
    let taps = vec![
        at(say::studying_school(), Studying::School),
        at(say::studying_college(), Studying::College),
        at(say::studying_university(), Studying::University),
        at(say::studying_apprenticeship(), Studying::Apprenticeship),
        at(say::studying_work(), Studying::Work),
        at(say::studying_none(), Studying::None),
    ];
    Asked::new(say::studying(), taps).or_not_sure(Answer::Studying(Known::NotSure))
}
