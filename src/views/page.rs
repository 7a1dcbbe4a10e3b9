//! The page of *My views*: which screen is shown, and where the focus goes.

use super::entrance::FirstQuestion;
use super::invited::Invited;
use super::parts::agenda_page::AgendaPage;
use super::parts::before_page::before_page;
use super::parts::decision_page::decision_page;
use super::parts::found_page::found_page;
use super::parts::helped_page::helped_page;
use super::parts::helper_page::{helper_page, look_away_page};
use super::parts::invitation_page::invitation_page;
use super::parts::lock_page::lock_page;
use super::parts::next_time_card::next_time_card;
use super::parts::phone_page::phone_page;
use super::parts::question_page::QuestionPage;
use super::parts::review_page::review_page;
use super::parts::screen_start::{use_room_to_write, use_screen_start};
use super::parts::sent_page::{Sending, earlier, sent_page};
use super::parts::which_page::which_page;
use super::provider::{Writing, use_writing};
use super::step::Step;
use crate::outbox::provider::use_outbox;
use crate::page_title::PageTitle;
use crate::phrases::views as say;
use crate::published::use_published;
use crate::receipt::code_card::CodeCard;
use crate::surroundings::use_surroundings;
use std::rc::Rc;
use yew::prelude::*;

/// The page of *My views*.
#[component]
pub fn ViewsPage() -> Html {
    match use_writing() {
        Some(writing) => html! { <Screens {writing} /> },
        None => html! { <PageTitle>{ say::title() }</PageTitle> },
    }
}

#[derive(Properties, PartialEq)]
struct ScreenProps {
    writing: Writing,
}

#[component]
fn Screens(props: &ScreenProps) -> Html {
    let writing = &props.writing;
    use_screen_focus(writing);
    let sending = use_sending(&writing.state.invited);
    if let Some(id) = &writing.sent {
        return html! {
            <>
                { sent_page(id, &sending, &writing.go_on()) }
                if let Some(code) = &writing.code {
                    <CodeCard code={code.clone()} forget={writing.forget_code()} />
                }
                if sending.outbox.receipt(id).is_some() {
                    { next_time_card(&writing.next_time) }
                }
            </>
        };
    }
    if let Some(found) = &writing.found {
        return found_page(found, writing);
    }
    match writing.state.step.clone() {
        Step::Phone => phone_page(writing, earlier(&sending)),
        Step::Which => which_page(writing),
        Step::Invitation => invitation_page(writing, &sending),
        Step::Before => before_page(writing, sending.today),
        Step::Decision(at) => {
            html! { <div key={at} class="stack">{ decision_page(writing, at) }</div> }
        }
        Step::Ask(id) => {
            let (key, writing) = (id.to_string(), writing.clone());
            html! { <QuestionPage {key} {writing} {id} /> }
        }
        Step::Lock => lock_page(writing),
        Step::Helper => helper_page(writing),
        Step::LookAway(_) => look_away_page(writing),
        Step::Agenda => html! { <AgendaPage writing={writing.clone()} /> },
        Step::Helped => helped_page(writing),
        Step::Review => review_page(writing),
    }
}

#[hook]
fn use_sending(invited: &Option<Rc<Invited>>) -> Sending {
    let edition = use_published();
    Sending {
        outbox: use_outbox(),
        today: use_surroundings().today,
        call: edition.as_ref().map(|edition| edition.trust.call.clone()),
        invited: invited.clone(),
        edition,
    }
}

/// Each screen begins at its top, and on a phone there is room to write.
#[hook]
fn use_screen_focus(writing: &Writing) {
    let screen = (
        writing.state.step.clone(),
        writing.sent.clone(),
        writing.found.is_some(),
    );
    let asks = matches!(
        screen,
        (
            Step::Decision(_)
                | Step::Helper
                | Step::LookAway(_)
                | Step::Ask(_)
                | Step::Agenda
                | Step::Helped
                | Step::Review,
            None,
            false
        )
    );
    // Whoever went on from the first question before this was there is led on, too.
    let led = use_context::<FirstQuestion>().is_some_and(|question| question.first.gone_on);
    use_screen_start(screen, led);
    use_room_to_write(asks);
}

#[cfg(test)]
#[path = "page/tests.rs"]
mod tests;
