//! Who helped, and *please contact me*.

use super::option::{OptionBox, Pick};
use super::own_words::OwnWords;
use super::turns::Turns;
use crate::page_title::PageTitle;
use crate::phrases::views as say;
use crate::views::page::ScreenProps;
use crate::views::state::Action;
use yew::prelude::*;

/// Who helped, and *please contact me*.
#[component]
pub fn HelpedPage(props: &ScreenProps) -> Html {
    let writing = &props.writing;
    let state = &writing.state;
    html! {
        <>
            <section class="stack">
                <PageTitle>{ say::helped_title() }</PageTitle>
                <p class="muted">{ say::helped_why() }</p>
                <p id="helped-hint" class="muted small">{ say::helped_hint() }</p>
                <OwnWords id="helped-by" label={say::helped_by()} described_by="helped-hint" rows={1}
                    words={state.helped_by.clone()} changed={writing.acting(Action::HelpedBy)} />
            </section>
            <fieldset class="question">
                <legend><h2>{ say::contact_title() }</h2></legend>
                <div class="choices-list">
                    <OptionBox pick={Pick::Some} name="contact" on={state.contact}
                        chosen={writing.acting(Action::Contact)} means={say::contact_means()}>
                        { say::contact() }
                    </OptionBox>
                </div>
            </fieldset>
            <Turns writing={writing.clone()} next={say::next()} />
        </>
    }
}
