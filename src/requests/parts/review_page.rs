//! A request on one page before it goes: every word of it, who reads it, *please contact
//! me* where it makes sense, and *Send*.

use crate::page_title::PageTitle;
use crate::phrases::{requests as say, views};
use crate::views::parts::before_page::{readers, team_notice};
use crate::views::parts::found_page::ClearButton;
use crate::views::parts::option::Choosable;
use crate::views::parts::review_page::{Answers, go, halted};
use crate::views::parts::turns::keeping_line;
use crate::views::provider::Writing;
use crate::views::state::Action;
use domain::request::{ContactRule, Request};
use yew::prelude::*;

/// Everything before it goes.
pub fn review_page(writing: &Writing, request: &Request, nudge: Html) -> Html {
    let send = writing.send().reform(|_: MouseEvent| ());
    html! {
        <>
            <PageTitle>{ views::review_title() }</PageTitle>
            <p class="muted">{ say::review_why() }</p>
            { nudge }
            <Answers writing={writing.clone()} title={request.form.title.clone()} />
            { contact(writing, request.contact) }
            <section class="card stack" aria-labelledby="request-readers">
                <h2 id="request-readers">{ say::review_readers() }</h2>
                <p><strong>{ readers(&writing.team) }</strong></p>
                <p>{ request.goes_to.clone() }</p>
                <p>{ views::limits() }</p>
            </section>
            { team_notice(writing) }
            { halted(writing) }
            { keeping_line(writing) }
            <div class="stack not-on-paper">
                if !writing.team.is_refused() {
                    <button type="button" class="button big" onclick={send}>{ views::send() }</button>
                }
                <div class="turns-row">{ go(writing, Action::Back, views::back()) }</div>
                <ClearButton clear={writing.clear()} />
            </div>
        </>
    }
}

fn contact(writing: &Writing, rule: ContactRule) -> Html {
    match rule {
        ContactRule::NotAsked => Html::default(),
        ContactRule::Always => html! { <p class="warm">{ say::contact_always() }</p> },
        ContactRule::Offered => {
            let changed = writing.acting(Action::Contact);
            let ticked = writing.state.contact;
            html! {
                <fieldset class="question">
                    <legend><h2>{ views::contact_title() }</h2></legend>
                    { Choosable::tick("contact", ticked, changed, views::contact()).meaning(say::contact_means()).draw() }
                </fieldset>
            }
        }
    }
}
