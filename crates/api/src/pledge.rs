//! Figures of the pledge check, after small numbers were hidden. What is hidden is not
//! in them at all. A rating itself is [`domain::consultation::pledge_check::Rated`].

use domain::consultation::pledge_check::Rating;
use domain::consultation::quarter::Quarter;
use domain::consultation::suppression::Table;
use domain::ids::{PriorityId, PromiseId};
use serde::{Deserialize, Serialize};

/// How one promise or priority was rated. `None` is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// How many ratings.
    pub base: Option<u64>,
    /// How many of each, in the order of [`Rating::ALL`].
    pub ratings: Vec<Option<u64>>,
    /// The same in whole percent, where there are enough.
    pub percent: Vec<Option<u64>>,
}

impl From<&Table> for Figures {
    fn from(table: &Table) -> Self {
        let places = 0..Rating::ALL.len();
        Self {
            base: table.base.shown(),
            ratings: table.cells.iter().map(|cell| cell.shown()).collect(),
            percent: places.map(|at| table.percent(at)).collect(),
        }
    }
}

impl Figures {
    /// Nothing that may be shown.
    #[must_use]
    pub fn hidden() -> Self {
        Self {
            base: None,
            ratings: vec![None; Rating::ALL.len()],
            percent: vec![None; Rating::ALL.len()],
        }
    }

    /// Whether all of it is hidden.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.base.is_none() && self.ratings.iter().all(Option::is_none)
    }
}

/// `GET` for phones: the newest quarter that is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Which.
    pub quarter: Quarter,
    /// The promises that anything may be shown of.
    pub promises: Vec<PromiseFigures>,
}

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseFigures {
    /// Which.
    pub promise: PromiseId,
    /// How it was rated.
    pub figures: Figures,
}

/// `GET` for the desk: this quarter against the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// The newest first.
    pub quarters: Vec<QuarterResults>,
}

/// One quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterResults {
    /// Which.
    pub quarter: Quarter,
    /// Whether nothing more is counted. Until then figures move in steps of ten ratings,
    /// and are not told apart by age.
    pub closed: bool,
    /// In the order of the pledge.
    pub priorities: Vec<PriorityFigures>,
}

/// One priority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityFigures {
    /// Which.
    pub priority: PriorityId,
    /// All its promises together.
    pub figures: Figures,
    /// The same by age, in the order of
    /// [`domain::consultation::pledge_check::AgeBand::ALL`]; empty while it is open.
    pub bands: Vec<Figures>,
    /// Each promise, in order.
    pub promises: Vec<PromiseFigures>,
}
