//! What a link brought: a consultation's code (`#c.CODE`) or a group's pass (`#g.PASS`).
//! It is held here until the page that looks it up has come. Light: it stands above every
//! page.

use crate::platform::kept;
use crate::route::Route;
use std::cell::{Cell, RefCell};
use yew::prelude::*;

/// What a phone keeps as long as a group is on it.
pub const GROUP_ON: &str = "consultations.group";

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// One consultation, by its code as it was typed or printed.
    Code(String),
    /// A group, by its pass.
    Group(String),
}

thread_local! {
    static CAME: RefCell<Option<Came>> = const { RefCell::new(None) };
    static WAITS: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
    static LOCKED: Cell<bool> = const { Cell::new(false) };
    static FRAME: RefCell<Option<Callback<bool>>> = const { RefCell::new(None) };
}

impl Came {
    /// What a fragment, without its `#`, leads to.
    #[must_use]
    pub fn of(fragment: &str) -> Option<Self> {
        match fragment.split_once('.')? {
            ("c", code) => Some(Self::Code(code.to_owned())),
            ("g", pass) => Some(Self::Group(pass.to_owned())),
            _ => None,
        }
    }

    /// Where it leads.
    #[must_use]
    pub const fn route(&self) -> Route {
        match self {
            Self::Code(_) => Route::Consultations,
            Self::Group(_) => Route::Group,
        }
    }
}

/// Holds what came until its page takes it.
pub fn put(came: Came) {
    CAME.set(Some(came));
    if let Some(told) = WAITS.with_borrow(Clone::clone) {
        told.emit(());
    }
}

/// Holds what another page will take.
pub fn put_back(came: Came) {
    CAME.set(Some(came));
}

/// What came and was not taken yet.
#[must_use]
pub fn take() -> Option<Came> {
    CAME.take()
}

/// Tells the page that is open of a link that comes while it is.
pub fn wait(told: Option<Callback<()>>) {
    WAITS.set(told);
}

/// Whether this tablet is in group mode: then no other page is shown.
#[must_use]
pub fn is_locked() -> bool {
    LOCKED.get()
}

/// Begins or ends group mode.
pub fn lock(on: bool) {
    LOCKED.set(on);
    if let Some(told) = FRAME.with_borrow(Clone::clone) {
        told.emit(on);
    }
}

/// Whether this tablet is in group mode, for the frame around every page.
#[hook]
pub fn use_locked() -> bool {
    let locked = use_state_eq(is_locked);
    {
        let locked = locked.setter();
        use_effect_with((), move |()| {
            FRAME.set(Some(Callback::from(move |on| locked.set(on))));
            || FRAME.set(None)
        });
    }
    *locked
}

/// At the start: whether a group was on this tablet when it was last used. Until it is
/// known how far it had come, nothing else is shown.
#[must_use]
pub fn resumes() -> bool {
    let on = kept::read(GROUP_ON).is_some();
    LOCKED.set(on);
    on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_one_consultation_or_to_a_group_and_others_are_left_alone() {
        assert_eq!(Came::of("c.AB1"), Some(Came::Code("AB1".to_owned())));
        assert_eq!(Came::of("g.00ff"), Some(Came::Group("00ff".to_owned())));
        for other in ["", "c", "i=abc", "o.0011", "x.y"] {
            assert_eq!(Came::of(other), None, "{other}");
        }
    }
}
