//! What the ceremony does outside itself: drawing, wrapping, sending.

use super::ceremony::{Ceremony, Drawn};
use api::desk::keys::{HeldKey, Keys, NewTeamKey};
use api::problem::Code;
use client::transport::Transport;
use client::{Client, Fault};
use domain::submission::SUITE;
use seal::keys::TeamPrivateKey;
use seal::keys::own::{OwnPrivateKey, grant};
use seal::keys::sheet::RecoverySheet;
use seal::keys::wrapped::{Cost, WrapError};
use seal::randomness::{NoRandomness, Randomness};

/// Why the key was not stored.
#[derive(Debug, PartialEq, Eq)]
pub enum NotStored {
    /// The server could not be reached, or said no: the same can be tried again.
    Fault(Fault),
    /// Somebody else made the team's key meanwhile.
    Another(Keys),
}

/// Draws the team's key pair, the sheet, and the two places that are asked for.
///
/// # Errors
/// [`NoRandomness`] when this computer gives none.
pub fn draw(team: &str, source: &mut impl Randomness) -> Result<Drawn, NoRandomness> {
    Ok(Drawn {
        key: TeamPrivateKey::generate(team, 1, source)?,
        sheet: RecoverySheet::draw(source)?,
        places: RecoverySheet::two_places(source)?,
    })
}

/// Makes the lead's own key, and puts the team's key in its two boxes.
///
/// # Errors
/// See [`WrapError`].
pub fn wrap(
    ceremony: &Ceremony,
    drawn: &Drawn,
    member: &str,
    cost: Cost,
    source: &mut impl Randomness,
) -> Result<NewTeamKey, WrapError> {
    let (own, own_key) = OwnPrivateKey::make(&ceremony.phrase, cost, source)?;
    // The key pair is our own: only randomness can be missing.
    let mine = grant(&drawn.key, member, own.public(), source).map_err(|_| NoRandomness)?;
    let sheet = drawn.sheet.keep(&drawn.key, cost, source)?;
    Ok(NewTeamKey {
        team: drawn.key.team().to_owned(),
        epoch: drawn.key.epoch(),
        suite: SUITE.to_owned(),
        public_key: drawn.key.public_key(),
        readers: ceremony.readers.trim().to_owned(),
        opened_within_working_days: ceremony
            .working_days()
            .unwrap_or(super::ceremony::USUAL_DAYS),
        wrapped_for_member: mine.wrapped,
        wrapped_for_recovery: sheet.to_json(),
        sheet_confirmed: true,
        own_key: Some(own_key),
        vouch: mine.vouch,
        for_others: Vec::new(),
        older_for_recovery: Vec::new(),
    })
}

/// Stores the key. An answer that was lost on the way back is found again: a
/// conflict with this very key is a success.
///
/// # Errors
/// See [`NotStored`].
pub async fn store<T: Transport>(
    client: &Client<T>,
    key: &NewTeamKey,
) -> Result<HeldKey, NotStored> {
    let fault = match client.make_key(key).await {
        Ok(held) => return Ok(held),
        Err(fault) => fault,
    };
    if !matches!(&fault, Fault::Refused(problem) if problem.code == Code::Conflict) {
        return Err(NotStored::Fault(fault));
    }
    let keys = client.keys().await.map_err(NotStored::Fault)?;
    let ours = keys
        .keys
        .iter()
        .find(|held| held.public.public_key == key.public_key);
    match ours {
        Some(held) => Ok(held.clone()),
        None => Err(NotStored::Another(keys)),
    }
}

#[cfg(test)]
#[path = "making/tests.rs"]
mod tests;
