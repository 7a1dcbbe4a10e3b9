//! One promise, as one card that unfolds: what, how much, for whom, when, how to
//! ask, what if not, and the small print.

use super::check::card::PledgeCheck;
use crate::parts::copy_words::CopyWords;
use crate::parts::footing_tag::footing_tag;
use crate::parts::source_line::source_line;
use crate::phrases::{pledge as say, requests};
use crate::requests::ask_button::AskButton;
use crate::requests::subject::Subject;
use chrono::NaiveDate;
use controls::unfold::Unfold;
use domain::pledge::Promise;
use domain::request::{About, Purpose};
use yew::prelude::*;

/// A promise as a card; `trust` is the trust's short name.
pub fn promise_card(promise: &Promise, trust: &str, today: NaiveDate) -> Html {
    let title = html! {
        <>
            <span class="unfold-name">{ promise.title.clone() }</span>
            <span class="unfold-tags">
                if let Some(amount) = &promise.amount {
                    <span class="tag amount figures">{ amount.clone() }</span>
                }
                { footing_tag(promise.footing, trust) }
            </span>
        </>
    };
    html! {
        <Unfold key={promise.id.as_str()} id={format!("promise-{}", promise.id)} {title} level={2}>
            { matters(promise) }
            { asking(promise) }
            <PledgeCheck promise={promise.id.clone()} name={promise.title.clone()} />
            <div class="matter">
                <h3>{ say::source() }</h3>
                { source_line(&promise.source, today) }
            </div>
        </Unfold>
    }
}

fn matters(promise: &Promise) -> Html {
    let matter = |question: &'static str, answer: &str| {
        html! {
            <div class="matter">
                <dt>{ question }</dt>
                <dd>{ answer.to_owned() }</dd>
            </div>
        }
    };
    html! {
        <dl class="matters">
            { matter(say::what(), &promise.what) }
            { for promise.amount.iter().map(|amount| html! {
                <div class="matter">
                    <dt>{ say::amount() }</dt>
                    <dd class="money figures">{ amount.clone() }</dd>
                </div>
            }) }
            { matter(say::who(), &promise.who) }
            { matter(say::when(), &promise.when) }
        </dl>
    }
}

fn asking(promise: &Promise) -> Html {
    let subject = Subject {
        about: About::Promise(promise.id.clone()),
        name: promise.title.clone(),
    };
    html! {
        <>
            <div class="matter">
                <h3>{ say::ask() }</h3>
                <p>{ promise.ask.clone() }</p>
                if let Some(words) = &promise.ask_words {
                    <CopyWords words={words.clone()} />
                }
                <AskButton purpose={Purpose::Claim} {subject} words={requests::ask_for_it()} />
            </div>
            <div class="matter">
                <h3>{ say::if_not() }</h3>
                <p>{ promise.if_not.clone() }</p>
            </div>
        </>
    }
}
