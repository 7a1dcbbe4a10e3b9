//! What a member signs in with, as a list. Changing it is the page's around it.

use crate::day_words;
use api::desk::passkeys::Passkey;
use api::desk::second_factor::FactorState;
use controls::notice::{Notice, Tone};
use yew::prelude::*;

/// With fewer spare codes than this, new ones are advised.
const FEW: u32 = 3;

/// Properties of [`Facts`].
#[derive(Properties, PartialEq)]
pub(super) struct FactsProps {
    /// How it stands.
    pub(super) factor: FactorState,
    /// Something is being asked.
    pub(super) disabled: bool,
    /// Told which passkey to remove.
    pub(super) remove: Callback<Passkey>,
}

/// Phone, spare codes and passkeys.
#[component]
pub(super) fn Facts(props: &FactsProps) -> Html {
    let factor = &props.factor;
    let since = factor
        .phone_since
        .as_deref()
        .map(|on| format!("since {}", day(on)));
    let only_one = !factor.ways.phone && factor.passkeys.len() == 1;
    let left = factor.spare_codes_left;
    html! {
        <>
            <dl class="facts">
                <div><dt>{ "Codes from your phone" }</dt><dd>{ since.unwrap_or_else(|| "not set up".to_owned()) }</dd></div>
                <div><dt>{ "Spare codes left" }</dt><dd class="figures">{ left }</dd></div>
            </dl>
            if !factor.passkeys.is_empty() {
                <h3>{ "Your passkeys" }</h3>
                <ul class="sessions">
                    { for factor.passkeys.iter().map(|passkey| line(passkey, props, only_one)) }
                </ul>
            }
            if only_one {
                <p class="small muted">{ "This passkey cannot be removed while you have nothing else: make another, or set up a phone, first." }</p>
            }
            if left < FEW {
                <Notice tone={Tone::Care}>{ "You have few spare codes left. Make new ones while you can." }</Notice>
            }
        </>
    }
}

fn line(passkey: &Passkey, props: &FactsProps, only_one: bool) -> Html {
    let onclick = {
        let passkey = passkey.clone();
        props.remove.reform(move |_: MouseEvent| passkey.clone())
    };
    let used = passkey.used_on.as_deref();
    html! {
        <li key={passkey.id.as_str()}>
            <span>
                <b>{ &passkey.name }</b>
                <span class="under">
                    { format!("Made {}. ", day(&passkey.made_on)) }
                    { used.map_or_else(|| "Not used yet.".to_owned(), |on| format!("Last used {}.", day(on))) }
                </span>
            </span>
            if !only_one {
                <button type="button" class="button slim plain" disabled={props.disabled} {onclick}>
                    { "Remove" }<span class="for-ears">{ format!(": {}", passkey.name) }</span>
                </button>
            }
        </li>
    }
}

fn day(on: &str) -> String {
    day_words::day_of(on).map_or_else(String::new, day_words::full)
}
