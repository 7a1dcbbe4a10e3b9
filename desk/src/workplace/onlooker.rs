//! The desk of a member who sees results and reads nothing that young people send: no key,
//! and nothing to lock.

use super::Place;
use super::rail::Rail;
use crate::actions::page::ActionsPage;
use crate::consultations::page::{ConsultationsPage, View};
use crate::groups::page::GroupsPage;
use crate::people::plain_words::{role_does, role_name};
use crate::platform::page;
use crate::pledge::page::PledgePage;
use crate::published::use_published;
use crate::report::page::ReportPage;
use crate::review_figures::page::ReviewFiguresPage;
use crate::settings::appearance::Appearance;
use crate::settings::my_factor::MyFactor;
use crate::settings::my_sessions::MySessions;
use crate::stage::{Event, WhySignedOut};
use api::desk::session::Session;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Onlooker`].
#[derive(Properties, PartialEq)]
pub struct OnlookerProps {
    /// Who is signed in.
    pub session: Rc<Session>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The desk without a key.
#[component]
pub fn Onlooker(props: &OnlookerProps) -> Html {
    let place = use_state_eq(|| Place::Pledge);
    let edition = use_published();
    let asked = use_state_eq(|| View::List);
    let go = {
        let (place, asked) = (place.setter(), asked.setter());
        Callback::from(move |to| {
            asked.set(View::List);
            place.set(to);
        })
    };
    let to_consultation = super::to_consultation(&place, &asked);
    let sign_out = props
        .tell
        .reform(|()| Event::SignedOut(WhySignedOut::Asked));
    let (session, tell) = (&props.session, &props.tell);
    html! {
        <div class="workplace">
            <Rail at={*place} unopened={None} name={session.name.clone()} role={session.role}
                guard={None} {go} {sign_out} />
            <main class="desk-page" id="page" tabindex="-1">
                if *place == Place::Settings {
                    <Account session={session.clone()} tell={tell.clone()} />
                } else if *place == Place::ReviewFigures {
                    <ReviewFiguresPage tell={tell.clone()} />
                } else if let (Place::Consultations, Some(edition)) = (*place, edition.clone()) {
                    <ConsultationsPage {edition} first={(*asked).clone()} role={session.role} tell={tell.clone()} />
                } else if let (Place::Groups, Some(edition)) = (*place, edition.clone()) {
                    <GroupsPage {edition} role={session.role} {to_consultation} tell={tell.clone()} />
                } else if let (Place::Actions, Some(edition)) = (*place, edition.clone()) {
                    <ActionsPage {edition} role={session.role} member={session.member.clone()} tell={tell.clone()} />
                } else if let (Place::Report, Some(edition)) = (*place, edition.clone()) {
                    <ReportPage {edition} role={session.role} promised=1 tell={tell.clone()} />
                } else if let Some(edition) = edition {
                    <PledgePage {edition} tell={tell.clone()} />
                }
            </main>
        </div>
    }
}

/// Signing in, and how the desk looks.
#[component]
fn Account(props: &OnlookerProps) -> Html {
    use_effect_with((), |()| {
        page::set_title("Settings · My Pledge desk");
        page::focus("settings-title");
    });
    let role = props.session.role;
    html! {
        <div class="settings">
            <header class="page-head"><h1 id="settings-title" tabindex="-1">{ "Settings" }</h1></header>
            <section class="card stack">
                <h2>{ "Your role" }</h2>
                <p>{ format!("{}. {}", role_name(role), role_does(role)) }</p>
                <p>{ "If you should read what young people send, ask your lead to invite you in another role." }</p>
            </section>
            <section class="card stack">
                <h2>{ "How you sign in" }</h2>
                <MyFactor name={props.session.name.clone()} tell={props.tell.clone()} />
            </section>
            <section class="card stack">
                <h2>{ "Where you are signed in" }</h2>
                <MySessions tell={props.tell.clone()} />
            </section>
            <section class="card stack">
                <h2>{ "How the desk looks" }</h2>
                <Appearance />
            </section>
        </div>
    }
}
