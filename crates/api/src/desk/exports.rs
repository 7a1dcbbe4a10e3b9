//! What staff take away from the desk as a file. Files are made in the browser; the
//! server learns what kind it was and how many rows, and writes that into the record.

use serde::{Deserialize, Serialize};

/// The most rows one file may have.
pub const MOST_ROWS: u32 = 1_000_000;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Export {
    /// The reviews of a year, for the return on children looked after.
    Reviews903,
    /// The list of invitations.
    Invitations,
    /// The list of requests.
    Requests,
}

impl Export {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Reviews903, Self::Invitations, Self::Requests];

    /// As the wire and the record write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reviews903 => "reviews903",
            Self::Invitations => "invitations",
            Self::Requests => "requests",
        }
    }

    /// The kind of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|export| export.word() == word)
    }
}

/// `POST`: a file is about to be made (201 and the same). Asks for a code of the last
/// five minutes. 422 for more than [`MOST_ROWS`] or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exported {
    /// What kind.
    pub what: Export,
    /// How many rows, without the headings.
    pub rows: u32,
}

impl Exported {
    /// As the record keeps it, `invitations:12`.
    #[must_use]
    pub fn subject(self) -> String {
        format!("{}:{}", self.what.word(), self.rows)
    }

    /// What a line of the record says.
    #[must_use]
    pub fn of_subject(subject: &str) -> Option<Self> {
        let (what, rows) = subject.split_once(':')?;
        Some(Self {
            what: Export::of_word(what)?,
            rows: rows.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::IntoDeserializer as _;
    use serde::de::value::Error as Fault;

    #[test]
    fn the_record_reads_back_what_was_taken_away() {
        for what in Export::ALL {
            let exported = Exported { what, rows: 12 };
            assert_eq!(Exported::of_subject(&exported.subject()), Some(exported));
            // On the wire, as in the record.
            let wire = Export::deserialize(what.word().into_deserializer());
            assert_eq!(wire, Ok::<_, Fault>(what));
        }
        assert_eq!(Exported::of_subject("invitations"), None);
        assert_eq!(Exported::of_subject("phones:1"), None);
    }
}
