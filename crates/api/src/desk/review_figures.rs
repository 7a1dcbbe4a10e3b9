//! Figures of reviews: worked out in the worker's browser from what is sealed, with small
//! numbers hidden, and kept as they were, with who froze them and when. The server never
//! has what they were worked out from.

use chrono::{Datelike, Days, NaiveDate};
use domain::consultation::suppression::Threshold;
use domain::review_figures::published::Tenths;
use domain::review_figures::tally::{CODES, Shown};
use serde::{Deserialize, Serialize};

/// The most days of a period: a year.
pub const MOST_DAYS: i64 = 366;
/// Days after the end of a period in which what was kept of it is there: long enough for a
/// year to be frozen whose first quarter it was.
pub const KEPT_DAYS: u64 = 550;
/// The most characters of what is sealed: what the longest padding makes of it.
pub const MOST_SEALED: usize = 360_000;
/// The largest body that freezes or keeps, in bytes.
pub const MOST_BODY: usize = MOST_SEALED + 32_768;
/// The most periods that may be kept inside one.
pub const MOST_REPLACED: usize = 12;

/// The days that figures are about, both among them. A period begins on the first of a
/// month and ends on the last of one, and no two that are frozen overlap: the difference
/// of two would say what neither does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
}

/// How many of some. `None` is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// How many of them.
    pub of: Option<u64>,
    /// How many did.
    pub did: Option<u64>,
}

/// What is shown of the reviews of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// How many reviews were due or held in it, and how many were in time (TD-01 to TD-03).
    pub in_time: Share,
    /// The same of first reviews (TD-01).
    pub first: Share,
    /// Of second ones (TD-02).
    pub second: Share,
    /// Of later ones (TD-03).
    pub later: Share,
    /// How many reviews of children of 4 and over have a code, and in how many the child
    /// took part (PN1, PN2, PN3, PN5, PN6).
    pub took_part: Share,
    /// How many reviews have each code, PN0 to PN7.
    pub codes: Vec<Option<u64>>,
    /// How many reviews were held, and before how many of them views were sent in the app.
    #[serde(default)]
    pub views_sent: Share,
    /// How many reviews could not be counted, since nobody wrote what was needed.
    pub unknown: Option<u64>,
}

/// `POST`: freezes figures; answered by a [`Frozen`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    /// Of which days; all of them have passed.
    pub period: Period,
    /// What is shown.
    pub figures: Figures,
    /// What it counted, without how: so that no later period counts it again.
    pub counted: Sealed,
}

/// Figures that stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Their id.
    pub id: String,
    /// Of which days.
    pub period: Period,
    /// What is shown.
    pub figures: Figures,
    /// Who froze them.
    pub by: String,
    /// The day on which they did.
    pub on: NaiveDate,
}

/// `GET`: everything that is frozen, the newest period first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct All {
    /// In that order.
    pub frozen: Vec<Frozen>,
}

/// What a period counted, sealed to the team
/// ([`domain::review_figures::kept::Counted`]). The server cannot look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// The team's newest key.
    pub epoch: u32,
    /// Sealed and padded, in unpadded base 64 of the URL alphabet.
    pub sealed: String,
    /// The ids of everything kept inside the period, all of which it takes the place of.
    /// Refused with `conflict` when something else is kept there by now.
    pub replaces: Vec<String>,
}

/// `POST`: keeps what a period counted, for a longer one that is not over; answered by a
/// [`Kept`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keep {
    /// Of which days; all of them have passed, and none of them is frozen.
    pub period: Period,
    /// What it counted, and how.
    pub counted: Sealed,
}

/// What is kept of one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// Of which days.
    pub period: Period,
    /// The key that it is sealed to.
    pub epoch: u32,
    /// Sealed.
    pub sealed: String,
    /// Who kept it.
    pub by: String,
    /// The day on which they did.
    pub on: NaiveDate,
    /// The day on which it goes.
    pub goes_on: NaiveDate,
}

/// `GET`: everything that is kept, the newest period first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllKept {
    /// In that order.
    pub kept: Vec<Kept>,
}

/// Why a period is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPeriod {
    /// It begins within a month.
    #[error("begin on the first day of a month")]
    Begins,
    /// It ends within one.
    #[error("end on the last day of a month")]
    Ends,
    /// It ends before it begins.
    #[error("end after the first day")]
    Backwards,
    /// Longer than a year.
    #[error("a year at most")]
    TooLong,
    /// It is not over.
    #[error("this period is not over: wait until its last day has passed")]
    NotOver,
}

impl NotAPeriod {
    /// Which field says it.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Begins => "period.from",
            Self::Ends | Self::Backwards | Self::TooLong | Self::NotOver => "period.to",
        }
    }
}

impl Period {
    /// Whether it may be frozen or kept on this day.
    ///
    /// # Errors
    /// The first [`NotAPeriod`].
    pub fn check(self, today: NaiveDate) -> Result<(), NotAPeriod> {
        let day_after = self.to.checked_add_days(Days::new(1));
        if self.from.day() != 1 {
            Err(NotAPeriod::Begins)
        } else if day_after.is_none_or(|day| day.day() != 1) {
            Err(NotAPeriod::Ends)
        } else if self.to < self.from {
            Err(NotAPeriod::Backwards)
        } else if (self.to - self.from).num_days() >= MOST_DAYS {
            Err(NotAPeriod::TooLong)
        } else if self.to >= today {
            Err(NotAPeriod::NotOver)
        } else {
            Ok(())
        }
    }

    /// Whether this day is one of it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Whether all of the other is in it.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.holds(other.from) && self.holds(other.to)
    }

    /// Whether they have a day in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The same months a year before.
    #[must_use]
    pub fn year_before(self) -> Option<Self> {
        let from = self.from.with_year(self.from.year() - 1)?;
        // The day after the last is the first of a month: every year has that.
        let after = self.to.checked_add_days(Days::new(1))?;
        let after = after.with_year(after.year() - 1)?;
        let to = after.checked_sub_days(Days::new(1))?;
        Some(Self { from, to })
    }
}

impl Share {
    /// In percent with one decimal, where there are enough to say so.
    #[must_use]
    pub fn percent(self) -> Option<Tenths> {
        let least = u64::from(Threshold::LEAST.percentages());
        let of = self.of.filter(|of| *of >= least)?;
        Tenths::of(self.did?, of)
    }
}

impl From<Shown> for Figures {
    fn from(shown: Shown) -> Self {
        let share = |share: domain::review_figures::tally::Share| Share {
            of: share.of.shown(),
            did: share.did.shown(),
        };
        let [first, second, later] = shown.by_which.map(share);
        Self {
            in_time: share(shown.in_time),
            first,
            second,
            later,
            took_part: share(shown.took_part),
            codes: shown.codes.iter().map(|code| code.shown()).collect(),
            views_sent: share(shown.views_sent),
            unknown: shown.unknown.shown(),
        }
    }
}

impl Figures {
    /// What of them cannot be, or may not be shown: the field, and why.
    ///
    /// # Errors
    /// The first.
    pub fn check(&self) -> Result<(), (String, &'static str)> {
        let shares = [
            ("in_time", self.in_time),
            ("first", self.first),
            ("second", self.second),
            ("later", self.later),
            ("took_part", self.took_part),
            ("views_sent", self.views_sent),
        ];
        for (name, share) in shares {
            share
                .check()
                .map_err(|(part, why)| (format!("figures.{name}.{part}"), why))?;
        }
        if self.codes.len() != CODES {
            return Err(("figures.codes".to_owned(), "there are eight codes"));
        }
        let numbers = self.codes.iter().copied().enumerate();
        let numbers = numbers.map(|(at, code)| (format!("figures.codes.{at}"), code));
        for (name, number) in numbers.chain([("figures.unknown".to_owned(), self.unknown)]) {
            if number.is_some_and(is_few) {
                return Err((name, FEW));
            }
            if number.is_some_and(|number| number > MOST) {
                return Err((name, TOO_MANY));
            }
        }
        Ok(())
    }
}

/// More reviews than any council has in a year.
const MOST: u64 = 1_000_000;
const TOO_MANY: &str = "more than there can be";
const FEW: &str = "one to four is hidden: it points at somebody";

fn is_few(number: u64) -> bool {
    (1..u64::from(Threshold::LEAST.cell())).contains(&number)
}

impl Share {
    fn check(self) -> Result<(), (&'static str, &'static str)> {
        let Some(of) = self.of else {
            let nothing = self.did.is_none();
            return nothing
                .then_some(())
                .ok_or(("did", "hidden, where what it is measured by is hidden"));
        };
        if of < u64::from(Threshold::LEAST.base()) {
            return Err(("of", "fewer than ten are hidden"));
        }
        if of > MOST {
            return Err(("of", TOO_MANY));
        }
        match self.did {
            Some(did) if did > of => Err(("did", "no more than there are of them")),
            Some(did) if is_few(did) => Err(("did", FEW)),
            Some(did) if is_few(of - did) => {
                Err(("did", "what is left of them is one to four: hide it"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
#[path = "review_figures/tests.rs"]
mod tests;
