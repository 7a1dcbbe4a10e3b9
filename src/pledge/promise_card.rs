//! One promise, as one card that unfolds: what, how much, for whom, when, how to
//! ask, what if not, and the small print.

use crate::parts::copy_words::CopyWords;
use crate::parts::footing_tag::FootingTag;
use crate::parts::source_line::SourceLine;
use crate::phrases::pledge as say;
use controls::unfold::Unfold;
use domain::pledge::Promise;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PromiseCard`].
#[derive(Properties, PartialEq)]
pub struct PromiseCardProps {
    /// The promise.
    pub promise: Rc<Promise>,
    /// The trust's short name.
    pub trust: AttrValue,
}

/// A promise as a card.
#[component]
pub fn PromiseCard(props: &PromiseCardProps) -> Html {
    let promise = &*props.promise;
    let title = html! {
        <>
            <span class="unfold-name">{ promise.title.clone() }</span>
            <span class="unfold-tags">
                if let Some(amount) = &promise.amount {
                    <span class="tag amount figures">{ amount.clone() }</span>
                }
                <FootingTag footing={promise.footing} trust={props.trust.clone()} />
            </span>
        </>
    };
    html! {
        <Unfold id={format!("promise-{}", promise.id)} {title} level={2}>
            { matters(promise) }
            { asking(promise) }
            <div class="matter">
                <h3>{ say::source() }</h3>
                <SourceLine source={promise.source.clone()} />
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
    html! {
        <>
            <div class="matter">
                <h3>{ say::ask() }</h3>
                <p>{ promise.ask.clone() }</p>
                if let Some(words) = &promise.ask_words {
                    <CopyWords words={words.clone()} />
                }
            </div>
            <div class="matter">
                <h3>{ say::if_not() }</h3>
                <p>{ promise.if_not.clone() }</p>
            </div>
        </>
    }
}
