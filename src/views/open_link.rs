//! What the address carried: a plain visit, an open link with the fingerprint of the
//! team's key (`#o.<fingerprint>`), so that a swapped key can be told, or an invitation.
//!
//! The fragment never reaches a server, and is taken out of the address before
//! anything is shown. What an invitation's says is read by [`super::finding`].

use seal::Fingerprint;
use std::rc::Rc;

/// How the young person came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// By the plain address.
    Plain,
    /// By an open link that promises a key.
    Open(Fingerprint),
    /// By an open link of which part is missing: nothing is sealed to any key.
    Broken,
    /// By an invitation's link.
    Invited(Fragment),
}

/// What stood behind the `#` of an invitation's link. A secret: it never reaches a log
/// by way of `{:?}`.
#[derive(Clone, PartialEq, Eq)]
pub struct Fragment(Rc<str>);

impl Fragment {
    /// The text, without its `#`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Fragment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Fragment(..)")
    }
}

impl Arrival {
    /// What a fragment, without its `#`, says. One that means something else to
    /// somebody else is a plain visit.
    #[must_use]
    pub fn of(fragment: &str) -> Self {
        if fragment.starts_with("i=") {
            return Self::Invited(Fragment(fragment.into()));
        }
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
    fn an_invitation_is_told_from_an_open_link_even_when_it_is_cut() {
        for fragment in ["i=", "i=AAAA", "i=AAAA.0011"] {
            let Arrival::Invited(held) = Arrival::of(fragment) else {
                panic!("{fragment} is an invitation's");
            };
            assert_eq!(held.text(), fragment);
            assert_eq!(format!("{held:?}"), "Fragment(..)");
        }
    }

    #[test]
    fn other_fragments_are_a_plain_visit() {
        for other in ["", "page", "x.y"] {
            assert_eq!(Arrival::of(other), Arrival::Plain, "{other}");
        }
    }
}
