//! Joins the picture lock to what is being written: set, opened, and locked again when
//! somebody has been away.

use super::Tried;
use super::away::is_away;
use crate::platform::activity;
use crate::platform::clock::now_ms;
use crate::platform::page;
use crate::views::found::OnPhone;
use crate::views::keeping::{Found, Keeper};
use crate::views::state::{Action, State};
use domain::form::Form;
use std::cell::Cell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// How often it is looked whether somebody is still there.
const LOOK_MS: u32 = 2_000;

/// The picture lock, as it stands, and what can be done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Locking {
    /// Whether this draft has one.
    pub is_set: bool,
    /// What became of the last try.
    pub tried: Option<Tried>,
    /// Sets one, or takes it off.
    pub set: Callback<Option<Vec<u8>>>,
    /// Tries these pictures.
    pub open: Callback<Vec<u8>>,
}

/// The picture lock of what is being written.
#[hook]
pub fn use_picture_lock(
    keeper: &Rc<Keeper>,
    state: &UseReducerHandle<State>,
    found: &OnPhone,
    forms: &Rc<Vec<Rc<Form>>>,
) -> Locking {
    let is_set = use_state_eq(|| false);
    let tried = use_state_eq(|| None);
    let set = {
        let (keeper, is_set) = (Rc::clone(keeper), is_set.setter());
        let state = state.clone();
        Callback::from(move |pictures: Option<Vec<u8>>| {
            let (keeper, is_set) = (Rc::clone(&keeper), is_set.clone());
            let now = Rc::new((*state).clone());
            spawn_local(async move {
                let wanted = pictures.is_some();
                if keeper.set_lock(pictures).await.is_ok() {
                    is_set.set(wanted);
                    keeper.note(&now);
                }
            });
        })
    };
    let open = {
        let (keeper, forms) = (Rc::clone(keeper), Rc::clone(forms));
        let (state, found) = (state.dispatcher(), found.teller());
        let (is_set, tried) = (is_set.setter(), tried.setter());
        Callback::from(move |pictures: Vec<u8>| {
            let (keeper, forms, state) = (Rc::clone(&keeper), Rc::clone(&forms), state.clone());
            let (found, is_set, tried) = (found.clone(), is_set.clone(), tried.clone());
            spawn_local(async move {
                let of = |id: &_| {
                    let same = forms.iter().find(|form| form.id == *id);
                    same.or(forms.first()).map(Rc::clone)
                };
                match keeper.open_lock(&pictures, of).await {
                    Ok(taken) => {
                        is_set.set(true);
                        tried.set(None);
                        state.dispatch(Action::TakeUp(Box::new(taken.state)));
                        found.tell(None);
                    }
                    Err(why) => {
                        tried.set(Some(why));
                        match why {
                            Tried::Gone => found.tell(Some(Found::Locked(0))),
                            Tried::Wrong(left) => found.tell(Some(Found::Locked(left))),
                            Tried::NotNow => {}
                        }
                    }
                }
            });
        })
    };
    let lock = {
        let (keeper, state) = (Rc::clone(keeper), state.dispatcher());
        let (found, tried) = (found.teller(), tried.setter());
        use_callback((), move |(): (), ()| {
            let (keeper, state) = (Rc::clone(&keeper), state.clone());
            let (found, tried) = (found.clone(), tried.clone());
            spawn_local(async move {
                if let Some(left) = keeper.lock_now().await {
                    tried.set(None);
                    found.tell(Some(Found::Locked(left)));
                    state.dispatch(Action::Clear);
                }
            });
        })
    };
    // Sent or deleted, the draft has taken its lock with it.
    let is_set = *is_set && keeper.has_lock();
    use_being_away(is_set && state.has_words(), lock);
    Locking {
        is_set,
        tried: *tried,
        set,
        open,
    }
}

/// Calls back when somebody has been away for two minutes, while `armed`. Out of sight
/// the page shows nothing meanwhile.
#[hook]
fn use_being_away(armed: bool, lock: Callback<()>) {
    use_effect_with(armed, move |armed| {
        let watch = armed.then(|| {
            let last = Rc::new(Cell::new(now_ms()));
            let look = {
                let last = Rc::clone(&last);
                move || {
                    let away = is_away(last.get(), now_ms());
                    if away {
                        last.set(now_ms());
                        lock.emit(());
                    }
                    away
                }
            };
            activity::watch(LOOK_MS, move |seen| match seen {
                activity::Seen::Nothing => {
                    look();
                }
                activity::Seen::Something => {
                    if !look() {
                        last.set(now_ms());
                    }
                }
                activity::Seen::Hidden => page::set_root_attribute("data-away", Some("")),
                activity::Seen::Back => {
                    if !look() {
                        last.set(now_ms());
                    }
                    page::set_root_attribute("data-away", None);
                }
            })
        });
        move || {
            drop(watch);
            page::set_root_attribute("data-away", None);
        }
    });
}
