//! Figures of reviews: worked out in the worker's browser from what is sealed, with small
//! numbers hidden, and kept as they were, with who froze them and when. The server never
//! has what they were worked out from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
