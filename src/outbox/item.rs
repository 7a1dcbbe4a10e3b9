//! One sealed submission as it waits on the phone. Its body never changes.
//!
//! How it moves from stage to stage is in [`super::plan`]; where it is kept is
//! `platform::storage`.

use domain::ids::SubmissionId;
use domain::request::Purpose;
use domain::submission::Receipt;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The shape this build writes; it reads every earlier one.
pub const ITEM_VERSION: u8 = 1;

/// A sealed submission: the exact bytes of the request, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// [`ITEM_VERSION`] when it was written.
    pub v: u8,
    /// Its id, made from random bytes when it was sealed.
    pub id: SubmissionId,
    /// The envelope as JSON text, byte for byte what is sent each time.
    pub body: String,
    /// SHA-256 of [`Self::body`], lower-case hexadecimal.
    pub sha256: String,
    /// How far it has come.
    pub stage: Stage,
    /// What can be said of it afterwards.
    pub after: After,
}

/// What can be said once it is sent, as the team said when it was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// Who reads it, in words a young person knows.
    pub readers: String,
    /// By when somebody opens it.
    pub opened_within_working_days: u16,
    /// Whether "please contact me" was asked.
    pub contact: bool,
    /// The request it is, where it is not views before a review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
}

/// A receipt as it is kept on a phone that is just the young person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptReceipt {
    /// [`ITEM_VERSION`] when it was written.
    pub v: u8,
    /// The receipt.
    pub receipt: Receipt,
    /// What can be said.
    pub after: After,
    /// By this phone's clock, in milliseconds since 1970: after 30 days it goes.
    pub kept_at_ms: i64,
    /// Whether it is on the phone, and not only on this page.
    #[serde(skip, default = "read_from_the_phone")]
    pub on_phone: bool,
}

const fn read_from_the_phone() -> bool {
    true
}

/// How long a receipt stays on the phone.
pub const RECEIPT_DAYS: i64 = 30;

impl KeptReceipt {
    /// Whether its days are over. A clock that was ahead ends nothing.
    #[must_use]
    pub const fn is_over(&self, now_ms: i64) -> bool {
        now_ms.saturating_sub(self.kept_at_ms) > RECEIPT_DAYS * 86_400_000
    }
}

/// How far a submission has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Being written, or sealing has failed: the words are still a draft.
    Draft,
    /// Sealed; no request has been started.
    Sealed,
    /// A request may have been made; nobody has proved that it arrived.
    Sending,
    /// The server proved that it keeps these bytes.
    Sent(Receipt),
    /// The server refused these bytes. They stay here.
    Held(Held),
}

/// Why the server would not take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// The same id is there with other bytes, or was withdrawn.
    Conflict,
    /// The invitation has ended; the sealed words stay good.
    InvitationEnded,
    /// Too large for the server.
    TooLarge,
    /// The server could not accept a field of it.
    NotAccepted,
}

impl Item {
    /// A newly sealed item.
    #[must_use]
    pub fn sealed(id: SubmissionId, body: String, after: After) -> Self {
        let sha256 = sha256_hex(body.as_bytes());
        Self {
            v: ITEM_VERSION,
            id,
            body,
            sha256,
            stage: Stage::Sealed,
            after,
        }
    }

    /// Whether the stored body is still the one that was sealed. A phone's disk can lie.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.v <= ITEM_VERSION && self.sha256 == sha256_hex(self.body.as_bytes())
    }
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        for nibble in [byte >> 4, byte & 0x0f] {
            out.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_sha_256_of_the_exact_body() {
        assert_eq!(
            sha256_hex(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_body_that_changed_on_disk_is_noticed() {
        let id = SubmissionId::from_random([7; 16]);
        let after = After {
            readers: String::new(),
            opened_within_working_days: 5,
            contact: false,
            purpose: None,
        };
        let mut item = Item::sealed(id, "{\"outer\":{}}".to_owned(), after);
        assert!(item.is_whole());
        item.body.push(' ');
        assert!(!item.is_whole());
    }

    #[test]
    fn an_item_kept_by_version_1_can_still_be_read() {
        let kept = r#"{"v":1,"id":"07070707-0707-4707-8707-070707070707","body":"{}","sha256":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","stage":"sending","after":{"readers":"your reviewing officer","opened_within_working_days":5,"contact":true}}"#;
        let item: Item = serde_json::from_str(kept).expect("version 1 is readable");
        assert_eq!(item.stage, Stage::Sending);
        assert!(item.is_whole() && item.after.contact);
    }
}
