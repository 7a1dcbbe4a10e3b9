//! The first question, before anything is typed: *Is this phone just yours?* It is on
//! screen at once, while what keeps and sends is still being fetched.

use super::option::Choosable;
use super::turns::{Ways, line_on_keeping, turns};
use crate::outbox::truth::Keeping;
use crate::page_title::PageTitle;
use crate::phrases::{requests, views as say};
use crate::views::phone::Phone;
use crate::views::provider::Writing;
use crate::views::state::Action;
use yew::prelude::*;

fn words(phone: Phone) -> (&'static str, &'static str) {
    match phone {
        Phone::Mine => (say::phone_mine(), say::phone_mine_means()),
        Phone::Shared => (say::phone_shared(), say::phone_shared_means()),
        Phone::NotSure => (say::phone_not_sure(), say::phone_not_sure_means()),
    }
}

/// A request is not saved while it is written, whosever the phone is.
fn words_for_request(phone: Phone) -> (&'static str, &'static str) {
    match phone {
        Phone::Mine => (say::phone_mine(), requests::phone_mine_means()),
        Phone::Shared | Phone::NotSure => words(phone),
    }
}

/// The question alone.
fn question(
    chosen: Option<Phone>,
    choose: &Callback<Phone>,
    words: fn(Phone) -> (&'static str, &'static str),
) -> Html {
    let option = |phone: Phone| {
        let (label, means) = words(phone);
        let choose = choose.reform(move |_: bool| phone);
        Choosable::one("phone", chosen == Some(phone), choose, label)
            .meaning(means)
            .draw()
    };
    html! {
        <fieldset class="question" aria-describedby="phone-why">
            <legend><PageTitle>{ say::phone_title() }</PageTitle></legend>
            <p id="phone-why" class="muted">{ say::phone_why() }</p>
            <div class="choices-list">{ for Phone::ALL.into_iter().map(option) }</div>
        </fieldset>
    }
}

/// The first question before *My views* has come; `next` goes on.
pub fn first_question(
    chosen: Option<Phone>,
    choose: &Callback<Phone>,
    next: Callback<MouseEvent>,
) -> Html {
    // Nothing is typed yet: what is said is what will hold when it is.
    let keeping = chosen.filter(|phone| !phone.may_store());
    html! {
        <>
            { question(chosen, choose, words) }
            <div class="turns">
                { line_on_keeping(keeping, Keeping::Owed) }
                <div class="turns-row">
                    if chosen.is_some() {
                        <button type="button" class="button" onclick={next}>{ say::next() }</button>
                    }
                </div>
            </div>
        </>
    }
}

/// *Is this phone just yours?* `earlier` stands above it.
pub fn phone_page(writing: &Writing, earlier: Html) -> Html {
    let ways = Ways {
        back: false,
        skip: false,
        next: writing.state.phone.map(|_| say::next()),
    };
    let words = match writing.state.request {
        Some(_) => words_for_request,
        None => words,
    };
    html! {
        <>
            { earlier }
            { question(writing.state.phone, &writing.acting(Action::AnswerPhone), words) }
            { turns(writing, ways) }
        </>
    }
}
