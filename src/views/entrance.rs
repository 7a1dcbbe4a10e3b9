//! What stands at the place of *My views*: inside somebody else's page the way to our
//! own; else the first question at once, and [`super::page`] from then on.

use super::open_link::Arrival;
use super::parts::door::door;
use super::parts::phone_page::first_question;
use super::phone::Phone;
use super::provider::{Writing, use_writing};
use super::step::Step;
use crate::chapters::{Chapter, Opened, Piece};
use crate::outbox::provider::{Outbox, use_outbox};
use crate::page_title::PageTitle;
use crate::phrases::views as say;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use yew::prelude::*;

/// How far the first question has come before *My views* was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct First {
    /// What is chosen.
    pub phone: Option<Phone>,
    /// Whether the young person has gone on from it.
    pub gone_on: bool,
}

/// The first question and how to answer it. Held by [`super::provider`].
#[derive(Debug, Clone, PartialEq)]
pub struct FirstQuestion {
    /// How the young person came.
    pub arrival: Arrival,
    /// How far it has come.
    pub first: First,
    /// Takes an answer, or the going on.
    pub set: Callback<First>,
}

/// The entrance of *My views*.
#[component]
pub fn ViewsEntrance() -> Html {
    let framed = use_surroundings().framed;
    let question = use_context::<FirstQuestion>();
    let writing = use_writing();
    let outbox = use_outbox();
    if framed {
        return door(
            &Route::Views,
            question.map_or(Arrival::Plain, |question| question.arrival),
        );
    }
    match question {
        Some(FirstQuestion { first, set, .. }) if asks(first, writing.as_ref(), &outbox) => {
            let choose = set.reform(|phone| First {
                phone: Some(phone),
                gone_on: false,
            });
            let next = set.reform(move |_: MouseEvent| First {
                gone_on: true,
                ..first
            });
            first_question(first.phone, &choose, next)
        }
        _ => {
            let until = html! { <PageTitle>{ say::title() }</PageTitle> };
            html! { <Opened chapter={Chapter::Views} piece={Piece::Page(Route::Views)} {until} /> }
        }
    }
}

/// Whether the first question stands here: nobody has gone on from it, and nothing else
/// is to be seen first.
fn asks(first: First, writing: Option<&Writing>, outbox: &Outbox) -> bool {
    let nothing_else = writing.is_none_or(|writing| {
        writing.state.step == Step::Phone
            && writing.state.phone.is_none()
            && writing.found.is_none()
            && writing.sent.is_none()
    });
    !first.gone_on && nothing_else && outbox.on_way.is_empty() && outbox.receipts.is_empty()
}
