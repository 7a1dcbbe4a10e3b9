//! The first run, the password, signing out. The second half of signing in is in
//! `second_factor.rs`.

use crate::ground::in_process::{CODE, Server};
use crate::ground::{Ground, samples};
use api::desk::second_factor::Proof;
use api::desk::session::{Role, SignIn};
use api::problem::{Code, Problem};
use client::Fault;

fn refusal<T: std::fmt::Debug>(answer: Result<T, Fault>) -> Problem {
    match answer {
        Err(Fault::Refused(problem)) => problem,
        other => panic!("not refused: {other:?}"),
    }
}

fn sign_in(name: &str, password: &str) -> SignIn {
    SignIn {
        sign_in_name: name.to_owned(),
        password: password.to_owned(),
    }
}

#[tokio::test]
async fn the_first_run_goes_from_nothing_to_an_open_door() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.browser();
    let state = async || {
        let setup = desk.setup().await.unwrap();
        (setup.lead_made, setup.door_open)
    };
    assert_eq!(state().await, (false, false));
    let session = server.makes_lead(&desk).await.unwrap();
    assert_eq!(
        (session.name.as_str(), session.role),
        ("Ada Okafor", Role::Lead)
    );
    assert_eq!(state().await, (true, false));
    assert!(desk.keys().await.unwrap().keys.is_empty());
    let made = desk.make_key(&samples::key(1, true)).await.unwrap();
    assert_eq!(desk.keys().await.unwrap().keys, [made]);
    assert_eq!(state().await, (true, true));
}

#[tokio::test]
async fn the_code_may_be_typed_in_capitals_and_with_spaces() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let typed = format!(" {} ", CODE.to_uppercase().replace('-', " "));
    assert!(
        server
            .browser()
            .make_lead(&samples::lead(&typed))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn the_setup_code_makes_one_lead_only() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server
        .browser()
        .make_lead(&samples::lead(CODE))
        .await
        .unwrap();
    let again = server.browser().make_lead(&samples::lead(CODE)).await;
    assert_eq!(refusal(again).code, Code::Conflict);
}

#[tokio::test]
async fn a_wrong_setup_code_is_refused_and_after_ten_so_is_the_right_one() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.browser();
    for _ in 0..10 {
        let wrong = desk.make_lead(&samples::lead("not the code")).await;
        assert_eq!(refusal(wrong).code, Code::NotAllowed);
    }
    let problem = refusal(desk.make_lead(&samples::lead(CODE)).await);
    assert_eq!(problem.code, Code::SlowDown);
    server.pass(i64::from(problem.retry_after_seconds.unwrap()));
    assert!(desk.make_lead(&samples::lead(CODE)).await.is_ok());
}

#[tokio::test]
async fn each_field_of_a_lead_is_checked_before_the_code_is_used() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.browser();
    let good = samples::lead(CODE);
    let long = "x".repeat(200);
    for (field, lead) in [
        (
            "name",
            api::desk::setup::NewLead {
                name: " ".to_owned(),
                ..good.clone()
            },
        ),
        (
            "name",
            api::desk::setup::NewLead {
                name: long.clone(),
                ..good.clone()
            },
        ),
        (
            "name",
            api::desk::setup::NewLead {
                name: "a\u{0}b".to_owned(),
                ..good.clone()
            },
        ),
        (
            "sign_in_name",
            api::desk::setup::NewLead {
                sign_in_name: String::new(),
                ..good.clone()
            },
        ),
        (
            "password",
            api::desk::setup::NewLead {
                password: "elevenchars".to_owned(),
                ..good.clone()
            },
        ),
        (
            "password",
            api::desk::setup::NewLead {
                password: long,
                ..good.clone()
            },
        ),
        (
            "password",
            api::desk::setup::NewLead {
                password: "my ada.okafor words".to_owned(),
                ..good.clone()
            },
        ),
    ] {
        let problem = refusal(desk.make_lead(&lead).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::Invalid, Some(field))
        );
    }
    assert!(desk.make_lead(&good).await.is_ok());
}

#[tokio::test]
async fn who_signs_in_is_who_they_say_until_they_sign_out() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let desk = server.browser();
    assert_eq!(refusal(desk.session().await).code, Code::SignedOut);
    // Capitals do not matter in the name.
    desk.sign_in(&sign_in("ADA.okafor", samples::PASSWORD))
        .await
        .unwrap();
    let proof = Proof::SpareCode(server.phone().spare_code());
    desk.give_factor(&proof).await.unwrap();
    let session = desk.session().await.unwrap();
    assert_eq!(
        (session.name.as_str(), session.idle_seconds),
        ("Ada Okafor", 900)
    );
    assert_eq!(session.ends_in_seconds, 36_000);
    server.pass(600);
    assert_eq!(desk.session().await.unwrap().ends_in_seconds, 35_400);
    desk.sign_out().await.unwrap();
    desk.sign_out().await.unwrap();
    assert_eq!(refusal(desk.session().await).code, Code::SignedOut);
}

#[tokio::test]
async fn a_session_left_alone_for_a_quarter_of_an_hour_is_over() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.with_open_door().await;
    server.pass(899);
    desk.session().await.unwrap();
    server.pass(900);
    assert_eq!(refusal(desk.inbox(None).await).code, Code::SignedOut);
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_look_alike() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let desk = server.browser();
    let name = refusal(desk.sign_in(&sign_in("nobody", samples::PASSWORD)).await);
    let word = refusal(
        desk.sign_in(&sign_in("ada.okafor", "not the password"))
            .await,
    );
    assert_eq!(name, word);
    assert_eq!(name.code, Code::SignedOut);
}

#[tokio::test]
async fn guessing_a_password_is_stopped_for_known_and_unknown_names_alike() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let desk = server.browser();
    for name in ["ada.okafor", "nobody"] {
        for _ in 0..10 {
            let guess = desk.sign_in(&sign_in(name, "a wrong guess")).await;
            assert_eq!(refusal(guess).code, Code::SignedOut);
        }
        let problem = refusal(desk.sign_in(&sign_in(name, samples::PASSWORD)).await);
        assert_eq!(
            (problem.code, problem.retry_after_seconds),
            (Code::SlowDown, Some(600))
        );
    }
    server.pass(600);
    assert!(
        desk.sign_in(&sign_in("ada.okafor", samples::PASSWORD))
            .await
            .is_ok()
    );
}
