//! Files that staff take away: the record learns their kind and size, after a code.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both};
use crate::invitations::code;
use crate::invited::Worker;
use api::desk::exports::{Export, Exported, MOST_ROWS};
use api::problem::Code;

const MINUTES: i64 = 60;

on_both! {
    async fn a_file_is_in_the_record_with_its_kind_and_how_many_rows(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        for (what, rows) in [(Export::Reviews903, 12), (Export::Invitations, MOST_ROWS)] {
            worker.browser.export(&Exported { what, rows }).await.unwrap();
        }
        for rows in [0, MOST_ROWS + 1] {
            let exported = Exported { what: Export::Requests, rows };
            assert_eq!(code(worker.browser.export(&exported).await.unwrap_err()), Code::Invalid);
        }
        let rows: Vec<(String,)> = sqlx::query_as(
            "select subject from audit where event = 'exported' order by seq")
            .fetch_all(&ground.raw().await).await.unwrap();
        let subjects: Vec<&str> = rows.iter().map(|(subject,)| subject.as_str()).collect();
        assert_eq!(subjects, ["reviews903:12", "invitations:1000000"]);
    }

    async fn five_minutes_after_the_last_code_another_is_asked_for(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let exported = Exported { what: Export::Reviews903, rows: 1 };
        server.pass(5 * MINUTES);
        assert_eq!(code(worker.browser.export(&exported).await.unwrap_err()), Code::ProveAgain);
        let rows: (i64,) = sqlx::query_as(
            "select cast(count(*) as bigint) from audit where event = 'exported'")
            .fetch_one(&ground.raw().await).await.unwrap();
        assert_eq!(rows.0, 0);
    }
}
