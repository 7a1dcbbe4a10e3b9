//! The team's next key, after somebody who knew the last was removed: its sheet on
//! paper, two words typed from it, then wrapped for everybody who stays.

use super::giving::{Next, NotMade, wrap_next};
use super::left;
use crate::fault_words;
use crate::first_run::page::{NO_MEMORY, NO_RANDOMNESS, use_staying_signed_in};
use crate::first_run::parts::prove::ProveStep;
use crate::first_run::parts::sheet::SheetStep;
use crate::platform::clock;
use crate::second_factor::again::{ProveAgain, is_asked_again};
use crate::stage::{Event, KeyRing, WhyLocked};
use api::desk::keys::{HeldKey, Keys};
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use seal::keys::wrapped::{COST, WrapError};
use seal::randomness::Device;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;
use zeroize::Zeroizing;

/// How far the next key has come.
#[derive(Clone, Default)]
pub struct State {
    /// What was drawn; nothing before it is begun.
    pub drawn: Option<Rc<Next>>,
    /// The sheet is said to be on paper.
    pub on_paper: bool,
    /// The two words typed.
    pub words: [Zeroizing<String>; 2],
    /// Which of them are wrong.
    pub wrong: [bool; 2],
    /// It is being wrapped and sent.
    pub working: bool,
    /// What went wrong.
    pub trouble: Option<String>,
    /// The server wants the second factor again first.
    pub ask_again: bool,
    /// A colleague was first: what was drawn is let go.
    pub too_late: bool,
}

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// A key was drawn.
    Drawn(Next),
    /// The sheet is on paper, or not after all.
    OnPaper(bool),
    /// A word was typed.
    Typed(usize, String),
    /// Both are typed.
    Proved,
    /// It could not be done; the same can be tried again.
    Trouble(String),
    /// The second factor has to be given again first.
    AskAgain,
    /// A colleague was first.
    TooLate,
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        next.trouble = None;
        next.ask_again &= matches!(change, Change::Typed(..));
        match change {
            // Drawn once: what is on paper must stay what is sent.
            Change::Drawn(drawn) => next.drawn = next.drawn.or(Some(Rc::new(drawn))),
            Change::OnPaper(on_paper) => next.on_paper = on_paper,
            Change::Typed(which, text) => {
                next.words[which % 2] = Zeroizing::new(text);
                next.wrong[which % 2] = false;
            }
            Change::Proved => {
                if let Some(drawn) = &next.drawn {
                    let has = |at: usize| drawn.sheet.has(drawn.places[at], &next.words[at]);
                    next.wrong = [0, 1].map(|at| !has(at));
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
            Change::TooLate => {
                next = Self {
                    too_late: true,
                    ..Self::default()
                };
            }
        }
        Rc::new(next)
    }
}

/// Properties of [`NextKey`].
#[derive(Properties, PartialEq)]
pub struct NextKeyProps {
    /// The team's keys.
    pub keys: Rc<Keys>,
    /// Those open here.
    pub ring: KeyRing,
    /// The maker's id.
    pub me: AttrValue,
    /// The maker's name, for the sheet.
    pub made_by: AttrValue,
    /// The trust's name, for the sheet.
    pub trust: AttrValue,
    /// Told when it is made.
    pub done: Callback<()>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The team's next key.
#[component]
pub fn NextKey(props: &NextKeyProps) -> Html {
    let state = use_reducer(State::default);
    use_making(props, &state);
    use_staying_signed_in();
    let change = {
        let dispatcher = state.dispatcher();
        Callback::from(move |change| dispatcher.dispatch(change))
    };
    if state.too_late {
        return too_late(&props.tell);
    }
    html! {
        <section class="card stack" aria-label="The team’s new key">
            if let Some(trouble) = &state.trouble {
                <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice>
            }
            if state.ask_again {
                <ProveAgain done={change.reform(|()| Change::Proved)} tell={props.tell.clone()} />
            }
            { match &state.drawn {
                None => begin(props, &change),
                Some(drawn) if state.on_paper => prove(&state, drawn, &change),
                Some(drawn) => html! {
                    <SheetStep words={drawn.sheet.words().collect::<Vec<_>>()} trust={props.trust.clone()}
                        made_by={props.made_by.clone()} today={clock::today()}
                        fingerprint={drawn.key.sealing_key().fingerprint().in_groups()}
                        on_paper={change.reform(|()| Change::OnPaper(true))} />
                },
            } }
        </section>
    }
}

fn begin(props: &NextKeyProps, change: &Callback<Change>) -> Html {
    let ring = props.ring.clone();
    let onclick = change.reform(move |_: MouseEvent| match Next::draw(&ring, &mut Device) {
        Ok(Some(next)) => Change::Drawn(next),
        Ok(None) => Change::Trouble(words(&NotMade::NotHeld)),
        Err(_) => Change::Trouble(NO_RANDOMNESS.to_owned()),
    });
    html! {
        <>
            <p>{ "Somebody who knew the team’s key has left. What young people send from now on is sealed to a new one, which only those who stay can open." }</p>
            <ul class="plain-list">
                <li>{ "Everybody who stays reads on, also what was sent before. They lock and unlock once." }</li>
                <li>{ "A new recovery sheet opens every key. The old one then opens nothing: destroy it." }</li>
                <li>{ "Codes and links that young people have already keep working." }</li>
            </ul>
            <p><button type="button" class="button" {onclick}>{ "Begin with the new sheet" }</button></p>
        </>
    }
}

fn prove(state: &State, drawn: &Next, change: &Callback<Change>) -> Html {
    let fault = |at: usize| {
        state.wrong[at]
            .then(|| format!("That is not word {} of the sheet.", drawn.places[at]).into())
    };
    html! {
        <ProveStep places={drawn.places} go="Make the new key"
            words={[0, 1].map(|at| AttrValue::from(state.words[at].to_string()))}
            faults={[fault(0), fault(1)]}
            working={state.working.then(|| AttrValue::from("Making the new key…"))}
            typed={change.reform(|(which, text)| Change::Typed(which, text))}
            proved={change.reform(|()| Change::Proved)}
            show_sheet={change.reform(|()| Change::OnPaper(false))} />
    }
}

fn too_late(tell: &Callback<Event>) -> Html {
    let lock = tell.reform(|_: MouseEvent| Event::Lock(WhyLocked::Asked));
    html! {
        <Notice tone={Tone::Care} spoken=true>
            <p><b>{ "A colleague was first. " }</b>{ "The team has a new key already, or somebody came or left meanwhile. Nothing of yours was kept." }</p>
            <p>{ "Destroy the sheet that you printed: it opens nothing. Lock the desk and unlock it, and you have the new key." }</p>
            <p><button type="button" class="button" onclick={lock}>{ "Lock the desk" }</button></p>
        </Notice>
    }
}

fn words(why: &NotMade) -> String {
    match why {
        NotMade::NotHeld => {
            "The team’s newest key is not open here. Lock the desk, unlock it and try again. If \
             that does not help, choose another unlock phrase in Settings first."
                .to_owned()
        }
        NotMade::NotVouched(name) => format!(
            "Nobody in the team has vouched for {name}’s key, so it is given nothing. It may have \
             been changed at the server. Remove {name}, invite them again and compare the safety \
             words."
        ),
        NotMade::Wrap(WrapError::Randomness(_)) => NO_RANDOMNESS.to_owned(),
        NotMade::Wrap(WrapError::Memory) => NO_MEMORY.to_owned(),
    }
}

/// Why the key was not stored.
enum NotStored {
    Trouble(String),
    AskAgain,
    TooLate,
    Left,
}

/// Wraps and sends, for those who are in the team at that moment.
async fn make(
    client: &Client<Fetch>,
    (next, keys, ring): (&Next, &Keys, &KeyRing),
    me: &str,
    tell: &Callback<Event>,
) -> Result<HeldKey, NotStored> {
    let trouble = |fault: Fault| {
        if left(&fault, tell) {
            NotStored::Left
        } else {
            NotStored::Trouble(fault_words::words(&fault))
        }
    };
    let people = client.people().await.map_err(trouble)?.people;
    let stay = super::readers(&people);
    let new = wrap_next(next, (keys, ring), (&stay, me), COST, &mut Device)
        .map_err(|why| NotStored::Trouble(words(&why)))?;
    match client.make_key(&new).await {
        Ok(held) => Ok(held),
        Err(Fault::Refused(problem)) if problem.code == Code::Conflict => {
            // An answer that was lost on the way back is found again.
            let keys = client.keys().await.map_err(trouble)?.keys;
            let ours = keys
                .into_iter()
                .find(|held| held.public.public_key == new.public_key);
            ours.ok_or(NotStored::TooLate)
        }
        Err(fault) if is_asked_again(&fault) => Err(NotStored::AskAgain),
        Err(fault) => Err(trouble(fault)),
    }
}

#[hook]
fn use_making(props: &NextKeyProps, state: &UseReducerHandle<State>) {
    let (keys, ring, me) = (props.keys.clone(), props.ring.clone(), props.me.clone());
    let (tell, done, state) = (props.tell.clone(), props.done.clone(), state.clone());
    use_effect_with(state.working, move |working| {
        let (true, Some(next)) = (*working, state.drawn.clone()) else {
            return;
        };
        spawn_local(async move {
            clock::breathe().await;
            let client = Client::new(Fetch::default());
            match make(&client, (&next, &keys, &ring), &me, &tell).await {
                Ok(held) => {
                    done.emit(());
                    tell.emit(Event::KeyMade {
                        held,
                        key: next.key.clone(),
                    });
                }
                Err(NotStored::AskAgain) => state.dispatch(Change::AskAgain),
                Err(NotStored::TooLate) => state.dispatch(Change::TooLate),
                Err(NotStored::Trouble(words)) => state.dispatch(Change::Trouble(words)),
                Err(NotStored::Left) => {}
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use seal::keys::TeamPrivateKey;

    fn drawn() -> Rc<State> {
        let key = TeamPrivateKey::generate("slough", 1, &mut Device).unwrap();
        let next = Next::draw(&KeyRing::of(vec![key]), &mut Device)
            .unwrap()
            .unwrap();
        Rc::new(State::default()).reduce(Change::Drawn(next))
    }

    #[test]
    fn nothing_is_made_before_both_words_are_right_and_what_is_on_paper_stays() {
        let state = drawn().reduce(Change::OnPaper(true));
        let next = state.drawn.clone().unwrap();
        let words: Vec<&str> = next.sheet.words().collect();
        let half = state
            .reduce(Change::Typed(0, words[next.places[0] - 1].to_owned()))
            .reduce(Change::Proved);
        assert!(!half.working && half.wrong == [false, true]);
        let both = half
            .reduce(Change::Typed(1, words[next.places[1] - 1].to_owned()))
            .reduce(Change::Proved);
        assert!(both.working);
        let failed = both.reduce(Change::Trouble("No answer came.".to_owned()));
        assert!(!failed.working && Rc::ptr_eq(&next, failed.drawn.as_ref().unwrap()));
        // So does a code that is asked for meanwhile; given, the same key is sent.
        let proved = failed.reduce(Change::Proved);
        let asked = proved.reduce(Change::AskAgain);
        assert!(asked.ask_again && !asked.working);
        let again = asked.reduce(Change::Proved);
        assert!(again.working && !again.ask_again);
        assert!(Rc::ptr_eq(&next, again.drawn.as_ref().unwrap()));
    }

    #[test]
    fn a_lead_who_was_too_late_is_left_with_no_key_and_no_words() {
        let late = drawn().reduce(Change::TooLate);
        assert!(late.too_late && late.drawn.is_none());
    }

    #[test]
    fn a_ring_with_no_key_draws_none() {
        assert!(
            Next::draw(&KeyRing::of(Vec::new()), &mut Device)
                .unwrap()
                .is_none()
        );
    }
}
