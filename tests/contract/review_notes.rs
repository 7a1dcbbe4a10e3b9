//! What is known of a review: sealed beside its invitation, never written over unread,
//! and gone when its time has come.

use crate::ground::in_process::{START, Server};
use crate::ground::{Ground, on_both, samples};
use crate::invitations::code;
use crate::invited::{Worker, both, with_proof};
use crate::team::Member;
use api::desk::invitations::{Invitations, NewInvitation, NewInvitations, NewNoteOfReview};
use api::desk::people::Assigned;
use api::desk::roles::Role;
use api::problem::Code;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::invitation::Standing;
use domain::participation::{NoteOfReview, Participation};
use seal::invitation::making::{open_review_note, seal_review_note};
use seal::randomness::Device;

const DAY: i64 = 86_400;

fn note(code: Option<Participation>) -> NoteOfReview {
    NoteOfReview {
        v: NoteOfReview::VERSION,
        child: Some("CANARY-903".to_owned()),
        born_on: "2012-05-04".parse().ok(),
        held_on: "2026-11-20".parse().ok(),
        code,
        ..NoteOfReview::default()
    }
}

fn sealed(worker: &Worker, of: &NewInvitation, code: Option<Participation>) -> String {
    seal_review_note(worker.key.sealing_key(), &of.id, &note(code), &mut Device).unwrap()
}

fn write(worker: &Worker, of: &NewInvitation, replaces: u32) -> NewNoteOfReview {
    NewNoteOfReview {
        replaces,
        epoch: 1,
        note: sealed(worker, of, Some(Participation::Pn6)),
    }
}

fn versions(list: &Invitations) -> Vec<Option<u32>> {
    let reviews = list.items.iter().map(|item| item.review.as_ref());
    reviews.map(|review| Some(review?.version)).collect()
}

on_both! {
    async fn what_is_known_comes_with_the_invitation_and_is_written_anew(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (_, mut new) = worker.draw(1);
        new.note_of_review = Some(sealed(&worker, &new, None));
        let all = NewInvitations { invitations: vec![new.clone()] };
        worker.browser.issue(&all).await.unwrap();
        // An answer that got lost on the way: the same again.
        worker.browser.issue(&all).await.unwrap();
        let list = worker.browser.invitations(None).await.unwrap();
        assert_eq!(versions(&list), [Some(1)]);
        let written = worker.browser.write_review(&new.id, &write(&worker, &new, 1)).await.unwrap();
        assert_eq!((written.version, written.goes_on.as_str()), (2, "2027-05-21"));
        let list = worker.browser.invitations(None).await.unwrap();
        let review = list.items[0].review.clone().unwrap();
        assert_eq!((review.version, &review.goes_on), (2, &written.goes_on));
        let read = open_review_note(&worker.key, &new.id, &review.note).unwrap();
        assert_eq!(read, note(Some(Participation::Pn6)));
        // Another code for the slip changes nothing of it.
        worker.browser.renew(&worker.draw(1).1).await.unwrap();
        let list = worker.browser.invitations(None).await.unwrap();
        assert_eq!(versions(&list), [Some(2)]);
    }

    async fn two_workers_never_write_over_each_other_unread(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (_, new) = worker.invite(1).await;
        let (mine, theirs) = (write(&worker, &new, 0), write(&worker, &new, 0));
        let first = worker.browser.write_review(&new.id, &mine).await.unwrap();
        assert_eq!(first.version, 1);
        let refused = worker.browser.write_review(&new.id, &theirs).await.unwrap_err();
        assert_eq!(code(refused), Code::Conflict);
        // The same again is no second writer.
        assert_eq!(worker.browser.write_review(&new.id, &mine).await.unwrap(), first);
        for replaces in [2, 7] {
            let late = write(&worker, &new, replaces);
            let refused = worker.browser.write_review(&new.id, &late).await.unwrap_err();
            assert_eq!(code(refused), Code::Conflict, "{replaces}");
        }
        let read = write(&worker, &new, 1);
        assert_eq!(worker.browser.write_review(&new.id, &read).await.unwrap().version, 2);
        let rows: Vec<(String,)> = sqlx::query_as(
            "select event from audit where subject = $1 order by seq")
            .bind(new.id.as_str()).fetch_all(&ground.raw().await).await.unwrap();
        let events: Vec<&str> = rows.iter().map(|(event,)| event.as_str()).collect();
        assert_eq!(events, ["invitation_issued", "review_noted", "review_noted"]);
    }

    async fn what_is_not_sealed_to_the_newest_key_or_has_no_invitation_is_refused(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (_, new) = worker.invite(1).await;
        let good = write(&worker, &new, 0);
        let plain = NewNoteOfReview { note: "Sam, born 4 May 2012, PN6".repeat(30), ..good.clone() };
        let old = NewNoteOfReview { epoch: 2, ..good.clone() };
        for wrong in [plain, old] {
            let refused = worker.browser.write_review(&new.id, &wrong).await.unwrap_err();
            assert_eq!(code(refused), Code::Invalid);
        }
        let nowhere = worker.draw(9).1.id;
        let refused = worker.browser.write_review(&nowhere, &good).await.unwrap_err();
        assert_eq!(code(refused), Code::NotFound);
        let mut renewed = worker.draw(1).1;
        renewed.note_of_review = Some(good.note);
        assert_eq!(code(worker.browser.renew(&renewed).await.unwrap_err()), Code::Invalid);
        let list = worker.browser.invitations(None).await.unwrap();
        assert_eq!(versions(&list), [None]);
    }

    async fn it_keeps_an_invitation_that_nobody_answered_for_half_a_year_and_no_way_in(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (ways, new) = worker.invite(1).await;
        worker.browser.write_review(&new.id, &write(&worker, &new, 0)).await.unwrap();
        worker.invite(2).await;
        let store = &server.house.store;
        assert_eq!(store.sweep(START + 28 * DAY).await.unwrap().invitations, 1);
        server.pass(28 * DAY);
        server.signs_in(&worker.browser).await;
        let list = worker.browser.invitations(None).await.unwrap();
        assert_eq!(list.items.len(), 1);
        assert_eq!((&list.items[0].id, list.items[0].standing), (&new.id, Standing::Ended));
        let proof = both(&ways)[0].proof().clone();
        assert_eq!(code(server.browser().invitation(&proof).await.unwrap_err()), Code::InvitationEnded);
        assert_eq!(store.sweep(START + 180 * DAY - 1).await.unwrap().invitations, 0);
        assert_eq!(store.sweep(START + 180 * DAY).await.unwrap().invitations, 1);
        let left: (i64,) = sqlx::query_as("select cast(count(*) as bigint) from review_notes")
            .fetch_one(&ground.raw().await).await.unwrap();
        assert_eq!(left.0, 0);
    }

    async fn it_stays_while_the_views_that_came_with_the_invitation_do(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (ways, new) = worker.invite(1).await;
        worker.browser.write_review(&new.id, &write(&worker, &new, 0)).await.unwrap();
        server.pass(20 * DAY);
        let id = samples::id(1);
        let body = samples::body(&with_proof(&id, both(&ways)[0].proof()));
        server.browser().send(&id, &body).await.unwrap();
        let store = &server.house.store;
        let swept = store.sweep(START + 180 * DAY).await.unwrap();
        assert_eq!((swept.submissions, swept.invitations), (0, 0));
        let swept = store.sweep(START + 200 * DAY).await.unwrap();
        assert_eq!((swept.submissions, swept.invitations), (1, 1));
    }

    async fn an_officer_writes_of_the_review_whose_views_they_were_given_and_of_no_other(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let officer = lead.lets_in(&server, "jo", Role::ReviewingOfficer).await;
        let Member { browser, mut ring, .. } = lead;
        let worker = Worker { browser, key: ring.remove(0) };
        let (ways, new) = worker.invite(1).await;
        let (id, open) = (samples::id(1), samples::id(2));
        let sent = with_proof(&id, both(&ways)[0].proof());
        server.browser().send(&id, &samples::body(&sent)).await.unwrap();
        let sent = samples::envelope(&open, false);
        server.browser().send(&open, &samples::body(&sent)).await.unwrap();
        let theirs = write(&worker, &new, 0);
        assert_eq!(code(officer.browser.review_of(&id).await.unwrap_err()), Code::NotFound);
        let refused = officer.browser.write_review_of(&id, &theirs).await;
        assert_eq!(code(refused.unwrap_err()), Code::NotFound);
        for given in [&id, &open] {
            let to = Assigned { to: Some(officer.session.member.clone()) };
            worker.browser.assign(given, &to).await.unwrap();
        }
        let found = officer.browser.review_of(&id).await.unwrap();
        assert_eq!((found.invitation.as_ref(), found.review), (Some(&new.id), None));
        let written = officer.browser.write_review_of(&id, &theirs).await.unwrap();
        assert_eq!(written.version, 1);
        let late = worker.browser.write_review(&new.id, &write(&worker, &new, 0)).await;
        assert_eq!(code(late.unwrap_err()), Code::Conflict);
        let review = officer.browser.review_of(&id).await.unwrap().review.unwrap();
        let read = open_review_note(&worker.key, &new.id, &review.note).unwrap();
        assert_eq!((review.version, read), (1, note(Some(Participation::Pn6))));
        // By its invitation it is the workers' to write.
        let refused = officer.browser.write_review(&new.id, &write(&worker, &new, 1)).await;
        assert_eq!(code(refused.unwrap_err()), Code::NotAllowed);
        // What came through the open door has no review.
        let found = officer.browser.review_of(&open).await.unwrap();
        assert_eq!((found.invitation, found.review), (None, None));
        let refused = officer.browser.write_review_of(&open, &theirs).await;
        assert_eq!(code(refused.unwrap_err()), Code::Invalid);
    }

    async fn a_database_that_was_taken_says_nothing_of_the_child(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (_, new) = worker.invite(1).await;
        worker.browser.write_review(&new.id, &write(&worker, &new, 0)).await.unwrap();
        let kept: (String, String) = sqlx::query_as("select invitation, sealed from review_notes")
            .fetch_one(&ground.raw().await).await.unwrap();
        assert_eq!(kept.0, new.id.as_str());
        // Three letters stand in base 64 by chance: what is looked at is what it encodes.
        let sealed = URL_SAFE_NO_PAD.decode(&kept.1).unwrap();
        for word in ["CANARY-903", "2012-05-04", "2026-11-20", "PN6"] {
            assert!(!sealed.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
        }
    }
}
