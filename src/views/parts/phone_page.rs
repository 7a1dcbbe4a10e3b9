//! The first question, before anything is typed: *Is this phone just yours?*

use super::option::OptionBox;
use super::turns::Turns;
use crate::page_title::PageTitle;
use crate::phrases::{receipt, views as say};
use crate::views::page::ScreenProps;
use crate::views::parts::sent_page::Earlier;
use crate::views::phone::Phone;
use crate::views::state::Action;
use yew::prelude::*;

fn words(phone: Phone) -> (&'static str, &'static str) {
    match phone {
        Phone::Mine => (say::phone_mine(), say::phone_mine_means()),
        Phone::Shared => (say::phone_shared(), say::phone_shared_means()),
        Phone::NotSure => (say::phone_not_sure(), say::phone_not_sure_means()),
    }
}

/// *Is this phone just yours?*
#[component]
pub fn PhonePage(props: &ScreenProps) -> Html {
    let writing = &props.writing;
    let option = |phone: Phone| {
        let (label, means) = words(phone);
        let on = writing.state.phone == Some(phone);
        let chosen = writing.acting(move |_: bool| Action::AnswerPhone(phone));
        html! {
            <OptionBox key={label} name="phone" {on} {chosen} {means}>{ label }</OptionBox>
        }
    };
    html! {
        <>
            <Earlier title={receipt::earlier()} />
            <fieldset class="question" aria-describedby="phone-why">
                <legend><PageTitle>{ say::phone_title() }</PageTitle></legend>
                <p id="phone-why" class="muted">{ say::phone_why() }</p>
                <div class="choices-list">{ for Phone::ALL.into_iter().map(option) }</div>
            </fieldset>
            <Turns writing={writing.clone()} next={say::next()} back={false}
                forward={writing.state.phone.is_some()} />
        </>
    }
}
