//! An action, for tests.

use api::actions::{Stage, Told, Update};

pub(crate) fn told() -> Told {
    let edition = content::edition().unwrap();
    let priority = &edition.pledge.priorities[0];
    Told {
        id: "3b241101-e2bb-4255-8caf-4136c566a962".to_owned(),
        priority: priority.id.clone(),
        promise: Some(priority.promises[0].id.clone()),
        you_said: "Visits are late.".to_owned(),
        we_did: "Everybody is visited every six weeks.".to_owned(),
        stage: Stage::Doing,
        due_on: "2026-11-30".parse().unwrap(),
        why: None,
        updates: vec![Update {
            on: "2026-11-20".parse().unwrap(),
            words: "Two workers are new.".to_owned(),
        }],
        happened: None,
    }
}
