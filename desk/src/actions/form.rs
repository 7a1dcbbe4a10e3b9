//! Writing one: the form, what keeps it from being kept, and putting it on phones.

use super::fields::Boxes;
use super::saving::{Trouble, keep};
use super::typed::{Change, Typed};
use super::unsaved::{telling, use_typed};
use super::words::box_id;
use crate::consultations::running::use_today;
use crate::consultations::starting::use_library;
use crate::platform::{clock, input, page};
use crate::stage::Event;
use api::desk::actions::{Whole, Written};
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Form`].
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// What its boxes' ids begin with: unique in the page.
    pub form: AttrValue,
    /// What stands there at first.
    pub begins: Rc<Typed>,
    /// What others said of it since it was shown, and so its state at the server.
    #[prop_or_default]
    pub came: Option<Rc<Whole>>,
    /// The content.
    pub edition: Rc<Edition>,
    /// Who writes.
    pub member: AttrValue,
    /// Told how the server has it once it is kept.
    pub kept: Callback<Whole>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Writing an action.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let (typed, latest) = use_typed(&props.member, &props.begins);
    let change = telling(&typed);
    let library = use_library();
    let today = use_today();
    let tried = use_state_eq(|| false);
    let trouble = use_state_eq(|| None::<Trouble>);
    let busy = use_state_eq(|| false);
    let said = use_state_eq(|| "");
    {
        let change = change.clone();
        use_effect_with(props.came.clone(), move |came| {
            if let Some(came) = came {
                change.emit(Change::Came(Box::new((**came).clone())));
            }
        });
    }
    let save = {
        let (typed, change, tell) = (typed.clone(), change.clone(), props.tell.clone());
        let (tried, trouble, busy) = (tried.setter(), trouble.setter(), busy.clone());
        let (said, kept) = (said.setter(), props.kept.clone());
        let latest = latest.clone();
        let (edition, form) = (props.edition.clone(), props.form.clone());
        Callback::from(move |published: bool| {
            if *busy {
                return;
            }
            tried.set(true);
            trouble.set(None);
            said.set("");
            let faults = typed.written.faults(&edition.pledge, clock::today());
            if let Some(fault) = faults.first() {
                page::focus(&box_id(&form, fault.field));
                return;
            }
            busy.set(true);
            let (typed, change, tell) = ((*typed).clone(), change.clone(), tell.clone());
            let (tried, trouble, busy) = (tried.clone(), trouble.clone(), busy.setter());
            let (said, kept, form) = (said.clone(), kept.clone(), form.clone());
            let latest = latest.clone();
            spawn_local(async move {
                let answer = keep(&typed, published, &tell).await;
                busy.set(false);
                match answer {
                    Some(Ok(outcome)) => {
                        change.emit(outcome.clone());
                        latest.happened(outcome.clone());
                        if let Change::Kept(whole, _) = outcome {
                            tried.set(false);
                            said.set(what_was_done(typed.written.published, published));
                            kept.emit(*whole);
                        }
                    }
                    Some(Err(found)) => {
                        if let Some(field) = &found.field {
                            page::focus(&box_id(&form, field));
                        }
                        trouble.set(Some(found));
                    }
                    None => {}
                }
            });
        })
    };
    let onsubmit = {
        let (save, published) = (save.clone(), typed.written.published);
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            save.emit(published);
        })
    };
    let faults = faults(
        &typed.written,
        &props.edition,
        today.filter(|_| *tried),
        &trouble,
    );
    let boxes = Boxes {
        form: &props.form,
        typed: &typed,
        faults: &faults,
        change: &change,
    };
    let press = |published: bool| save.reform(move |_: MouseEvent| published);
    let whole = trouble.as_ref().filter(|one| one.field.is_none());
    let status = match (*busy, typed.is_unsaved()) {
        (true, _) => "Keeping…",
        (false, true) => "Not kept yet",
        (false, false) => *said,
    };
    html! {
        <form class="card stack action-form" novalidate=true {onsubmit}>
            { boxes.about(&props.edition) }
            { boxes.told(&library.words) }
            { boxes.plan() }
            { torn(&typed, &change) }
            if let Some(trouble) = whole { <Notice tone={Tone::Wrong} spoken=true><p><b>{ "Not kept. " }</b>{ &trouble.words }</p></Notice> }
            if !faults.is_empty() { <p class="fault">{ "Mend what is marked above. Nothing you typed is lost." }</p> }
            <div class="ways">
                if typed.written.published {
                    <button type="submit" class="button slim">{ "Keep, and change it on phones" }</button>
                    <button type="button" class="button plain slim" onclick={press(false)}>{ "Keep, and take it off phones" }</button>
                } else {
                    <button type="submit" class="button plain slim">{ "Keep" }</button>
                    <button type="button" class="button slim" onclick={press(true)}>{ "Keep, and put it on phones" }</button>
                }
            </div>
            <p role="status">{ status }</p>
        </form>
    }
}

const fn what_was_done(before: bool, now: bool) -> &'static str {
    match (before, now) {
        (false, true) => "Kept. Phones show it under “You said, we did”.",
        (true, false) => "Kept. Phones show it no more.",
        (true, true) => "Kept. Phones show it as it is now.",
        (false, false) => "Kept. Phones do not show it.",
    }
}

/// What is wrong, once it was tried; and what the server found.
fn faults(
    written: &Written,
    edition: &Edition,
    today: Option<chrono::NaiveDate>,
    trouble: &Option<Trouble>,
) -> Vec<(String, String)> {
    let here = today.map(|today| written.faults(&edition.pledge, today));
    let here = here.unwrap_or_default().into_iter();
    let mut all: Vec<_> = here
        .map(|fault| (fault.field.to_owned(), fault.what))
        .collect();
    if let Some(Trouble {
        field: Some(field),
        words,
    }) = trouble
        && !all.iter().any(|(at, _)| at == field)
    {
        all.push((field.clone(), words.clone()));
    }
    all
}

/// What somebody else wrote meanwhile, and what stands aside.
fn torn(typed: &Typed, change: &Callback<Change>) -> Html {
    let press = |what: Change| change.reform(move |_: MouseEvent| what.clone());
    if let Some(theirs) = &typed.theirs {
        let written = &theirs.written;
        return html! {
            <Notice tone={Tone::Care} spoken=true>
                <p><b>{ "Somebody else changed this action while you wrote. Nothing of yours is lost." }</b></p>
                <details>
                    <summary>{ "See theirs" }</summary>
                    <p><b>{ "You said: " }</b>{ &written.you_said }</p>
                    <p><b>{ "We did: " }</b>{ &written.we_did }</p>
                    <p><b>{ "What exactly: " }</b>{ &written.specific }</p>
                    <p><b>{ "How anybody will know: " }</b>{ &written.measure }</p>
                    <p><b>{ "Who leads: " }</b>{ &written.lead }</p>
                </details>
                <div class="ways">
                    <button type="button" class="button slim" onclick={press(Change::KeepMine)}>{ "Go on with mine" }</button>
                    <button type="button" class="button plain slim" onclick={press(Change::TakeTheirs)}>{ "Take theirs" }</button>
                </div>
            </Notice>
        };
    }
    if typed.set_aside.is_some() {
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
    use crate::actions::for_tests::whole;
    use crate::rendered::{in_order, rendered};

    fn props(begins: Typed) -> FormProps {
        FormProps {
            form: "a".into(),
            begins: Rc::new(begins),
            came: None,
            edition: Rc::new(content::edition().unwrap()),
            member: "ada".into(),
            kept: Callback::noop(),
            tell: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn every_box_has_a_label_of_its_own_and_a_colour_is_a_word_and_a_shape() {
        let html = rendered::<Form>(|| props(Typed::of(&whole()))).await;
        for part in ["<input", "<select", "<textarea"] {
            for field in html.split(part).skip(1) {
                let id = field.split("id=\"").nth(1).unwrap();
                let id = id.split('"').next().unwrap();
                assert!(html.contains(&format!("for=\"{id}\"")), "{id} has no label");
                assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
            }
        }
        for name in ["Red", "Amber", "Green"] {
            assert!(html.contains(&format!("</svg>{name}</span>")), "{html}");
        }
    }

    #[tokio::test]
    async fn what_could_be_better_is_said_at_its_box_and_stops_nobody() {
        let html = rendered::<Form>(|| {
            let mut one = Typed::of(&whole());
            one.written.we_did = "We will endeavour to facilitate improved multidisciplinary \
                                  engagement arrangements for accommodated individuals."
                .to_owned();
            props(one)
        })
        .await;
        in_order(
            &html,
            &[
                r#"id="a-we_did""#,
                "Use shorter words",
                r#"id="a-why""#,
                "Keep, and",
            ],
        );
    }

    #[tokio::test]
    async fn one_on_phones_can_be_taken_off_and_another_put_there() {
        let on = rendered::<Form>(|| props(Typed::of(&whole()))).await;
        assert!(on.contains("take it off phones") && !on.contains("put it on phones"));
        let off = rendered::<Form>(|| {
            let mut one = whole();
            one.written.published = false;
            props(Typed::of(&one))
        })
        .await;
        assert!(off.contains("put it on phones") && !off.contains("take it off phones"));
    }

    #[test]
    fn what_the_server_found_stands_at_its_field() {
        let edition = content::edition().unwrap();
        let trouble = Some(Trouble {
            field: Some("from".to_owned()),
            words: "No such consultation.".to_owned(),
        });
        let found = faults(&whole().written, &edition, None, &trouble);
        assert_eq!(found[0].0, "from");
        let mut empty = whole().written;
        empty.lead.clear();
        let today = Some("2026-11-22".parse().unwrap());
        assert_eq!(faults(&empty, &edition, today, &None)[0].0, "lead");
    }
}
