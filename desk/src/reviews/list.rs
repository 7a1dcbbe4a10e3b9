//! A list of young people to invite, as staff paste it or save it from a
//! spreadsheet: read row by row in this browser, each fault named by row, column and
//! reason, so that the good rows can go on.
//!
//! Bytes become text in [`text`], text becomes cells in [`cells`]. Nothing of a list
//! is ever sent in clear; a date of birth gives the age band, and is kept sealed for the
//! yearly return.

pub mod cells;
pub(super) mod reading;
pub mod text;

use chrono::NaiveDate;
use domain::band::Band;
use domain::due::reviews::ReviewsHeld;
use std::collections::HashSet;

/// One row that can be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in the spreadsheet, the top row being 1.
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
    /// How many reviews there have been, with the day that the law counts from.
    pub reviews: Option<ReviewsHeld>,
    /// The child identifier of the yearly return.
    pub child: Option<String>,
    /// Date of birth, for that return.
    pub born_on: Option<NaiveDate>,
}

/// The columns of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The local reference. Must be there.
    Reference,
    /// A name for the slip.
    Label,
    /// Age band, or age. This or the next must be there.
    Band,
    /// Date of birth: gives the band where there is none, and is kept sealed.
    BornOn,
    /// Day of the review.
    ReviewOn,
    /// Reviewing officer.
    Officer,
    /// Last decisions, apart from each other by `|` or a new line.
    Decisions,
    /// How many reviews have been held.
    Held,
    /// The day of the last one.
    LastOn,
    /// The day they came into care.
    InCareSince,
    /// The child identifier of the yearly return (SSDA903).
    Child,
}

/// What is wrong with one cell, and what to do. Begins after the column's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It must be filled in.
    #[error("is empty: fill it in")]
    Empty,
    /// Too long.
    #[error("has {found} characters: shorten it to {most}")]
    TooLong {
        /// How many it has.
        found: usize,
        /// How many it may have.
        most: usize,
    },
    /// The same reference stands in an earlier row.
    #[error("is the same as in row {0}: keep one of them")]
    SameAs(usize),
    /// An invitation with this reference is open.
    #[error("has an open invitation: make a new code for that one, or take it back first")]
    Invited,
    /// Not a band and not an age from 4 to 25.
    #[error(
        "is not known: write 4-7, 8-11, 12-15, 16-17, pathway, easy read or an age from 4 to 25"
    )]
    NotABand,
    /// Younger than 4 or older than 25 on the day of the review.
    #[error("gives an age of {0}: it must be from 4 to 25 on the day of the review")]
    NotAnAge(i32),
    /// No set of questions is there for this band.
    #[error("has no questions yet: choose another")]
    NoQuestions,
    /// Not a day in one of the three shapes.
    #[error("is not a day: write it like 11/12/2026, 2026-12-11 or 11 December 2026")]
    NotADay,
    /// The day has passed.
    #[error("has passed: write a day from today on")]
    Passed,
    /// More than a year ahead.
    #[error("is more than a year ahead: check the year")]
    TooFar,
    /// It must lie in the past.
    #[error("is still to come: write a day in the past")]
    ToCome,
    /// Not a child identifier.
    #[error("is not an identifier: write letters and digits, with - / or _ between them")]
    NotAChild,
    /// Not a number of reviews.
    #[error("is not a number: write 0, 1, 2 or more")]
    NotANumber,
    /// More decisions than a phone can show one by one.
    #[error("has {found} decisions: keep {most} at most")]
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
    /// Nothing at all.
    #[error("The list is empty. Paste it with its headings, or choose a file.")]
    Nothing,
    /// Nothing but headings.
    #[error("There is no row under the headings.")]
    NoRows,
    /// No heading for a column that must be there.
    #[error("No column is headed {0}. The first row must hold the headings.")]
    NoColumn(&'static str),
    /// Two columns with the same heading.
    #[error("Two columns are headed {0}. Keep one of them.")]
    TwoColumns(&'static str),
    /// Too many rows.
    #[error("The list has {found} rows. Make lists of {most} rows at most.")]
    TooManyRows {
        /// How many.
        found: usize,
        /// How many at most.
        most: usize,
    },
    /// A quotation mark opens and never closes.
    #[error("A quotation mark in row {0} never closes. Close it or take it out.")]
    OpenQuote(usize),
    /// A workbook, not a list as text.
    #[error("This is a workbook. In the spreadsheet choose “Save as” and then “CSV UTF-8”.")]
    Workbook,
    /// Not text.
    #[error("This file is not text. Save the list as “CSV UTF-8” and choose that file.")]
    NotText,
    /// Too large to be a list.
    #[error("This file is too large to be a list. Keep only the columns that are needed.")]
    TooLarge,
}

/// A row that cannot go on, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Its number in the spreadsheet.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A list as it was read: rows that can be invited and the faults of the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// Good rows, in their order.
    pub rows: Vec<Row>,
    /// What is wrong with the others; a row may have several.
    pub faults: Vec<RowFault>,
    /// The others as they were written, each once.
    pub bad: Vec<BadRow>,
    /// The headings as they were written.
    pub headings: Vec<String>,
}

/// What a list is checked against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// Today.
    pub today: NaiveDate,
    /// References with an open invitation, in lower case.
    pub invited: HashSet<String>,
    /// The bands that have questions.
    pub bands: Vec<Band>,
}

impl List {
    /// The rows that cannot go on, for a spreadsheet, each with what to mend. What a
    /// spreadsheet would run is text there. Read again, it is a list as before.
    #[must_use]
    pub fn to_mend(&self) -> String {
        let mut headings = self.headings.clone();
        headings.push("To mend".to_owned());
        let mut out = cells::line(&headings);
        for bad in &self.bad {
            let mut cells = bad.cells.clone();
            cells.resize(self.headings.len(), String::new());
            let faults = self.faults.iter();
            let faults = faults.filter(|fault| fault.number == bad.number);
            let why: Vec<String> = faults.map(RowFault::words).collect();
            cells.push(why.join(" "));
            out.push_str(&cells::line(&cells));
        }
        out
    }
}

impl RowFault {
    /// `Age band is empty: fill it in.`
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} {}.", self.column.heading(), self.wrong)
    }
}

impl Column {
    /// In the order of the sample.
    pub const ALL: [Self; 11] = [
        Self::Reference,
        Self::Label,
        Self::Band,
        Self::BornOn,
        Self::ReviewOn,
        Self::Officer,
        Self::Decisions,
        Self::Held,
        Self::LastOn,
        Self::InCareSince,
        Self::Child,
    ];

    /// Its heading in the sample.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Reference => "Reference",
            Self::Label => "Name",
            Self::Band => "Age band",
            Self::BornOn => "Date of birth",
            Self::ReviewOn => "Review date",
            Self::Officer => "Reviewing officer",
            Self::Decisions => "Last decisions",
            Self::Held => "Reviews held",
            Self::LastOn => "Last review",
            Self::InCareSince => "In care since",
            Self::Child => "903 child identifier",
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
            "dateofbirth" | "dob" | "bornon" | "birthdate" => Self::BornOn,
            "reviewdate" | "reviewon" | "review" | "dateofreview" | "nextreview" => Self::ReviewOn,
            "reviewingofficer" | "officer" | "iro" => Self::Officer,
            "lastdecisions" | "decisions" => Self::Decisions,
            "reviewsheld" | "numberofreviews" => Self::Held,
            "lastreview" | "lastreviewdate" | "dateoflastreview" => Self::LastOn,
            "903childidentifier" | "childidentifier" | "childid" | "child" | "903id"
            | "ssda903id" => Self::Child,
            "incaresince" | "cameintocare" | "becamelookedafter" => Self::InCareSince,
            _ => return None,
        })
    }
}

/// Reads a list: a byte-order mark, semicolons, tabs and quotation marks are no
/// matter; columns with other headings are passed over.
///
/// # Errors
/// The first [`ListFault`]; faults of single rows are in the [`List`].
pub fn read(text: &str, against: &Against) -> Result<List, ListFault> {
    reading::read(text, against)
}

/// Checks what was typed for one young person as a row of a list is checked.
///
/// # Errors
/// Every fault.
pub fn read_one(
    typed: &[(Column, String)],
    against: &Against,
) -> Result<Row, Vec<(Column, Wrong)>> {
    reading::read_one(typed, against)
}

#[cfg(test)]
#[path = "list/tests.rs"]
mod tests;
