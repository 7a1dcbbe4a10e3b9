//! A meeting that was begun and not saved: held in the page's memory while another page of
//! the desk is looked at. Locking wipes it, like everything else.

use super::draft::Draft;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

thread_local! {
    static UNSAVED: RefCell<Vec<Draft>> = const { RefCell::new(Vec::new()) };
}

/// What was begun of this one, or of a new one that says nothing yet; once.
#[must_use]
pub fn take(start: &Draft) -> Option<Draft> {
    if start.id.is_none() && !start.typed.title.is_empty() {
        return None;
    }
    UNSAVED.with_borrow_mut(|all| {
        let at = all.iter().position(|draft| draft.id == start.id)?;
        Some(all.remove(at))
    })
}

fn keep(draft: &Draft) {
    UNSAVED.with_borrow_mut(|all| {
        all.retain(|other| other.id != draft.id);
        all.push(Draft {
            saving: false,
            ..draft.clone()
        });
    });
}

/// Keeps what differs from `start` when the form goes, unless it was saved.
#[hook]
pub fn use_keeping(draft: &Draft, start: &Rc<Draft>) -> Callback<()> {
    let latest = use_mut_ref(|| None::<Draft>);
    let saved = use_mut_ref(|| false);
    let differs = draft.typed != start.typed;
    latest.replace(differs.then(|| draft.clone()));
    {
        let saved = saved.clone();
        use_effect_with((), move |()| {
            move || {
                if let Some(draft) = latest.borrow().as_ref().filter(|_| !*saved.borrow()) {
                    keep(draft);
                }
            }
        });
    }
    Callback::from(move |()| {
        saved.replace(true);
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::page::for_tests::whole;

    #[test]
    fn what_was_begun_comes_back_once_and_only_for_its_own_meeting() {
        let mut mine = Draft::of(&whole("one", "2026-12-09"));
        mine.typed.about = "Half a".to_owned();
        keep(&mine);
        assert_eq!(take(&Draft::of(&whole("other", "2026-12-09"))), None);
        assert_eq!(take(&Draft::next(&whole("one", "2026-12-09"))), None);
        let again = Draft::of(&whole("one", "2026-12-09"));
        assert_eq!(take(&again), Some(mine));
        assert_eq!(take(&again), None);
    }
}
