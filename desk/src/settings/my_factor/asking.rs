//! What the page asks of the server, and of the device.

use super::{Change, Doing, State, Wanted};
use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::passkeys;
use crate::second_factor::again::is_asked_again;
use crate::second_factor::passkey::{Failed, named, words, wrong_name};
use crate::second_factor::steps::wrong_first;
use crate::stage::{Event, WhySignedOut};
use api::desk::second_factor::{FactorState, FirstCode};
use client::Client;
use client::fetch::Fetch;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Asks how it stands: at first, and after each thing done.
#[hook]
pub(super) fn use_looking(state: &UseReducerHandle<State>) {
    let rests = state.doing == Doing::Nothing;
    let dispatcher = state.dispatcher();
    use_effect_with(rests, move |rests| {
        if *rests {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).factor().await;
                dispatcher.dispatch(Change::Came(answer));
            });
        }
    });
}

/// Asks for what is wanted.
#[hook]
pub(super) fn use_asking(state: &UseReducerHandle<State>, tell: &Callback<Event>) {
    let wanted = match &state.doing {
        Doing::Asking(wanted) => Some(wanted.clone()),
        _ => None,
    };
    let (dispatcher, tell) = (state.dispatcher(), tell.clone());
    use_effect_with(wanted, move |wanted| {
        let Some(wanted) = wanted.clone() else {
            return;
        };
        spawn_local(async move {
            let client = Client::new(Fetch::default());
            let came = match &wanted {
                Wanted::Codes => client
                    .new_spare_codes()
                    .await
                    .map(|new| Change::Codes(new.codes)),
                Wanted::Phone => client.draw_next_factor().await.map(Change::Drawn),
                Wanted::Passkey => client.factor().await.map(|factor| {
                    if factor.fresh_seconds > 0 {
                        Change::NamePasskey
                    } else {
                        Change::AskedAgain(Wanted::Passkey)
                    }
                }),
                Wanted::Remove(id) => client
                    .remove_passkey(id)
                    .await
                    .map(|factor| Change::PasskeysAre(factor, "The passkey is removed.")),
            };
            match came {
                Ok(change) => dispatcher.dispatch(change),
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                Err(fault) if is_asked_again(&fault) => {
                    dispatcher.dispatch(Change::AskedAgain(wanted));
                }
                Err(fault) => {
                    dispatcher.dispatch(Change::Trouble(fault_words::words(&fault).into()))
                }
            }
        });
    });
}

/// Checks the first code of another phone.
#[hook]
pub(super) fn use_checking(state: &UseReducerHandle<State>, tell: &Callback<Event>) {
    let first = FirstCode {
        code: state.typed.clone(),
    };
    let (dispatcher, tell) = (state.dispatcher(), tell.clone());
    let phone = matches!(state.doing, Doing::Phone(_));
    use_effect_with(state.checking && phone, move |checking| {
        if !*checking {
            return;
        }
        spawn_local(async move {
            match Client::new(Fetch::default())
                .prove_next_factor(&first)
                .await
            {
                Ok(new) => dispatcher.dispatch(Change::Codes(new.codes)),
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                // Asked for again, the secret is the same: the phone need not scan twice.
                Err(fault) if is_asked_again(&fault) => {
                    dispatcher.dispatch(Change::Wrong(AttrValue::default()));
                    dispatcher.dispatch(Change::AskedAgain(Wanted::Phone));
                }
                Err(fault) => dispatcher.dispatch(Change::Wrong(wrong_first(&fault))),
            }
        });
    });
}

/// Has the device make a passkey of the name that was typed.
#[hook]
pub(super) fn use_making(state: &UseReducerHandle<State>, tell: &Callback<Event>) {
    let name = state.typed.clone();
    let (dispatcher, tell) = (state.dispatcher(), tell.clone());
    let making = state.checking && state.doing == Doing::Passkey;
    use_effect_with(making, move |making| {
        if !*making {
            return;
        }
        if let Some(words) = wrong_name(&name) {
            dispatcher.dispatch(Change::Wrong(words));
            return;
        }
        spawn_local(async move {
            match make(&name).await {
                Ok(factor) => {
                    dispatcher.dispatch(Change::PasskeysAre(factor, "The passkey is ready."));
                }
                Err(Failed::Server(fault)) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                // What it is called stays typed.
                Err(Failed::Server(fault)) if is_asked_again(&fault) => {
                    dispatcher.dispatch(Change::NamePasskey);
                    dispatcher.dispatch(Change::AskedAgain(Wanted::Passkey));
                }
                Err(failed) => dispatcher.dispatch(Change::NotMade(words(&failed))),
            }
        });
    });
}

async fn make(name: &str) -> Result<FactorState, Failed> {
    let client = Client::new(Fetch::default());
    let asked = client.draw_passkey().await?;
    let made = passkeys::make(&asked).await?;
    Ok(client.keep_passkey(&named(name, made)).await?)
}
