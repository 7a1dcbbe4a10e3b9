//! The last screen: everything that will be sent, and that it says nothing of who.

use super::answer::{area, band, label};
use crate::consultation::taking::{Action, Taking};
use crate::phrases::{consultation as say, pledge_check, views};
use domain::consultation::answered::Area;
use domain::consultation::asked::{AskedAs, Question};
use domain::consultation::pledge_check::AgeBand;
use yew::prelude::*;

/// Everything that will be sent.
pub fn review(taking: &Taking, trust: &str, act: &Callback<Action>) -> Html {
    let questions = &taking.put.asked.questions;
    let said: Vec<Option<String>> = questions.iter().map(|one| said(taking, one)).collect();
    let none = said.iter().all(Option::is_none);
    let row = |(at, question): (usize, &Question)| {
        let change = act.reform(move |_: MouseEvent| Action::Change(at));
        let own = taking
            .own_words()
            .iter()
            .any(|(one, ..)| one.id == question.id);
        html! {
            <li class="card stack">
                <p class="muted small" dir="auto">{ &question.ask }</p>
                <p dir="auto"><b>{ said[at].clone().unwrap_or_else(|| say::skipped().to_owned()) }</b></p>
                if own {
                    <p class="muted small">{ say::own_locked() }</p>
                }
                <button type="button" class="link-button back" onclick={change}>
                    { views::change() }<span class="for-ears">{ format!(" {}", question.ask) }</span>
                </button>
            </li>
        }
    };
    html! {
        <>
            if none {
                <p class="notice">{ say::all_skipped() }</p>
            }
            <ul class="plain">{ questions.iter().enumerate().map(row).collect::<Html>() }</ul>
            <p>{ pledge_check::age() }{ " " }<b>{ band(taking.band.unwrap_or(AgeBand::NotSaid)) }</b></p>
            <p>{ say::area() }{ " " }<b>{ area(taking.area.unwrap_or(Area::NotSaid), trust) }</b></p>
            <p class="notice good">{ say::nobody_knows() }</p>
        </>
    }
}

fn said(taking: &Taking, question: &Question) -> Option<String> {
    let given = taking.given(&question.id);
    if given.skipped {
        return None;
    }
    let chosen: Vec<String> = given
        .chosen
        .iter()
        .enumerate()
        .map(|(at, id)| match question.kind {
            AskedAs::Ranking => format!("{}. {}", at + 1, label(question, id.as_str())),
            _ => label(question, id.as_str()),
        })
        .collect();
    let words = given.words.trim();
    let words = (question.takes_words() && !words.is_empty()).then(|| format!("“{words}”"));
    let all: Vec<String> = chosen.into_iter().chain(words).collect();
    (!all.is_empty()).then(|| all.join(", "))
}
