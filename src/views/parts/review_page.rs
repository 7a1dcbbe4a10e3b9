//! Everything on one page before it goes: the agenda, each answer with who may read
//! it, who reads all of it, and *Send*.

use super::audience::{audience_mark, reader_line};
use super::before_page::{readers, team_notice};
use super::decision_page::kept_words;
use super::drawing::Drawn;
use super::found_page::ClearButton;
use super::helper_page;
use super::in_stages::use_rows_in_stages;
use super::invitation_page::see_to_it;
use super::nudge_card::NudgeCard;
use super::said::said;
use super::turns::keeping_line;
use crate::page_title::PageTitle;
use crate::phrases::{invitation, last_decisions as decisions, requests, sending, views as say};
use crate::platform::page;
use crate::views::agenda;
use crate::views::finding::Finding;
use crate::views::invited::Recalled;
use crate::views::phrases;
use crate::views::provider::{Halted, Writing};
use crate::views::sealing::NotSealed;
use crate::views::state::{Action, NotReady};
use crate::views::step::Step;
use domain::form::Question;
use domain::views::Audience;
use yew::prelude::*;

/// Everything before it goes.
pub fn review_page(writing: &Writing) -> Html {
    let send = writing.send().reform(|_: MouseEvent| ());
    let print = Callback::from(|_: MouseEvent| page::print());
    html! {
        <>
            <PageTitle>{ say::review_title() }</PageTitle>
            <p class="muted">{ say::review_why() }</p>
            <NudgeCard writing={writing.clone()} />
            <AgendaLines writing={writing.clone()} />
            { last_decisions(writing) }
            <Answers writing={writing.clone()} title={say::review_answers()} />
            { helped(writing) }
            <section class="card stack" aria-labelledby="review-readers">
                <h2 id="review-readers">{ say::review_readers() }</h2>
                <p><strong>{ readers(&writing.team) }</strong></p>
                { who_reads_what(writing) }
                <p>{ say::limits() }</p>
            </section>
            { team_notice(writing) }
            { halted(writing) }
            { keeping_line(writing) }
            <div class="stack not-on-paper">
                if !writing.team.is_refused() && !writing.is_stopped() {
                    <button type="button" class="button big" onclick={send}>{ say::send() }</button>
                }
                <div class="turns-row">
                    { go(writing, Action::Back, say::back()) }
                    <button type="button" class="button plain" onclick={print}>{ say::print() }</button>
                </div>
                if writing.state.invited.is_none() && writing.finding == Finding::No {
                    { see_to_it(writing, invitation::have_code()) }
                }
                <ClearButton clear={writing.clear()} />
            </div>
        </>
    }
}

/// A quieter button that goes this way.
pub(crate) fn go(writing: &Writing, action: Action, words: &'static str) -> Html {
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

/// Properties of the lists of what was written.
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// What is being written.
    pub writing: Writing,
    /// The heading over the list, where it is not always the same.
    #[prop_or_default]
    pub title: AttrValue,
}

#[component]
fn AgendaLines(props: &ListProps) -> Html {
    let writing = &props.writing;
    let items = writing.state.agenda.items();
    let drawn = use_rows_in_stages(items.len());
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
                { for items.iter().enumerate().take(drawn).map(|(at, item)| html! {
                    <li key={at} class="card">
                        <p class="agenda-words"><span class="agenda-number">{ at + 1 }</span><span dir="auto">{ &item.words }</span></p>
                        { reader_line(item.audience) }
                    </li>
                }) }
            </ol>
        </section>
    }
}

/// What became of the last decisions, as far as it was said.
fn last_decisions(writing: &Writing) -> Html {
    let row = |(at, (decision, recalled)): (u8, (&String, &Recalled))| {
        let said = recalled.seen(decision).map_or_else(
            || decisions::not_said().to_owned(),
            |seen| match seen.words {
                Some(words) => format!("{}. {words}", kept_words(seen.kept)),
                None => kept_words(seen.kept).to_owned(),
            },
        );
        html! {
            <div key={at} class="answer">
                <dt>{ decision }{ change(writing, Step::Decision(at), decision) }</dt>
                <dd><p class="answer-words" dir="auto">{ said }</p></dd>
            </div>
        }
    };
    let mut rows = (0..).zip(writing.state.recollections()).peekable();
    if rows.peek().is_none() {
        return Html::default();
    }
    html! {
        <section class="stack" aria-labelledby="review-decisions">
            <h2 id="review-decisions">{ decisions::review() }</h2>
            <dl class="answers">{ for rows.map(row) }</dl>
            <p class="muted small">{ decisions::who_reads() }</p>
        </section>
    }
}

/// Every answer that will be sent.
#[component]
pub fn Answers(props: &ListProps) -> Html {
    let ListProps { writing, title } = props;
    let asked = writing.state.asked();
    let sent: Vec<&Question> = asked
        .iter()
        .copied()
        .filter(|question| is_answered(writing, question))
        .collect();
    let drawn = use_rows_in_stages(sent.len());
    let skipped = asked.len() - sent.len();
    html! {
        <section class="stack" aria-labelledby="review-answers">
            <h2 id="review-answers">{ title }</h2>
            <dl class="answers">
                { for sent.into_iter().take(drawn).map(|question| answered(writing, question)) }
            </dl>
            if skipped > 0 {
                <p class="muted">{ say::review_skipped(u32::try_from(skipped).unwrap_or(u32::MAX)) }</p>
            }
        </section>
    }
}

/// Whether there is an answer that will be sent, or that is too long to be.
fn is_answered(writing: &Writing, question: &Question) -> bool {
    let entry = writing.state.entry(&question.id);
    (!entry.skipped && entry.over() > 0) || entry.given(question).is_some()
}

fn answered(writing: &Writing, question: &Question) -> Html {
    let entry = writing.state.entry(&question.id);
    let given = entry.given(question);
    let words = given.map_or_else(
        || say::letters_over(u32::try_from(entry.over()).unwrap_or(u32::MAX)),
        |given| match given.words {
            Some(more) => format!("{}. {more}", agenda::said(question, &given.answer)),
            None => agenda::said(question, &given.answer),
        },
    );
    html! {
        <div key={question.id.to_string()} class="answer">
            <dt>{ &question.ask }{ change(writing, Step::Ask(question.id.clone()), &question.ask) }</dt>
            <dd>
                if !entry.sketch.is_empty() {
                    <Drawn sketch={entry.sketch.clone()} words={words.clone()} />
                }
                <p class="answer-words" dir="auto">{ words }</p>
                if writing.state.request.is_none() { { reader_line(entry.audience(question)) } }
            </dd>
        </div>
    }
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
            if let Some(saw) = state.helper_saw.filter(|_| !state.helped_by.trim().is_empty()) {
                <p>{ helper_page::words(saw) }</p>
            }
            if state.contact {
                <p><strong>{ say::review_contact() }</strong></p>
            }
        </section>
    }
}

/// How many lines and answers each circle of readers may read.
fn who_reads_what(writing: &Writing) -> Html {
    let Ok(views) = writing.state.written() else {
        return Html::default();
    };
    let lines = views.agenda.iter().map(|line| line.audience);
    let answers = views.answers.iter().map(|given| given.audience);
    let all: Vec<Audience> = lines.chain(answers).collect();
    let row = |audience: Audience| {
        let of = all.iter().filter(|other| **other == audience).count();
        (of > 0).then(|| {
            let of = say::review_things(u32::try_from(of).unwrap_or(u32::MAX));
            html! { <li>{ audience_mark(audience) }{ phrases::audience_sentence(audience) }{ " " }<strong>{ of }</strong></li> }
        })
    };
    html! { <ul class="stack readers">{ for Audience::ALL.into_iter().filter_map(row) }</ul> }
}

/// Why *Send* has not sent.
pub(crate) fn halted(writing: &Writing) -> Html {
    let (line, more): (String, &str) = match &writing.halted {
        Halted::No => return Html::default(),
        Halted::NotReady(NotReady::Empty) if writing.state.request.is_some() => {
            (requests::nothing_yet().to_owned(), "")
        }
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
        Halted::NotReady(NotReady::DecisionTooLong(_)) => (decisions::too_long().to_owned(), ""),
        Halted::NotReady(NotReady::LineTooLong(_)) => (say::line_too_long().to_owned(), ""),
        Halted::NotReady(NotReady::TooMuch) => (say::media_too_large().to_owned(), ""),
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
