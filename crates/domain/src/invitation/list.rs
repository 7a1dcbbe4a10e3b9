//! A list of young people to invite, as staff paste it or save it from a
//! spreadsheet: read row by row, each fault named by row, column and reason, so that
//! the good rows can go on.
//!
//! Splitting text into cells is [`cells`]'s. Nothing of a list is ever sent in clear.

pub mod cells;
mod reading;

use crate::band::Band;
use chrono::NaiveDate;

/// One row that can be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in the spreadsheet, the headings being row 1.
    pub number: usize,
    /// The local reference.
    pub reference: String,
    /// A name for the slip.
    pub label: Option<String>,
    /// Which band.
    pub band: Band,
    /// The day of the review.
    pub review_on: Option<NaiveDate>,
    /// The reviewing officer.
    pub officer: Option<String>,
    /// The last decisions.
    pub decisions: Vec<String>,
}

/// The columns of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The local reference. Must be there.
    Reference,
    /// A name for the slip.
    Label,
    /// Age band, or age. Must be there.
    Band,
    /// Day of the review.
    ReviewOn,
    /// Reviewing officer.
    Officer,
    /// Last decisions, apart from each other by `|` or a new line.
    Decisions,
}

/// What is wrong with one cell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It must be filled in.
    #[error("is empty")]
    Empty,
    /// Too long.
    #[error("has {found} characters: {most} at most")]
    TooLong {
        /// How many it has.
        found: usize,
        /// How many it may have.
        most: usize,
    },
    /// Begins like a spreadsheet's formula.
    #[error("begins like a formula")]
    Formula,
    /// The same reference stands in an earlier row.
    #[error("is the same as in row {0}")]
    SameAs(usize),
    /// Not a band and not an age from 4 to 25.
    #[error("is not an age band, such as 12-15, and not an age from 4 to 25")]
    NotABand,
    /// Not a day in one of the three shapes.
    #[error("is not a day like 2026-12-11, 11/12/2026 or 11 December 2026")]
    NotADay,
    /// The day has passed.
    #[error("has passed")]
    Passed,
    /// More than a year ahead.
    #[error("is more than a year ahead")]
    TooFar,
    /// More decisions than a phone can show one by one.
    #[error("has {found} decisions: {most} at most")]
    TooMany {
        /// How many.
        found: usize,
        /// How many at most.
        most: usize,
    },
}

/// A fault of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// Its number in the spreadsheet.
    pub number: usize,
    /// Its reference as written, to find it by.
    pub reference: String,
    /// The column.
    pub column: Column,
    /// What is wrong.
    pub wrong: Wrong,
}

/// Why a list cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListFault {
    /// Nothing but headings, or nothing.
    #[error("there is no row under the headings")]
    NoRows,
    /// No heading for a column that must be there.
    #[error("no column is headed {0}")]
    NoColumn(&'static str),
    /// Two columns with the same heading.
    #[error("two columns are headed {0}")]
    TwoColumns(&'static str),
    /// Too many rows.
    #[error("{found} rows: {most} at most, so make two lists of it")]
    TooManyRows {
        /// How many.
        found: usize,
        /// How many at most.
        most: usize,
    },
    /// A quotation mark opens and never closes.
    #[error("a quotation mark in row {0} never closes")]
    OpenQuote(usize),
}

/// A list as it was read: rows that can be invited and the faults of the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// Good rows, in their order.
    pub rows: Vec<Row>,
    /// What is wrong with the others; a row may have several.
    pub faults: Vec<RowFault>,
}

impl List {
    /// How many rows have a fault.
    #[must_use]
    pub fn bad_rows(&self) -> usize {
        let mut numbers: Vec<usize> = self.faults.iter().map(|fault| fault.number).collect();
        numbers.dedup();
        numbers.len()
    }
}

impl Column {
    /// In the order of the sample.
    pub const ALL: [Self; 6] = [
        Self::Reference,
        Self::Label,
        Self::Band,
        Self::ReviewOn,
        Self::Officer,
        Self::Decisions,
    ];

    /// Its heading in the sample.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Reference => "Reference",
            Self::Label => "Name",
            Self::Band => "Age band",
            Self::ReviewOn => "Review date",
            Self::Officer => "Reviewing officer",
            Self::Decisions => "Last decisions",
        }
    }

    /// The column that a heading means, however it is written.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        let plain: String = heading
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|character| character.to_ascii_lowercase())
            .collect();
        Some(match plain.as_str() {
            "reference" | "ref" | "localreference" | "id" | "caseid" | "casereference" => {
                Self::Reference
            }
            "name" | "label" | "firstname" | "knownas" => Self::Label,
            "ageband" | "band" | "age" => Self::Band,
            "reviewdate" | "reviewon" | "review" | "dateofreview" | "nextreview" => Self::ReviewOn,
            "reviewingofficer" | "officer" | "iro" => Self::Officer,
            "lastdecisions" | "decisions" => Self::Decisions,
            _ => return None,
        })
    }
}

/// Reads a list: a byte-order mark, semicolons, tabs and quotation marks are no
/// matter; columns with other headings are passed over. `on` is today.
///
/// # Errors
/// The first [`ListFault`]; faults of single rows are in the [`List`].
pub fn read(text: &str, on: NaiveDate) -> Result<List, ListFault> {
    reading::read(text, on)
}

#[cfg(test)]
#[path = "list/tests.rs"]
mod tests;
