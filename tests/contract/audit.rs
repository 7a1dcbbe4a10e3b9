//! The record of the desk, as a lead reads it.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both, samples};
use api::desk::audit::{Look, PAGE};
use api::problem::Code;
use client::Fault;

on_both! {
    async fn everything_done_is_listed_with_who_and_when_the_newest_first(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let page = desk.audit(&Look::default()).await.unwrap();
        let done: Vec<(u64, &str)> = page.lines.iter().map(|line| (line.number, line.what.as_str())).collect();
        assert_eq!(done, [
            (5, "sheet_confirmed"), (4, "key_made"), (3, "signed_in"), (2, "factor_set_up"), (1, "lead_made"),
        ]);
        assert!(page.lines.iter().all(|line| line.who == "Ada Okafor"));
        assert_eq!((page.lines[4].at.as_str(), page.lines[0].to.as_str()), ("2026-11-22T10:20:00Z", "1"));
        assert_eq!(page.next_below, None);
        let state = desk.audit_state().await.unwrap();
        assert_eq!((state.lines, state.broken_at), (5, None));
        assert_eq!((state.days.len(), state.days[0].day.as_str(), state.days[0].last), (1, "2026-11-22", 5));
        assert_eq!((state.days[0].hash.len(), state.people[0].name.as_str()), (64, "Ada Okafor"));
        assert_eq!(state.whats.len(), 5);
    }

    async fn it_is_narrowed_by_what_by_whom_and_by_day(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        server.pass(24 * 3_600);
        server.signs_in(&desk).await;
        let who = desk.audit_state().await.unwrap().people[0].id.clone();
        let numbers = async |look: Look| -> Vec<u64> {
            desk.audit(&look).await.unwrap().lines.iter().map(|line| line.number).collect()
        };
        let day = |day: &str| Some(day.to_owned());
        assert_eq!(numbers(Look { what: day("signed_in"), ..Look::default() }).await, [7, 3]);
        assert_eq!(numbers(Look { who: Some(who), ..Look::default() }).await.len(), 7);
        assert_eq!(numbers(Look { who: day("nobody"), ..Look::default() }).await, [0; 0]);
        assert_eq!(numbers(Look { from_on: day("2026-11-23"), ..Look::default() }).await, [7, 6]);
        assert_eq!(numbers(Look { until_on: day("2026-11-22"), ..Look::default() }).await, [5, 4, 3, 2, 1]);
        let wrong = desk.audit(&Look { from_on: day("yesterday"), ..Look::default() }).await;
        assert!(matches!(wrong, Err(Fault::Refused(problem))
            if problem.code == Code::Invalid && problem.field.as_deref() == Some("from_on")));
    }

    async fn every_line_is_on_one_page_and_only_one(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = samples::id(1);
        server.browser().send(&id, &samples::body(&samples::envelope(&id, false))).await.unwrap();
        for _ in 0..PAGE {
            desk.held(&id).await.unwrap();
        }
        let first = desk.audit(&Look::default()).await.unwrap();
        assert_eq!((first.lines.len(), first.next_below), (PAGE, Some(6)));
        let second = desk.audit(&Look { below: first.next_below, ..Look::default() }).await.unwrap();
        assert_eq!((second.lines.len(), second.next_below), (5, None));
    }

    async fn a_line_that_was_changed_behind_its_back_is_named(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        sqlx::query("update audit set actor = 'somebody' where seq = 4")
            .execute(&ground.raw().await)
            .await
            .unwrap();
        let state = desk.audit_state().await.unwrap();
        assert_eq!((state.broken_at, state.lines), (Some(4), 3));
        // The lines can still be read.
        assert_eq!(desk.audit(&Look::default()).await.unwrap().lines.len(), 5);
    }
}
