//! An action, for tests.

use super::beginning;
use api::actions::{Happened, Stage, Update};
use api::desk::actions::{Whole, Written};

/// From the first promise of the pledge, published, being done.
pub(crate) fn whole() -> Whole {
    let edition = content::edition().unwrap();
    let priority = &edition.pledge.priorities[0];
    let promise = &priority.promises[0];
    let due_on = "2026-12-20".parse().unwrap();
    Whole {
        id: "0b7c6b52-6a0a-4d25-9d3c-5a2c4e8f1a11".to_owned(),
        written: Written {
            we_did: "We visit every six weeks.".to_owned(),
            specific: "A visit every six weeks.".to_owned(),
            measure: "95 of 100 visits are in time.".to_owned(),
            lead: "Jo Hill, head of service".to_owned(),
            published: true,
            stage: Stage::Doing,
            revision: 3,
            ..beginning::promise(&priority.id, promise, due_on)
        },
        revision: 3,
        overdue: false,
        updates: vec![Update {
            on: "2026-11-30".parse().unwrap(),
            words: "Two workers are new.".to_owned(),
        }],
        happened: Happened::default(),
        made_on: "2026-11-22".parse().unwrap(),
        stood_on: "2026-11-22".parse().unwrap(),
    }
}
