//! The phone's side of an invitation: what a link or a typed code gives, whether the
//! team's key is the one that was meant, and the note.
//!
//! Making invitations is `making`'s, in the worker's browser (feature `desk`).

pub mod link;
#[cfg(feature = "desk")]
pub mod making;

use crate::derive::{Purpose, Root, TooLittleMemory};
use crate::sealed_note::{self, NoteShut, Place};
use crate::sealing_key::{KeyFault, SealingKey};
use api::binding;
use api::fingerprint::Fingerprint;
use api::team::TeamKey;
use domain::code::InvitationCode;
use domain::ids::InvitationId;
use domain::invitation::{NoteForPhone, Proof};
use hmac::{Hmac, KeyInit as _, Mac as _};
use link::Link;
use sha2::Sha256;
use zeroize::Zeroizing;

const FOR_PHONE: &str = "my-pledge invitation note v1";
const KEY_MAC: &str = "my-pledge key mac v1";

/// What holding an invitation gives the phone. Nothing of it but the proof is ever sent.
pub struct Held {
    proof: Proof,
    note_key: Zeroizing<[u8; 32]>,
    check: Check,
}

/// How the phone knows the team's key when it meets it.
enum Check {
    Promised(Fingerprint),
    MacKey(Zeroizing<[u8; 64]>),
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Held { .. }")
    }
}

impl Held {
    /// What this link gives.
    #[must_use]
    pub fn from_link(link: &Link) -> Self {
        let root = Root::of_random(Purpose::Link, link.secret());
        Self {
            proof: Proof::from_bytes(*root.key("proof")),
            note_key: root.key_pair("note").0,
            check: Check::Promised(*link.fingerprint()),
        }
    }

    /// What this code gives, for the team that the server says it serves. Takes a
    /// noticeable part of a second: show that something is happening first.
    ///
    /// # Errors
    /// [`TooLittleMemory`].
    pub fn from_code(code: &InvitationCode, team: &str) -> Result<Self, TooLittleMemory> {
        let root = Root::of_code(Purpose::InvitationCode, code.secret(), team)?;
        Ok(Self {
            proof: Proof::from_bytes(*root.key("proof")),
            note_key: root.key_pair("note").0,
            check: Check::MacKey(root.key("mac")),
        })
    }

    /// What may be sent to say "I was invited".
    #[must_use]
    pub const fn proof(&self) -> &Proof {
        &self.proof
    }

    /// The key to seal to, if it is the one this invitation was made for. `mac` is
    /// what the server keeps for those who typed a code, in hexadecimal.
    ///
    /// # Errors
    /// [`KeyFault::Swapped`] when it is another, also when there is no MAC for one
    /// who typed a code; otherwise as [`SealingKey::read`].
    pub fn accept(&self, wire: &TeamKey, mac: Option<&str>) -> Result<SealingKey, KeyFault> {
        match &self.check {
            Check::Promised(fingerprint) => SealingKey::read_promised(wire, fingerprint),
            Check::MacKey(mac_key) => {
                let key = SealingKey::read(wire)?;
                let given = mac.and_then(from_hexadecimal).ok_or(KeyFault::Swapped)?;
                mac_of(mac_key, &key)
                    .verify_slice(&given)
                    .map_err(|_| KeyFault::Swapped)?;
                Ok(key)
            }
        }
    }

    /// The note that came with the invitation, once the key is accepted.
    ///
    /// # Errors
    /// [`NoteShut`]: damaged, another invitation's, or of a shape unknown to this build.
    pub fn open_note(
        &self,
        id: &InvitationId,
        key: &SealingKey,
        sealed: &str,
    ) -> Result<NoteForPhone, NoteShut> {
        sealed_note::open(&self.note_key, phone_place(id, key), sealed)
    }
}

fn phone_place<'p>(id: &'p InvitationId, key: &'p SealingKey) -> Place<'p> {
    Place {
        label: FOR_PHONE,
        team: key.team(),
        epoch: key.epoch(),
        about: id.as_str(),
    }
}

fn mac_of(mac_key: &[u8; 64], key: &SealingKey) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new(mac_key.into());
    mac.update(&binding::info(KEY_MAC, key.team(), key.epoch()));
    mac.update(key.public());
    mac
}

pub(crate) fn from_hexadecimal(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
#[path = "invitation/tests.rs"]
mod tests;
