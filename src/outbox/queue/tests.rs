//! Whole journeys of a submission, with a phone and a server that fail.

use super::*;
use crate::outbox::item::Held;
use crate::outbox::new_proof::tests::invited_item;
use crate::outbox::new_proof::with_proof;
use crate::outbox::plan::Wake;
use crate::outbox::pretend::{Mood, Phone, Server, item, ports};
use domain::invitation::Proof;

async fn sent(queue: &Queue<Phone, Server>, random: u8, may_keep: bool) -> Option<u32> {
    let item = item(random);
    let id = item.id.clone();
    queue.accept(item, may_keep);
    queue.carry(&id, Event::Sealed, || ()).await
}

async fn woken(queue: &Queue<Phone, Server>, wake: Wake) {
    for progress in queue.on_way() {
        let event = Event::Wake(wake);
        queue.carry(&progress.item.id, event, || ()).await;
    }
}

fn here(mood: Mood) -> (Phone, Server, Queue<Phone, Server>) {
    let phone = Phone::default();
    let server = Server::new(mood, &phone);
    let queue = Queue::new(ports(&phone, &server));
    (phone, server, queue)
}

#[tokio::test]
async fn each_state_is_on_disk_before_the_next_step() {
    let (phone, _, queue) = here(Mood::Well);
    sent(&queue, 1, true).await;
    let log = phone.log.borrow().clone();
    let expected = [
        "+Outbox Sealed -Draft",
        "+Outbox Sending",
        "PUT",
        "+Receipts -Outbox",
    ];
    assert_eq!(log, expected);
    assert_eq!(queue.receipts().len(), 1);
    assert!(queue.on_way().is_empty());
}

#[tokio::test]
async fn a_shared_phone_is_never_written_to() {
    let (phone, server, queue) = here(Mood::Off);
    sent(&queue, 1, false).await;
    assert!(!queue.on_way()[0].kept);
    server.mood.set(Mood::Well);
    woken(&queue, Wake::Online).await;
    assert_eq!(queue.receipts().len(), 1);
    assert!(phone.kept.borrow().is_empty());
    assert_eq!(*phone.log.borrow(), ["PUT", "PUT"]);
}

#[tokio::test]
async fn with_the_server_off_it_waits_and_is_sent_when_the_server_returns() {
    let (phone, server, queue) = here(Mood::Off);
    assert!(sent(&queue, 1, true).await.is_some(), "it waits");
    assert!(queue.on_way()[0].kept);
    server.mood.set(Mood::Well);
    woken(&queue, Wake::WaitOver).await;
    assert_eq!(server.stored.borrow().len(), 1);
    assert!(
        phone
            .kept
            .borrow()
            .keys()
            .all(|(shelf, _)| *shelf == Shelf::Receipts)
    );
}

#[tokio::test]
async fn a_captive_portal_is_not_a_receipt() {
    let (phone, server, queue) = here(Mood::Portal);
    assert!(sent(&queue, 1, true).await.is_some());
    assert_eq!(queue.on_way().len(), 1);
    assert_eq!(phone.kept.borrow().len(), 1);
    server.mood.set(Mood::Well);
    woken(&queue, Wake::Tapped).await;
    assert!(queue.on_way().is_empty());
}

#[tokio::test]
async fn a_thousand_lost_answers_lose_nothing_and_store_nothing_twice() {
    let (_, server, queue) = here(Mood::AnswerLost);
    sent(&queue, 1, true).await;
    for _ in 0..1_000 {
        woken(&queue, Wake::WaitOver).await;
    }
    assert_eq!(queue.on_way().len(), 1);
    server.mood.set(Mood::Well);
    woken(&queue, Wake::WaitOver).await;
    assert_eq!(server.stored.borrow().len(), 1);
    assert_eq!(queue.receipts().len(), 1);
}

#[tokio::test]
async fn a_browser_killed_in_any_state_finds_the_same_bytes_and_sends_them() {
    for stage in [Stage::Sealed, Stage::Sending, Stage::Held(Held::TooLarge)] {
        let phone = Phone::default();
        let server = Server::new(Mood::Well, &phone);
        let mut left = item(1);
        left.stage = stage.clone();
        let text = serde_json::to_string(&left).expect("an item is JSON");
        let put = Write::Put(Shelf::Outbox, left.id.to_string(), text);
        phone.commit(&[put]).await.expect("it is kept");

        let queue = Queue::new(ports(&phone, &server));
        queue.look().await.expect("it can be read");
        woken(&queue, Wake::Start).await;
        if matches!(stage, Stage::Held(_)) {
            assert_eq!(server.asked.get(), 0, "what was refused waits for a tap");
            woken(&queue, Wake::Tapped).await;
        }
        assert_eq!(
            server.stored.borrow().get(left.id.as_str()),
            Some(&left.sha256)
        );
    }
}

#[tokio::test]
async fn a_receipt_that_could_not_be_kept_is_fetched_again_by_sending_again() {
    let (phone, server, queue) = here(Mood::Off);
    sent(&queue, 1, true).await;
    server.mood.set(Mood::Well);
    phone.fault.set(Some(StorageFault::Full));
    woken(&queue, Wake::Online).await;
    assert_eq!(queue.receipts().len(), 1, "sent is sent");
    assert!(
        !queue.receipts()[0].on_phone,
        "and it does not claim to be kept"
    );
    phone.fault.set(None);

    let restarted = Queue::new(ports(&phone, &server));
    restarted.look().await.expect("it can be read");
    assert_eq!(restarted.on_way().len(), 1);
    woken(&restarted, Wake::Start).await;
    assert_eq!(
        (restarted.on_way().len(), restarted.receipts().len()),
        (0, 1)
    );
    assert_eq!(server.stored.borrow().len(), 1);
}

#[tokio::test]
async fn storage_that_fails_while_sending_does_not_stop_the_sending_and_is_not_called_kept() {
    for fault in [
        StorageFault::Refused,
        StorageFault::Full,
        StorageFault::Closed,
    ] {
        let (phone, server, queue) = here(Mood::Off);
        phone.fault.set(Some(fault));
        sent(&queue, 1, true).await;
        assert!(!queue.on_way()[0].kept, "{fault}");
        server.mood.set(Mood::Well);
        woken(&queue, Wake::Returned).await;
        assert_eq!(queue.receipts().len(), 1, "{fault}");
    }
}

#[tokio::test]
async fn two_tabs_with_the_same_item_end_with_one_submission_and_one_receipt_each() {
    let (phone, server, first) = here(Mood::Off);
    sent(&first, 1, true).await;
    let second = Queue::new(ports(&phone, &server));
    second.look().await.expect("it can be read");
    server.mood.set(Mood::Well);
    woken(&first, Wake::Online).await;
    let asked = server.asked.get();
    woken(&second, Wake::Online).await;
    assert_eq!(
        server.asked.get(),
        asked,
        "the second tab sees that it is done"
    );
    assert_eq!((second.on_way().len(), second.receipts().len()), (0, 1));
    assert_eq!(server.stored.borrow().len(), 1);
}

#[tokio::test]
async fn what_the_young_person_took_away_in_one_tab_is_not_sent_by_another() {
    let (phone, server, first) = here(Mood::Off);
    sent(&first, 1, true).await;
    let second = Queue::new(ports(&phone, &server));
    second.look().await.expect("it can be read");
    first.forget(&item(1).id).await.expect("it is taken away");
    server.mood.set(Mood::Well);
    woken(&second, Wake::Online).await;
    assert!(second.on_way().is_empty() && server.stored.borrow().is_empty());
}

#[tokio::test]
async fn refusals_are_held_with_their_reason_and_the_bytes_stay() {
    for (code, status, why) in [
        ("conflict", 409, Held::Conflict),
        ("invitation_ended", 410, Held::InvitationEnded),
        ("too_large", 413, Held::TooLarge),
        ("invalid", 422, Held::NotAccepted),
    ] {
        let (phone, _, queue) = here(Mood::Refuses(code, status));
        assert_eq!(sent(&queue, 1, true).await, None);
        assert_eq!(queue.on_way()[0].item.stage, Stage::Held(why));
        assert_eq!(phone.kept.borrow().len(), 1, "{code}");
    }
}

#[tokio::test]
async fn a_refusal_this_build_does_not_know_is_tried_again() {
    let (_, _, queue) = here(Mood::Refuses("from_the_future", 499));
    assert!(sent(&queue, 1, true).await.is_some());
}

#[tokio::test]
async fn an_item_that_changed_on_disk_is_not_sent() {
    let (phone, server, queue) = here(Mood::Well);
    let mut bad = item(1);
    bad.body.push('x');
    let text = serde_json::to_string(&bad).expect("an item is JSON");
    let put = Write::Put(Shelf::Outbox, bad.id.to_string(), text);
    phone.commit(&[put]).await.expect("it is kept");
    queue.look().await.expect("it can be read");
    woken(&queue, Wake::Start).await;
    assert_eq!(server.asked.get(), 0);
    assert_eq!(phone.kept.borrow().len(), 1);
}

#[tokio::test]
async fn a_receipt_goes_after_thirty_days() {
    let (phone, server, queue) = here(Mood::Well);
    sent(&queue, 1, true).await;
    let mut later = ports(&phone, &server);
    later.now_ms = || 1_795_000_000_000 + 31 * 86_400_000;
    let later = Queue::new(later);
    later.look().await.expect("it can be read");
    assert!(later.receipts().is_empty() && phone.kept.borrow().is_empty());
}

#[tokio::test]
async fn a_second_wake_while_one_is_under_way_asks_only_once() {
    let (_, server, queue) = here(Mood::Well);
    let first = item(1);
    let id = first.id.clone();
    queue.accept(first, true);
    queue.at_work.borrow_mut().insert(id.clone());
    assert_eq!(
        queue.carry(&id, Event::Wake(Wake::Tapped), || ()).await,
        None
    );
    assert_eq!(server.asked.get(), 0);
}

#[tokio::test]
async fn an_ended_invitation_keeps_the_sealed_bytes_until_another_takes_its_place() {
    let (phone, server, queue) = here(Mood::Refuses("invitation_ended", 410));
    let item = invited_item(&Proof::from_bytes([1; 16]));
    let id = item.id.clone();
    queue.accept(item.clone(), true);
    let wait = queue.carry(&id, Event::Sealed, || ()).await;
    assert_eq!(wait, None, "waiting would change nothing");
    let held = queue.on_way()[0].clone();
    assert_eq!(held.item.stage, Stage::Held(Held::InvitationEnded));
    assert_eq!((&held.item.body, held.kept), (&item.body, true));

    let next = Proof::from_bytes([2; 16]);
    let proved = with_proof(&held.item, Some(&next)).unwrap();
    server.mood.set(Mood::Off);
    queue.carry(&id, Event::Proved(proved.clone()), || ()).await;
    // The browser is closed here: what is found again carries the new proof.
    let restarted = Queue::new(ports(&phone, &server));
    restarted.look().await.unwrap();
    assert_eq!(restarted.on_way()[0].item.body, proved.body);
    server.mood.set(Mood::Well);
    woken(&restarted, Wake::Start).await;
    assert_eq!(
        server.stored.borrow().get(id.as_str()),
        Some(&proved.sha256)
    );
    assert_eq!(restarted.receipts().len(), 1);
}

#[tokio::test]
async fn a_tab_that_was_open_all_the_time_never_puts_the_ended_proof_back() {
    let (phone, server, first) = here(Mood::Refuses("invitation_ended", 410));
    let item = invited_item(&Proof::from_bytes([1; 16]));
    let id = item.id.clone();
    first.accept(item, true);
    first.carry(&id, Event::Sealed, || ()).await;
    let second = Queue::new(ports(&phone, &server));
    second.look().await.unwrap();
    let held = second.on_way()[0].item.clone();
    let proved = with_proof(&held, None).unwrap();
    server.mood.set(Mood::Off);
    second
        .carry(&id, Event::Proved(proved.clone()), || ())
        .await;
    first.catch_up().await;
    assert_eq!(first.on_way()[0].item.body, proved.body);
    server.mood.set(Mood::Well);
    woken(&first, Wake::Tapped).await;
    assert_eq!(
        server.stored.borrow().get(id.as_str()),
        Some(&proved.sha256)
    );
}

#[tokio::test]
async fn a_receipt_lasts_thirty_days_to_the_millisecond_and_one_tap_ends_it() {
    const DAY_MS: i64 = 86_400_000;
    for (age_ms, stays) in [
        (0, true),
        (30 * DAY_MS, true),
        (30 * DAY_MS + 1, false),
        // A clock that was ahead when it was kept ends nothing.
        (-3_650 * DAY_MS, true),
        // One that jumps years ahead does: from here its days are over.
        (3_650 * DAY_MS, false),
    ] {
        let (phone, server, queue) = here(Mood::Well);
        sent(&queue, 1, true).await;
        let later = Queue::new(Ports {
            now_ms: match age_ms {
                0 => || 1_795_000_000_000,
                a if a == 30 * DAY_MS => || 1_795_000_000_000 + 30 * DAY_MS,
                a if a == 30 * DAY_MS + 1 => || 1_795_000_000_001 + 30 * DAY_MS,
                a if a < 0 => || 1_795_000_000_000 - 3_650 * DAY_MS,
                _ => || 1_795_000_000_000 + 3_650 * DAY_MS,
            },
            ..ports(&phone, &server)
        });
        later.look().await.unwrap();
        assert_eq!(later.receipts().len(), usize::from(stays), "{age_ms}");
        assert_eq!(phone.kept.borrow().len(), usize::from(stays), "{age_ms}");
        let id = item(1).id;
        later.forget_receipt(&id).await.unwrap();
        assert!(later.receipts().is_empty() && phone.kept.borrow().is_empty());
    }
}
