//! After care, and towards it: TD-31 to TD-35, CS-12 and MO-19.

use super::{Found, Look, Sort};
use crate::calendar::{Due, birthday, days_after, days_before, months_after, weeks_after};
use crate::care_status::CareStatus;
use crate::circumstances::{Field, Told};

/// The council whose own standard TD-35 is.
const SLOUGH: &str = "slough";

pub(super) fn next(look: &Look<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    found.extend(pathway_review(look));
    if has_left_care(look) {
        found.extend(council_home(look));
        found.extend(slough_standard(look));
    }
    found.extend(yearly_offer(look));
    if look.age < 18
        && matches!(
            look.status,
            CareStatus::Eligible | CareStatus::Relevant | CareStatus::Qualifying
        )
    {
        let from = days_before(birthday(look.person.born_on, 18), 28);
        found.push(Found::Day(
            "universal-credit-start",
            "MO-19",
            Due::On(from),
            Sort::Can,
        ));
    }
    found
}

fn has_left_care(look: &Look<'_>) -> bool {
    matches!(
        look.status,
        CareStatus::Relevant | CareStatus::FormerRelevant
    )
}

/// Whether an adviser and a plan are due at this age: always to 21, then on request
/// (CS-08, CS-12).
fn adviser_is_due(look: &Look<'_>) -> Option<bool> {
    if look.age < 21 {
        Some(true)
    } else {
        look.person.wants_adviser
    }
}

/// TD-31: pathway plan review (CLR reg 7).
fn pathway_review(look: &Look<'_>) -> Option<Found> {
    let eligible = look.status == CareStatus::Eligible;
    if !eligible && !has_left_care(look) {
        return None;
    }
    match adviser_is_due(look) {
        None => return Some(Found::Ask(Field::WantsAdviser, "TD-31")),
        Some(false) => return None,
        Some(true) => {}
    }
    match look.told(look.last.pathway_review_on, Field::PathwayReviewOn) {
        Told::On(day) => Some(Found::Day(
            "pathway-plan-review",
            "TD-31",
            Due::On(months_after(day, 6)),
            Sort::Should,
        )),
        // Still in care without a plan, the assessment comes first: TD-29.
        Told::NotYet | Told::NotTold if eligible => None,
        Told::NotYet | Told::NotTold => Some(Found::Ask(Field::PathwayReviewOn, "TD-31")),
    }
}

/// TD-32 and TD-33: a home that the council provides after care (CLR regs 7, 8).
fn council_home(look: &Look<'_>) -> Vec<Found> {
    let provided = look.home.and_then(|home| home.council_provided_16_plus);
    match look.sure(provided, Field::PlacementCouncilProvided) {
        Some(true) => {}
        Some(false) => return Vec::new(),
        None if look.home.is_none() => return vec![Found::Ask(Field::Placement, "TD-33")],
        None => return vec![Found::Ask(Field::PlacementCouncilProvided, "TD-33")],
    }
    let Some(since) = look.home_since() else {
        return vec![Found::Ask(Field::PlacementSince, "TD-33")];
    };
    let mut found = Vec::new();
    let after_28_days = days_after(since, 28);
    let reviewed = matches!(look.last.pathway_review_on, Told::On(day) if day >= after_28_days);
    if !reviewed {
        found.push(Found::Day(
            "home-28-day-review",
            "TD-32",
            Due::On(after_28_days),
            Sort::Should,
        ));
    }
    found.push(
        match look.told(look.last.adviser_contact_on, Field::AdviserContactOn) {
            Told::NotTold => Found::Ask(Field::AdviserContactOn, "TD-33"),
            Told::On(day) if day >= since => Found::Day(
                "adviser-next-visit",
                "TD-33",
                Due::On(months_after(day, 2)),
                Sort::Should,
            ),
            Told::On(_) | Told::NotYet => Found::Day(
                "adviser-first-visit",
                "TD-33",
                Due::On(days_after(since, 7)),
                Sort::Should,
            ),
        },
    );
    found
}

/// TD-35: Slough keeps in touch with its care leavers every six weeks.
fn slough_standard(look: &Look<'_>) -> Option<Found> {
    match look.person.council.as_deref() {
        None => return Some(Found::Ask(Field::Council, "TD-35")),
        Some(council) if council.eq_ignore_ascii_case(SLOUGH) => {}
        Some(_) => return None,
    }
    match adviser_is_due(look) {
        None => return Some(Found::Ask(Field::WantsAdviser, "TD-35")),
        Some(false) => return None,
        Some(true) => {}
    }
    Some(
        match look.told(look.last.adviser_contact_on, Field::AdviserContactOn) {
            Told::On(day) => Found::Day(
                "adviser-in-touch",
                "TD-35",
                Due::On(weeks_after(day, 6)),
                Sort::Should,
            ),
            Told::NotYet | Told::NotTold => Found::Ask(Field::AdviserContactOn, "TD-35"),
        },
    )
}

/// CS-12: from 21 the council offers support again at least every 12 months to a former
/// relevant young person who is not using it; the next offer is due by the next birthday.
fn yearly_offer(look: &Look<'_>) -> Option<Found> {
    if look.status != CareStatus::FormerRelevant || look.age < 21 {
        return None;
    }
    match look.person.wants_adviser {
        Some(true) => None,
        // Not having said is not using it: the offer is how the council asks.
        None | Some(false) => {
            let today = birthday(look.person.born_on, look.age);
            let next = if today == look.on {
                today
            } else {
                birthday(look.person.born_on, look.age + 1)
            };
            (next < birthday(look.person.born_on, 25)).then_some(Found::Day(
                "support-offer",
                "CS-12",
                Due::On(next),
                Sort::Should,
            ))
        }
    }
}
