//! Reviews: who is invited to say what they think before one, and who has not
//! answered. Invitations are made here, in this browser, one or a list of them;
//! the server learns neither whom they are for nor what they say.
//!
//! The list is opened here with the team's keys. Codes and links are shown once:
//! they live in this state, in memory, until they are put away or the desk locks.

pub mod actions;
mod going;
pub mod law;
pub mod lines;
pub mod list;
pub mod listing;
mod looking;
pub mod making;
pub mod many;
pub mod one;
pub mod page;
pub mod participation;
pub mod rule;
pub mod slips;
pub mod table;
pub mod yearly;

use self::going::make_all;
use self::listing::Line;
use self::looking::Looking;
use self::making::{Run, Slip};
use crate::platform::leaving;
use crate::remote::Remote;
use crate::stage::{Event, KeyRing, WhySignedOut};
use client::Fault;
use domain::ids::InvitationId;
use domain::invitation::{NoteForTeam, Standing};
use domain::participation::NoteOfReview;
use seal::invitation::making::MakeFault;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Newest first.
    pub lines: Vec<Rc<Line>>,
    /// Whether these are all of them; older ones are still coming.
    pub whole: bool,
    /// When this was so, `14:05`.
    pub at: String,
}

/// Why making stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Halt {
    /// Somebody stopped it.
    Asked,
    /// The server refused or did not answer.
    Fault(Fault),
    /// This device could not make or seal it.
    NotMade(MakeFault),
    /// The newest key is not among those that this reader holds.
    NoKey,
}

/// How the making stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// It goes on.
    Going {
        /// How many are made.
        made: usize,
        /// Of how many.
        of: usize,
        /// Set to stop it after what is in hand.
        stop: Rc<Cell<bool>>,
    },
    /// It stopped; the rest can go on.
    Halted(Rc<Run>, Halt),
}

/// The invitations, what is being made, and what was made and not yet put away.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// What is listed.
    pub listing: Remote<Rc<Listing>>,
    /// How the making stands, while there is any.
    pub progress: Option<Progress>,
    /// The slips, in the order they were made.
    pub slips: Vec<Rc<Slip>>,
    /// How many invitations got no new code, because they were taken back meanwhile.
    pub passed_over: usize,
}

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// The list came, whole or in part, or did not.
    Came(Result<Vec<Rc<Line>>, Fault>, bool, String),
    /// The making goes on.
    Going(usize, usize, Rc<Cell<bool>>),
    /// These are at the server.
    Made(Vec<Slip>),
    /// One was refused and left out.
    PassedOver,
    /// The making stopped.
    Halted(Run, Halt),
    /// All are made.
    Over,
    /// What was not made is not wanted any more.
    LetGo,
    /// The slips are handed over or printed: nobody shows them again.
    PutAway,
}

impl Default for State {
    fn default() -> Self {
        Self {
            listing: Remote::Waiting,
            progress: None,
            slips: Vec::new(),
            passed_over: 0,
        }
    }
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Came(answer, whole, at) => {
                // A part never takes the place of a whole list.
                if !whole && next.listing.shown().is_some_and(|shown| shown.whole) {
                    return self;
                }
                if let Ok(lines) = &answer {
                    next.slips = without_taken_back(&next.slips, lines);
                }
                let fresh = answer.map(|lines| Rc::new(Listing { lines, whole, at }));
                next.listing = next.listing.after(fresh);
            }
            Change::Going(made, of, stop) => {
                next.progress = Some(Progress::Going { made, of, stop });
            }
            Change::Made(slips) => {
                // A new code ended the one that may still stand here.
                let again = |old: &Rc<Slip>| slips.iter().any(|new| new.id == old.id);
                next.slips.retain(|old| !again(old));
                next.slips.extend(slips.into_iter().map(Rc::new));
            }
            Change::PassedOver => next.passed_over += 1,
            Change::Halted(run, halt) => {
                next.progress = Some(Progress::Halted(Rc::new(run), halt));
            }
            Change::Over | Change::LetGo => next.progress = None,
            Change::PutAway => {
                next.slips = Vec::new();
                next.passed_over = 0;
            }
        }
        Rc::new(next)
    }
}

/// The slips without those whose invitation was taken back: they open nothing.
fn without_taken_back(slips: &[Rc<Slip>], lines: &[Rc<Line>]) -> Vec<Rc<Slip>> {
    let taken_back: HashSet<&InvitationId> = lines
        .iter()
        .filter(|line| line.item.standing == Standing::Revoked)
        .map(|line| &line.item.id)
        .collect();
    let stays = |slip: &&Rc<Slip>| !taken_back.contains(&slip.id);
    slips.iter().filter(stays).cloned().collect()
}

/// The invitations and what can be asked of them.
#[derive(Clone, PartialEq)]
pub struct ReviewsHandle {
    state: UseReducerHandle<State>,
    /// Asks the server for the list.
    pub refresh: Callback<()>,
    /// Makes these, or goes on with the rest.
    pub make: Callback<Run>,
}

impl ReviewsHandle {
    /// The invitations.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Tells what happened.
    pub fn tell(&self, change: Change) {
        self.state.dispatch(change);
    }

    /// Whether leaving this page would lose a code that nobody can show again.
    #[must_use]
    pub fn holds_codes(&self) -> bool {
        !self.state.slips.is_empty() || self.state.progress.is_some()
    }
}

/// The invitations: nothing is asked before [`ReviewsHandle::refresh`]. Ends, and stops
/// what is being made, when the desk locks.
#[hook]
pub fn use_reviews(ring: &KeyRing, newest: Option<u32>, tell: &Callback<Event>) -> ReviewsHandle {
    let state = use_reducer_eq(State::default);
    let alive = use_mut_ref(|| Rc::new(Cell::new(true)));
    let opened = use_mut_ref(HashMap::<String, NoteForTeam>::new);
    let known = use_mut_ref(HashMap::<String, NoteOfReview>::new);
    {
        let alive = alive.borrow().clone();
        use_effect_with((), move |()| move || alive.set(false));
    }
    let refresh = {
        let (ring, tell, opened) = (ring.clone(), tell.clone(), opened.clone());
        let (alive, state) = (alive.borrow().clone(), state.dispatcher());
        use_callback((), move |(), ()| {
            let looking = Looking {
                ring: ring.clone(),
                opened: opened.clone(),
                known: known.clone(),
                alive: alive.clone(),
                state: state.clone(),
                tell: tell.clone(),
            };
            spawn_local(looking.look());
        })
    };
    let make = {
        let (ring, tell, refresh) = (ring.clone(), tell.clone(), refresh.clone());
        let (alive, state) = (alive.borrow().clone(), state.dispatcher());
        use_callback(newest, move |run: Run, newest| {
            let Some(key) = newest.and_then(|epoch| ring.of_epoch(epoch)).cloned() else {
                state.dispatch(Change::Halted(run, Halt::NoKey));
                return;
            };
            let (tell, refresh) = (tell.clone(), refresh.clone());
            let (alive, state) = (alive.clone(), state.clone());
            spawn_local(async move {
                match make_all(run, &key, &alive, &state).await {
                    Err(WhySignedOut::Ended) => tell.emit(Event::SignedOut(WhySignedOut::Ended)),
                    _ => refresh.emit(()),
                }
            });
        })
    };
    let handle = ReviewsHandle {
        state,
        refresh,
        make,
    };
    use_effect_with(handle.holds_codes(), |holds_codes| {
        let guard = if *holds_codes {
            leaving::guard_closing()
        } else {
            None
        };
        move || drop(guard)
    });
    handle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn came(lines: usize, whole: bool) -> Change {
        let line = Rc::new(listing::tests::line(1, "CR-1", None));
        Change::Came(Ok(vec![line; lines]), whole, "14:05".to_owned())
    }

    fn slip(number: u8, code: &str) -> Slip {
        Slip {
            id: listing::tests::line(number, "", None).item.id,
            reference: "CR-1".to_owned(),
            label: None,
            review_on: None,
            use_by: chrono::NaiveDate::default(),
            fragment: String::new(),
            code: code.to_owned(),
        }
    }

    #[test]
    fn pages_show_as_they_come_and_never_take_the_place_of_a_whole_list() {
        let shown = |state: &State| state.listing.shown().map(|shown| shown.lines.len());
        let state = Rc::new(State::default()).reduce(came(1, false));
        assert_eq!(shown(&state), Some(1));
        let state = state.reduce(came(3, true));
        let again = state.clone().reduce(came(1, false));
        assert_eq!(shown(&again), Some(3));
        let failed = again.reduce(Change::Came(Err(Fault::Offline), true, String::new()));
        assert_eq!(shown(&failed), Some(3));
        assert!(failed.listing.fault().is_some());
    }

    #[test]
    fn slips_stay_until_they_are_put_away_whatever_becomes_of_the_making() {
        let state = Rc::new(State::default()).reduce(Change::Made(vec![slip(2, "A")]));
        let halted = Change::Halted(Run::of(Vec::new()), Halt::Asked);
        let state = state.reduce(halted).reduce(Change::LetGo);
        let state = state
            .reduce(came(0, true))
            .reduce(Change::Made(vec![slip(3, "B")]));
        assert_eq!(state.slips.len(), 2);
        assert!(state.reduce(Change::PutAway).slips.is_empty());
    }

    #[test]
    fn a_code_that_opens_nothing_any_more_is_not_handed_over() {
        let made =
            |state: Rc<State>, number, code| state.reduce(Change::Made(vec![slip(number, code)]));
        let state = made(Rc::new(State::default()), 1, "old");
        let state = made(made(state, 2, "other"), 1, "new");
        let codes = |state: &State| -> Vec<String> {
            state.slips.iter().map(|slip| slip.code.clone()).collect()
        };
        assert_eq!(codes(&state), ["other", "new"]);
        let mut line = listing::tests::line(2, "CR-2", None);
        line.item.standing = Standing::Revoked;
        let came = Change::Came(Ok(vec![Rc::new(line)]), true, String::new());
        assert_eq!(codes(&state.reduce(came)), ["new"]);
    }
}
