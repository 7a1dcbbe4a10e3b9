//! A passkey in the place of the code from a phone: given, and made.

use crate::fault_words;
use crate::platform::input;
use crate::platform::passkeys::{self, NoPasskey};
use api::desk::passkeys::{Made, NewPasskey, passkey_name};
use api::desk::second_factor::Proof;
use api::problem::Code;
use client::Fault;
use client::fetch::Fetch;
use client::{Client, transport::Transport};
use controls::field::Field;
use controls::notice::{Notice, Tone};
use yew::prelude::*;

/// Why a passkey was not given or made.
#[derive(Debug, Clone, PartialEq)]
pub enum Failed {
    /// The server refused, or did not answer.
    Server(Fault),
    /// The browser handed nothing over.
    Browser(NoPasskey),
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Self {
        Self::Server(fault)
    }
}

impl From<NoPasskey> for Failed {
    fn from(fault: NoPasskey) -> Self {
        Self::Browser(fault)
    }
}

/// When a passkey is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// After the password.
    SigningIn,
    /// Before what asks for it fresh.
    Again,
}

/// Has the browser give one.
///
/// # Errors
/// [`Failed`].
pub async fn give<T: Transport>(client: &Client<T>, when: When) -> Result<Proof, Failed> {
    let asked = match when {
        When::SigningIn => client.ask_for_passkey().await?,
        When::Again => client.ask_for_passkey_again().await?,
    };
    Ok(Proof::Passkey(passkeys::give(&asked).await?))
}

/// Why it did not work, in plain words.
#[must_use]
pub fn words(failed: &Failed) -> AttrValue {
    match failed {
        Failed::Browser(NoPasskey::NotHere) => {
            "This browser takes no passkeys on this page. Use another way, or another browser."
        }
        Failed::Browser(NoPasskey::Left) => {
            "Nothing came from your device. Try again, and follow what it asks. It asks for your \
             finger, your face or its PIN."
        }
        Failed::Browser(NoPasskey::There) => {
            "This device has a passkey of yours already. Use that one, or make one on another \
             device."
        }
        Failed::Server(Fault::Refused(problem)) => match (problem.code, problem.field.as_deref()) {
            (Code::Invalid, Some("passkey")) if problem.detail.contains("copied") => {
                "This passkey was not taken: there may be a copy of it. Use another way, then \
                 remove it in Settings and tell your lead."
            }
            (Code::Invalid, Some("passkey")) if problem.detail.contains("address") => {
                "This passkey was not taken: the server was set up for another address than this \
                 page’s. Tell your IT."
            }
            (Code::Invalid, Some("passkey")) if problem.detail.contains("who holds it") => {
                "This device did not check that it is you. Set up a PIN or a finger on it first, \
                 or use another way."
            }
            (Code::Invalid, Some("passkey")) => "That passkey was not taken. Try again.",
            (Code::Conflict, _) if problem.detail.contains("five minutes") => {
                "That took longer than five minutes. Try again."
            }
            _ => return fault_words::refused_words(problem),
        },
        Failed::Server(fault) => return fault_words::words(fault).into(),
    }
    .into()
}

/// Properties of [`MakePasskey`].
#[derive(Properties, PartialEq)]
pub struct MakePasskeyProps {
    /// What it is to be called, as it is typed.
    pub typed: AttrValue,
    /// What is wrong with that.
    pub name_fault: Option<AttrValue>,
    /// What else went wrong.
    pub trouble: Option<AttrValue>,
    /// The browser is asking.
    pub making: bool,
    /// Told what is typed.
    pub oninput: Callback<InputEvent>,
    /// Told to make it.
    pub make: Callback<()>,
}

/// A name, and the button that has the browser ask.
#[component]
pub fn MakePasskey(props: &MakePasskeyProps) -> Html {
    let onsubmit = {
        let (make, making) = (props.make.clone(), props.making);
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if !making {
                make.emit(());
            }
        })
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <p>{ "A passkey is kept by this device, by your phone or by a security key. It works at this desk and nowhere else, so nobody can lure it away from you." }</p>
            <Field id="passkey-name" label="Name of the passkey" hint="So that you know it again, such as “Work laptop”."
                autocomplete="off" value={props.typed.clone()} fault={props.name_fault.clone()}
                oninput={props.oninput.clone()} />
            if let Some(words) = &props.trouble {
                <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice>
            }
            <p><button class="button" disabled={props.making}>
                { if props.making { "Follow what your device asks…" } else { "Make the passkey" } }
            </button></p>
        </form>
    }
}

/// What is wrong with a name, before anything is asked.
#[must_use]
pub fn wrong_name(typed: &str) -> Option<AttrValue> {
    passkey_name(typed).err().map(|fault| {
        let said = fault.to_string();
        let mut letters = said.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        format!("{}.", first.chain(letters).collect::<String>()).into()
    })
}

/// What was made, under its name.
#[must_use]
pub fn named(typed: &str, made: Made) -> NewPasskey {
    NewPasskey {
        name: typed.trim().to_owned(),
        made,
    }
}

/// A client that fetches.
pub(crate) fn client() -> Client<Fetch> {
    Client::new(Fetch::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use api::problem::Problem;

    #[tokio::test]
    async fn a_passkey_is_explained_then_named_then_made() {
        let html = rendered::<MakePasskey>(|| MakePasskeyProps {
            typed: "".into(),
            name_fault: wrong_name(" "),
            trouble: None,
            making: false,
            oninput: Callback::noop(),
            make: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "nowhere else",
                "Name of the passkey",
                r#"role="alert""#,
                "Give it a name",
                "Make the passkey</button>",
            ],
        );
    }

    #[test]
    fn what_can_go_wrong_is_told_apart() {
        let refused = |detail: &str| {
            let mut problem = Problem::new(Code::Invalid, detail);
            problem.field = Some("passkey".to_owned());
            words(&Failed::Server(Fault::Refused(problem)))
        };
        let mut all = vec![
            refused("not signed by this passkey for this question"),
            refused("this passkey may have been copied: remove it and make another"),
            refused("made for another address than the server's public_url"),
            refused("the device did not check who holds it"),
            words(&Failed::Browser(NoPasskey::NotHere)),
            words(&Failed::Browser(NoPasskey::Left)),
            words(&Failed::Browser(NoPasskey::There)),
            words(&Failed::Server(Fault::Offline)),
        ];
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 8);
    }
}
