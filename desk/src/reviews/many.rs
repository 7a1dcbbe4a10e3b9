//! Inviting many: a list, pasted or from a file, read and checked in this browser and
//! shown row by row before anything is made.

pub mod found;

use self::found::{FOUND_ID, Found};
use super::list::text::{MOST_BYTES, text_of};
use super::list::{Against, Column, List, ListFault, read};
use super::making::{Run, form_for, wanted};
use crate::platform::{clipboard, file, input, page};
use controls::icon::{Icon, picture};
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

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
                        { "Instead of a band, " }<b>{ "Date of birth" }</b>{ " will do." }</li>
                    <li><b>{ "Name" }</b>{ ", " }<b>{ "Review date" }</b>{ ", " }<b>{ "Reviewing officer" }</b>{ " and " }<b>{ "Last decisions" }</b>
                        { " (with | between them) may be empty." }</li>
                    <li><b>{ "Reviews held" }</b>{ " with " }<b>{ "Last review" }</b>{ ", or with " }<b>{ "In care since" }</b>
                        { " while there was none, shows by when the next must be." }</li>
                    <li><b>{ "Date of birth" }</b>{ " and " }<b>{ "903 child identifier" }</b>
                        { " are kept for the yearly return, sealed with the invitation: the server cannot read them. Leave them out if you do not make the return here." }</li>
                    <li>{ "Other columns are passed over." }</li>
                </ul>
                <p><button type="button" class="button plain slim" onclick={copy}>{ picture(Icon::Copy) }{ "Copy the headings" }</button></p>
                <p role="status" class="small">{ *said }</p>
            </div>
        </details>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        for (number, words) in [(0, "0"), (999, "999"), (1_000, "1,000"), (4_960, "4,960")] {
            assert_eq!(in_thousands(number), words);
        }
    }
}
