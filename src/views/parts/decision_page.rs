//! One decision of last time: done, not done, or don't know, and own words about it.

use super::nudge_card::NudgeCard;
use super::option::Choosable;
use super::own_words::OwnWords;
use super::turns::{Ways, turns};
use crate::page_title::PageTitle;
use crate::phrases::{last_decisions as say, views};
use crate::views::provider::Writing;
use crate::views::state::Action;
use domain::invitation::Kept;
use yew::prelude::*;

/// What became of a decision, in words.
#[must_use]
pub fn kept_words(kept: Kept) -> &'static str {
    match kept {
        Kept::Done => say::done(),
        Kept::NotDone => say::not_done(),
        Kept::DontKnow => say::dont_know(),
    }
}

/// The decision at this place.
pub fn decision_page(writing: &Writing, at: u8) -> Html {
    let state = &writing.state;
    let Some((decision, recalled)) = state.recollections().nth(usize::from(at)) else {
        return Html::default();
    };
    let option = |kept: Kept| {
        let chosen = writing.acting(move |_: bool| Action::Recall(at, kept));
        Choosable::one(
            "kept",
            recalled.kept == Some(kept),
            chosen,
            kept_words(kept),
        )
        .draw()
    };
    let words = writing.acting(move |words| Action::RecallWords(at, words));
    let next = if state.changing {
        views::to_review()
    } else {
        views::next()
    };
    html! {
        <>
            <p class="muted small">{ say::place(&(at + 1).to_string(), &state.decisions().len().to_string()) }</p>
            <fieldset class="question" aria-describedby="decision">
                <legend><PageTitle>{ say::title() }</PageTitle></legend>
                <p id="decision" class="card big" dir="auto">{ decision }</p>
                if recalled.skipped && recalled.kept.is_some() {
                    <p class="muted">{ views::skipped() }</p>
                }
                <div class="choices-list">{ for Kept::ALL.into_iter().map(option) }</div>
            </fieldset>
            if recalled.kept.is_some() {
                { OwnWords::new("decision-words", recalled.words.clone(), words).labelled(views::say_more()).draw() }
            }
            <NudgeCard writing={writing.clone()} />
            <p class="muted small">{ say::who_reads() }</p>
            { turns(writing, Ways { skip: true, ..Ways::both(next) }) }
        </>
    }
}
