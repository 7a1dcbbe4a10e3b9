//! How the member signs in: their phone, their passkeys, how many spare codes are left;
//! new ones, another phone, and passkeys made and removed. What is asked of the server
//! is [`asking`]'s, the list is [`facts`]'s.

mod asking;
mod facts;

use crate::platform::{clock, input, page};
use crate::remote::Remote;
use crate::second_factor::again::ProveAgain;
use crate::second_factor::paper::SpareCodesStep;
use crate::second_factor::passkey::MakePasskey;
use crate::second_factor::steps::FactorSteps;
use crate::stage::Event;
use api::desk::passkeys::Passkey;
use api::desk::second_factor::{DrawnFactor, FactorState};
use asking::{use_asking, use_checking, use_looking, use_making};
use client::Fault;
use controls::notice::{Notice, Tone};
use facts::Facts;
use std::rc::Rc;
use yew::prelude::*;

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
    /// A passkey is being named, or made.
    Passkey,
    /// Whether this passkey is to be removed is being asked.
    Removing(Passkey),
    /// New spare codes are shown.
    Codes(Vec<String>),
}

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// New spare codes.
    Codes,
    /// Another phone.
    Phone,
    /// One more passkey.
    Passkey,
    /// One passkey less: its id.
    Remove(String),
}

/// How it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// As the server says.
    pub factor: Remote<FactorState>,
    /// What is being done.
    pub doing: Doing,
    /// The first code of another phone, or a passkey's name, as it is typed.
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
    /// The last code is fresh enough: the passkey can be named.
    NamePasskey,
    /// Whether to remove this one.
    AskRemoval(Passkey),
    /// It is made, or removed.
    PasskeysAre(FactorState, &'static str),
    /// Rather not.
    Leave,
    /// A passkey was not made; it can be tried again.
    NotMade(AttrValue),
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
            Change::NamePasskey => {
                next.doing = Doing::Passkey;
                next.checking = false;
                next.fault = None;
            }
            Change::AskRemoval(passkey) => next.doing = Doing::Removing(passkey),
            Change::PasskeysAre(factor, done) => {
                next.factor = Remote::Ready(factor);
                next.doing = Doing::Nothing;
                next.typed.clear();
                next.checking = false;
                next.done = Some(done);
            }
            Change::Leave => next.doing = Doing::Nothing,
            Change::NotMade(words) => {
                next.checking = false;
                next.trouble = Some(words);
            }
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
    use_making(&state, &props.tell);
    use_focus(&state.doing);
    let change = {
        let dispatcher = state.dispatcher();
        Callback::from(move |change| dispatcher.dispatch(change))
    };
    html! {
        <div class="stack" id={PLACE} role="group" aria-label="How you sign in" tabindex="-1">
            if let Some(words) = state.trouble.as_ref().filter(|_| state.doing != Doing::Passkey) {
                <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice>
            }
            if let Some(words) = state.done {
                <Notice tone={Tone::Good} spoken=true>{ words }</Notice>
            }
            { match &state.doing {
                Doing::Nothing | Doing::Asking(_) => standing(&state, &change),
                Doing::Proving(wanted) => {
                    let wanted = wanted.clone();
                    html! {
                        <ProveAgain done={change.reform(move |()| Change::Want(wanted.clone()))}
                            leave={change.reform(|()| Change::Leave)} tell={props.tell.clone()} />
                    }
                }
                Doing::Phone(drawn) => html! {
                    <>
                        <p>{ "What you use now works until this phone is ready." }</p>
                        <FactorSteps drawn={drawn.clone()} typed={state.typed.clone()} fault={state.fault.clone()}
                            checking={state.checking} check={change.reform(|()| Change::Check)}
                            oninput={change.reform(|event| Change::Typed(input::typed(&event)))} />
                        <p><button type="button" class="button plain"
                            onclick={change.reform(|_: MouseEvent| Change::Leave)}>{ "Leave it as it is" }</button></p>
                    </>
                },
                Doing::Passkey => html! {
                    <>
                        <h3>{ "Make a passkey" }</h3>
                        <MakePasskey typed={state.typed.clone()} name_fault={state.fault.clone()}
                            trouble={state.trouble.clone()} making={state.checking}
                            make={change.reform(|()| Change::Check)}
                            oninput={change.reform(|event| Change::Typed(input::typed(&event)))} />
                        <p><button type="button" class="button plain"
                            onclick={change.reform(|_: MouseEvent| Change::Leave)}>{ "Not now" }</button></p>
                    </>
                },
                Doing::Removing(passkey) => removing(passkey, &change),
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
    let want = |wanted: Wanted| change.reform(move |_: MouseEvent| Change::Want(wanted.clone()));
    let shown = state.factor.shown();
    let phone = shown.is_none_or(|factor| factor.ways.phone);
    let can_make = shown.is_some_and(|factor| factor.ways.can_make_passkey);
    html! {
        <>
            { match state.factor.shown() {
                None => html! { <p class="muted" role="status">{ "Asking how you sign in…" }</p> },
                Some(factor) => html! {
                    <Facts factor={factor.clone()} disabled={asking} remove={change.reform(Change::AskRemoval)} />
                },
            } }
            <div class="ways">
                <button type="button" class="button plain" disabled={asking} onclick={want(Wanted::Codes)}>
                    { "Make new spare codes" }
                </button>
                <button type="button" class="button plain" disabled={asking} onclick={want(Wanted::Phone)}>
                    { if phone { "Use another phone" } else { "Set up a phone for codes" } }
                </button>
                if can_make {
                    <button type="button" class="button plain" disabled={asking} onclick={want(Wanted::Passkey)}>
                        { "Make a passkey" }
                    </button>
                }
            </div>
        </>
    }
}

fn removing(passkey: &Passkey, change: &Callback<Change>) -> Html {
    let wanted = Wanted::Remove(passkey.id.clone());
    let remove = change.reform(move |_: MouseEvent| Change::Want(wanted.clone()));
    html! {
        <>
            <h3>{ format!("Remove the passkey “{}”?", passkey.name) }</h3>
            <p>{ "It lets nobody in here any more. Your device may go on showing it until you delete it there as well." }</p>
            <div class="ways">
                <button type="button" class="button" onclick={remove}>{ "Remove it" }</button>
                <button type="button" class="button plain"
                    onclick={change.reform(|_: MouseEvent| Change::Leave)}>{ "Keep it" }</button>
            </div>
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

#[cfg(test)]
#[path = "my_factor/tests.rs"]
mod tests;
