//! Writing one: what it is about, its questions, what could be better, and opening it.

use super::about::About;
use super::beginning::empty_question;
use super::draft::{Change, Draft};
use super::from_library::FromLibrary;
use super::opening::Opening;
use super::other_languages::OtherLanguages;
use super::page::{View, head};
use super::preview::Preview;
use super::question::QuestionCard;
use super::saving::use_saving;
use super::starting::use_library;
use super::words;
use crate::platform::page;
use crate::stage::Event;
use api::consultation::Standing;
use api::desk::consultations::Whole;
use controls::notice::{Notice, Tone};
use domain::consultation::asked::AskedFault;
use domain::consultation::lint::{Finding, lint};
use domain::edition::Edition;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Builder`].
#[derive(Properties, PartialEq)]
pub struct BuilderProps {
    /// What stands there at first.
    pub start: Rc<Draft>,
    /// The content.
    pub edition: Rc<Edition>,
    /// Told how the server has it once it is open.
    pub opened: Callback<Whole>,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Writing a consultation.
#[component]
pub fn Builder(props: &BuilderProps) -> Html {
    let start = props.start.clone();
    let draft = use_reducer_eq(move || (*start).clone());
    use_saving(&draft, &props.tell);
    let library = use_library();
    let faults = use_state_eq(|| false);
    let focus = use_state_eq(|| None::<(String, u32)>);
    use_effect_with((*focus).clone(), |focus| {
        if let Some((id, _)) = focus {
            page::focus(id);
        }
    });
    let change = {
        let dispatcher = draft.dispatcher();
        Callback::from(move |change: Change| dispatcher.dispatch(change))
    };
    let to = {
        let focus = focus.clone();
        Callback::from(move |id: String| {
            let turn = focus.as_ref().map_or(0, |(_, turn)| turn.wrapping_add(1));
            focus.set(Some((id, turn)));
        })
    };
    let asked = &draft.asked;
    let findings = Rc::new(lint(asked, &library.words));
    let all = if *faults { asked.faults() } else { Vec::new() };
    let stopping = Rc::new(all);
    let add = {
        let (change, to, at) = (change.clone(), to.clone(), asked.questions.len());
        Callback::from(move |_: MouseEvent| {
            change.emit(Change::Add(Box::new(empty_question())));
            to.emit(words::box_id(&format!("questions.{at}.ask")));
        })
    };
    let undo = {
        let change = change.clone();
        Callback::from(move |_: MouseEvent| change.emit(Change::Undo))
    };
    let title = if asked.title.trim().is_empty() {
        "New consultation".to_owned()
    } else {
        asked.title.clone()
    };
    html! {
        <>
            { head(html! { title }, &props.go, kept(&draft)) }
            { torn(&draft, &change) }
            <div class="building">
                <div class="stack">
                    <About asked={asked.clone()} findings={findings.clone()} faults={stopping.clone()} change={change.clone()} />
                    <section class="stack" aria-labelledby="c-questions">
                        <h2 id="c-questions" tabindex="-1">{ format!("Questions ({})", asked.questions.len()) }</h2>
                        { advice(&findings, "questions") }
                        <ol class="questions">
                            { for asked.questions.iter().enumerate().map(|(at, question)| html! {
                                <QuestionCard key={question.id.as_str().to_owned()} {at} of={asked.questions.len()} question={question.clone()}
                                    findings={findings.clone()} faults={stopping.clone()} edition={props.edition.clone()}
                                    change={change.clone()} to={to.clone()} />
                            }) }
                        </ol>
                        if draft.removed.is_some() {
                            <Notice spoken=true>
                                <p>{ "The question is gone from here. " }
                                    <button type="button" class="link" onclick={undo}>{ "Bring it back" }</button></p>
                            </Notice>
                        }
                        <div class="ways"><button type="button" class="button plain slim" onclick={add}>{ "Write a question" }</button></div>
                        <FromLibrary library={library.clone()} edition={props.edition.clone()} asked={asked.clone()} change={change.clone()} />
                    </section>
                    <OtherLanguages asked={asked.clone()} faults={stopping.clone()} removed={draft.removed_language.is_some()}
                        change={change.clone()} to={to.clone()} />
                    <Opening draft={(*draft).clone()} findings={findings.clone()} show={faults.setter()} to={to.clone()} change={change.clone()}
                        opened={props.opened.clone()} go={props.go.clone()} tell={props.tell.clone()} />
                </div>
                <aside class="beside" aria-labelledby="preview-title">
                    <h2 id="preview-title">{ "As a phone shows it" }</h2>
                    <Preview asked={asked.clone()} />
                </aside>
            </div>
        </>
    }
}

/// Whether it is kept.
fn kept(draft: &Draft) -> Html {
    let words = if draft.theirs.is_some() || draft.trouble.is_some() {
        "Not kept yet"
    } else if draft.saving || draft.is_due() {
        "Keeping…"
    } else if draft.id.is_some() {
        "Draft kept"
    } else {
        ""
    };
    html! { <span class="muted small" role="status">{ words }</span> }
}

/// What keeps it from being kept, and what stands aside.
fn torn(draft: &Draft, change: &Callback<Change>) -> Html {
    let press = |what: Change| change.reform(move |_: MouseEvent| what.clone());
    if let Some(theirs) = &draft.theirs {
        let opened = theirs.put.standing != Standing::Draft;
        let asked = &theirs.put.asked;
        let what = if opened {
            "Somebody opened this consultation while you wrote. Its questions stand now. You can keep yours as another draft."
        } else {
            "Somebody else changed this draft while you wrote. Nothing of yours is lost."
        };
        return html! {
            <Notice tone={Tone::Care} spoken=true>
                <p><b>{ what }</b></p>
                <details>
                    <summary>{ "See theirs" }</summary>
                    <p><b>{ &asked.title }</b>{ format!(". {}", asked.intro) }</p>
                    <ol class="theirs">{ for asked.questions.iter().map(|one| html! { <li>{ &one.ask }</li> }) }</ol>
                </details>
                <div class="ways">
                    <button type="button" class="button slim" onclick={press(Change::KeepMine)}>{ if opened { "Keep mine as another draft" } else { "Keep mine" } }</button>
                    if !opened {
                        <button type="button" class="button plain slim" onclick={press(Change::TakeTheirs)}>{ "Take theirs" }</button>
                    }
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

/// What could be better about this field.
pub fn advice(findings: &[Finding], field: &str) -> Html {
    let here = findings.iter().filter(|finding| finding.field == field);
    let lines: Vec<Html> = here
        .map(|finding| html! { <li><b>{ sentence(&finding.what) }</b>{ format!(" {}", sentence(&finding.better)) }</li> })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! { <ul class="advice">{ lines }</ul> }
}

/// What keeps this field from being opened.
#[must_use]
pub fn fault_of(faults: &[AskedFault], field: &str) -> Option<AttrValue> {
    let found = faults.iter().find(|fault| fault.field == field)?;
    Some(sentence(&found.what).into())
}

/// With a capital first and a full stop last.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let mut out: String = first.chain(letters).collect();
    if !out.ends_with(['.', '!', '?', '”', '…']) {
        out.push('.');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultations::for_tests::asked;
    use crate::rendered::{in_order, rendered};

    fn props(draft: Draft) -> BuilderProps {
        BuilderProps {
            start: Rc::new(draft),
            edition: Rc::new(content::edition().unwrap()),
            opened: Callback::noop(),
            go: Callback::noop(),
            tell: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn what_could_be_better_is_said_at_its_field_and_counted() {
        let html = rendered::<Builder>(|| {
            let mut asked = asked();
            asked.questions[0].ask = "Don’t you like the trip?".to_owned();
            props(Draft::new(asked))
        })
        .await;
        in_order(
            &html,
            &[
                "What it is about",
                "Questions (3)",
                r#"id="c-questions-0-ask""#,
                "pushes towards an answer",
                "From the library",
                "One thing could be better",
                "As a phone shows it",
            ],
        );
    }

    #[tokio::test]
    async fn every_box_has_a_label_of_its_own() {
        let html = rendered::<Builder>(|| props(Draft::new(asked()))).await;
        for part in ["<input", "<select", "<textarea"] {
            for field in html.split(part).skip(1) {
                let id = field.split("id=\"").nth(1).unwrap();
                let id = id.split('"').next().unwrap();
                assert!(html.contains(&format!("for=\"{id}\"")), "{id} has no label");
                assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_a_sentence() {
        assert_eq!(
            sentence("write at least two options"),
            "Write at least two options."
        );
        assert_eq!(sentence("how is it?"), "How is it?");
    }
}
