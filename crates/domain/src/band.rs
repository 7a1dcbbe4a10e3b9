//! Age bands: which set of questions, and the most that is ever counted about age.

use serde::{Deserialize, Serialize};

/// Whom a set of questions is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Band {
    /// 4 to 7, with a named helper.
    #[serde(rename = "4-7")]
    FourToSeven,
    /// 8 to 11.
    #[serde(rename = "8-11")]
    EightToEleven,
    /// 12 to 15.
    #[serde(rename = "12-15")]
    TwelveToFifteen,
    /// 16 and 17, in care.
    #[serde(rename = "16-17")]
    SixteenSeventeen,
    /// Pathway plan, 16 to 25.
    #[serde(rename = "pathway-16-25")]
    Pathway,
    /// Easy Read, at any age.
    #[serde(rename = "easy-read")]
    EasyRead,
}

impl Band {
    /// Every band, youngest first.
    pub const ALL: [Self; 6] = [
        Self::FourToSeven,
        Self::EightToEleven,
        Self::TwelveToFifteen,
        Self::SixteenSeventeen,
        Self::Pathway,
        Self::EasyRead,
    ];

    /// The most questions a set for this band may hold.
    #[must_use]
    pub const fn most_questions(self) -> usize {
        match self {
            Self::FourToSeven => 13,
            Self::EightToEleven | Self::EasyRead => 24,
            Self::TwelveToFifteen => 32,
            Self::SixteenSeventeen | Self::Pathway => 36,
        }
    }
}
