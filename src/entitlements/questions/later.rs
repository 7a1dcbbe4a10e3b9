//! The questions after the first ones: asked one at a time, and only because the
//! answer would change something.

use super::{Asked, DayFor, first, tap};
use crate::entitlements::answers::{Answer, Answers, AtAge, Care, First, More, Since};
use crate::phrases::status as say;
use domain::circumstances::{Basis, Field, LeftTo};
use domain::edition::Trust;

/// The question for this fact.
#[must_use]
pub fn later(field: Field, answers: &Answers, trust: &Trust) -> Asked {
    match field {
        Field::BornOn => only_day(say::born(), DayFor::Born),
        Field::CarePeriods => times_in_care(answers),
        Field::LeftCareTo => left_to(),
        Field::ReviewsHeld => reviews_held(),
        Field::LeftCareOn => only_day(say::left_on(), DayFor::More(field)),
        Field::Placement | Field::PlacementKind => first(First::Home, answers),
        Field::PlacementSince => only_day(say::home_since(), DayFor::More(field)),
        Field::ReviewOn => only_day(say::review_on(), DayFor::More(field)),
        Field::VisitOn => day_or_not_yet(say::visit_on(), field),
        Field::HealthAssessmentOn => day_or_not_yet(say::health_on(), field),
        Field::PathwayReviewOn => day_or_not_yet(say::pathway_on(), field),
        Field::AdviserContactOn => day_or_not_yet(&say::adviser_on(&trust.adviser), field),
        Field::PlacementUntil18 => yes_no(say::until_18(), field),
        Field::PlacementLongTerm => yes_no(say::long_term(), field),
        Field::PlacementSixMonthly => yes_no(say::six_monthly(), field),
        Field::PlacementCouncilProvided => yes_no(say::council_home(), field),
        Field::Studying => first(First::Studying, answers),
        Field::Unaccompanied => yes_no(say::unaccompanied(), field),
        Field::SpecialGuardianship => yes_no(say::special_guardian(), field),
        Field::PrivatelyFostered => yes_no(say::privately_fostered(), field),
        Field::StayingPut => yes_no(say::staying_put(), field),
        Field::WantsAdviser => yes_no(say::wants_adviser(), field),
        Field::Council => yes_no(&say::council(&trust.short_name), field),
        // No question would settle these: they are never asked.
        Field::SchoolTerms | Field::Last => yes_no(say::more_title(), field),
    }
    .or_skip(field)
}

impl Asked {
    /// "Not sure" is there once, whatever the question.
    fn or_skip(self, field: Field) -> Self {
        let not_sure = Answer::More(field, More::NotSure);
        let taps = self
            .taps
            .into_iter()
            .filter(|tap| tap.words != say::not_sure())
            .collect();
        Self { taps, ..self }.or_not_sure(not_sure)
    }
}

fn only_day(title: &str, day: DayFor) -> Asked {
    Asked {
        day_first: true,
        ..Asked::new(title, Vec::new()).or_day(day)
    }
}

fn day_or_not_yet(title: &str, field: Field) -> Asked {
    let not_yet = tap(say::not_yet(), Answer::More(field, More::NotYet));
    Asked {
        day_first: true,
        ..Asked::new(title, vec![not_yet]).or_day(DayFor::More(field))
    }
}

fn yes_no(title: &str, field: Field) -> Asked {
    let taps = vec![
        tap(say::yes(), Answer::More(field, More::Yes)),
        tap(say::no(), Answer::More(field, More::No)),
    ];
    Asked::new(title, taps)
}

/// The exact day of what is still rough; where nothing is, the law it is under.
fn times_in_care(answers: &Answers) -> Asked {
    let exact_since = matches!(answers.since, Some(Since::On(_)));
    let exact_left = matches!(answers.left, Some(AtAge::On(_) | AtAge::At18));
    match answers.care {
        Some(Care::Now) if exact_since => basis(),
        Some(Care::Now) => only_day(say::since_day(), DayFor::Since),
        Some(Care::Left) if exact_left => only_day(say::since_day(), DayFor::Came),
        Some(Care::Left) => only_day(say::left_day(), DayFor::Left),
        _ => first(First::Care, answers),
    }
}

fn basis() -> Asked {
    let under = |words, basis| tap(words, Answer::More(Field::CarePeriods, More::Under(basis)));
    Asked::new(
        say::basis(),
        vec![
            under(say::basis_order(), Basis::CareOrder),
            under(say::basis_interim(), Basis::InterimCareOrder),
            under(say::basis_agreed(), Basis::Section20),
            under(say::basis_remand(), Basis::Remand),
        ],
    )
}

fn left_to() -> Asked {
    let to = |words, to| tap(words, Answer::More(Field::LeftCareTo, More::WentTo(to)));
    Asked::new(
        say::left_to(),
        vec![
            to(say::left_to_parent(), LeftTo::Parent),
            to(say::left_to_guardian(), LeftTo::SpecialGuardianship),
            to(say::left_to_adoption(), LeftTo::Adoption),
            to(say::left_to_own(), LeftTo::Independent),
            to(say::left_to_other(), LeftTo::Other),
        ],
    )
}

fn reviews_held() -> Asked {
    let held = |words, count| tap(words, Answer::More(Field::ReviewsHeld, More::Count(count)));
    Asked::new(
        say::reviews_held(),
        vec![
            held(say::reviews_none(), 0),
            held(say::reviews_one(), 1),
            held(say::reviews_more(), 2),
        ],
    )
}
