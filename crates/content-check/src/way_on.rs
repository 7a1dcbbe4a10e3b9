//! Checks that there is always a way on, and that it is a person; and that what is
//! only announced says so.

use crate::draft::Draft;
use crate::fault::{Broken, Fault};
use crate::word_list::says;
use domain::sourced::Footing;

/// What an announced promise says in so many words.
const NOT_YET_LAW: &str = "not yet law: ask";

/// Reports promises that leave the reader alone or sure of too much.
pub(crate) fn check(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    for promise in draft
        .priorities
        .iter()
        .flat_map(|priority| &priority.promises)
    {
        let (place, item) = (&promise.place, &promise.item);
        if !draft
            .words
            .people
            .iter()
            .any(|person| says(&item.if_not, person))
        {
            faults.push(place.fault(
                format!("`if_not` names nobody to go to: “{}”", item.if_not),
                "name a person or a line; people in words.toml lists them",
            ));
        }
        if item.footing == Footing::Announced && !item.what.contains(NOT_YET_LAW) {
            faults.push(place.fault(
                "an announced promise does not say that it is not law",
                format!("end `what` with “It is coming, {NOT_YET_LAW}.”"),
            ));
        }
    }
    for priority in &draft.priorities {
        let (place, item) = (&priority.head.place, &priority.head.item);
        if !(1..=6).contains(&item.look) {
            faults.push(place.fault(
                format!("there is no look {}", item.look),
                "write a number from 1 to 6",
            ));
        }
        if priority.promises.is_empty() && !broken.file(&place.file) {
            faults.push(place.fault("this priority has no promise", "add a [[promise]]"));
        }
    }
}
