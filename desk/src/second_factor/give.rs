//! The page after the password: the passkey, the code from the phone, or a spare code.

use super::passkey::{Failed, When, client, words};
use super::{With, wrong};
use crate::app::{enter, is_signed_out};
use crate::doorstep::Doorstep;
use crate::platform::input;
use crate::stage::{Event, Secret, WhyLocked, WhySignedOut};
use api::desk::passkeys::Ways;
use controls::field::Field;
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`GivePage`].
#[derive(Properties, PartialEq)]
pub struct GivePageProps {
    /// Whose code.
    pub name: AttrValue,
    /// By what they can show that it is them.
    pub ways: Ways,
    /// The password typed a moment ago.
    pub password: Option<Secret>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The page after the password.
#[component]
pub fn GivePage(props: &GivePageProps) -> Html {
    let with = use_state_eq(|| With::first(props.ways));
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
            let (typed, fault, asking) = (typed.clone(), fault.clone(), asking.clone());
            let (tell, password) = (tell.clone(), password.clone());
            spawn_local(async move {
                let client = client();
                let given = match with.proof(&client, &typed, When::SigningIn).await {
                    Ok(proof) => client.give_factor(&proof).await.map_err(Failed::Server),
                    Err(failed) => Err(failed),
                };
                match given {
                    Ok(whole) => {
                        let why = WhyLocked::NotYet;
                        tell.emit(enter(&client, whole.session, password, why).await);
                    }
                    Err(Failed::Server(refused)) if is_signed_out(&refused) => {
                        tell.emit(Event::SignedOut(WhySignedOut::TooSlow));
                    }
                    Err(failed) => {
                        // A code is soon another one; a spare code has one letter to mend.
                        if with == With::Phone {
                            typed.set(String::new());
                        }
                        fault.set(Some(said(&failed, with)));
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
    let choose = {
        let (with, typed, fault) = (with.clone(), typed.clone(), fault.clone());
        Callback::from(move |other: With| {
            with.set(other);
            typed.set(String::new());
            fault.set(None);
        })
    };
    html! {
        <Doorstep title={with.title()}>
            <form class="stack" {onsubmit} novalidate=true>
                <CodeField with={*with} typed={(*typed).clone()} fault={(*fault).clone()} {oninput} />
                <p><button class="button" disabled={*asking}>{ with.button(*asking) }</button></p>
            </form>
            <div class="ways-apart">
                <OtherWays with={*with} ways={props.ways} {choose} />
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

/// The box for a code; for a passkey, what happens next.
#[component]
pub fn CodeField(props: &CodeFieldProps) -> Html {
    if props.with == With::Passkey {
        return html! {
            <>
                <p>{ props.with.hint() }</p>
                if let Some(words) = &props.fault {
                    <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice>
                }
            </>
        };
    }
    let phone = props.with == With::Phone;
    html! {
        <Field id="second-factor" class={classes!("code-field")} label={props.with.label()} hint={props.with.hint()}
            inputmode={if phone { "numeric" } else { "text" }}
            autocomplete={if phone { "one-time-code" } else { "off" }}
            value={props.typed.clone()} fault={props.fault.clone()} oninput={props.oninput.clone()} />
    }
}

/// Properties of [`OtherWays`].
#[derive(Properties, PartialEq)]
pub struct OtherWaysProps {
    /// What is asked for now.
    pub with: With,
    /// By what they can show that it is them.
    pub ways: Ways,
    /// Told which other they choose.
    pub choose: Callback<With>,
}

/// The ways to give something else.
#[component]
pub fn OtherWays(props: &OtherWaysProps) -> Html {
    let others = props.with.others(props.ways).into_iter().map(|other| {
        let onclick = props.choose.reform(move |_: MouseEvent| other);
        html! {
            <p key={other.label()}><button type="button" class="link" {onclick}>{ other.way() }</button></p>
        }
    });
    html! { <div class="stack">{ for others }</div> }
}

/// Why it was not taken.
pub(super) fn said(failed: &Failed, with: With) -> AttrValue {
    match failed {
        Failed::Server(fault) => wrong(fault, with),
        Failed::Browser(_) => words(failed),
    }
}

/// The way back to the password.
pub(super) fn not_me(name: &str, tell: &Callback<Event>) -> Html {
    let tell = tell.clone();
    let back = Callback::from(move |_: MouseEvent| {
        let tell = tell.clone();
        spawn_local(async move {
            // The half session ends by itself where this does not arrive.
            let _ = client().sign_out().await;
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
            ways: Ways {
                phone: true,
                ..Ways::default()
            },
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
    async fn who_has_a_passkey_is_asked_for_it_and_may_give_a_code_in_its_place() {
        let html = rendered::<GivePage>(|| GivePageProps {
            name: "Sam Okafor".into(),
            ways: Ways {
                phone: true,
                passkey: true,
                can_make_passkey: true,
            },
            password: None,
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "<h1",
                "your finger, your face or its PIN",
                "Use your passkey</button>",
                "Use the code from my phone",
                "use a spare code",
            ],
        );
        assert!(!html.contains("<input"), "{html}");
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
