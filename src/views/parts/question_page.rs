//! One question: how far, what is asked, the answer, who may read it, and on.

use super::answer::{AnswerControls, is_group};
use super::audience::AudiencePicker;
use super::own_words::OwnWords;
use super::turns::Turns;
use crate::page_title::PageTitle;
use crate::phrases::views as say;
use crate::views::entry::Change;
use crate::views::progress::Progress;
use crate::views::provider::Writing;
use crate::views::state::Action;
use domain::form::Question;
use domain::ids::QuestionId;
use yew::prelude::*;

/// Properties of [`QuestionPage`].
#[derive(Properties, PartialEq)]
pub struct QuestionProps {
    /// What is being written.
    pub writing: Writing,
    /// Which question.
    pub id: QuestionId,
}

/// One question.
#[component]
pub fn QuestionPage(props: &QuestionProps) -> Html {
    let writing = &props.writing;
    let state = &writing.state;
    let Some(question) = state.form.question(&props.id).cloned() else {
        return Html::default();
    };
    let entry = state.entry(&props.id);
    let change = {
        let id = props.id.clone();
        writing.acting(move |change: Change| Action::Change(id.clone(), change))
    };
    let next = if state.changing {
        say::to_review()
    } else {
        say::next()
    };
    let controls = html! {
        <>
            if let Some(hint) = &question.hint {
                <p id="hint" class="muted">{ hint }</p>
            }
            if entry.skipped && !entry.is_blank() {
                <p class="muted">{ say::skipped() }</p>
            }
            <AnswerControls question={question.clone()} entry={entry.clone()} change={change.clone()} />
        </>
    };
    html! {
        <>
            if let Some(progress) = state.progress() {
                <ProgressLine {progress} />
            }
            { grouped(&question, controls) }
            if question.and_words {
                <OwnWords id="more-words" label={say::say_more()} words={entry.words.clone()}
                    changed={change.reform(Change::AddedWords)} />
            }
            <Shortening writing={writing.clone()} id={props.id.clone()} over={entry.over() > 0} />
            <AudiencePicker name="audience" audience={entry.audience(&question)} changed={change.reform(Change::Audience)} />
            <Turns writing={writing.clone()} {next} skip=true />
        </>
    }
}

/// Several controls are a group with the question as its name; one box is named by
/// the heading itself.
fn grouped(question: &Question, controls: Html) -> Html {
    let title = html! { <PageTitle>{ &question.ask }</PageTitle> };
    if is_group(question.kind) {
        let described_by = question.hint.is_some().then_some("hint");
        html! {
            <fieldset class="question" aria-describedby={described_by}>
                <legend>{ title }</legend>
                { controls }
            </fieldset>
        }
    } else {
        html! { <div class="question">{ title }{ controls }</div> }
    }
}

#[derive(Properties, PartialEq)]
struct ProgressProps {
    progress: Progress,
}

#[component]
fn ProgressLine(props: &ProgressProps) -> Html {
    let percent = props.progress.percent();
    html! {
        <div class="progress">
            <progress max="100" value={percent.to_string()} aria-hidden="true"></progress>
            <p class="muted small">{ props.progress.sentence() }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ShorteningProps {
    writing: Writing,
    id: QuestionId,
    over: bool,
}

/// Offers to cut what is too long, and to put back what was cut.
#[component]
fn Shortening(props: &ShorteningProps) -> Html {
    let (writing, id) = (&props.writing, props.id.clone());
    let cut = writing
        .state
        .before_shortening
        .as_ref()
        .is_some_and(|(shortened, _)| *shortened == id);
    if props.over {
        let shorten = writing.acting(move |_: MouseEvent| Action::Shorten(id.clone()));
        html! { <button type="button" class="button plain" onclick={shorten}>{ say::shorten() }</button> }
    } else if cut {
        let put_back = writing.acting(|_: MouseEvent| Action::PutBack);
        html! { <button type="button" class="button plain" onclick={put_back}>{ say::put_back() }</button> }
    } else {
        Html::default()
    }
}
