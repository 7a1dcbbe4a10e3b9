//! Opening a draft: every fault with a way to its field, then the step itself. And deleting it.

use super::builder::sentence;
use super::draft::{Change, Draft};
use super::page::View;
use super::saving::{after, send};
use super::words;
use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::page;
use crate::stage::{Event, WhySignedOut};
use api::consultation::Standing;
use api::desk::consultations::{Step, Whole};
use client::Client;
use client::fetch::Fetch;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::consultation::asked::{AskedFault, Consultation};
use domain::consultation::lint::Finding;
use domain::consultation::translated::language_of;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const FAULTS_ID: &str = "before-it-opens";

/// Properties of [`Opening`].
#[derive(Properties, PartialEq)]
pub struct OpeningProps {
    /// What is written.
    pub draft: Draft,
    /// What could be better.
    pub findings: Rc<Vec<Finding>>,
    /// Told that faults are to be shown at their fields.
    pub show: UseStateSetter<bool>,
    /// Told what to put the focus on.
    pub to: Callback<String>,
    /// Told each change.
    pub change: Callback<Change>,
    /// Told how the server has it once it is open.
    pub opened: Callback<Whole>,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Opening it: every fault with a way to its field, then the step itself. And deleting it.
#[component]
pub fn Opening(props: &OpeningProps) -> Html {
    let pressed = use_state_eq(|| false);
    let deleting = use_state_eq(|| false);
    let trouble = use_state_eq(|| None::<String>);
    let faults = props.draft.asked.faults();
    let open = {
        let (pressed, trouble, ready) = (pressed.setter(), trouble.setter(), faults.is_empty());
        let (draft, show) = (props.draft.clone(), props.show.clone());
        let (change, opened, tell) = (
            props.change.clone(),
            props.opened.clone(),
            props.tell.clone(),
        );
        Callback::from(move |_: MouseEvent| {
            pressed.set(true);
            show.set(true);
            trouble.set(None);
            if !ready {
                return;
            }
            let (draft, trouble) = (draft.clone(), trouble.clone());
            let (change, opened, tell) = (change.clone(), opened.clone(), tell.clone());
            spawn_local(async move {
                if let Err(why) = open(draft, &change, &opened, &tell).await {
                    trouble.set(Some(why));
                }
            });
        })
    };
    use_effect_with((*pressed, faults.len()), |(pressed, found)| {
        if *pressed && *found > 0 {
            page::focus(FAULTS_ID);
        }
    });
    let delete = {
        let (draft, trouble) = (props.draft.clone(), trouble.setter());
        let (go, tell) = (props.go.clone(), props.tell.clone());
        Callback::from(move |_: MouseEvent| {
            let (id, trouble) = (draft.id.clone(), trouble.clone());
            let (go, tell) = (go.clone(), tell.clone());
            spawn_local(async move {
                let answer = match id {
                    Some(id) => Client::new(Fetch::default()).delete_consultation(&id).await,
                    None => Ok(()),
                };
                match answer {
                    Ok(()) => go.emit(View::List),
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended))
                    }
                    Err(fault) => trouble.set(Some(fault_words::words(&fault))),
                }
            });
        })
    };
    let ask = {
        let deleting = deleting.clone();
        Callback::from(move |_: MouseEvent| deleting.set(!*deleting))
    };
    let better = props.findings.len();
    html! {
        <section class="card stack" aria-labelledby="opening-title">
            <h2 id="opening-title">{ "Open it" }</h2>
            <p>{ "Once it is open its questions cannot be changed. It can be answered from its first day to its last." }</p>
            if better > 0 {
                <p class="muted">{ match better {
                    1 => "One thing could be better. You may open it all the same.".to_owned(),
                    many => format!("{many} things could be better. You may open it all the same."),
                } }</p>
            }
            if *pressed && !faults.is_empty() {
                <div class="notice wrong"><div>
                    <p id={FAULTS_ID} tabindex="-1"><b>{ "Before it opens:" }</b></p>
                    <ul class="faults">{ for together(&faults, &props.draft.asked).iter().map(|fault| fault_link(fault, &props.to)) }</ul>
                </div></div>
            }
            if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice> }
            <div class="ways">
                <button type="button" class="button" onclick={open}>{ picture(Icon::Tick) }{ "Open it" }</button>
                <button type="button" class="button plain" onclick={ask} aria-expanded={if *deleting { "true" } else { "false" }}>{ "Delete this draft" }</button>
            </div>
            if *deleting {
                <p>{ "A deleted draft cannot be brought back. " }<button type="button" class="link" onclick={delete}>{ "Delete it for good" }</button></p>
            }
        </section>
    }
}

/// What is missing in one language, as one line that leads to the first of it: a language
/// that is not written yet is no page of faults.
fn together(faults: &[AskedFault], asked: &Consultation) -> Vec<AskedFault> {
    let mut all: Vec<AskedFault> = Vec::new();
    let mut last = None;
    for fault in faults {
        let language = language_of(fault, asked).map(|tongue| tongue.english);
        if language.is_none() || language != last {
            all.push(fault.clone());
        }
        if let (Some(name), Some(shown)) = (language, all.last_mut()) {
            let here = |one: &&AskedFault| {
                language_of(one, asked).is_some_and(|tongue| tongue.english == name)
            };
            let texts = match faults.iter().filter(here).count() {
                1 => "one text is".to_owned(),
                many => format!("{many} texts are"),
            };
            shown.what = format!("{name}: {texts} missing or too long");
        }
        last = language;
    }
    all
}

fn fault_link(fault: &AskedFault, to: &Callback<String>) -> Html {
    // The box of a question's id is its question.
    let field = fault
        .field
        .strip_suffix(".id")
        .map_or_else(|| fault.field.clone(), |q| format!("{q}.ask"));
    let onclick = to.reform(move |_: MouseEvent| words::box_id(&field));
    html! {
        <li><button type="button" class="link" {onclick}>{ format!("{}: {}", words::place(&fault.field), sentence(&fault.what)) }</button></li>
    }
}

/// Keeps what is not kept yet, then opens it.
async fn open(
    draft: Draft,
    change: &Callback<Change>,
    opened: &Callback<Whole>,
    tell: &Callback<Event>,
) -> Result<(), String> {
    let (mut id, mut revision) = (draft.id.clone(), draft.revision);
    if draft.saving {
        return Err("It is being kept just now. Press it once more.".to_owned());
    }
    if draft.is_unkept() || id.is_none() {
        change.emit(Change::Saving);
        let answer = send(&draft).await;
        let sent = answer
            .as_ref()
            .ok()
            .map(|kept| (kept.put.id.clone(), kept.revision));
        if let Some(now) = after(&draft, answer, tell).await {
            change.emit(now);
        }
        let Some((kept, now)) = sent else {
            return Err("It was not opened: it is not kept yet.".to_owned());
        };
        (id, revision) = (Some(kept), now);
    }
    let Some(id) = id else {
        return Ok(());
    };
    let step = Step {
        to: Standing::Open,
        revision,
    };
    match Client::new(Fetch::default())
        .step_consultation(&id, &step)
        .await
    {
        Ok(whole) => {
            opened.emit(whole);
            Ok(())
        }
        Err(fault) if is_signed_out(&fault) => {
            tell.emit(Event::SignedOut(WhySignedOut::Ended));
            Ok(())
        }
        Err(fault) => Err(format!("It was not opened. {}", fault_words::words(&fault))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultations::for_tests::asked;
    use domain::consultation::translated::Translation;

    #[test]
    fn a_language_that_is_not_written_yet_is_one_line() {
        let mut asked = asked();
        asked.title.clear();
        for tag in ["prs", "pl"] {
            asked.translations.push(Translation {
                language: tag.to_owned(),
                ..Translation::default()
            });
        }
        let faults = asked.faults();
        let lines = together(&faults, &asked);
        let fields: Vec<&str> = lines.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(
            fields,
            ["title", "translations.0.title", "translations.1.title"]
        );
        let each = (faults.len() - 1) / 2;
        let said = format!("Polish: {each} texts are missing or too long");
        assert_eq!(lines[2].what, said);
    }
}
