//! Another role for a member, another phone, and removing one.

use super::asking::{Asking, use_asking};
use super::plain_words::choosable;
use crate::stage::Event;
use api::desk::people::{NewRole, People, Person, Standing};
use api::desk::roles::Role;
use client::Client;
use client::fetch::Fetch;
use controls::choices::Choices;
use yew::prelude::*;

/// Properties of [`ChangeRole`], [`AnotherPhone`] and [`Remove`].
#[derive(Properties, PartialEq)]
pub struct ChangingProps {
    /// Whom it is about.
    pub person: Person,
    /// Told the people after it.
    pub done: Callback<People>,
    /// Goes back to the list.
    pub back: Callback<()>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The roles somebody can be moved to: once they were in, only among those that read
/// as theirs does.
#[must_use]
pub fn roles_for(person: &Person) -> Vec<Role> {
    let was_in = person.standing == Standing::Confirmed || person.again;
    Role::ALL
        .into_iter()
        .filter(|role| !was_in || role.reads() == person.role.reads())
        .collect()
}

/// Another role.
#[component]
pub fn ChangeRole(props: &ChangingProps) -> Html {
    let person = &props.person;
    let chosen = use_state_eq(|| person.role);
    let asking = use_asking(&props.done, &props.tell);
    let choose = {
        let chosen = chosen.setter();
        Callback::from(move |word: AttrValue| {
            if let Some(role) = Role::of_word(&word) {
                chosen.set(role);
            }
        })
    };
    let change = {
        let (id, role) = (person.id.clone(), *chosen);
        asking.asks(move || {
            let id = id.clone();
            async move {
                let client = Client::new(Fetch::default());
                client.change_role(&id, NewRole { role }).await
            }
        })
    };
    let roles = roles_for(person);
    let bound = roles.len() < Role::ALL.len();
    html! {
        <section class="card stack" aria-labelledby="role-title">
            <h2 id="role-title">{ format!("Another role for {}", person.name) }</h2>
            { asking.said() }
            <Choices name="role" legend={html! { "What do they do?" }} options={choosable(roles)}
                chosen={AttrValue::from(chosen.word())} onchoose={choose} />
            if bound {
                <p class="muted small">{ "Between roles that read and roles that do not: remove them and invite them again." }</p>
            }
            { ways(props, &asking, &change, ("Change role".into(), false, *chosen == person.role)) }
        </section>
    }
}

/// Another phone for somebody who has lost theirs, and their spare codes.
#[component]
pub fn AnotherPhone(props: &ChangingProps) -> Html {
    let person = &props.person;
    let asking = use_asking(&props.done, &props.tell);
    let forget = {
        let id = person.id.clone();
        asking.asks(move || {
            let id = id.clone();
            async move { Client::new(Fetch::default()).forget_factor(&id).await }
        })
    };
    html! {
        <section class="card stack" aria-labelledby="phone-title">
            <h2 id="phone-title">{ format!("Has {} lost their phone?", person.name) }</h2>
            { asking.said() }
            <p>{ format!("One of their spare codes lets {} in, and Settings then sets up another phone. Go on here only if the spare codes are gone too.", person.name) }</p>
            <p>{ "First make sure that it is them: see them, or hear a voice you know. Whoever else has their password could set up a phone of their own." }</p>
            <ul class="plain-list">
                <li>{ "They are signed out everywhere at once." }</li>
                <li>{ "Their phone and their spare codes open nothing any more." }</li>
                <li>{ "At their next password they set up a phone. Their unlock phrase stays as it is." }</li>
            </ul>
            { ways(props, &asking, &forget, (format!("Forget {}’s phone", person.name).into(), true, false)) }
        </section>
    }
}

/// Removing somebody: what happens, then the button.
#[component]
pub fn Remove(props: &ChangingProps) -> Html {
    let person = &props.person;
    let asking = use_asking(&props.done, &props.tell);
    let remove = {
        let id = person.id.clone();
        asking.asks(move || {
            let id = id.clone();
            async move { Client::new(Fetch::default()).remove_person(&id).await }
        })
    };
    let was_in = person.standing == Standing::Confirmed || person.again;
    html! {
        <section class="card stack" aria-labelledby="remove-title">
            <h2 id="remove-title">{ format!("Remove {}?", person.name) }</h2>
            { asking.said() }
            if was_in {
                <ul class="plain-list">
                    <li>{ "They are signed out everywhere at once and cannot sign in again." }</li>
                    <li>{ "What was given to them to answer is nobody’s again." }</li>
                    <li>{ "Their name stays beside what they opened and answered." }</li>
                    if person.role.reads() {
                        <li>{ "They have known the team’s key. The team needs a new one: have a printer near. Everybody who stays reads on, also what was sent before." }</li>
                        <li>{ "Codes and links that young people have already keep working." }</li>
                    }
                </ul>
            } else {
                <p>{ "Their code opens nothing any more. They have read nothing." }</p>
            }
            { ways(props, &asking, &remove, (format!("Remove {}", person.name).into(), true, false)) }
        </section>
    }
}

/// The code again where the server wants it, then the button and the way back.
fn ways(
    props: &ChangingProps,
    asking: &Asking,
    go: &Callback<()>,
    (words, danger, idle): (AttrValue, bool, bool),
) -> Html {
    // While the code is asked for, its own button is the one to press.
    let look = match (asking.asks_again(), danger) {
        (true, _) => "plain",
        (false, true) => "danger",
        (false, false) => "",
    };
    html! {
        <>
            { asking.again(go, &props.tell) }
            <div class="ways">
                <button type="button" class={classes!("button", look)}
                    disabled={asking.works() || idle} onclick={go.reform(|_: MouseEvent| ())}>{ words }</button>
                <button type="button" class="button plain" onclick={props.back.reform(|_: MouseEvent| ())}>{ "Not now" }</button>
            </div>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::tests::person;
    use crate::rendered::{in_order, rendered};

    fn props(role: Role, standing: Standing) -> ChangingProps {
        ChangingProps {
            person: person("Jo", role, standing),
            done: Callback::noop(),
            back: Callback::noop(),
            tell: Callback::noop(),
        }
    }

    #[test]
    fn who_was_in_is_moved_only_among_roles_that_read_as_theirs_does() {
        let roles = |role, standing| roles_for(&person("Jo", role, standing));
        assert_eq!(
            roles(Role::Lead, Standing::Confirmed),
            [
                Role::Lead,
                Role::ParticipationWorker,
                Role::ReviewingOfficer
            ]
        );
        assert_eq!(
            roles(Role::Editor, Standing::Confirmed),
            [Role::Editor, Role::Viewer]
        );
        assert_eq!(roles(Role::Editor, Standing::Invited), Role::ALL);
    }

    #[tokio::test]
    async fn another_phone_says_first_to_make_sure_who_it_is_and_what_opens_nothing_any_more() {
        let html = rendered::<AnotherPhone>(|| props(Role::Viewer, Standing::Confirmed)).await;
        in_order(
            &html,
            &[
                "Has Jo lost their phone?",
                "spare codes lets Jo in",
                "make sure that it is them",
                "signed out everywhere",
                "Forget Jo",
                "Not now",
            ],
        );
    }

    #[tokio::test]
    async fn removing_a_reader_says_first_that_a_new_key_follows_and_that_codes_keep_working() {
        let html =
            rendered::<Remove>(|| props(Role::ParticipationWorker, Standing::Confirmed)).await;
        in_order(
            &html,
            &[
                "Remove Jo?",
                "signed out everywhere",
                "new one",
                "keep working",
                "danger",
                "Not now",
            ],
        );
        let html = rendered::<Remove>(|| props(Role::Lead, Standing::Invited)).await;
        assert!(!html.contains("new one"), "{html}");
    }
}
