//! Both apps' files.

use crate::ground::Ground;
use crate::ground::in_process::Server;

#[tokio::test]
async fn each_app_is_at_its_place_and_its_own_pages_lead_to_its_first() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    for (path, title) in [
        ("/", "widget"),
        ("/pledge/keep-safe", "widget"),
        ("/embed", "widget"),
        ("/desk/", "desk"),
        ("/desk/inbox", "desk"),
    ] {
        let answer = server.get(path, &[]).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text().contains(title), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    let desk = server.get("/desk", &[]).await;
    assert_eq!((desk.status, desk.header("location")), (308, "/desk/"));
}

#[tokio::test]
async fn a_file_comes_as_the_build_compressed_it() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    for (accepted, body, encoding) in [
        ("gzip, br", "(brotli)", "br"),
        ("gzip", "(gzip)", "gzip"),
        ("identity", "export {}", ""),
    ] {
        let answer = server
            .get("/app-0123456789abcdef.js", &[("accept-encoding", accepted)])
            .await;
        assert_eq!(
            (answer.text(), answer.header("content-encoding")),
            (body, encoding)
        );
        assert_eq!(
            answer.header("content-type"),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
    }
    // With no compressed copy it comes as it is.
    let wasm = server
        .get(
            "/app-0123456789abcdef_bg.wasm",
            &[("accept-encoding", "br")],
        )
        .await;
    assert_eq!(
        (wasm.text(), wasm.header("content-encoding")),
        ("(wasm)", "")
    );
    assert_eq!(wasm.header("content-type"), "application/wasm");
}

#[tokio::test]
async fn a_file_that_has_not_changed_is_not_sent_again() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let first = server.get("/sw.js", &[]).await;
    assert_eq!(first.header("cache-control"), "no-cache");
    let etag = first.header("etag").to_owned();
    let again = server.get("/sw.js", &[("if-none-match", &etag)]).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    std::fs::write(ground.folder().join("dist/widget/sw.js"), "/* newer */").unwrap();
    let newer = server.get("/sw.js", &[("if-none-match", &etag)]).await;
    assert_eq!((newer.status, newer.text()), (200, "/* newer */"));
}

#[tokio::test]
async fn nothing_outside_the_apps_folders_is_served() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    std::fs::write(ground.folder().join("dist/secret.txt"), "secret").unwrap();
    for path in [
        "/../secret.txt",
        "/desk/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "//secret.txt",
        "/desk//../secret.txt",
        "/./../secret.txt",
        "/missing.js",
        "/app-0123456789abcdef.js.br",
    ] {
        let answer = server.get(path, &[]).await;
        assert!(!answer.text().contains("secret"), "{path}");
        assert!(
            answer.status == 404 || answer.text().contains("<title>"),
            "{path}"
        );
    }
}
