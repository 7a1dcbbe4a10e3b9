//! What is wrong with a submission, and what is said about it. None of it is stored.

use crate::ground::in_process::{Answer, Server};
use crate::ground::{Ground, samples};
use api::path;
use api::problem::Code;
use axum::http::Request;
use serde_json::{Value, json};

async fn put(server: &Server, body: impl Into<axum::body::Body>) -> Answer {
    let request = Request::put(path::submission(&samples::id(1)));
    server.ask(request.body(body.into()).unwrap()).await
}

/// A good envelope with one value changed; `null` takes it away.
fn with(pointer: &str, value: Value) -> String {
    let envelope = samples::envelope(&samples::id(1), false);
    let mut body = serde_json::to_value(envelope).unwrap();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    if value.is_null() {
        parent.remove(name);
    } else {
        parent.insert(name.to_owned(), value);
    }
    body.to_string()
}

#[tokio::test]
async fn every_bad_envelope_is_refused_by_name_and_nothing_of_it_is_stored() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let other_id = json!(samples::id(2).as_str());
    let (invalid, unreadable) = (Code::Invalid, Code::Unreadable);
    for (what, body, code, field) in [
        ("nothing", String::new(), unreadable, None),
        ("not JSON", "hello".to_owned(), unreadable, None),
        (
            "half of it",
            with("/outer/v", json!(1))[..90].to_owned(),
            unreadable,
            None,
        ),
        ("a list", "[]".to_owned(), unreadable, None),
        ("deep nesting", "[".repeat(100_000), unreadable, None),
        (
            "an unknown field",
            with("/outer/name", json!("Sam")),
            unreadable,
            None,
        ),
        (
            "a missing field",
            with("/outer/contact", Value::Null),
            unreadable,
            None,
        ),
        (
            "a word for a number",
            with("/outer/epoch", json!("one")),
            unreadable,
            None,
        ),
        (
            "an id that is none",
            with("/outer/id", json!("../etc/passwd")),
            unreadable,
            None,
        ),
        (
            "a later version",
            with("/outer/v", json!(2)),
            invalid,
            Some("v"),
        ),
        (
            "a huge version",
            with("/outer/v", json!(70_000)),
            invalid,
            Some("v"),
        ),
        (
            "another suite",
            with("/outer/suite", json!("rot13")),
            invalid,
            Some("suite"),
        ),
        (
            "another id",
            with("/outer/id", other_id),
            invalid,
            Some("id"),
        ),
        (
            "another team",
            with("/outer/team", json!("reading")),
            invalid,
            Some("team"),
        ),
        (
            "an unknown key",
            with("/outer/epoch", json!(9)),
            invalid,
            Some("epoch"),
        ),
        (
            "an unknown form",
            with("/outer/form", json!("a\u{0}b")),
            invalid,
            Some("form"),
        ),
        (
            "version 0 of a form",
            with("/outer/form_version", json!(0)),
            invalid,
            Some("form_version"),
        ),
        (
            "a form yet to come",
            with("/outer/form_version", json!(99)),
            invalid,
            Some("form_version"),
        ),
        (
            "not base 64",
            with("/sealed", json!("!!!!")),
            invalid,
            Some("sealed"),
        ),
        (
            "padded base 64",
            with("/sealed", json!("AAA=")),
            invalid,
            Some("sealed"),
        ),
        (
            "a length no seal has",
            with("/sealed", json!("AAAA")),
            invalid,
            Some("sealed"),
        ),
        (
            "a proof that is none",
            with("/outer/invitation", json!("x")),
            invalid,
            Some("invitation"),
        ),
        (
            "an unknown invitation",
            with(
                "/outer/invitation",
                json!("0123456789abcdef0123456789abcdef"),
            ),
            Code::InvitationEnded,
            None,
        ),
    ] {
        let answer = put(&server, body).await;
        let problem = answer.problem();
        assert_eq!(problem.code, code, "{what}");
        assert_eq!(answer.status, code.status(), "{what}");
        assert_eq!(problem.field.as_deref(), field, "{what}");
    }
    assert_eq!(
        server
            .house
            .store
            .unopened(my_pledge_server::store::scope::Scope::Everything)
            .await,
        Ok(0)
    );
    assert_eq!(put(&server, with("/outer/v", json!(1))).await.status, 201);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_whatever_it_says_of_its_length() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    for length in [domain::submission::MOST_BODY + 1, 5_000_000] {
        let answer = put(&server, "x".repeat(length)).await;
        assert_eq!(answer.problem().code, Code::TooLarge);
        let unsaid = axum::body::Body::from_stream(of_unsaid_length(length));
        assert_eq!(put(&server, unsaid).await.problem().code, Code::TooLarge);
    }
}

/// A body that does not say how long it is.
fn of_unsaid_length(
    length: usize,
) -> impl futures_util::Stream<Item = Result<Vec<u8>, std::io::Error>> {
    let mut left = length;
    futures_util::stream::poll_fn(move |_| {
        let now = left.min(64_000);
        left -= now;
        std::task::Poll::Ready((now > 0).then(|| Ok(vec![b'x'; now])))
    })
}

#[tokio::test]
async fn the_largest_envelope_that_sealing_makes_is_taken() {
    use base64::Engine as _;
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let sealed = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(vec![1; 262_144 + 48]);
    assert_eq!(
        put(&server, with("/sealed", json!(sealed))).await.status,
        201
    );
}

#[tokio::test]
async fn a_refusal_never_repeats_what_was_sent() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    for body in [
        with("/outer/form", json!("canary")),
        with("/outer/suite", json!("canary")),
        with("/outer/team", json!("canary")),
        with("/outer/canary", json!("canary")),
        with("/outer/id", json!("canary")),
        with("/sealed", json!("canary!")),
        "canary".to_owned(),
    ] {
        let answer = put(&server, body).await;
        assert!(answer.status >= 400);
        assert!(!answer.text().contains("canary"), "{}", answer.text());
    }
}

#[tokio::test]
async fn an_id_in_the_path_that_is_none_is_refused() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    for id in ["1", "FFFFFFFF-ffff-4fff-bfff-ffffffffffff", "..%2f..%2fetc"] {
        let request = Request::put(format!("/api/submissions/{id}"));
        let answer = server.ask(request.body("{}".into()).unwrap()).await;
        assert_eq!(answer.problem().field.as_deref(), Some("id"), "{id}");
    }
}
