//! The words of the page, and of the file.

use crate::figures::number;
use api::pledge::{Figures, Results};
use domain::consultation::pledge_check::{AgeBand, Rating};
use domain::edition::Edition;

/// A rating.
#[must_use]
pub const fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::Happening => "Happening",
        Rating::Partly => "Partly",
        Rating::NotHappening => "Not happening",
        Rating::NotSure => "Not sure",
    }
}

/// An age.
#[must_use]
pub const fn band(band: AgeBand) -> &'static str {
    match band {
        AgeBand::UnderTwelve => "Under 12",
        AgeBand::TwelveToFifteen => "12 to 15",
        AgeBand::SixteenSeventeen => "16 or 17",
        AgeBand::EighteenAndOver => "18 or over",
        AgeBand::NotSaid => "Not said",
    }
}

/// Everything on the page as a file for a spreadsheet; none if it cannot be written.
#[must_use]
pub fn file(results: &Results, edition: &Edition) -> Option<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = [
        "Quarter",
        "Still open",
        "Priority",
        "Promise",
        "Age",
        "Ratings",
    ];
    let ratings = Rating::ALL.iter().map(|one| rating(*one));
    writer.write_record(heads.into_iter().chain(ratings)).ok()?;
    for quarter in &results.quarters {
        let mut line = |priority: &str, promise: &str, age: &str, figures: &Figures| {
            let open = if quarter.closed { "no" } else { "yes" };
            let when = quarter.quarter.to_string();
            let named = [when.as_str(), open, priority, promise, age].map(harmless);
            let counted = std::iter::once(figures.base).chain(figures.ratings.iter().copied());
            let fields = named.into_iter().chain(counted.map(number));
            writer.write_record(fields.collect::<Vec<_>>()).ok()
        };
        for (at, found) in quarter.priorities.iter().enumerate() {
            let mut all = edition.pledge.priorities.iter();
            let Some(priority) = all.find(|one| one.id == found.priority) else {
                continue;
            };
            let title = format!("{}. {}", at + 1, priority.title);
            line(&title, "All", "All", &found.figures)?;
            for (age, figures) in AgeBand::ALL.iter().zip(&found.bands) {
                line(&title, "All", band(*age), figures)?;
            }
            for one in &found.promises {
                let mut promises = priority.promises.iter();
                let promise = promises.find(|promise| promise.id == one.promise);
                let name = promise.map_or(one.promise.as_str(), |promise| promise.title.as_str());
                line(&title, name, "All", &one.figures)?;
            }
        }
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n') => format!("'{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::figures::HIDDEN;
    use api::pledge::{PriorityFigures, PromiseFigures, QuarterResults};
    use domain::consultation::quarter::Quarter;

    pub(crate) fn results() -> Results {
        let edition = content::edition().unwrap();
        let some = Figures {
            base: Some(31),
            ratings: vec![Some(17), Some(9), None, None],
            percent: vec![Some(55), Some(29), None, None],
        };
        let priorities = |closed| {
            let of = |priority: &domain::pledge::Priority| PriorityFigures {
                priority: priority.id.clone(),
                figures: some.clone(),
                bands: vec![Figures::hidden(); if closed { 5 } else { 0 }],
                promises: priority
                    .promises
                    .iter()
                    .map(|promise| PromiseFigures {
                        promise: promise.id.clone(),
                        figures: some.clone(),
                    })
                    .collect(),
            };
            edition.pledge.priorities.iter().map(of).collect()
        };
        let quarter = |text: &str, closed| QuarterResults {
            quarter: Quarter::try_from(text.to_owned()).unwrap(),
            closed,
            priorities: priorities(closed),
        };
        Results {
            quarters: vec![quarter("2026-Q4", false), quarter("2026-Q3", true)],
        }
    }

    #[test]
    fn a_title_that_looks_like_a_formula_is_none_in_the_file() {
        let mut edition = content::edition().unwrap();
        edition.pledge.priorities[0].promises[0].title = "=HYPERLINK(1)".to_owned();
        let file = file(&results(), &edition).unwrap();
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(rows.iter().any(|row| &row[3] == "'=HYPERLINK(1)"));
        assert!(!file.contains(",="), "{file}");
    }

    #[test]
    fn a_hidden_number_is_a_word_in_the_file_and_never_an_empty_field() {
        let file = file(&results(), &content::edition().unwrap()).unwrap();
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        for row in reader.records().map(Result::unwrap) {
            assert_eq!((&row[8], &row[9]), (HIDDEN, HIDDEN), "{row:?}");
        }
    }
}
