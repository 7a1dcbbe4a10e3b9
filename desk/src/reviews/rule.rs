//! Whether invitations can be made: not before the key is safe, with two readers or
//! with one reader and the recovery sheet on paper.

use crate::stage::KeyRing;
use api::desk::keys::Keys;

/// Why none can be made yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotYet {
    /// The team has no key.
    NoKey,
    /// One reader, and nothing on paper: were the phrase lost, so were all words.
    NotSafe,
    /// The newest key is not among those that this reader has unlocked.
    NotHeld,
}

/// Whether invitations can be made with the team's newest key.
///
/// # Errors
/// [`NotYet`].
pub fn may_invite(keys: &Keys, ring: &KeyRing) -> Result<(), NotYet> {
    let newest = keys.keys.first().ok_or(NotYet::NoKey)?;
    if !newest.is_safe() {
        return Err(NotYet::NotSafe);
    }
    let held = ring.key(&newest.public.team, newest.public.epoch);
    held.map(|_| ()).ok_or(NotYet::NotHeld)
}

impl NotYet {
    /// What to do instead.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoKey => "The team has no key yet. Ask your lead to make it.",
            Self::NotSafe => {
                "If one unlock phrase were lost now, nobody could read what young people send. \
                 Print the recovery sheet in Settings and confirm it, or let a second reader in \
                 under People. Then come back here."
            }
            Self::NotHeld => {
                "The team has a newer key than yours. Ask somebody who holds it to make the \
                 invitations."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::desk::keys::HeldKey;
    use api::team::TeamKey;
    use seal::keys::TeamPrivateKey;
    use seal::randomness::Device;

    fn held(key: &TeamPrivateKey, sheet_confirmed: bool) -> HeldKey {
        HeldKey {
            public: TeamKey {
                team: key.team().to_owned(),
                epoch: key.epoch(),
                suite: String::new(),
                public_key: key.public_key(),
                readers: String::new(),
                opened_within_working_days: 2,
            },
            wrapped_for_member: None,
            wrapped_for_recovery: String::new(),
            sheet_confirmed,
            held_by: 1,
        }
    }

    #[test]
    fn none_is_made_before_the_newest_key_is_safe_and_held() {
        let key = |epoch| TeamPrivateKey::generate("slough", epoch, &mut Device).unwrap();
        let (old, new) = (key(1), key(2));
        let keys = |keys: &[HeldKey]| Keys {
            own_key: None,
            keys: keys.to_vec(),
        };
        let ring = KeyRing::of(vec![old.clone()]);
        assert_eq!(may_invite(&keys(&[]), &ring), Err(NotYet::NoKey));
        let unsafe_key = keys(&[held(&old, false)]);
        assert_eq!(may_invite(&unsafe_key, &ring), Err(NotYet::NotSafe));
        assert_eq!(may_invite(&keys(&[held(&old, true)]), &ring), Ok(()));
        let mut two_readers = held(&old, false);
        two_readers.held_by = 2;
        assert_eq!(may_invite(&keys(&[two_readers]), &ring), Ok(()));
        let newer = keys(&[held(&new, true), held(&old, true)]);
        assert_eq!(may_invite(&newer, &ring), Err(NotYet::NotHeld));
    }
}
