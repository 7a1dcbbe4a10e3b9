//! The boxes of a meeting, and saving it.

use super::draft::{Change, Draft, Typed};
use super::looking::Looking;
use super::unsaved;
use super::words;
use crate::app::is_signed_out;
use crate::consultations::about::{area, select};
use crate::fault_words;
use crate::platform::input;
use crate::pledge::words::band;
use crate::stage::{Event as Stage, WhySignedOut};
use api::desk::consultations::Row;
use api::desk::events::{Whole, Written};
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::field::Field;
use controls::notice::{Notice, Tone};
use domain::consultation::pledge_check::AgeBand;
use domain::edition::Edition;
use domain::groups::event::{MOST_TITLE, Standing};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Form`].
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// What stands in it at first.
    pub start: Rc<Draft>,
    /// The content.
    pub edition: Rc<Edition>,
    /// Consultations that can be asked at it.
    pub consultations: Rc<Vec<Row>>,
    /// Told what the server has once it is kept.
    pub kept: Callback<Whole>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Stage>,
}

/// Writing a meeting.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let start = props.start.clone();
    let begun = use_state(|| unsaved::take(&start));
    let first = begun
        .as_ref()
        .map_or_else(|| (*start).clone(), Draft::clone);
    let draft = use_reducer(move || first);
    let saved = unsaved::use_keeping(&draft, &props.start);
    let change = {
        let dispatcher = draft.dispatcher();
        Callback::from(move |change: Change| dispatcher.dispatch(change))
    };
    let save = saving(props, &draft, saved);
    let sent = {
        let save = save.clone();
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            save.emit(());
        })
    };
    let looked = change.reform(Change::Looked);
    let texts: Vec<String> = draft
        .public_words()
        .into_iter()
        .map(str::to_owned)
        .collect();
    html! {
        <form class="stack" onsubmit={sent} novalidate=true>
            if begun.is_some() {
                <Notice tone={Tone::Care} spoken=true><p>{ "You had begun this and not saved it. Here it is again." }</p></Notice>
            }
            { what(props, &draft, &change) }
            { notes(&draft, &change) }
            { for_staff(props, &draft, &change) }
            <section class="card stack" aria-labelledby="e-look-title">
                <h2 id="e-look-title">{ "A second look" }</h2>
                <Looking id="e-looked" {texts} looked={draft.looked} fault={draft.fault("looked")} change={looked} />
                { trouble(&draft, &change) }
                <div class="ways">
                    <button type="submit" class="button" disabled={draft.saving || draft.theirs.is_some()}>
                        { if draft.saving { "Saving…" } else { "Save and show on phones" } }
                    </button>
                </div>
            </section>
        </form>
    }
}

/// Sends it, unless something is wrong that is seen here already.
fn saving(props: &FormProps, draft: &UseReducerHandle<Draft>, saved: Callback<()>) -> Callback<()> {
    let (kept, tell) = (props.kept.clone(), props.tell.clone());
    let (now, to) = ((**draft).clone(), draft.dispatcher());
    Callback::from(move |()| {
        if now.saving {
            return;
        }
        let written = match now.written() {
            Ok(written) => written,
            Err(wrong) => return to.dispatch(Change::Wrong(wrong)),
        };
        let (kept, tell, to) = (kept.clone(), tell.clone(), to.clone());
        let saved = saved.clone();
        let id = now.id.clone();
        to.dispatch(Change::Saving);
        spawn_local(async move {
            match send(id.as_deref(), &written).await {
                Ok(whole) => {
                    saved.emit(());
                    kept.emit(whole);
                }
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Stage::SignedOut(WhySignedOut::Ended));
                }
                Err(fault) => to.dispatch(refusal(id.as_deref(), &fault).await),
            }
        });
    })
}

async fn send(id: Option<&str>, written: &Written) -> Result<Whole, Fault> {
    let client = Client::new(Fetch::default());
    match id {
        Some(id) => client.rewrite_event(id, written).await,
        None => client.tell_event(written).await,
    }
}

/// What follows from a refusal: somebody else's writing beside mine, or a line at a field.
async fn refusal(id: Option<&str>, fault: &Fault) -> Change {
    if let Fault::Refused(problem) = fault {
        if problem.code == Code::Conflict
            && let Ok(list) = Client::new(Fetch::default()).desk_events().await
            && let Some(theirs) = list
                .events
                .into_iter()
                .find(|one| Some(one.id.as_str()) == id)
        {
            return Change::Theirs(Box::new(theirs));
        }
        if problem.code == Code::Invalid && problem.field.is_some() {
            return Change::Refused(problem.field.clone(), problem.detail.clone());
        }
    }
    Change::Refused(None, fault_words::words(fault))
}

fn trouble(draft: &Draft, change: &Callback<Change>) -> Html {
    let mine = change.reform(|_: MouseEvent| Change::KeepMine);
    let theirs = change.reform(|_: MouseEvent| Change::TakeTheirs);
    html! {
        <>
            if let Some(trouble) = &draft.trouble {
                <Notice tone={Tone::Wrong} spoken=true><p>{ trouble.clone() }</p></Notice>
            }
            if draft.theirs.is_some() {
                <Notice tone={Tone::Care} spoken=true>
                    <p><b>{ "Somebody else changed this meanwhile. " }</b>{ "Nothing of yours is saved yet, and nothing is lost." }</p>
                    <div class="ways">
                        <button type="button" class="button plain slim" onclick={mine}>{ "Go on with mine" }</button>
                        <button type="button" class="button plain slim" onclick={theirs}>{ "Take theirs" }</button>
                    </div>
                </Notice>
            }
            if !draft.wrong.is_empty() {
                <p class="fault" role="alert">{ "It is not saved yet. Look at what is marked." }</p>
            }
        </>
    }
}

/// A change of what everybody reads.
fn public(change: &Callback<Change>, how: fn(&mut Typed, String)) -> Callback<String> {
    change.reform(move |text: String| Change::Public(Box::new(move |typed| how(typed, text))))
}

/// A change of what staff alone read.
fn staff(change: &Callback<Change>, how: fn(&mut Typed, String)) -> Callback<String> {
    change.reform(move |text: String| Change::Staff(Box::new(move |typed| how(typed, text))))
}

fn line(change: Callback<String>) -> Callback<InputEvent> {
    change.reform(|event: InputEvent| input::typed(&event))
}

fn lines(change: Callback<String>) -> Callback<InputEvent> {
    change.reform(|event: InputEvent| input::written(&event))
}

fn what(props: &FormProps, draft: &Draft, change: &Callback<Change>) -> Html {
    let typed = &draft.typed;
    let groups: Vec<(&str, &str)> = props
        .edition
        .groups
        .iter()
        .map(|group| (group.id.as_str(), group.name.as_str()))
        .collect();
    let group = public(change, |typed, id| typed.group = id.as_str().into());
    let standings = Standing::ALL.map(|one| (one.word(), words::standing(one)));
    let standing = public(change, |typed, word| {
        typed.standing = Standing::of_word(&word).unwrap_or_default();
    });
    let title = line(public(change, |typed, text| typed.title = text));
    let about = lines(public(change, |typed, text| typed.about = text));
    html! {
        <section class="card stack about-it" aria-labelledby="e-what">
            <h2 id="e-what">{ "What everybody sees" }</h2>
            <Field id="e-title" label="Name" value={typed.title.clone()} most={u16::try_from(MOST_TITLE).ok()}
                fault={draft.fault("title")} oninput={title} />
            <div class="in-a-row">
                { select("e-group", "Group", typed.group.as_str(), groups, group) }
                { select("e-standing", "Does it take place?", typed.standing.word(), standings.to_vec(), standing) }
            </div>
            if let Some(fault) = draft.fault("standing") { <p class="fault" role="alert">{ fault }</p> }
            if let Some(fault) = draft.fault("group") { <p class="fault" role="alert">{ fault }</p> }
            <div class="in-a-row">
                { when("e-on", "Day", "date", &typed.on, draft.fault("on"), public(change, |typed, text| typed.on = text)) }
                { when("e-begins", "From", "time", &typed.begins, draft.fault("begins"), public(change, |typed, text| typed.begins = text)) }
                { when("e-ends", "Until", "time", &typed.ends, draft.fault("ends"), public(change, |typed, text| typed.ends = text)) }
            </div>
            { area("e-about", "What it is about", "In plain words. Never where it is: phones say whom to ask.", &typed.about, draft.fault("about"), about) }
            { ages(draft, change) }
        </section>
    }
}

/// A box for a day or a time. What is none stays as it was typed.
fn when(
    id: &str,
    label: &str,
    kind: &'static str,
    value: &str,
    fault: Option<AttrValue>,
    change: Callback<String>,
) -> Html {
    let oninput = line(change);
    let fault_id = format!("{id}-fault");
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ label }</label>
            if let Some(fault) = &fault { <p class="fault" id={fault_id.clone()} role="alert">{ fault }</p> }
            <input id={id.to_owned()} type={kind} value={value.to_owned()} {oninput}
                aria-invalid={fault.as_ref().map(|_| "true")} aria-describedby={fault.as_ref().map(|_| fault_id)} />
        </div>
    }
}

fn ages(draft: &Draft, change: &Callback<Change>) -> Html {
    let one = |age: AgeBand| {
        let id = format!("e-age-{}", age.word());
        let onchange = change.reform(move |event: Event| {
            let on = input::ticked(&event);
            Change::Public(Box::new(move |typed: &mut Typed| {
                typed.bands.retain(|one| *one != age);
                if on {
                    typed.bands.push(age);
                    typed.bands.sort();
                }
            }))
        });
        html! {
            <label class="tick-line" key={age.word()} for={id.clone()}>
                <input {id} type="checkbox" checked={draft.typed.bands.contains(&age)} {onchange} />{ band(age) }
            </label>
        }
    };
    let ages = AgeBand::ALL.iter().filter(|age| **age != AgeBand::NotSaid);
    html! {
        <fieldset class="ticks">
            <legend>{ "Ages, if they are not simply the group’s" }</legend>
            if let Some(fault) = draft.fault("bands") { <p class="fault" role="alert">{ fault }</p> }
            { for ages.map(|age| one(*age)) }
        </fieldset>
    }
}

fn notes(draft: &Draft, change: &Callback<Change>) -> Html {
    let typed = &draft.typed;
    let said = lines(public(change, |typed, text| typed.notes.said = text));
    let comes = lines(public(change, |typed, text| typed.notes.comes = text));
    let published = change.reform(|event: Event| {
        let on = input::ticked(&event);
        Change::Public(Box::new(move |typed: &mut Typed| {
            typed.notes_published = on
        }))
    });
    html! {
        <section class="card stack" aria-labelledby="e-notes">
            <h2 id="e-notes">{ "Notes in brief, afterwards" }</h2>
            { area("e-said", "What was said", "What young people said, together. No names.", &typed.notes.said, draft.fault("said"), said) }
            { area("e-comes", "What comes of it", "What you do about it, and until when.", &typed.notes.comes, draft.fault("comes"), comes) }
            if let Some(fault) = draft.fault("notes_published") { <p class="fault" role="alert">{ fault }</p> }
            <label class="tick-line" for="e-published"><input id="e-published" type="checkbox" checked={typed.notes_published} onchange={published} />{ "Show the notes on phones, for six months" }</label>
        </section>
    }
}

fn for_staff(props: &FormProps, draft: &Draft, change: &Callback<Change>) -> Html {
    let typed = &draft.typed;
    let place = line(staff(change, |typed, text| typed.place = text));
    let came = line(staff(change, |typed, text| typed.came = text));
    let consultation = staff(change, |typed, id| {
        typed.consultation = Some(id).filter(|id| !id.is_empty());
    });
    let mut asked = vec![("", "None")];
    asked.extend(
        props
            .consultations
            .iter()
            .map(|row| (row.id.as_str(), row.title.as_str())),
    );
    let chosen = typed.consultation.as_deref().unwrap_or_default();
    html! {
        <section class="card stack" aria-labelledby="e-staff">
            <h2 id="e-staff">{ "For staff" }</h2>
            <Field id="e-place" label="Where it is" hint="For who holds groups. It is never shown on phones: nobody else should know where children in care are."
                value={typed.place.clone()} fault={draft.fault("place")} oninput={place} />
            <Field id="e-came" label="How many young people came" hint="A number. Who came is not kept." inputmode="numeric"
                value={typed.came.clone()} fault={draft.fault("came")} oninput={came} />
            { select("e-consultation", "Consultation that was asked there", chosen, asked, consultation) }
            if let Some(fault) = draft.fault("consultation") { <p class="fault" role="alert">{ fault }</p> }
            <p class="muted small">{ "Phones link to it if Home shows it: its questions, then its results and what changed." }</p>
        </section>
    }
}
