//! The lines of the record.

use super::words;
use crate::day_words;
use api::desk::audit::Line;
use chrono::NaiveDate;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`RecordTable`].
#[derive(Properties, PartialEq)]
pub struct RecordTableProps {
    /// The newest first.
    pub lines: Rc<Vec<Line>>,
    /// Today.
    pub today: NaiveDate,
}

/// The lines of the record.
#[component]
pub fn RecordTable(props: &RecordTableProps) -> Html {
    html! {
        <table class="record">
            <caption class="for-ears">{ "What was done at the desk, the newest first. Times are UTC." }</caption>
            <thead><tr>
                <th scope="col">{ "Line" }</th>
                <th scope="col">{ "When (UTC)" }</th>
                <th scope="col">{ "Who" }</th>
                <th scope="col">{ "What" }</th>
                <th scope="col">{ "To which" }</th>
            </tr></thead>
            <tbody>{ for props.lines.iter().map(|line| row(line, props.today)) }</tbody>
        </table>
    }
}

fn row(line: &Line, today: NaiveDate) -> Html {
    let day = day_words::day_of(&line.at).map_or_else(String::new, |on| day_words::day(on, today));
    let time = line.at.get(11..19).unwrap_or_default();
    let to_which = words::to_which(&line.what, &line.to).into_owned();
    html! {
        <tr key={line.number}>
            <th scope="row" class="figures">{ line.number }</th>
            <td><span class="record-day">{ day }</span>{ " " }<span class="figures">{ time }</span></td>
            <td>{ &line.who }</td>
            <td><b>{ words::what(&line.what) }</b></td>
            <td class="record-id">{ to_which }</td>
        </tr>
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    pub(in crate::audit) fn line(number: u64) -> Line {
        Line {
            number,
            at: "2026-11-22T10:20:07Z".to_owned(),
            who: "Ada Okafor".to_owned(),
            what: "signed_in".to_owned(),
            to: String::new(),
        }
    }

    #[tokio::test]
    async fn each_line_says_its_number_when_who_and_what_in_words() {
        let html = rendered::<RecordTable>(|| RecordTableProps {
            lines: Rc::new(vec![line(8)]),
            today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default(),
        })
        .await;
        in_order(
            &html,
            &[
                "<caption",
                r#"scope="row""#,
                ">8<",
                "Sunday 22 November",
                "10:20:07",
                "Ada Okafor",
                "Signed in",
            ],
        );
    }
}
