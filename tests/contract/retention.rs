//! What goes, the second before and the second it does.

use crate::ground::in_process::{START, Server};
use crate::ground::{Ground, on_both, samples};
use crate::invited::{Worker, both, with_proof};
use api::desk::answers::{ForPhone, NewAnswer};
use domain::invitation::{Proof, Standing};
use domain::receipt::Stage;
use my_pledge_server::store::retention::Swept;

const DAY: i64 = 86_400;
/// The hour in which the tests begin.
const HOUR: i64 = START - START % 3_600;

fn answer(worker: &Worker, number: u8, stage: Option<Stage>) -> NewAnswer {
    // Any sealed bytes will do: the server cannot look.
    let sealed = worker.draw(number).1.note_for_team;
    NewAnswer {
        id: samples::id(1_000 + u64::from(number)),
        stage,
        epoch: 1,
        for_team: sealed.clone(),
        for_phone: Some(ForPhone {
            lookup_id: Proof::from_bytes([5; 16]),
            sealed,
        }),
    }
}

on_both! {
    async fn views_go_thirty_days_after_they_are_in_the_record_with_what_was_said(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let id = samples::id(1);
        let body = samples::body(&samples::envelope(&id, false));
        server.browser().send(&id, &body).await.unwrap();
        worker.browser.say(&id, &answer(&worker, 1, None)).await.unwrap();
        let before = worker.browser.answers(&id).await.unwrap();
        assert_eq!((before.goes_on.as_str(), before.in_record), ("2027-05-21", false));
        let after = worker.browser.added_to_record(&id).await.unwrap();
        assert_eq!((after.goes_on.as_str(), after.in_record), ("2026-12-22", true));
        server.pass(7_200);
        server.signs_in(&worker.browser).await;
        // The first time stays.
        worker.browser.added_to_record(&id).await.unwrap();
        let store = &server.house.store;
        assert_eq!(store.sweep(HOUR + 30 * DAY - 1).await, Ok(Swept::default()));
        let swept = store.sweep(HOUR + 30 * DAY).await.unwrap();
        assert_eq!(swept.submissions, 1);
        assert_eq!(store.progress(my_pledge_server::store::scope::Scope::Everything, &id).await, Ok(None));
        assert_eq!(store.sweep(HOUR + 30 * DAY).await, Ok(Swept::default()));
    }

    async fn views_that_nobody_put_in_a_record_go_after_a_hundred_and_eighty_days(ground: Ground) {
        let server = Server::on(&ground).await;
        Worker::at(&server).await;
        let id = samples::id(1);
        let body = samples::body(&samples::envelope(&id, false));
        server.browser().send(&id, &body).await.unwrap();
        let store = &server.house.store;
        assert_eq!(store.sweep(HOUR + 180 * DAY - 1).await, Ok(Swept::default()));
        assert_eq!(store.sweep(HOUR + 180 * DAY).await.unwrap().submissions, 1);
    }

    async fn an_invitation_goes_at_its_end_unless_views_came_with_it(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        worker.invite(1).await;
        let (ways, answered) = worker.invite(2).await;
        let id = samples::id(1);
        let body = samples::body(&with_proof(&id, both(&ways)[0].proof()));
        server.browser().send(&id, &body).await.unwrap();
        let store = &server.house.store;
        assert_eq!(store.sweep(START + 28 * DAY - 1).await, Ok(Swept::default()));
        assert_eq!(store.sweep(START + 28 * DAY).await.unwrap().invitations, 1);
        server.pass(28 * DAY);
        server.signs_in(&worker.browser).await;
        let list = worker.browser.invitations(None).await.unwrap().items;
        assert_eq!((list.len(), &list[0].id, list[0].standing), (1, &answered.id, Standing::Ended));
        let kept: (Option<String>, Option<String>, String, String, String) = sqlx::query_as(
            "select link_sha256, code_sha256, key_mac, note_for_link, note_for_code from invitations")
            .fetch_one(&ground.raw().await).await.unwrap();
        assert_eq!(kept, (None, None, String::new(), String::new(), String::new()));
        assert_eq!(store.sweep(HOUR + 180 * DAY).await.unwrap().invitations, 1);
    }

    async fn a_receipt_goes_thirty_days_after_the_last_stage_and_not_with_the_views(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let id = samples::id(1);
        let body = samples::body(&samples::envelope(&id, false));
        server.browser().send(&id, &body).await.unwrap();
        worker.browser.say(&id, &answer(&worker, 1, Some(Stage::Opened))).await.unwrap();
        let store = &server.house.store;
        let today = START - START % DAY;
        assert_eq!(store.sweep(today + 40 * DAY).await.unwrap().receipts, 0);
        worker.browser.say(&id, &answer(&worker, 2, Some(Stage::Done))).await.unwrap();
        assert_eq!(store.sweep(today + 31 * DAY - 1).await.unwrap().receipts, 0);
        assert_eq!(store.sweep(today + 31 * DAY).await.unwrap().receipts, 2);
    }
}
