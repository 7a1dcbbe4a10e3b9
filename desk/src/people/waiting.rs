//! The page of a member who waits: their safety words, and what happens next.

use super::words::SafetyWords;
use crate::app::{enter, is_signed_out};
use crate::doorstep::Doorstep;
use crate::fault_words;
use crate::platform::{clock, input};
use crate::secret_field::{Keeps, SecretField};
use crate::stage::{Event, WhyLocked, WhySignedOut};
use crate::unlock::signed_in_as;
use api::desk::people::{MyKey, Standing};
use api::desk::session::Session;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use seal::keys::own::{OwnPrivateKey, OwnPublicKey};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;
use zeroize::Zeroizing;

/// Seconds between two looks at whether somebody has confirmed them.
const LOOKS_EVERY: u32 = 5;

/// Properties of [`WaitingPage`].
#[derive(Properties, PartialEq)]
pub struct WaitingPageProps {
    /// Who waits.
    pub session: Rc<Session>,
    /// Their own public key, when it was made in this page. Never one that came from
    /// the server: that is what the words are to find out.
    pub made: Option<OwnPublicKey>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The page of a member who waits.
#[component]
pub fn WaitingPage(props: &WaitingPageProps) -> Html {
    let kept = use_state(|| None::<MyKey>);
    let trouble = use_state(|| None::<String>);
    let opened = use_state_eq(|| props.made);
    use_looking(&props.tell);
    {
        let (kept, trouble) = (kept.setter(), trouble.setter());
        use_effect_with((), move |()| {
            spawn_local(async move {
                match Client::new(Fetch::default()).my_key().await {
                    Ok(mine) => kept.set(Some(mine)),
                    Err(fault) => trouble.set(Some(fault_words::words(&fault))),
                }
            });
        });
    }
    let open = {
        let opened = opened.setter();
        Callback::from(move |public| opened.set(Some(public)))
    };
    let team = kept.as_ref().and_then(|mine| mine.team.clone());
    html! {
        <Doorstep title="Compare your safety words">
            if let Some(trouble) = trouble.as_ref() {
                <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice>
            }
            <p>{ "You have an account and a key of your own. You read nothing yet: first somebody in the team makes sure that the key is yours." }</p>
            { match (*opened, team, kept.as_ref()) {
                (Some(public_key), Some(team), Some(mine)) => html! {
                    <>
                        <p>{ "Sit side by side, or call somebody whose voice you know. Your lead sees eight words under People; if you were in the team before, so does each colleague who sees that page. Read these to them, in this order:" }</p>
                        <SafetyWords {team} member={mine.member.clone()} {public_key} />
                        <Notice tone={Tone::Care}>
                            <p>{ "If a single word is different, stop. Somebody may be between you and the server. Tell whoever runs My Pledge for you." }</p>
                        </Notice>
                    </>
                },
                (None, Some(_), Some(mine)) => html! { <ShowWords mine={mine.clone()} {open} /> },
                (_, None, Some(_)) => html! { <p>{ "The team has no key yet. Your lead makes it first." }</p> },
                (_, _, None) => html! { <p class="muted" role="status">{ "Asking for your key…" }</p> },
            } }
            <p role="status" class="muted">{ "This page goes on by itself as soon as you are in." }</p>
            <div class="ways-apart">{ signed_in_as(&props.session.name, &props.tell) }</div>
        </Doorstep>
    }
}

/// Properties of [`ShowWords`].
#[derive(Properties, PartialEq)]
struct ShowWordsProps {
    mine: MyKey,
    open: Callback<OwnPublicKey>,
}

/// After the page was loaded anew the key is in its box again: the phrase opens it.
#[component]
fn ShowWords(props: &ShowWordsProps) -> Html {
    let typed = use_state(Zeroizing::<String>::default);
    let fault = use_state(|| None::<AttrValue>);
    let working = use_state_eq(|| false);
    let onsubmit = {
        let (typed, fault, working) = (typed.clone(), fault.clone(), working.clone());
        let (own_key, open) = (props.mine.own_key.clone(), props.open.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            let Some(own_key) = own_key.clone().filter(|_| !*working) else {
                return;
            };
            working.set(true);
            let (typed, fault, working) = (typed.clone(), fault.clone(), working.clone());
            let open = open.clone();
            spawn_local(async move {
                clock::breathe().await;
                match OwnPrivateKey::open(&own_key, &typed) {
                    Ok(own) => open.emit(*own.public()),
                    Err(_) => {
                        fault.set(Some(
                            "That is not your unlock phrase. Check capitals and spelling. It is not your password.".into(),
                        ));
                        working.set(false);
                    }
                }
            });
        })
    };
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event| typed.set(Zeroizing::new(input::typed(&event))))
    };
    html! {
        <form class="stack" {onsubmit}>
            <SecretField id="phrase" label="Unlock phrase" keeps={Keeps::Nothing}
                hint="It opens your key in this browser, so that the words come from you and not from the server."
                value={typed.to_string()} fault={(*fault).clone()} {oninput} />
            <p><button class="button" disabled={*working}>
                { if *working { "Working…" } else { "Show my safety words" } }
            </button></p>
        </form>
    }
}

/// Goes on once somebody has confirmed them.
#[hook]
fn use_looking(tell: &Callback<Event>) {
    let tell = tell.clone();
    use_effect_with((), move |()| {
        let look = Callback::from(move |()| {
            let tell = tell.clone();
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                match client.session().await {
                    Ok(session) if session.standing == Standing::Confirmed => {
                        tell.emit(enter(&client, session, None, WhyLocked::NotYet).await);
                    }
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    }
                    // The next look may have an answer.
                    Ok(_) | Err(_) => {}
                }
            });
        });
        let looking = clock::every(LOOKS_EVERY, look);
        move || drop(looking)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use api::desk::roles::Role;

    #[tokio::test]
    async fn the_page_says_that_they_wait_and_that_nothing_is_read_before() {
        let html = rendered::<WaitingPage>(|| WaitingPageProps {
            session: Rc::new(Session {
                member: "m-2".to_owned(),
                name: "Jo Adeyemi".to_owned(),
                role: Role::ParticipationWorker,
                standing: Standing::Accepted,
                idle_seconds: 900,
                ends_in_seconds: 36_000,
            }),
            made: None,
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "<h1",
                "safety words",
                "read nothing yet",
                "Jo Adeyemi",
                "Sign out",
            ],
        );
    }

    #[tokio::test]
    async fn after_a_reload_the_phrase_is_asked_for_before_any_word_is_shown() {
        let html = rendered::<ShowWords>(|| ShowWordsProps {
            mine: MyKey {
                member: "m-2".to_owned(),
                team: Some("slough".to_owned()),
                own_key: None,
            },
            open: Callback::noop(),
        })
        .await;
        in_order(&html, &["Unlock phrase", "Show my safety words"]);
        assert!(!html.contains("safety-words"), "{html}");
    }
}
