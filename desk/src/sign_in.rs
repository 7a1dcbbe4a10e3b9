//! The first door: name and password. What follows is [`crate::second_factor`]'s; both
//! open the server, and no young person's words.

use crate::app::is_signed_out;
use crate::doorstep::Doorstep;
use crate::fault_words;
use crate::fresh::{Note, use_fresh_page};
use crate::platform::input;
use crate::secret_field::{Keeps, SecretField};
use crate::stage::{Event, Secret, WhySignedOut};
use api::desk::session::SignIn;
use client::Client;
use client::fetch::Fetch;
use controls::field::Field;
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`SignInPage`].
#[derive(Properties, PartialEq)]
pub struct SignInPageProps {
    /// Why somebody has to sign in.
    pub why: WhySignedOut,
    /// Words were open in this page.
    pub was_open: bool,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The first door.
#[component]
pub fn SignInPage(props: &SignInPageProps) -> Html {
    let leaving = use_fresh_page(props.was_open.then(|| Note::of_signing_out(props.why)));
    let name = use_state(String::new);
    let password = use_state(String::new);
    let fault = use_state(|| None::<AttrValue>);
    let asking = use_state_eq(|| false);
    let onsubmit = {
        let (name, password) = (name.clone(), password.clone());
        let (fault, asking, tell) = (fault.clone(), asking.clone(), props.tell.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if *asking {
                return;
            }
            asking.set(true);
            let typed = SignIn {
                sign_in_name: name.trim().to_owned(),
                password: (*password).clone(),
            };
            let (fault, asking, tell) = (fault.clone(), asking.clone(), tell.clone());
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                match client.sign_in(&typed).await {
                    Ok(half) => tell.emit(Event::HalfSignedIn {
                        half,
                        password: Some(Secret::of(typed.password)),
                        first_run: false,
                        made: None,
                    }),
                    Err(refused) => {
                        fault.set(Some(wrong(&refused)));
                        asking.set(false);
                    }
                }
            });
        })
    };
    html! {
        <Doorstep title="Sign in">
            { came_because(props.why) }
            if leaving {
                <p class="muted" role="status">{ "Closing what was open…" }</p>
            } else {
                <form class="stack" {onsubmit}>
                    <Field id="sign-in-name" label="Sign-in name" autocomplete="username"
                        value={(*name).clone()} oninput={typed_into(&name)} />
                    <SecretField id="password" label="Password" keeps={Keeps::OldPassword}
                        value={(*password).clone()} oninput={typed_into(&password)}
                        fault={(*fault).clone()} />
                    <p><button class="button" disabled={*asking}>
                        { if *asking { "Signing in…" } else { "Sign in" } }
                    </button></p>
                </form>
                <p class="muted">{ "After this comes your passkey or the code from your phone. Then you unlock the words with your unlock phrase." }</p>
                <div class="ways-apart">
                    <button type="button" class="link" onclick={props.tell.reform(|_: MouseEvent| Event::HasCode(true))}>
                        { "I have a one-time code from my lead" }
                    </button>
                </div>
            }
        </Doorstep>
    }
}

fn typed_into(state: &UseStateHandle<String>) -> Callback<InputEvent> {
    let state = state.clone();
    Callback::from(move |event| state.set(input::typed(&event)))
}

fn wrong(fault: &client::Fault) -> AttrValue {
    if is_signed_out(fault) {
        "That name and password do not go together. Try again.".into()
    } else {
        fault_words::words(fault).into()
    }
}

fn came_because(why: WhySignedOut) -> Html {
    match why {
        WhySignedOut::NotYet => Html::default(),
        WhySignedOut::Asked => html! {
            <Notice tone={Tone::Good} spoken=true>{ "You are signed out. Nothing you read is left in this page." }</Notice>
        },
        WhySignedOut::TooSlow => html! {
            <Notice tone={Tone::Care} spoken=true>{ "The code did not come within a quarter of an hour. Begin again with your password." }</Notice>
        },
        WhySignedOut::Ended => html! {
            <Notice tone={Tone::Care} spoken=true>{ "Your session has ended, so the words were locked away. Sign in to go on." }</Notice>
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn the_page_asks_for_name_then_password_and_has_one_button_to_go_on() {
        let html = rendered::<SignInPage>(|| SignInPageProps {
            why: WhySignedOut::NotYet,
            was_open: false,
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "<h1",
                r#"autocomplete="username""#,
                "current-password",
                "Sign in</button>",
            ],
        );
        assert!(!html.contains("notice"), "{html}");
    }

    #[tokio::test]
    async fn nothing_can_be_typed_into_a_page_that_is_about_to_go() {
        let html = rendered::<SignInPage>(|| SignInPageProps {
            why: WhySignedOut::Asked,
            was_open: true,
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &["<h1", "You are signed out", "Closing what was open"],
        );
        assert!(!html.contains("<input"), "{html}");
    }

    #[tokio::test]
    async fn somebody_whose_session_ended_is_told_so() {
        let html = rendered::<SignInPage>(|| SignInPageProps {
            why: WhySignedOut::Ended,
            was_open: false,
            tell: Callback::noop(),
        })
        .await;
        in_order(&html, &[r#"role="status""#, "has ended", "<form"]);
    }
}
