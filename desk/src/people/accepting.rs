//! A one-time code is used: a password, an unlock phrase, and a key pair made here.

use super::phrase_fields::{NotChosen, Phrase, PhraseFields};
use crate::council_account::use_offered;
use crate::doorstep::Doorstep;
use crate::fault_words;
use crate::first_run::account::password_words;
use crate::first_run::page::{NO_MEMORY, NO_RANDOMNESS};
use crate::platform::{clock, input, page};
use crate::secret_field::{Keeps, SecretField};
use crate::stage::Event;
use api::desk::council_account::AcceptElsewhere;
use api::desk::password::judge;
use api::desk::people::{Accept, OwnKey};
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use seal::keys::own::{OwnPrivateKey, OwnPublicKey};
use seal::keys::wrapped::{COST, WrapError};
use seal::randomness::Device;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;
use zeroize::Zeroizing;

/// What is typed, and what is wrong with it.
#[derive(Clone, PartialEq, Default)]
pub struct Accepting {
    /// The code.
    pub code: String,
    /// The password.
    pub password: Zeroizing<String>,
    /// The unlock phrase.
    pub phrase: Phrase,
    /// What is wrong with the code.
    pub code_fault: Option<String>,
    /// What is wrong with the password.
    pub password_fault: Option<String>,
    /// What is wrong with the phrase.
    pub phrase_fault: Option<NotChosen>,
    /// What is wrong with nothing that was typed.
    pub trouble: Option<String>,
    /// The key is being made, or sent.
    pub working: bool,
    /// With a council account, and no password.
    pub elsewhere: bool,
}

/// What can happen.
pub enum Change {
    /// The code was typed.
    Code(String),
    /// The password was typed.
    Password(String),
    /// The phrase was typed.
    Phrase(Phrase),
    /// Somebody wants to go on.
    Submitted,
    /// Somebody wants to go on with a council account in the place of the password.
    Elsewhere,
    /// The browser goes to the council's provider.
    Gone,
    /// This computer could not do it.
    Trouble(String),
    /// The server said no.
    Refused(Fault),
}

impl Reducible for Accepting {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        next.trouble = None;
        match change {
            Change::Code(typed) => {
                next.code = typed;
                next.code_fault = None;
            }
            Change::Password(typed) => {
                next.password = Zeroizing::new(typed);
                next.password_fault = None;
            }
            Change::Phrase(phrase) => {
                next.phrase = phrase;
                next.phrase_fault = None;
            }
            Change::Submitted | Change::Elsewhere => {
                next.elsewhere = matches!(change, Change::Elsewhere);
                next.code_fault = next
                    .code
                    .trim()
                    .is_empty()
                    .then(|| "Type the code that your lead gave you.".to_owned());
                next.password_fault = judge(&next.password, &[])
                    .err()
                    .filter(|_| !next.elsewhere)
                    .map(password_words);
                next.phrase_fault = next.phrase.check(&next.password).err();
                next.working = next.code_fault.is_none()
                    && next.password_fault.is_none()
                    && next.phrase_fault.is_none();
            }
            // Whoever comes back by the Back button finds what they typed.
            Change::Gone => next.working = false,
            Change::Trouble(words) => {
                next.working = false;
                next.trouble = Some(words);
            }
            Change::Refused(fault) => {
                next.working = false;
                next.refused(&fault);
            }
        }
        Rc::new(next)
    }
}

impl Accepting {
    fn refused(&mut self, fault: &Fault) {
        let Fault::Refused(problem) = fault else {
            self.trouble = Some(fault_words::words(fault));
            return;
        };
        match (problem.code, problem.field.as_deref()) {
            (Code::NotAllowed, _) => {
                self.code_fault = Some(
                    "That code is wrong, was used, or is older than seven days. If you used it \
                     a moment ago, sign in. If not, ask your lead for a new one."
                        .to_owned(),
                );
            }
            (Code::Invalid, Some("password")) => {
                self.password_fault =
                    Some("It must not hold your name or sign-in name. Choose another.".to_owned());
            }
            _ => self.trouble = Some(fault_words::words(fault)),
        }
    }
}

/// Properties of [`AcceptPage`].
#[derive(Properties, PartialEq)]
pub struct AcceptPageProps {
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The page where a one-time code is used.
#[component]
pub fn AcceptPage(props: &AcceptPageProps) -> Html {
    let accepting = use_reducer(Accepting::default);
    use_accepting(&accepting, &props.tell);
    let offered = use_offered();
    let change = {
        let dispatcher = accepting.dispatcher();
        Callback::from(move |change| dispatcher.dispatch(change))
    };
    let onsubmit = change.reform(|event: SubmitEvent| {
        input::take_over(&event);
        Change::Submitted
    });
    let back = props.tell.reform(|_: MouseEvent| Event::HasCode(false));
    let fault = |words: &Option<String>| words.clone().map(AttrValue::from);
    html! {
        <Doorstep title="Use your one-time code">
            if let Some(trouble) = &accepting.trouble {
                <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice>
            }
            <form class="stack" {onsubmit} novalidate=true>
                <SecretField id="code" label="One-time code" keeps={Keeps::Nothing} value={accepting.code.clone()}
                    hint="Your lead gave it to you. It works once, for seven days."
                    fault={fault(&accepting.code_fault)}
                    oninput={change.reform(|event| Change::Code(input::typed(&event)))} />
                <SecretField id="password" label="Password" keeps={Keeps::NewPassword}
                    value={accepting.password.to_string()} hint="Opens the desk. Twelve characters or more."
                    fault={fault(&accepting.password_fault)}
                    oninput={change.reform(|event| Change::Password(input::typed(&event)))} />
                <Notice>
                    <p>{ "The unlock phrase opens what young people send, in your browser. It never leaves this computer, so nobody can send you a new one." }</p>
                </Notice>
                <PhraseFields phrase={accepting.phrase.clone()} password={accepting.password.to_string()}
                    fault={accepting.phrase_fault} change={change.reform(Change::Phrase)} />
                <p><button class="button" disabled={accepting.working}>
                    { if accepting.working { "Making your key…" } else { "Make my key" } }
                </button></p>
                if let Some(name) = &*offered {
                    <p class="muted">{ format!("Would you rather sign in with {name}? Then leave the password empty. The code and the unlock phrase are needed all the same.") }</p>
                    <p><button type="button" class="button plain" disabled={accepting.working}
                        onclick={change.reform(|_: MouseEvent| Change::Elsewhere)}>
                        { format!("Use {name} instead of a password") }
                    </button></p>
                }
            </form>
            <div class="ways-apart">
                <button type="button" class="link" onclick={back}>{ "I have an account: sign in" }</button>
            </div>
        </Doorstep>
    }
}

/// Makes the key once all is typed, and uses the code. The key is made once: tried
/// again, the same one is sent.
#[hook]
fn use_accepting(accepting: &UseReducerHandle<Accepting>, tell: &Callback<Event>) {
    let made = use_mut_ref(|| None::<(Phrase, OwnPublicKey, OwnKey)>);
    let (accepting, tell) = (accepting.clone(), tell.clone());
    use_effect_with(accepting.working, move |working| {
        if !*working {
            return;
        }
        spawn_local(async move {
            clock::breathe().await;
            let kept = made.borrow().clone();
            let kept = kept.filter(|(phrase, ..)| *phrase == accepting.phrase);
            let (public, own_key) = match kept {
                Some((_, public, own_key)) => (public, own_key),
                None => match OwnPrivateKey::make(&accepting.phrase.typed, COST, &mut Device) {
                    Ok((own, own_key)) => (*own.public(), own_key),
                    Err(why) => {
                        accepting.dispatch(Change::Trouble(not_made(why)));
                        return;
                    }
                },
            };
            *made.borrow_mut() = Some((accepting.phrase.clone(), public, own_key.clone()));
            let code = accepting.code.trim().to_owned();
            if accepting.elsewhere {
                let accept = AcceptElsewhere { code, own_key };
                match Client::new(Fetch::default()).go_accept(&accept).await {
                    Ok(there) => {
                        page::go_to(&there.address);
                        accepting.dispatch(Change::Gone);
                    }
                    Err(fault) => accepting.dispatch(Change::Refused(fault)),
                }
                return;
            }
            let accept = Accept {
                code,
                password: accepting.password.to_string(),
                own_key,
            };
            match Client::new(Fetch::default()).accept(&accept).await {
                // Their phrase was checked against the password already.
                Ok(half) => tell.emit(Event::HalfSignedIn {
                    half,
                    password: None,
                    first_run: false,
                    made: Some(public),
                }),
                Err(fault) => accepting.dispatch(Change::Refused(fault)),
            }
        });
    });
}

/// Why no key was made, in plain words.
pub(super) fn not_made(why: WrapError) -> String {
    match why {
        WrapError::Randomness(_) => NO_RANDOMNESS.to_owned(),
        WrapError::Memory => NO_MEMORY.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use api::problem::Problem;

    fn filled() -> Accepting {
        let phrase = Zeroizing::new("seven herons over the weir".to_owned());
        Accepting {
            code: "bcdfg-hjkmn".to_owned(),
            password: Zeroizing::new("a long and private password".to_owned()),
            phrase: Phrase {
                typed: phrase.clone(),
                again: phrase,
            },
            ..Accepting::default()
        }
    }

    #[test]
    fn nothing_is_made_before_code_password_and_phrase_will_do() {
        assert!(Rc::new(filled()).reduce(Change::Submitted).working);
        let empty = Rc::new(Accepting::default()).reduce(Change::Submitted);
        assert!(!empty.working);
        assert!(empty.code_fault.is_some() && empty.password_fault.is_some());
        assert!(empty.phrase_fault.is_some());
    }

    #[test]
    fn with_a_council_account_the_password_is_left_out_and_nothing_else() {
        let without = Accepting {
            password: Zeroizing::default(),
            ..filled()
        };
        let going = Rc::new(without).reduce(Change::Elsewhere);
        assert!(going.working && going.elsewhere);
        let empty = Rc::new(Accepting::default()).reduce(Change::Elsewhere);
        assert!(!empty.working && empty.password_fault.is_none());
        assert!(empty.code_fault.is_some() && empty.phrase_fault.is_some());
    }

    #[test]
    fn a_refusal_stands_at_its_line_and_nothing_typed_is_lost() {
        let refused = |problem| {
            let working = Rc::new(filled()).reduce(Change::Submitted);
            working.reduce(Change::Refused(Fault::Refused(problem)))
        };
        let wrong = refused(Problem::new(Code::NotAllowed, "no"));
        assert!(wrong.code_fault.is_some() && !wrong.working);
        assert_eq!(wrong.code, filled().code);
        let named = refused(Problem {
            field: Some("password".to_owned()),
            ..Problem::new(Code::Invalid, "own name")
        });
        assert!(named.password_fault.is_some() && named.code_fault.is_none());
    }

    #[tokio::test]
    async fn the_page_asks_for_code_password_and_phrase_in_this_order() {
        let html = rendered::<AcceptPage>(|| AcceptPageProps {
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "<h1",
                "One-time code",
                "new-password",
                "Unlock phrase",
                "Type it once more",
                "Make my key</button>",
                "sign in",
            ],
        );
    }
}
