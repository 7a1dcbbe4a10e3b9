//! A holding as the first versions kept it: a member's own key pair, the private half
//! in a box that their unlock phrase opens, and one of the team's keys sealed to the
//! public half, all in one. Still opened; what is made now stands apart ([`super::own`]).

use super::TeamPrivateKey;
use super::own::{OwnPublicKey, own_key, take};
use super::wrapped::{Cost, UnwrapError, WrapError, Wrapped, unwrap, wrap};
use crate::encoding::to_text;
use crate::hybrid;
use crate::randomness::{NoRandomness, Randomness};
use crate::sealing_key::SealingKey;
use api::binding;
use api::desk::people::OwnKey;
use serde::{Deserialize, Serialize};

const VERSION: u8 = 1;
pub(super) const PURPOSE: &[u8] = b"my-pledge member key v1";

/// A member's holding of one team key. Safe to store anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberHolding {
    v: u8,
    member_public_key: String,
    member_private_key: Wrapped,
    team_key: String,
}

impl MemberHolding {
    /// Makes a member's key pair, boxes it under the phrase, and grants it the team's key.
    ///
    /// # Errors
    /// See [`WrapError`].
    pub fn make(
        team_key: &TeamPrivateKey,
        phrase: &str,
        cost: Cost,
        source: &mut impl Randomness,
    ) -> Result<Self, WrapError> {
        let (private, public) = hybrid::key_pair(source)?;
        let granted = hybrid::seal(
            &public,
            &grant_info(team_key.sealing_key()),
            b"",
            team_key.bytes(),
            source,
        )
        // The key pair is our own: only randomness can be missing.
        .map_err(|_| NoRandomness)?;
        Ok(Self {
            v: VERSION,
            member_public_key: to_text(&public),
            member_private_key: wrap(&private, phrase, PURPOSE, cost, source)?,
            team_key: to_text(&granted),
        })
    }

    /// As the server keeps it.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As the server kept it.
    ///
    /// # Errors
    /// [`UnwrapError::Unreadable`] for anything else.
    pub fn read(json: &str) -> Result<Self, UnwrapError> {
        serde_json::from_str(json)
            .ok()
            .filter(|holding: &Self| holding.v == VERSION)
            .ok_or(UnwrapError::Unreadable)
    }

    /// The team's private key, for whoever knows the phrase.
    ///
    /// # Errors
    /// See [`UnwrapError`].
    pub fn open(&self, phrase: &str, public: &SealingKey) -> Result<TeamPrivateKey, UnwrapError> {
        let private = unwrap(&self.member_private_key, phrase, PURPOSE)?;
        take(&private, &self.team_key, public)
    }

    /// The member's own key inside it, to stand apart from now on; none when it is
    /// damaged.
    #[must_use]
    pub fn own_key(&self) -> Option<OwnKey> {
        let public = OwnPublicKey::read(&self.member_public_key)?;
        Some(own_key(&public, self.member_private_key.clone()))
    }
}

pub(super) fn grant_info(public: &SealingKey) -> Vec<u8> {
    binding::info(binding::TEAM_KEY, public.team(), public.epoch())
}
