//! What was found in a list: rows to mend, by number and reason, and the rows that can
//! be invited, before anything is made.

use super::in_thousands;
use crate::day_words;
use crate::inbox::table::band_words;
use crate::platform::in_memory::InMemory;
use crate::reviews::list::{List, Row};
use std::rc::Rc;
use yew::prelude::*;

/// The id of what says how many rows are good.
pub const FOUND_ID: &str = "list-found";
/// Good rows that are shown as a sample.
const SAMPLE: usize = 5;
/// Bad rows that are shown.
const MOST_SHOWN: usize = 200;

/// Properties of [`Found`].
#[derive(Properties, PartialEq)]
pub struct FoundProps {
    /// The list as it was read.
    pub list: Rc<List>,
    /// Today.
    pub today: chrono::NaiveDate,
    /// Told to make the good rows.
    pub make: Callback<Rc<List>>,
}

/// What was found in the list, before anything is made.
#[component]
pub fn Found(props: &FoundProps) -> Html {
    let list = &props.list;
    let (good, bad) = (list.rows.len(), list.bad.len());
    let make = {
        let list = list.clone();
        props.make.reform(move |_: MouseEvent| list.clone())
    };
    html! {
        <section class="card stack found" aria-labelledby={FOUND_ID}>
            <h2 id={FOUND_ID} tabindex="-1">{ found(good, bad) }</h2>
            if bad > 0 { { to_mend(list) } }
            if good > 0 {
                { sample(list, props.today) }
                <p><button type="button" class="button" onclick={make}>
                    { if good == 1 { "Make 1 invitation".to_owned() } else { format!("Make {} invitations", in_thousands(good)) } }
                </button></p>
                if bad > 0 {
                    <p class="muted small">{ "The rows to mend are left out. You can bring them later as a list of their own." }</p>
                }
            }
        </section>
    }
}

fn found(good: usize, bad: usize) -> String {
    let mend = match bad {
        0 => "All rows are good".to_owned(),
        1 => "1 row needs mending".to_owned(),
        _ => format!("{} rows need mending", in_thousands(bad)),
    };
    match good {
        0 => format!("Nobody can be invited yet: {}", mend.to_lowercase()),
        1 => format!("{mend}: 1 can be invited"),
        _ => format!("{mend}: {} can be invited", in_thousands(good)),
    }
}

fn to_mend(list: &List) -> Html {
    let left = list.faults.len().saturating_sub(MOST_SHOWN);
    html! {
        <div class="stack">
            <div class="scrolls" tabindex="0" role="region" aria-label="Rows to mend">
                <table class="found-table">
                    <caption class="for-ears">{ "Rows to mend" }</caption>
                    <thead><tr><th scope="col">{ "Row" }</th><th scope="col">{ "Reference" }</th><th scope="col">{ "What to mend" }</th></tr></thead>
                    <tbody>
                        { for list.faults.iter().take(MOST_SHOWN).map(|fault| html! {
                            <tr>
                                <th scope="row" class="figures">{ fault.number }</th>
                                <td class="figures">{ &fault.reference }</td>
                                <td>{ fault.words() }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            if left > 0 { <p class="muted">{ format!("And {} more.", in_thousands(left)) }</p> }
            <ToMendFile text={list.to_mend()} />
        </div>
    }
}

/// Properties of [`ToMendFile`].
#[derive(Properties, PartialEq)]
struct ToMendFileProps {
    text: AttrValue,
}

/// The rows to mend, as a file made in memory.
#[component]
fn ToMendFile(props: &ToMendFileProps) -> Html {
    let made = use_state_eq(|| None::<Rc<InMemory>>);
    {
        let made = made.setter();
        use_effect_with(props.text.clone(), move |text| {
            // A spreadsheet takes it for UTF-8 only with the mark.
            let bytes = format!("\u{feff}{text}");
            made.set(InMemory::of(bytes.as_bytes(), "text/csv").map(Rc::new));
        });
    }
    let Some(made) = &*made else {
        return Html::default();
    };
    html! {
        <p>
            <a class="link" href={made.address().to_owned()} download="rows-to-mend.csv">{ "Save the rows to mend" }</a>
            <span class="muted small">{ " as a file for a spreadsheet, with what to mend. Delete it when you are done." }</span>
        </p>
    }
}

fn sample(list: &List, today: chrono::NaiveDate) -> Html {
    let left = list.rows.len().saturating_sub(SAMPLE);
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label="Rows that can be invited">
            <table class="found-table">
                <caption>{ "As they were read" }</caption>
                <thead><tr>
                    <th scope="col">{ "Reference" }</th><th scope="col">{ "Name" }</th><th scope="col">{ "Questions" }</th>
                    <th scope="col">{ "Review" }</th><th scope="col">{ "Officer" }</th><th scope="col">{ "Last decisions" }</th>
                </tr></thead>
                <tbody>{ for list.rows.iter().take(SAMPLE).map(|row| good(row, today)) }</tbody>
            </table>
            if left > 0 { <p class="muted">{ format!("And {} more.", in_thousands(left)) }</p> }
        </div>
    }
}

fn good(row: &Row, today: chrono::NaiveDate) -> Html {
    html! {
        <tr>
            <th scope="row" class="figures">{ &row.reference }</th>
            <td>{ row.label.clone() }</td>
            <td>{ band_words(row.band) }</td>
            <td>{ row.review_on.map(|on| day_words::day(on, today)) }</td>
            <td>{ row.officer.clone() }</td>
            <td>{ row.decisions.join(" · ") }</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use crate::reviews::list::{Against, read};
    use chrono::NaiveDate;
    use domain::band::Band;
    use std::collections::HashSet;

    fn shown(text: &str) -> FoundProps {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let against = Against {
            today,
            invited: HashSet::new(),
            bands: Band::ALL.to_vec(),
        };
        FoundProps {
            list: Rc::new(read(text, &against).unwrap()),
            today,
            make: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn each_bad_row_is_named_by_number_and_reason_and_the_good_go_on() {
        let html = rendered::<Found>(|| {
            shown("Reference,Age,Review date\nCR-1,13,2026-12-11\nCR-2,teen,soon\nCR-1,13,")
        })
        .await;
        in_order(
            &html,
            &[
                "2 rows need mending: 1 can be invited",
                ">3<",
                "CR-2",
                "Review date is not a day",
                "Age band is not known",
                ">4<",
                "Reference is the same as in row 2",
                "As they were read",
                "Ages 12 to 15",
                "Friday 11 December",
                "Make 1 invitation",
                "left out",
            ],
        );
    }

    #[tokio::test]
    async fn with_no_good_row_there_is_nothing_to_make() {
        let html = rendered::<Found>(|| shown("Reference,Age\n,13")).await;
        in_order(&html, &["Nobody can be invited yet: 1 row needs mending"]);
        assert!(!html.contains("<button"), "{html}");
    }

    #[tokio::test]
    async fn what_looks_like_markup_or_a_formula_is_text() {
        let html = rendered::<Found>(|| {
            shown("Reference,Age,Name\nA,13,<img src=x onerror=alert(1)>\nB,13,=1+1")
        })
        .await;
        assert!(!html.contains("<img"), "{html}");
        in_order(&html, &["&lt;img", "=1+1"]);
    }
}
