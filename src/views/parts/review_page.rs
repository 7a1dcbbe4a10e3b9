//! Everything on one page before it goes: the agenda, each answer with who may read
//! it, who reads all of it, and *Send*.

use super::audience::reader_line;
use super::before_page::{readers, team_notice};
use super::found_page::ClearButton;
use super::said::said;
use super::turns::keeping_line;
use crate::page_title::PageTitle;
use crate::phrases::{sending, views as say};
use crate::platform::page;
use crate::views::agenda;
use crate::views::provider::{Halted, Writing};
use crate::views::sealing::NotSealed;
use crate::views::state::{Action, NotReady};
use crate::views::step::Step;
use domain::form::Question;
use yew::prelude::*;

/// Everything before it goes.
pub fn review_page(writing: &Writing) -> Html {
    let state = &writing.state;
    let asked = state.asked();
    let skipped = asked
        .iter()
        .filter(|question| answered(writing, question).is_none())
        .count();
    let send = writing.send().reform(|_: MouseEvent| ());
    let print = Callback::from(|_: MouseEvent| page::print());
    html! {
        <>
            <PageTitle>{ say::review_title() }</PageTitle>
            <p class="muted">{ say::review_why() }</p>
            { agenda_lines(writing) }
            <section class="stack" aria-labelledby="review-answers">
                <h2 id="review-answers">{ say::review_answers() }</h2>
                <dl class="answers">
                    { for asked.iter().filter_map(|question| answered(writing, question)) }
                </dl>
                if skipped > 0 {
                    <p class="muted">{ say::review_skipped(u32::try_from(skipped).unwrap_or(u32::MAX)) }</p>
                }
            </section>
            { helped(writing) }
            <section class="card stack">
                <p><strong>{ readers(&writing.team) }</strong></p>
                <p>{ say::limits() }</p>
            </section>
            { team_notice(writing) }
            { halted(writing) }
            { keeping_line(writing) }
            <div class="stack not-on-paper">
                if !writing.team.is_refused() {
                    <button type="button" class="button big" onclick={send}>{ say::send() }</button>
                }
                <div class="turns-row">
                    { go(writing, Action::Back, say::back()) }
                    <button type="button" class="button plain" onclick={print}>{ say::print() }</button>
                </div>
                <ClearButton clear={writing.clear()} />
            </div>
        </>
    }
}

fn go(writing: &Writing, action: Action, words: &'static str) -> Html {
    let onclick = writing.acting(move |_: MouseEvent| action.clone());
    html! { <button type="button" class="button plain" {onclick}>{ words }</button> }
}

fn change(writing: &Writing, to: Step, what: &str) -> Html {
    let onclick = writing.acting(move |_: MouseEvent| Action::Visit(to.clone()));
    html! {
        <button type="button" class="link-button not-on-paper" {onclick}>
            <span aria-hidden="true">{ say::review_change() }</span>
            <span class="for-ears">{ say::review_change_this(what) }</span>
        </button>
    }
}

fn agenda_lines(writing: &Writing) -> Html {
    let items = writing.state.agenda.items();
    html! {
        <section class="stack" aria-labelledby="review-agenda">
            <div class="title-row">
                <h2 id="review-agenda">{ say::agenda_title() }</h2>
                { change(writing, Step::Agenda, say::agenda_title()) }
            </div>
            if items.is_empty() {
                <p class="muted">{ say::review_no_agenda() }</p>
            }
            <ol class="stack agenda">
                { for items.iter().enumerate().map(|(at, item)| html! {
                    <li key={at} class="card">
                        <p class="agenda-words"><span class="agenda-number">{ at + 1 }</span>{ &item.words }</p>
                        { reader_line(item.audience) }
                    </li>
                }) }
            </ol>
        </section>
    }
}

/// One answer that will be sent, or that is too long to be.
fn answered(writing: &Writing, question: &Question) -> Option<Html> {
    let entry = writing.state.entry(&question.id);
    let given = entry.given(question);
    if given.is_none() && (entry.skipped || entry.over() == 0) {
        return None;
    }
    let words = given.map_or_else(
        || say::letters_over(u32::try_from(entry.over()).unwrap_or(u32::MAX)),
        |given| match given.words {
            Some(more) => format!("{}. {more}", agenda::said(question, &given.answer)),
            None => agenda::said(question, &given.answer),
        },
    );
    Some(html! {
        <div key={question.id.to_string()} class="answer">
            <dt>{ &question.ask }{ change(writing, Step::Ask(question.id.clone()), &question.ask) }</dt>
            <dd><p class="answer-words">{ words }</p>{ reader_line(entry.audience(question)) }</dd>
        </div>
    })
}

fn helped(writing: &Writing) -> Html {
    let state = &writing.state;
    html! {
        <section class="stack">
            <div class="title-row">
                <h2>{ say::review_helped() }</h2>
                { change(writing, Step::Helped, say::review_helped()) }
            </div>
            <p>{ if state.helped_by.trim().is_empty() { "–" } else { state.helped_by.as_str() } }</p>
            if state.contact {
                <p><strong>{ say::review_contact() }</strong></p>
            }
        </section>
    }
}

/// Why *Send* has not sent.
fn halted(writing: &Writing) -> Html {
    let (line, more): (String, &str) = match &writing.halted {
        Halted::No => return Html::default(),
        Halted::NotReady(NotReady::Empty) => (say::nothing_yet().to_owned(), ""),
        Halted::NotReady(NotReady::TooLong(id, over)) => {
            let ask = writing
                .state
                .form
                .question(id)
                .map(|question| question.ask.as_str());
            (
                say::too_long(&over.to_string(), ask.unwrap_or_default()),
                "",
            )
        }
        Halted::NotReady(NotReady::LineTooLong(_)) => (say::line_too_long().to_owned(), ""),
        Halted::NoKey => (sending::no_key().to_owned(), sending::no_key_more()),
        Halted::NotSealed(NotSealed::TooLong) => {
            (sending::too_much().to_owned(), sending::too_much_more())
        }
        Halted::NotSealed(NotSealed::Failed) => {
            (sending::not_locked().to_owned(), sending::not_locked_more())
        }
    };
    said(true, &line, more, Html::default())
}
