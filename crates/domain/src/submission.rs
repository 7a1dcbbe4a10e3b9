//! What leaves the phone: an envelope with a little in clear around sealed bytes,
//! and the typed receipt that answers it.
//!
//! How the bytes are sealed is the `seal` crate's; how they travel is `api`'s.

use crate::ids::{FormId, SubmissionId};
use serde::{Deserialize, Serialize};

/// The envelope's version this build writes.
pub const ENVELOPE_VERSION: u8 = 1;
/// The only suite this build writes: HPKE base mode, X25519-HKDF-SHA256,
/// HKDF-SHA256, ChaCha20-Poly1305 (RFC 9180 ids 0x0020, 0x0001, 0x0003).
pub const SUITE: &str = "x25519-sha256-chacha20poly1305";
/// The plaintext is padded to one of these lengths, in bytes.
pub const PADDED_LENGTHS: [usize; 5] = [512, 2_048, 8_192, 32_768, 262_144];
/// HPKE adds the encapsulated key (32) and the tag (16).
pub const SEALING_OVERHEAD: usize = 48;
/// The largest body of a PUT, in bytes: the largest sealed length in base 64, and room for the outer fields.
pub const MOST_BODY: usize = 380_000;

/// What the server may read. Everything here is in clear, and is all that is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outer {
    /// [`ENVELOPE_VERSION`].
    pub v: u8,
    /// [`SUITE`].
    pub suite: String,
    /// The team whose key sealed it.
    pub team: String,
    /// Which of the team's keys.
    pub epoch: u32,
    /// The submission's id; the same as in the path.
    pub id: SubmissionId,
    /// Which questions were answered.
    pub form: FormId,
    /// Which version of them.
    pub form_version: u32,
    /// Proof of an invitation. Not part of what the seal binds, so that an ended
    /// invitation can be replaced without touching the sealed bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<String>,
    /// "Please contact me": the one thing about its content that a child may say in clear.
    pub contact: bool,
    /// An earlier submission this one adds to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<SubmissionId>,
}

/// An envelope: outer fields and sealed bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// In clear.
    pub outer: Outer,
    /// Encapsulated key then ciphertext, in unpadded base 64 (URL alphabet).
    pub sealed: String,
}

/// Why an envelope is refused before anything is stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeFault {
    /// Not a version this build knows.
    #[error("v: this server takes envelope version {ENVELOPE_VERSION}, not {0}")]
    Version(u8),
    /// Not a suite this build knows.
    #[error("suite: this server takes {SUITE}")]
    Suite,
    /// The path says another id.
    #[error("id: the path and the envelope name different submissions")]
    Id,
    /// The sealed bytes have a length that sealing never makes.
    #[error("sealed: {0} bytes is not a length that sealing makes")]
    Length(usize),
}

impl Outer {
    /// The bytes that the seal binds: canonical JSON (fields in the order of this
    /// type, no spaces, absent fields left out) without the invitation.
    ///
    /// Written by hand so that it never depends on a serialiser's habits.
    #[must_use]
    pub fn bound(&self) -> Vec<u8> {
        use std::fmt::Write as _;
        let mut out = String::with_capacity(256);
        let _ = write!(
            out,
            r#"{{"v":{},"suite":{},"team":{},"epoch":{},"id":{},"form":{},"form_version":{},"contact":{}"#,
            self.v,
            quoted(&self.suite),
            quoted(&self.team),
            self.epoch,
            quoted(self.id.as_str()),
            quoted(self.form.as_str()),
            self.form_version,
            self.contact,
        );
        if let Some(earlier) = &self.supersedes {
            let _ = write!(out, r#","supersedes":{}"#, quoted(earlier.as_str()));
        }
        out.push('}');
        out.into_bytes()
    }

    /// What this envelope's outer fields must satisfy before it is stored under `path_id`.
    ///
    /// # Errors
    /// The first [`EnvelopeFault`] found; `sealed_len` is the decoded length in bytes.
    pub fn check(&self, path_id: &SubmissionId, sealed_len: usize) -> Result<(), EnvelopeFault> {
        if self.v != ENVELOPE_VERSION {
            return Err(EnvelopeFault::Version(self.v));
        }
        if self.suite != SUITE {
            return Err(EnvelopeFault::Suite);
        }
        if self.id != *path_id {
            return Err(EnvelopeFault::Id);
        }
        if !PADDED_LENGTHS
            .iter()
            .any(|length| length + SEALING_OVERHEAD == sealed_len)
        {
            return Err(EnvelopeFault::Length(sealed_len));
        }
        Ok(())
    }
}

fn quoted(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// Proof that the server has stored these bytes. Only this lets the phone forget them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The submission.
    pub id: SubmissionId,
    /// SHA-256 of the exact request body, lower-case hexadecimal.
    pub sha256: String,
    /// Always true: written and synced before this was said.
    pub durable: bool,
    /// The hour it was received, `YYYY-MM-DDTHH:00Z`.
    pub received: String,
}

impl Receipt {
    /// Whether this receipt lets an outbox item of this id and body hash be purged.
    #[must_use]
    pub fn covers(&self, id: &SubmissionId, sha256: &str) -> bool {
        self.durable && self.id == *id && self.sha256 == sha256
    }
}
