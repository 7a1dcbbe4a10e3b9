//! A passkey as somebody's first second factor.

use super::passkey::{Failed, MakePasskey, client, named, words, wrong_name};
use crate::app::is_signed_out;
use crate::platform::{input, passkeys};
use crate::stage::{Event, WhySignedOut};
use api::desk::second_factor::FactorSetUp;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`FirstPasskey`].
#[derive(Properties, PartialEq)]
pub struct FirstPasskeyProps {
    /// Handed the whole session and the spare codes.
    pub kept: Callback<FactorSetUp>,
    /// Told what follows when the half session has ended.
    pub tell: Callback<Event>,
}

/// A name, and the device asked.
#[component]
pub fn FirstPasskey(props: &FirstPasskeyProps) -> Html {
    let typed = use_state(String::new);
    let name_fault = use_state(|| None::<AttrValue>);
    let trouble = use_state(|| None::<AttrValue>);
    let making = use_state_eq(|| false);
    let oninput = {
        let (typed, name_fault) = (typed.clone(), name_fault.clone());
        Callback::from(move |event| {
            typed.set(input::typed(&event));
            name_fault.set(None);
        })
    };
    let make = {
        let (typed, name_fault) = (typed.clone(), name_fault.clone());
        let (trouble, making) = (trouble.clone(), making.clone());
        let (kept, tell) = (props.kept.clone(), props.tell.clone());
        Callback::from(move |()| {
            trouble.set(None);
            let wrong = wrong_name(&typed);
            name_fault.set(wrong.clone());
            if wrong.is_some() {
                return;
            }
            making.set(true);
            let name = (*typed).clone();
            let (trouble, making) = (trouble.clone(), making.clone());
            let (kept, tell) = (kept.clone(), tell.clone());
            spawn_local(async move {
                match make_first(&name).await {
                    Ok(set_up) => kept.emit(set_up),
                    Err(Failed::Server(fault)) if is_signed_out(&fault) => {
                        tell.emit(Event::SignedOut(WhySignedOut::TooSlow));
                    }
                    Err(failed) => {
                        trouble.set(Some(words(&failed)));
                        making.set(false);
                    }
                }
            });
        })
    };
    html! {
        <>
            <p>{ "Whoever learns your password must still not get in. From now on your passkey is asked for as well." }</p>
            <MakePasskey typed={(*typed).clone()} name_fault={(*name_fault).clone()}
                trouble={(*trouble).clone()} making={*making} {oninput} {make} />
        </>
    }
}

async fn make_first(name: &str) -> Result<FactorSetUp, Failed> {
    let client = client();
    let asked = client.draw_first_passkey().await?;
    let made = passkeys::make(&asked).await?;
    Ok(client.keep_first_passkey(&named(name, made)).await?)
}
