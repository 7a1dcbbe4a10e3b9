//! What is on this phone from before, until it is taken up or deleted. Looking takes a
//! while, and somebody may have gone on meanwhile: what was done last counts, never what
//! an earlier look comes back with.

use super::keeping::{Found, Keeper};
use super::state::{Action, State};
use domain::form::Form;
use std::cell::Cell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What was found on the phone and is not taken up yet.
#[derive(Debug, Clone)]
pub struct OnPhone {
    now: UseStateHandle<Option<Found>>,
    changes: Rc<Cell<u32>>,
}

impl OnPhone {
    /// As it stands.
    #[must_use]
    pub fn now(&self) -> &Option<Found> {
        &self.now
    }

    /// What says that it stands otherwise.
    #[must_use]
    pub fn teller(&self) -> Teller {
        let now = self.now.setter();
        Teller {
            set: Callback::from(move |found| now.set(found)),
            changes: Rc::clone(&self.changes),
        }
    }
}

/// Says what is on the phone now.
#[derive(Debug, Clone)]
pub struct Teller {
    set: Callback<Option<Found>>,
    changes: Rc<Cell<u32>>,
}

impl Teller {
    /// This is so now. Looks that have begun count no more.
    pub fn tell(&self, found: Option<Found>) {
        self.changes.set(self.changes.get().wrapping_add(1));
        self.set.emit(found);
    }

    /// Begins a look. Looks that began before count no more.
    #[must_use]
    pub fn look(&self) -> Look {
        let began = self.changes.get().wrapping_add(1);
        self.changes.set(began);
        Look {
            teller: self.clone(),
            began,
        }
    }
}

/// A look at the phone that has begun.
#[derive(Debug)]
pub struct Look {
    teller: Teller,
    began: u32,
}

impl Look {
    /// This was seen. It counts unless something was said, or a look begun, since.
    pub fn saw(self, found: Option<Found>) {
        if self.teller.changes.get() == self.began {
            self.teller.tell(found);
        }
    }
}

/// What is on the phone: looked for at the start, and again when another tab has
/// changed it, so that nobody is offered a draft that was sent or deleted there.
#[hook]
pub fn use_found(
    keeper: &Rc<Keeper>,
    forms: &Rc<Vec<Rc<Form>>>,
    state: &UseReducerHandle<State>,
    outbox: (usize, usize),
) -> OnPhone {
    let found = OnPhone {
        now: use_state_eq(|| None),
        changes: (*use_memo((), |()| Rc::<Cell<u32>>::default())).clone(),
    };
    let look = {
        let (keeper, forms, teller) = (Rc::clone(keeper), Rc::clone(forms), found.teller());
        let state = state.dispatcher();
        use_callback((), move |writing: bool, ()| {
            if writing && !keeper.is_settled() {
                return;
            }
            let (keeper, forms, teller) = (Rc::clone(&keeper), Rc::clone(&forms), teller.clone());
            let state = state.clone();
            let look = teller.look();
            spawn_local(async move {
                let of = |id: &_| {
                    let same = forms.iter().find(|form| form.id == *id);
                    same.or(forms.first()).map(Rc::clone)
                };
                match (keeper.find(of).await, writing) {
                    (Ok(found), false) => look.saw(found),
                    // Typing went on while it was looked for: what is here counts.
                    _ if writing && !keeper.is_settled() => {}
                    (Ok(None), true) => {
                        keeper.stop();
                        state.dispatch(Action::Clear);
                    }
                    (Ok(locked @ Some(Found::Locked(_))), true) => {
                        keeper.stop();
                        state.dispatch(Action::Clear);
                        teller.tell(locked);
                    }
                    (Ok(Some(Found::Draft(taken))), true) => {
                        keeper.settle(&taken.state);
                        state.dispatch(Action::TakeUp(Box::new(taken.state)));
                    }
                    _ => {}
                }
            });
        })
    };
    let writing = state.phone.is_some_and(super::phone::Phone::may_store) && state.has_words();
    {
        let look = look.clone();
        // The outbox changes when a draft becomes an item, here or in another tab.
        let elsewhere = state.has_words() && !writing;
        use_effect_with(outbox, move |_| {
            // Somebody who writes without keeping is not interrupted.
            if !elsewhere {
                look.emit(writing);
            }
        });
    }
    {
        let keeper = Rc::clone(keeper);
        use_effect_with(writing, move |writing| {
            let writing = *writing;
            keeper.on_other_tabs(Callback::from(move |()| look.emit(writing)));
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    fn teller() -> (Teller, Rc<RefCell<Vec<Option<Found>>>>) {
        let told = Rc::new(RefCell::new(Vec::new()));
        let set = {
            let told = Rc::clone(&told);
            Callback::from(move |found| told.borrow_mut().push(found))
        };
        let changes = Rc::default();
        (Teller { set, changes }, told)
    }

    #[test]
    fn a_look_that_comes_back_after_somebody_went_on_brings_nothing_back() {
        let (teller, told) = teller();
        let look = teller.look();
        teller.tell(None);
        look.saw(Some(Found::Newer));
        assert_eq!(*told.borrow(), [None]);
    }

    #[test]
    fn of_two_looks_the_later_counts() {
        let (teller, told) = teller();
        let (earlier, later) = (teller.look(), teller.look());
        later.saw(None);
        earlier.saw(Some(Found::Newer));
        assert_eq!(*told.borrow(), [None]);
    }

    #[test]
    fn a_look_that_nothing_came_before_counts() {
        let (teller, told) = teller();
        teller.look().saw(Some(Found::Newer));
        assert_eq!(*told.borrow(), [Some(Found::Newer)]);
    }
}
