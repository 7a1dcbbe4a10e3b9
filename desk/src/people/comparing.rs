//! A lead compares a member's safety words and lets them in, or does not.

use super::giving::give_all;
use super::words::SafetyWords;
use super::{left, plain_words::role_name};
use crate::fault_words;
use crate::first_run::page::NO_RANDOMNESS;
use crate::second_factor::again::{ProveAgain, is_asked_again};
use crate::stage::{Event, KeyRing};
use api::desk::people::{Confirm, People, Person};
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use seal::keys::own::OwnPublicKey;
use seal::randomness::Device;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Comparing`].
#[derive(Properties, PartialEq)]
pub struct ComparingProps {
    /// Who waits, as they were listed when the comparing began: what is compared is
    /// what is let in.
    pub person: Person,
    /// The team's id.
    pub team: AttrValue,
    /// The keys to give.
    pub ring: KeyRing,
    /// Told the people after it.
    pub confirmed: Callback<People>,
    /// Goes back to the list.
    pub back: Callback<()>,
    /// Goes to removing them.
    pub remove: Callback<()>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// Comparing the safety words of one member.
#[component]
pub fn Comparing(props: &ComparingProps) -> Html {
    let trouble = use_state(|| None::<String>);
    let working = use_state_eq(|| false);
    let different = use_state_eq(|| false);
    let again = use_state_eq(|| false);
    let person = &props.person;
    let public_key = person.public_key.as_deref().and_then(OwnPublicKey::read);
    let Some(public_key) = public_key else {
        return html! {
            <Notice tone={Tone::Wrong} spoken=true>{ "Their key at the server is damaged. Remove them and invite them again." }</Notice>
        };
    };
    let same = {
        let (trouble, working, again) = (trouble.clone(), working.clone(), again.clone());
        let (person, ring) = (person.clone(), props.ring.clone());
        let (confirmed, tell) = (props.confirmed.clone(), props.tell.clone());
        Callback::from(move |()| {
            if *working {
                return;
            }
            again.set(false);
            let Some(confirm) = confirm(&person, &public_key, &ring) else {
                trouble.set(Some(NO_RANDOMNESS.to_owned()));
                return;
            };
            working.set(true);
            let (trouble, working, again) = (trouble.clone(), working.clone(), again.clone());
            let (confirmed, tell, id) = (confirmed.clone(), tell.clone(), person.id.clone());
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                match client.confirm_person(&id, &confirm).await {
                    Ok(people) => {
                        if let Ok(keys) = client.keys().await {
                            tell.emit(Event::KeysCame(keys));
                        }
                        confirmed.emit(people);
                    }
                    Err(fault) if left(&fault, &tell) => {}
                    Err(fault) if is_asked_again(&fault) => {
                        again.set(true);
                        working.set(false);
                    }
                    Err(fault) => {
                        trouble.set(Some(refused(&fault)));
                        working.set(false);
                    }
                }
            });
        })
    };
    let say_different = {
        let different = different.setter();
        Callback::from(move |_: MouseEvent| different.set(true))
    };
    html! {
        <section class="card stack" aria-labelledby="compare-title">
            <h2 id="compare-title">{ format!("{}, {}", person.name, role_name(person.role)) }</h2>
            <p>{ format!("Sit side by side, or call {} on a number you know. Ask for the eight words on their screen. They must be these, in this order:", person.name) }</p>
            <SafetyWords team={props.team.clone()} member={person.id.clone()} {public_key} />
            <p class="muted small">{ "Do not send the words by e-mail or message. Hear the voice, or see the screen." }</p>
            if let Some(trouble) = trouble.as_ref() {
                <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice>
            }
            if *different {
                <Notice tone={Tone::Wrong} spoken=true>
                    <p><b>{ "Do not let them in. " }</b>{ "Nothing was given to anybody. Look again whether you both see the same member and the words in the same order." }</p>
                    <p>{ "If they are still different, remove them, invite them again and compare anew. If it happens twice, somebody may be changing keys at the server: tell whoever runs My Pledge for you." }</p>
                </Notice>
            }
            if *again {
                <ProveAgain done={same.clone()} tell={props.tell.clone()} />
            }
            <div class="ways">
                <button type="button" class={classes!("button", again.then_some("plain"))} disabled={*working}
                    onclick={same.reform(|_: MouseEvent| ())}>
                    { if *working { "Letting them in…" } else { "The words are the same" } }
                </button>
                if *different {
                    <button type="button" class="button danger" onclick={props.remove.reform(|_: MouseEvent| ())}>{ "Remove them" }</button>
                } else {
                    <button type="button" class="button plain" onclick={say_different}>{ "They are different" }</button>
                }
                <button type="button" class="button plain" onclick={props.back.reform(|_: MouseEvent| ())}>{ "Not now" }</button>
            </div>
        </section>
    }
}

/// What is said to the server: every key of the ring, to the key whose words were
/// compared. Who reads nothing is given nothing.
fn confirm(person: &Person, public_key: &OwnPublicKey, ring: &KeyRing) -> Option<Confirm> {
    let grants = if person.role.reads() {
        give_all(ring, &person.id, public_key, &mut Device).ok()?
    } else {
        Vec::new()
    };
    Some(Confirm {
        public_key: public_key.to_text(),
        grants,
    })
}

fn refused(fault: &Fault) -> String {
    match fault {
        Fault::Refused(problem) if problem.code == Code::NotFound => {
            "They do not wait any more: a colleague let them in or removed them. Go back and look \
             again."
                .to_owned()
        }
        _ => fault_words::words(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::tests::person;
    use crate::rendered::{in_order, rendered};
    use api::desk::people::Standing;
    use api::desk::roles::Role;
    use seal::keys::TeamPrivateKey;
    use seal::keys::own::OwnPrivateKey;
    use seal::keys::wrapped::Cost;

    const CHEAP: Cost = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };

    fn waiting(role: Role) -> Person {
        let (_, kept) = OwnPrivateKey::make("seven herons over", CHEAP, &mut Device).unwrap();
        let mut jo = person("Jo", role, Standing::Accepted);
        jo.public_key = Some(kept.public_key);
        jo
    }

    #[test]
    fn a_reader_is_given_every_key_and_an_editor_none() {
        let ring =
            [1, 2].map(|epoch| TeamPrivateKey::generate("slough", epoch, &mut Device).unwrap());
        let ring = KeyRing::of(ring.to_vec());
        for (role, given) in [(Role::ReviewingOfficer, 2), (Role::Editor, 0)] {
            let jo = waiting(role);
            let public = OwnPublicKey::read(jo.public_key.as_deref().unwrap()).unwrap();
            let confirm = confirm(&jo, &public, &ring).unwrap();
            assert_eq!(confirm.grants.len(), given);
            assert_eq!(Some(confirm.public_key), jo.public_key);
        }
    }

    #[tokio::test]
    async fn the_words_stand_before_the_buttons_and_different_words_are_one_of_them() {
        let html = rendered::<Comparing>(|| ComparingProps {
            person: waiting(Role::ParticipationWorker),
            team: "slough".into(),
            ring: KeyRing::of(Vec::new()),
            confirmed: Callback::noop(),
            back: Callback::noop(),
            remove: Callback::noop(),
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "<h2",
                "Jo, Participation worker",
                "safety words",
                "The words are the same",
                "They are different",
                "Not now",
            ],
        );
    }
}
