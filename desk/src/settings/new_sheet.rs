//! A new recovery sheet for every key that is open, should the old one be lost: printed,
//! proved by two words, then put in the old one's place.

use crate::app::is_signed_out;
use crate::fault_words;
use crate::first_run::page::NO_RANDOMNESS;
use crate::first_run::parts::prove::ProveStep;
use crate::first_run::parts::sheet::SheetStep;
use crate::platform::clock;
use crate::second_factor::again::{ProveAgain, is_asked_again};
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::keys::ConfirmedSheet;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use seal::keys::TeamPrivateKey;
use seal::keys::sheet::RecoverySheet;
use seal::keys::wrapped::COST;
use seal::randomness::Device;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;
use zeroize::Zeroizing;

/// How far the new sheet has come.
#[derive(Clone, Default)]
pub struct State {
    /// The sheet and the places asked for; nothing before it is begun.
    pub drawn: Option<Rc<(RecoverySheet, [usize; 2])>>,
    /// It is said to be on paper.
    pub on_paper: bool,
    /// The two words typed.
    pub words: [Zeroizing<String>; 2],
    /// Which of them are wrong.
    pub wrong: [bool; 2],
    /// It is being put in the old one's place.
    pub working: bool,
    /// What went wrong.
    pub trouble: Option<String>,
    /// The server wants the second factor again first.
    pub ask_again: bool,
    /// It is done.
    pub done: bool,
}

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// A sheet was drawn.
    Drawn(RecoverySheet, [usize; 2]),
    /// It is on paper, or not after all.
    OnPaper(bool),
    /// A word was typed.
    Typed(usize, String),
    /// Both are typed.
    Proved,
    /// It could not be done.
    Trouble(String),
    /// The second factor has to be given again first.
    AskAgain,
    /// It is done.
    Done,
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        next.trouble = None;
        next.ask_again &= matches!(change, Change::Typed(..));
        match change {
            Change::Drawn(sheet, places) => {
                next = Self {
                    drawn: Some(Rc::new((sheet, places))),
                    ..Self::default()
                };
            }
            Change::OnPaper(on_paper) => next.on_paper = on_paper,
            Change::Typed(which, text) => {
                next.words[which % 2] = Zeroizing::new(text);
                next.wrong[which % 2] = false;
            }
            Change::Proved => {
                if let Some(drawn) = &next.drawn {
                    let (sheet, places) = drawn.as_ref();
                    next.wrong = [0, 1].map(|at| !sheet.has(places[at], &next.words[at]));
                    next.working = next.wrong == [false; 2];
                }
            }
            Change::Trouble(words) => {
                next.working = false;
                next.trouble = Some(words);
            }
            Change::AskAgain => {
                next.working = false;
                next.ask_again = true;
            }
            Change::Done => {
                next = Self {
                    done: true,
                    ..Self::default()
                };
            }
        }
        Rc::new(next)
    }
}

/// Properties of [`NewSheet`].
#[derive(Properties, PartialEq)]
pub struct NewSheetProps {
    /// The key it will open.
    #[prop_or_default]
    pub key_to_keep: KeyToKeep,
    /// Every key that is open: one sheet opens them all.
    pub ring: KeyRing,
    /// The trust's name.
    pub trust: AttrValue,
    /// Who makes it.
    pub made_by: AttrValue,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// A key out of its box, handed down for as long as the desk is open.
#[derive(Clone, Default)]
pub struct KeyToKeep(pub Option<TeamPrivateKey>);

impl PartialEq for KeyToKeep {
    fn eq(&self, other: &Self) -> bool {
        let public = |key: &Self| key.0.as_ref().map(TeamPrivateKey::public_key);
        public(self) == public(other)
    }
}

/// A new recovery sheet.
#[component]
pub fn NewSheet(props: &NewSheetProps) -> Html {
    let state = use_reducer(State::default);
    use_replacing(props, &state);
    let change = {
        let dispatcher = state.dispatcher();
        Callback::from(move |change| dispatcher.dispatch(change))
    };
    let Some(key) = &props.key_to_keep.0 else {
        return Html::default();
    };
    html! {
        <>
            if let Some(trouble) = &state.trouble {
                <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice>
            }
            if state.ask_again {
                <ProveAgain done={change.reform(|()| Change::Proved)} tell={props.tell.clone()} />
            }
            if state.done {
                <Notice tone={Tone::Good} spoken=true>{ "The new sheet counts now. Destroy the old one: it opens nothing any more." }</Notice>
            }
            { match &state.drawn {
                None => begin(&change),
                Some(drawn) if state.on_paper => prove(&state, drawn.1, &change),
                Some(drawn) => html! {
                    <SheetStep words={drawn.0.words().collect::<Vec<_>>()} trust={props.trust.clone()}
                        made_by={props.made_by.clone()} today={clock::today()}
                        fingerprint={key.sealing_key().fingerprint().in_groups()}
                        on_paper={change.reform(|()| Change::OnPaper(true))} />
                },
            } }
        </>
    }
}

fn begin(change: &Callback<Change>) -> Html {
    let onclick = change.reform(|_: MouseEvent| {
        let drawn = RecoverySheet::draw(&mut Device)
            .and_then(|sheet| Ok((sheet, RecoverySheet::two_places(&mut Device)?)));
        match drawn {
            Ok((sheet, places)) => Change::Drawn(sheet, places),
            Err(_) => Change::Trouble(NO_RANDOMNESS.to_owned()),
        }
    });
    html! { <p><button type="button" class="button plain" {onclick}>{ "Make a new recovery sheet" }</button></p> }
}

fn prove(state: &State, places: [usize; 2], change: &Callback<Change>) -> Html {
    let fault = |at: usize| {
        state.wrong[at].then(|| format!("That is not word {} of the sheet.", places[at]).into())
    };
    html! {
        <ProveStep {places} go="Let this sheet count"
            words={[0, 1].map(|at| AttrValue::from(state.words[at].to_string()))}
            faults={[fault(0), fault(1)]}
            working={state.working.then(|| AttrValue::from("Putting it in the old one’s place…"))}
            typed={change.reform(|(which, text)| Change::Typed(which, text))}
            proved={change.reform(|()| Change::Proved)}
            show_sheet={change.reform(|()| Change::OnPaper(false))} />
    }
}

/// Wraps every key under the new sheet and sends the boxes, once both words are right.
#[hook]
fn use_replacing(props: &NewSheetProps, state: &UseReducerHandle<State>) {
    let (ring, tell) = (props.ring.clone(), props.tell.clone());
    let state = state.clone();
    use_effect_with(state.working, move |working| {
        let (true, Some(drawn)) = (*working, state.drawn.clone()) else {
            return;
        };
        spawn_local(async move {
            clock::breathe().await;
            let client = Client::new(Fetch::default());
            // The newest last: were this stopped half way, the old sheet would still open
            // the key that is sealed to.
            let mut open: Vec<&TeamPrivateKey> = ring.all().iter().collect();
            open.sort_by_key(|key| key.epoch());
            for key in open {
                let Ok(kept) = drawn.0.keep(key, COST, &mut Device) else {
                    state.dispatch(Change::Trouble(NO_RANDOMNESS.to_owned()));
                    return;
                };
                let sheet = ConfirmedSheet {
                    wrapped_for_recovery: kept.to_json(),
                };
                match client.confirm_sheet(key.epoch(), &sheet).await {
                    Ok(held) => tell.emit(Event::KeyChanged(held)),
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended));
                        return;
                    }
                    Err(fault) if is_asked_again(&fault) => {
                        state.dispatch(Change::AskAgain);
                        return;
                    }
                    Err(fault) => {
                        state.dispatch(Change::Trouble(fault_words::words(&fault)));
                        return;
                    }
                }
            }
            state.dispatch(Change::Done);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn() -> Rc<State> {
        let sheet = RecoverySheet::draw(&mut Device).unwrap();
        Rc::new(State::default()).reduce(Change::Drawn(sheet, [1, 12]))
    }

    #[test]
    fn nothing_is_replaced_before_both_words_are_right() {
        let state = drawn().reduce(Change::OnPaper(true));
        let words: Vec<_> = state.drawn.as_ref().unwrap().0.words().collect();
        let first = state.reduce(Change::Typed(0, words[0].to_owned()));
        let half = first.clone().reduce(Change::Proved);
        assert!(!half.working && half.wrong == [false, true]);
        let both = first
            .reduce(Change::Typed(1, words[11].to_owned()))
            .reduce(Change::Proved);
        assert!(both.working);
    }

    #[test]
    fn a_failed_replacement_keeps_the_sheet_that_is_on_paper() {
        let state = drawn().reduce(Change::OnPaper(true));
        let before = state.drawn.clone().unwrap();
        let after = state.reduce(Change::Trouble("No answer came.".to_owned()));
        assert!(Rc::ptr_eq(&before, after.drawn.as_ref().unwrap()));
        assert!(!after.working);
    }

    #[test]
    fn after_the_second_factor_it_goes_on_with_the_words_that_were_typed() {
        let state = drawn();
        let words: Vec<_> = state.drawn.as_ref().unwrap().0.words().collect();
        let asked = state
            .reduce(Change::OnPaper(true))
            .reduce(Change::Typed(0, words[0].to_owned()))
            .reduce(Change::Typed(1, words[11].to_owned()))
            .reduce(Change::Proved)
            .reduce(Change::AskAgain);
        assert!(asked.ask_again && !asked.working);
        let on = asked.reduce(Change::Proved);
        assert!(on.working && !on.ask_again);
    }

    #[test]
    fn when_it_is_done_the_words_are_let_go() {
        let done = drawn().reduce(Change::Done);
        assert!(done.done && done.drawn.is_none());
    }
}
