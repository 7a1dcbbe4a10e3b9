//! The services a person saved: on this phone only, only when they choose, by id.

use crate::platform::kept;
use domain::ids::ServiceId;
use std::collections::BTreeSet;
use yew::prelude::*;

const SAVED: &str = "offer.saved";

/// The saved services, and the way to change them.
#[derive(Clone, PartialEq)]
pub struct Saved {
    /// What is saved.
    pub ids: UseStateHandle<BTreeSet<ServiceId>>,
    /// Saves a service, or stops saving it.
    pub toggle: Callback<ServiceId>,
}

/// Reads what was saved once the page stands, and keeps each change.
#[hook]
pub fn use_saved() -> Saved {
    let ids = use_state_eq(BTreeSet::new);
    {
        let ids = ids.setter();
        use_effect_with((), move |()| {
            if let Some(written) = kept::read(SAVED) {
                ids.set(read(&written));
            }
        });
    }
    let toggle = {
        let ids = ids.clone();
        Callback::from(move |id: ServiceId| {
            let changed = toggled(&ids, id);
            if changed.is_empty() {
                kept::forget(SAVED);
            } else {
                kept::keep(SAVED, &written(&changed));
            }
            ids.set(changed);
        })
    };
    Saved { ids, toggle }
}

fn toggled(ids: &BTreeSet<ServiceId>, id: ServiceId) -> BTreeSet<ServiceId> {
    let mut changed = ids.clone();
    if !changed.remove(&id) {
        changed.insert(id);
    }
    changed
}

fn written(ids: &BTreeSet<ServiceId>) -> String {
    let ids: Vec<&str> = ids.iter().map(ServiceId::as_str).collect();
    ids.join(" ")
}

fn read(written: &str) -> BTreeSet<ServiceId> {
    written.split_whitespace().map(ServiceId::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saving_twice_is_not_saving_and_what_is_kept_reads_back() {
        let id = ServiceId::from;
        let two = toggled(&toggled(&BTreeSet::new(), id("bus")), id("dental"));
        assert_eq!(read(&written(&two)), two);
        assert_eq!(toggled(&two, id("bus")), BTreeSet::from([id("dental")]));
    }

    #[test]
    fn what_was_kept_by_somebody_else_does_no_harm() {
        assert_eq!(read(" \n "), BTreeSet::new());
    }
}
