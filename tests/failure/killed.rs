//! Killed in the middle of a burst.

use crate::ground::running::{Running, command};
use crate::ground::{Ground, samples};
use domain::submission::Receipt;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Notify;

const CLIENTS: u64 = 32;
/// Enough for the burst to be in full swing.
const RECEIPTS_BEFORE: usize = 150;

/// Sends from many clients until the server is killed among them; every receipt
/// that was given, with the number of the submission it is for.
async fn burst(server: Running) -> Vec<(u64, Receipt)> {
    let given = Arc::new(AtomicUsize::new(0));
    let enough = Arc::new(Notify::new());
    let mut clients = tokio::task::JoinSet::new();
    for which in 0..CLIENTS {
        let client = server.client();
        let (given, enough) = (given.clone(), enough.clone());
        clients.spawn(async move {
            let mut receipts = Vec::new();
            for number in (which..).step_by(usize::try_from(CLIENTS).unwrap()) {
                let id = samples::id(number);
                let body = samples::body(&samples::envelope(&id, false));
                let Ok(receipt) = client.send(&id, &body).await else {
                    break;
                };
                receipts.push((number, receipt));
                if given.fetch_add(1, Ordering::SeqCst) == RECEIPTS_BEFORE {
                    enough.notify_one();
                }
            }
            receipts
        });
    }
    enough.notified().await;
    server.kill();
    clients.join_all().await.into_iter().flatten().collect()
}

async fn everything_receipted_survives(command: &mut Command) {
    let server = Running::start(command);
    server.open_door().await;
    let receipts = burst(server).await;
    assert!(receipts.len() > RECEIPTS_BEFORE);
    let server = Running::start(command);
    let client = server.client();
    for (number, receipt) in receipts {
        let id = samples::id(number);
        let body = samples::body(&samples::envelope(&id, false));
        let again = client.send(&id, &body).await.unwrap();
        assert_eq!(again, receipt);
    }
    assert!(server.stop().0.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_was_receipted_before_the_kill_is_there_after_it_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    everything_receipted_survives(&mut command(folder.path())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_was_receipted_before_the_kill_is_there_after_it_on_postgresql() {
    let ground = Ground::postgresql().await;
    let my_pledge_server::store::Database::Postgresql { url } = &ground.database else {
        panic!("not PostgreSQL");
    };
    everything_receipted_survives(command(ground.folder()).args(["--database", url])).await;
}
