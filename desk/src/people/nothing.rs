//! The page of a member whose role reads nothing that young people send.

use super::plain_words::{role_does, role_name};
use crate::doorstep::Doorstep;
use crate::stage::Event;
use crate::unlock::signed_in_as;
use api::desk::session::Session;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`NothingToReadPage`].
#[derive(Properties, PartialEq)]
pub struct NothingToReadPageProps {
    /// Who is signed in.
    pub session: Rc<Session>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The page of a member who reads nothing.
#[component]
pub fn NothingToReadPage(props: &NothingToReadPageProps) -> Html {
    let role = props.session.role;
    html! {
        <Doorstep title="You are in the team">
            <p>{ format!("Your role: {}. {}", role_name(role), role_does(role)) }</p>
            <p>{ "If you should read what young people send, ask your lead to invite you in another role." }</p>
            <div class="ways-apart">{ signed_in_as(&props.session.name, &props.tell) }</div>
        </Doorstep>
    }
}
