//! The list of invitations for a spreadsheet: whom to ask again, and who has answered.
//! Days are text, `2026-12-11`: they sort, and no spreadsheet reads another day into them.

use super::Line;
use crate::inbox::table::band_words;
use crate::taking_away::sheet::Sheet;
use chrono::NaiveDate;
use domain::invitation::Standing;
use domain::participation::Participation;
use std::rc::Rc;

/// The lines in their order. What is sealed to a key that this reader does not hold
/// stands there as what the server knows of it.
#[must_use]
pub fn sheet_of(lines: &[Rc<Line>]) -> Sheet {
    Sheet {
        title: "Invitations",
        headings: vec![
            "Reference",
            "Name",
            "Questions for",
            "Review date",
            "Reviewing officer",
            "Answered",
            "Invitation",
            "Made",
            "Ends",
            "Review held on",
            "Participation code",
        ],
        rows: lines.iter().map(|line| row(line)).collect(),
    }
}

fn row(line: &Line) -> Vec<String> {
    let note = line.note.as_ref();
    let text = |words: Option<&String>| words.cloned().unwrap_or_default();
    let day = |on: Option<NaiveDate>| on.map(|on| on.to_string()).unwrap_or_default();
    let review = line.review.as_ref();
    let code = review.and_then(|review| review.code);
    vec![
        note.map_or_else(
            || "Sealed to a key that you do not hold".to_owned(),
            |note| note.reference.clone(),
        ),
        text(note.and_then(|note| note.label.as_ref())),
        note.map_or_else(String::new, |note| band_words(note.band).to_owned()),
        day(line.review_on()),
        text(note.and_then(|note| note.told.officer.as_ref())),
        match line.item.answers {
            0 => "No".to_owned(),
            1 => "Yes".to_owned(),
            times => format!("Yes, {times} times"),
        },
        match line.item.standing {
            Standing::Waiting | Standing::Answered => "Open",
            Standing::Ended => "Over",
            Standing::Revoked => "Taken back",
        }
        .to_owned(),
        line.item.made_on.clone(),
        line.item.ends_on.clone(),
        day(review.and_then(|review| review.held_on)),
        code.map_or_else(String::new, |code: Participation| code.word().to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reviews::listing::tests::line;

    #[test]
    fn every_row_is_as_long_as_the_headings_and_says_who_has_answered() {
        let mut answered = line(2, "CR-2", Some("2026-12-11"));
        answered.item.answers = 2;
        let mut shut = line(3, "", None);
        shut.note = None;
        let lines = [line(1, "=CR-1", None), answered, shut].map(Rc::new);
        let sheet = sheet_of(&lines);
        for row in &sheet.rows {
            assert_eq!(row.len(), sheet.headings.len());
        }
        assert_eq!(sheet.rows[0][0], "=CR-1");
        assert_eq!(sheet.rows[0][5], "No");
        assert_eq!(sheet.rows[1][3], "2026-12-11");
        assert_eq!(sheet.rows[1][5], "Yes, 2 times");
        assert!(sheet.rows[2][0].starts_with("Sealed"));
    }
}
