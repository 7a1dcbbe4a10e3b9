//! Who helped, and *please contact me*.

use super::helper_page::saw;
use super::option::Choosable;
use super::own_words::OwnWords;
use super::turns::{Ways, turns};
use crate::page_title::PageTitle;
use crate::phrases::views as say;
use crate::views::provider::Writing;
use crate::views::state::Action;
use yew::prelude::*;

/// Who helped, and *please contact me*.
pub fn helped_page(writing: &Writing) -> Html {
    let state = &writing.state;
    let helped_by = OwnWords::new(
        "helped-by",
        state.helped_by.clone(),
        writing.acting(Action::HelpedBy),
    );
    let contact = writing.acting(Action::Contact);
    html! {
        <>
            <section class="stack">
                <PageTitle>{ say::helped_title() }</PageTitle>
                <p class="muted">{ say::helped_why() }</p>
                <p id="helped-hint" class="muted small">{ say::helped_hint() }</p>
                { helped_by.labelled(say::helped_by()).described_by(Some("helped-hint")).short().draw() }
            </section>
            // `if` always takes one place. An option takes none when it is empty, and the box
            // before it would be made anew as soon as there is a name.
            if !state.helped_by.trim().is_empty() {
                { saw(writing) }
            }
            <fieldset class="question">
                <legend><h2>{ say::contact_title() }</h2></legend>
                { Choosable::tick("contact", state.contact, contact, say::contact()).meaning(say::contact_means()).draw() }
            </fieldset>
            { turns(writing, Ways::both(say::next())) }
        </>
    }
}
