//! Signing in with an account that the council keeps: linked, given with the second
//! factor, refused for everything that is not right about it. Against a provider in this
//! process, which lies when a test wants it to. Long, because every lie stands beside the
//! truth that it is told in the place of.

use crate::ground::in_process::{Browser, CODE, Server};
use crate::ground::phone::Phone;
use crate::ground::provider::{Provider, Signs, asked};
use crate::ground::{Ground, on_both, samples};
use crate::team::{Member, new_person, own_key, sign_in};
use api::desk::audit::Look;
use api::desk::council_account::{AcceptElsewhere, Outcome};
use api::desk::people::NewOwnKey;
use api::desk::roles::Role;
use api::desk::second_factor::{Next, Proof};
use api::problem::Code;
use axum::body::Body;
use axum::http::Request;
use client::{Client, Fault};
use serde_json::{Value, json};

fn code<T: std::fmt::Debug>(answer: Result<T, Fault>) -> Code {
    match answer {
        Err(Fault::Refused(problem)) => problem.code,
        other => panic!("not refused: {other:?}"),
    }
}

/// The same browser, for our own pages and for what another site sends it to.
struct Desk {
    itself: Browser,
    client: Client<Browser>,
}

impl Desk {
    fn at(server: &Server) -> Self {
        let itself = server.browser_itself();
        let client = Client::new(itself.clone());
        Self { itself, client }
    }

    /// Comes back, and goes on to the desk, which is told how it ended.
    async fn comes_back(&self, path: &str) -> Outcome {
        let answer = self.itself.is_sent_to(path).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/desk/"));
        assert_eq!(answer.header("cache-control"), "no-store");
        let ended = self.client.setup().await.unwrap().came_back.unwrap();
        assert_eq!(self.client.setup().await.unwrap().came_back, None);
        ended
    }

    async fn signs_in(&self, provider: &Provider) -> Outcome {
        let there = self.client.go_sign_in().await.unwrap();
        self.comes_back(&provider.sends_back(&there.address)).await
    }

    async fn links(&self, provider: &Provider) -> Outcome {
        let there = self.client.go_link().await.unwrap();
        assert_eq!(asked(&there.address)["prompt"], "login");
        self.comes_back(&provider.sends_back(&there.address)).await
    }

    /// Gives the code that the phone shows at this second.
    async fn gives_code(&self, server: &Server) {
        server.pass(60);
        let proof = Proof::Code(server.phone().code(server.now()));
        self.client.give_factor(&proof).await.unwrap();
    }
}

async fn begin(ground: &Ground) -> (Provider, Server, Desk) {
    begin_with(ground, false).await
}

/// The provider, and the lead with the team's key, signed in.
async fn begin_with(ground: &Ground, trusts_mfa: bool) -> (Provider, Server, Desk) {
    let provider = Provider::start(crate::ground::in_process::START).await;
    let server = Server::with(ground, |given| {
        provider.set(given);
        given.oidc_trusts_mfa = Some(trusts_mfa);
    })
    .await;
    let desk = Desk::at(&server);
    server.makes_lead(&desk.client).await.unwrap();
    desk.client.make_key(&samples::key(1, true)).await.unwrap();
    (provider, server, desk)
}

async fn events(ground: &Ground) -> Vec<(String, String, String)> {
    sqlx::query_as("select event, actor, subject from audit order by seq")
        .fetch_all(&ground.raw().await)
        .await
        .unwrap()
}

async fn refusals(ground: &Ground) -> Vec<String> {
    let events = events(ground).await.into_iter();
    events
        .filter(|(event, ..)| event == "council_account_refused")
        .map(|(.., why)| why)
        .collect()
}

on_both! {
    async fn a_linked_account_and_a_code_open_a_session(ground: Ground) {
        let (provider, server, lead) = begin(&ground).await;
        let before = lead.client.my_account().await.unwrap();
        assert_eq!((before.name.as_deref(), before.linked_on, before.only_way), (Some("your council account"), None, false));
        assert_eq!(lead.links(&provider).await, Outcome::Linked);
        let after = lead.client.my_account().await.unwrap();
        assert_eq!(after.linked_on.as_deref(), Some("2026-11-22"));
        assert_eq!(code(lead.client.go_link().await), Code::Conflict);
        lead.client.sign_out().await.unwrap();
        let desk = Desk::at(&server);
        assert_eq!(code(desk.client.half().await), Code::SignedOut);
        assert_eq!(desk.signs_in(&provider).await, Outcome::Right);
        // Half a session, and no more.
        let half = desk.client.half().await.unwrap();
        assert_eq!((half.next, half.name.as_str(), half.ends_in_seconds), (Next::Give, "Ada Okafor", 900));
        assert_eq!(code(desk.client.session().await), Code::SignedOut);
        assert_eq!(code(desk.client.inbox(None).await), Code::SignedOut);
        desk.gives_code(&server).await;
        assert_eq!(desk.client.session().await.unwrap().name, "Ada Okafor");
        desk.client.inbox(None).await.unwrap();
        assert_eq!(code(desk.client.half().await), Code::SignedOut);
        let names: Vec<String> = events(&ground).await.into_iter().map(|(event, ..)| event).collect();
        assert!(names.contains(&"council_account_linked".to_owned()), "{names:?}");
    }

    async fn who_is_not_linked_is_refused_and_told_nothing_of_who_is(ground: Ground) {
        let (provider, server, lead) = begin(&ground).await;
        lead.links(&provider).await;
        // The same address for post, and another subject.
        "subject-of-a-stranger".clone_into(&mut provider.says().subject);
        let stranger = Desk::at(&server);
        assert_eq!(stranger.signs_in(&provider).await, Outcome::NotLinked);
        assert_eq!(code(stranger.client.half().await), Code::SignedOut);
        assert_eq!(refusals(&ground).await, ["not_linked"]);
        let (_, actor, _) = events(&ground).await.pop().unwrap();
        assert_eq!(actor, "somebody unknown");
        for secret in ["subject-of", "slough.example"] {
            assert!(!format!("{:?}", events(&ground).await).contains(secret));
        }
    }

    async fn one_account_is_one_members_and_stays_theirs_when_another_wants_it(ground: Ground) {
        let provider = Provider::start(crate::ground::in_process::START).await;
        let server = Server::with(&ground, |given| provider.set(given)).await;
        let lead = Member::first(&server, true).await;
        lead.lets_in(&server, "jo", Role::ParticipationWorker).await;
        let [first, jo] = [Desk::at(&server), Desk::at(&server)];
        first.client.sign_in(&sign_in("ada.okafor")).await.unwrap();
        first.client.give_factor(&Proof::SpareCode(lead.phone.spare_code())).await.unwrap();
        assert_eq!(first.links(&provider).await, Outcome::Linked);
        jo.client.sign_in(&sign_in("jo")).await.unwrap();
        // Half a session links nothing.
        assert_eq!(code(jo.client.go_link().await), Code::SignedOut);
        let jo = Desk::at(&server);
        let member = lead.lets_in(&server, "sam", Role::ParticipationWorker).await;
        jo.client.sign_in(&sign_in("sam")).await.unwrap();
        jo.client.give_factor(&Proof::SpareCode(member.phone.spare_code())).await.unwrap();
        assert_eq!(jo.links(&provider).await, Outcome::LinkedAlready);
        assert_eq!(jo.client.my_account().await.unwrap().linked_on, None);
        "another".clone_into(&mut provider.says().subject);
        assert_eq!(jo.links(&provider).await, Outcome::Linked);
        // Who is removed does not come in by it again.
        lead.browser.remove_person(&member.session.member).await.unwrap();
        let again = Desk::at(&server);
        assert_eq!(again.signs_in(&provider).await, Outcome::NotLinked);
        let kept: Vec<(String,)> = sqlx::query_as("select member from council_accounts")
            .fetch_all(&ground.raw().await).await.unwrap();
        assert_eq!(kept, [(lead.session.member.clone(),)]);
    }

    async fn what_comes_back_is_looked_at_once_and_for_the_browser_that_went(ground: Ground) {
        let (provider, server, lead) = begin(&ground).await;
        lead.links(&provider).await;
        let desk = Desk::at(&server);
        let there = desk.client.go_sign_in().await.unwrap();
        let path = provider.sends_back(&there.address);
        // Another browser, with an attempt of its own.
        let other = Desk::at(&server);
        other.client.go_sign_in().await.unwrap();
        assert_eq!(other.comes_back(&path).await, Outcome::BeginAgain);
        // Another state, and none.
        let (front, _) = path.split_once("&state=").unwrap();
        for wrong in [format!("{front}&state=of-nobody"), front.to_owned(), path.replace("code=", "kode=")] {
            let desk = Desk::at(&server);
            let there = desk.client.go_sign_in().await.unwrap();
            let wrong = wrong.replace(&asked(&path)["state"], &asked(&there.address)["state"]);
            assert_eq!(desk.comes_back(&wrong).await, Outcome::BeginAgain, "{wrong}");
            assert_eq!(code(desk.client.half().await), Code::SignedOut);
        }
        // None of that has spoilt it.
        assert_eq!(desk.comes_back(&path).await, Outcome::Right);
        desk.client.sign_out().await.unwrap();
        assert_eq!(desk.comes_back(&path).await, Outcome::BeginAgain);
        assert_eq!(code(desk.client.half().await), Code::SignedOut);
    }

    async fn an_attempt_is_over_after_ten_minutes_and_is_swept_away(ground: Ground) {
        let (provider, server, lead) = begin(&ground).await;
        lead.links(&provider).await;
        let desk = Desk::at(&server);
        let there = desk.client.go_sign_in().await.unwrap();
        server.pass(600);
        assert_eq!(desk.comes_back(&provider.sends_back(&there.address)).await, Outcome::BeginAgain);
        desk.client.go_sign_in().await.unwrap();
        server.pass(600);
        server.house.store.sweep(server.now()).await.unwrap();
        let (open,): (i64,) = sqlx::query_as("select cast(count(*) as bigint) from council_attempts")
            .fetch_one(&ground.raw().await).await.unwrap();
        assert_eq!(open, 0);
    }

    async fn a_code_is_used_with_a_council_account_and_no_password(ground: Ground) {
        let provider = Provider::start(crate::ground::in_process::START).await;
        let server = Server::with(&ground, |given| provider.set(given)).await;
        let lead = Member::first(&server, true).await;
        let invited = lead.browser.invite_person(&new_person("jo", Role::ParticipationWorker)).await.unwrap();
        let jo = Desk::at(&server);
        let (own, kept) = own_key();
        let accept = AcceptElsewhere { code: invited.code.to_uppercase(), own_key: kept };
        let wrong = AcceptElsewhere { code: "bcdfg".to_owned(), ..accept.clone() };
        assert_eq!(code(jo.client.go_accept(&wrong).await), Code::NotAllowed);
        let there = jo.client.go_accept(&accept).await.unwrap();
        let other = Desk::at(&server);
        let second = other.client.go_accept(&accept).await.unwrap();
        assert_eq!(jo.comes_back(&provider.sends_back(&there.address)).await, Outcome::Right);
        // The code was used up by the first of two.
        "another".clone_into(&mut provider.says().subject);
        assert_eq!(other.comes_back(&provider.sends_back(&second.address)).await, Outcome::CodeOver);
        "subject-of-ada".clone_into(&mut provider.says().subject);
        assert_eq!(jo.client.half().await.unwrap().next, Next::SetUp);
        let (phone, session) = Phone::set_up(&jo.client, server.now()).await.unwrap();
        assert_eq!(session.member, invited.id);
        lead.confirms(&invited.id).await.unwrap();
        let held = lead.person(&invited.id).await.public_key.unwrap();
        assert_eq!(held, own.public().to_text());
        jo.client.inbox(None).await.unwrap();
        // No password opens it, and it is the one way in.
        for password in ["", samples::PASSWORD] {
            let mut typed = sign_in("jo");
            password.clone_into(&mut typed.password);
            assert_eq!(code(server.browser().sign_in(&typed).await), Code::SignedOut);
        }
        let mine = jo.client.my_account().await.unwrap();
        assert!(mine.only_way && mine.linked_on.is_some());
        assert_eq!(code(jo.client.unlink_account().await), Code::Conflict);
        // In the place of the password, a fresh code lets them choose another phrase.
        let another = NewOwnKey { password: String::new(), own_key: own_key().1, grants: Vec::new() };
        server.pass(301);
        assert_eq!(code(jo.client.keep_own_key(&another).await), Code::ProveAgain);
        jo.client.prove_again(&Proof::SpareCode(phone.spare_code())).await.unwrap();
        jo.client.keep_own_key(&another).await.unwrap();
    }

    async fn an_account_is_unlinked_and_opens_nothing_more(ground: Ground) {
        let (provider, server, lead) = begin(&ground).await;
        lead.links(&provider).await;
        server.pass(301);
        assert_eq!(code(lead.client.unlink_account().await), Code::ProveAgain);
        assert_eq!(code(lead.client.go_link().await), Code::ProveAgain);
        lead.client.prove_again(&Proof::SpareCode(server.phone().spare_code())).await.unwrap();
        assert_eq!(lead.client.unlink_account().await.unwrap().linked_on, None);
        assert_eq!(lead.client.unlink_account().await.unwrap().linked_on, None);
        let named = |name: &str| Look { what: Some(name.to_owned()), ..Look::default() };
        let lines = lead.client.audit(&named("council_account_unlinked")).await.unwrap().lines;
        assert_eq!(lines.len(), 1);
        assert_eq!(Desk::at(&server).signs_in(&provider).await, Outcome::NotLinked);
    }

    async fn a_providers_second_factor_counts_only_where_the_server_was_told_so(ground: Ground) {
        let (provider, server, lead) = begin(&ground).await;
        lead.links(&provider).await;
        provider.says().instead.insert("amr", json!(["pwd", "otp", "mfa"]));
        let desk = Desk::at(&server);
        assert_eq!(desk.signs_in(&provider).await, Outcome::Right);
        assert_eq!(code(desk.client.session().await), Code::SignedOut);
        assert_eq!(desk.client.half().await.unwrap().next, Next::Give);
    }

    async fn where_it_does_it_opens_a_session_that_is_not_fresh(ground: Ground) {
        let (provider, server, lead) = begin_with(&ground, true).await;
        lead.links(&provider).await;
        for methods in [json!(["pwd"]), json!([]), Value::Null] {
            provider.says().instead.insert("amr", methods);
            let desk = Desk::at(&server);
            assert_eq!(desk.signs_in(&provider).await, Outcome::Right);
            assert_eq!(code(desk.client.session().await), Code::SignedOut);
        }
        provider.says().instead.insert("amr", json!(["pwd", "mfa"]));
        let desk = Desk::at(&server);
        assert_eq!(desk.signs_in(&provider).await, Outcome::Right);
        desk.client.session().await.unwrap();
        desk.client.inbox(None).await.unwrap();
        assert_eq!(code(desk.client.new_spare_codes().await), Code::ProveAgain);
        assert!(events(&ground).await.iter().any(|(event, ..)| event == "second_factor_trusted"));
        // Who has none of ours sets one up all the same.
        server.house.store.forget_factor("ada.okafor", "x", server.now()).await.unwrap();
        let desk = Desk::at(&server);
        assert_eq!(desk.signs_in(&provider).await, Outcome::Right);
        assert_eq!(desk.client.half().await.unwrap().next, Next::SetUp);
    }
}

#[test]
fn an_outcome_travels_as_the_word_that_the_record_keeps() {
    for outcome in Outcome::ALL {
        let wire = serde_json::to_string(outcome).unwrap();
        assert_eq!(wire, format!("\"{outcome}\""));
    }
}

#[tokio::test]
async fn a_word_that_does_not_hold_opens_nothing_and_is_in_the_record() {
    let ground = Ground::sqlite().await;
    let (provider, server, lead) = begin(&ground).await;
    lead.links(&provider).await;
    let now = server.now();
    let lies: [(&str, Value, Outcome); 8] = [
        ("nonce", json!("another"), Outcome::NotTrusted),
        ("nonce", Value::Null, Outcome::NotTrusted),
        ("aud", json!("somebody-else"), Outcome::NotTrusted),
        (
            "aud",
            json!(["my-pledge", "somebody-else"]),
            Outcome::NotTrusted,
        ),
        (
            "iss",
            json!("https://login.evil.example"),
            Outcome::NotTrusted,
        ),
        ("exp", json!(now - 121), Outcome::ClocksDiffer),
        ("iat", json!(now + 121), Outcome::ClocksDiffer),
        ("sub", Value::Null, Outcome::NotTrusted),
    ];
    for (at, (claim, value, outcome)) in lies.into_iter().enumerate() {
        provider.says().instead = [(claim, value.clone())].into();
        let desk = Desk::at(&server);
        assert_eq!(desk.signs_in(&provider).await, outcome, "{claim}: {value}");
        assert_eq!(code(desk.client.half().await), Code::SignedOut);
        assert_eq!(refusals(&ground).await.len(), at + 1);
    }
    provider.says().instead.clear();
    server.pass(600);
    for signs in [Signs::Wrong, Signs::Not, Signs::WithSecret] {
        provider.says().instead = [("exp", json!(now + 6_000))].into();
        provider.says().signs = signs;
        let desk = Desk::at(&server);
        assert_eq!(
            desk.signs_in(&provider).await,
            Outcome::NotTrusted,
            "{signs:?}"
        );
        assert_eq!(code(desk.client.half().await), Code::SignedOut);
    }
    provider.says().signs = Signs::Right;
    // Two minutes of difference are forgiven.
    provider.says().instead = [("exp", json!(server.now() - 119))].into();
    assert_eq!(Desk::at(&server).signs_in(&provider).await, Outcome::Right);
    provider.says().instead = [
        ("iat", json!(server.now() + 119)),
        ("exp", json!(server.now() + 300)),
    ]
    .into();
    assert_eq!(Desk::at(&server).signs_in(&provider).await, Outcome::Right);
}

#[tokio::test]
async fn who_says_no_at_the_provider_is_told_so_and_so_is_who_meets_its_faults() {
    let ground = Ground::sqlite().await;
    let (provider, server, _) = begin(&ground).await;
    for (said, outcome) in [
        ("error=access_denied", Outcome::Declined),
        ("error=server_error", Outcome::NoAnswer),
        ("error=access_denied&code=x", Outcome::Declined),
        ("code=of-nobody", Outcome::BeginAgain),
        ("code=x&iss=https://login.evil.example", Outcome::NotTrusted),
        ("code=x&code=y", Outcome::BeginAgain),
    ] {
        let desk = Desk::at(&server);
        let there = desk.client.go_sign_in().await.unwrap();
        let state = asked(&there.address)["state"].clone();
        let path = format!("/api/desk/council-account/return?{said}&state={state}");
        assert_eq!(desk.comes_back(&path).await, outcome, "{said}");
    }
    drop(provider);
}

#[tokio::test]
async fn a_provider_that_is_down_leaves_the_password() {
    let ground = Ground::sqlite().await;
    let (provider, server, lead) = begin(&ground).await;
    lead.links(&provider).await;
    let desk = Desk::at(&server);
    let there = desk.client.go_sign_in().await.unwrap();
    provider.says().up = false;
    let path = provider.sends_back(&there.address);
    assert_eq!(desk.comes_back(&path).await, Outcome::NoAnswer);
    server.pass(3_600);
    assert_eq!(code(desk.client.go_sign_in().await), Code::Unavailable);
    let setup = desk.client.setup().await.unwrap();
    assert_eq!(
        setup.council_account.as_deref(),
        Some("your council account")
    );
    server.signs_in(&desk.client).await;
    provider.says().up = true;
    // Not asked again at once, and soon.
    assert_eq!(
        code(Desk::at(&server).client.go_sign_in().await),
        Code::Unavailable
    );
    server.pass(10);
    Desk::at(&server).client.go_sign_in().await.unwrap();
}

#[tokio::test]
async fn a_server_starts_with_a_provider_that_is_not_there() {
    let ground = Ground::sqlite().await;
    let server = Server::with(&ground, |given| {
        given.public_url = Some("https://pledge.example".to_owned());
        given.oidc_issuer = Some("http://127.0.0.1:9".to_owned());
        given.oidc_client_id = Some("pledge".to_owned());
        given.oidc_client_secret = Some("secret".to_owned());
    })
    .await;
    let desk = server.browser();
    assert_eq!(code(desk.go_sign_in().await), Code::Unavailable);
    desk.make_lead(&samples::lead(CODE)).await.unwrap();
    Phone::set_up(&desk, server.now()).await.unwrap();
}

#[tokio::test]
async fn new_keys_are_fetched_when_a_word_is_signed_with_one() {
    let ground = Ground::sqlite().await;
    let (provider, server, lead) = begin(&ground).await;
    lead.links(&provider).await;
    provider.turns_key();
    assert_eq!(Desk::at(&server).signs_in(&provider).await, Outcome::Right);
    // By its name the old key, by its signature no key at all.
    provider.says().signs = Signs::Wrong;
    provider.turns_key();
    assert_eq!(
        Desk::at(&server).signs_in(&provider).await,
        Outcome::NotTrusted
    );
}

#[tokio::test]
async fn a_link_is_not_made_for_a_session_that_has_ended_meanwhile() {
    let ground = Ground::sqlite().await;
    let (provider, server, lead) = begin(&ground).await;
    let there = lead.client.go_link().await.unwrap();
    let path = provider.sends_back(&there.address);
    lead.client.sign_out().await.unwrap();
    assert_eq!(lead.comes_back(&path).await, Outcome::SessionOver);
    assert_eq!(
        Desk::at(&server).signs_in(&provider).await,
        Outcome::NotLinked
    );
}

#[tokio::test]
async fn the_record_is_not_filled_by_whoever_comes_back_with_nothing() {
    let ground = Ground::sqlite().await;
    let (_provider, server, _) = begin(&ground).await;
    for _ in 0..14 {
        let desk = Desk::at(&server);
        let path = "/api/desk/council-account/return?code=x&state=y";
        assert_eq!(desk.comes_back(path).await, Outcome::BeginAgain);
    }
    assert_eq!(refusals(&ground).await.len(), 10);
}

#[tokio::test]
async fn nothing_is_left_in_an_address_or_open_to_other_sites() {
    let ground = Ground::sqlite().await;
    let (provider, server, _) = begin(&ground).await;
    let desk = Desk::at(&server);
    let there = desk.client.go_sign_in().await.unwrap();
    let sent = asked(&there.address);
    assert_eq!(
        (
            sent["response_type"].as_str(),
            sent["scope"].as_str(),
            sent["code_challenge_method"].as_str()
        ),
        ("code", "openid", "S256")
    );
    assert_eq!(
        sent["redirect_uri"],
        "https://pledge.example/api/desk/council-account/return"
    );
    assert!(!sent.contains_key("prompt"));
    let path = provider.sends_back(&there.address);
    // As a picture or a frame of another page it is nothing.
    for dest in ["image", "iframe", "empty"] {
        let answer = server.get(&path, &[("sec-fetch-dest", dest)]).await;
        assert_eq!(answer.status, 403, "{dest}");
    }
    // What another site writes is refused here as everywhere.
    let written = Request::post(&path).header("sec-fetch-site", "cross-site");
    let answer = server.ask(written.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, 403);
    let answer = desk.itself.is_sent_to(&path).await;
    let cookies: Vec<&str> = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .collect();
    for cookie in &cookies {
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for wanted in ["Secure", "HttpOnly", "SameSite=", "Path=/"] {
            assert!(cookie.contains(wanted), "{cookie}");
        }
    }
    assert!(
        answer
            .header("content-security-policy")
            .contains("form-action 'none'")
    );
    assert_eq!(answer.text(), "");
    // Where none is set, there is nothing.
    let another = Ground::sqlite().await;
    let plain = Server::on(&another).await;
    assert_eq!(code(plain.browser().go_sign_in().await), Code::NotFound);
    assert_eq!(plain.get(&path, &[]).await.status, 404);
    assert_eq!(plain.browser().setup().await.unwrap().council_account, None);
}
