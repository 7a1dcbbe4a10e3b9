//! Groups that young people can join, as content says. When one meets is an
//! [`event::Event`], which staff write at the desk. Where it meets is in neither.

pub mod event;
pub mod praise;

use crate::consultation::pledge_check::AgeBand;
use crate::ids::GroupId;
use crate::sourced::Source;
use serde::{Deserialize, Serialize};

/// One group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// What happens there, in a sentence.
    pub what: String,
    /// Who it is for, in a sentence.
    pub who_for: String,
    /// How old those are.
    pub bands: Vec<AgeBand>,
    /// How often it meets, in a sentence.
    pub how_often: String,
    /// How to join: by asking a person.
    pub how_to_join: String,
    /// Whom to ask where it meets: "the participation team".
    pub ask: String,
    /// Number to ring them.
    pub call: String,
    /// Where it comes from.
    pub source: Source,
}

/// What is wrong with something that staff write, in a line that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The field.
    pub field: &'static str,
    /// What is wrong, and what to do.
    pub what: String,
}

/// What is wrong with these words, if anything.
fn words(field: &'static str, text: &str, most: usize, needed: bool) -> Option<Wrong> {
    let found = text.chars().count();
    let what = if needed && text.trim().is_empty() {
        "write something here".to_owned()
    } else if found > most {
        format!("{most} characters at most, not {found}: make it shorter")
    } else {
        return None;
    };
    Some(Wrong { field, what })
}
