//! The first question, before anything is typed: *Is this phone just yours?*

use super::option::Choosable;
use super::turns::{Ways, turns};
use crate::page_title::PageTitle;
use crate::phrases::views as say;
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

/// *Is this phone just yours?* `earlier` stands above it.
pub fn phone_page(writing: &Writing, earlier: Html) -> Html {
    let option = |phone: Phone| {
        let (label, means) = words(phone);
        let on = writing.state.phone == Some(phone);
        let chosen = writing.acting(move |_: bool| Action::AnswerPhone(phone));
        Choosable::one("phone", on, chosen, label)
            .meaning(means)
            .draw()
    };
    let ways = Ways {
        back: false,
        skip: false,
        next: writing.state.phone.map(|_| say::next()),
    };
    html! {
        <>
            { earlier }
            <fieldset class="question" aria-describedby="phone-why">
                <legend><PageTitle>{ say::phone_title() }</PageTitle></legend>
                <p id="phone-why" class="muted">{ say::phone_why() }</p>
                <div class="choices-list">{ for Phone::ALL.into_iter().map(option) }</div>
            </fieldset>
            { turns(writing, ways) }
        </>
    }
}
