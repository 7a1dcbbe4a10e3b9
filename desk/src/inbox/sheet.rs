//! The list of requests for a spreadsheet: what is asked, since when, by when the law
//! wants an answer, who answers. No word that a young person wrote is in it.

use super::by_law::first_answer;
use super::whose::Whose;
use crate::answering::said::stage_words;
use crate::day_words;
use crate::taking_away::Way;
use crate::taking_away::sheet::{self, Sheet};
use api::desk::inbox::Item;
use chrono::NaiveDate;
use domain::edition::Edition;
use domain::receipt::Stage;
use std::rc::Rc;
use yew::Callback;

/// The lines in their order.
#[must_use]
pub fn sheet_of(items: &[Item], whose: &[Whose], edition: &Edition, today: NaiveDate) -> Sheet {
    let rows = items
        .iter()
        .zip(whose)
        .map(|(item, whose)| row(item, whose, edition, today));
    Sheet {
        title: "Requests",
        headings: vec![
            "Request",
            "Reference",
            "Name",
            "Asks to be contacted",
            "Received",
            "Opened",
            "Opened by",
            "Stands at",
            "Answer due by law",
            "Who answers",
            "In the child’s record",
        ],
        rows: rows.collect(),
    }
}

fn row(item: &Item, whose: &Whose, edition: &Edition, today: NaiveDate) -> Vec<String> {
    let title = edition.form(&item.form).map(|form| form.title.clone());
    let (reference, label) = match whose {
        Whose::OpenLink => ("Open link".to_owned(), String::new()),
        Whose::Shut => (
            "Sealed to a key that you do not hold".to_owned(),
            String::new(),
        ),
        Whose::Invited {
            reference, label, ..
        } => (reference.clone(), label.clone().unwrap_or_default()),
    };
    let done = item.stage.is_some_and(Stage::is_last);
    let due = edition.request_asking(&item.form).filter(|_| !done);
    let due = due
        .and_then(|request| first_answer(request, &item.received, &edition.bank_holidays, today));
    let yes = |is: bool| if is { "Yes" } else { "No" }.to_owned();
    let day = |hour: &str| day_words::day_of(hour).map(|day| day.to_string());
    vec![
        title.unwrap_or_else(|| item.form.to_string()),
        reference,
        label,
        yes(item.contact),
        day(&item.received).unwrap_or_default(),
        item.opened
            .as_ref()
            .and_then(|opened| day(&opened.at))
            .unwrap_or_default(),
        item.opened
            .as_ref()
            .map(|opened| opened.by.clone())
            .unwrap_or_default(),
        item.stage.map_or("", stage_words).to_owned(),
        due.map(|due| due.by.to_string()).unwrap_or_default(),
        item.assigned
            .as_ref()
            .map(|to| to.name.clone())
            .unwrap_or_default(),
        yes(item.in_record),
    ]
}

/// As a workbook, or as CSV.
#[must_use]
pub fn ways(
    items: Vec<Item>,
    whose: Rc<Vec<Whose>>,
    edition: Rc<Edition>,
    today: NaiveDate,
) -> Vec<Way> {
    let made = Rc::new(move || sheet_of(&items, &whose, &edition, today));
    let make = |form: fn(&Sheet) -> Vec<u8>| {
        let made = made.clone();
        Callback::from(move |()| form(&made()))
    };
    vec![
        Way {
            words: "Save this list as a workbook".into(),
            name: "requests.xlsx".into(),
            mime: sheet::WORKBOOK,
            make: make(Sheet::workbook),
        },
        Way {
            words: "Save it as CSV".into(),
            name: "requests.csv".into(),
            mime: sheet::CSV,
            make: make(Sheet::csv),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::tests::item;

    #[test]
    fn every_row_is_as_long_as_the_headings_and_what_is_done_is_not_due() {
        let edition = content::edition().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let asked = |number: u8, stage| Item {
            form: "complaint".into(),
            received: "2026-11-20T09:00Z".to_owned(),
            stage,
            ..item(number, false, false)
        };
        let items = [asked(1, None), asked(2, Some(Stage::Done))];
        let whose = [
            Whose::OpenLink,
            Whose::Invited {
                reference: "+CR-2".to_owned(),
                label: None,
                review_on: None,
            },
        ];
        let sheet = sheet_of(&items, &whose, &edition, today);
        for row in &sheet.rows {
            assert_eq!(row.len(), sheet.headings.len());
        }
        let due = |row: usize| sheet.rows[row][8].as_str();
        assert_eq!((due(0), due(1)), ("2026-12-04", ""));
        assert_eq!(sheet.rows[1][1], "+CR-2");
    }
}
