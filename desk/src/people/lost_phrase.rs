//! Another unlock phrase: after the old one was lost, with the keys given again by a
//! colleague; or, while the words are open, at once and without anybody.

use super::accepting::not_made;
use super::giving::give_all;
use super::phrase_fields::{NotChosen, Phrase, PhraseFields};
use crate::app::is_signed_out;
use crate::doorstep::Doorstep;
use crate::fault_words;
use crate::first_run::page::NO_RANDOMNESS;
use crate::platform::{clock, input};
use crate::second_factor::again::{ProveAgain, is_asked_again};
use crate::secret_field::{Keeps, SecretField};
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::people::NewOwnKey;
use api::desk::session::Session;
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use seal::keys::own::{OwnPrivateKey, OwnPublicKey};
use seal::keys::wrapped::COST;
use seal::randomness::Device;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;
use zeroize::Zeroizing;

/// Properties of [`LostPhrasePage`].
#[derive(Properties, PartialEq)]
pub struct LostPhrasePageProps {
    /// Whose phrase is lost.
    pub session: Rc<Session>,
    /// Goes back to unlocking.
    pub back: Callback<()>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The page of somebody who has lost their phrase.
#[component]
pub fn LostPhrasePage(props: &LostPhrasePageProps) -> Html {
    let made = {
        let tell = props.tell.clone();
        Callback::from(move |(session, made)| tell.emit(Event::Waits { session, made }))
    };
    html! {
        <Doorstep title="Choose a new unlock phrase">
            <Notice tone={Tone::Care}>
                <p>{ "Nothing young people sent is lost. You make a new key. Until a colleague has compared its safety words with you, you read nothing." }</p>
            </Notice>
            <NewPhrase member={props.session.member.clone()} go="Make a new key" {made} tell={props.tell.clone()} />
            <div class="ways-apart">
                <button type="button" class="link" onclick={props.back.reform(|_: MouseEvent| ())}>
                    { "I remember my phrase after all" }
                </button>
            </div>
        </Doorstep>
    }
}

/// Properties of [`AnotherPhrase`].
#[derive(Properties, PartialEq)]
pub struct AnotherPhraseProps {
    /// Whose phrase it is.
    pub member: AttrValue,
    /// The keys that are open here.
    pub ring: KeyRing,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// In Settings: another phrase while the words are open.
#[component]
pub fn AnotherPhrase(props: &AnotherPhraseProps) -> Html {
    let begun = use_state_eq(|| false);
    let done = use_state_eq(|| false);
    let begin = {
        let (begun, done) = (begun.clone(), done.clone());
        Callback::from(move |_: MouseEvent| {
            begun.set(true);
            done.set(false);
        })
    };
    let made = {
        let (begun, done) = (begun.clone(), done.clone());
        Callback::from(move |_| {
            begun.set(false);
            done.set(true);
        })
    };
    html! {
        <>
            if *done {
                <Notice tone={Tone::Good} spoken=true>{ "Your new phrase counts from now on. The old one opens nothing any more." }</Notice>
            }
            if *begun {
                <NewPhrase member={props.member.clone()} ring={props.ring.clone()} go="Change my phrase"
                    {made} tell={props.tell.clone()} />
            } else {
                <p><button type="button" class="button plain" onclick={begin}>{ "Choose another unlock phrase" }</button></p>
            }
        </>
    }
}

/// Properties of [`NewPhrase`].
#[derive(Properties, PartialEq)]
struct NewPhraseProps {
    member: AttrValue,
    /// The keys to take along; none when they are not open.
    #[prop_or_default]
    ring: Option<KeyRing>,
    go: AttrValue,
    made: Callback<(Session, OwnPublicKey)>,
    tell: Callback<Event>,
}

/// What is typed, and what is wrong with it.
#[derive(Clone, PartialEq, Default)]
struct State {
    password: Zeroizing<String>,
    phrase: Phrase,
    password_fault: Option<String>,
    phrase_fault: Option<NotChosen>,
    trouble: Option<String>,
    working: bool,
    /// They sign in with a council account: a fresh code stands for the password.
    no_password: bool,
    /// The second factor is asked for again.
    proving: bool,
}

enum Change {
    HasNoPassword,
    Proved,
    NotNow,
    Password(String),
    Phrase(Phrase),
    Submitted,
    Trouble(String),
    Refused(Fault),
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        next.trouble = None;
        match change {
            Change::Password(typed) => {
                next.password = Zeroizing::new(typed);
                next.password_fault = None;
            }
            Change::Phrase(phrase) => {
                next.phrase = phrase;
                next.phrase_fault = None;
            }
            Change::HasNoPassword => next.no_password = true,
            Change::Proved => {
                next.proving = false;
                next.working = true;
            }
            Change::NotNow => next.proving = false,
            Change::Submitted => {
                next.phrase_fault = next.phrase.check(&next.password).err();
                next.password_fault = (next.password.is_empty() && !next.no_password)
                    .then(|| "Type your password.".to_owned());
                next.working = next.phrase_fault.is_none() && next.password_fault.is_none();
            }
            Change::Trouble(words) => {
                next.working = false;
                next.trouble = Some(words);
            }
            Change::Refused(fault) => {
                next.working = false;
                match &fault {
                    _ if is_asked_again(&fault) => next.proving = true,
                    Fault::Refused(problem) if problem.code == Code::NotAllowed => {
                        next.password_fault = Some("That is not your password.".to_owned());
                    }
                    Fault::Refused(problem) if problem.code == Code::Conflict => {
                        next.trouble = Some(NOBODY_ELSE.to_owned());
                    }
                    _ => next.trouble = Some(fault_words::words(&fault)),
                }
            }
        }
        Rc::new(next)
    }
}

const NOBODY_ELSE: &str = "Nobody else holds the team’s newest key, so nobody could give it back to \
     you. Your phrase was not changed. Unlock with the recovery sheet, then choose another phrase \
     in Settings. If you had unlocked already: lock, unlock, and try again.";

/// Password, phrase, and the key that is made from them.
#[component]
fn NewPhrase(props: &NewPhraseProps) -> Html {
    let state = use_reducer(State::default);
    use_making(props, &state);
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            spawn_local(async move {
                let account = Client::new(Fetch::default()).my_account().await;
                if account.is_ok_and(|account| account.only_way) {
                    dispatcher.dispatch(Change::HasNoPassword);
                }
            });
        }
    });
    let change = {
        let dispatcher = state.dispatcher();
        Callback::from(move |change| dispatcher.dispatch(change))
    };
    let onsubmit = change.reform(|event: SubmitEvent| {
        input::take_over(&event);
        Change::Submitted
    });
    if state.proving {
        return html! {
            <ProveAgain done={change.reform(|()| Change::Proved)} leave={change.reform(|()| Change::NotNow)}
                tell={props.tell.clone()} />
        };
    }
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            if let Some(trouble) = &state.trouble {
                <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice>
            }
            if !state.no_password {
                <SecretField id="password" label="Your password" keeps={Keeps::OldPassword}
                    value={state.password.to_string()} fault={state.password_fault.clone().map(AttrValue::from)}
                    oninput={change.reform(|event| Change::Password(input::typed(&event)))} />
            }
            <PhraseFields phrase={state.phrase.clone()} password={state.password.to_string()}
                fault={state.phrase_fault} change={change.reform(Change::Phrase)} />
            <p><button class="button" disabled={state.working}>
                { if state.working { AttrValue::from("Making your key…") } else { props.go.clone() } }
            </button></p>
        </form>
    }
}

#[hook]
fn use_making(props: &NewPhraseProps, state: &UseReducerHandle<State>) {
    let (member, ring) = (props.member.clone(), props.ring.clone());
    let (made, tell, state) = (props.made.clone(), props.tell.clone(), state.clone());
    use_effect_with(state.working, move |working| {
        if !*working {
            return;
        }
        spawn_local(async move {
            clock::breathe().await;
            let (own, own_key) = match OwnPrivateKey::make(&state.phrase.typed, COST, &mut Device) {
                Ok(made) => made,
                Err(why) => return state.dispatch(Change::Trouble(not_made(why))),
            };
            let given = ring.map_or(Ok(Vec::new()), |ring| {
                give_all(&ring, &member, own.public(), &mut Device)
            });
            let Ok(grants) = given else {
                return state.dispatch(Change::Trouble(NO_RANDOMNESS.to_owned()));
            };
            let new = NewOwnKey {
                password: state.password.to_string(),
                own_key,
                grants,
            };
            match Client::new(Fetch::default()).keep_own_key(&new).await {
                Ok(session) => made.emit((session, *own.public())),
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                Err(fault) => state.dispatch(Change::Refused(fault)),
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::problem::Problem;

    #[test]
    fn who_has_no_password_gives_a_code_in_its_place_and_types_nothing_twice() {
        let phrase = Zeroizing::new("seven herons over the weir".to_owned());
        let typed = State {
            phrase: Phrase {
                typed: phrase.clone(),
                again: phrase,
            },
            ..State::default()
        };
        let with = Rc::new(typed.clone()).reduce(Change::Submitted);
        assert!(with.password_fault.is_some() && !with.working);
        let without = Rc::new(typed).reduce(Change::HasNoPassword);
        let working = without.reduce(Change::Submitted);
        assert!(working.working);
        let fault = Fault::Refused(Problem::new(Code::ProveAgain, "no"));
        let asked = working.reduce(Change::Refused(fault));
        assert!(asked.proving && !asked.working && !asked.phrase.typed.is_empty());
        let again = asked.reduce(Change::Proved);
        assert!(again.working && !again.proving);
    }

    #[test]
    fn a_refusal_says_what_to_do_and_keeps_what_was_typed() {
        let phrase = Zeroizing::new("seven herons over the weir".to_owned());
        let typed = State {
            password: Zeroizing::new("a long and private password".to_owned()),
            phrase: Phrase {
                typed: phrase.clone(),
                again: phrase,
            },
            ..State::default()
        };
        let working = Rc::new(typed).reduce(Change::Submitted);
        assert!(working.working);
        let refused = |code| {
            let fault = Fault::Refused(Problem::new(code, "no"));
            working.clone().reduce(Change::Refused(fault))
        };
        assert!(refused(Code::NotAllowed).password_fault.is_some());
        let alone = refused(Code::Conflict);
        assert!(alone.trouble.as_ref().unwrap().contains("recovery sheet"));
        assert!(!alone.working && !alone.phrase.typed.is_empty());
    }
}
