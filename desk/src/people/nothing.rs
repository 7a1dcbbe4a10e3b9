//! The page of a member whose role reads nothing that young people send and sees no results.

use super::plain_words::{role_does, role_name};
use crate::doorstep::Doorstep;
use crate::settings::my_factor::MyFactor;
use crate::settings::my_sessions::MySessions;
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
            <h2 class="not-on-paper">{ "How you sign in" }</h2>
            <MyFactor name={props.session.name.clone()} tell={props.tell.clone()} />
            <div class="not-on-paper">
                <h2>{ "Where you are signed in" }</h2>
                <MySessions tell={props.tell.clone()} />
            </div>
            <div class="ways-apart not-on-paper">{ signed_in_as(&props.session.name, &props.tell) }</div>
        </Doorstep>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use api::desk::people::Standing;
    use api::desk::roles::Role;

    #[tokio::test]
    async fn who_reads_nothing_is_told_so_and_still_looks_after_their_own_way_in() {
        let html = rendered::<NothingToReadPage>(|| NothingToReadPageProps {
            session: Rc::new(Session {
                member: "m-3".to_owned(),
                name: "Kit Bello".to_owned(),
                role: Role::Editor,
                standing: Standing::Confirmed,
                idle_seconds: 900,
                ends_in_seconds: 36_000,
            }),
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "<h1",
                "Your role: ",
                "How you sign in",
                "Where you are signed in",
                "Kit Bello",
                "Sign out",
            ],
        );
    }
}
