//! What the address carried: a plain visit, or an open link with the fingerprint of
//! the team's key (`#o.<fingerprint>`), so that a swapped key can be told.
//!
//! The fragment never reaches a server, and is taken out of the address before
//! anything is shown.

use seal::Fingerprint;

/// How the young person came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// By the plain address.
    Plain,
    /// By an open link that promises a key.
    Open(Fingerprint),
    /// By an open link of which part is missing: nothing is sealed to any key.
    Broken,
}

impl Arrival {
    /// What a fragment, without its `#`, says. One that means something else to
    /// somebody else is a plain visit.
    #[must_use]
    pub fn of(fragment: &str) -> Self {
        match fragment.split_once('.') {
            Some(("o", fingerprint)) => {
                Fingerprint::read(fingerprint).map_or(Self::Broken, Self::Open)
            }
            _ => Self::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_link_promises_its_key() {
        let text = "00112233445566778899aabbccddeeff";
        let promised = Fingerprint::read(text).expect("a fingerprint");
        assert_eq!(Arrival::of(&format!("o.{text}")), Arrival::Open(promised));
    }

    #[test]
    fn a_cut_link_is_broken_and_not_plain() {
        for cut in [
            "o.",
            "o.0011",
            "o.00112233445566778899aabbccddeeffff",
            "o.zz",
        ] {
            assert_eq!(Arrival::of(cut), Arrival::Broken, "{cut}");
        }
    }

    #[test]
    fn other_fragments_are_a_plain_visit() {
        for other in ["", "page", "x.y"] {
            assert_eq!(Arrival::of(other), Arrival::Plain, "{other}");
        }
    }
}
