//! What a link or a QR picture carries, in the part of the address that browsers
//! never send: 128 random bits and the fingerprint of the team's key.

use crate::encoding::{from_text, to_text};
use api::fingerprint::Fingerprint;
use zeroize::Zeroizing;

/// The parts of a link.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    secret: Zeroizing<[u8; 16]>,
    fingerprint: Fingerprint,
}

/// The fragment begins with this, so that it is told from any other.
const MARK: &str = "i=";

/// The fragment is an invitation's, but it is cut short or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the link is not whole")]
pub struct BrokenLink;

impl Link {
    /// The link of these random bytes, for the key with this fingerprint.
    #[must_use]
    pub fn of(secret: [u8; 16], fingerprint: Fingerprint) -> Self {
        Self {
            secret: Zeroizing::new(secret),
            fingerprint,
        }
    }

    /// What this fragment carries, without its `#`; `None` when it is not an
    /// invitation's at all.
    pub fn read(fragment: &str) -> Option<Result<Self, BrokenLink>> {
        let parts = fragment.strip_prefix(MARK)?;
        Some(
            parts
                .split_once('.')
                .and_then(|(secret, fingerprint)| {
                    let secret = from_text(secret)?.try_into().ok()?;
                    Some(Self::of(secret, Fingerprint::read(fingerprint).ok()?))
                })
                .ok_or(BrokenLink),
        )
    }

    /// As it stands behind the `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        format!(
            "{MARK}{}.{}",
            to_text(self.secret.as_ref()),
            self.fingerprint
        )
    }

    /// The random bytes.
    #[must_use]
    pub fn secret(&self) -> &[u8; 16] {
        &self.secret
    }

    /// The fingerprint of the key it was made for.
    #[must_use]
    pub const fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }
}

/// A link is a secret: it never reaches a log by way of `{:?}`.
impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Link(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> Link {
        Link::of([1; 16], Fingerprint::read(&"0a".repeat(16)).unwrap())
    }

    #[test]
    fn a_link_reads_back_from_its_fragment() {
        let fragment = link().fragment();
        assert_eq!(fragment.len(), 2 + 22 + 1 + 32);
        assert_eq!(Link::read(&fragment), Some(Ok(link())));
    }

    #[test]
    fn another_fragment_is_not_an_invitation_and_a_cut_one_is_broken() {
        assert_eq!(Link::read("help"), None);
        assert_eq!(Link::read(""), None);
        let whole = link().fragment();
        for cut in 2..whole.len() {
            assert_eq!(Link::read(&whole[..cut]), Some(Err(BrokenLink)), "{cut}");
        }
        assert_eq!(Link::read(&format!("{whole}A")), Some(Err(BrokenLink)));
    }
}
