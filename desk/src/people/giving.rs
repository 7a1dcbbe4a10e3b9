//! Giving the team's keys: to somebody whose safety words were compared, and to
//! everybody who stays when the team makes its next key. Nothing here talks to the
//! server.

use crate::stage::KeyRing;
use api::desk::keys::{ForOther, Keys, NewTeamKey, OlderKey};
use api::desk::people::{Grant, Person};
use domain::submission::SUITE;
use seal::SealError;
use seal::keys::TeamPrivateKey;
use seal::keys::own::{OwnPublicKey, grant};
use seal::keys::sheet::RecoverySheet;
use seal::keys::vouch::is_vouched;
use seal::keys::wrapped::{Cost, WrapError};
use seal::randomness::{NoRandomness, Randomness};

/// Every key on the ring for this member.
///
/// # Errors
/// [`SealError`].
pub fn give_all(
    ring: &KeyRing,
    member: &str,
    to: &OwnPublicKey,
    source: &mut impl Randomness,
) -> Result<Vec<Grant>, SealError> {
    let keys = ring.all().iter();
    keys.map(|key| grant(key, member, to, source)).collect()
}

/// The team's next key, with its sheet and the two words asked for.
#[derive(Debug, Clone)]
pub struct Next {
    /// The key.
    pub key: TeamPrivateKey,
    /// Its sheet.
    pub sheet: RecoverySheet,
    /// The places asked for.
    pub places: [usize; 2],
}

impl Next {
    /// Draws it; none when no key is open here.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn draw(
        ring: &KeyRing,
        source: &mut impl Randomness,
    ) -> Result<Option<Self>, NoRandomness> {
        let Some(newest) = ring.newest() else {
            return Ok(None);
        };
        Ok(Some(Self {
            key: TeamPrivateKey::generate(newest.team(), newest.epoch() + 1, source)?,
            sheet: RecoverySheet::draw(source)?,
            places: RecoverySheet::two_places(source)?,
        }))
    }
}

/// Why the next key is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotMade {
    /// The newest of the team's keys is not open here.
    NotHeld,
    /// Nobody who holds the newest key has vouched for this member's public key.
    NotVouched(String),
    /// This computer could not do it.
    Wrap(WrapError),
}

impl From<WrapError> for NotMade {
    fn from(why: WrapError) -> Self {
        Self::Wrap(why)
    }
}

/// The next key in its boxes: for everybody who stays, each vouched for under the key
/// before, and for the sheet, together with every older key on the ring.
///
/// # Errors
/// [`NotMade`]; nothing has been sent.
pub fn wrap_next(
    next: &Next,
    (keys, ring): (&Keys, &KeyRing),
    (stay, me): (&[Person], &str),
    cost: Cost,
    source: &mut impl Randomness,
) -> Result<NewTeamKey, NotMade> {
    let public = &keys.keys.first().ok_or(NotMade::NotHeld)?.public;
    let before = ring
        .key(&public.team, public.epoch)
        .ok_or(NotMade::NotHeld)?;
    let mut mine = None;
    let mut for_others = Vec::new();
    for person in stay {
        let to = vouched_for(before, person).ok_or_else(|| {
            if person.id == me {
                // A lead of the first version, whose key does not stand apart yet.
                NotMade::NotHeld
            } else {
                NotMade::NotVouched(person.name.clone())
            }
        })?;
        let given = grant(&next.key, &person.id, &to, source)
            .map_err(|_| WrapError::Randomness(NoRandomness))?;
        if person.id == me {
            mine = Some(given);
        } else {
            for_others.push(ForOther {
                member: person.id.clone(),
                grant: given,
            });
        }
    }
    let mine = mine.ok_or(NotMade::NotHeld)?;
    let mut older_for_recovery = Vec::new();
    for older in ring.all() {
        older_for_recovery.push(OlderKey {
            epoch: older.epoch(),
            wrapped_for_recovery: next.sheet.keep(older, cost, source)?.to_json(),
        });
    }
    Ok(NewTeamKey {
        team: next.key.team().to_owned(),
        epoch: next.key.epoch(),
        suite: SUITE.to_owned(),
        public_key: next.key.public_key(),
        readers: public.readers.clone(),
        opened_within_working_days: public.opened_within_working_days,
        wrapped_for_member: mine.wrapped,
        wrapped_for_recovery: next.sheet.keep(&next.key, cost, source)?.to_json(),
        sheet_confirmed: true,
        own_key: None,
        vouch: mine.vouch,
        for_others,
        older_for_recovery,
    })
}

fn vouched_for(before: &TeamPrivateKey, person: &Person) -> Option<OwnPublicKey> {
    let public = OwnPublicKey::read(person.public_key.as_deref()?)?;
    is_vouched(before, &person.id, &public, person.vouch.as_deref()?).then_some(public)
}

#[cfg(test)]
#[path = "giving/tests.rs"]
mod tests;
