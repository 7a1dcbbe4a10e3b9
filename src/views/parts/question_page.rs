//! One question: how far, what is asked, the answer, who may read it, and on.

use super::answer::{answer_controls, is_group};
use super::audience::AudiencePicker;
use super::nudge_card::NudgeCard;
use super::own_words::OwnWords;
use super::turns::{Ways, turns};
use crate::page_title::PageTitle;
use crate::phrases::{last_time, views as say};
use crate::views::entry::{Change, Entry};
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
            { answer_controls(&question, &entry, &change) }
        </>
    };
    html! {
        <>
            { for state.progress().map(progress_line) }
            { same_as_last_time(writing, &props.id) }
            { grouped(&question, controls) }
            if question.and_words {
                { more_words(&entry, &change) }
            }
            { shortening(writing, &props.id, entry.over() > 0) }
            <NudgeCard writing={writing.clone()} />
            if state.request.is_none() {
                <AudiencePicker name="audience" now={entry.audience(&question)} changed={change.reform(Change::Audience)} />
            }
            { turns(writing, Ways { skip: true, ..Ways::both(next) }) }
        </>
    }
}

/// Offers the answers of last time at the first question of a topic, and to take them
/// back while the topic lasts.
fn same_as_last_time(writing: &Writing, id: &QuestionId) -> Html {
    let state = &writing.state;
    if state.is_filled(id) {
        let undo = writing.acting(|_: MouseEvent| Action::NotTheSame);
        return html! {
            <div class="card stack" role="status">
                <p>{ last_time::filled() }</p>
                <button type="button" class="button plain" onclick={undo}>{ last_time::undo() }</button>
            </div>
        };
    }
    let topic = state
        .topic_beginning_with(id)
        .filter(|topic| state.has_same_as_last_time(topic));
    let Some(topic) = topic else {
        return Html::default();
    };
    let fill = {
        let topic = topic.id.clone();
        writing.acting(move |_: MouseEvent| Action::SameAsLastTime(topic.clone()))
    };
    html! {
        <button type="button" class="button plain" onclick={fill}>{ last_time::same(&topic.title) }</button>
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

fn more_words(entry: &Entry, change: &Callback<Change>) -> Html {
    let changed = change.reform(Change::AddedWords);
    OwnWords::new("more-words", entry.words.clone(), changed)
        .labelled(say::say_more())
        .draw()
}

fn progress_line(progress: Progress) -> Html {
    html! {
        <div class="progress">
            <progress max="100" value={progress.percent().to_string()} aria-hidden="true"></progress>
            <p class="muted small">{ progress.sentence() }</p>
        </div>
    }
}

/// Offers to cut what is too long, and to put back what was cut.
fn shortening(writing: &Writing, id: &QuestionId, over: bool) -> Html {
    let cut = writing.state.before_shortening.as_ref();
    let (action, words) = if over {
        (Action::Shorten(id.clone()), say::shorten())
    } else if cut.is_some_and(|(shortened, _)| shortened == id) {
        (Action::PutBack, say::put_back())
    } else {
        return Html::default();
    };
    let onclick = writing.acting(move |_: MouseEvent| action.clone());
    html! { <button type="button" class="button plain" {onclick}>{ words }</button> }
}
