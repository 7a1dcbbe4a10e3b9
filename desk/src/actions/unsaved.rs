//! What was typed and not kept: held in the memory of this page when its form goes, so that
//! another page or the lock loses no word. Gone when the browser's page is closed, before
//! which the browser asks.

use super::typed::{Change, Typed};
use crate::platform::leaving::guard_closing;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

thread_local! {
    /// Of whom, and what.
    static HELD: RefCell<Vec<(AttrValue, Typed)>> = const { RefCell::new(Vec::new()) };
}

/// What this member has not kept, the oldest first.
#[must_use]
pub fn held(member: &str) -> Vec<Typed> {
    HELD.with_borrow(|held| {
        let mine = held.iter().filter(|(of, _)| of == member);
        mine.map(|(_, typed)| typed.clone()).collect()
    })
}

/// Throws one away.
pub fn drop_held(member: &str, typed: &Typed) {
    HELD.with_borrow_mut(|held| held.retain(|(of, one)| of != member || !one.is_same(typed)));
}

fn hold(member: &AttrValue, typed: &Typed) {
    drop_held(member, typed);
    if typed.is_unsaved() {
        HELD.with_borrow_mut(|held| held.push((member.clone(), typed.clone())));
    }
}

/// What is being written: what this member left here last, or as it begins. What is typed
/// and not kept is held when the form goes, and asked about when the page is closed.
#[hook]
pub fn use_typed(member: &AttrValue, begins: &Typed) -> (UseReducerHandle<Typed>, Latest) {
    let first = {
        let (member, begins) = (member.clone(), begins.clone());
        move || {
            let found = held(&member).into_iter().find(|one| one.is_same(&begins));
            // It is here now; what is not kept of it is held again when this goes.
            drop_held(&member, &begins);
            found.unwrap_or(begins)
        }
    };
    let typed = use_reducer_eq(first);
    let latest = use_mut_ref(|| (*typed).clone());
    latest.replace((*typed).clone());
    {
        let (member, latest) = (member.clone(), latest.clone());
        use_effect_with((), move |()| move || hold(&member, &latest.borrow()));
    }
    use_effect_with(typed.is_unsaved(), |unsaved| {
        let asking = unsaved.then(guard_closing).flatten();
        move || drop(asking)
    });
    (typed, Latest(latest))
}

/// What is held when the form goes.
#[derive(Clone)]
pub struct Latest(Rc<RefCell<Typed>>);

impl Latest {
    /// This happened to it; the form may go before it is drawn anew.
    pub fn happened(&self, change: Change) {
        let now = Rc::new(self.0.borrow().clone()).reduce(change);
        self.0.replace(Rc::unwrap_or_clone(now));
    }
}

/// Tells the reducer each change.
pub fn telling(typed: &UseReducerHandle<Typed>) -> Callback<Change> {
    let dispatcher = typed.dispatcher();
    Callback::from(move |change| dispatcher.dispatch(change))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::for_tests::whole;

    fn mine(words: &str) -> Typed {
        let mut typed = Typed::of(&whole());
        typed.written.we_did = words.to_owned();
        typed
    }

    #[test]
    fn a_form_that_goes_as_soon_as_it_is_kept_leaves_nothing_behind() {
        let typed = mine("More.");
        let sent = Box::new(typed.written.clone());
        let latest = Latest(Rc::new(RefCell::new(typed)));
        latest.happened(Change::Kept(Box::new(whole()), sent));
        hold(&"cy".into(), &latest.0.borrow());
        assert!(held("cy").is_empty());
    }

    #[test]
    fn only_what_is_not_kept_is_held_once_and_for_who_typed_it() {
        let (ada, bo) = (AttrValue::from("ada"), AttrValue::from("bo"));
        hold(&ada, &Typed::of(&whole()));
        assert!(held("ada").is_empty());
        hold(&ada, &mine("First."));
        hold(&ada, &mine("Second."));
        assert_eq!(held("ada"), [mine("Second.")]);
        assert!(held("bo").is_empty());
        hold(&bo, &mine("Bo’s."));
        drop_held("ada", &mine("Whatever."));
        assert!(held("ada").is_empty());
        assert_eq!(held("bo"), [mine("Bo’s.")]);
        // Kept meanwhile: nothing is held any more.
        hold(&bo, &Typed::of(&whole()));
        assert!(held("bo").is_empty());
    }
}
