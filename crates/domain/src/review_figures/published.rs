//! Figures of reviews that a council has published, to stand beside: content, which the desk
//! alone holds.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Tenths of a percent, written `95.4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Tenths(u16);

/// Not written like `95.4`, or more than 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a percentage with one decimal: write it like \"95.4\", from 0.0 to 100.0")]
pub struct NotTenths;

impl Tenths {
    /// How much of so many, where there are any; half a tenth goes up.
    #[must_use]
    pub fn of(did: u64, of: u64) -> Option<Self> {
        let tenths = (did.min(of) * 2_000 + of).checked_div(of * 2)?;
        u16::try_from(tenths).ok().map(Self)
    }

    /// How many tenths of a percent.
    #[must_use]
    pub const fn tenths(self) -> u16 {
        self.0
    }
}

impl TryFrom<String> for Tenths {
    type Error = NotTenths;

    fn try_from(text: String) -> Result<Self, NotTenths> {
        let (whole, tenth) = text.split_once('.').ok_or(NotTenths)?;
        let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if !(1..=3).contains(&whole.len()) || tenth.len() != 1 || !plain(whole) || !plain(tenth) {
            return Err(NotTenths);
        }
        let whole: u16 = whole.parse().map_err(|_| NotTenths)?;
        let tenth: u16 = tenth.parse().map_err(|_| NotTenths)?;
        Some(whole * 10 + tenth)
            .filter(|tenths| *tenths <= 1_000)
            .map(Self)
            .ok_or(NotTenths)
    }
}

impl From<Tenths> for String {
    fn from(tenths: Tenths) -> Self {
        tenths.to_string()
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// What was published of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Of which year.
    pub year: u16,
    /// By whom, as the desk names it: "the council".
    pub by: String,
    /// How many of a hundred reviews were in time.
    pub in_time: Tenths,
    /// In how many of a hundred the child took part.
    pub took_part: Tenths,
}
