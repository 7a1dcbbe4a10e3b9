//! Who may do what: every route of the server, asked by everybody who could ask. The
//! rows are in [`rows`], beside [`my_pledge_server::app::ROUTES`]; a route without one fails.

mod rows;

use crate::ground::in_process::{Answer, Server};
use crate::ground::{Ground, on_both, samples};
use crate::invited::{Worker, both, with_proof};
use api::desk::inbox::{Several, SeveralHeld, SeveralOpened};
use api::desk::roles::{Reach, Role};
use api::desk::second_factor::FRESH_SECONDS;
use api::path;
use api::problem::Code;
use axum::body::Body;
use axum::http::Request;
use my_pledge_server::app::ROUTES;
use my_pledge_server::secrets::sha256_hex;
use my_pledge_server::store::sessions::LONGEST_SECONDS;
use rows::{For, ROWS};

/// Whoever asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asker {
    Nobody,
    YoungPerson,
    Confirmed(Role),
    /// Confirmed, and the last code was five minutes ago.
    Stale(Role),
    /// Confirmed, with a right password and no code yet.
    Half(Role),
    Waiting(Role),
    Removed(Role),
}

impl Asker {
    fn all() -> Vec<Self> {
        let mut all = vec![Self::Nobody, Self::YoungPerson];
        for role in Role::ALL {
            all.extend([
                Self::Confirmed(role),
                Self::Stale(role),
                Self::Half(role),
                Self::Waiting(role),
                Self::Removed(role),
            ]);
        }
        all
    }

    fn token(self) -> String {
        format!("token of {self:?}")
    }
}

/// What an answer comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Comes {
    /// Through the door, whatever is then said of what was asked.
    Through,
    SignedOut,
    NotAllowed,
    ProveAgain,
    NotFound,
}

impl Comes {
    fn of(answer: &Answer) -> Self {
        match answer.status {
            401 => Self::SignedOut,
            403 if answer.problem().code == Code::ProveAgain => Self::ProveAgain,
            403 => Self::NotAllowed,
            404 => Self::NotFound,
            _ => Self::Through,
        }
    }

    /// What must come, when the case is `theirs` or another's.
    fn wanted(row: For, asker: Asker, theirs: bool) -> Self {
        let signed_in = match asker {
            Asker::Nobody | Asker::YoungPerson | Asker::Half(_) | Asker::Removed(_) => None,
            Asker::Confirmed(role) | Asker::Stale(role) => Some((role, true)),
            Asker::Waiting(role) => Some((role, false)),
        };
        let fresh = if matches!(asker, Asker::Stale(_)) {
            Self::ProveAgain
        } else {
            Self::Through
        };
        match (row, signed_in) {
            (For::Half, _) if matches!(asker, Asker::Half(_)) => Self::Through,
            (For::Everybody, _) | (For::SignedIn, Some(_)) => Self::Through,
            (For::Half, _) | (_, None) => Self::SignedOut,
            (For::Fresh, Some(_)) => fresh,
            (For::Act(_) | For::FreshAct(_) | For::Case(_), Some((_, false))) => Self::NotAllowed,
            (For::Act(act), Some((role, true))) => match role.reach(act) {
                Reach::Nothing => Self::NotAllowed,
                Reach::Assigned | Reach::Everything => Self::Through,
            },
            (For::FreshAct(act), Some((role, true))) => match role.reach(act) {
                Reach::Nothing => Self::NotAllowed,
                Reach::Assigned | Reach::Everything => fresh,
            },
            (For::Case(act), Some((role, true))) => match role.reach(act) {
                Reach::Nothing => Self::NotAllowed,
                Reach::Assigned if !theirs => Self::NotFound,
                Reach::Assigned | Reach::Everything => Self::Through,
            },
        }
    }
}

/// A body that the route reads, so that what is refused is refused for who asks.
fn body(method: &str, path: &str) -> String {
    match (method, path) {
        ("post", "/api/desk/submissions/{id}/answers") => {
            let answer = api::desk::answers::NewAnswer {
                id: samples::id(900),
                stage: None,
                epoch: 1,
                for_team: "A".repeat(700),
                for_phone: None,
            };
            serde_json::to_string(&answer).unwrap()
        }
        ("put", "/api/desk/submissions/{id}/review") => {
            let note = api::desk::invitations::NewNoteOfReview {
                replaces: 0,
                epoch: 1,
                note: "A".repeat(700),
            };
            serde_json::to_string(&note).unwrap()
        }
        _ => "{}".to_owned(),
    }
}

async fn ask(server: &Server, asker: Asker, method: &str, path: &str, body: String) -> Answer {
    let name = server.house.config.cookie_name();
    let request = Request::builder()
        .method(method.to_uppercase().as_str())
        .uri(path)
        .header("content-type", "application/json")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", format!("{name}={}", asker.token()));
    server.ask(request.body(Body::from(body)).unwrap()).await
}

/// The members behind the askers, put there with a factor and a session each, or half
/// of one.
async fn members(ground: &Ground, server: &Server) {
    let raw = ground.raw().await;
    for asker in Asker::all() {
        let (role, standing) = match asker {
            Asker::Nobody | Asker::YoungPerson => continue,
            Asker::Confirmed(role) | Asker::Stale(role) | Asker::Half(role) => (role, "confirmed"),
            Asker::Waiting(role) => (role, "accepted"),
            // Even should a session of theirs have outlived them.
            Asker::Removed(role) => (role, "removed"),
        };
        let id = format!("{asker:?}");
        sqlx::query(
            "insert into members (id, name, sign_in_name, role, password, made_at, standing)
             values ($1, $1, $1, $2, '', 0, $3)",
        )
        .bind(&id)
        .bind(role.word())
        .bind(standing)
        .execute(&raw)
        .await
        .unwrap();
        sqlx::query(
            "insert into factors (member, sealed, last_step, made_at) values ($1, 'x', 0, 0)",
        )
        .bind(&id)
        .execute(&raw)
        .await
        .unwrap();
        let token_sha256 = sha256_hex(asker.token());
        let now = server.now();
        if matches!(asker, Asker::Half(_)) {
            let store = &server.house.store;
            store.begin_half(&id, &token_sha256, now).await.unwrap();
            continue;
        }
        let proved_at = match asker {
            Asker::Stale(_) => now - i64::from(FRESH_SECONDS),
            _ => now,
        };
        sqlx::query(
            "insert into sessions (token_sha256, id, member, made_at, seen_at, ends_at, proved_at)
             values ($1, $2, $2, $3, $3, $4, $5)",
        )
        .bind(&token_sha256)
        .bind(&id)
        .bind(now)
        .bind(now + LONGEST_SECONDS)
        .bind(proved_at)
        .execute(&raw)
        .await
        .unwrap();
    }
}

/// A submission that is this asker's case, or nobody's.
async fn case(ground: &Ground, server: &Server, number: u64, of: Option<Asker>) -> String {
    let id = samples::id(number);
    let sent = samples::envelope(&id, false);
    server
        .browser()
        .send(&id, &samples::body(&sent))
        .await
        .unwrap();
    sqlx::query("update submissions set assigned_to = $1 where id = $2")
        .bind(of.map(|asker| format!("{asker:?}")))
        .bind(id.as_str())
        .execute(&ground.raw().await)
        .await
        .unwrap();
    id.as_str().to_owned()
}

#[test]
fn a_role_travels_as_the_word_that_the_store_keeps() {
    for role in Role::ALL {
        let wire = serde_json::to_string(&role).unwrap();
        assert_eq!(wire, format!("\"{}\"", role.word()));
    }
}

#[test]
fn every_route_has_one_row_and_every_row_a_route() {
    for route in ROUTES {
        let rows = ROWS.iter().filter(|(m, p, _)| (*m, *p) == *route);
        assert_eq!(rows.count(), 1, "{route:?}");
    }
    assert_eq!(ROUTES.len(), ROWS.len());
}

on_both! {
    async fn every_route_is_for_whom_the_table_says_and_for_nobody_else(ground: Ground) {
        // With a provider that is down, so that nobody is told that there is none.
        let server = Server::with(&ground, |given| {
            given.public_url = Some("https://pledge.example".to_owned());
            given.oidc_issuer = Some("http://127.0.0.1:9".to_owned());
            given.oidc_client_id = Some("pledge".to_owned());
            given.oidc_client_secret = Some("secret".to_owned());
        }).await;
        server.with_open_door().await;
        members(&ground, &server).await;
        let others = case(&ground, &server, 1, None).await;
        let mut asked = 0;
        for (at, asker) in Asker::all().into_iter().enumerate() {
            let is_member = !matches!(asker, Asker::Nobody | Asker::YoungPerson);
            let theirs = case(&ground, &server, 100 + at as u64, is_member.then_some(asker)).await;
            for (method, pattern, row) in ROWS {
                // Signing out would leave nobody to ask the rest.
                if (*method, *pattern) == ("delete", "/api/desk/session") {
                    continue;
                }
                let cases: &[(&str, bool)] = match row {
                    For::Case(_) => &[(&others, false), (&theirs, true)],
                    For::Everybody | For::SignedIn | For::Act(_) | For::Half | For::Fresh
                    | For::FreshAct(_) => &[(&others, false)],
                };
                for (id, is_theirs) in cases {
                    let path = pattern
                        .replace("{id}", id)
                        .replace("{epoch}", "1")
                        .replace("{member}", "nobody-of-this-name");
                    let answer = ask(&server, asker, method, &path, body(method, pattern)).await;
                    let wanted = Comes::wanted(*row, asker, *is_theirs);
                    let mut came = Comes::of(&answer);
                    // A member or an invitation that is not there is found missing only
                    // by who got through.
                    if came == Comes::NotFound && matches!(row, For::Act(_) | For::FreshAct(_)) {
                        came = Comes::Through;
                    }
                    assert_eq!(came, wanted, "{asker:?} {method} {path}: {}", answer.text());
                    asked += 1;
                }
            }
        }
        assert!(asked > 1_300, "{asked}");
    }

    async fn who_reads_what_is_assigned_lists_nothing_else(ground: Ground) {
        let server = Server::on(&ground).await;
        server.with_open_door().await;
        members(&ground, &server).await;
        let officer = Asker::Confirmed(Role::ReviewingOfficer);
        case(&ground, &server, 1, None).await;
        case(&ground, &server, 2, Some(Asker::Confirmed(Role::Lead))).await;
        let theirs = case(&ground, &server, 3, Some(officer)).await;
        let listed = ask(&server, officer, "get", "/api/desk/inbox", String::new()).await;
        let inbox: api::desk::inbox::Inbox = serde_json::from_slice(&listed.body).unwrap();
        let ids: Vec<&str> = inbox.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!((ids, inbox.unopened), (vec![theirs.as_str()], 1));
        let several = Several { ids: (1..=4).map(samples::id).collect() };
        let several = serde_json::to_string(&several).unwrap();
        let fetched = ask(&server, officer, "post", path::DESK_SEVERAL, several.clone()).await;
        let fetched: SeveralHeld = serde_json::from_slice(&fetched.body).unwrap();
        let ids: Vec<&str> = fetched.held.iter().map(|held| held.item.id.as_str()).collect();
        assert_eq!(ids, [theirs.as_str()]);
        let marked = ask(&server, officer, "post", path::DESK_SEVERAL_OPENED, several).await;
        let marked: SeveralOpened = serde_json::from_slice(&marked.body).unwrap();
        let ids: Vec<&str> = marked.opened.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, [theirs.as_str()]);
        let lead = Asker::Confirmed(Role::Lead);
        let listed = ask(&server, lead, "get", "/api/desk/inbox", String::new()).await;
        let inbox: api::desk::inbox::Inbox = serde_json::from_slice(&listed.body).unwrap();
        // The officer opened theirs, and nothing else.
        assert_eq!((inbox.items.len(), inbox.unopened), (3, 2));
    }

    async fn nothing_that_was_sent_and_no_word_that_it_was_reaches_the_holder_of_a_code(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (ways, new) = worker.invite(1).await;
        let held = both(&ways);
        let proof = held[0].proof().as_str().to_owned();
        let everything = async || {
            let mut said = Vec::new();
            for (method, pattern, _) in ROWS {
                for id in [samples::id(1).as_str(), new.id.as_str()] {
                    let path = pattern
                        .replace("{id}", id)
                        .replace("{epoch}", "1")
                        .replace("{member}", "1");
                    let body = match *pattern {
                        "/api/invitations/look-up" => format!(r#"{{"proof":"{proof}"}}"#),
                        "/api/receipts/look-up" => format!(r#"{{"lookup_id":"{proof}"}}"#),
                        _ => "{}".to_owned(),
                    };
                    let mut request = Request::builder()
                        .method(method.to_uppercase().as_str())
                        .uri(path)
                        .header("content-type", "application/json")
                        .header("authorization", format!("Bearer {proof}"));
                    for name in ["my-pledge-desk", "__Host-my-pledge-desk"] {
                        request = request.header("cookie", format!("{name}={proof}"));
                    }
                    let answer = server.ask(request.body(Body::from(body)).unwrap()).await;
                    said.push((*method, *pattern, answer.status, answer.text().to_owned()));
                }
            }
            said
        };
        let before = everything().await;
        let id = samples::id(1);
        let sent = with_proof(&id, held[0].proof());
        server.browser().send(&id, &samples::body(&sent)).await.unwrap();
        let after = everything().await;
        assert_eq!(before, after);
        assert!(after.iter().all(|(.., text)| !text.contains(&sent.sealed)));
    }
}
