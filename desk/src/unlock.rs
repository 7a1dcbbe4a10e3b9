//! The second door: the unlock phrase, or the recovery sheet, opens the team's keys
//! in this browser. Neither is ever sent anywhere.

use crate::doorstep::Doorstep;
use crate::fresh::{Note, use_fresh_page};
use crate::people::lost_phrase::LostPhrasePage;
use crate::platform::{clock, input};
use crate::secret_field::{Keeps, SecretField};
use crate::stage::{Event, KeyRing, WhyLocked, WhySignedOut};
use api::desk::keys::{HeldKey, Keys};
use api::desk::session::Session;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use seal::SealingKey;
use seal::keys::TeamPrivateKey;
use seal::keys::member::MemberHolding;
use seal::keys::own::{OwnPrivateKey, is_grant};
use seal::keys::sheet::{RecoverySheet, SheetFault, SheetHolding, WORDS};
use seal::keys::wrapped::UnwrapError;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What somebody unlocks with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// Their unlock phrase.
    Phrase,
    /// The team's recovery sheet.
    Sheet,
}

/// Why nothing opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnlockFault {
    /// What was typed is not a sheet.
    Sheet(SheetFault),
    /// No key of the team is boxed for this member.
    NoneHeld,
    /// A box stayed shut.
    Shut(UnwrapError),
}

/// Opens every key that can be opened with what was typed. One is enough.
///
/// # Errors
/// See [`UnlockFault`]; the newest key's reason where they differ.
pub fn unlock(keys: &Keys, with: With, typed: &str) -> Result<KeyRing, UnlockFault> {
    let sheet = match with {
        With::Sheet => Some(RecoverySheet::read(typed).map_err(UnlockFault::Sheet)?),
        With::Phrase => None,
    };
    let own = match (with, &keys.own_key) {
        // Once, however many keys were given to it.
        (With::Phrase, Some(kept)) => Some(OwnPrivateKey::open(kept, typed)),
        (With::Phrase | With::Sheet, _) => None,
    };
    let mut opened = Vec::new();
    let mut why = None;
    for held in &keys.keys {
        match open(held, sheet.as_ref(), typed, own.as_ref()) {
            Ok(key) => opened.push(key),
            Err(fault) => why = why.or(Some(fault)),
        }
    }
    if opened.is_empty() {
        Err(why.unwrap_or(UnlockFault::NoneHeld))
    } else {
        Ok(KeyRing::of(opened))
    }
}

fn open(
    held: &HeldKey,
    sheet: Option<&RecoverySheet>,
    phrase: &str,
    own: Option<&Result<OwnPrivateKey, UnwrapError>>,
) -> Result<TeamPrivateKey, UnlockFault> {
    let public =
        SealingKey::read(&held.public).map_err(|_| UnlockFault::Shut(UnwrapError::Unreadable))?;
    let opened = match (sheet, &held.wrapped_for_member, own) {
        (Some(sheet), _, _) => SheetHolding::read(&held.wrapped_for_recovery)
            .and_then(|holding| holding.open(sheet, &public)),
        (None, Some(kept), own) if is_grant(kept) => match own {
            Some(Ok(own)) => own.take(kept, &public),
            Some(Err(shut)) => Err(*shut),
            None => Err(UnwrapError::Unreadable),
        },
        (None, Some(kept), _) => {
            MemberHolding::read(kept).and_then(|holding| holding.open(phrase, &public))
        }
        (None, None, _) => return Err(UnlockFault::NoneHeld),
    };
    opened.map_err(UnlockFault::Shut)
}

/// Why it did not open and what to look at.
pub(crate) fn words(fault: &UnlockFault, with: With) -> String {
    match (fault, with) {
        (UnlockFault::Sheet(SheetFault::Count(count)), _) => {
            format!("A recovery sheet has {WORDS} words. You typed {count}.")
        }
        (UnlockFault::Sheet(SheetFault::Word(place)), _) => {
            format!("Word {place} is on no recovery sheet. Check its spelling.")
        }
        (UnlockFault::Sheet(SheetFault::Check), _) => {
            "One word is wrong, or two are swapped. Check them in order.".to_owned()
        }
        (UnlockFault::Shut(UnwrapError::WrongPhrase), With::Phrase) => {
            "That is not your unlock phrase. Check capitals and spelling. It is not your password."
                .to_owned()
        }
        (UnlockFault::Shut(UnwrapError::WrongPhrase), With::Sheet) => {
            "This is a recovery sheet, but not the newest one of this team.".to_owned()
        }
        (UnlockFault::NoneHeld, _) => {
            "No key has been given to you yet. Ask your lead, or use the recovery sheet.".to_owned()
        }
        (UnlockFault::Shut(UnwrapError::Memory), _) => {
            "This computer has too little memory free. Close other pages and try again.".to_owned()
        }
        (UnlockFault::Shut(UnwrapError::Unreadable | UnwrapError::OtherKey), _) => {
            "The key kept at the server is damaged. Use the recovery sheet, and tell whoever runs \
             My Pledge for you."
                .to_owned()
        }
    }
}

/// Properties of [`UnlockPage`].
#[derive(Properties, PartialEq)]
pub struct UnlockPageProps {
    /// Who is signed in.
    pub session: Rc<Session>,
    /// The team's keys, in their boxes.
    pub keys: Rc<Keys>,
    /// Why the words are locked.
    pub why: WhyLocked,
    /// Words were open in this page.
    pub was_open: bool,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The second door.
#[component]
pub fn UnlockPage(props: &UnlockPageProps) -> Html {
    use_fresh_page(props.was_open.then(|| Note::of_locking(props.why)));
    let with = use_state_eq(|| With::Phrase);
    let anew = use_state_eq(|| false);
    let typed = use_state(String::new);
    let fault = use_state(|| None::<AttrValue>);
    let working = use_state_eq(|| false);
    let onsubmit = {
        let (with, typed) = (*with, typed.clone());
        let (fault, working) = (fault.clone(), working.clone());
        let (keys, tell) = (props.keys.clone(), props.tell.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if *working {
                return;
            }
            working.set(true);
            let (typed, fault, working) = (typed.clone(), fault.clone(), working.clone());
            let (keys, tell) = (keys.clone(), tell.clone());
            spawn_local(async move {
                clock::breathe().await;
                match unlock(&keys, with, &typed) {
                    Ok(ring) => tell.emit(Event::Unlocked(ring)),
                    Err(why) => {
                        fault.set(Some(words(&why, with).into()));
                        working.set(false);
                    }
                }
            });
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event| typed.set(input::typed(&event)))
    };
    let other = {
        let (with, typed, fault) = (with.clone(), typed.clone(), fault.clone());
        Callback::from(move |_| {
            with.set(match *with {
                With::Phrase => With::Sheet,
                With::Sheet => With::Phrase,
            });
            typed.set(String::new());
            fault.set(None);
        })
    };
    if *anew {
        let back = {
            let anew = anew.clone();
            Callback::from(move |()| anew.set(false))
        };
        return html! {
            <LostPhrasePage session={props.session.clone()} {back} tell={props.tell.clone()} />
        };
    }
    let start_anew = Callback::from(move |_: MouseEvent| anew.set(true));
    html! {
        <Doorstep title={if *with == With::Phrase { "Unlock the words" } else { "Unlock with the recovery sheet" }}>
            { locked_because(props.why) }
            <form class="stack" {onsubmit}>
                { field(*with, &typed, &fault, oninput) }
                <p><button class="button" disabled={*working}>
                    { if *working { "Unlocking…" } else { "Unlock" } }
                </button></p>
            </form>
            <div class="ways-apart">
                <button type="button" class="link" onclick={other}>
                    { if *with == With::Phrase { "I have lost my phrase: use the recovery sheet" } else { "Use my unlock phrase" } }
                </button>
                <button type="button" class="link" onclick={start_anew}>
                    { "I have lost my phrase: a colleague gives me the keys again" }
                </button>
                { signed_in_as(&props.session.name, &props.tell) }
            </div>
        </Doorstep>
    }
}

fn field(
    with: With,
    typed: &UseStateHandle<String>,
    fault: &UseStateHandle<Option<AttrValue>>,
    oninput: Callback<InputEvent>,
) -> Html {
    let (label, hint): (AttrValue, AttrValue) = match with {
        With::Phrase => (
            "Unlock phrase".into(),
            "It opens what young people sent, in this browser only. It is not your password."
                .into(),
        ),
        With::Sheet => (
            "The twelve words, in order".into(),
            "The first four letters of each word are enough.".into(),
        ),
    };
    html! {
        <SecretField id="unlock" {label} {hint} keeps={Keeps::Nothing} value={(**typed).clone()}
            fault={(**fault).clone()} {oninput} />
    }
}

pub(crate) fn signed_in_as(name: &str, tell: &Callback<Event>) -> Html {
    let tell = tell.clone();
    let sign_out = Callback::from(move |_| {
        let tell = tell.clone();
        spawn_local(async move {
            // The cookie may outlive a lost connection; the page forgets all the same.
            let _ = Client::new(Fetch::default()).sign_out().await;
            tell.emit(Event::SignedOut(WhySignedOut::Asked));
        });
    });
    html! {
        <p class="muted">
            { format!("Signed in as {name}. ") }
            <button type="button" class="link" onclick={sign_out}>{ "Sign out" }</button>
        </p>
    }
}

fn locked_because(why: WhyLocked) -> Html {
    let words = match why {
        WhyLocked::NotYet => return Html::default(),
        WhyLocked::Asked => "The words are locked. Nothing you read is left in this page.",
        WhyLocked::Idle => {
            "Nobody did anything here for ten minutes, so the words were locked away."
        }
    };
    html! { <Notice tone={Tone::Good} spoken=true>{ words }</Notice> }
}

#[cfg(test)]
#[path = "unlock/tests.rs"]
pub(crate) mod tests;
