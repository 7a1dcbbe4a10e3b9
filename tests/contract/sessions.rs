//! A member's own sessions.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both};
use api::problem::Code;
use client::Fault;

fn is_over<T>(answer: Result<T, Fault>) -> bool {
    matches!(answer, Err(Fault::Refused(problem)) if problem.code == Code::SignedOut)
}

on_both! {
    async fn a_member_sees_their_sessions_to_the_hour_and_ends_one(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        server.pass(600);
        let other = server.browser();
        server.signs_in(&other).await;
        let seen = desk.sessions().await.unwrap().sessions;
        assert_eq!(seen.len(), 2);
        assert_eq!(seen.iter().map(|one| one.this_one).collect::<Vec<_>>(), [false, true]);
        assert_eq!((seen[1].began.as_str(), seen[1].last_seen.as_str()), ("2026-11-22T10:00Z", "2026-11-22T10:00Z"));
        assert_ne!(seen[0].id, seen[1].id);
        desk.end_session(&seen[0].id).await.unwrap();
        // Twice is no fault, and neither is one that never was.
        desk.end_session(&seen[0].id).await.unwrap();
        desk.end_session("never").await.unwrap();
        assert!(is_over(other.inbox(None).await));
        assert_eq!(desk.sessions().await.unwrap().sessions.len(), 1);
    }

    async fn all_others_end_at_once_also_half_ones(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let [two, half] = [server.browser(), server.browser()];
        server.signs_in(&two).await;
        crate::ground::phone::signs_in_half(&half).await;
        desk.end_other_sessions().await.unwrap();
        assert!(is_over(two.inbox(None).await));
        assert!(is_over(half.draw_first_factor().await));
        desk.inbox(None).await.unwrap();
        assert_eq!(desk.sessions().await.unwrap().sessions.len(), 1);
    }

    async fn a_session_that_ended_by_itself_is_not_listed(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        server.pass(800);
        let other = server.browser();
        server.signs_in(&other).await;
        server.pass(100);
        assert!(is_over(desk.sessions().await));
        assert_eq!(other.sessions().await.unwrap().sessions.len(), 1);
    }
}
