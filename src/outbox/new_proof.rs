//! Another proof for words that are already sealed: when an invitation has ended, a new
//! one takes its place, or none does. The seal does not bind it, so not one sealed byte
//! changes; only what stands in clear beside them does.

use super::item::{Item, sha256_hex};
use api::team::TeamKey;
use domain::invitation::Proof;
use domain::submission::Envelope;

/// Whether a new invitation can carry what was sealed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// It is for the key that this was sealed to.
    Well,
    /// It is for another key of the same team. The words stay sealed to theirs.
    OtherKey,
    /// It is for another team, which could never open it.
    OtherTeam,
}

/// Whether an invitation for this key can carry the item.
#[must_use]
pub fn fits(item: &Item, team: &TeamKey) -> Fits {
    match envelope(item).map(|envelope| envelope.outer) {
        Some(outer) if outer.team != team.team => Fits::OtherTeam,
        Some(outer) if outer.epoch != team.epoch => Fits::OtherKey,
        Some(_) => Fits::Well,
        // Not an envelope of this version: nobody here can say whose it is.
        None => Fits::OtherTeam,
    }
}

/// Whether this is the proof that the item carries already.
#[must_use]
pub fn carries(item: &Item, proof: &Proof) -> bool {
    let held = envelope(item).and_then(|envelope| envelope.outer.invitation);
    held.as_deref() == Some(proof.as_str())
}

/// The item with this proof in the place of the one it had; `None` when its body is not
/// an envelope that this app knows.
#[must_use]
pub fn with_proof(item: &Item, proof: Option<&Proof>) -> Option<Item> {
    let mut envelope = envelope(item)?;
    envelope.outer.invitation = proof.map(|proof| proof.as_str().to_owned());
    let body = serde_json::to_string(&envelope).ok()?;
    Some(Item {
        sha256: sha256_hex(body.as_bytes()),
        body,
        ..item.clone()
    })
}

fn envelope(item: &Item) -> Option<Envelope> {
    serde_json::from_str(&item.body).ok()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::outbox::item::After;
    use domain::ids::SubmissionId;
    use domain::submission::{ENVELOPE_VERSION, Outer, SUITE};

    /// What was sealed for the third key of Slough, with this proof.
    pub(crate) fn invited_item(proof: &Proof) -> Item {
        let id = SubmissionId::from_random([1; 16]);
        let outer = Outer {
            v: ENVELOPE_VERSION,
            suite: SUITE.to_owned(),
            team: "slough".to_owned(),
            epoch: 3,
            id: id.clone(),
            form: "my-review-12-15".into(),
            form_version: 1,
            invitation: Some(proof.as_str().to_owned()),
            contact: true,
            supersedes: None,
        };
        let sealed = "c2VhbGVk".repeat(70);
        let body = serde_json::to_string(&Envelope { outer, sealed }).expect("it is JSON");
        let after = After {
            readers: "your reviewing officer".to_owned(),
            opened_within_working_days: 5,
            contact: true,
            purpose: None,
        };
        Item::sealed(id, body, after)
    }

    fn team(team: &str, epoch: u32) -> TeamKey {
        TeamKey {
            team: team.to_owned(),
            epoch,
            suite: SUITE.to_owned(),
            public_key: String::new(),
            readers: String::new(),
            opened_within_working_days: 5,
        }
    }

    #[test]
    fn only_the_proof_changes_and_everything_the_seal_binds_stays() {
        let (first, next) = (Proof::from_bytes([1; 16]), Proof::from_bytes([2; 16]));
        let item = invited_item(&first);
        for proof in [Some(&next), None] {
            let proved = with_proof(&item, proof).expect("an envelope");
            let (before, after) = (envelope(&item).unwrap(), envelope(&proved).unwrap());
            assert_eq!(after.sealed, before.sealed);
            assert_eq!(after.outer.bound(), before.outer.bound());
            assert_eq!(after.outer.invitation.as_deref(), proof.map(Proof::as_str));
            assert!(proved.is_whole() && proved.id == item.id);
            assert!(carries(&item, &first) && !carries(&proved, &first));
        }
        let same = with_proof(&item, Some(&first)).expect("an envelope");
        assert_eq!(same.body, item.body, "byte for byte as it was sealed");
    }

    #[test]
    fn an_invitation_of_another_key_fits_and_says_so_and_one_of_another_team_does_not() {
        let item = invited_item(&Proof::from_bytes([1; 16]));
        for (team, expected) in [
            (team("slough", 3), Fits::Well),
            (team("slough", 4), Fits::OtherKey),
            (team("slough", 2), Fits::OtherKey),
            (team("reading", 3), Fits::OtherTeam),
        ] {
            assert_eq!(fits(&item, &team), expected, "{team:?}");
        }
        let unknown = Item {
            body: "{}".to_owned(),
            ..item
        };
        assert_eq!(fits(&unknown, &team("slough", 3)), Fits::OtherTeam);
        assert_eq!(with_proof(&unknown, None), None);
    }
}
