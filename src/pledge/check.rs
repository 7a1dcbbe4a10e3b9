//! The pledge check on the phone: rating a promise, and being told when it is counted. What
//! is said of actions ([`super::actions`]) waits and is sent with it.
//!
//! Here is what every card shares: what was said and waits, sent whenever there is a
//! reason to hope. Pure steps are in [`ratings`] and [`queue`], markup in [`card`], [`phone`]
//! and [`said`].

pub mod card;
pub mod phone;
pub mod queue;
pub mod ratings;
pub mod said;

use self::queue::{Answer, Standing};
use self::ratings::{Next, Ratings};
use crate::onlookers::{self, Onlookers, use_looking};
use crate::platform::network::{Listening, on_online, on_return};
use crate::platform::{crypto, kept};
use api::pledge::Published;
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use domain::consultation::pledge_check::{AgeBand, Rating};
use domain::consultation::quarter::Quarter;
use domain::ids::PromiseId;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What it is kept under, on a phone that is just theirs.
const KEPT_AS: &str = "pledge.check";
/// How long to wait where nothing says that there is a connection again.
const AGAIN_MS: u32 = 60_000;

thread_local! {
    static RATINGS: RefCell<Ratings> = RefCell::default();
    /// Whether the phone keeps them, as far as this page knows.
    static KEPT: Cell<bool> = const { Cell::new(false) };
    static BEGUN: Cell<bool> = const { Cell::new(false) };
    static SENDING: Cell<bool> = const { Cell::new(false) };
    static AGAIN: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// As long as the page: ratings wait also when no card is on the screen.
    static LISTENING: RefCell<Vec<Listening>> = const { RefCell::new(Vec::new()) };
    static SHOWN: Onlookers = const { Onlookers::new() };
    static FIGURES: RefCell<Option<Rc<Published>>> = const { RefCell::new(None) };
}

/// Everything forgotten, here and on the phone.
pub fn forget() {
    RATINGS.set(Ratings::default());
    KEPT.set(false);
    kept::forget(KEPT_AS);
    tell();
}

pub(super) fn change<T>(how: impl FnOnce(&mut Ratings) -> T) -> T {
    let made = RATINGS.with_borrow_mut(|ratings| {
        ratings.catch_up(read(), KEPT.get());
        how(ratings)
    });
    RATINGS.with_borrow(|ratings| match ratings.to_keep() {
        Some(text) => kept::keep(KEPT_AS, &text),
        None => kept::forget(KEPT_AS),
    });
    KEPT.set(read().is_some());
    tell();
    made
}

fn tell() {
    onlookers::tell(&SHOWN);
}

fn read() -> Option<Ratings> {
    kept::read(KEPT_AS).and_then(|text| Ratings::kept(&text))
}

/// What the phone kept, once a page; and whatever waits is sent.
fn begin() {
    if BEGUN.replace(true) {
        return;
    }
    if let Some(found) = read() {
        RATINGS.set(found);
        KEPT.set(true);
    }
    let again = Callback::from(|()| send());
    LISTENING.set(vec![on_online(again.clone()), on_return(again)]);
    send();
}

/// Rates a promise; the last rating of it counts no more. Whether it can be sent.
fn rate(promise: &PromiseId, rating: Rating, quarter: Quarter) -> bool {
    let drawn = crypto::random_bytes::<32>();
    let rated = change(|ratings| ratings.rate(promise, rating, quarter, drawn));
    if rated {
        send();
    }
    rated
}

/// Says whether an action happened; what was said of it last counts no more.
pub(super) fn say(action: &str, did: bool) {
    let drawn = crypto::random_bytes::<32>();
    if change(|ratings| ratings.say(action, did, drawn)) {
        send();
    }
}

/// Sends what waits, one after the other, until one does not go through.
fn send() {
    if SENDING.replace(true) {
        return;
    }
    spawn_local(async {
        let client = Client::new(Fetch::default());
        while let Some(next) = RATINGS.with_borrow(Ratings::next) {
            let answer = match &next {
                Next::Rated(sent) => {
                    let answer = client.rate(sent).await;
                    answer_to(answer.map(|counted| counted.covers(sent)))
                }
                Next::Says(sent) => {
                    let answer = client.say_happened(sent).await;
                    answer_to(answer.map(|counted| counted.covers(sent)))
                }
            };
            change(|ratings| ratings.answered(&next, answer));
            if answer == Answer::NotYet {
                AGAIN.set(Some(Timeout::new(AGAIN_MS, send)));
                break;
            }
        }
        SENDING.set(false);
    });
}

/// What an answer means; of one that is a receipt, whether it proves what was sent.
fn answer_to(answer: Result<bool, Fault>) -> Answer {
    match answer {
        Ok(true) => Answer::Counted,
        Err(Fault::Refused(problem)) => match (problem.code, problem.field.as_deref()) {
            // The quarter of a rating is over, or phones show the action no more.
            (Code::Invalid, Some("quarter")) | (Code::NotFound, _) => Answer::Over,
            (Code::Invalid, _) => Answer::Refused,
            _ => Answer::NotYet,
        },
        // A receipt for something else, or a page that is not ours: it may not be counted.
        Ok(false) | Err(_) => Answer::NotYet,
    }
}

/// What is known of one promise, and of the phone.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// How its rating stands.
    pub standing: Option<Standing<Rating>>,
    /// How old they said they are.
    pub band: Option<AgeBand>,
    /// Whether the phone is just theirs, if that was asked.
    pub mine: Option<bool>,
}

/// How a promise's rating stands, kept fresh.
#[hook]
fn use_known(promise: &PromiseId) -> Known {
    use_looking(&SHOWN, begin);
    RATINGS.with_borrow(|ratings| Known {
        standing: ratings.standing(promise),
        band: ratings.band,
        mine: ratings.mine,
    })
}

/// How stands what was said of an action, kept fresh; and whether the phone is just theirs.
#[hook]
pub(super) fn use_said(action: &str) -> (Option<Standing<bool>>, Option<bool>) {
    use_looking(&SHOWN, begin);
    RATINGS.with_borrow(|ratings| (ratings.said(action), ratings.mine))
}

/// How promises were rated, asked for once a page.
#[hook]
fn use_figures() -> Option<Rc<Published>> {
    let figures = use_state_eq(|| FIGURES.with_borrow(Clone::clone));
    {
        let figures = figures.setter();
        use_effect_with((), move |()| {
            if FIGURES.with_borrow(Option::is_none) {
                spawn_local(async move {
                    let client = Client::new(Fetch::default());
                    // Without a connection there is nothing to say.
                    if let Ok(found) = client.pledge_figures().await {
                        let found = Some(Rc::new(found));
                        FIGURES.set(found.clone());
                        figures.set(found);
                    }
                });
            }
        });
    }
    (*figures).clone()
}
