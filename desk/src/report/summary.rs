//! One page in young people's words: written in plain words, read by a group, approved.

use super::draft::Change;
use super::editor::fault_of;
use super::words;
use crate::consultations::about::area;
use crate::consultations::builder::advice;
use crate::platform::input;
use api::desk::reports::checks::{Fault, MOST_SUMMARY};
use api::desk::reports::{Approval, Approved, Written};
use chrono::NaiveDate;
use controls::field::Field;
use controls::notice::{Notice, Tone};
use domain::consultation::library::Library;
use domain::consultation::lint::lint_words;
use domain::reading_age::Counted;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Summary`].
#[derive(Properties, PartialEq)]
pub struct SummaryProps {
    /// As typed.
    pub written: Written,
    /// Today.
    pub today: NaiveDate,
    /// The words that young people dislike.
    pub library: Rc<Library>,
    /// What keeps it from being kept.
    pub faults: Rc<Vec<Fault>>,
    /// Told each change.
    pub change: Callback<Change>,
}

/// One page in young people's words.
#[component]
pub fn Summary(props: &SummaryProps) -> Html {
    let written = &props.written;
    let oninput = props
        .change
        .reform(|event: InputEvent| Change::Summary(input::written(&event)));
    let findings = lint_words("summary", &written.summary, &props.library.words);
    let age = Counted::of(&written.summary).reading_age();
    let left = MOST_SUMMARY.saturating_sub(written.summary.trim().chars().count());
    let told = match age {
        Some(age) => format!(
            "It reads as if for {} years and over. {left} characters are left on the page.",
            age.max(5.0).ceil()
        ),
        None => format!("{left} characters are left on the page."),
    };
    html! {
        <section class="card stack" aria-labelledby="r-summary-title">
            <h2 id="r-summary-title">{ "Their page, in their own words" }</h2>
            <p class="muted">{ "One page that a group of young people can read, change and approve. Write as they speak. It prints by itself." }</p>
            { area("r-summary", "The page", "What we asked, what you said, what changed, what comes next.", &written.summary, fault_of(&props.faults, "summary"), oninput) }
            <p class="muted small">{ told }</p>
            { advice(&findings, "summary") }
            { standing(written) }
            if !written.summary.trim().is_empty() && written.approved() != Approved::Yes {
                <Approving summary={written.summary.trim().to_owned()} today={props.today} change={props.change.clone()} />
            }
            if written.approved() == Approved::Yes {
                <div class="ways">
                    <button type="button" class="button plain slim" onclick={props.change.reform(|_: MouseEvent| Change::Approve(None))}>{ "Take the approval back" }</button>
                </div>
            }
        </section>
    }
}

/// How it stands with young people.
fn standing(written: &Written) -> Html {
    let Some(approval) = &written.approval else {
        return Html::default();
    };
    let who = format!(
        "{} on {}, {} in the room.",
        approval.group,
        words::on(approval.on),
        approval.people
    );
    if written.approved() == Approved::Yes {
        return html! { <Notice tone={Tone::Good} spoken=true><p><b>{ "Approved: " }</b>{ who }</p></Notice> };
    }
    html! {
        <Notice tone={Tone::Care} spoken=true>
            <p><b>{ "Changed after it was approved. " }</b>{ "It counts as not approved, and the paper says so. Read it to a group again, or bring the approved words back." }</p>
            <details><summary>{ "The words that were approved" }</summary><p>{ &approval.words }</p><p>{ who }</p></details>
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct ApprovingProps {
    summary: AttrValue,
    today: NaiveDate,
    change: Callback<Change>,
}

/// Writing down who approved it: which group, which day, how many. No names.
#[component]
fn Approving(props: &ApprovingProps) -> Html {
    let group = use_state_eq(String::new);
    let people = use_state_eq(String::new);
    let on = use_state_eq(String::new);
    let fault = use_state_eq(|| None::<(&'static str, String)>);
    let typed = |to: &UseStateHandle<String>| {
        let to = to.setter();
        Callback::from(move |event: InputEvent| to.set(input::typed(&event)))
    };
    let day = {
        let on = on.setter();
        Callback::from(move |event: Event| on.set(input::chosen(&event)))
    };
    let approve = {
        let (group, people, on) = ((*group).clone(), (*people).clone(), (*on).clone());
        let (summary, today) = (props.summary.clone(), props.today);
        let (change, fault) = (props.change.clone(), fault.setter());
        Callback::from(move |_: MouseEvent| {
            match approval((&group, &people, &on), &summary, today) {
                Ok(approval) => {
                    fault.set(None);
                    change.emit(Change::Approve(Some(approval)));
                }
                Err(wrong) => fault.set(Some(wrong)),
            }
        })
    };
    let wrong = |field: &str| {
        let found = fault.as_ref().filter(|(at, _)| *at == field);
        found.map(|(_, what)| AttrValue::from(what.clone()))
    };
    let shown = if on.is_empty() {
        props.today.to_string()
    } else {
        (*on).clone()
    };
    html! {
        <fieldset class="approving">
            <legend>{ "A group has read this page and said yes to it" }</legend>
            <p class="hint">{ "Which group, on which day, how many. No names." }</p>
            <div class="in-a-row">
                <Field id="r-group" label="Group" value={(*group).clone()} most={160} fault={wrong("group")} oninput={typed(&group)} />
                <Field id="r-people" label="How many in the room" inputmode="numeric" value={(*people).clone()} most={3} fault={wrong("people")} oninput={typed(&people)} />
                <div class="field">
                    <label for="r-on">{ "Day" }</label>
                    if let Some(fault) = wrong("on") { <p class="fault" id="r-on-fault" role="alert">{ fault }</p> }
                    <input id="r-on" type="date" value={shown} max={props.today.to_string()} onchange={day} aria-describedby={wrong("on").map(|_| "r-on-fault")} />
                </div>
            </div>
            <div class="ways"><button type="button" class="button slim" onclick={approve}>{ "They approved it" }</button></div>
        </fieldset>
    }
}

/// What was typed as an approval, or the field that is at fault and what to do.
fn approval(
    (group, people, on): (&str, &str, &str),
    summary: &str,
    today: NaiveDate,
) -> Result<Approval, (&'static str, String)> {
    use api::desk::reports::checks::ROOM;

    let group = group.trim();
    if group.is_empty() {
        return Err(("group", "Write which group it was.".to_owned()));
    }
    let room = people
        .trim()
        .parse()
        .ok()
        .filter(|people| ROOM.contains(people));
    let Some(people) = room else {
        let (few, most) = (ROOM.start(), ROOM.end());
        return Err(("people", format!("Write a number from {few} to {most}.")));
    };
    let on = if on.is_empty() { Ok(today) } else { on.parse() };
    let on: NaiveDate = on.map_err(|_| ("on", "Choose a day.".to_owned()))?;
    if on > today {
        return Err((
            "on",
            "This day is still to come: choose the day on which they read it.".to_owned(),
        ));
    }
    Ok(Approval {
        group: group.to_owned(),
        on,
        people,
        words: summary.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_approval_names_a_group_a_number_and_a_day_that_has_come() {
        let today = "2026-11-22".parse().unwrap();
        let of = |group, people, on| approval((group, people, on), "Words.", today);
        for (typed, field) in [
            ((" ", "8", ""), "group"),
            (("Forum", "one", ""), "people"),
            (("Forum", "1", ""), "people"),
            (("Forum", "8", "2026-11-23"), "on"),
        ] {
            assert_eq!(of(typed.0, typed.1, typed.2).unwrap_err().0, field);
        }
        let good = of("Forum", " 8 ", "").unwrap();
        assert_eq!(
            (good.people, good.on, good.words.as_str()),
            (8, today, "Words.")
        );
    }
}
