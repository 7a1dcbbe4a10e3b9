//! A report with something in every part of it, for tests.

use crate::consultations::for_tests::{asked, staff};
use crate::pledge::words::tests::results;
use api::actions::{Happened, Stage, Update};
use api::desk::actions::{self, Colour, From};
use api::desk::reports::{
    Approval, Consulted, Figures, FrozenBy, Named, Quote, RequestClock, RequestKind, Requests,
    RequestsOf, Theme, Themes, VERSION, Waiting, Whole, Words, Written,
};
use api::desk::review_figures::{self, Period, Share};
use domain::ids::PriorityId;

fn period() -> Period {
    Period {
        from: "2026-07-01".parse().unwrap(),
        to: "2026-09-30".parse().unwrap(),
    }
}

fn reviews() -> review_figures::Figures {
    let share = |of: u64, did: u64| serde_json::json!({ "of": of, "did": did });
    serde_json::from_value(serde_json::json!({
        "in_time": share(60, 51), "first": share(12, 6), "second": { "of": null, "did": null },
        "later": share(40, 40), "took_part": share(48, 43), "unknown": 0,
        "codes": [12, 20, null, 8, 5, null, 0, 0],
    }))
    .unwrap()
}

fn share(of: u64, did: u64) -> Share {
    Share {
        of: Some(of),
        did: Some(did),
    }
}

pub(crate) fn action(priority: &PriorityId, colour: Colour, stage: Stage) -> actions::Whole {
    actions::Whole {
        id: format!("{priority}-{colour:?}"),
        written: actions::Written {
            from: From::Promise,
            priority: priority.clone(),
            promise: None,
            you_said: "We want to choose the food.".to_owned(),
            we_did: "You choose the food.".to_owned(),
            specific: "Two young people plan each menu".to_owned(),
            measure: "Menus that were planned by young people".to_owned(),
            lead: "Sam Okafor, participation worker".to_owned(),
            due_on: "2026-11-30".parse().unwrap(),
            colour,
            reason: "Waiting for the kitchen.".to_owned(),
            stage,
            why: Some("The kitchen is closed.".to_owned()),
            published: true,
            revision: 2,
        },
        revision: 2,
        overdue: false,
        updates: vec![Update {
            on: "2026-10-02".parse().unwrap(),
            words: "The first menu is up.".to_owned(),
        }],
        happened: Happened {
            base: Some(20),
            did: Some(14),
            did_not: Some(6),
        },
        made_on: "2026-07-04".parse().unwrap(),
        stood_on: "2026-10-02".parse().unwrap(),
    }
}

pub(crate) fn whole(frozen: bool) -> Whole {
    let edition = content::edition().unwrap();
    let named = edition.pledge.priorities.iter().zip(1..);
    let priorities: Vec<Named> = named
        .map(|(one, number)| Named {
            id: one.id.clone(),
            number,
            title: one.title.clone(),
            look: one.look,
            promises: one
                .promises
                .iter()
                .map(|promise| (promise.id.clone(), promise.title.clone()))
                .collect(),
        })
        .collect();
    let first = priorities[0].id.clone();
    let requests = Requests {
        counted_on: "2026-10-05".parse().unwrap(),
        kinds: vec![RequestKind {
            name: "I want to complain".to_owned(),
            clock: RequestClock::Law,
            share: share(30, 25),
        }],
        all: share(30, 25),
    };
    let mut quarters = results().quarters;
    quarters.reverse();
    let summary = "We asked you about food. Now you choose it.".to_owned();
    Whole {
        id: format!("report-{frozen}"),
        written: Written {
            period: period(),
            priority: None,
            intro: "What matters most this time.".to_owned(),
            words: vec![Words {
                priority: first.clone(),
                words: "We visited more often.\nWe write it down better.".to_owned(),
            }],
            themes: vec![Themes {
                consultation: "trip".to_owned(),
                title: "How was the trip?".to_owned(),
                of: Some(31),
                themes: vec![
                    Theme {
                        name: "Choosing together".to_owned(),
                        said: Some(12),
                    },
                    Theme {
                        name: "The bus".to_owned(),
                        said: None,
                    },
                ],
            }],
            quotes: vec![Quote {
                title: "How was the trip?".to_owned(),
                ask: "What about words?".to_owned(),
                priority: Some(first.clone()),
                words: "I liked that we chose.".to_owned(),
            }],
            requests: Some(requests.clone()),
            approval: Some(Approval {
                group: "Reach Out!".to_owned(),
                on: "2026-10-12".parse().unwrap(),
                people: 8,
                words: summary.clone(),
            }),
            summary,
            revision: 6,
        },
        revision: 7,
        figures: Figures {
            version: VERSION,
            trust: edition.pledge.trust.clone(),
            smallest: 10,
            priorities,
            quarters,
            consultations: vec![Consulted {
                id: "trip".to_owned(),
                asked: asked(),
                results: staff(true).results,
                what_changed: Some("You choose the next trip.".to_owned()),
            }],
            reviews: vec![review_figures::Frozen {
                id: "reviews".to_owned(),
                period: period(),
                figures: reviews(),
                by: "Sam Okafor".to_owned(),
                on: "2026-10-05".parse().unwrap(),
            }],
            actions: vec![
                action(&first, Colour::Amber, Stage::Doing),
                action(&first, Colour::Green, Stage::Done),
            ],
            requests: vec![RequestsOf {
                period: period(),
                requests,
            }],
            waiting: Waiting::default(),
        },
        frozen: frozen.then(|| FrozenBy {
            by: "Sam Okafor".to_owned(),
            on: "2026-10-20".parse().unwrap(),
        }),
    }
}
