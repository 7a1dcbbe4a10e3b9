//! The member's council account: linked, so that it lets them in, and unlinked. Nothing
//! is shown where the server takes no such account.

use crate::app::is_signed_out;
use crate::council_account::not_going;
use crate::day_words;
use crate::fault_words;
use crate::platform::{clock, page};
use crate::remote::Remote;
use crate::second_factor::again::{ProveAgain, is_asked_again};
use crate::stage::{Event, WhySignedOut};
use api::desk::council_account::MyAccount;
use chrono::NaiveDate;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Where the keyboard goes when one thing makes way for another.
const PLACE: &str = "my-council-account";

/// What somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Their account linked.
    Link,
    /// It unlinked.
    Unlink,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Doing {
    /// Nothing.
    #[default]
    Nothing,
    /// Whether to unlink is being asked.
    AskingWhether,
    /// The server is being asked for this.
    Asking(Wanted),
    /// The second factor has to be given again before this.
    Proving(Wanted),
}

/// How it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    account: Remote<MyAccount>,
    doing: Doing,
    trouble: Option<AttrValue>,
    unlinked: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            account: Remote::Waiting,
            doing: Doing::Nothing,
            trouble: None,
            unlinked: false,
        }
    }
}

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// The server said how it stands, or did not.
    Came(Result<MyAccount, Fault>),
    /// Something else is being done.
    Do(Doing),
    /// It is unlinked.
    Unlinked(MyAccount),
    /// It could not be done.
    Trouble(AttrValue),
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Came(answer) => next.account = next.account.after(answer),
            Change::Do(doing) => {
                next.doing = doing;
                next.trouble = None;
                next.unlinked = false;
            }
            Change::Unlinked(account) => {
                next.account = Remote::Ready(account);
                next.doing = Doing::Nothing;
                next.unlinked = true;
            }
            Change::Trouble(words) => {
                next.doing = Doing::Nothing;
                next.trouble = Some(words);
            }
        }
        Rc::new(next)
    }
}

/// Properties of [`MyCouncilAccount`].
#[derive(Properties, PartialEq)]
pub struct MyCouncilAccountProps {
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The member's council account.
#[component]
pub fn MyCouncilAccount(props: &MyCouncilAccountProps) -> Html {
    let state = use_reducer_eq(State::default);
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).my_account().await;
                dispatcher.dispatch(Change::Came(answer));
            });
        }
    });
    use_asking(&state, &props.tell);
    use_focus(state.doing);
    let act = {
        let dispatcher = state.dispatcher();
        Callback::from(move |doing| dispatcher.dispatch(Change::Do(doing)))
    };
    let Some(account) = state.account.shown().cloned() else {
        return Html::default();
    };
    let Some(name) = account.name.clone() else {
        return Html::default();
    };
    html! {
        <section class="card stack not-on-paper">
            <h2>{ "Sign in with your council account" }</h2>
            <div class="stack" id={PLACE} role="group" aria-label="Your council account" tabindex="-1">
                if let Some(words) = &state.trouble {
                    <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice>
                }
                if state.unlinked {
                    <Notice tone={Tone::Good} spoken=true>{ "It is unlinked, and lets nobody in here any more." }</Notice>
                }
                { match state.doing {
                    Doing::Proving(wanted) => html! {
                        <ProveAgain done={act.reform(move |()| Doing::Asking(wanted))}
                            leave={act.reform(|()| Doing::Nothing)} tell={props.tell.clone()} />
                    },
                    Doing::AskingWhether => html! {
                        <>
                            <p>{ "Unlink it? You then sign in with your password, and the code as before." }</p>
                            <div class="ways">
                                <button type="button" class="button"
                                    onclick={act.reform(|_: MouseEvent| Doing::Asking(Wanted::Unlink))}>{ "Unlink it" }</button>
                                <button type="button" class="button plain"
                                    onclick={act.reform(|_: MouseEvent| Doing::Nothing)}>{ "Keep it" }</button>
                            </div>
                        </>
                    },
                    doing => html! {
                        <Standing {account} {name} waits={doing != Doing::Nothing} today={clock::today()} act={act.clone()} />
                    },
                } }
            </div>
        </section>
    }
}

/// Properties of [`Standing`].
#[derive(Properties, PartialEq)]
pub struct StandingProps {
    /// As the server says.
    pub account: MyAccount,
    /// What it is called.
    pub name: AttrValue,
    /// Something is being asked.
    pub waits: bool,
    /// Today.
    pub today: NaiveDate,
    /// Told what to do.
    pub act: Callback<Doing>,
}

/// How it stands, and what can be done.
#[component]
pub fn Standing(props: &StandingProps) -> Html {
    let name = &props.name;
    let Some(on) = &props.account.linked_on else {
        let go = props
            .act
            .reform(|_: MouseEvent| Doing::Asking(Wanted::Link));
        return html! {
            <>
                <p>{ format!("Link {name}, and you can sign in with it in the place of your password. The code or passkey and your unlock phrase stay as they are.") }</p>
                <p class="muted">{ "You go to the council’s sign-in and come back here. The words are locked then: unlock them again." }</p>
                <p><button type="button" class="button plain" disabled={props.waits} onclick={go}>
                    { if props.waits { AttrValue::from("Going there…") } else { format!("Link {name}").into() } }
                </button></p>
            </>
        };
    };
    let day = on
        .parse::<NaiveDate>()
        .map_or_else(|_| on.clone(), |day| day_words::day(day, props.today));
    html! {
        <>
            <dl class="facts"><div><dt>{ "Linked" }</dt><dd>{ day }</dd></div></dl>
            <p class="muted">{ "Signing out here ends your work at this desk. It does not sign you out of your council account." }</p>
            if props.account.only_way {
                <p>{ "You have no password here, so it cannot be unlinked. If you lose it, a lead removes you and invites you again." }</p>
            } else {
                <p><button type="button" class="button plain" disabled={props.waits}
                    onclick={props.act.reform(|_: MouseEvent| Doing::AskingWhether)}>{ "Unlink it" }</button></p>
            }
        </>
    }
}

#[hook]
fn use_asking(state: &UseReducerHandle<State>, tell: &Callback<Event>) {
    let wanted = match state.doing {
        Doing::Asking(wanted) => Some(wanted),
        _ => None,
    };
    let (dispatcher, tell) = (state.dispatcher(), tell.clone());
    use_effect_with(wanted, move |wanted| {
        let Some(wanted) = *wanted else {
            return;
        };
        spawn_local(async move {
            let client = Client::new(Fetch::default());
            let came = match wanted {
                Wanted::Link => client.go_link().await.map(|there| {
                    page::go_to(&there.address);
                    // Whoever comes back by the Back button finds a button.
                    Change::Do(Doing::Nothing)
                }),
                Wanted::Unlink => client.unlink_account().await.map(Change::Unlinked),
            };
            match came {
                Ok(change) => dispatcher.dispatch(change),
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                Err(fault) if is_asked_again(&fault) => {
                    dispatcher.dispatch(Change::Do(Doing::Proving(wanted)));
                }
                Err(fault) => {
                    let words = match wanted {
                        Wanted::Link => not_going(&fault),
                        Wanted::Unlink => fault_words::words(&fault).into(),
                    };
                    dispatcher.dispatch(Change::Trouble(words));
                }
            }
        });
    });
}

/// What was pressed is gone when something else stands in its place: the keyboard goes
/// to that.
#[hook]
fn use_focus(doing: Doing) {
    let before = use_mut_ref(|| doing);
    let moves = matches!(doing, Doing::Nothing | Doing::AskingWhether);
    use_effect_with(doing, move |doing| {
        if before.replace(*doing) != *doing && moves {
            page::focus(PLACE);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    fn standing(linked_on: Option<&str>, only_way: bool) -> StandingProps {
        StandingProps {
            account: MyAccount {
                name: Some("your council account".to_owned()),
                linked_on: linked_on.map(str::to_owned),
                only_way,
            },
            name: "your council account".into(),
            waits: false,
            today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
            act: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn what_is_not_linked_can_be_and_what_is_can_be_unlinked() {
        let html = rendered::<Standing>(|| standing(None, false)).await;
        in_order(
            &html,
            &["unlock phrase stay", "Link your council account</button>"],
        );
        let html = rendered::<Standing>(|| standing(Some("2026-11-20"), false)).await;
        in_order(
            &html,
            &["Linked", "does not sign you out", "Unlink it</button>"],
        );
    }

    #[tokio::test]
    async fn the_only_way_in_cannot_be_taken_away() {
        let html = rendered::<Standing>(|| standing(Some("2026-11-20"), true)).await;
        in_order(&html, &["You have no password here", "invites you again"]);
        assert!(!html.contains("Unlink it</button>"), "{html}");
    }

    #[test]
    fn trouble_goes_with_the_next_thing_done() {
        let troubled = Rc::new(State::default()).reduce(Change::Trouble("no".into()));
        assert!(troubled.trouble.is_some());
        let next = troubled.reduce(Change::Do(Doing::Asking(Wanted::Link)));
        assert_eq!(
            (next.trouble.clone(), next.doing),
            (None, Doing::Asking(Wanted::Link))
        );
    }
}
