//! The reviews of one year for the return on children looked after (SSDA903): which of
//! them can be handed in, what to mend in the others, and the file. Pure; nothing of it
//! is sent anywhere.
//!
//! The rules are [`domain::participation`]'s. Rule 399 (no review for a child who has
//! only short breaks) cannot be checked here: the desk does not know the legal status.

pub mod page;

use super::listing::Line;
use chrono::{Datelike as _, NaiveDate};
use csv::{Terminator, WriterBuilder};
use domain::invitation::Standing;
use domain::participation::{NoteOfReview, Participation, ReturnYear, Rule};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The headings of the file, exactly (PD-04).
pub const HEADINGS: [&str; 4] = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"];

/// One row of the file.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// The child identifier.
    pub child: String,
    /// Date of birth.
    pub born_on: NaiveDate,
    /// The day on which the review was held.
    pub held_on: NaiveDate,
    /// How the child took part.
    pub code: Participation,
}

/// Why a review is not among the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// See [`Rule`].
    #[error(transparent)]
    Rule(#[from] Rule),
    /// The day that was booked has passed, and nobody said whether it was held.
    #[error("was booked in this year, and nobody wrote when it was held: write the day in")]
    NotHeld,
    /// Sealed to a key that this reader does not hold.
    #[error("is sealed to a key that you do not hold: ask a colleague who does")]
    Shut,
}

/// The reviews of a year.
#[derive(Clone, PartialEq, Default)]
pub struct Yearly {
    /// The rows that can be handed in, by child and day.
    pub rows: Vec<Row>,
    /// The others, each with everything that is wrong with it.
    pub faulty: Vec<(Rc<Line>, Vec<Wrong>)>,
    /// The first day on which something of it may be gone from the server.
    pub first_goes_on: Option<NaiveDate>,
}

/// Sorts what is known into rows and faults.
#[must_use]
pub fn of_year(lines: &[Rc<Line>], year: ReturnYear, today: NaiveDate) -> Yearly {
    let meant: Vec<&Rc<Line>> = lines
        .iter()
        .filter(|line| belongs(line, year, today))
        .collect();
    let mut twice: HashMap<(&str, NaiveDate), usize> = HashMap::new();
    let mut born: HashMap<&str, HashSet<NaiveDate>> = HashMap::new();
    for review in meant.iter().filter_map(|line| line.review.as_ref()) {
        let Some(child) = review.child.as_deref() else {
            continue;
        };
        if let Some(held_on) = review.held_on {
            *twice.entry((child, held_on)).or_default() += 1;
        }
        born.entry(child).or_default().extend(review.born_on);
    }
    let mut yearly = Yearly::default();
    for line in meant {
        let goes_on = line.item.review.as_ref();
        let goes_on = goes_on.and_then(|review| review.goes_on.parse().ok());
        let sooner = |goes_on: &NaiveDate| yearly.first_goes_on.is_none_or(|so| *goes_on < so);
        yearly.first_goes_on = goes_on.filter(sooner).or(yearly.first_goes_on);
        let mut wrong = wrong_with(line, today);
        if let Some((child, review)) = line.review.as_ref().and_then(|review| {
            let child = review.child.as_deref()?;
            Some((child, review))
        }) {
            let on_this_day = review.held_on.map(|held_on| (child, held_on));
            if on_this_day.is_some_and(|of| twice.get(&of).is_some_and(|times| *times > 1)) {
                wrong.push(Rule::Twice.into());
            }
            if born.get(child).is_some_and(|days| days.len() > 1) {
                wrong.push(Rule::BornTwice.into());
            }
        }
        match row(line).filter(|_| wrong.is_empty()) {
            Some(row) => yearly.rows.push(row),
            None => yearly.faulty.push((line.clone(), wrong)),
        }
    }
    let place = |row: &Row| (row.child.clone(), row.held_on);
    yearly.rows.sort_by_key(place);
    yearly
}

/// Whether this is a review of that year: it was held in it, or it was booked in it, the
/// day has passed and nobody wrote when it was held.
fn belongs(line: &Line, year: ReturnYear, today: NaiveDate) -> bool {
    match line.review.as_ref().and_then(|review| review.held_on) {
        Some(held_on) => year.holds(held_on),
        None => {
            let known = line.item.review.is_some() || line.item.standing != Standing::Revoked;
            known
                && line
                    .review_on()
                    .is_some_and(|booked| booked <= today && year.holds(booked))
        }
    }
}

fn wrong_with(line: &Line, today: NaiveDate) -> Vec<Wrong> {
    if line.is_review_shut() {
        return vec![Wrong::Shut];
    }
    let review = line.review.clone().unwrap_or_default();
    let mut wrong = Vec::new();
    if review.held_on.is_none() {
        wrong.push(Wrong::NotHeld);
    }
    wrong.extend(rules_broken(&review, today).into_iter().map(Wrong::Rule));
    wrong
}

/// Every rule that what is known of a review breaks by itself.
#[must_use]
pub fn rules_broken(review: &NoteOfReview, today: NaiveDate) -> Vec<Rule> {
    let mut broken = Vec::new();
    if review.child.is_none() {
        broken.push(Rule::NoChild);
    }
    if review.born_on.is_none() {
        broken.push(Rule::NotBorn);
    }
    if review.held_on.is_some_and(|held_on| held_on > today) {
        broken.push(Rule::ToCome);
    }
    if review.code.is_none() {
        broken.push(Rule::NoCode);
    }
    if let (Some(born_on), Some(held_on)) = (review.born_on, review.held_on) {
        if held_on < born_on {
            broken.push(Rule::BeforeBirth);
        } else if let Some(rule) = review.code.and_then(|code| code.breaks(born_on, held_on)) {
            broken.push(rule);
        }
    }
    broken
}

fn row(line: &Line) -> Option<Row> {
    let review = line.review.as_ref()?;
    Some(Row {
        child: review.child.clone()?,
        born_on: review.born_on?,
        held_on: review.held_on?,
        code: review.code?,
    })
}

/// The file: headings and rows, each day as `dd/mm/yyyy`. No cell of it can be run: a
/// child identifier is letters and digits.
#[must_use]
pub fn file(rows: &[Row]) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ = writer.write_record(HEADINGS);
    for row in rows {
        let _ = writer.write_record([
            row.child.as_str(),
            &day(row.born_on),
            &day(row.held_on),
            row.code.word(),
        ]);
    }
    writer.into_inner().unwrap_or_default()
}

/// The name of the file: the kind and the year, and no child.
#[must_use]
pub fn file_name(year: ReturnYear) -> String {
    format!("ssda903-reviews-{}-{}.csv", year.begins, year.begins + 1)
}

fn day(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

#[cfg(test)]
#[path = "yearly/tests.rs"]
mod tests;
