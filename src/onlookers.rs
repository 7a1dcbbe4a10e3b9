//! Who is drawn anew when something changes that lives as long as the page: what waits to be
//! counted, a list that was fetched. What it is, its own folder knows.

use std::cell::{Cell, RefCell};
use std::thread::LocalKey;
use yew::prelude::*;

/// Those who look at one thing.
#[derive(Default)]
pub struct Onlookers(RefCell<Vec<(u32, Callback<()>)>>);

impl Onlookers {
    /// Nobody looks yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// Whether nobody looks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    fn all(&self) -> Vec<Callback<()>> {
        self.0
            .borrow()
            .iter()
            .map(|(_, told)| told.clone())
            .collect()
    }

    fn add(&self, told: Callback<()>) -> u32 {
        let mut all = self.0.borrow_mut();
        let id = all.iter().map(|(id, _)| id + 1).max().unwrap_or_default();
        all.push((id, told));
        id
    }

    fn remove(&self, id: u32) {
        self.0.borrow_mut().retain(|(one, _)| *one != id);
    }
}

/// Has everybody who looks drawn anew.
pub fn tell(onlookers: &'static LocalKey<Onlookers>) {
    // What is told may look anew itself.
    let all = onlookers.with(Onlookers::all);
    all.iter().for_each(|told| told.emit(()));
}

/// Looks, for as long as this is drawn; `begin` is done once it does.
#[hook]
pub fn use_looking(onlookers: &'static LocalKey<Onlookers>, begin: fn()) {
    let turn = use_state(|| 0_u32);
    let turn = turn.setter();
    use_effect_with((), move |()| {
        let count = Cell::new(0_u32);
        let told = Callback::from(move |()| {
            count.set(count.get().wrapping_add(1));
            turn.set(count.get());
        });
        let id = onlookers.with(|all| all.add(told.clone()));
        begin();
        told.emit(());
        move || onlookers.with(|all| all.remove(id))
    });
}
