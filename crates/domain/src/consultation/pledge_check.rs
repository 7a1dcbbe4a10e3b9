//! The pledge check: how a young person rates one promise. Anonymous: what stands here is
//! all that leaves the phone, and none of it says who.

use super::quarter::Quarter;
use crate::ids::PromiseId;
use serde::{Deserialize, Serialize};

words! {
    /// Whether a promise is kept, as a young person sees it.
    Rating {
        /// It is.
        Happening = "happening",
        /// Some of it.
        Partly = "partly",
        /// It is not.
        NotHappening = "not_happening",
        /// They cannot say.
        NotSure = "not_sure",
    }
}

words! {
    /// How old whoever rates is: all that is counted about them.
    AgeBand {
        /// Under 12.
        UnderTwelve = "under_12",
        /// 12 to 15.
        TwelveToFifteen = "12_15",
        /// 16 and 17.
        SixteenSeventeen = "16_17",
        /// 18 and over.
        EighteenAndOver = "18_over",
        /// They would rather not say.
        NotSaid = "not_said",
    }
}

/// What stands for one device, one promise and one quarter, and for nothing else: 64
/// hexadecimal characters, made on the phone of a random secret that never leaves it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mark(String);

/// Not a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mark is 64 lower-case hexadecimal characters")]
pub struct NotAMark;

impl Mark {
    /// As it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Mark> for String {
    fn from(mark: Mark) -> Self {
        mark.0
    }
}

impl TryFrom<String> for Mark {
    type Error = NotAMark;

    fn try_from(text: String) -> Result<Self, NotAMark> {
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        match text.len() == 64 && text.bytes().all(is_hex) {
            true => Ok(Self(text)),
            false => Err(NotAMark),
        }
    }
}

/// One rating, as it is sent. Another with the same mark takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    /// Of which promise.
    pub promise: PromiseId,
    /// How it is.
    pub rating: Rating,
    /// How old they are.
    pub band: AgeBand,
    /// In which quarter it was rated, by the phone's calendar.
    pub quarter: Quarter,
    /// See [`Mark`].
    pub mark: Mark,
}

/// The largest body of a rating, in bytes.
pub const MOST_RATED: usize = 1_024;

/// The proof that a rating is counted. Nothing else is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// What is counted, as it was sent.
    pub rated: Rated,
    /// It is on the disk.
    pub durable: bool,
}

impl Counted {
    /// Whether it proves that this rating is counted.
    #[must_use]
    pub fn covers(&self, rated: &Rated) -> bool {
        self.durable && self.rated == *rated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rated(rating: Rating) -> Rated {
        Rated {
            promise: PromiseId::from("a-visit"),
            rating,
            band: AgeBand::NotSaid,
            quarter: Quarter::of("2026-11-22".parse().unwrap()),
            mark: Mark::try_from("0a".repeat(32)).unwrap(),
        }
    }

    #[test]
    fn what_leaves_the_phone_is_five_words_and_no_more() {
        let json = serde_json::to_value(rated(Rating::Partly)).unwrap();
        let mut names: Vec<&String> = json.as_object().unwrap().keys().collect();
        // In which order they come is serde_json's, and changes with who else uses it.
        names.sort();
        assert_eq!(names, ["band", "mark", "promise", "quarter", "rating"]);
        assert_eq!(json["band"], "not_said");
        let more = serde_json::json!({"promise": "a", "rating": "partly", "band": "12_15",
            "quarter": "2026-Q4", "mark": "0a".repeat(32), "born_on": "2012-01-01"});
        assert!(serde_json::from_value::<Rated>(more).is_err());
    }

    #[test]
    fn only_a_durable_receipt_for_this_very_rating_proves_it() {
        let (partly, sure) = (rated(Rating::Partly), rated(Rating::Happening));
        let of = |durable| Counted {
            rated: partly.clone(),
            durable,
        };
        assert!(of(true).covers(&partly));
        assert!(!of(true).covers(&sure) && !of(false).covers(&partly));
    }

    #[test]
    fn a_mark_is_written_in_one_way_only() {
        for wrong in ["", "0A", &"0A".repeat(32), &"0a".repeat(33)] {
            assert!(Mark::try_from(wrong.to_owned()).is_err());
        }
    }
}
