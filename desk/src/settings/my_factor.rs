//! How the member signs in: since when, how many spare codes are left, new ones, and
//! another phone.

use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::platform::{clock, input, page};
use crate::remote::Remote;
use crate::second_factor::again::{ProveAgain, is_asked_again};
use crate::second_factor::paper::SpareCodesStep;
use crate::second_factor::steps::{FactorSteps, wrong_first};
use crate::stage::{Event, WhySignedOut};
use api::desk::second_factor::{DrawnFactor, FactorState, FirstCode};
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// With fewer spare codes than this, new ones are advised.
const FEW: u32 = 3;

/// Where the keyboard goes when one thing makes way for another.
const PLACE: &str = "my-factor";

/// What is being done.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Doing {
    /// Nothing.
    #[default]
    Nothing,
    /// The server is being asked for this.
    Asking(Wanted),
    /// The second factor has to be given again before this.
    Proving(Wanted),
    /// A phone is being set up.
    Phone(DrawnFactor),
    /// New spare codes are shown.
    Codes(Vec<String>),
}

/// What somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// New spare codes.
    Codes,
    /// Another phone.
    Phone,
}

/// How it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// As the server says.
    pub factor: Remote<FactorState>,
    /// What is being done.
    pub doing: Doing,
    /// The first code of another phone, as it is typed.
    pub typed: String,
    /// What is wrong with it.
    pub fault: Option<AttrValue>,
    /// It is being checked.
    pub checking: bool,
    /// What else went wrong.
    pub trouble: Option<AttrValue>,
    /// What was done.
    pub done: Option<&'static str>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            factor: Remote::Waiting,
            doing: Doing::Nothing,
            typed: String::new(),
            fault: None,
            checking: false,
            trouble: None,
            done: None,
        }
    }
}

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// The server said how it stands, or did not.
    Came(Result<FactorState, Fault>),
    /// Somebody wants this.
    Want(Wanted),
    /// The server wants the second factor again first.
    AskedAgain(Wanted),
    /// A secret for another phone.
    Drawn(DrawnFactor),
    /// The first code was typed.
    Typed(String),
    /// It is to be checked.
    Check,
    /// It was not taken.
    Wrong(AttrValue),
    /// Spare codes came.
    Codes(Vec<String>),
    /// They are on paper.
    OnPaper,
    /// Rather not.
    Leave,
    /// It could not be done.
    Trouble(AttrValue),
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        if !matches!(change, Change::Came(_)) {
            next.trouble = None;
            next.done = None;
        }
        match change {
            Change::Came(answer) => next.factor = next.factor.after(answer),
            Change::Want(wanted) => next.doing = Doing::Asking(wanted),
            Change::AskedAgain(wanted) => next.doing = Doing::Proving(wanted),
            Change::Drawn(drawn) => {
                next.doing = Doing::Phone(drawn);
                next.typed.clear();
                next.fault = None;
            }
            Change::Typed(text) => {
                next.typed = text;
                next.fault = None;
            }
            Change::Check => next.checking = true,
            Change::Wrong(words) => {
                next.checking = false;
                next.fault = Some(words);
            }
            Change::Codes(codes) => {
                next.checking = false;
                next.doing = Doing::Codes(codes);
            }
            Change::OnPaper => {
                next.doing = Doing::Nothing;
                next.done = Some("Done. The spare codes you had before let nobody in any more.");
            }
            Change::Leave => next.doing = Doing::Nothing,
            Change::Trouble(words) => {
                next.checking = false;
                next.doing = Doing::Nothing;
                next.trouble = Some(words);
            }
        }
        Rc::new(next)
    }
}

/// Properties of [`MyFactor`].
#[derive(Properties, PartialEq)]
pub struct MyFactorProps {
    /// Whose.
    pub name: AttrValue,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// How the member signs in.
#[component]
pub fn MyFactor(props: &MyFactorProps) -> Html {
    let state = use_reducer_eq(State::default);
    use_looking(&state);
    use_asking(&state, &props.tell);
    use_checking(&state, &props.tell);
    use_focus(&state.doing);
    let change = {
        let dispatcher = state.dispatcher();
        Callback::from(move |change| dispatcher.dispatch(change))
    };
    html! {
        <div class="stack" id={PLACE} role="group" aria-label="How you sign in" tabindex="-1">
            if let Some(words) = &state.trouble {
                <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice>
            }
            if let Some(words) = state.done {
                <Notice tone={Tone::Good} spoken=true>{ words }</Notice>
            }
            { match &state.doing {
                Doing::Nothing | Doing::Asking(_) => standing(&state, &change),
                Doing::Proving(wanted) => {
                    let wanted = *wanted;
                    html! {
                        <ProveAgain done={change.reform(move |()| Change::Want(wanted))}
                            leave={change.reform(|()| Change::Leave)} tell={props.tell.clone()} />
                    }
                }
                Doing::Phone(drawn) => html! {
                    <>
                        <p>{ "The phone you use now works until the other one is ready." }</p>
                        <FactorSteps drawn={drawn.clone()} typed={state.typed.clone()} fault={state.fault.clone()}
                            checking={state.checking} check={change.reform(|()| Change::Check)}
                            oninput={change.reform(|event| Change::Typed(input::typed(&event)))} />
                        <p><button type="button" class="button plain"
                            onclick={change.reform(|_: MouseEvent| Change::Leave)}>{ "Keep the phone I have" }</button></p>
                    </>
                },
                Doing::Codes(codes) => html! {
                    <SpareCodesStep codes={codes.clone()} name={props.name.clone()} today={clock::today()}
                        on_paper={change.reform(|()| Change::OnPaper)} />
                },
            } }
        </div>
    }
}

fn standing(state: &State, change: &Callback<Change>) -> Html {
    let asking = matches!(state.doing, Doing::Asking(_));
    let want = |wanted| change.reform(move |_: MouseEvent| Change::Want(wanted));
    html! {
        <>
            { match state.factor.shown() {
                None => html! { <p class="muted" role="status">{ "Asking how you sign in…" }</p> },
                Some(factor) => html! { <Facts factor={factor.clone()} /> },
            } }
            <div class="ways">
                <button type="button" class="button plain" disabled={asking} onclick={want(Wanted::Codes)}>
                    { "Make new spare codes" }
                </button>
                <button type="button" class="button plain" disabled={asking} onclick={want(Wanted::Phone)}>
                    { "Use another phone" }
                </button>
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FactsProps {
    factor: FactorState,
}

#[component]
fn Facts(props: &FactsProps) -> Html {
    let factor = &props.factor;
    let since = day_words::day_of(&factor.made_on).map_or_else(String::new, day_words::full);
    let left = factor.spare_codes_left;
    html! {
        <>
            <dl class="facts">
                <div><dt>{ "Codes from your phone" }</dt><dd>{ format!("since {since}") }</dd></div>
                <div><dt>{ "Spare codes left" }</dt><dd class="figures">{ left }</dd></div>
            </dl>
            if left < FEW {
                <Notice tone={Tone::Care}>{ "You have few spare codes left. Make new ones while you can." }</Notice>
            }
        </>
    }
}

/// What was pressed is gone when something else stands in its place: the keyboard
/// goes to that.
#[hook]
fn use_focus(doing: &Doing) {
    let at = std::mem::discriminant(doing);
    let moves = !matches!(doing, Doing::Asking(_) | Doing::Proving(_));
    let before = use_mut_ref(|| at);
    use_effect_with(at, move |at| {
        if before.replace(*at) != *at && moves {
            page::focus(PLACE);
        }
    });
}

/// Asks how it stands: at first, and after each thing done.
#[hook]
fn use_looking(state: &UseReducerHandle<State>) {
    let rests = state.doing == Doing::Nothing;
    let dispatcher = state.dispatcher();
    use_effect_with(rests, move |rests| {
        if *rests {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).factor().await;
                dispatcher.dispatch(Change::Came(answer));
            });
        }
    });
}

/// Asks for what is wanted.
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
                Wanted::Codes => client
                    .new_spare_codes()
                    .await
                    .map(|new| Change::Codes(new.codes)),
                Wanted::Phone => client.draw_next_factor().await.map(Change::Drawn),
            };
            match came {
                Ok(change) => dispatcher.dispatch(change),
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                Err(fault) if is_asked_again(&fault) => {
                    dispatcher.dispatch(Change::AskedAgain(wanted));
                }
                Err(fault) => {
                    dispatcher.dispatch(Change::Trouble(fault_words::words(&fault).into()))
                }
            }
        });
    });
}

/// Checks the first code of another phone.
#[hook]
fn use_checking(state: &UseReducerHandle<State>, tell: &Callback<Event>) {
    let first = FirstCode {
        code: state.typed.clone(),
    };
    let (dispatcher, tell) = (state.dispatcher(), tell.clone());
    use_effect_with(state.checking, move |checking| {
        if !*checking {
            return;
        }
        spawn_local(async move {
            match Client::new(Fetch::default())
                .prove_next_factor(&first)
                .await
            {
                Ok(new) => dispatcher.dispatch(Change::Codes(new.codes)),
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                // Asked for again, the secret is the same: the phone need not scan twice.
                Err(fault) if is_asked_again(&fault) => {
                    dispatcher.dispatch(Change::Wrong(AttrValue::default()));
                    dispatcher.dispatch(Change::AskedAgain(Wanted::Phone));
                }
                Err(fault) => dispatcher.dispatch(Change::Wrong(wrong_first(&fault))),
            }
        });
    });
}

#[cfg(test)]
#[path = "my_factor/tests.rs"]
mod tests;
