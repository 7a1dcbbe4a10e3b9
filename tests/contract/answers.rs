//! Answering: the stage, the team's copy, and the copy that only a return code reads.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both, samples};
use crate::invited::Worker;
use api::desk::answers::{ForPhone, NewAnswer};
use api::desk::inbox::{Only, Standing};
use api::problem::Code;
use chrono::NaiveDate;
use client::Fault;
use domain::ids::SubmissionId;
use domain::receipt::{Line, Stage, Update, Who};
use seal::randomness::Device;
use seal::reply::{open_at_desk, open_on_phone, seal_for_phone, seal_for_team};
use seal::return_code::{ReplyKeys, draw_code};

fn update(stage: Option<Stage>) -> Update {
    Update {
        v: 1,
        stage,
        by: Who::ReviewingOfficer,
        on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        discussed_on: None,
        words: Some("CANARY-REPLY".to_owned()),
    }
}

fn answer(
    worker: &Worker,
    about: &SubmissionId,
    number: u64,
    stage: Option<Stage>,
    keys: Option<&ReplyKeys>,
) -> NewAnswer {
    let update = update(stage);
    NewAnswer {
        id: samples::id(1_000 + number),
        stage,
        epoch: 1,
        for_team: seal_for_team(worker.key.sealing_key(), about, &update, &mut Device).unwrap(),
        for_phone: keys.map(|keys| ForPhone {
            lookup_id: keys.lookup_id().clone(),
            sealed: seal_for_phone(&keys.reply_to(), samples::TEAM, &update, &mut Device).unwrap(),
        }),
    }
}

async fn sent(server: &Server, number: u64) -> SubmissionId {
    let id = samples::id(number);
    let body = samples::body(&samples::envelope(&id, false));
    server.browser().send(&id, &body).await.unwrap();
    id
}

fn conflict(refused: Result<api::desk::answers::Answers, Fault>) -> bool {
    matches!(refused, Err(Fault::Refused(problem)) if problem.code == Code::Conflict)
}

on_both! {
    async fn what_is_said_is_read_by_the_return_code_and_by_colleagues(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let id = sent(&server, 1).await;
        let code = draw_code().unwrap();
        let keys = ReplyKeys::of(&code, samples::TEAM).unwrap();
        let phone = server.browser();
        assert!(phone.said(keys.lookup_id()).await.unwrap().updates.is_empty());
        for (number, stage) in [Some(Stage::Opened), None, Some(Stage::Done)].into_iter().enumerate() {
            let new = answer(&worker, &id, number as u64, stage, Some(&keys));
            worker.browser.say(&id, &new).await.unwrap();
            // An answer that was lost on the way is said again, and said once.
            worker.browser.say(&id, &new).await.unwrap();
        }
        let said = phone.said(keys.lookup_id()).await.unwrap().updates;
        let line = Line::of(said.iter().map(|sealed| open_on_phone(&keys, sealed).unwrap()));
        assert_eq!((said.len(), line.stage()), (3, Some(Stage::Done)));
        let answers = worker.browser.answers(&id).await.unwrap();
        assert_eq!((answers.items.len(), answers.stage), (3, Some(Stage::Done)));
        for item in answers.items {
            let read = open_at_desk(&worker.key, &id, &item.for_team).unwrap();
            assert_eq!(read.words.as_deref(), Some("CANARY-REPLY"));
        }
        let inbox = worker.browser.inbox(None).await.unwrap();
        assert_eq!(inbox.items[0].stage, Some(Stage::Done));
        let other = ReplyKeys::of(&draw_code().unwrap(), samples::TEAM).unwrap();
        assert!(phone.said(other.lookup_id()).await.unwrap().updates.is_empty());
    }

    async fn a_stage_only_moves_forward_whoever_says_it(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let id = sent(&server, 1).await;
        worker.browser.say(&id, &answer(&worker, &id, 1, Some(Stage::Decided), None)).await.unwrap();
        for (number, stage) in [(2, Stage::Decided), (3, Stage::Opened)] {
            assert!(conflict(worker.browser.say(&id, &answer(&worker, &id, number, Some(stage), None)).await));
        }
        worker.browser.say(&id, &answer(&worker, &id, 4, Some(Stage::NotPossible), None)).await.unwrap();
        assert!(conflict(worker.browser.say(&id, &answer(&worker, &id, 5, Some(Stage::Done), None)).await));
        // Words may still be said.
        let answers = worker.browser.say(&id, &answer(&worker, &id, 6, None, None)).await.unwrap();
        assert_eq!((answers.items.len(), answers.stage), (3, Some(Stage::NotPossible)));
    }

    async fn what_is_to_be_done_is_asked_for_alone_and_so_is_what_is_finished(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let phone = server.browser();
        let forms = ["complaint", "contact-me", "complaint", "my-review-12-15"];
        for (number, form) in (1..).zip(forms) {
            let id = samples::id(number);
            let mut envelope = samples::envelope(&id, false);
            envelope.outer.form = form.into();
            phone.send(&id, &samples::body(&envelope)).await.unwrap();
        }
        let (done, decided) = (samples::id(1), samples::id(2));
        worker.browser.say(&done, &answer(&worker, &done, 1, Some(Stage::NotPossible), None)).await.unwrap();
        worker.browser.say(&decided, &answer(&worker, &decided, 2, Some(Stage::Decided), None)).await.unwrap();
        worker.browser.mark_opened(&done).await.unwrap();
        let (all, requests) = (vec![], vec!["complaint".into(), "contact-me".into()]);
        for (forms, standing, expected) in [
            (&all, None, vec![1, 2, 3, 4]),
            (&requests, None, vec![1, 2, 3]),
            (&requests, Some(Standing::Unfinished), vec![2, 3]),
            (&all, Some(Standing::Unfinished), vec![2, 3, 4]),
            (&all, Some(Standing::Finished), vec![1]),
            (&requests, Some(Standing::Unopened), vec![2, 3]),
        ] {
            let only = Only { forms: forms.clone(), standing };
            let mut found = Vec::new();
            let mut page = worker.browser.inbox_of(&only, None).await.unwrap();
            // However it is filtered, the number of unopened ones is that of all.
            assert_eq!(page.unopened, 3);
            found.extend(page.items.drain(..).map(|item| item.id));
            found.sort();
            let mut expected: Vec<_> = expected.into_iter().map(samples::id).collect();
            expected.sort();
            assert_eq!(found, expected, "{only:?}");
        }
    }

    async fn of_two_colleagues_who_move_it_at_once_one_is_told(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let id = sent(&server, 1).await;
        let first = answer(&worker, &id, 1, Some(Stage::Done), None);
        let second = answer(&worker, &id, 2, Some(Stage::NotPossible), None);
        let (one, other) = tokio::join!(worker.browser.say(&id, &first), worker.browser.say(&id, &second));
        assert_ne!(one.is_ok(), other.is_ok());
        assert_eq!(worker.browser.answers(&id).await.unwrap().items.len(), 1);
    }

    async fn nothing_kept_says_which_receipt_belongs_to_which_views(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let id = sent(&server, 1).await;
        let keys = ReplyKeys::of(&draw_code().unwrap(), samples::TEAM).unwrap();
        worker.browser.say(&id, &answer(&worker, &id, 1, Some(Stage::Opened), Some(&keys))).await.unwrap();
        let raw = ground.raw().await;
        let receipts: Vec<(String, i64, String, i64)> =
            sqlx::query_as("select lookup_sha256, seq, sealed, goes_at from receipts")
                .fetch_all(&raw).await.unwrap();
        let (lookup, _, sealed, goes_at) = &receipts[0];
        assert_ne!(lookup, keys.lookup_id().as_str());
        assert_eq!(goes_at % 86_400, 0);
        let answers: Vec<(String, String, String)> =
            sqlx::query_as("select id, submission, for_team from answers").fetch_all(&raw).await.unwrap();
        let audit: Vec<(String, String)> =
            sqlx::query_as("select event, subject from audit").fetch_all(&raw).await.unwrap();
        let beside = format!("{answers:?}{audit:?}");
        for part in [lookup, sealed, keys.lookup_id().as_str(), "CANARY"] {
            assert!(!beside.contains(part), "{part}");
        }
    }
}

#[tokio::test]
async fn there_is_nothing_to_say_to_what_is_not_there() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let worker = Worker::at(&server).await;
    let id = samples::id(7);
    let new = answer(&worker, &id, 1, None, None);
    for refused in [
        worker.browser.say(&id, &new).await,
        worker.browser.answers(&id).await,
        worker.browser.added_to_record(&id).await,
    ] {
        assert!(matches!(refused, Err(Fault::Refused(problem)) if problem.code == Code::NotFound));
    }
}

#[tokio::test]
async fn plain_words_are_refused_where_sealed_ones_belong() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let worker = Worker::at(&server).await;
    let id = sent(&server, 1).await;
    let keys = ReplyKeys::of(&draw_code().unwrap(), samples::TEAM).unwrap();
    let good = answer(&worker, &id, 1, None, Some(&keys));
    let mut for_team = good.clone();
    for_team.for_team = "You can see your brother. ".repeat(40);
    let mut for_phone = good;
    for_phone.for_phone.as_mut().unwrap().sealed = "No.".to_owned();
    for (bad, field) in [(for_team, "for_team"), (for_phone, "for_phone")] {
        let refused = worker.browser.say(&id, &bad).await;
        assert!(
            matches!(refused, Err(Fault::Refused(problem)) if problem.field.as_deref() == Some(field))
        );
    }
}
