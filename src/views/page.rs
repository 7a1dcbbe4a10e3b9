//! The page of *My views*: which screen is shown, and where the focus goes.

use super::keeping::Found;
use super::parts::agenda_page::AgendaPage;
use super::parts::before_page::BeforePage;
use super::parts::door::Door;
use super::parts::found_page::FoundPage;
use super::parts::helped_page::HelpedPage;
use super::parts::phone_page::PhonePage;
use super::parts::question_page::QuestionPage;
use super::parts::review_page::ReviewPage;
use super::parts::sent_page::SentPage;
use super::parts::which_page::WhichPage;
use super::provider::{Writing, use_writing};
use super::step::Step;
use crate::navigation::PAGE_TITLE_ID;
use crate::page_title::PageTitle;
use crate::phrases::views as say;
use crate::platform::page;
use crate::receipt::code_card::CodeCard;
use crate::surroundings::use_surroundings;
use yew::prelude::*;

/// The page of *My views*.
#[component]
pub fn ViewsPage() -> Html {
    let framed = use_surroundings().framed;
    match use_writing() {
        Some(writing) if !framed => html! { <Screens {writing} /> },
        None if !framed => html! { <PageTitle>{ say::title() }</PageTitle> },
        _ => html! { <Door /> },
    }
}

/// Properties of a screen of *My views*.
#[derive(Properties, PartialEq)]
pub struct ScreenProps {
    /// What is being written.
    pub writing: Writing,
}

#[component]
fn Screens(props: &ScreenProps) -> Html {
    let writing = &props.writing;
    use_screen_focus(writing);
    if let Some(id) = writing.sent.clone() {
        return html! {
            <>
                <SentPage {id} done={writing.go_on()} />
                if let Some(code) = &writing.code {
                    <CodeCard code={code.clone()} forget={writing.forget_code()} />
                }
            </>
        };
    }
    if let Some(found) = writing.found.clone() {
        return html! {
            <FoundPage newer={found == Found::Newer} moved={matches!(&found, Found::Draft(taken) if taken.moved)}
                carry_on={writing.take_up()} clear={writing.clear()} />
        };
    }
    let writing = writing.clone();
    match writing.state.step.clone() {
        Step::Phone => html! { <PhonePage {writing} /> },
        Step::Which => html! { <WhichPage {writing} /> },
        Step::Before => html! { <BeforePage {writing} /> },
        Step::Ask(id) => {
            let key = id.to_string();
            html! { <QuestionPage {key} {writing} {id} /> }
        }
        Step::Agenda => html! { <AgendaPage {writing} /> },
        Step::Helped => html! { <HelpedPage {writing} /> },
        Step::Review => html! { <ReviewPage {writing} /> },
    }
}

/// Each screen begins at its top, with the focus on its heading. Not the first one:
/// getting here has done that already.
#[hook]
fn use_screen_focus(writing: &Writing) {
    let screen = (
        writing.state.step.clone(),
        writing.sent.clone(),
        writing.found.is_some(),
    );
    let first = use_mut_ref(|| true);
    use_effect_with(screen.clone(), move |_| {
        if !first.replace(false) {
            page::focus(PAGE_TITLE_ID, true);
            page::scroll_to_top();
        }
    });
    let asks = matches!(
        screen,
        (
            Step::Ask(_) | Step::Agenda | Step::Helped | Step::Review,
            None,
            false
        )
    );
    use_effect_with(asks, |asks| {
        // On a phone the tabs make room while somebody writes.
        page::set_root_attribute("data-writing", asks.then_some(""));
        || page::set_root_attribute("data-writing", None)
    });
}

#[cfg(test)]
#[path = "page/tests.rs"]
mod tests;
