//! Asking for the second factor again, in the place where the server wants it fresh.
//! What was being done goes on afterwards.

use super::With;
use super::give::{CodeField, OtherWays, said};
use super::passkey::{Failed, When, client};
use crate::app::is_signed_out;
use crate::platform::{input, page};
use crate::stage::{Event, WhySignedOut};
use api::desk::passkeys::Ways;
use api::problem::Code;
use client::Fault;
use yew::platform::spawn_local;
use yew::prelude::*;

const TITLE_ID: &str = "again-title";

/// Whether the server wants the second factor again before it does this.
#[must_use]
pub fn is_asked_again(fault: &Fault) -> bool {
    matches!(fault, Fault::Refused(problem) if problem.code == Code::ProveAgain)
}

/// Properties of [`ProveAgain`].
#[derive(Properties, PartialEq)]
pub struct ProveAgainProps {
    /// Told when the server knows that it is them.
    pub done: Callback<()>,
    /// Told when they would rather not; no such way is offered without it.
    #[prop_or_default]
    pub leave: Option<Callback<()>>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// The code once more.
#[component]
pub fn ProveAgain(props: &ProveAgainProps) -> Html {
    // Until the server has said so, they have a phone.
    let ways = use_state_eq(|| Ways {
        phone: true,
        ..Ways::default()
    });
    let chosen = use_state_eq(|| None::<With>);
    let with = chosen.unwrap_or(With::first(*ways));
    let typed = use_state(String::new);
    let fault = use_state(|| None::<AttrValue>);
    let asking = use_state_eq(|| false);
    use_effect_with((), |()| page::focus(TITLE_ID));
    use_ways(&ways);
    let onsubmit = {
        let (typed, fault, asking, with) = (typed.clone(), fault.clone(), asking.clone(), with);
        let (done, tell) = (props.done.clone(), props.tell.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if *asking {
                return;
            }
            asking.set(true);
            let (typed, fault, asking) = (typed.clone(), fault.clone(), asking.clone());
            let (done, tell) = (done.clone(), tell.clone());
            spawn_local(async move {
                let client = client();
                let given = match with.proof(&client, &typed, When::Again).await {
                    Ok(proof) => client.prove_again(&proof).await.map_err(Failed::Server),
                    Err(failed) => Err(failed),
                };
                match given {
                    Ok(_) => done.emit(()),
                    Err(Failed::Server(refused)) if is_signed_out(&refused) => {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended));
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
        let (typed, chosen) = (typed.clone(), chosen.clone());
        Callback::from(move |event| {
            // Nothing else stands here from now on, whatever the server says they have.
            chosen.set(Some(with));
            typed.set(input::typed(&event));
        })
    };
    let choose = {
        let (chosen, typed, fault) = (chosen.clone(), typed.clone(), fault.clone());
        Callback::from(move |other: With| {
            chosen.set(Some(other));
            typed.set(String::new());
            fault.set(None);
        })
    };
    let leave = props.leave.clone().map(|leave| {
        let onclick = leave.reform(|_: MouseEvent| ());
        html! { <button type="button" class="button plain" {onclick}>{ "Not now" }</button> }
    });
    html! {
        <section class="card stack asking" aria-labelledby={TITLE_ID}>
            <h3 id={TITLE_ID} tabindex="-1">{ "Show once more that it is you" }</h3>
            <p>{ "Keys, people, spare codes, another phone and files to take away ask for a passkey or a code that is at most five minutes old. Nothing you did here is lost." }</p>
            <form class="stack" {onsubmit} novalidate=true>
                <CodeField {with} typed={(*typed).clone()} fault={(*fault).clone()} {oninput} />
                <div class="ways">
                    <button class="button" disabled={*asking}>{ with.button(*asking) }</button>
                    { leave.unwrap_or_default() }
                </div>
            </form>
            <OtherWays {with} ways={*ways} {choose} />
        </section>
    }
}

/// Asks once by what they can show that it is them.
#[hook]
fn use_ways(ways: &UseStateHandle<Ways>) {
    let ways = ways.setter();
    use_effect_with((), move |()| {
        spawn_local(async move {
            if let Ok(factor) = client().factor().await {
                ways.set(factor.ways);
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use api::problem::Problem;

    #[tokio::test]
    async fn it_says_why_asks_for_the_code_and_can_be_left() {
        let html = rendered::<ProveAgain>(|| ProveAgainProps {
            done: Callback::noop(),
            leave: Some(Callback::noop()),
            tell: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "once more that it is you",
                "five minutes",
                "Code from your phone",
                "Go on</button>",
                "Not now</button>",
                "use a spare code",
            ],
        );
    }

    #[test]
    fn only_its_own_refusal_asks_again() {
        let refused = |code| Fault::Refused(Problem::new(code, ""));
        assert!(is_asked_again(&refused(Code::ProveAgain)));
        assert!(!is_asked_again(&refused(Code::NotAllowed)));
        assert!(!is_asked_again(&Fault::Offline));
    }
}
