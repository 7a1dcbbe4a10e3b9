//! Checks that there is always a way on, and that it is a person; and that what is
//! only announced says so.

use crate::draft::Draft;
use crate::fault::{Broken, Fault, Place};
use domain::sourced::Footing;
use domain::wording::says;

/// What an announced promise says in so many words.
const NOT_YET_LAW: &str = "not yet law: ask";

/// Reports promises, rules and duties that leave the reader alone or sure of too much.
pub(crate) fn check(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    for promise in draft
        .priorities
        .iter()
        .flat_map(|priority| &priority.promises)
    {
        let (place, item) = (&promise.place, &promise.item);
        check_words(draft, place, "if_not", &item.if_not, faults);
        check_announced(place, item.footing, &item.what, faults);
    }
    for rule in &draft.rules {
        let (place, item) = (&rule.place, &rule.item);
        check_words(draft, place, "if_not", &item.if_not, faults);
        check_announced(place, item.footing, &item.what, faults);
    }
    for duty in &draft.duties {
        check_words(draft, &duty.place, "if_late", &duty.item.if_late, faults);
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
/// The last words of a card name a person or a line to go to.
fn check_words(draft: &Draft, place: &Place, field: &str, words: &str, faults: &mut Vec<Fault>) {
    if !draft.words.people.iter().any(|person| says(words, person)) {
        faults.push(place.fault(
            format!("`{field}` names nobody to go to: “{words}”"),
            "name a person or a line; people in words.toml lists them",
        ));
    }
}

fn check_announced(place: &Place, footing: Footing, what: &str, faults: &mut Vec<Fault>) {
    if footing == Footing::Announced && !what.contains(NOT_YET_LAW) {
        faults.push(place.fault(
            "what is only announced does not say that it is not law",
            format!("end `what` with “It is coming, {NOT_YET_LAW}.”"),
        ));
    }
}
