//! The page after the password for whoever has no second factor: the phone or a
//! passkey, then the spare codes.

use super::first_passkey::FirstPasskey;
use super::give::not_me;
use super::paper::SpareCodesStep;
use super::steps::{FactorSteps, wrong_first};
use crate::app::{enter, is_signed_out};
use crate::doorstep::Doorstep;
use crate::fault_words;
use crate::first_run::steps::{Step, Steps};
use crate::platform::{clock, input};
use crate::stage::{Event, Secret, WhyLocked, WhySignedOut};
use api::desk::passkeys::Ways;
use api::desk::second_factor::{DrawnFactor, FactorSetUp, FirstCode};
use api::desk::session::Session;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`SetUpPage`].
#[derive(Properties, PartialEq)]
pub struct SetUpPageProps {
    /// Whose.
    pub name: AttrValue,
    /// Whether a passkey can be made.
    pub ways: Ways,
    /// The password typed a moment ago.
    pub password: Option<Secret>,
    /// It is a step of the first run.
    pub first_run: bool,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The phone, then the spare codes.
#[component]
pub fn SetUpPage(props: &SetUpPageProps) -> Html {
    let drawn = use_state(|| None::<Result<DrawnFactor, AttrValue>>);
    let typed = use_state(String::new);
    let fault = use_state(|| None::<AttrValue>);
    let checking = use_state_eq(|| false);
    let done = use_state(|| None::<FactorSetUp>);
    let by_passkey = use_state_eq(|| false);
    use_drawn(&drawn, &props.tell);
    let above = if props.first_run {
        html! { <Steps at={Step::Phone} /> }
    } else {
        Html::default()
    };
    if let Some(done) = &*done {
        let on_paper = go_on(&done.session, props);
        return html! {
            <Doorstep title="Print your spare codes" {above}>
                <SpareCodesStep codes={done.spare_codes.clone()} name={props.name.clone()}
                    today={clock::today()} {on_paper} />
            </Doorstep>
        };
    }
    let other = {
        let by_passkey = by_passkey.clone();
        Callback::from(move |_: MouseEvent| by_passkey.set(!*by_passkey))
    };
    if *by_passkey {
        let kept = done.setter();
        let kept = Callback::from(move |set_up| kept.set(Some(set_up)));
        return html! {
            <Doorstep title="Make a passkey" {above}>
                <FirstPasskey {kept} tell={props.tell.clone()} />
                <div class="ways-apart">
                    <button type="button" class="link" onclick={other}>{ "Use codes from a phone" }</button>
                    { not_me(&props.name, &props.tell) }
                </div>
            </Doorstep>
        };
    }
    let check = {
        let (typed, fault, checking) = (typed.clone(), fault.clone(), checking.clone());
        let (done, tell) = (done.setter(), props.tell.clone());
        Callback::from(move |()| {
            checking.set(true);
            let first = FirstCode {
                code: (*typed).clone(),
            };
            let (fault, checking) = (fault.clone(), checking.clone());
            let (done, tell) = (done.clone(), tell.clone());
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                match client.prove_first_factor(&first).await {
                    Ok(set_up) => done.set(Some(set_up)),
                    Err(refused) if is_signed_out(&refused) => {
                        tell.emit(Event::SignedOut(WhySignedOut::TooSlow));
                    }
                    Err(refused) => {
                        fault.set(Some(wrong_first(&refused)));
                        checking.set(false);
                    }
                }
            });
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event| typed.set(input::typed(&event)))
    };
    html! {
        <Doorstep title="Set up your phone for codes" {above}>
            <p>{ "Whoever learns your password must still not get in. From now on a code from your phone is asked for as well." }</p>
            { match &*drawn {
                None => html! { <p class="muted" role="status">{ "Drawing a secret for your phone…" }</p> },
                Some(Err(words)) => html! { <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice> },
                Some(Ok(drawn)) => html! {
                    <FactorSteps drawn={drawn.clone()} typed={(*typed).clone()} fault={(*fault).clone()}
                        checking={*checking} {oninput} {check} />
                },
            } }
            <div class="ways-apart">
                if props.ways.can_make_passkey {
                    <button type="button" class="link" onclick={other}>{ "Use a passkey in place of a phone" }</button>
                }
                { not_me(&props.name, &props.tell) }
            </div>
        </Doorstep>
    }
}

/// Asks for the secret once.
#[hook]
fn use_drawn(
    drawn: &UseStateHandle<Option<Result<DrawnFactor, AttrValue>>>,
    tell: &Callback<Event>,
) {
    let (drawn, tell) = (drawn.setter(), tell.clone());
    use_effect_with((), move |()| {
        spawn_local(async move {
            match Client::new(Fetch::default()).draw_first_factor().await {
                Ok(secret) => drawn.set(Some(Ok(secret))),
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::TooSlow));
                }
                Err(fault) => drawn.set(Some(Err(fault_words::words(&fault).into()))),
            }
        });
    });
}

fn go_on(session: &Session, props: &SetUpPageProps) -> Callback<()> {
    let (session, tell) = (session.clone(), props.tell.clone());
    let password = props.password.clone();
    Callback::from(move |()| {
        let (session, tell) = (session.clone(), tell.clone());
        let password = password.clone();
        spawn_local(async move {
            let client = Client::new(Fetch::default());
            tell.emit(enter(&client, session, password, WhyLocked::NotYet).await);
        });
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn the_page_says_why_and_offers_the_way_back_while_it_waits() {
        for first_run in [true, false] {
            let html = rendered::<SetUpPage>(move || SetUpPageProps {
                name: "Sam Okafor".into(),
                ways: Ways {
                    can_make_passkey: first_run,
                    ..Ways::default()
                },
                password: None,
                first_run,
                tell: Callback::noop(),
            })
            .await;
            in_order(
                &html,
                &[
                    "<h1",
                    "Whoever learns your password",
                    r#"role="status""#,
                    "Begin again",
                ],
            );
            assert_eq!(html.contains("aria-current"), first_run, "{html}");
            assert_eq!(html.contains("Use a passkey"), first_run, "{html}");
        }
    }
}
