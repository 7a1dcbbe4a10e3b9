//! Connections that break off, and a server that is told to stop.

use crate::ground::over_the_wire::Wire;
use crate::ground::running::{Running, command};
use crate::ground::samples;
use api::path;
use client::transport::{Method, Request};
use client::{Client, Fault};
use domain::ids::SubmissionId;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

fn put(server: &Running, id: &SubmissionId) -> Vec<u8> {
    let request = Request {
        method: Method::Put,
        path: path::submission(id),
        body: Some(samples::body(&samples::envelope(id, false))),
        held: None,
    };
    Wire::to(server.at).bytes(&request, None)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_stored_though_its_answer_was_lost_is_receipted_when_it_is_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(&mut command(folder.path()));
    let desk = server.open_door().await;
    let ids: Vec<_> = (0..20).map(samples::id).collect();
    for id in &ids {
        let mut connection = TcpStream::connect(server.at).await.unwrap();
        connection.write_all(&put(&server, id)).await.unwrap();
        // Gone before the answer.
        drop(connection);
    }
    let phone = server.client();
    for id in &ids {
        let body = samples::body(&samples::envelope(id, false));
        assert!(phone.send(id, &body).await.unwrap().durable);
    }
    let inbox = desk.inbox(None).await.unwrap();
    assert_eq!(inbox.unopened, 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_submission_is_no_submission() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(&mut command(folder.path()));
    let desk = server.open_door().await;
    let bytes = put(&server, &samples::id(1));
    let mut connection = TcpStream::connect(server.at).await.unwrap();
    connection
        .write_all(&bytes[..bytes.len() - 10])
        .await
        .unwrap();
    connection.shutdown().await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    assert!(!answer.contains("durable"));
    assert_eq!(desk.inbox(None).await.unwrap().unopened, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_told_to_stop_answers_what_has_begun_and_ends_well() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Running::start(&mut command(folder.path()));
    server.open_door().await;
    let bytes = put(&server, &samples::id(1));
    let (first, rest) = bytes.split_at(bytes.len() / 2);
    let mut begun = TcpStream::connect(server.at).await.unwrap();
    begun.write_all(first).await.unwrap();
    // An answer to somebody else says that the server has read what came before.
    server.client().team_key().await.unwrap();
    server.ask_to_stop();
    // Its door is shut when nobody new gets in.
    while TcpStream::connect(server.at).await.is_ok() {
        tokio::task::yield_now().await;
    }
    begun.write_all(rest).await.unwrap();
    let mut answer = String::new();
    begun.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    let (status, log) = server.end();
    assert!(status.success());
    assert!(log.lines().last().unwrap().contains("\"stopped\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_server_stopped_a_phone_hears_that_it_is_offline_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(&mut command(folder.path()));
    server.open_door().await;
    let phone = Client::new(Wire::to(server.at));
    assert!(server.stop().0.success());
    let id = samples::id(1);
    assert_eq!(phone.send(&id, "{}").await, Err(Fault::Offline));
}
