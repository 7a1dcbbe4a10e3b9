//! The page of one request: which screen is shown, and where the focus goes.

use super::begun::{use_asking, use_begin};
use super::parts::after_sent::after_sent;
use super::parts::before_page::before_page;
use super::parts::other_page::other_page;
use super::parts::review_page::review_page;
use crate::outbox::provider::use_outbox;
use crate::page_title::PageTitle;
use crate::phrases::requests as say;
use crate::published::use_published;
use crate::receipt::code_card::CodeCard;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::views::open_link::Arrival;
use crate::views::parts::door::door;
use crate::views::parts::nudge_card::NudgeCard;
use crate::views::parts::phone_page::phone_page;
use crate::views::parts::question_page::QuestionPage;
use crate::views::parts::screen_start::{use_room_to_write, use_screen_start};
use crate::views::parts::sent_page::{Sending, sent_page};
use crate::views::provider::Writing;
use crate::views::step::Step;
use domain::request::{Purpose, Request};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`RequestPage`].
#[derive(Properties, PartialEq)]
pub struct RequestPageProps {
    /// What is asked for.
    pub purpose: Purpose,
}

/// The page of one request.
#[component]
pub fn RequestPage(props: &RequestPageProps) -> Html {
    let framed = use_surroundings().framed;
    let (asking, begin) = (use_asking(), use_begin());
    let purpose = props.purpose;
    let begun = asking.begun.as_ref().map(|begun| begun.purpose);
    let request = asking
        .writing
        .as_ref()
        .and_then(|writing| writing.state.request.clone());
    let holds_words = asking
        .writing
        .as_ref()
        .is_some_and(|writing| writing.state.has_words());
    let other = request.as_ref().map(|request| request.purpose) != Some(purpose);
    // What was begun elsewhere and holds words is not taken away without asking.
    let begins = !framed && (begun != Some(purpose) || (other && !holds_words));
    use_effect_with(
        (purpose, begins && !(other && holds_words)),
        move |(purpose, begins)| {
            if *begins {
                begin.emit((*purpose, None));
            }
        },
    );
    if framed {
        return door(&Route::Request(purpose), Arrival::Plain);
    }
    match (asking.writing, request) {
        (Some(writing), Some(request)) if request.purpose == purpose => {
            html! { <Screens {writing} {request} /> }
        }
        (Some(writing), Some(request)) if holds_words => other_page(&writing, &request),
        _ => html! { <PageTitle>{ say::title() }</PageTitle> },
    }
}

#[derive(Properties, PartialEq)]
struct ScreenProps {
    writing: Writing,
    request: Rc<Request>,
}

#[component]
fn Screens(props: &ScreenProps) -> Html {
    let ScreenProps { writing, request } = props;
    let today = use_surroundings().today;
    let edition = use_published();
    let outbox = use_outbox();
    let (step, sent) = (writing.state.step.clone(), writing.sent.clone());
    use_room_to_write(matches!(
        (&step, &sent),
        (Step::Ask(_) | Step::Review, None)
    ));
    use_screen_start((step, sent), false);
    let Some(edition) = edition else {
        return Html::default();
    };
    if let Some(id) = &writing.sent {
        let sending = Sending {
            outbox,
            today,
            call: Some(edition.trust.call.clone()),
            invited: None,
            edition: Some(Rc::clone(&edition)),
        };
        return html! {
            <>
                { sent_page(id, &sending, &writing.go_on()) }
                { after_sent(request, &edition, today) }
                if let Some(code) = &writing.code {
                    <CodeCard code={code.clone()} forget={writing.forget_code()} />
                }
            </>
        };
    }
    match writing.state.step.clone() {
        Step::Phone => phone_page(writing, html! { <p class="muted">{ &request.name }</p> }),
        Step::Before => before_page(writing, request, &edition, today),
        Step::Ask(id) => {
            let (key, writing) = (id.to_string(), writing.clone());
            html! { <QuestionPage {key} {writing} {id} /> }
        }
        _ => {
            let nudge = html! { <NudgeCard writing={writing.clone()} /> };
            review_page(writing, request, nudge)
        }
    }
}

#[cfg(test)]
mod tests;
