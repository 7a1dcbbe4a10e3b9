//! Figures as a file for a spreadsheet. Small numbers are hidden in it as on the page, and
//! nothing in it can be run.

use super::words;
use crate::figures::number;
use crate::pledge::words::band;
use crate::taking_away::sheet::Sheet;
use api::consultation::{Figures, Results};
use api::desk::consultations::ForStaff;

/// Everything on the page, one number a row.
#[must_use]
pub fn file(found: &ForStaff) -> String {
    let mut rows = Vec::new();
    let mut of = |when: &str, results: &Results| {
        for result in &results.questions {
            let Some(question) = found.asked.question(&result.question) else {
                continue;
            };
            let names = words::options(question);
            let mut table = |age: &str, figures: &Figures| {
                let mut row = |option: &str, count, percent: Option<u64>| {
                    let percent = percent.map_or_else(String::new, |percent| percent.to_string());
                    let said = [when, question.ask.as_str(), age, option].map(str::to_owned);
                    rows.push(said.into_iter().chain([number(count), percent]).collect());
                };
                row("Answered", figures.base, None);
                for (at, name) in names.iter().enumerate() {
                    let count = figures.counts.get(at).copied().flatten();
                    row(name, count, figures.percent.get(at).copied().flatten());
                }
            };
            table("All", &result.everybody);
            for (age, figures) in &result.bands {
                table(band(*age), figures);
            }
        }
    };
    let now = if found.results.frozen_on.is_some() {
        "This time"
    } else {
        "This time, still moving"
    };
    of(now, &found.results);
    if let Some(last) = &found.last_time {
        of(&format!("Last time: {}", last.title), &last.results);
    }
    let sheet = Sheet {
        title: "Results",
        headings: vec!["When", "Question", "Age", "Option", "Number", "Percent"],
        rows,
    };
    String::from_utf8(sheet.csv()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultations::for_tests::staff;
    use crate::figures::HIDDEN;

    fn rows(found: &ForStaff) -> Vec<csv::StringRecord> {
        let text = file(found);
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.records().map(Result::unwrap).collect()
    }

    #[test]
    fn a_question_that_looks_like_a_formula_is_none_in_the_file() {
        let mut found = staff(true);
        found.asked.questions[0].ask = "=HYPERLINK(1)".to_owned();
        assert!(rows(&found).iter().any(|row| &row[1] == "'=HYPERLINK(1)"));
    }

    #[test]
    fn every_number_is_there_once_for_each_age_and_a_hidden_one_is_a_word() {
        let found = staff(true);
        let rows = rows(&found);
        // Two questions that are counted, of 3 and 2 options, each for all and three ages.
        assert_eq!(rows.len(), (4 + 3) * 4);
        let one = |age: &str| {
            rows.iter()
                .find(|row| &row[2] == age && &row[3] == "Yes")
                .unwrap()
        };
        assert_eq!(&one("All")[4], "20");
        assert_eq!(&one("16 or 17")[4], HIDDEN);
    }
}
