//! Every stage against every event, and the promises in words. Longer than a file
//! should be: the table is one, and read as one.

use super::*;
use crate::outbox::item::After;
use domain::ids::SubmissionId;

fn item(stage: Stage) -> Item {
    let id = SubmissionId::from_random([1; 16]);
    Item {
        stage,
        ..Item::sealed(id, "{\"sealed\":\"…\"}".to_owned(), after())
    }
}

fn after() -> After {
    After {
        readers: "your reviewing officer".to_owned(),
        opened_within_working_days: 5,
        contact: false,
        purpose: None,
    }
}

fn at(stage: Stage, in_flight: bool) -> Progress {
    Progress {
        in_flight,
        ..Progress::found(item(stage))
    }
}

fn receipt() -> Receipt {
    let of = item(Stage::Sending);
    Receipt {
        id: of.id,
        sha256: of.sha256,
        durable: true,
        received: "2026-11-22T10:00Z".to_owned(),
    }
}

fn refused(code: Code) -> Event {
    Event::Answered(Reply::Refused {
        code,
        retry_after_seconds: None,
    })
}

const WAKES: [Wake; 5] = [
    Wake::Start,
    Wake::Online,
    Wake::Returned,
    Wake::Tapped,
    Wake::WaitOver,
];

/// Every event there is, with its name in the table below.
fn events() -> Vec<(&'static str, Event)> {
    let mut all = vec![
        ("sealed", Event::Sealed),
        ("sealing failed", Event::SealingFailed),
        ("kept", Event::Kept),
        ("not kept", Event::NotKept),
        ("receipt", Event::Answered(Reply::Receipt(receipt()))),
        (
            "receipt for other bytes",
            Event::Answered(Reply::Receipt(Receipt {
                sha256: "0".repeat(64),
                ..receipt()
            })),
        ),
        ("not ours", Event::Answered(Reply::NotOurs)),
        ("nothing", Event::Answered(Reply::Nothing)),
        ("busy", refused(Code::Unavailable)),
        ("conflict", refused(Code::Conflict)),
        ("new proof", Event::Proved(item(Stage::Sealed))),
    ];
    for wake in WAKES {
        let name = match wake {
            Wake::Start => "start",
            Wake::Online => "online",
            Wake::Returned => "returned",
            Wake::Tapped => "tapped",
            Wake::WaitOver => "wait over",
        };
        all.push((name, Event::Wake(wake)));
    }
    all
}

/// One word for where it stands and one for each effect.
fn told(progress: &Progress, effects: &[Effect]) -> String {
    let stage = match (&progress.item.stage, progress.in_flight) {
        (Stage::Draft, _) => "draft",
        (Stage::Sealed, _) => "sealed",
        (Stage::Sending, false) => "sending",
        (Stage::Sending, true) => "flying",
        (Stage::Sent(_), _) => "sent",
        (Stage::Held(_), _) => "held",
    };
    let mut out = stage.to_owned();
    for effect in effects {
        out.push_str(match effect {
            Effect::KeepAndForgetDraft => " keep+draft",
            Effect::Keep => " keep",
            Effect::Put => " put",
            Effect::KeepReceiptAndForgetItem(_) => " purge",
            Effect::WaitMs(_) => " wait",
        });
    }
    out
}

#[test]
fn every_stage_meets_every_event_as_the_table_says() {
    let held = || at(Stage::Held(Held::Conflict), false);
    let columns: [(&str, Progress); 6] = [
        ("draft", at(Stage::Draft, false)),
        ("sealed", at(Stage::Sealed, false)),
        ("sending", at(Stage::Sending, false)),
        ("flying", at(Stage::Sending, true)),
        ("sent", at(Stage::Sent(receipt()), false)),
        ("held", held()),
    ];
    // Rows: event; columns: draft, sealed, sending, flying, sent, held.
    let table: &[(&str, [&str; 6])] = &[
        (
            "sealed",
            [
                "sealed keep+draft",
                "sealed",
                "sending",
                "flying",
                "sent",
                "held",
            ],
        ),
        (
            "sealing failed",
            ["draft", "sealed", "sending", "flying", "sent", "held"],
        ),
        (
            "kept",
            [
                "draft",
                "sending keep",
                "flying put",
                "flying",
                "sent",
                "held",
            ],
        ),
        (
            "not kept",
            [
                "draft",
                "flying put",
                "flying put",
                "flying",
                "sent",
                "held",
            ],
        ),
        (
            "receipt",
            [
                "draft",
                "sent purge",
                "sent purge",
                "sent purge",
                "sent",
                "sent purge",
            ],
        ),
        (
            "receipt for other bytes",
            ["draft", "sealed", "sending", "sending wait", "sent", "held"],
        ),
        (
            "not ours",
            ["draft", "sealed", "sending", "sending wait", "sent", "held"],
        ),
        (
            "nothing",
            ["draft", "sealed", "sending", "sending wait", "sent", "held"],
        ),
        (
            "busy",
            ["draft", "sealed", "sending", "sending wait", "sent", "held"],
        ),
        (
            "conflict",
            ["draft", "sealed", "sending", "held keep", "sent", "held"],
        ),
        (
            "new proof",
            ["draft", "sealed", "sending", "flying", "sent", "held"],
        ),
        (
            "start",
            [
                "draft",
                "sending keep",
                "flying put",
                "flying",
                "sent",
                "held",
            ],
        ),
        (
            "online",
            [
                "draft",
                "sending keep",
                "flying put",
                "flying",
                "sent",
                "held",
            ],
        ),
        (
            "returned",
            [
                "draft",
                "sending keep",
                "flying put",
                "flying",
                "sent",
                "held",
            ],
        ),
        (
            "tapped",
            [
                "draft",
                "sending keep",
                "flying put",
                "flying",
                "sent",
                "sending keep",
            ],
        ),
        (
            "wait over",
            [
                "draft",
                "sending keep",
                "flying put",
                "flying",
                "sent",
                "held",
            ],
        ),
    ];
    let events = events();
    assert_eq!(table.len(), events.len(), "a row for every event");
    for (row, outcomes) in table {
        let (_, event) = events
            .iter()
            .find(|(name, _)| name == row)
            .expect("the row names an event");
        for ((column, progress), expected) in columns.iter().zip(outcomes) {
            let (next, effects) = plan(progress.clone(), event.clone(), 0);
            assert_eq!(told(&next, &effects), *expected, "{row} while {column}");
        }
    }
}

#[test]
fn every_refusal_of_the_catalogue_is_held_or_tried_again() {
    let table = [
        (Code::Conflict, Some(Held::Conflict)),
        (Code::InvitationEnded, Some(Held::InvitationEnded)),
        (Code::TooLarge, Some(Held::TooLarge)),
        (Code::Invalid, Some(Held::NotAccepted)),
        (Code::Unreadable, Some(Held::NotAccepted)),
        (Code::NotAllowed, Some(Held::NotAccepted)),
        (Code::SignedOut, None),
        (Code::NotFound, None),
        (Code::SlowDown, None),
        (Code::Broken, None),
        (Code::Unavailable, None),
        (Code::Full, None),
        (Code::Other, None),
    ];
    for (code, held) in table {
        let (next, effects) = plan(at(Stage::Sending, true), refused(code), 0);
        assert!(!next.in_flight);
        match held {
            Some(why) => {
                assert_eq!(next.item.stage, Stage::Held(why), "{code:?}");
                assert_eq!(effects, [Effect::Keep], "{code:?}");
            }
            None => {
                assert_eq!(next.item.stage, Stage::Sending, "{code:?}");
                assert_eq!(effects, [Effect::WaitMs(0)], "{code:?}");
            }
        }
    }
}

#[test]
fn the_bytes_never_change_whatever_happens() {
    let before = item(Stage::Sealed);
    let mut progress = Progress::found(before.clone());
    for round in 0..3_u32 {
        for (_, event) in events() {
            if matches!(event, Event::Answered(Reply::Receipt(_)) | Event::Proved(_)) {
                continue;
            }
            (progress, _) = plan(progress, event, round);
            assert_eq!(progress.item.body, before.body);
            assert_eq!(progress.item.sha256, before.sha256);
            assert_eq!(progress.item.id, before.id);
        }
    }
}

#[test]
fn only_a_durable_receipt_for_these_bytes_lets_the_phone_forget_them() {
    let wrong = [
        Receipt {
            durable: false,
            ..receipt()
        },
        Receipt {
            sha256: String::new(),
            ..receipt()
        },
        Receipt {
            id: SubmissionId::from_random([2; 16]),
            ..receipt()
        },
    ];
    for receipt in wrong {
        let event = Event::Answered(Reply::Receipt(receipt));
        let (next, effects) = plan(at(Stage::Sending, true), event, 0);
        assert_eq!(next.item.stage, Stage::Sending);
        assert!(matches!(effects[..], [Effect::WaitMs(_)]));
    }
}

#[test]
fn sending_is_asked_to_be_kept_before_the_first_request() {
    let (draft, effects) = plan(at(Stage::Draft, false), Event::Sealed, 0);
    assert_eq!(effects, [Effect::KeepAndForgetDraft]);
    let (sealed, effects) = plan(draft, Event::Kept, 0);
    assert_eq!(
        (sealed.item.stage.clone(), effects),
        (Stage::Sending, vec![Effect::Keep])
    );
    let (sending, effects) = plan(sealed, Event::Kept, 0);
    assert_eq!(effects, [Effect::Put]);
    assert!(sending.in_flight);
}

#[test]
fn a_phone_that_cannot_keep_it_sends_it_all_the_same_and_knows_it_is_not_kept() {
    let (next, effects) = plan(at(Stage::Sealed, false), Event::NotKept, 0);
    assert_eq!(effects, [Effect::Put]);
    assert!(!next.kept && next.in_flight);
}

#[test]
fn failures_in_a_row_make_the_waits_grow_to_five_minutes() {
    let mut progress = at(Stage::Sending, false);
    let mut waits = Vec::new();
    for _ in 0..12 {
        (progress, _) = plan(progress, Event::Wake(Wake::WaitOver), 0);
        let effects;
        (progress, effects) = plan(progress, Event::Answered(Reply::Nothing), u32::MAX);
        if let [Effect::WaitMs(ms)] = effects[..] {
            waits.push(ms);
        }
    }
    assert!(waits.is_sorted());
    assert_eq!(waits.first(), Some(&1_999));
    assert_eq!(waits.last(), Some(&299_999));
}

#[test]
fn what_could_not_be_kept_is_kept_at_the_next_try_if_it_can_be() {
    let lost = Progress {
        kept: false,
        ..at(Stage::Sending, false)
    };
    let (next, effects) = plan(lost.clone(), Event::Wake(Wake::WaitOver), 0);
    assert_eq!(effects, [Effect::Keep]);
    let (next, effects) = plan(next, Event::Kept, 0);
    assert!(next.kept);
    assert_eq!(effects, [Effect::Put]);
    let shared = Progress {
        may_keep: false,
        ..lost
    };
    let (_, effects) = plan(shared, Event::Wake(Wake::WaitOver), 0);
    assert_eq!(effects, [Effect::Put]);
}

#[test]
fn after_a_long_time_away_the_waits_begin_short_again_for_somebody_who_watches() {
    for wake in [Wake::Start, Wake::Online, Wake::Returned, Wake::Tapped] {
        let long_away = Progress {
            failures: 40,
            ..at(Stage::Sending, false)
        };
        let (flying, _) = plan(long_away, Event::Wake(wake), 0);
        let (_, effects) = plan(flying, Event::Answered(Reply::Nothing), u32::MAX);
        assert_eq!(effects, [Effect::WaitMs(1_999)], "{wake:?}");
    }
}

#[test]
fn only_an_ended_invitation_takes_another_proof_and_it_is_kept_before_it_is_sent() {
    let ended = at(Stage::Held(Held::InvitationEnded), false);
    let proved = Item {
        body: "{\"sealed\":\"…\",\"proof\":2}".to_owned(),
        ..ended.item.clone()
    };
    let (next, effects) = plan(ended.clone(), Event::Proved(proved.clone()), 0);
    assert_eq!(told(&next, &effects), "sealed keep");
    assert_eq!(next.item.body, proved.body);
    let (next, effects) = plan(next, Event::Kept, 0);
    assert_eq!(told(&next, &effects), "sending keep");
    let other = Item {
        id: SubmissionId::from_random([9; 16]),
        ..proved.clone()
    };
    let (same, effects) = plan(ended.clone(), Event::Proved(other), 0);
    assert_eq!((same, effects), (ended, Vec::new()));
    for held in [Held::Conflict, Held::TooLarge, Held::NotAccepted] {
        let before = at(Stage::Held(held), false);
        let (same, effects) = plan(before.clone(), Event::Proved(proved.clone()), 0);
        assert_eq!((same, effects), (before, Vec::new()), "{held:?}");
    }
}
