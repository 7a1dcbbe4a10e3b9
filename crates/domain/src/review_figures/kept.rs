//! What is kept of a period until a longer one is over. What is written about a review goes
//! after half a year, and a year is longer: so the worker's browser keeps how each review
//! was counted, sealed to the team, under the id of its invitation. Nothing of it says whose
//! review it was, or on which day.
//!
//! It is also how nothing counts twice: what one period has counted, no other counts again,
//! whatever was written about it since.

use super::Review;
use crate::ids::InvitationId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What one period counted. Sealed to the team.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// The shape of this record.
    pub v: u8,
    /// Each review as it was counted. None once the period is frozen: then its figures are
    /// there, and only what is in them must be known.
    pub rows: Vec<(InvitationId, Review)>,
    /// What is counted besides: a second invitation to a review that is in the rows, and
    /// everything of a period that is frozen.
    pub also: Vec<InvitationId>,
}

impl std::fmt::Debug for Counted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Counted { .. }")
    }
}

impl Counted {
    /// The shape that is written now.
    pub const VERSION: u8 = 1;

    /// Everything that it counted.
    pub fn ids(&self) -> impl Iterator<Item = &InvitationId> {
        self.rows.iter().map(|(id, _)| id).chain(&self.also)
    }

    /// The same without how each was counted, for a period that is frozen.
    #[must_use]
    pub fn closed(&self) -> Self {
        Self {
            v: Self::VERSION,
            rows: Vec::new(),
            also: self.ids().cloned().collect(),
        }
    }

    /// What a period counts: what was kept of it, and what is still there now, each once.
    /// What is there now is newer than what was kept, and what another period (`elsewhere`)
    /// counted is left to it.
    #[must_use]
    pub fn of(
        kept: &[Self],
        now: &[(InvitationId, Review)],
        twice: &[InvitationId],
        elsewhere: &[Self],
    ) -> Self {
        let theirs: BTreeSet<&InvitationId> = elsewhere.iter().flat_map(Self::ids).collect();
        let others: BTreeSet<&InvitationId> = twice.iter().collect();
        let before = kept.iter().flat_map(|kept| &kept.rows);
        let rows: BTreeMap<&InvitationId, Review> = before
            .chain(now)
            .filter(|(id, _)| !theirs.contains(id) && !others.contains(id))
            .map(|(id, review)| (id, *review))
            .collect();
        let also = kept.iter().flat_map(|kept| &kept.also).chain(twice);
        let also: BTreeSet<&InvitationId> = also
            .filter(|id| !rows.contains_key(id) && !theirs.contains(id))
            .collect();
        Self {
            v: Self::VERSION,
            also: also.into_iter().cloned().collect(),
            rows: rows
                .into_iter()
                .map(|(id, review)| (id.clone(), review))
                .collect(),
        }
    }
}
