//! Writing a report: the texts and what was collected on one side, the paper on the other.

use super::collected::Collected;
use super::draft::{Change, Draft};
use super::freezing::Freezing;
use super::page::{View, head, printing};
use super::paper::Paper;
use super::saving::use_saving;
use super::summary::Summary;
use super::words;
use crate::consultations::about::area;
use crate::consultations::builder::sentence;
use crate::consultations::starting::use_library;
use crate::platform::{clock, input};
use crate::stage::Event;
use api::desk::reports::checks::Fault;
use api::desk::reports::{Named, Whole, Written};
use chrono::NaiveDate;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Editor`].
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// What is written on.
    pub start: Rc<Draft>,
    /// The content.
    pub edition: Rc<Edition>,
    /// In how many working days the team promises to open what is sent.
    pub promised: u16,
    /// Told the report once it is frozen.
    pub came: Callback<Whole>,
    /// Loads it again.
    pub load: Callback<()>,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Writing a report.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let start = props.start.clone();
    let draft = use_reducer(move || (*start).clone());
    use_saving(&draft, &props.tell);
    let library = use_library();
    let today = use_state_eq(NaiveDate::default);
    {
        let today = today.setter();
        use_effect_with((), move |()| today.set(clock::today()));
    }
    let change = {
        let dispatcher = draft.dispatcher();
        Callback::from(move |change: Change| dispatcher.dispatch(change))
    };
    let (written, figures) = (&draft.written, &draft.figures);
    let faults = written.faults(*today);
    let one = written.priority.as_ref();
    let one = one.and_then(|id| words::named(figures, id));
    let title = words::title(written.period, one.map(|one| one.title.as_str()));
    let intro = change.reform(|event: InputEvent| Change::Intro(input::written(&event)));
    let has_summary = !written.summary.trim().is_empty();
    html! {
        <>
            { head(&title, &props.go, html! { <>{ kept(&draft) }{ printing(has_summary) }</> }) }
            <div class="not-on-paper">{ torn(&draft, &change) }</div>
            <div class="report-desk">
                <div class="stack not-on-paper report-editing">
                    <section class="card stack" aria-labelledby="r-texts">
                        <h2 id="r-texts">{ "For the panel" }</h2>
                        { area("r-intro", "What stands first", "What this report is about, and what matters most in it.", &written.intro, fault_of(&faults, "intro"), intro) }
                        { for figures.priorities.iter().map(|one| priority(one, written, &faults, &change)) }
                    </section>
                    <Summary written={written.clone()} today={*today} library={library} faults={Rc::new(faults.clone())} change={change.clone()} />
                    <Collected written={written.clone()} figures={figures.clone()} today={*today} edition={props.edition.clone()}
                        promised={props.promised} change={change.clone()} tell={props.tell.clone()} />
                    <Freezing draft={(*draft).clone()} today={*today} faulty={!faults.is_empty()} came={props.came.clone()}
                        load={props.load.clone()} go={props.go.clone()} tell={props.tell.clone()} />
                </div>
                <div class="report-beside">
                    <Paper written={written.clone()} figures={figures.clone()} frozen={None::<api::desk::reports::FrozenBy>} />
                </div>
            </div>
        </>
    }
}

fn priority(one: &Named, written: &Written, faults: &[Fault], change: &Callback<Change>) -> Html {
    let at = written
        .words
        .iter()
        .position(|said| said.priority == one.id);
    let said = at.and_then(|at| written.words.get(at));
    let said = said.map(|said| said.words.as_str()).unwrap_or_default();
    let fault = at.and_then(|at| fault_of(faults, &format!("words.{at}.words")));
    let id = one.id.clone();
    let oninput =
        change.reform(move |event: InputEvent| Change::Words(id.clone(), input::written(&event)));
    let label = format!("{}. {}", one.number, one.title);
    html! {
        <div key={one.id.as_str().to_owned()}>
            { area(&format!("r-words-{}", one.number), &label, "Is the promise kept? What do you make of the figures?", said, fault, oninput) }
        </div>
    }
}

/// What keeps this field from being kept.
#[must_use]
pub fn fault_of(faults: &[Fault], field: &str) -> Option<AttrValue> {
    let found = faults.iter().find(|fault| fault.field == field)?;
    Some(sentence(&found.what).into())
}

/// Whether it is kept.
fn kept(draft: &Draft) -> Html {
    let words = if draft.theirs.is_some() || draft.trouble.is_some() {
        "Not kept yet"
    } else if draft.saving || draft.is_due() {
        "Keeping…"
    } else {
        "Draft kept"
    };
    html! { <span class="muted small" role="status">{ words }</span> }
}

/// What keeps it from being kept, and what stands aside.
fn torn(draft: &Draft, change: &Callback<Change>) -> Html {
    let press = |what: Change| change.reform(move |_: MouseEvent| what.clone());
    if let Some(theirs) = &draft.theirs {
        let frozen = theirs.frozen.is_some();
        let what = if frozen {
            "Somebody froze this report while you wrote. It stays as it was then."
        } else {
            "Somebody else changed this report while you wrote. Nothing of yours is lost."
        };
        return html! {
            <Notice tone={Tone::Care} spoken=true>
                <p><b>{ what }</b></p>
                <details>
                    <summary>{ "See theirs" }</summary>
                    <p>{ &theirs.written.intro }</p>
                    { for theirs.written.words.iter().map(|one| html! { <p>{ &one.words }</p> }) }
                    <p>{ &theirs.written.summary }</p>
                </details>
                <div class="ways">
                    if !frozen { <button type="button" class="button slim" onclick={press(Change::KeepMine)}>{ "Keep mine" }</button> }
                    <button type="button" class="button plain slim" onclick={press(Change::TakeTheirs)}>{ "Take theirs" }</button>
                </div>
            </Notice>
        };
    }
    if let Some(trouble) = &draft.trouble {
        return html! {
            <Notice tone={Tone::Wrong} spoken=true>
                <p><b>{ "Not kept yet. " }</b>{ trouble }</p>
                <p><button type="button" class="button plain slim" onclick={press(Change::Again)}>{ "Try again" }</button></p>
            </Notice>
        };
    }
    if draft.set_aside.is_some() {
        return html! {
            <Notice>
                <p>{ "What you wrote is set aside. " }
                    <button type="button" class="link" onclick={press(Change::BringBack)}>{ "Bring mine back" }</button></p>
            </Notice>
        };
    }
    Html::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use crate::report::for_tests::whole;

    fn props() -> EditorProps {
        EditorProps {
            start: Rc::new(Draft::of(&whole(false))),
            edition: Rc::new(content::edition().unwrap()),
            promised: 2,
            came: Callback::noop(),
            load: Callback::noop(),
            go: Callback::noop(),
            tell: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn every_box_has_a_label_of_its_own_and_the_paper_stands_beside() {
        let html = rendered::<Editor>(props).await;
        for part in ["<input", "<select", "<textarea"] {
            for field in html.split(part).skip(1) {
                let id = field.split("id=\"").nth(1).unwrap();
                let id = id.split('"').next().unwrap();
                assert!(html.contains(&format!("for=\"{id}\"")), "{id} has no label");
            }
        }
        in_order(
            &html,
            &[
                "For the panel",
                "Their page, in their own words",
                "Freeze the report",
                "report-paper",
            ],
        );
    }
}
