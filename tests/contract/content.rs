//! The content, and whether the server is well.

use crate::ground::Ground;
use crate::ground::in_process::Server;
use api::health::Health;
use client::phone::Content;
use std::io::Read as _;

#[tokio::test]
async fn a_phone_that_has_the_edition_is_not_sent_it_again() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let phone = server.browser();
    let Content::New { hash, edition } = phone.content(None).await.unwrap() else {
        panic!("a phone with nothing was told that it has it");
    };
    assert_eq!(hash, content::EDITION_HASH);
    assert_eq!(*edition, content::edition().unwrap());
    assert_eq!(phone.content(Some(&hash)).await.unwrap(), Content::Same);
    assert!(matches!(
        phone.content(Some("older")).await,
        Ok(Content::New { .. })
    ));
}

#[tokio::test]
async fn the_edition_comes_as_small_as_the_browser_can_take_it() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let brotli = server
        .get("/api/content", &[("accept-encoding", "gzip, deflate, br")])
        .await;
    assert_eq!(brotli.header("content-encoding"), "br");
    let mut text = String::new();
    brotli::Decompressor::new(&brotli.body[..], 4_096)
        .read_to_string(&mut text)
        .unwrap();
    assert_eq!(text, content::EDITION_JSON);
    let gzip = server
        .get("/api/content", &[("accept-encoding", "gzip")])
        .await;
    assert_eq!(gzip.header("content-encoding"), "gzip");
    text.clear();
    flate2::read::GzDecoder::new(&gzip.body[..])
        .read_to_string(&mut text)
        .unwrap();
    assert_eq!(text, content::EDITION_JSON);
    let plain = server.get("/api/content", &[]).await;
    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(plain.text(), content::EDITION_JSON);
    for answer in [brotli, gzip, plain] {
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(
            answer.header("etag"),
            format!("\"{}\"", content::EDITION_HASH)
        );
    }
}

#[tokio::test]
async fn a_tag_that_a_proxy_weakened_still_counts() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let weak = format!("\"x\", W/\"{}\"", content::EDITION_HASH);
    let answer = server
        .get("/api/content", &[("if-none-match", &weak)])
        .await;
    assert_eq!((answer.status, answer.body.len()), (304, 0));
}

#[tokio::test]
async fn health_says_what_the_store_says_of_itself() {
    for ground in [Ground::sqlite().await, Ground::postgresql().await] {
        let server = Server::on(&ground).await;
        let answer = server.get("/healthz", &[]).await;
        let health: Health = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((answer.status, health.well), (200, true));
        assert!(!health.promises.is_empty());
        server.house.store.close().await;
        let answer = server.get("/healthz", &[]).await;
        let health: Health = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((answer.status, health.well), (503, false));
    }
}
