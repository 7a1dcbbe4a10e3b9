//! The pages of actions, and which of them is shown.

use super::beginning;
use super::form::Form;
use super::list::List;
use super::make::in_three_months;
use super::one::One;
use super::typed::Typed;
use crate::platform::page;
use crate::stage::Event;
use api::desk::actions::Whole;
use api::desk::roles::{Act, Role};
use controls::icon::{Icon, picture};
use domain::edition::Edition;
use std::rc::Rc;
use yew::prelude::*;

/// The heading of every page of actions.
pub const TITLE_ID: &str = "actions-title";

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum View {
    /// All of them.
    List,
    /// A new one.
    New(Rc<Typed>),
    /// One that the server has.
    One(String),
}

/// Properties of [`ActionsPage`].
#[derive(Properties, PartialEq)]
pub struct ActionsProps {
    /// The content.
    pub edition: Rc<Edition>,
    /// What the reader may do.
    pub role: Role,
    /// Who reads.
    pub member: AttrValue,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Actions.
#[component]
pub fn ActionsPage(props: &ActionsProps) -> Html {
    let view = use_state_eq(|| View::List);
    use_effect_with((*view).clone(), |_| {
        page::set_title("Actions · My Pledge desk");
        page::focus(TITLE_ID);
    });
    let go = {
        let view = view.setter();
        Callback::from(move |to: View| view.set(to))
    };
    let may = props.role.may(Act::TakeAction);
    let (edition, member, tell) = (&props.edition, &props.member, &props.tell);
    let kept = go.reform(|whole: Whole| View::One(whole.id));
    html! {
        <div class="actions-page">
            { match &*view {
                View::List => html! { <List {may} edition={edition.clone()} member={member.clone()} {go} tell={tell.clone()} /> },
                View::New(begins) => html! {
                    <>
                        { head("New action", &go) }
                        <Form key="new" form="action" begins={begins.clone()} edition={edition.clone()}
                            member={member.clone()} {kept} tell={tell.clone()} />
                    </>
                },
                View::One(id) => html! {
                    <One key={id.clone()} id={id.clone()} {may} edition={edition.clone()} member={member.clone()} {go} tell={tell.clone()} />
                },
            } }
        </div>
    }
}

/// A new one with nothing in it.
#[must_use]
pub fn new(edition: &Edition) -> View {
    let first = beginning::first(&edition.pledge);
    let written = beginning::empty(first, in_three_months());
    View::New(Rc::new(Typed::new(written)))
}

/// The heading of a page, with the way back to all of them.
pub fn head(title: &str, go: &Callback<View>) -> Html {
    let back = go.reform(|_: MouseEvent| View::List);
    html! {
        <header class="page-head">
            <h1 id={TITLE_ID} tabindex="-1">{ title.to_owned() }</h1>
            <button type="button" class="button plain slim" onclick={back}>{ picture(Icon::Back) }{ "All actions" }</button>
        </header>
    }
}
