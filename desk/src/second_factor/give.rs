//! The page after the password: the code from the phone.

use super::{With, wrong};
use crate::app::{enter, is_signed_out};
use crate::doorstep::Doorstep;
use crate::platform::input;
use crate::stage::{Event, Secret, WhyLocked, WhySignedOut};
use client::Client;
use client::fetch::Fetch;
use controls::field::Field;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`GivePage`].
#[derive(Properties, PartialEq)]
pub struct GivePageProps {
    /// Whose code.
    pub name: AttrValue,
    /// The password typed a moment ago.
    pub password: Option<Secret>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The page after the password.
#[component]
pub fn GivePage(props: &GivePageProps) -> Html {
    let with = use_state_eq(With::default);
    let typed = use_state(String::new);
    let fault = use_state(|| None::<AttrValue>);
    let asking = use_state_eq(|| false);
    let onsubmit = {
        let (typed, fault, asking) = (typed.clone(), fault.clone(), asking.clone());
        let (tell, password, with) = (props.tell.clone(), props.password.clone(), *with);
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if *asking {
                return;
            }
            asking.set(true);
            let proof = with.proof(&typed);
            let (typed, fault, asking) = (typed.clone(), fault.clone(), asking.clone());
            let (tell, password) = (tell.clone(), password.clone());
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                match client.give_factor(&proof).await {
                    Ok(whole) => {
                        let why = WhyLocked::NotYet;
                        tell.emit(enter(&client, whole.session, password, why).await);
                    }
                    Err(refused) if is_signed_out(&refused) => {
                        tell.emit(Event::SignedOut(WhySignedOut::TooSlow));
                    }
                    Err(refused) => {
                        // A code is soon another one; a spare code has one letter to mend.
                        if with == With::Phone {
                            typed.set(String::new());
                        }
                        fault.set(Some(wrong(&refused, with)));
                        asking.set(false);
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
        Callback::from(move |_: MouseEvent| {
            with.set(with.other());
            typed.set(String::new());
            fault.set(None);
        })
    };
    html! {
        <Doorstep title={if *with == With::Phone { "Type the code from your phone" } else { "Type a spare code" }}>
            <form class="stack" {onsubmit} novalidate=true>
                <CodeField with={*with} typed={(*typed).clone()} fault={(*fault).clone()} {oninput} />
                <p><button class="button" disabled={*asking}>
                    { if *asking { "Checking…" } else { "Go on" } }
                </button></p>
            </form>
            <div class="ways-apart">
                <button type="button" class="link" onclick={other}>{ with.other_words() }</button>
                { not_me(&props.name, &props.tell) }
            </div>
        </Doorstep>
    }
}

/// Properties of [`CodeField`].
#[derive(Properties, PartialEq)]
pub struct CodeFieldProps {
    /// What is typed into it.
    pub with: With,
    /// What is typed.
    pub typed: AttrValue,
    /// What is wrong with it.
    pub fault: Option<AttrValue>,
    /// Told each change.
    pub oninput: Callback<InputEvent>,
}

/// The box for a code.
#[component]
pub fn CodeField(props: &CodeFieldProps) -> Html {
    let phone = props.with == With::Phone;
    html! {
        <Field id="second-factor" class={classes!("code-field")} label={props.with.label()} hint={props.with.hint()}
            inputmode={if phone { "numeric" } else { "text" }}
            autocomplete={if phone { "one-time-code" } else { "off" }}
            value={props.typed.clone()} fault={props.fault.clone()} oninput={props.oninput.clone()} />
    }
}

/// The way back to the password.
pub(super) fn not_me(name: &str, tell: &Callback<Event>) -> Html {
    let tell = tell.clone();
    let back = Callback::from(move |_: MouseEvent| {
        let tell = tell.clone();
        spawn_local(async move {
            // The half session ends by itself where this does not arrive.
            let _ = Client::new(Fetch::default()).sign_out().await;
            tell.emit(Event::SignedOut(WhySignedOut::NotYet));
        });
    });
    html! {
        <p class="muted">
            { format!("Signing in as {name}. ") }
            <button type="button" class="link" onclick={back}>{ "Begin again" }</button>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn the_page_asks_for_the_code_and_offers_paper_and_the_way_back() {
        let html = rendered::<GivePage>(|| GivePageProps {
            name: "Sam Okafor".into(),
            password: None,
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "<h1",
                "Code from your phone",
                r#"inputmode="numeric""#,
                "one-time-code",
                "Go on</button>",
                "use a spare code",
                "Signing in as Sam Okafor",
                "Begin again",
            ],
        );
    }

    #[tokio::test]
    async fn a_spare_code_is_typed_as_letters_and_kept_by_no_browser() {
        let html = rendered::<CodeField>(|| CodeFieldProps {
            with: With::Paper,
            typed: "".into(),
            fault: Some("That is none of your spare codes.".into()),
            oninput: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &["Spare code", r#"role="alert""#, r#"autocomplete="off""#],
        );
    }
}
