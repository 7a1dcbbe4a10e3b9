//! What keeps others out: sessions, cookies, cross-site writes, headers.

use crate::ground::in_process::{Answer, CODE, Server};
use crate::ground::{Ground, samples};
use api::desk::inbox::Only;
use api::path;
use api::problem::Code;
use axum::body::Body;
use axum::http::Request;
use my_pledge_server::app::ROUTES;

async fn ask(server: &Server, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    server.ask(request.body(Body::from("{}")).unwrap()).await
}

#[tokio::test]
async fn nothing_at_the_desk_answers_without_a_session() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let id = samples::id(1);
    let invitation = domain::ids::InvitationId::from_random([1; 16]);
    // What the password alone opens.
    let sign_in = r#"{"sign_in_name":"ada.okafor","password":"a long and private password"}"#;
    let request = Request::post(path::DESK_SESSION)
        .header("content-type", "application/json")
        .body(Body::from(sign_in))
        .unwrap();
    let answer = server.ask(request).await;
    let half = answer.header("set-cookie").split(';').next().unwrap();
    assert_eq!(answer.status, 200);
    for cookies in [
        "",
        "__Host-my-pledge-desk=guess",
        "my-pledge-desk=guess",
        half,
    ] {
        for (method, path) in [
            ("GET", path::DESK_SESSION.to_owned()),
            ("GET", path::DESK_FACTOR.to_owned()),
            ("POST", path::DESK_FACTOR_AGAIN.to_owned()),
            ("POST", path::DESK_FACTOR_NEXT.to_owned()),
            ("PUT", path::DESK_FACTOR_NEXT.to_owned()),
            ("POST", path::DESK_SPARE_CODES.to_owned()),
            ("GET", path::DESK_SESSIONS.to_owned()),
            ("DELETE", path::DESK_SESSIONS.to_owned()),
            ("DELETE", path::desk_session("abc")),
            ("POST", path::DESK_AUDIT.to_owned()),
            ("GET", path::DESK_AUDIT_STATE.to_owned()),
            ("GET", path::DESK_ANSWERS_AS.to_owned()),
            ("PUT", path::DESK_ANSWERS_AS.to_owned()),
            ("GET", path::DESK_KEYS.to_owned()),
            ("POST", path::DESK_KEYS.to_owned()),
            ("PUT", path::desk_sheet(1)),
            ("GET", path::desk_inbox(&Only::default(), None)),
            ("GET", path::desk_submission(&id)),
            ("POST", path::desk_opened(&id)),
            ("GET", path::desk_invitations(None)),
            ("POST", path::DESK_INVITATIONS.to_owned()),
            ("DELETE", path::desk_invitation(&invitation)),
            ("GET", path::desk_answers(&id)),
            ("POST", path::desk_answers(&id)),
            ("PUT", path::desk_record(&id)),
        ] {
            let answer = ask(&server, method, &path, &[("cookie", cookies)]).await;
            assert_eq!(answer.problem().code, Code::SignedOut, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_write_that_another_website_starts_is_refused_even_with_a_session() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let lead = serde_json::to_string(&samples::lead(CODE)).unwrap();
    let request = Request::post(path::DESK_SETUP)
        .header("content-type", "application/json")
        .body(Body::from(lead))
        .unwrap();
    let made = server.ask(request).await;
    let cookie = made.header("set-cookie").split(';').next().unwrap();
    for (method, pattern) in ROUTES.iter().filter(|(method, _)| *method != "get") {
        let (method, path) = (method.to_uppercase(), pattern.replace(['{', '}'], ""));
        for origin in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
        ] {
            let headers = [("cookie", cookie), ("host", "127.0.0.1"), origin];
            let answer = ask(&server, &method, &path, &headers).await;
            assert_eq!(answer.problem().code, Code::NotAllowed, "{method} {path}");
        }
    }
    let own = [("cookie", cookie), ("sec-fetch-site", "same-origin")];
    assert_eq!(
        ask(&server, "DELETE", path::DESK_SESSION, &own)
            .await
            .status,
        204
    );
}

#[tokio::test]
async fn a_form_from_another_page_is_not_a_desk_request() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", ""] {
        let request = Request::post(path::DESK_SESSION)
            .header("content-type", kind)
            .body(Body::from("{}"))
            .unwrap();
        let answer = server.ask(request).await;
        assert_eq!(answer.problem().code, Code::Unreadable, "{kind}");
    }
}

#[tokio::test]
async fn the_session_cookie_is_seen_by_no_script_and_sent_by_no_other_site() {
    let ground = Ground::sqlite().await;
    let lead = serde_json::to_string(&samples::lead(CODE)).unwrap();
    for (plain, name, attributes) in [
        (
            false,
            "__Host-my-pledge-desk=",
            "; Secure; HttpOnly; SameSite=Strict; Path=/",
        ),
        (
            true,
            "my-pledge-desk=",
            "; HttpOnly; SameSite=Strict; Path=/",
        ),
    ] {
        let ground = if plain {
            &Ground::sqlite().await
        } else {
            &ground
        };
        let server = Server::with(ground, |given| given.plain_cookie = Some(plain)).await;
        let request = Request::post(path::DESK_SETUP)
            .header("content-type", "application/json")
            .body(Body::from(lead.clone()))
            .unwrap();
        let answer = server.ask(request).await;
        let cookie = answer.header("set-cookie");
        assert!(
            cookie.starts_with(name) && cookie.ends_with(attributes),
            "{cookie}"
        );
        let token = &cookie[name.len()..cookie.len() - attributes.len()];
        assert_eq!(token.len(), 43);
        let (kept,): (String,) = sqlx::query_as("select token_sha256 from half_sessions")
            .fetch_one(&ground.raw().await)
            .await
            .unwrap();
        assert_ne!(kept, token);
    }
}

#[tokio::test]
async fn every_answer_carries_the_strict_headers_whatever_it_answers() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    for path in [
        "/",
        "/desk/",
        "/sw.js",
        "/app-0123456789abcdef.js",
        "/nothing.txt",
        "/api/nothing",
        "/api/content",
        "/api/team",
        "/healthz",
    ] {
        let answer = server.get(path, &[]).await;
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval';",
            "style-src 'self';",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {part}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("strict-transport-security", ""),
        ] {
            assert_eq!(answer.header(name), value, "{path}: {name}");
        }
        assert_ne!(answer.header("cache-control"), "", "{path}");
    }
}

#[tokio::test]
async fn the_microphone_and_what_it_recorded_are_for_our_own_pages_and_nothing_else_is_loosened() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let shut = [
        "camera=()",
        "geolocation=()",
        "display-capture=()",
        "autoplay=()",
    ];
    for (path, recorded, played) in [
        ("/", true, true),
        ("/views", true, true),
        ("/desk/", false, true),
        ("/desk", false, true),
        ("/embed", false, false),
        ("/embed/views", false, false),
        ("/embed.js", false, false),
        ("/api/team", false, false),
    ] {
        let answer = server.get(path, &[]).await;
        let permissions = answer.header("permissions-policy");
        let microphone = if recorded {
            "microphone=(self)"
        } else {
            "microphone=()"
        };
        assert!(permissions.ends_with(microphone), "{path}: {permissions}");
        for one in shut {
            assert!(permissions.contains(one), "{path}: {one}");
        }
        assert_eq!(
            permissions.matches("(self)").count(),
            usize::from(recorded) + if path.starts_with("/desk") { 2 } else { 0 },
            "{path}"
        );
        let policy = answer.header("content-security-policy");
        assert_eq!(
            policy.contains("media-src blob:;"),
            played,
            "{path}: {policy}"
        );
        assert_eq!(
            policy.matches("media-src").count(),
            usize::from(played),
            "{path}"
        );
        // Memory is an address for pictures and sounds alone.
        let from_memory = policy.matches("blob:").count();
        assert_eq!(from_memory, 1 + usize::from(played), "{path}: {policy}");
    }
}

#[tokio::test]
async fn only_the_embed_may_be_framed_and_only_by_the_websites_on_the_list() {
    let ground = Ground::sqlite().await;
    let server = Server::with(&ground, |given| {
        given.embed_hosts = Some(vec![
            "https://www.example.gov.uk".to_owned(),
            "http://127.0.0.1:9000".to_owned(),
        ]);
        given.public_url = Some("https://my-pledge.example".to_owned());
    })
    .await;
    let embed = server.get("/embed", &[]).await;
    assert!(
        embed
            .header("content-security-policy")
            .ends_with("frame-ancestors 'self' https://www.example.gov.uk http://127.0.0.1:9000")
    );
    assert_eq!(embed.header("x-frame-options"), "");
    assert!(embed.text().contains("widget"));
    for path in ["/", "/embedded", "/desk/", "/embed.js"] {
        let answer = server.get(path, &[]).await;
        assert!(
            answer
                .header("content-security-policy")
                .ends_with("frame-ancestors 'none'")
        );
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=63072000"
        );
    }
    // Another website loads this one.
    let script = server.get("/embed.js", &[]).await;
    assert_eq!(
        script.header("cross-origin-resource-policy"),
        "cross-origin"
    );
}

#[tokio::test]
async fn a_method_that_a_route_does_not_have_is_not_found() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    for (method, path) in [("DELETE", "/api/content"), ("POST", "/"), ("PUT", "/desk/")] {
        assert_eq!(
            ask(&server, method, path, &[]).await.status,
            404,
            "{method} {path}"
        );
    }
}
