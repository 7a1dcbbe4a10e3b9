//! From cells to rows: each column's own rule.

use super::cells::{is_formula, split};
use super::{Column, List, ListFault, Row, RowFault, Wrong};
use crate::band::Band;
use crate::invitation::{MOST_DECISION, MOST_DECISIONS, MOST_LABEL, MOST_ROWS};
use chrono::{Days, NaiveDate};
use std::collections::HashMap;

/// The longest a review can be ahead.
const DAYS_AHEAD: u64 = 366;

pub(super) fn read(text: &str, on: NaiveDate) -> Result<List, ListFault> {
    let mut rows = split(text)?.into_iter();
    let columns = columns(&rows.next().unwrap_or_default())?;
    let filled: Vec<(usize, Vec<String>)> = (2..)
        .zip(rows)
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
        .collect();
    if filled.is_empty() {
        return Err(ListFault::NoRows);
    }
    if filled.len() > MOST_ROWS {
        return Err(ListFault::TooManyRows {
            found: filled.len(),
            most: MOST_ROWS,
        });
    }
    let mut list = List::default();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (number, cells) in filled {
        let mut reader = Reader {
            number,
            cells: &cells,
            columns: &columns,
            wrong: Vec::new(),
        };
        let row = reader.row(&mut seen, on);
        let reference = reader.cell(Column::Reference).chars().take(MOST_LABEL);
        let reference: String = reference.collect();
        let faults = reader.wrong.into_iter();
        list.faults.extend(faults.map(|(column, wrong)| RowFault {
            number,
            reference: reference.clone(),
            column,
            wrong,
        }));
        list.rows.extend(row);
    }
    Ok(list)
}

fn columns(headings: &[String]) -> Result<HashMap<Column, usize>, ListFault> {
    let mut columns = HashMap::new();
    for (at, heading) in headings.iter().enumerate() {
        let Some(column) = Column::of_heading(heading) else {
            continue;
        };
        if columns.insert(column, at).is_some() {
            return Err(ListFault::TwoColumns(column.heading()));
        }
    }
    for column in [Column::Reference, Column::Band] {
        if !columns.contains_key(&column) {
            return Err(ListFault::NoColumn(column.heading()));
        }
    }
    Ok(columns)
}

struct Reader<'r> {
    number: usize,
    cells: &'r [String],
    columns: &'r HashMap<Column, usize>,
    wrong: Vec<(Column, Wrong)>,
}

impl Reader<'_> {
    /// The cell, without the `="…"` that spreadsheets put around numbers to keep
    /// their zeros.
    fn cell(&self, column: Column) -> &str {
        let cell = self
            .columns
            .get(&column)
            .and_then(|at| self.cells.get(*at))
            .map_or("", |cell| cell.trim());
        cell.strip_prefix("=\"")
            .and_then(|rest| rest.strip_suffix('"'))
            .unwrap_or(cell)
    }

    fn row(&mut self, seen: &mut HashMap<String, usize>, on: NaiveDate) -> Option<Row> {
        let reference = self.words(Column::Reference);
        if let Some(reference) = &reference {
            match seen.get(&reference.to_lowercase()) {
                Some(first) => self.wrong.push((Column::Reference, Wrong::SameAs(*first))),
                None => {
                    seen.insert(reference.to_lowercase(), self.number);
                }
            }
        } else if self.cell(Column::Reference).is_empty() {
            self.wrong.push((Column::Reference, Wrong::Empty));
        }
        let label = self.words(Column::Label);
        let officer = self.words(Column::Officer);
        let band = self.band();
        let review_on = self.review_on(on);
        let decisions = self.decisions();
        if !self.wrong.is_empty() {
            return None;
        }
        Some(Row {
            number: self.number,
            reference: reference?,
            label,
            band: band?,
            review_on,
            officer,
            decisions,
        })
    }

    fn words(&mut self, column: Column) -> Option<String> {
        let words = self.cell(column);
        let found = words.chars().count();
        let wrong = if words.is_empty() {
            return None;
        } else if is_formula(words) {
            Wrong::Formula
        } else if found > MOST_LABEL {
            Wrong::TooLong {
                found,
                most: MOST_LABEL,
            }
        } else {
            return Some(words.split_whitespace().collect::<Vec<_>>().join(" "));
        };
        self.wrong.push((column, wrong));
        None
    }

    fn band(&mut self) -> Option<Band> {
        let band = self.cell(Column::Band);
        let (empty, band) = (band.is_empty(), band_of(band));
        if band.is_none() {
            let wrong = if empty { Wrong::Empty } else { Wrong::NotABand };
            self.wrong.push((Column::Band, wrong));
        }
        band
    }

    fn review_on(&mut self, on: NaiveDate) -> Option<NaiveDate> {
        let day = self.cell(Column::ReviewOn);
        if day.is_empty() {
            return None;
        }
        let latest = on.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(on);
        let wrong = match day_of(day) {
            None => Wrong::NotADay,
            Some(day) if day < on => Wrong::Passed,
            Some(day) if day > latest => Wrong::TooFar,
            Some(day) => return Some(day),
        };
        self.wrong.push((Column::ReviewOn, wrong));
        None
    }

    fn decisions(&mut self) -> Vec<String> {
        let decisions: Vec<String> = self
            .cell(Column::Decisions)
            .split(['|', '\n', '\r'])
            .map(|decision| decision.trim_start_matches(['-', '•', '*', ' ']).trim())
            .filter(|decision| !decision.is_empty())
            .map(str::to_owned)
            .collect();
        let longest = decisions.iter().map(|one| one.chars().count()).max();
        let wrong = if decisions.len() > MOST_DECISIONS {
            Wrong::TooMany {
                found: decisions.len(),
                most: MOST_DECISIONS,
            }
        } else if let Some(found) = longest.filter(|found| *found > MOST_DECISION) {
            Wrong::TooLong {
                found,
                most: MOST_DECISION,
            }
        } else if decisions.iter().any(|decision| is_formula(decision)) {
            Wrong::Formula
        } else {
            return decisions;
        };
        self.wrong.push((Column::Decisions, wrong));
        Vec::new()
    }
}

/// `12-15`, `12–15`, `12 to 15`, `13`, `pathway`, `easy read`. A spreadsheet that
/// took `12-15` for a date has lost it: that is not a band.
fn band_of(text: &str) -> Option<Band> {
    if let Ok(age) = text.parse::<u8>() {
        return match age {
            4..=7 => Some(Band::FourToSeven),
            8..=11 => Some(Band::EightToEleven),
            12..=15 => Some(Band::TwelveToFifteen),
            16..=17 => Some(Band::SixteenSeventeen),
            18..=25 => Some(Band::Pathway),
            _ => None,
        };
    }
    let plain: String = text
        .to_lowercase()
        .replace("to", "-")
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| {
            if matches!(character, '–' | '—' | '‐') {
                '-'
            } else {
                character
            }
        })
        .collect();
    Some(match plain.as_str() {
        "4-7" => Band::FourToSeven,
        "8-11" => Band::EightToEleven,
        "12-15" => Band::TwelveToFifteen,
        "16-17" => Band::SixteenSeventeen,
        "pathway" | "pathway16-25" | "pathway-16-25" | "16-25" | "18-25" => Band::Pathway,
        "easyread" | "easy-read" => Band::EasyRead,
        _ => return None,
    })
}

fn day_of(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"]
        .into_iter()
        .find_map(|shape| NaiveDate::parse_from_str(text, shape).ok())
        // `%Y` also takes `26`: a year has four digits here.
        .filter(|day| chrono::Datelike::year(day) >= 2000)
}
