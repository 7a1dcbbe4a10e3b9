//! Inviting many: a list, pasted or from a file, read and checked in this browser and
//! shown row by row before anything is made.

use super::list::text::{MOST_BYTES, text_of};
use super::list::{Against, Column, List, ListFault, Row, read};
use super::making::{Run, form_for, wanted};
use crate::day_words;
use crate::inbox::table::band_words;
use crate::platform::in_memory::InMemory;
use crate::platform::{clipboard, file, input, page};
use controls::icon::{Icon, picture};
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const FOUND_ID: &str = "list-found";
/// Good rows that are shown as a sample.
const SAMPLE: usize = 5;
/// Bad rows that are shown.
const MOST_SHOWN: usize = 200;

/// Properties of [`InviteMany`].
#[derive(Properties, PartialEq)]
pub struct InviteManyProps {
    /// What it is checked against.
    pub against: Rc<Against>,
    /// The sets of questions.
    pub edition: Rc<Edition>,
    /// Told what to make.
    pub make: Callback<Run>,
}

/// What became of the list.
type Checked = Option<Result<Rc<List>, ListFault>>;

/// A list of young people.
#[component]
pub fn InviteMany(props: &InviteManyProps) -> Html {
    let text = use_state_eq(String::new);
    let checked = use_state_eq(|| None as Checked);
    let check = {
        let (checked, against) = (checked.setter(), props.against.clone());
        Callback::from(move |text: Result<String, ListFault>| {
            checked.set(Some(
                text.and_then(|text| read(&text, &against)).map(Rc::new),
            ));
        })
    };
    use_effect_with((*checked).clone(), |checked| {
        if checked.is_some() {
            page::focus(FOUND_ID);
        }
    });
    let oninput = {
        let (text, checked) = (text.setter(), checked.setter());
        Callback::from(move |event: InputEvent| {
            text.set(input::written(&event));
            checked.set(None);
        })
    };
    let onsubmit = {
        let (text, check) = (text.clone(), check.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            check.emit(Ok((*text).clone()));
        })
    };
    let onchange = {
        let text = text.setter();
        Callback::from(move |event: Event| {
            let Some(chosen) = file::chosen(&event) else {
                return;
            };
            let (text, check) = (text.clone(), check.clone());
            spawn_local(async move {
                let bytes = chosen.bytes(MOST_BYTES).await;
                let read = bytes.ok_or(ListFault::TooLarge).and_then(|it| text_of(&it));
                text.set(String::new());
                check.emit(read);
            });
        })
    };
    let make = {
        let (make, edition) = (props.make.clone(), props.edition.clone());
        Callback::from(move |list: Rc<List>| {
            let rows = list.rows.iter();
            let all = rows.filter_map(|row| Some(wanted(row, form_for(&edition, row.band)?)));
            make.emit(Run::of(all.collect()));
        })
    };
    html! {
        <>
            <form class="card stack inviting" {onsubmit}>
                <HowToWrite />
                <div class="field">
                    <label for="list-file">{ "Choose a CSV file" }</label>
                    <p class="hint" id="list-file-hint">{ "It is read in this browser and not sent anywhere." }</p>
                    <input id="list-file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" aria-describedby="list-file-hint" {onchange} />
                </div>
                <div class="field">
                    <label for="list-text">{ "Or paste the list, with its headings" }</label>
                    <textarea id="list-text" rows="7" autocomplete="off" spellcheck="false" value={(*text).clone()} {oninput} />
                </div>
                <p><button class="button plain">{ "Check the pasted list" }</button></p>
            </form>
            { match &*checked {
                None => Html::default(),
                Some(Err(fault)) => html! {
                    <div class="notice wrong" role="alert">
                        <div><p id={FOUND_ID} tabindex="-1"><b>{ fault.to_string() }</b></p></div>
                    </div>
                },
                Some(Ok(list)) => html! { <Found list={list.clone()} today={props.against.today} {make} /> },
            } }
        </>
    }
}

/// What the columns are, with headings to copy.
#[component]
fn HowToWrite() -> Html {
    let said = use_state_eq(|| "");
    let copy = {
        let said = said.setter();
        Callback::from(move |_: MouseEvent| {
            let said = said.clone();
            spawn_local(async move {
                let headings = Column::ALL.map(Column::heading).join("\t");
                said.set(if clipboard::copy(&headings).await {
                    "Copied. Paste it into the first row of a sheet."
                } else {
                    "This browser will not copy. Type the headings by hand."
                });
            });
        })
    };
    html! {
        <details class="how-to-write">
            <summary>{ "Which columns does it need?" }</summary>
            <div class="stack">
                <ul>
                    <li><b>{ "Reference" }</b>{ " and " }<b>{ "Age band" }</b>{ " (like 12-15, or an age) must be there. " }
                        { "Instead of a band, " }<b>{ "Date of birth" }</b>{ " will do: it is used here, and not kept." }</li>
                    <li><b>{ "Name" }</b>{ ", " }<b>{ "Review date" }</b>{ ", " }<b>{ "Reviewing officer" }</b>{ " and " }<b>{ "Last decisions" }</b>
                        { " (with | between them) may be empty." }</li>
                    <li><b>{ "Reviews held" }</b>{ " with " }<b>{ "Last review" }</b>{ ", or with " }<b>{ "In care since" }</b>
                        { " while there was none, shows by when the next must be." }</li>
                    <li>{ "Other columns are passed over." }</li>
                </ul>
                <p><button type="button" class="button plain slim" onclick={copy}>{ picture(Icon::Copy) }{ "Copy the headings" }</button></p>
                <p role="status" class="small">{ *said }</p>
            </div>
        </details>
    }
}

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

/// `4,960`.
#[must_use]
pub fn in_thousands(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{},{:03}", number / 1_000, number % 1_000)
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

    #[test]
    fn numbers_are_written_as_people_read_them() {
        for (number, words) in [(0, "0"), (999, "999"), (1_000, "1,000"), (4_960, "4,960")] {
            assert_eq!(in_thousands(number), words);
        }
    }
}
