//! Figures of looked-after reviews: whether they were held in time (TD-01 to TD-03) and how
//! the child took part. What is known of one review becomes one [`Review`], reviews become a
//! tally ([`tally`]), and of a tally is shown what points at nobody.
//!
//! By when a review is due is [`crate::due::reviews`]'s to say, and what may be shown
//! [`crate::consultation::suppression`]'s. What is kept for a longer period is in [`kept`],
//! figures of earlier years that somebody else published in [`published`].

pub mod kept;
pub mod published;
pub mod tally;

use crate::calendar::{BankHolidays, Due};
use crate::due::reviews::ReviewsHeld;
use crate::participation::{NoteOfReview, Participation};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which review the law speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Within 20 working days (TD-01).
    First,
    /// Within 3 months of the first (TD-02).
    Second,
    /// Within 6 months of the last (TD-03).
    Later,
}

impl Which {
    /// In their order.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Later];

    /// The one that comes after these.
    #[must_use]
    pub const fn after(before: ReviewsHeld) -> Self {
        match before {
            ReviewsHeld::None { .. } => Self::First,
            ReviewsHeld::One { .. } => Self::Second,
            ReviewsHeld::More { .. } => Self::Later,
        }
    }
}

/// One review, as it is counted: nothing of it says whose it was, or when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// It was held.
    Held {
        /// Which it was, and whether it was in time; none where it cannot be said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        timely: Option<(Which, bool)>,
        /// How the child took part.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<Participation>,
        /// Whether views had been sent in the app.
        #[serde(default)]
        views_sent: bool,
    },
    /// It was due, and was not held.
    NotHeld(Which),
    /// Nobody wrote whether it was held, or by when it was due.
    Unknown,
}

/// What nobody wrote, so that a review is not counted as it could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// When it was held, or that it was not.
    #[error("does not say whether it was held: write the day, or that it was not held")]
    Held,
    /// Which review it was, and since when the law counts.
    #[error("does not say which review it was, or from which day the time counts: write both in")]
    Before,
    /// How the child took part.
    #[error("has no participation code: choose PN0 to PN7")]
    Code,
    /// The day from which the time counts lies after the review.
    #[error("was held before the day from which the time counts: check both days")]
    Order,
    /// The list of bank holidays does not reach that far.
    #[error(
        "counts working days beyond the list of bank holidays: have the list brought up to date"
    )]
    Holidays,
}

/// What is known of one review.
#[derive(Debug, Clone, Copy)]
pub struct Known<'n> {
    /// What staff wrote about it.
    pub note: Option<&'n NoteOfReview>,
    /// How many reviews there had been, as its invitation was made with.
    pub invited: Option<ReviewsHeld>,
    /// The day it was booked for.
    pub booked_on: Option<NaiveDate>,
    /// The day its invitation was made: stands for its own where nobody wrote any.
    pub made_on: Option<NaiveDate>,
    /// Whether views had been sent in the app.
    pub views_sent: bool,
}

/// One review as it is counted, where it belongs, and what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The day by which it belongs to a period: that on which it was held; of one that was
    /// not, that by which it was due; else the day it was booked for.
    pub on: NaiveDate,
    /// As it is counted.
    pub review: Review,
    /// What is missing.
    pub missing: Vec<Missing>,
}

impl Known<'_> {
    /// How many reviews there had been.
    #[must_use]
    pub fn before(&self) -> Option<ReviewsHeld> {
        self.note.and_then(|note| note.before).or(self.invited)
    }

    /// How it is counted; nothing where no day at all is known.
    #[must_use]
    pub fn looked(&self, holidays: &BankHolidays) -> Option<Looked> {
        let before = self.before();
        let due = before.map(|before| before.next_by_law(holidays).due);
        let held_on = self.note.and_then(|note| note.held_on);
        let not_held = held_on.is_none() && self.note.is_some_and(|note| note.not_held);
        let mut missing = Vec::new();
        if let Some(held_on) = held_on {
            let timely = before
                .zip(due)
                .map_or(Err(Missing::Before), |(before, due)| {
                    timely(before, due, held_on).map(|timely| (Which::after(before), timely))
                });
            missing.extend(timely.err());
            let code = self.note.and_then(|note| note.code);
            missing.extend(code.is_none().then_some(Missing::Code));
            return Some(Looked {
                on: held_on,
                review: Review::Held {
                    timely: timely.ok(),
                    code,
                    views_sent: self.views_sent,
                },
                missing,
            });
        }
        let due_on = due.map(Due::roughly);
        if let (true, Some(before), Some(on)) = (not_held, before, due_on) {
            return Some(Looked {
                on,
                review: Review::NotHeld(Which::after(before)),
                missing,
            });
        }
        missing.push(if not_held {
            Missing::Before
        } else {
            Missing::Held
        });
        Some(Looked {
            on: self.booked_on.or(due_on).or(self.made_on)?,
            review: Review::Unknown,
            missing,
        })
    }
}

fn timely(before: ReviewsHeld, due: Due, held_on: NaiveDate) -> Result<bool, Missing> {
    if held_on < counts_from(before) {
        return Err(Missing::Order);
    }
    due.exactly()
        .map(|due_on| held_on <= due_on)
        .ok_or(Missing::Holidays)
}

/// The day from which the law counts.
#[must_use]
pub const fn counts_from(before: ReviewsHeld) -> NaiveDate {
    match before {
        ReviewsHeld::None { in_care_since } => in_care_since,
        ReviewsHeld::One { last_on } | ReviewsHeld::More { last_on } => last_on,
    }
}

/// How many reviews there had been before a review of this child on this day, from what is
/// known of the same child's others; nothing where they do not say it.
pub fn worked_out<'n>(
    child: &str,
    on: NaiveDate,
    others: impl IntoIterator<Item = &'n NoteOfReview>,
) -> Option<ReviewsHeld> {
    let same = |note: &&NoteOfReview| note.child.as_deref() == Some(child);
    let mut earlier: Vec<(NaiveDate, Option<ReviewsHeld>)> = others
        .into_iter()
        .filter(same)
        .filter_map(|note| Some((note.held_on.filter(|held_on| *held_on < on)?, note.before)))
        .collect();
    earlier.sort_by_key(|(held_on, before)| (*held_on, before.is_some()));
    let (last_on, before) = earlier.last().copied()?;
    match before {
        Some(before) => Some(before.and_one_on(last_on)),
        // Two that were held leave no doubt that the next is a later one.
        None => (earlier.iter().any(|(held_on, _)| *held_on < last_on))
            .then_some(ReviewsHeld::More { last_on }),
    }
}

#[cfg(test)]
mod tests;
