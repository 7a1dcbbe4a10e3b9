//! Keeping submissions: once, durably, whoever asks and however often.

use crate::ground::{Ground, on_both, samples};
use my_pledge_server::store::scope::Scope;
use my_pledge_server::store::submissions::Kept;
use my_pledge_server::store::writer::MOST_WAITING;
use my_pledge_server::store::{Store, StoreFault};

const HOUR: i64 = 1_795_341_600;

async fn with_key(ground: &Ground) -> Store {
    let store = ground.open().await;
    super::keys::make(&store, 1, true).await;
    store
}

on_both! {
    async fn what_was_acknowledged_is_there_after_the_store_is_opened_again(ground: Ground) {
        let store = with_key(&ground).await;
        let sent = samples::envelope(&samples::id(1), false);
        assert_eq!(store.keep(samples::arrival(&sent, HOUR)).await, Ok(Kept::Now));
        store.close().await;
        let store = ground.open().await;
        assert_eq!(
            store.keep(samples::arrival(&sent, HOUR + 7_200)).await,
            Ok(Kept::Before { received_at: HOUR }),
        );
    }

    async fn other_bytes_under_the_same_id_change_nothing(ground: Ground) {
        let store = with_key(&ground).await;
        let first = samples::envelope(&samples::id(1), false);
        let mut other = first.clone();
        other.sealed.replace_range(0..1, "A");
        store.keep(samples::arrival(&first, HOUR)).await.unwrap();
        assert_eq!(store.keep(samples::arrival(&other, HOUR)).await, Ok(Kept::Other));
        let held = store.sealed(Scope::Everything, &[samples::id(1)], "m", HOUR).await.unwrap();
        assert_eq!(held[0].1.sealed, first.sealed);
    }

    async fn of_the_same_id_sent_many_times_at_once_to_two_processes_one_is_new(ground: Ground) {
        let stores = [with_key(&ground).await, ground.open().await];
        let sent = samples::envelope(&samples::id(1), false);
        let mut sending = tokio::task::JoinSet::new();
        for turn in 0..60 {
            let store = stores[turn % 2].clone();
            let arrival = samples::arrival(&sent, HOUR);
            sending.spawn(async move { store.keep(arrival).await.unwrap() });
        }
        let kept = sending.join_all().await;
        assert_eq!(kept.iter().filter(|kept| **kept == Kept::Now).count(), 1);
        assert_eq!(
            kept.iter().filter(|kept| **kept == Kept::Before { received_at: HOUR }).count(),
            59,
        );
    }

    async fn two_processes_that_write_the_same_ids_crosswise_both_end(ground: Ground) {
        let stores = [with_key(&ground).await, ground.open().await];
        let mut sending = tokio::task::JoinSet::new();
        for (which, store) in stores.iter().enumerate() {
            for turn in 0..100 {
                let number = if which == 0 { turn } else { 99 - turn };
                let arrival = samples::arrival(&samples::envelope(&samples::id(number), false), HOUR);
                let store = store.clone();
                sending.spawn(async move { store.keep(arrival).await.unwrap() });
            }
        }
        let kept = sending.join_all().await;
        assert_eq!(kept.iter().filter(|kept| **kept == Kept::Now).count(), 100);
    }

    async fn when_too_many_wait_the_rest_are_refused_at_once_and_nobody_is_lied_to(ground: Ground) {
        let store = with_key(&ground).await;
        let mut sending = tokio::task::JoinSet::new();
        let all = u64::try_from(MOST_WAITING).unwrap() * 3;
        for number in 0..all {
            let store = store.clone();
            sending.spawn(async move {
                let sent = samples::envelope(&samples::id(number), false);
                (number, store.keep(samples::arrival(&sent, HOUR)).await)
            });
        }
        let mut refused = 0;
        for (number, answer) in sending.join_all().await {
            let there = !store.sealed(Scope::Everything, &[samples::id(number)], "m", HOUR).await.unwrap().is_empty();
            match answer {
                Ok(Kept::Now) => assert!(there, "{number} was acknowledged"),
                Err(StoreFault::Busy) => {
                    refused += 1;
                    assert!(!there, "{number} was refused");
                }
                other => panic!("{number}: {other:?}"),
            }
        }
        assert!(refused > 0, "the queue took {all} at once");
    }

    async fn the_proof_of_an_invitation_is_not_kept(ground: Ground) {
        let store = with_key(&ground).await;
        let mut sent = samples::envelope(&samples::id(1), false);
        sent.outer.invitation = Some("a-secret-proof".to_owned());
        store.keep(samples::arrival(&sent, HOUR)).await.unwrap();
        let row: (String,) = sqlx::query_as(
            "select id || sha256 || suite || team || form || sealed || coalesce(supersedes, '')
             from submissions",
        )
        .fetch_one(&ground.raw().await)
        .await
        .unwrap();
        assert!(!row.0.contains("a-secret-proof"));
    }
}

#[tokio::test]
async fn a_full_store_says_so_keeps_what_it_had_and_recovers_by_itself() {
    let ground = Ground::sqlite_of_at_most(Some(1)).await;
    let store = with_key(&ground).await;
    let send = async |number| {
        let mut sent = samples::envelope(&samples::id(number), false);
        sent.sealed = "A".repeat(40_000);
        store.keep(samples::arrival(&sent, HOUR)).await
    };
    let mut kept = 0;
    let fault = loop {
        match send(kept).await {
            Ok(Kept::Now) => kept += 1,
            other => break other,
        }
    };
    assert_eq!(fault, Err(StoreFault::Full));
    assert!(kept > 5);
    assert_eq!(store.unopened(Scope::Everything).await, Ok(kept));
    assert_eq!(send(0).await, Ok(Kept::Before { received_at: HOUR }));
    // Somebody makes room.
    sqlx::query("delete from submissions where id = $1")
        .bind(samples::id(0).as_str())
        .execute(&ground.raw().await)
        .await
        .unwrap();
    assert_eq!(send(kept).await, Ok(Kept::Now));
}
