//! What rough answers may mean: the few lives at the edges of what was said. What
//! holds in all of them holds; where they differ, a question is asked, never a
//! guess made.

use super::answers::{Answers, AtAge, Born, Care, Known, More, Other, Since};
use chrono::{Months, NaiveDate};
use domain::calendar::{birthday, days_after, days_before};
use domain::circumstances::{
    CarePeriod, Circumstances, Fault, Field, Home, Last, LeftTo, Placement, Told,
};

/// The oldest age that "25 or over" stretches to.
const OLDEST: u32 = 40;

/// The lives that these answers may mean on the day `today`; none while the age is
/// not known. `council` is the trust's own.
///
/// # Errors
/// What cannot be true, when an exact day was given wrongly.
pub fn readings(
    answers: &Answers,
    council: &str,
    today: NaiveDate,
) -> Result<Vec<Circumstances>, Fault> {
    let mut lives: Vec<Circumstances> = Vec::new();
    for born_on in births(answers, today) {
        for periods in times_in_care(answers, born_on, today) {
            let life = life(answers, council, born_on, periods);
            life.check(today)?;
            if !lives.contains(&life) {
                lives.push(life);
            }
        }
    }
    Ok(lives)
}

/// The fact whose exact day would make these answers less rough, if any.
#[must_use]
pub fn roughest(answers: &Answers) -> Option<Field> {
    let rough_age = matches!(answers.born, Some(Born::Under14 | Born::Age(_)));
    let rough_care = match answers.care {
        Some(Care::Now) => !matches!(answers.since, Some(Since::On(_))),
        Some(Care::Left) => !matches!(
            (answers.came, answers.left),
            (Some(AtAge::On(_)), Some(AtAge::On(_) | AtAge::At18))
        ),
        _ => false,
    };
    if rough_age {
        Some(Field::BornOn)
    } else {
        rough_care.then_some(Field::CarePeriods)
    }
}

/// The earliest and the latest birthday.
fn births(answers: &Answers, today: NaiveDate) -> Vec<NaiveDate> {
    let years_ago = |years: u32| {
        today
            .checked_sub_months(Months::new(years * 12))
            .unwrap_or(today)
    };
    let between = |youngest: u32, oldest: u32| {
        vec![days_after(years_ago(oldest + 1), 1), years_ago(youngest)]
    };
    match answers.born {
        None | Some(Born::NotSure) => Vec::new(),
        Some(Born::On(day)) => vec![day],
        Some(Born::Under14) => between(0, 13),
        Some(Born::Age(age)) => between(u32::from(age), u32::from(age)),
        Some(Born::Over24) => between(25, OLDEST),
    }
}

/// The longest and the shortest time in care; `None` where nothing is known.
fn times_in_care(
    answers: &Answers,
    born_on: NaiveDate,
    today: NaiveDate,
) -> Vec<Option<Vec<CarePeriod>>> {
    match answers.care {
        None | Some(Care::NotSure) => vec![None],
        Some(Care::Never) => vec![Some(Vec::new())],
        Some(Care::Now) => {
            let Some((earliest, latest)) = since(answers.since, born_on, today) else {
                return vec![None];
            };
            [earliest, latest]
                .map(|from| Some(vec![period(answers, from, None)]))
                .to_vec()
        }
        Some(Care::Left) => {
            let came = at_age(answers.came, born_on, today);
            let left = at_age(answers.left, born_on, today);
            let (Some((came_first, came_last)), Some((left_first, left_last))) = (came, left)
            else {
                return vec![None];
            };
            // The shortest time is no day at all when both fell into the same year.
            let same_year = answers.came == answers.left;
            let shortest_from = if same_year { left_first } else { came_last };
            [(came_first, left_last), (shortest_from, left_first)]
                .map(|(from, to)| Some(vec![period(answers, from, Some(to))]))
                .to_vec()
        }
    }
}

fn period(answers: &Answers, from: NaiveDate, to: Option<NaiveDate>) -> CarePeriod {
    let basis = match answers.more(Field::CarePeriods) {
        Some(More::Under(basis)) => Some(basis),
        _ => None,
    };
    CarePeriod {
        from,
        to,
        basis: basis.filter(|_| to.is_none()),
        short_breaks: false,
    }
}

fn since(
    since: Option<Since>,
    born_on: NaiveDate,
    today: NaiveDate,
) -> Option<(NaiveDate, NaiveDate)> {
    let months_ago = |months: u32| {
        today
            .checked_sub_months(Months::new(months))
            .unwrap_or(today)
            .max(born_on)
    };
    Some(match since? {
        Since::NotSure => return None,
        Since::On(day) => (day, day),
        Since::UnderMonth => (months_ago(1), today),
        Since::ToThreeMonths => (months_ago(3), months_ago(1)),
        Since::ToYear => (months_ago(12), months_ago(3)),
        Since::ToTwoYears => (months_ago(24), months_ago(12)),
        Since::Longer => (born_on, months_ago(24)),
    })
}

fn at_age(
    at: Option<AtAge>,
    born_on: NaiveDate,
    today: NaiveDate,
) -> Option<(NaiveDate, NaiveDate)> {
    let in_years = |from: i32, to: i32| {
        let first = birthday(born_on, from).min(today);
        let last = days_before(birthday(born_on, to + 1), 1).min(today);
        (first, last)
    };
    Some(match at? {
        AtAge::NotSure => return None,
        AtAge::On(day) => (day, day),
        AtAge::Under14 => in_years(0, 13),
        AtAge::Age(age) => in_years(i32::from(age), i32::from(age)),
        AtAge::At18 => {
            let day = birthday(born_on, 18).min(today);
            (day, day)
        }
    })
}

fn life(
    answers: &Answers,
    council: &str,
    born_on: NaiveDate,
    care_periods: Option<Vec<CarePeriod>>,
) -> Circumstances {
    let yes_no = |field| match answers.more(field) {
        Some(More::Yes) => Some(true),
        Some(More::No) => Some(false),
        _ => None,
    };
    let day = |field| match answers.more(field) {
        Some(More::On(day)) => Some(day),
        _ => None,
    };
    let left_care_to = match answers.more(Field::LeftCareTo) {
        Some(More::WentTo(to)) => Some(to),
        _ => None,
    };
    let special = answers.other == Some(Other::SpecialGuardian)
        || left_care_to == Some(LeftTo::SpecialGuardianship);
    let home = answers.home.and_then(Known::told);
    Circumstances {
        care_periods,
        left_care_to,
        left_care_on: day(Field::LeftCareOn),
        placement: home.map(|kind| placement(kind, day(Field::PlacementSince), yes_no)),
        last: last(answers),
        studying: answers.studying.and_then(Known::told),
        unaccompanied: yes_no(Field::Unaccompanied),
        special_guardianship: yes_no(Field::SpecialGuardianship).or(special.then_some(true)),
        privately_fostered: yes_no(Field::PrivatelyFostered)
            .or((answers.other == Some(Other::PrivatelyFostered)).then_some(true)),
        staying_put: yes_no(Field::StayingPut).or((home == Some(Home::StayingPut)).then_some(true)),
        wants_adviser: yes_no(Field::WantsAdviser),
        council: match answers.more(Field::Council) {
            Some(More::No) => Some("another".to_owned()),
            Some(More::NotSure) => None,
            _ => Some(council.to_owned()),
        },
        unsure: unsure(answers),
        ..Circumstances::born(born_on)
    }
}

fn placement(
    kind: Home,
    since: Option<NaiveDate>,
    yes_no: impl Fn(Field) -> Option<bool>,
) -> Placement {
    Placement {
        since,
        kind: Some(kind),
        until_18: yes_no(Field::PlacementUntil18),
        long_term_fostered: yes_no(Field::PlacementLongTerm),
        agrees_six_monthly_visits: yes_no(Field::PlacementSixMonthly),
        council_provided_16_plus: yes_no(Field::PlacementCouncilProvided),
    }
}

fn last(answers: &Answers) -> Last {
    let told = |field| match answers.more(field) {
        Some(More::On(day)) => Told::On(day),
        Some(More::NotYet) => Told::NotYet,
        _ => Told::NotTold,
    };
    Last {
        reviews_held: match answers.more(Field::ReviewsHeld) {
            Some(More::Count(held)) => Some(held),
            _ => None,
        },
        review_on: match answers.more(Field::ReviewOn) {
            Some(More::On(day)) => Some(day),
            _ => None,
        },
        visit_on: told(Field::VisitOn),
        health_assessment_on: told(Field::HealthAssessmentOn),
        pathway_review_on: told(Field::PathwayReviewOn),
        adviser_contact_on: told(Field::AdviserContactOn),
    }
}

/// What the person said they were not sure of.
fn unsure(answers: &Answers) -> Vec<Field> {
    let mut unsure: Vec<Field> = answers
        .more
        .iter()
        .filter(|(_, more)| **more == More::NotSure)
        .map(|(field, _)| *field)
        .collect();
    if answers.other == Some(Other::NotSure) {
        unsure.extend([Field::SpecialGuardianship, Field::PrivatelyFostered]);
    }
    unsure
}

#[cfg(test)]
mod tests;
