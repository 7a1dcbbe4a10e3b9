//! Invitations: issued at the desk, found by link and by code, shown as a proof,
//! taken back, ended, and guessed at.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both, samples};
use crate::invited::{CANARIES, Worker, both, with_proof};
use api::desk::invitations::{MOST_AT_ONCE, NewInvitations};
use api::problem::Code;
use client::Fault;
use domain::invitation::{Proof, Standing};

const DAY: i64 = 86_400;

pub(crate) fn code(fault: Fault) -> Code {
    match fault {
        Fault::Refused(problem) => problem.code,
        other => panic!("not refused: {other:?}"),
    }
}

on_both! {
    async fn link_and_code_find_the_invitation_and_the_key_it_was_made_for(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (ways, new) = worker.invite(1).await;
        // A new key does not end slips already on a fridge door.
        worker.browser.make_key(&samples::key(2, true)).await.unwrap();
        let phone = server.browser();
        for held in both(&ways) {
            let found = phone.invitation(held.proof()).await.unwrap();
            let key = held.accept(&found.team, found.key_mac.as_deref()).unwrap();
            assert_eq!(key.epoch(), 1);
            let told = held.open_note(&found.id, &key, &found.note).unwrap();
            assert_eq!((&found.id, told.decisions[0].as_str()), (&new.id, CANARIES[2]));
            assert_eq!(found.ends_on, "2026-12-20");
        }
    }

    async fn views_with_a_proof_are_known_at_the_desk_by_their_invitation(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (ways, new) = worker.invite(1).await;
        worker.invite(2).await;
        let phone = server.browser();
        for (number, held) in both(&ways).iter().enumerate() {
            let id = samples::id(number as u64 + 1);
            let body = samples::body(&with_proof(&id, held.proof()));
            phone.send(&id, &body).await.unwrap();
            phone.send(&id, &body).await.unwrap();
        }
        let open_door = samples::id(9);
        let body = samples::body(&samples::envelope(&open_door, false));
        phone.send(&open_door, &body).await.unwrap();

        let inbox = worker.browser.inbox(None).await.unwrap();
        let invited = inbox.items.iter().filter(|item| item.invited.is_some());
        assert_eq!(invited.clone().count(), 2);
        for item in invited {
            let invited = item.invited.as_ref().unwrap();
            let note = seal::invitation::making::open_team_note(
                &worker.key, &invited.id, &invited.note_for_team).unwrap();
            assert_eq!(note.reference, CANARIES[0]);
        }
        let list = worker.browser.invitations(None).await.unwrap();
        assert_eq!(list.waiting, 1);
        let answered = list.items.iter().find(|item| item.id == new.id).unwrap();
        assert_eq!((answered.standing, answered.answers), (Standing::Answered, 2));
    }

    async fn unknown_over_and_taken_back_look_alike_everywhere(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (taken_back, new) = worker.invite(1).await;
        let (over, _) = worker.invite(2).await;
        worker.browser.revoke(&new.id).await.unwrap();
        worker.browser.revoke(&new.id).await.unwrap();
        let mut proofs: Vec<Proof> = both(&taken_back).iter().map(|held| held.proof().clone()).collect();
        proofs.push(Proof::from_bytes([9; 16]));
        let alive = both(&over)[0].proof().clone();
        server.pass(28 * DAY - 1);
        server.browser().invitation(&alive).await.unwrap();
        server.pass(1);
        proofs.push(alive);
        let mut said = Vec::new();
        for (number, proof) in proofs.iter().enumerate() {
            let phone = server.browser();
            said.push(phone.invitation(proof).await.unwrap_err());
            let id = samples::id(number as u64);
            said.push(phone.send(&id, &samples::body(&with_proof(&id, proof))).await.unwrap_err());
        }
        assert!(said.iter().all(|fault| *fault == said[0]), "{said:?}");
        assert_eq!(code(said.remove(0)), Code::InvitationEnded);
    }

    async fn sealed_bytes_stay_good_with_another_proof(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (ended, new) = worker.invite(1).await;
        let (next, _) = worker.invite(2).await;
        worker.browser.revoke(&new.id).await.unwrap();
        let phone = server.browser();
        let id = samples::id(1);
        let body = samples::body(&with_proof(&id, both(&ended)[0].proof()));
        assert_eq!(code(phone.send(&id, &body).await.unwrap_err()), Code::InvitationEnded);
        let body = samples::body(&with_proof(&id, both(&next)[0].proof()));
        phone.send(&id, &body).await.unwrap();
    }

    async fn what_was_stored_before_the_end_is_answered_by_its_receipt_after_it(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (ways, new) = worker.invite(1).await;
        let id = samples::id(1);
        let body = samples::body(&with_proof(&id, both(&ways)[0].proof()));
        let first = server.browser().send(&id, &body).await.unwrap();
        worker.browser.revoke(&new.id).await.unwrap();
        assert_eq!(server.browser().send(&id, &body).await.unwrap(), first);
    }

    async fn the_same_list_sent_again_changes_nothing_and_another_with_its_id_is_refused(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (_, new) = worker.invite(1).await;
        let again = NewInvitations { invitations: vec![new.clone()] };
        assert_eq!(worker.browser.issue(&again).await.unwrap().issued, 1);
        let (_, other) = worker.draw(1);
        let (_, fresh) = worker.draw(3);
        let mixed = NewInvitations { invitations: vec![fresh.clone(), other] };
        assert_eq!(code(worker.browser.issue(&mixed).await.unwrap_err()), Code::Conflict);
        let mut same_proof = worker.draw(4).1;
        same_proof.link_sha256 = new.link_sha256;
        let mixed = NewInvitations { invitations: vec![fresh, same_proof] };
        assert_eq!(code(worker.browser.issue(&mixed).await.unwrap_err()), Code::Conflict);
        // All or none: the fresh one went with the other.
        assert_eq!(worker.browser.invitations(None).await.unwrap().items.len(), 1);
    }

    async fn no_name_reference_or_decision_is_anywhere_in_the_database(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (ways, _) = worker.invite(1).await;
        let mut secret = CANARIES.map(str::to_owned).to_vec();
        secret.extend(both(&ways).iter().map(|held| held.proof().as_str().to_owned()));
        let id = samples::id(1);
        let body = samples::body(&with_proof(&id, both(&ways)[1].proof()));
        server.browser().send(&id, &body).await.unwrap();
        let rows: Vec<(String, String, String, String, String, String)> = sqlx::query_as(
            "select link_sha256, code_sha256, key_mac, note_for_link, note_for_code, note_for_team
             from invitations").fetch_all(&ground.raw().await).await.unwrap();
        let sent: Vec<(String, String)> = sqlx::query_as("select invitation, sealed from submissions")
            .fetch_all(&ground.raw().await).await.unwrap();
        let kept = format!("{rows:?}{sent:?}");
        for canary in secret {
            assert!(!kept.contains(&canary), "{canary}");
        }
    }
}

#[tokio::test]
async fn forty_children_behind_one_address_all_get_in_while_others_mistype() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let worker = Worker::at(&server).await;
    let mut held = Vec::new();
    for number in 0..40 {
        let (ways, _) = worker.invite(number).await;
        held.push(seal::invitation::Held::from_link(&ways.link));
    }
    let phone = server.browser();
    // More than a network's failures, fewer than the trust's.
    for wrong in 0..12 {
        phone
            .invitation(&Proof::from_bytes([200 + wrong; 16]))
            .await
            .unwrap_err();
    }
    for held in &held {
        assert!(phone.invitation(held.proof()).await.is_ok());
    }
}

#[tokio::test]
async fn the_eleventh_wrong_proof_in_a_minute_is_told_to_wait() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    Worker::at(&server).await;
    let phone = server.browser();
    let wrong = Proof::from_bytes([9; 16]);
    for _ in 0..10 {
        assert_eq!(
            code(phone.invitation(&wrong).await.unwrap_err()),
            Code::InvitationEnded
        );
    }
    let told = phone.invitation(&wrong).await.unwrap_err();
    assert_eq!(told.retry_after_seconds(), Some(60));
    assert_eq!(code(told), Code::SlowDown);
    server.pass(61);
    assert_eq!(
        code(phone.invitation(&wrong).await.unwrap_err()),
        Code::InvitationEnded
    );
}

#[tokio::test]
async fn a_list_is_read_page_by_page_newest_first() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let worker = Worker::at(&server).await;
    let (_, sample) = worker.draw(0);
    for batch in 0..5_u8 {
        let invitations = (0..MOST_AT_ONCE as u8)
            .map(|number| {
                let mut new = sample.clone();
                new.id = domain::ids::InvitationId::from_random([batch * 50 + number; 16]);
                new.link_sha256 = format!("{:064x}", u32::from(batch) * 50 + u32::from(number));
                new.code_sha256 = new.link_sha256.clone();
                new
            })
            .collect();
        worker
            .browser
            .issue(&NewInvitations { invitations })
            .await
            .unwrap();
        server.pass(60);
    }
    let first = worker.browser.invitations(None).await.unwrap();
    assert_eq!((first.items.len(), first.waiting), (100, 125));
    let second = worker
        .browser
        .invitations(first.next.as_ref())
        .await
        .unwrap();
    assert_eq!((second.items.len(), second.next), (25, None));
    let mut ids: Vec<_> = first
        .items
        .iter()
        .chain(&second.items)
        .map(|item| &item.id)
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 125);
}

#[tokio::test]
async fn what_is_not_sealed_or_not_shaped_is_refused_by_name() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let worker = Worker::at(&server).await;
    let (_, good) = worker.draw(1);
    let refused = async |invitations: Vec<_>| match worker
        .browser
        .issue(&NewInvitations { invitations })
        .await
    {
        Err(Fault::Refused(problem)) => problem.field.unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    let changed = |change: fn(&mut api::desk::invitations::NewInvitation)| {
        let mut bad = good.clone();
        change(&mut bad);
        vec![good.clone(), bad]
    };
    for (bad, field) in [
        (vec![], "invitations"),
        (vec![good.clone(); MOST_AT_ONCE + 1], "invitations"),
        (changed(|bad| bad.epoch = 7), "epoch"),
        (
            changed(|bad| bad.link_sha256 = "F".repeat(64)),
            "link_sha256",
        ),
        (changed(|bad| bad.code_sha256.clear()), "code_sha256"),
        (changed(|bad| bad.key_mac.push('0')), "key_mac"),
        (
            changed(|bad| bad.note_for_link = "Sam".to_owned()),
            "note_for_link",
        ),
        (
            changed(|bad| bad.note_for_code = "a b".repeat(400)),
            "note_for_code",
        ),
        (
            changed(|bad| bad.note_for_team = "A".repeat(20_000)),
            "note_for_team",
        ),
    ] {
        assert_eq!(refused(bad).await, field);
    }
    assert!(
        worker
            .browser
            .invitations(None)
            .await
            .unwrap()
            .items
            .is_empty()
    );
}

#[tokio::test]
async fn none_can_be_issued_before_the_recovery_sheet_is_confirmed() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let other = Ground::sqlite().await;
    let worker = Worker::at(&Server::on(&other).await).await;
    let (_, new) = worker.draw(1);
    let browser = server.browser();
    server.makes_lead(&browser).await.unwrap();
    browser.make_key(&samples::key(1, false)).await.unwrap();
    let refused = browser
        .issue(&NewInvitations {
            invitations: vec![new],
        })
        .await;
    assert_eq!(code(refused.unwrap_err()), Code::Unavailable);
}
