//! The record of what was done at the desk: whole, or found out.

use super::people::LEAD;
use crate::ground::{Ground, on_both, samples};
use my_pledge_server::store::Store;
use my_pledge_server::store::audit::Verdict;
use my_pledge_server::store::scope::Scope;

const HOUR: i64 = 1_795_341_600;

async fn with_five_events(ground: &Ground) -> Store {
    let store = ground.open().await;
    // A lead, a key and its sheet.
    super::keys::make(&store, 1, true).await;
    let sent = samples::envelope(&samples::id(1), false);
    store.keep(samples::arrival(&sent, HOUR)).await.unwrap();
    let id = [samples::id(1)];
    store
        .sealed(Scope::Everything, &id, LEAD, HOUR)
        .await
        .unwrap();
    store
        .mark_opened(Scope::Everything, &id, LEAD, HOUR)
        .await
        .unwrap();
    // The first opening stays: no event.
    store
        .mark_opened(Scope::Everything, &id, LEAD, HOUR)
        .await
        .unwrap();
    store
}

async fn tamper(ground: &Ground, sql: &'static str) {
    let done = sqlx::query(sql).execute(&ground.raw().await).await.unwrap();
    assert_eq!(done.rows_affected(), 1);
}

on_both! {
    async fn everything_done_is_in_the_record_once_and_the_record_is_whole(ground: Ground) {
        let store = with_five_events(&ground).await;
        assert_eq!(store.verify_audit().await, Ok(Verdict::Whole { events: 7 }));
        let events: Vec<(String, String, String)> =
            sqlx::query_as("select actor, event, subject from audit order by seq")
                .fetch_all(&ground.raw().await)
                .await
                .unwrap();
        let id = samples::id(1);
        let expected = [
            ("lead_made", ""),
            ("factor_set_up", ""),
            ("signed_in", ""),
            ("key_made", "1"),
            ("sheet_confirmed", "1"),
            ("submission_fetched", id.as_str()),
            ("submission_opened", id.as_str()),
        ]
        .map(|(event, subject)| (LEAD.to_owned(), event.to_owned(), subject.to_owned()));
        assert_eq!(events, expected);
    }

    async fn a_changed_event_is_found(ground: Ground) {
        let store = with_five_events(&ground).await;
        tamper(&ground, "update audit set actor = 'somebody else' where seq = 4").await;
        assert_eq!(store.verify_audit().await, Ok(Verdict::BrokenAt { seq: 4 }));
    }

    async fn a_missing_event_is_found(ground: Ground) {
        let store = with_five_events(&ground).await;
        tamper(&ground, "delete from audit where seq = 2").await;
        assert_eq!(store.verify_audit().await, Ok(Verdict::BrokenAt { seq: 2 }));
    }

    async fn a_missing_last_event_is_found(ground: Ground) {
        let store = with_five_events(&ground).await;
        tamper(&ground, "delete from audit where seq = 7").await;
        assert_eq!(store.verify_audit().await, Ok(Verdict::BrokenAt { seq: 7 }));
    }

    async fn events_of_two_processes_at_once_stand_in_one_order(ground: Ground) {
        let stores = [with_five_events(&ground).await, ground.open().await];
        let mut signing_in = tokio::task::JoinSet::new();
        for turn in 0..20 {
            let store = stores[turn % 2].clone();
            signing_in.spawn(async move {
                let half = format!("many {turn}");
                store.begin_half(LEAD, &half, HOUR).await.unwrap();
                store.note_wrong_code(LEAD, HOUR).await.unwrap();
            });
        }
        signing_in.join_all().await;
        assert_eq!(stores[0].verify_audit().await, Ok(Verdict::Whole { events: 27 }));
    }
}
