//! Checks of the list of words that suggest danger, and what an editor must know of it.

use crate::draft::Draft;
use crate::fault::{Fault, Placed};
use domain::danger::{Review, faults as phrase_faults};
use std::collections::BTreeSet;

/// Reports phrases that cannot be read and groups that lead to nobody.
pub(crate) fn check(draft: &Draft, faults: &mut Vec<Fault>) {
    let Some(Placed { place, item }) = &draft.danger else {
        return;
    };
    for (at, fault) in phrase_faults(item) {
        let id = item.groups.get(at).map(|group| group.id.clone());
        let place = crate::fault::Place {
            id: id.unwrap_or_default(),
            ..place.clone()
        };
        faults.push(place.fault(
            fault.to_string(),
            "write small letters without apostrophes: docs/CONTENT.md shows how",
        ));
    }
    let mut seen = BTreeSet::new();
    for group in &item.groups {
        let place = crate::fault::Place {
            id: group.id.clone(),
            ..place.clone()
        };
        if !seen.insert(&group.id) {
            faults.push(place.fault("another group has this id", "give one of them another id"));
        }
        if group.phrases.is_empty() || group.lines.is_empty() {
            faults.push(place.fault(
                "this group has no phrase, or no helpline to offer",
                "name some of both",
            ));
        }
        for line in &group.lines {
            if draft.helplines.iter().all(|known| known.item.id != *line) {
                faults.push(place.fault(
                    format!("no helpline is called `{line}`"),
                    "take an id from help/helplines.toml",
                ));
            }
        }
    }
    let day = draft.checked_on.as_ref().map(|placed| placed.item);
    if let (Review::By { on, .. }, Some(day)) = (&item.review, day)
        && *on > day
    {
        faults.push(place.fault(
            format!("it was gone through on {on}, after the day of this edition ({day})"),
            "correct the day, or raise checked_on in trust.toml",
        ));
    }
}

/// What an editor must be told of the list as long as nobody has gone through it.
pub(crate) fn not_reviewed(draft: &Draft) -> Option<String> {
    let Placed { place, item } = draft.danger.as_ref()?;
    (item.review == Review::NotYet).then(|| {
        format!(
            "{}: not yet reviewed by a professional. Ask the safeguarding lead to go \
             through it, then write their name, role and the day in `review`",
            place.file
        )
    })
}
