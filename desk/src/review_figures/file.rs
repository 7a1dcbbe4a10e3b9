//! What is frozen as a file for a spreadsheet. Small numbers are hidden in it as on the
//! page, and nothing in it can be run. Pure.

use super::months;
use super::shown::SHARES;
use crate::figures::number;
use crate::taking_away::sheet::Sheet;
use api::desk::review_figures::Frozen;
use domain::participation::Participation;

/// The name of the file.
pub const NAME: &str = "review-figures.csv";

/// Every number of every period, one a row.
#[must_use]
pub fn file(frozen: &[Frozen]) -> String {
    let mut rows = Vec::new();
    for one in frozen {
        let mut row = |what: &str, did: Option<u64>, of: Option<Option<u64>>, percent: String| {
            let when = [
                months::words(one.period),
                one.period.from.to_string(),
                one.period.to.to_string(),
            ];
            let numbers = [
                what.to_owned(),
                number(did),
                of.map_or_else(String::new, number),
                percent,
            ];
            let who = [one.by.clone(), one.on.to_string()];
            rows.push(when.into_iter().chain(numbers).chain(who).collect());
        };
        for (name, pick) in SHARES {
            let share = pick(&one.figures);
            let percent = share.percent().map(|percent| percent.to_string());
            row(name, share.did, Some(share.of), percent.unwrap_or_default());
        }
        for (code, count) in Participation::ALL.into_iter().zip(&one.figures.codes) {
            row(code.word(), *count, None, String::new());
        }
        row(
            "In time or not: not known",
            one.figures.unknown,
            None,
            String::new(),
        );
    }
    let sheet = Sheet {
        title: "Review figures",
        headings: vec![
            "Period",
            "From",
            "To",
            "What",
            "Number",
            "Of",
            "Percent",
            "Frozen by",
            "Frozen on",
        ],
        rows,
    };
    String::from_utf8(sheet.csv()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review_figures::shown::tests::frozen;

    #[test]
    fn every_number_has_its_row_and_a_hidden_one_has_a_word() {
        let text = file(&[frozen("2026-04-01", "2026-06-30")]);
        let rows: Vec<&str> = text.lines().collect();
        assert_eq!(rows.len(), 1 + 6 + 8 + 1);
        assert!(rows[1].contains(r#""April to June 2026","2026-04-01","2026-06-30","Held in time","42","47","89.4","Sam Okafor","2026-07-06""#), "{}", rows[1]);
        assert!(rows[2].contains(r#""hidden","hidden","","#), "{}", rows[2]);
        assert!(rows[8].contains(r#""PN1","30","","#), "{}", rows[8]);
    }
}
