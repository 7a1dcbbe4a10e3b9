//! Newtype ids. What they name lives elsewhere.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! name_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it is written in the content files.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(written: &str) -> Self {
                Self(written.to_owned())
            }
        }
    )*};
}

name_id! {
    /// A priority of the pledge, for example `keep-safe`.
    PriorityId;
    /// A promise under a priority.
    PromiseId;
    /// An entitlement rule.
    RuleId;
    /// A fact of the fact sheet, for example `TD-01`.
    FactId;
    /// A set of questions, for example `my-review-12-15`.
    FormId;
    /// A topic within a form.
    TopicId;
    /// A question within a form.
    QuestionId;
    /// One choice of a question.
    ChoiceId;
    /// A service or helpline of the local offer.
    ServiceId;
    /// A group that young people can join, for example `care-leavers-forum`.
    GroupId;
}

/// A submission's id: a random UUIDv4, made on the phone, in its usual text form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SubmissionId(String);

/// Not the lower-case hyphenated text of a version 4 UUID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a submission id is a lower-case version 4 UUID with hyphens")]
pub struct NotASubmissionId;

impl SubmissionId {
    /// The id these sixteen random bytes make, with the version and variant bits set.
    #[must_use]
    pub fn from_random(mut bytes: [u8; 16]) -> Self {
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let plain = hexadecimal(&bytes);
        let part = |from: usize, to: usize| plain.get(from..to).unwrap_or_default();
        Self(format!(
            "{}-{}-{}-{}-{}",
            part(0, 8),
            part(8, 12),
            part(12, 16),
            part(16, 20),
            part(20, 32)
        ))
    }

    /// The id in its text form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SubmissionId {
    type Error = NotASubmissionId;

    fn try_from(text: String) -> Result<Self, NotASubmissionId> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 36
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                8 | 13 | 18 | 23 => *byte == b'-',
                14 => *byte == b'4',
                19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
                _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            });
        if shaped {
            Ok(Self(text))
        } else {
            Err(NotASubmissionId)
        }
    }
}

impl From<SubmissionId> for String {
    fn from(id: SubmissionId) -> Self {
        id.0
    }
}

impl fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Bytes as lower-case hexadecimal text.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0x0f])
        .map(|nibble| char::from(b"0123456789abcdef"[usize::from(nibble)]))
        .collect()
}

/// An invitation's id: a random UUIDv4, made in the worker's browser. It says
/// nothing about whom it is for, and proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InvitationId(SubmissionId);

impl InvitationId {
    /// The id these sixteen random bytes make.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(SubmissionId::from_random(bytes))
    }

    /// The id in its text form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl TryFrom<String> for InvitationId {
    type Error = NotASubmissionId;

    fn try_from(text: String) -> Result<Self, NotASubmissionId> {
        SubmissionId::try_from(text).map(Self)
    }
}

impl fmt::Display for InvitationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_id_reads_back_as_itself() {
        let id = SubmissionId::from_random([0xff; 16]);
        assert_eq!(id.as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(SubmissionId::try_from(id.as_str().to_owned()), Ok(id));
    }

    #[test]
    fn other_text_is_not_an_id() {
        for text in [
            "",
            "ffffffff-ffff-1fff-bfff-ffffffffffff",
            "FFFFFFFF-ffff-4fff-bfff-ffffffffffff",
            "ffffffff-ffff-4fff-bfff-fffffffffff/",
            "../../../../../../../../etc/passwdxxx",
        ] {
            assert_eq!(
                SubmissionId::try_from(text.to_owned()),
                Err(NotASubmissionId),
                "{text}"
            );
        }
    }
}
