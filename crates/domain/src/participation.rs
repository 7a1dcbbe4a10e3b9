//! How a child took part in their review: the eight codes of the yearly return on
//! children looked after (SSDA903, `REVIEW_CODE`), what is known of one review, and the
//! rules by which the return is checked (PD-01 to PD-04).
//!
//! Staff choose a code. Nothing here works one out from anything that was sent: an
//! answer in the app supports PN6 and makes no code by itself (PD-02). The file that is
//! handed in is made at the desk.

use crate::calendar::birthday;
use crate::due::reviews::ReviewsHeld;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The most characters of a child identifier.
pub const MOST_CHILD: usize = 60;
/// Below this age, in years, a child has PN0.
const TAKES_PART_FROM: i32 = 4;

/// How a child took part in one review. The definitions are those of the return
/// (PD-01), in the words of its guidance, shortened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Participation {
    /// Under 4 at the review.
    Pn0,
    /// Attends and speaks.
    Pn1,
    /// Attends, an advocate speaks.
    Pn2,
    /// Attends, conveys views without speaking.
    Pn3,
    /// Attends, conveys nothing.
    Pn4,
    /// Does not attend, an advocate speaks.
    Pn5,
    /// Does not attend, conveys views by other means.
    Pn6,
    /// Does not attend, conveys nothing.
    Pn7,
}

impl Participation {
    /// In their order.
    pub const ALL: [Self; 8] = [
        Self::Pn0,
        Self::Pn1,
        Self::Pn2,
        Self::Pn3,
        Self::Pn4,
        Self::Pn5,
        Self::Pn6,
        Self::Pn7,
    ];

    /// As the return writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pn0 => "PN0",
            Self::Pn1 => "PN1",
            Self::Pn2 => "PN2",
            Self::Pn3 => "PN3",
            Self::Pn4 => "PN4",
            Self::Pn5 => "PN5",
            Self::Pn6 => "PN6",
            Self::Pn7 => "PN7",
        }
    }

    /// What it means.
    #[must_use]
    pub const fn means(self) -> &'static str {
        match self {
            Self::Pn0 => "Child aged under 4 at the time of the review.",
            Self::Pn1 => "Attends the review and speaks for themselves.",
            Self::Pn2 => "Attends the review and an advocate speaks for them.",
            Self::Pn3 => {
                "Attends the review and conveys their views by symbols or without words, and \
                 does not speak."
            }
            Self::Pn4 => {
                "Attends the review, but does not speak, does not convey their views without \
                 words, and does not ask an advocate to speak for them."
            }
            Self::Pn5 => "Does not attend, but briefs an advocate to speak for them.",
            Self::Pn6 => {
                "Does not attend, but conveys their feelings to the review by other means: a \
                 text to the chair, in writing, by phone, on a recording, in an app."
            }
            Self::Pn7 => "Does not attend, and their views are not conveyed to the review.",
        }
    }

    /// The code of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.word() == word)
    }

    /// Which rule this code breaks for a child born on this day, at a review held on that
    /// one. On the fourth birthday itself no code breaks one: both rules test the days
    /// on their own side of it.
    #[must_use]
    pub fn breaks(self, born_on: NaiveDate, held_on: NaiveDate) -> Option<Rule> {
        let fourth_birthday = birthday(born_on, TAKES_PART_FROM);
        match self {
            Self::Pn0 if held_on > fourth_birthday => Some(Rule::TooOldForPn0),
            Self::Pn0 => None,
            _ if held_on < fourth_birthday => Some(Rule::TooYoung),
            _ => None,
        }
    }
}

/// Why a review cannot be handed in as it stands. The numbers are those of the return's
/// own checks (PD-03).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// No child identifier.
    #[error("has no 903 child identifier: write it in")]
    NoChild,
    /// No date of birth.
    #[error("has no date of birth: write it in")]
    NotBorn,
    /// Rule 167: no code.
    #[error("has no participation code: choose PN0 to PN7 (rule 167)")]
    NoCode,
    /// The review was before the child was born.
    #[error("was held before the date of birth: check both days")]
    BeforeBirth,
    /// The review is still to come.
    #[error("is dated in the future: write the day on which it was held")]
    ToCome,
    /// Rule 440: PN0, and 4 or over.
    #[error("has PN0, but the child was 4 or over: choose PN1 to PN7 (rule 440)")]
    TooOldForPn0,
    /// Rule 441: PN1 to PN7, and under 4.
    #[error("has PN1 to PN7, but the child was under 4: choose PN0 (rule 441)")]
    TooYoung,
    /// Another row has the same child and the same day.
    #[error("stands there twice, with the same child and the same day: mend one of them")]
    Twice,
    /// Another row has the same child born on another day.
    #[error("has another date of birth than the same child elsewhere: check which is right")]
    BornTwice,
}

/// What the team knows of one review, for the return: sealed by the worker's browser to
/// the team's own key, beside the invitation. The server learns nothing of it.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NoteOfReview {
    /// The shape of this record.
    pub v: u8,
    /// The child identifier of the return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// Date of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born_on: Option<NaiveDate>,
    /// The day on which the review was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_on: Option<NaiveDate>,
    /// How the child took part, as the reviewing officer decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Participation>,
    /// How many reviews there had been before it, with the day that the law counts from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<ReviewsHeld>,
    /// Somebody said that it was not held. Nothing while nobody has said either.
    #[serde(default, skip_serializing_if = "is_false")]
    pub not_held: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "this is how serde asks for it"
)]
const fn is_false(said: &bool) -> bool {
    !*said
}

/// It names a child: it never reaches a log by way of `{:?}`.
impl fmt::Debug for NoteOfReview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NoteOfReview { .. }")
    }
}

impl NoteOfReview {
    /// The shape that is written now.
    pub const VERSION: u8 = 1;

    /// Whether nothing is known.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.child.is_none()
            && self.born_on.is_none()
            && self.held_on.is_none()
            && self.code.is_none()
            && self.before.is_none()
            && !self.not_held
    }
}

/// Whether these characters can be a child identifier: letters and digits, with `-`, `/`
/// or `_` between them. A spreadsheet runs nothing of the kind.
#[must_use]
pub fn is_child(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|first| first.is_ascii_alphanumeric())
        && text.len() <= MOST_CHILD
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'_'))
}

/// A collection year: 1 April to 31 March (PD-04).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReturnYear {
    /// The year in which it begins.
    pub begins: i32,
}

impl ReturnYear {
    /// The year in which this day lies.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        let begins = if day.month() >= 4 {
            day.year()
        } else {
            day.year() - 1
        };
        Self { begins }
    }

    /// The year before.
    #[must_use]
    pub const fn before(self) -> Self {
        Self {
            begins: self.begins - 1,
        }
    }

    /// Whether this day lies in it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }
}

impl fmt::Display for ReturnYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}–{:02}",
            self.begins,
            (self.begins + 1).rem_euclid(100)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_code_meets_its_rule_the_day_before_on_and_after_the_fourth_birthday() {
        // Somebody born on 29 February is 4 on 29 February; after a century without
        // one, on 1 March.
        for (born_on, before, birthday, after) in [
            ("2022-06-14", "2026-06-13", "2026-06-14", "2026-06-15"),
            ("2020-02-29", "2024-02-28", "2024-02-29", "2024-03-01"),
            ("2096-02-29", "2100-02-28", "2100-03-01", "2100-03-02"),
            ("2022-12-31", "2026-12-30", "2026-12-31", "2027-01-01"),
        ] {
            let breaks = |code: Participation, day: &str| code.breaks(on(born_on), on(day));
            assert_eq!(breaks(Participation::Pn0, before), None, "{born_on}");
            assert_eq!(breaks(Participation::Pn0, birthday), None, "{born_on}");
            let old = breaks(Participation::Pn0, after);
            assert_eq!(old, Some(Rule::TooOldForPn0), "{born_on}");
            for code in &Participation::ALL[1..] {
                assert_eq!(breaks(*code, before), Some(Rule::TooYoung), "{born_on}");
                assert_eq!(breaks(*code, birthday), None, "{born_on}");
                assert_eq!(breaks(*code, after), None, "{born_on}");
            }
        }
    }

    #[test]
    fn every_code_reads_back_from_its_word_on_the_wire_and_in_the_file() {
        for (at, code) in Participation::ALL.into_iter().enumerate() {
            assert_eq!(code.word(), format!("PN{at}"));
            assert_eq!(Participation::of_word(code.word()), Some(code));
            let wire = serde_json::to_string(&code).unwrap();
            assert_eq!(wire, format!("\"PN{at}\""));
            assert_eq!(serde_json::from_str::<Participation>(&wire).unwrap(), code);
        }
        assert_eq!(Participation::of_word("PN8"), None);
        assert_eq!(Participation::of_word("pn1"), None);
    }

    #[test]
    fn a_year_of_the_return_begins_on_the_first_of_april() {
        let year = ReturnYear { begins: 2026 };
        for (day, holds) in [
            ("2026-03-31", false),
            ("2026-04-01", true),
            ("2027-03-31", true),
            ("2027-04-01", false),
        ] {
            assert_eq!(year.holds(on(day)), holds, "{day}");
        }
        assert_eq!(year.to_string(), "2026–27");
        assert_eq!(ReturnYear { begins: 2099 }.to_string(), "2099–00");
    }

    #[test]
    fn nothing_that_a_spreadsheet_would_run_is_a_child_identifier() {
        for text in ["566910", "A-12/3_b"] {
            assert!(is_child(text), "{text}");
        }
        let long = "9".repeat(MOST_CHILD + 1);
        for text in ["", "-1", "=1+1", "@x", "12,3", "12 3", "é1", &long] {
            assert!(!is_child(text), "{text}");
        }
        assert!(is_child(&long[1..]));
    }

    #[test]
    fn a_note_that_an_earlier_desk_wrote_reads_as_it_was_meant() {
        let earlier = r#"{"v":1,"child":"566910","held_on":"2026-11-20","code":"PN6"}"#;
        let note: NoteOfReview = serde_json::from_str(earlier).unwrap();
        assert_eq!((note.before, note.not_held), (None, false));
        assert_eq!(serde_json::to_string(&note).unwrap(), earlier);
    }

    #[test]
    fn a_note_of_a_review_is_never_written_out() {
        let note = NoteOfReview {
            child: Some("566910".to_owned()),
            ..NoteOfReview::default()
        };
        assert!(!format!("{note:?}").contains("566910"));
        assert!(!note.is_empty() && NoteOfReview::default().is_empty());
    }
}
