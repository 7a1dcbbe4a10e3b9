//! A phone sends.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both, samples};
use api::problem::Code;
use client::Fault;
use my_pledge_server::secrets::sha256_hex;

on_both! {
    async fn what_is_sent_is_answered_by_a_receipt_that_covers_it(ground: Ground) {
        let server = Server::on(&ground).await;
        server.with_open_door().await;
        let phone = server.browser();
        let id = samples::id(1);
        let body = samples::body(&samples::envelope(&id, true));
        let receipt = phone.send(&id, &body).await.unwrap();
        assert!(receipt.covers(&id, &sha256_hex(&body)));
        assert_eq!(receipt.received, "2026-11-22T10:00Z");
    }

    async fn every_request_that_the_content_offers_is_taken(ground: Ground) {
        let server = Server::on(&ground).await;
        server.with_open_door().await;
        let phone = server.browser();
        let requests = content::edition().unwrap().requests;
        assert_eq!(requests.len(), domain::request::Purpose::ALL.len());
        for (n, request) in (1..).zip(&requests) {
            let id = samples::id(n);
            let mut envelope = samples::envelope(&id, false);
            envelope.outer.form = request.form.id.clone();
            envelope.outer.form_version = request.form.version;
            let body = samples::body(&envelope);
            let receipt = phone.send(&id, &body).await.unwrap();
            assert!(receipt.covers(&id, &sha256_hex(&body)), "{:?}", request.purpose);
        }
    }

    async fn sending_again_hours_later_is_answered_by_the_same_receipt(ground: Ground) {
        let server = Server::on(&ground).await;
        server.with_open_door().await;
        let id = samples::id(1);
        let body = samples::body(&samples::envelope(&id, false));
        let first = server.browser().send(&id, &body).await.unwrap();
        server.pass(5 * 3_600);
        assert_eq!(server.browser().send(&id, &body).await.unwrap(), first);
    }

    async fn other_bytes_under_the_same_id_are_a_conflict(ground: Ground) {
        let server = Server::on(&ground).await;
        server.with_open_door().await;
        let phone = server.browser();
        let id = samples::id(1);
        let body = samples::body(&samples::envelope(&id, false));
        phone.send(&id, &body).await.unwrap();
        let other = samples::body(&samples::envelope(&id, true));
        let refused = phone.send(&id, &other).await.unwrap_err();
        assert!(matches!(refused, Fault::Refused(problem) if problem.code == Code::Conflict));
    }
}

#[tokio::test]
async fn the_first_time_is_created_and_the_second_is_ok() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let id = samples::id(1);
    let body = samples::body(&samples::envelope(&id, false));
    let put = async || {
        let request = axum::http::Request::put(api::path::submission(&id));
        server
            .ask(request.body(body.clone().into()).unwrap())
            .await
            .status
    };
    assert_eq!((put().await, put().await), (201, 200));
}

#[tokio::test]
async fn until_the_recovery_sheet_is_confirmed_the_door_is_shut() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let phone = server.browser();
    let id = samples::id(1);
    let body = samples::body(&samples::envelope(&id, false));
    let shut = async || {
        for fault in [
            phone.team_key().await.err(),
            phone.send(&id, &body).await.err(),
        ] {
            let Some(Fault::Refused(problem)) = fault else {
                panic!("the door is open");
            };
            assert_eq!(problem.code, Code::Unavailable);
            assert!(problem.retry_after_seconds.is_some());
        }
    };
    shut().await;
    let desk = server.browser();
    server.makes_lead(&desk).await.unwrap();
    desk.make_key(&samples::key(1, false)).await.unwrap();
    shut().await;
    let sheet = api::desk::keys::ConfirmedSheet {
        wrapped_for_recovery: "wrapped again".to_owned(),
    };
    desk.confirm_sheet(1, &sheet).await.unwrap();
    let key = phone.team_key().await.unwrap();
    assert_eq!((key.epoch, key.team.as_str()), (1, samples::TEAM));
    phone.send(&id, &body).await.unwrap();
}

#[tokio::test]
async fn what_was_sealed_to_an_earlier_key_is_still_taken() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.with_open_door().await;
    desk.make_key(&samples::key(2, true)).await.unwrap();
    let id = samples::id(1);
    let body = samples::body(&samples::envelope(&id, false));
    assert!(server.browser().send(&id, &body).await.is_ok());
    assert_eq!(server.browser().team_key().await.unwrap().epoch, 2);
}

#[tokio::test]
async fn a_phone_whose_clock_is_ten_years_off_is_served_and_its_hour_is_the_servers() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let id = samples::id(1);
    let body = samples::body(&samples::envelope(&id, false));
    let request = axum::http::Request::put(api::path::submission(&id))
        .header("date", "Sun, 22 Nov 2016 10:20:00 GMT")
        .header("if-modified-since", "Sun, 22 Nov 2036 10:20:00 GMT");
    let answer = server.ask(request.body(body.into()).unwrap()).await;
    assert_eq!(answer.status, 201);
    assert!(answer.text().contains("2026-11-22T10:00Z"));
}

#[tokio::test]
async fn an_answer_that_is_not_ours_is_never_a_receipt() {
    use client::transport::{Request, Response, Transport, Unreachable};
    struct Portal(&'static str, bool);
    impl Transport for Portal {
        async fn send(&self, _: Request) -> Result<Response, Unreachable> {
            Ok(Response {
                status: 200,
                json: self.1,
                etag: None,
                body: self.0.to_owned(),
            })
        }
    }
    let id = samples::id(1);
    for portal in [
        Portal("<h1>Welcome to the bus</h1>", false),
        Portal("<h1>Welcome to the bus</h1>", true),
        Portal("{\"ok\":true}", true),
        Portal("", true),
    ] {
        let answer = client::Client::new(portal).send(&id, "{}").await;
        assert_eq!(answer, Err(Fault::Unreadable { status: 200 }));
    }
}
