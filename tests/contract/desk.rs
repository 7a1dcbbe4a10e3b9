//! The desk reads what was sent.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both, samples};
use api::desk::answers_as::AnswersAs;
use api::desk::inbox::{Cursor, Only, PAGE, Several};
use api::desk::keys::{ConfirmedSheet, MOST_READERS, NewPromise, NewTeamKey};
use api::problem::Code;
use client::Fault;
use domain::receipt::Who;

on_both! {
    async fn as_whom_a_member_answers_is_kept_with_them_and_not_with_a_browser(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        assert_eq!(desk.answers_as().await.unwrap(), AnswersAs { who: None });
        let nobody = desk.answer_as(&AnswersAs { who: None }).await;
        assert!(matches!(nobody, Err(Fault::Refused(problem)) if problem.code == Code::Invalid));
        for who in Who::ALL {
            let asked = AnswersAs { who: Some(who) };
            assert_eq!(desk.answer_as(&asked).await.unwrap(), asked);
            let elsewhere = server.browser();
            server.signs_in(&elsewhere).await;
            assert_eq!(elsewhere.answers_as().await.unwrap(), asked);
        }
    }

    async fn what_was_sent_is_listed_fetched_and_marked_opened(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = samples::id(1);
        let mut sent = samples::envelope(&id, true);
        sent.outer.supersedes = Some(samples::id(9));
        server.browser().send(&id, &samples::body(&sent)).await.unwrap();
        server.pass(2 * 3_600);
        // Nobody was at the desk all that time.
        let desk_again = server.browser();
        server.signs_in(&desk_again).await;
        assert!(matches!(desk.inbox(None).await, Err(Fault::Refused(_))));

        let inbox = desk_again.inbox(None).await.unwrap();
        assert_eq!((inbox.items.len(), inbox.unopened, inbox.next), (1, 1, None));
        let item = &inbox.items[0];
        assert_eq!(item.id, id);
        assert_eq!((item.contact, item.age_hours, &item.opened), (true, 2, &None));
        assert_eq!(item.received, "2026-11-22T10:00Z");
        assert_eq!(item.supersedes, Some(samples::id(9)));

        let held = desk_again.held(&id).await.unwrap();
        assert_eq!(held.envelope, sent);
        let opened = desk_again.mark_opened(&id).await.unwrap();
        assert_eq!((opened.by.as_str(), opened.at.as_str()), ("Ada Okafor", "2026-11-22T12:00Z"));
        server.pass(3_600 - 60 * 50);
        assert_eq!(desk_again.mark_opened(&id).await.unwrap(), opened);
        let inbox = desk_again.inbox(None).await.unwrap();
        assert_eq!((inbox.unopened, &inbox.items[0].opened), (0, &Some(opened)));
    }

    async fn another_promise_is_what_young_people_are_told_from_then_on(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let promise = |readers: &str, days| NewPromise {
            readers: readers.to_owned(),
            opened_within_working_days: days,
        };
        let before = server.browser().team_key().await.unwrap();
        for (field, wrong) in [
            ("readers", promise(" ", 3)),
            ("readers", promise(&"x".repeat(MOST_READERS + 1), 3)),
            ("readers", promise("one\ntwo", 3)),
            ("opened_within_working_days", promise("The team", 0)),
            ("opened_within_working_days", promise("The team", 21)),
        ] {
            let fault = desk.change_promise(1, &wrong).await.unwrap_err();
            assert!(matches!(fault, Fault::Refused(problem) if problem.field.as_deref() == Some(field)));
        }
        let nowhere = desk.change_promise(7, &promise("The team", 3)).await.unwrap_err();
        assert!(matches!(nowhere, Fault::Refused(problem) if problem.code == Code::NotFound));
        assert_eq!(server.browser().team_key().await.unwrap(), before);

        let held = desk.change_promise(1, &promise(" Ana and Jo ", 5)).await.unwrap();
        let told = server.browser().team_key().await.unwrap();
        assert_eq!((told.readers.as_str(), told.opened_within_working_days), ("Ana and Jo", 5));
        assert_eq!((&held.public, &told.public_key), (&told, &before.public_key));
    }

    async fn several_are_fetched_and_marked_at_once_and_what_is_not_there_is_left_out(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        for number in 1..=3 {
            let id = samples::id(number);
            let sent = samples::envelope(&id, false);
            server.browser().send(&id, &samples::body(&sent)).await.unwrap();
        }
        desk.mark_opened(&samples::id(2)).await.unwrap();
        let several = Several { ids: [3, 404, 1].map(samples::id).to_vec() };
        let found = desk.several(&several).await.unwrap().held;
        let alone = [desk.held(&samples::id(3)).await.unwrap(), desk.held(&samples::id(1)).await.unwrap()];
        assert_eq!(found, alone);
        let marked = desk.mark_several_opened(&several).await.unwrap().opened;
        let ids: Vec<_> = marked.iter().map(|(id, _)| id.clone()).collect();
        assert_eq!(ids, [samples::id(3), samples::id(1)]);
        assert_eq!(marked[0].1, desk.mark_opened(&samples::id(3)).await.unwrap());
        assert_eq!(desk.inbox(None).await.unwrap().unopened, 0);
        for ids in [vec![], vec![samples::id(1); PAGE + 1]] {
            let fault = desk.several(&Several { ids }).await.unwrap_err();
            assert!(matches!(fault, Fault::Refused(problem) if problem.code == Code::Invalid));
        }
    }

    async fn every_submission_is_on_one_page_of_the_inbox_and_only_one(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let all = u64::try_from(PAGE).unwrap() + 3;
        for number in 0..all {
            let id = samples::id(number);
            let sent = samples::envelope(&id, number % 10 == 0);
            phone.send(&id, &samples::body(&sent)).await.unwrap();
        }
        let first = desk.inbox(None).await.unwrap();
        assert_eq!((first.items.len(), first.unopened), (PAGE, all));
        let second = desk.inbox(first.next.as_ref()).await.unwrap();
        assert_eq!((second.items.len(), second.next), (3, None));
        let mut ids: Vec<_> = first.items.iter().chain(&second.items).map(|item| &item.id).collect();
        assert!(first.items[..6].iter().all(|item| item.contact));
        ids.sort();
        ids.dedup();
        assert_eq!(u64::try_from(ids.len()).unwrap(), all);
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.with_open_door().await;
    let id = samples::id(404);
    let sheet = ConfirmedSheet {
        wrapped_for_recovery: "w".to_owned(),
    };
    for fault in [
        desk.held(&id).await.err(),
        desk.mark_opened(&id).await.err(),
        desk.confirm_sheet(7, &sheet).await.err(),
    ] {
        assert!(matches!(fault, Some(Fault::Refused(problem)) if problem.code == Code::NotFound));
    }
}

#[tokio::test]
async fn a_cursor_or_a_form_that_cannot_be_one_is_refused() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.with_open_door().await;
    let fault = desk.inbox(Some(&Cursor("0.0.x".to_owned()))).await;
    assert!(
        matches!(fault, Err(Fault::Refused(problem)) if problem.field.as_deref() == Some("after"))
    );
    let only = Only {
        forms: vec!["Complaint*".into()],
        standing: None,
    };
    let fault = desk.inbox_of(&only, None).await;
    assert!(
        matches!(fault, Err(Fault::Refused(problem)) if problem.field.as_deref() == Some("forms"))
    );
}

#[tokio::test]
async fn each_field_of_a_key_is_checked() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.browser();
    server.makes_lead(&desk).await.unwrap();
    let good = samples::key(1, true);
    let key = |change: fn(&mut NewTeamKey)| {
        let mut key = good.clone();
        change(&mut key);
        key
    };
    for (field, key) in [
        ("team", key(|key| key.team = "Slough!".to_owned())),
        ("suite", key(|key| key.suite = "rot13".to_owned())),
        ("public_key", key(|key| key.public_key = "AAAA".to_owned())),
        ("public_key", key(|key| key.public_key = "*".to_owned())),
        ("readers", key(|key| key.readers = " ".to_owned())),
        (
            "opened_within_working_days",
            key(|key| key.opened_within_working_days = 0),
        ),
        (
            "wrapped_for_member",
            key(|key| key.wrapped_for_member = String::new()),
        ),
        (
            "wrapped_for_recovery",
            key(|key| key.wrapped_for_recovery = "x".repeat(5_000)),
        ),
    ] {
        let fault = desk.make_key(&key).await;
        assert!(
            matches!(&fault, Err(Fault::Refused(problem)) if problem.field.as_deref() == Some(field)),
            "{field}: {fault:?}"
        );
    }
    let next = desk.make_key(&key(|key| key.epoch = 2)).await;
    assert!(matches!(next, Err(Fault::Refused(problem)) if problem.code == Code::Conflict));
    assert!(desk.make_key(&good).await.is_ok());
}
