//! The social worker's visits: TD-11 to TD-16 (CPPCR reg 28).

use super::{Found, Look, Sort};
use crate::calendar::{Due, days_after, months_after, weeks_after};
use crate::circumstances::{Basis, Field, Home, Told};
use chrono::NaiveDate;

/// A placement in its first year: the months it takes to be a year old.
const A_YEAR: u32 = 12;

pub(super) fn next(look: &Look<'_>) -> Option<Found> {
    if look.home.is_none() {
        return Some(Found::Ask(Field::Placement, "TD-11"));
    }
    let kind = look.sure(look.home.and_then(|home| home.kind), Field::PlacementKind);
    let Some(kind) = kind else {
        return Some(Found::Ask(Field::PlacementKind, "TD-11"));
    };
    if !matches!(
        kind,
        Home::Foster
            | Home::Residential
            | Home::Supported
            | Home::Parents
            | Home::ConnectedTemporary
    ) {
        return None;
    }
    let Some(since) = look.home_since() else {
        return Some(Found::Ask(Field::PlacementSince, "TD-11"));
    };
    let visited_on = match look.told(look.last.visit_on, Field::VisitOn) {
        Told::NotTold => return Some(Found::Ask(Field::VisitOn, "TD-11")),
        Told::NotYet => None,
        Told::On(day) => Some(day),
    };
    match kind {
        Home::Parents => at_home(look, since, visited_on),
        Home::ConnectedTemporary => Some(weekly_then(look, since, visited_on, 4, "TD-16")),
        _ => Some(placed(look, kind, since, visited_on)),
    }
}

fn visit(id: &'static str, fact: &'static str, day: NaiveDate) -> Found {
    Found::Day(id, fact, Due::On(day), Sort::Should)
}

/// TD-11 to TD-14: foster, residential and supported homes.
fn placed(look: &Look<'_>, kind: Home, since: NaiveDate, visited_on: Option<NaiveDate>) -> Found {
    let Some(visited_on) = visited_on.filter(|day| *day >= since) else {
        return visit("first-visit", "TD-11", days_after(since, 7));
    };
    if look.on < months_after(since, A_YEAR) {
        return visit("next-visit", "TD-12", weeks_after(visited_on, 6));
    }
    let fact_of = |read: fn(&crate::circumstances::Placement) -> Option<bool>, field| {
        look.sure(look.home.and_then(read), field)
    };
    if kind == Home::Foster {
        match fact_of(|home| home.long_term_fostered, Field::PlacementLongTerm) {
            None => return Found::Ask(Field::PlacementLongTerm, "TD-14"),
            Some(false) => {}
            Some(true) => match fact_of(
                |home| home.agrees_six_monthly_visits,
                Field::PlacementSixMonthly,
            ) {
                None => return Found::Ask(Field::PlacementSixMonthly, "TD-14"),
                Some(false) => {}
                Some(true) => return visit("next-visit", "TD-14", months_after(visited_on, 6)),
            },
        }
    }
    match fact_of(|home| home.until_18, Field::PlacementUntil18) {
        None => Found::Ask(Field::PlacementUntil18, "TD-13"),
        Some(true) => visit("next-visit", "TD-13", months_after(visited_on, 3)),
        Some(false) => visit("next-visit", "TD-13", weeks_after(visited_on, 6)),
    }
}

/// TD-15: living with parents while in care. The rule for other bases than the two
/// kinds of care order depends on an assessment that a young person cannot know.
fn at_home(look: &Look<'_>, since: NaiveDate, visited_on: Option<NaiveDate>) -> Option<Found> {
    match look.basis() {
        Some(Basis::InterimCareOrder) => Some(weekly_then(look, since, visited_on, 4, "TD-15")),
        Some(Basis::CareOrder) => {
            let order_on = look
                .person
                .care()
                .find(|period| period.from <= look.on && period.to.is_none_or(|to| to > look.on))
                .map_or(since, |period| period.from);
            let began = order_on.max(since);
            Some(match visited_on.filter(|day| *day >= began) {
                None => visit("first-visit", "TD-15", days_after(began, 7)),
                Some(day) => visit("next-visit", "TD-15", weeks_after(day, 6)),
            })
        }
        None => Some(Found::Ask(Field::CarePeriods, "TD-15")),
        Some(_) => None,
    }
}

/// Weekly until the first review, then every `weeks` weeks.
fn weekly_then(
    look: &Look<'_>,
    since: NaiveDate,
    visited_on: Option<NaiveDate>,
    weeks: u64,
    fact: &'static str,
) -> Found {
    let Some(visited_on) = visited_on.filter(|day| *day >= since) else {
        return visit("first-visit", fact, days_after(since, 7));
    };
    match look.reviews_held() {
        None => Found::Ask(Field::ReviewsHeld, fact),
        Some(0) => visit("next-visit", fact, days_after(visited_on, 7)),
        Some(_) => visit("next-visit", fact, weeks_after(visited_on, weeks)),
    }
}
