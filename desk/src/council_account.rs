//! Signing in with an account that the council keeps: the second button of the sign-in
//! page, and how it ended, in words. Linking one is in Settings; using a one-time code
//! with one is on the page of the code.

use crate::fault_words;
use crate::platform::page;
use api::desk::council_account::Outcome;
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// What the server calls the account; none where it takes none, and until it has said so.
#[hook]
pub fn use_offered() -> UseStateHandle<Option<AttrValue>> {
    let offered = use_state_eq(|| None::<AttrValue>);
    let setter = offered.setter();
    use_effect_with((), move |()| {
        spawn_local(async move {
            if let Ok(setup) = Client::new(Fetch::default()).setup().await {
                setter.set(setup.council_account.map(AttrValue::from));
            }
        });
    });
    offered
}

/// The second button of the sign-in page, where the server takes such accounts.
#[component]
pub fn GoSignIn() -> Html {
    let offered = use_offered();
    let fault = use_state_eq(|| None::<AttrValue>);
    let going = use_state_eq(|| false);
    let go = {
        let (fault, going) = (fault.setter(), going.clone());
        Callback::from(move |_: MouseEvent| {
            if *going {
                return;
            }
            going.set(true);
            fault.set(None);
            let (fault, going) = (fault.clone(), going.setter());
            spawn_local(async move {
                match Client::new(Fetch::default()).go_sign_in().await {
                    Ok(there) => page::go_to(&there.address),
                    Err(refused) => fault.set(Some(not_going(&refused))),
                }
                // Also when it goes: whoever comes back by the Back button finds a button.
                going.set(false);
            });
        })
    };
    match &*offered {
        None => Html::default(),
        Some(name) => html! {
            <GoButton name={name.clone()} going={*going} fault={(*fault).clone()} {go} />
        },
    }
}

/// Properties of [`GoButton`].
#[derive(Properties, PartialEq)]
pub struct GoButtonProps {
    /// What the account is called.
    pub name: AttrValue,
    /// The browser is about to go.
    pub going: bool,
    /// Why it does not.
    pub fault: Option<AttrValue>,
    /// Pressed.
    pub go: Callback<MouseEvent>,
}

/// The button itself.
#[component]
pub fn GoButton(props: &GoButtonProps) -> Html {
    html! {
        <div class="ways-apart">
            if let Some(words) = &props.fault {
                <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice>
            }
            <p><button type="button" class="button plain" id="council-account" aria-disabled={props.going.to_string()}
                onclick={props.go.clone()}>
                { if props.going { AttrValue::from("Going there…") } else { format!("Sign in with {}", props.name).into() } }
            </button></p>
        </div>
    }
}

/// Why the browser does not go, in plain words.
#[must_use]
pub fn not_going(fault: &Fault) -> AttrValue {
    match fault {
        Fault::Refused(problem) if problem.code == Code::Unavailable => {
            "The council’s sign-in does not answer at the moment. Use your password, or try \
             again in some minutes."
                .into()
        }
        _ => fault_words::words(fault).into(),
    }
}

/// How it ended, where somebody has to know.
pub fn ended(outcome: Outcome) -> Html {
    let tone = match outcome {
        Outcome::Right => return Html::default(),
        Outcome::Linked => Tone::Good,
        _ => Tone::Care,
    };
    html! { <Notice {tone} spoken=true>{ words(outcome) }</Notice> }
}

/// How it ended, in plain words.
#[must_use]
pub const fn words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Right => "Your council account was right.",
        Outcome::Linked => "Your council account is linked. From now on it lets you in.",
        Outcome::Declined => "The council’s sign-in was broken off. Nothing has changed.",
        Outcome::BeginAgain => {
            "That took too long, or was used before. Begin again, in this window."
        }
        Outcome::NotLinked => {
            "That council account does not open this desk. Do you have an account here? Sign in \
             with your password, then link it in Settings. If not, a lead has to invite you."
        }
        Outcome::LinkedAlready => {
            "That council account is in use at this desk already. Sign in there with your own, \
             or ask a lead."
        }
        Outcome::CodeOver => {
            "Your one-time code was used in the meantime, or its seven days are over. Ask your \
             lead for a new one."
        }
        Outcome::SessionOver => {
            "You were signed out in the meantime, so nothing was linked. Sign in and link it again."
        }
        Outcome::NoAnswer => {
            "The council’s sign-in did not answer as it should. Use your password, or try again \
             in some minutes."
        }
        Outcome::NotTrusted => {
            "What the council’s sign-in said could not be trusted, so you were not let in. Tell \
             your IT: the server’s log says why."
        }
        Outcome::ClocksDiffer => {
            "The clocks of this server and of the council’s sign-in differ, so you were not let \
             in. Tell your IT."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use api::problem::Problem;

    #[test]
    fn each_end_has_words_of_its_own_and_a_stranger_learns_nobodys_name() {
        let mut said: Vec<&str> = Outcome::ALL.iter().map(|end| words(*end)).collect();
        said.sort_unstable();
        said.dedup();
        assert_eq!(said.len(), Outcome::ALL.len());
        assert!(words(Outcome::NotLinked).contains("a lead has to invite you"));
    }

    #[test]
    fn while_the_provider_is_down_the_password_is_pointed_at() {
        let down = Fault::Refused(Problem::new(Code::Unavailable, "down"));
        assert!(not_going(&down).contains("Use your password"));
    }

    #[tokio::test]
    async fn the_button_says_what_the_council_calls_it_and_what_went_wrong_before_it() {
        let html = rendered::<GoButton>(|| GoButtonProps {
            name: "your Slough account".into(),
            going: false,
            fault: Some("It does not answer.".into()),
            go: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "It does not answer.",
                r#"type="button""#,
                "Sign in with your Slough account",
            ],
        );
    }
}
