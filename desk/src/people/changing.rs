//! Another role for a member, and removing one.

use super::left;
use super::plain_words::choosable;
use crate::fault_words;
use crate::stage::Event;
use api::desk::people::{NewRole, People, Person, Standing};
use api::desk::roles::Role;
use client::Client;
use client::fetch::Fetch;
use controls::choices::Choices;
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`ChangeRole`] and [`Remove`].
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
    let trouble = use_state(|| None::<String>);
    let working = use_state_eq(|| false);
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
        let asked = Asked::of(props, &trouble, &working);
        Callback::from(move |_: MouseEvent| {
            let (id, asked) = (id.clone(), asked.clone());
            asked.clone().ask(async move {
                let client = Client::new(Fetch::default());
                client.change_role(&id, NewRole { role }).await
            });
        })
    };
    let roles = roles_for(person);
    let bound = roles.len() < Role::ALL.len();
    html! {
        <section class="card stack" aria-labelledby="role-title">
            <h2 id="role-title">{ format!("Another role for {}", person.name) }</h2>
            { said(&trouble) }
            <Choices name="role" legend={html! { "What do they do?" }} options={choosable(roles)}
                chosen={AttrValue::from(chosen.word())} onchoose={choose} />
            if bound {
                <p class="muted small">{ "Between roles that read and roles that do not: remove them and invite them again." }</p>
            }
            <div class="ways">
                <button type="button" class="button" disabled={*working || *chosen == person.role} onclick={change}>{ "Change role" }</button>
                <button type="button" class="button plain" onclick={props.back.reform(|_: MouseEvent| ())}>{ "Not now" }</button>
            </div>
        </section>
    }
}

/// Removing somebody: what happens, then the button.
#[component]
pub fn Remove(props: &ChangingProps) -> Html {
    let person = &props.person;
    let trouble = use_state(|| None::<String>);
    let working = use_state_eq(|| false);
    let remove = {
        let id = person.id.clone();
        let asked = Asked::of(props, &trouble, &working);
        Callback::from(move |_: MouseEvent| {
            let (id, asked) = (id.clone(), asked.clone());
            asked
                .clone()
                .ask(async move { Client::new(Fetch::default()).remove_person(&id).await });
        })
    };
    let was_in = person.standing == Standing::Confirmed || person.again;
    html! {
        <section class="card stack" aria-labelledby="remove-title">
            <h2 id="remove-title">{ format!("Remove {}?", person.name) }</h2>
            { said(&trouble) }
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
            <div class="ways">
                <button type="button" class="button danger" disabled={*working} onclick={remove}>{ format!("Remove {}", person.name) }</button>
                <button type="button" class="button plain" onclick={props.back.reform(|_: MouseEvent| ())}>{ "Not now" }</button>
            </div>
        </section>
    }
}

fn said(trouble: &Option<String>) -> Html {
    trouble.as_ref().map_or_else(Html::default, |trouble| {
        html! { <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice> }
    })
}

/// One thing asked of the server at a time.
#[derive(Clone)]
struct Asked {
    trouble: UseStateSetter<Option<String>>,
    working: UseStateHandle<bool>,
    done: Callback<People>,
    tell: Callback<Event>,
}

impl Asked {
    fn of(
        props: &ChangingProps,
        trouble: &UseStateHandle<Option<String>>,
        working: &UseStateHandle<bool>,
    ) -> Self {
        Self {
            trouble: trouble.setter(),
            working: working.clone(),
            done: props.done.clone(),
            tell: props.tell.clone(),
        }
    }

    fn ask(self, asking: impl Future<Output = Result<People, client::Fault>> + 'static) {
        if *self.working {
            return;
        }
        self.working.set(true);
        spawn_local(async move {
            match asking.await {
                Ok(people) => self.done.emit(people),
                Err(fault) if left(&fault, &self.tell) => {}
                Err(fault) => {
                    self.trouble.set(Some(fault_words::words(&fault)));
                    self.working.set(false);
                }
            }
        });
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
