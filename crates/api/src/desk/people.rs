//! The people of the desk: invited by a lead, accepted with a one-time code,
//! confirmed when two people have compared the safety words; removed.

use crate::desk::roles::Role;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many days a member's one-time code is good for.
pub const CODE_DAYS: u32 = 7;
/// The most members at once: more is a mistake.
pub const MOST_PEOPLE: usize = 200;

/// How far a member has come. Only a confirmed one can do anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Has a code and has not used it.
    Invited,
    /// Has made their own key, and waits until the safety words were compared.
    Accepted,
    /// Is in the team.
    Confirmed,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 3] = [Self::Invited, Self::Accepted, Self::Confirmed];

    /// As the wire and the store write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Accepted => "accepted",
            Self::Confirmed => "confirmed",
        }
    }

    /// The standing of this word; none for one who was removed.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|standing| standing.word() == word)
    }
}

/// `GET`: everybody who was not removed, in the order they were invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// The members.
    pub people: Vec<Person>,
    /// Somebody who held the newest key was removed: the team needs a new one.
    pub new_key_due: bool,
}

/// One member, as leads and participation workers see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they type to sign in.
    pub sign_in_name: String,
    /// What they are to the team.
    pub role: Role,
    /// How far they have come.
    pub standing: Standing,
    /// They were confirmed before, and have a new key of their own since.
    #[serde(default)]
    pub again: bool,
    /// The last day their code can be used; absent when they have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_ends_on: Option<String>,
    /// Their code has run out.
    #[serde(default)]
    pub code_over: bool,
    /// The public half of their own key, unpadded base 64; absent before they accept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_key: Option<String>,
    /// What somebody with the newest key left to say that this public key is theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouch: Option<String>,
    /// Whether they hold the newest key.
    #[serde(default)]
    pub holds_newest: bool,
}

/// `POST`: invites somebody (201 and [`NewCode`]). 409 when the sign-in name is taken,
/// 422 for a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// Their name, as colleagues know it.
    pub name: String,
    /// What they will type to sign in; capitals do not matter.
    pub sign_in_name: String,
    /// What they are to the team.
    pub role: Role,
}

/// A one-time code, said once and kept only as its hash. Also the answer (200) to a
/// `POST` for another code: the one before opens nothing more.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCode {
    /// Whose it is.
    pub id: String,
    /// The code, in groups.
    pub code: String,
    /// The last day it can be used, `YYYY-MM-DD`.
    pub ends_on: String,
}

impl fmt::Debug for NewCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewCode { .. }")
    }
}

/// A member's own key pair, made in their browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnKey {
    /// X25519 public key, 32 bytes, unpadded base 64 (URL alphabet).
    pub public_key: String,
    /// The private half in a box that their unlock phrase opens, as `seal` writes it.
    pub boxed: String,
}

/// `POST`: uses a one-time code (201 and [`crate::desk::second_factor::Half`]: a second
/// factor is set up next, and then they wait). 403 for a wrong or old code alike, 422 for a field, 429
/// after too many wrong codes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The code; hyphens, spaces and capitals do not matter.
    pub code: String,
    /// The password they chose.
    pub password: String,
    /// Their own key.
    pub own_key: OwnKey,
}

impl fmt::Debug for Accept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Accept { .. }")
    }
}

/// `GET`: the signed-in member's own key, for a browser that knows the phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyKey {
    /// The member's id.
    pub member: String,
    /// The team's id; absent before it has a key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Their own key; absent for a lead of an earlier version who has none apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_key: Option<OwnKey>,
}

/// One of the team's keys, given to one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// Which of the team's keys.
    pub epoch: u32,
    /// Its private half, sealed to the member's own key, as `seal` writes it.
    pub wrapped: String,
    /// Made with that key over the member's public key: who holds it can check that
    /// the key was not swapped. 64 hexadecimal characters.
    pub vouch: String,
}

/// `PUT`: the safety words are the same; the member is in the team (200 and [`People`]).
/// 409 when they have made another key meanwhile or the newest key is not among the
/// grants, 404 when they do not wait. A role that reads nothing is given nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// The public key whose words were compared.
    pub public_key: String,
    /// Every key that can be given.
    pub grants: Vec<Grant>,
}

/// `PUT`: another role (200 and [`People`]). 409 for the last lead, and between a role
/// that reads and one that does not: keys cannot be taken out of somebody's memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewRole {
    /// The role.
    pub role: Role,
}

/// `PUT`: a new key of one's own (200 and [`crate::desk::session::Session`]). With
/// grants for the newest key one stays confirmed; without, one waits to be confirmed
/// again. 403 for a wrong password; 409 when nobody else could confirm it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewOwnKey {
    /// The member's password: a session alone must not be enough.
    pub password: String,
    /// The key.
    pub own_key: OwnKey,
    /// The team's keys for it, where this browser has them open.
    pub grants: Vec<Grant>,
}

impl fmt::Debug for NewOwnKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewOwnKey { .. }")
    }
}

/// Who answers a submission. `PUT` says it (200 and the same); 404 when there is no
/// such submission, 422 when they read nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assigned {
    /// The member's id; absent: nobody in particular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}
