//! From cells to rows: each column's own rule.

use super::cells::{meant, split};
use super::{Against, BadRow, Column, List, ListFault, Row, RowFault, Wrong};
use chrono::{Datelike, Days, NaiveDate};
use domain::band::Band;
use domain::calendar::age_on;
use domain::due::reviews::ReviewsHeld;
use domain::invitation::{MOST_DECISION, MOST_DECISIONS, MOST_LABEL, MOST_ROWS};
use domain::participation::is_child;
use std::collections::HashMap;

/// The longest a review can be ahead.
const DAYS_AHEAD: u64 = 366;

pub(super) fn read(text: &str, against: &Against) -> Result<List, ListFault> {
    let mut rows = split(text)?.into_iter();
    let Some((_, headings)) = rows.next() else {
        return Err(ListFault::Nothing);
    };
    let columns = columns(&headings)?;
    let found = rows.len();
    if found == 0 {
        return Err(ListFault::NoRows);
    }
    if found > MOST_ROWS {
        return Err(ListFault::TooManyRows {
            found,
            most: MOST_ROWS,
        });
    }
    let mut list = List {
        headings,
        ..List::default()
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (number, cells) in rows {
        let cell = |column| columns.get(&column).and_then(|at: &usize| cells.get(*at));
        let mut reader = Reader {
            number,
            cell: &|column| cell(column).map_or("", |cell| meant(cell)),
            against,
            wrong: Vec::new(),
        };
        let row = reader.row(&mut seen);
        let reference = reader.cell(Column::Reference).chars().take(MOST_LABEL);
        let reference: String = reference.collect();
        let faults = reader.wrong.into_iter();
        list.faults.extend(faults.map(|(column, wrong)| RowFault {
            number,
            reference: reference.clone(),
            column,
            wrong,
        }));
        match row {
            Some(row) => list.rows.push(row),
            None => list.bad.push(BadRow { number, cells }),
        }
    }
    Ok(list)
}

pub(super) fn read_one(
    typed: &[(Column, String)],
    against: &Against,
) -> Result<Row, Vec<(Column, Wrong)>> {
    let cell = |column| {
        let mut typed = typed.iter();
        typed.find(|(of, _)| *of == column)
    };
    let mut reader = Reader {
        number: 1,
        cell: &|column| cell(column).map_or("", |(_, typed)| typed.trim()),
        against,
        wrong: Vec::new(),
    };
    let row = reader.row(&mut HashMap::new());
    row.ok_or(reader.wrong)
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
    if !columns.contains_key(&Column::Reference) {
        return Err(ListFault::NoColumn("Reference"));
    }
    if !columns.contains_key(&Column::Band) && !columns.contains_key(&Column::BornOn) {
        return Err(ListFault::NoColumn("Age band or Date of birth"));
    }
    Ok(columns)
}

struct Reader<'r> {
    number: usize,
    cell: &'r dyn Fn(Column) -> &'r str,
    against: &'r Against,
    wrong: Vec<(Column, Wrong)>,
}

impl<'r> Reader<'r> {
    fn cell(&self, column: Column) -> &'r str {
        (self.cell)(column)
    }

    fn fault(&mut self, column: Column, wrong: Wrong) {
        self.wrong.push((column, wrong));
    }

    fn row(&mut self, seen: &mut HashMap<String, usize>) -> Option<Row> {
        let reference = self.reference(seen);
        let label = self.words(Column::Label);
        let review_on = self.review_on();
        let born_on = self.past_day(Column::BornOn);
        let band = self.band(born_on, review_on);
        let child = self.child();
        let officer = self.words(Column::Officer);
        let decisions = self.decisions();
        let reviews = self.reviews();
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
            reviews,
            child,
            born_on,
        })
    }

    fn reference(&mut self, seen: &mut HashMap<String, usize>) -> Option<String> {
        if self.cell(Column::Reference).is_empty() {
            self.fault(Column::Reference, Wrong::Empty);
        }
        let reference = self.words(Column::Reference)?;
        let plain = reference.to_lowercase();
        if let Some(first) = seen.get(&plain) {
            self.fault(Column::Reference, Wrong::SameAs(*first));
        } else {
            if self.against.invited.contains(&plain) {
                self.fault(Column::Reference, Wrong::Invited);
            }
            seen.insert(plain, self.number);
        }
        Some(reference)
    }

    fn words(&mut self, column: Column) -> Option<String> {
        let words = self.cell(column).split_whitespace();
        let words = words.collect::<Vec<_>>().join(" ");
        let found = words.chars().count();
        if found > MOST_LABEL {
            let most = MOST_LABEL;
            self.fault(column, Wrong::TooLong { found, most });
            return None;
        }
        Some(words).filter(|words| !words.is_empty())
    }

    /// The band as it is written; else from the date of birth, on the day of the
    /// review, or today while that is not set.
    fn band(&mut self, born_on: Option<NaiveDate>, review_on: Option<NaiveDate>) -> Option<Band> {
        let written = self.cell(Column::Band);
        let (column, band) = if written.is_empty() && !self.cell(Column::BornOn).is_empty() {
            let age = age_on(born_on?, review_on.unwrap_or(self.against.today));
            (Column::BornOn, band_at(age).ok_or(Wrong::NotAnAge(age)))
        } else if written.is_empty() {
            (Column::Band, Err(Wrong::Empty))
        } else {
            (Column::Band, band_of(written).ok_or(Wrong::NotABand))
        };
        let band = band.and_then(|band| {
            let asked = self.against.bands.contains(&band);
            asked.then_some(band).ok_or(Wrong::NoQuestions)
        });
        band.map_err(|wrong| self.fault(column, wrong)).ok()
    }

    fn child(&mut self) -> Option<String> {
        let written = self.cell(Column::Child);
        if !written.is_empty() && !is_child(written) {
            self.fault(Column::Child, Wrong::NotAChild);
        }
        Some(written.to_owned()).filter(|written| is_child(written))
    }

    fn review_on(&mut self) -> Option<NaiveDate> {
        let day = self.day(Column::ReviewOn)?;
        let today = self.against.today;
        let latest = today.checked_add_days(Days::new(DAYS_AHEAD));
        if day < today {
            self.fault(Column::ReviewOn, Wrong::Passed);
        } else if latest.is_some_and(|latest| day > latest) {
            self.fault(Column::ReviewOn, Wrong::TooFar);
        } else {
            return Some(day);
        }
        None
    }

    fn reviews(&mut self) -> Option<ReviewsHeld> {
        let last_on = self.past_day(Column::LastOn);
        let in_care_since = self.past_day(Column::InCareSince);
        let held = self.cell(Column::Held);
        if held.is_empty() {
            // The law counts otherwise after the first review than after later ones.
            if last_on.is_some() {
                self.fault(Column::Held, Wrong::Empty);
            }
            return None;
        }
        let (column, reviews) = match held.parse::<u16>() {
            Err(_) => {
                self.fault(Column::Held, Wrong::NotANumber);
                return None;
            }
            Ok(0) => {
                let since = in_care_since.map(|in_care_since| ReviewsHeld::None { in_care_since });
                (Column::InCareSince, since)
            }
            Ok(1) => {
                let last = last_on.map(|last_on| ReviewsHeld::One { last_on });
                (Column::LastOn, last)
            }
            Ok(_) => {
                let last = last_on.map(|last_on| ReviewsHeld::More { last_on });
                (Column::LastOn, last)
            }
        };
        if self.cell(column).is_empty() {
            self.fault(column, Wrong::Empty);
        }
        reviews
    }

    fn day(&mut self, column: Column) -> Option<NaiveDate> {
        let written = self.cell(column);
        if written.is_empty() {
            return None;
        }
        let day = day_of(written);
        if day.is_none() {
            self.fault(column, Wrong::NotADay);
        }
        day
    }

    fn past_day(&mut self, column: Column) -> Option<NaiveDate> {
        let day = self.day(column)?;
        if day > self.against.today {
            self.fault(column, Wrong::ToCome);
            return None;
        }
        Some(day)
    }

    fn decisions(&mut self) -> Vec<String> {
        let decisions: Vec<String> = self
            .cell(Column::Decisions)
            .split(['|', '\n', '\r'])
            .map(|decision| decision.trim().trim_start_matches(['-', '•', '*', ' ']))
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
        } else {
            return decisions;
        };
        self.fault(Column::Decisions, wrong);
        Vec::new()
    }
}

const fn band_at(age: i32) -> Option<Band> {
    match age {
        4..=7 => Some(Band::FourToSeven),
        8..=11 => Some(Band::EightToEleven),
        12..=15 => Some(Band::TwelveToFifteen),
        16..=17 => Some(Band::SixteenSeventeen),
        18..=25 => Some(Band::Pathway),
        _ => None,
    }
}

/// `12-15`, `12–15`, `12 to 15`, `13`, `pathway`, `easy read`. A spreadsheet that
/// took `12-15` for a date has lost it: that is not a band.
fn band_of(text: &str) -> Option<Band> {
    if let Ok(age) = text.parse::<u8>() {
        return band_at(age.into());
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

pub(in crate::reviews) fn day_of(text: &str) -> Option<NaiveDate> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"]
        .into_iter()
        .find_map(|shape| NaiveDate::parse_from_str(&text, shape).ok())
        // `%Y` also takes `26`: a year has four digits here.
        .filter(|day| day.year() >= 1900)
}
