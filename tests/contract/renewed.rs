//! What the desk does to an invitation that is there: a new code, longer, and the record
//! of both. How they are issued, found and ended is [`crate::invitations`]'s.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both, samples};
use crate::invitations::code;
use crate::invited::{Worker, both, with_proof};
use api::problem::Code;
use domain::invitation::Standing;

const DAY: i64 = 86_400;

on_both! {
    async fn a_new_code_ends_the_one_before_and_keeps_what_came_with_it(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (before, new) = worker.invite(1).await;
        let phone = server.browser();
        let id = samples::id(1);
        let body = samples::body(&with_proof(&id, both(&before)[1].proof()));
        phone.send(&id, &body).await.unwrap();
        server.pass(600);
        let (after, renewed) = worker.draw(1);
        let ends = worker.browser.renew(&renewed).await.unwrap();
        // An answer that got lost on the way: the same again.
        assert_eq!(worker.browser.renew(&renewed).await.unwrap(), ends);
        assert_eq!(ends.ends_on, "2026-12-20");
        for held in both(&before) {
            assert_eq!(code(phone.invitation(held.proof()).await.unwrap_err()), Code::InvitationEnded);
        }
        for held in both(&after) {
            let found = phone.invitation(held.proof()).await.unwrap();
            let key = held.accept(&found.team, found.key_mac.as_deref()).unwrap();
            assert!(held.open_note(&new.id, &key, &found.note).is_ok());
        }
        let list = worker.browser.invitations(None).await.unwrap();
        let [item] = &list.items[..] else { panic!("{list:?}") };
        assert_eq!((&item.id, item.standing, item.answers), (&new.id, Standing::Answered, 1));
        assert_eq!(item.note_for_team, renewed.note_for_team);
    }

    async fn a_new_code_is_refused_for_one_taken_back_unknown_or_with_a_proof_of_another(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (_, first) = worker.invite(1).await;
        let (ways, second) = worker.invite(2).await;
        let mut stolen = worker.draw(1).1;
        stolen.code_sha256 = second.code_sha256;
        assert_eq!(code(worker.browser.renew(&stolen).await.unwrap_err()), Code::Conflict);
        assert_eq!(code(worker.browser.renew(&worker.draw(3).1).await.unwrap_err()), Code::NotFound);
        worker.browser.revoke(&first.id).await.unwrap();
        assert_eq!(code(worker.browser.renew(&worker.draw(1).1).await.unwrap_err()), Code::Conflict);
        assert_eq!(code(worker.browser.extend(&first.id).await.unwrap_err()), Code::Conflict);
        assert!(server.browser().invitation(both(&ways)[1].proof()).await.is_ok());
        let stranger = server.browser();
        for refused in [stranger.renew(&worker.draw(2).1).await, stranger.extend(&second.id).await] {
            assert_eq!(code(refused.unwrap_err()), Code::SignedOut);
        }
    }

    async fn longer_is_counted_from_the_day_it_is_asked_and_is_no_way_back(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (ways, new) = worker.invite(1).await;
        let proof = both(&ways)[0].proof().clone();
        server.pass(20 * DAY);
        server.signs_in(&worker.browser).await;
        assert_eq!(worker.browser.extend(&new.id).await.unwrap().ends_on, "2027-01-09");
        server.pass(28 * DAY - 1);
        assert!(server.browser().invitation(&proof).await.is_ok());
        server.pass(1);
        server.signs_in(&worker.browser).await;
        let over = worker.browser.extend(&new.id).await.unwrap_err();
        assert_eq!(code(over), Code::Conflict);
        let unknown = worker.browser.extend(&worker.draw(9).1.id).await.unwrap_err();
        assert_eq!(code(unknown), Code::NotFound);
        // A new code is the way back, for as long as the sweep has not been.
        let (ways, renewed) = worker.draw(1);
        worker.browser.renew(&renewed).await.unwrap();
        assert!(server.browser().invitation(both(&ways)[0].proof()).await.is_ok());
    }

    async fn what_is_done_to_an_invitation_is_written_down(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (_, new) = worker.invite(1).await;
        worker.browser.renew(&worker.draw(1).1).await.unwrap();
        worker.browser.extend(&new.id).await.unwrap();
        worker.browser.revoke(&new.id).await.unwrap();
        let rows: Vec<(String,)> = sqlx::query_as(
            "select event from audit where subject = $1 order by seq")
            .bind(new.id.as_str()).fetch_all(&ground.raw().await).await.unwrap();
        let events: Vec<&str> = rows.iter().map(|(event,)| event.as_str()).collect();
        assert_eq!(events, [
            "invitation_issued", "invitation_renewed", "invitation_extended", "invitation_revoked",
        ]);
    }
}
