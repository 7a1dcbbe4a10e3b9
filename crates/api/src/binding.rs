//! What a seal and a fingerprint are bound to beyond the key: HPKE's `info`.
//!
//! `info` is four fields, each a length (two bytes, big-endian) and its bytes: a
//! label that says what is sealed, the team's id, the epoch (four bytes,
//! big-endian), and the suite. Lengths make it impossible for one field's end to be
//! read as the next one's beginning.

use domain::submission::SUITE;

/// Views, sealed on the phone.
pub const VIEWS: &str = "my-pledge views v1";
/// The team's private key, sealed to one member's key.
pub const TEAM_KEY: &str = "my-pledge team key v1";
/// The safety words of a member's own key.
pub const SAFETY_WORDS: &str = "my-pledge safety words v1";
/// What a holder of the team's key leaves to say whose a member's own key is.
pub const VOUCH: &str = "my-pledge vouch v1";
/// What a fingerprint is taken over.
pub const FINGERPRINT: &str = "my-pledge fingerprint v1";

/// `info` for what is sealed under this label for this team and epoch.
#[must_use]
pub fn info(label: &str, team: &str, epoch: u32) -> Vec<u8> {
    let mut out = Vec::with_capacity(label.len() + team.len() + SUITE.len() + 12);
    for field in [
        label.as_bytes(),
        team.as_bytes(),
        &epoch.to_be_bytes(),
        SUITE.as_bytes(),
    ] {
        // A team's id is at most 64 bytes where a key is read, the rest is ours.
        let length = u16::try_from(field.len()).unwrap_or(u16::MAX);
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(field);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_binding_is_what_an_independent_opener_was_told() {
        let mut wanted =
            b"\x00\x12my-pledge views v1\x00\x06slough\x00\x04\x00\x00\x00\x02".to_vec();
        wanted.extend_from_slice(b"\x00\x1ex25519-sha256-chacha20poly1305");
        assert_eq!(info(VIEWS, "slough", 2), wanted);
    }

    #[test]
    fn no_two_of_label_team_and_epoch_bind_alike() {
        let bindings = [
            info(VIEWS, "a", 1),
            info(VIEWS, "a", 2),
            info(VIEWS, "b", 1),
            info(VIEWS, "ab", 1),
            info(FINGERPRINT, "a", 1),
        ];
        for (at, binding) in bindings.iter().enumerate() {
            assert!(!bindings[at + 1..].contains(binding), "{at}");
        }
    }
}
