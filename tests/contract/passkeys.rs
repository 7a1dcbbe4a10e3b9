//! Passkeys: made, given, asked for once, counted, and never the last one removed.

use crate::ground::device::{ADDRESS, Device};
use crate::ground::in_process::{Browser, CODE, Server};
use crate::ground::phone::signs_in_half;
use crate::ground::{Ground, on_both, samples};
use api::desk::passkeys::{MOST_PASSKEYS, ToGive, Ways};
use api::desk::second_factor::{FactorState, Next, Proof};
use api::problem::{Code, Problem};
use client::{Client, Fault};

fn refusal<T: std::fmt::Debug>(answer: Result<T, Fault>) -> Problem {
    match answer {
        Err(Fault::Refused(problem)) => problem,
        other => panic!("not refused: {other:?}"),
    }
}

async fn server_on(ground: &Ground) -> Server {
    Server::with(ground, |given| given.public_url = Some(ADDRESS.to_owned())).await
}

/// The lead, signed in, with a phone, the team's key and this device's passkey.
async fn lead_with(server: &Server, device: &mut Device) -> Client<Browser> {
    let desk = server.with_open_door().await;
    add(&desk, device, "Work laptop").await.unwrap();
    desk
}

async fn add(
    desk: &Client<Browser>,
    device: &mut Device,
    name: &str,
) -> Result<FactorState, Fault> {
    let asked = desk.draw_passkey().await?;
    desk.keep_passkey(&device.make(&asked, name)).await
}

/// The password given on another browser, and the passkey asked for.
async fn asked(server: &Server) -> (Client<Browser>, ToGive) {
    let desk = server.browser();
    signs_in_half(&desk).await;
    let asked = desk.ask_for_passkey().await.unwrap();
    (desk, asked)
}

async fn events(ground: &Ground) -> Vec<String> {
    let rows: Vec<(String,)> = sqlx::query_as("select event from audit order by seq")
        .fetch_all(&ground.raw().await)
        .await
        .unwrap();
    rows.into_iter().map(|(event,)| event).collect()
}

on_both! {
    async fn a_password_and_a_passkey_open_a_session(ground: Ground) {
        let server = server_on(&ground).await;
        let mut device = Device::numbered(1);
        lead_with(&server, &mut device).await;
        let desk = server.browser();
        let half = signs_in_half(&desk).await;
        let both = Ways { phone: true, passkey: true, can_make_passkey: true };
        assert_eq!((half.next, half.ways), (Next::Give, both));
        let asked = desk.ask_for_passkey().await.unwrap();
        assert_eq!(asked.rp_id, "pledge.example");
        assert_eq!(asked.any_of[0].credential, device.credential());
        // What the browser of tomorrow says of itself is left out.
        assert_eq!(asked.any_of[0].transports, ["internal"]);
        assert_eq!(refusal(desk.session().await).code, Code::SignedOut);
        server.pass(86_400 * 2);
        let desk = server.browser();
        signs_in_half(&desk).await;
        let asked = desk.ask_for_passkey().await.unwrap();
        let whole = desk.give_factor(&Proof::Passkey(device.sign(&asked))).await.unwrap();
        assert_eq!((whole.session.name.as_str(), whole.spare_codes_left), ("Ada Okafor", 10));
        let passkey = desk.factor().await.unwrap().passkeys.remove(0);
        assert_eq!(passkey.name, "Work laptop");
        assert_eq!((passkey.made_on.as_str(), passkey.used_on.as_deref()), ("2026-11-22", Some("2026-11-24")));
        desk.inbox(None).await.unwrap();
    }

    async fn what_was_signed_is_looked_at_once_right_or_wrong(ground: Ground) {
        let server = server_on(&ground).await;
        let mut device = Device::numbered(1);
        lead_with(&server, &mut device).await;
        let (one, question) = asked(&server).await;
        let right = Proof::Passkey(device.sign(&question));
        // Another session asked nothing, and cannot answer this one's question.
        let other = server.browser();
        signs_in_half(&other).await;
        assert_eq!(refusal(other.give_factor(&right).await).code, Code::Conflict);
        let later = other.ask_for_passkey().await.unwrap();
        assert_eq!(refusal(other.give_factor(&right).await).code, Code::Invalid);
        // That was its one try: the right answer to its own question comes too late.
        let answer = Proof::Passkey(device.sign(&later));
        assert_eq!(refusal(other.give_factor(&answer).await).code, Code::Conflict);
        one.give_factor(&right).await.unwrap();
        assert_eq!(refusal(one.give_factor(&right).await).code, Code::SignedOut);
    }

    async fn a_question_is_good_for_five_minutes_and_the_newest_alone(ground: Ground) {
        let server = server_on(&ground).await;
        let mut device = Device::numbered(1);
        lead_with(&server, &mut device).await;
        let (desk, first) = asked(&server).await;
        let second = desk.ask_for_passkey().await.unwrap();
        assert_ne!(first.challenge, second.challenge);
        let old = Proof::Passkey(device.sign(&first));
        assert_eq!(refusal(desk.give_factor(&old).await).code, Code::Invalid);
        let third = desk.ask_for_passkey().await.unwrap();
        server.pass(300);
        let late = Proof::Passkey(device.sign(&third));
        assert_eq!(refusal(desk.give_factor(&late).await).code, Code::Conflict);
        let fourth = desk.ask_for_passkey().await.unwrap();
        server.pass(299);
        let answer = Proof::Passkey(device.sign(&fourth));
        desk.give_factor(&answer).await.unwrap();
    }

    async fn a_page_elsewhere_an_unchecked_holder_and_a_copy_are_refused_and_written_down(ground: Ground) {
        let server = server_on(&ground).await;
        let mut device = Device::numbered(1);
        lead_with(&server, &mut device).await;
        let elsewhere = Device { origin: "https://pledge.example.evil".to_owned(), ..device.clone() };
        let other_host = Device { rp_id: Some("evil".to_owned()), ..device.clone() };
        let anybody = Device { verifies: false, ..device.clone() };
        let another = Device::numbered(2);
        for (mut bad, why) in [
            (elsewhere, "another address"),
            (other_host, "another address"),
            (anybody, "who holds it"),
            (another, "not signed"),
        ] {
            let (desk, question) = asked(&server).await;
            let problem = refusal(desk.give_factor(&Proof::Passkey(bad.sign(&question))).await);
            assert_eq!((problem.code, problem.field.as_deref()), (Code::Invalid, Some("passkey")));
            assert!(problem.detail.contains(why), "{}", problem.detail);
        }
        // Signed by another key under this one's name.
        let (desk, question) = asked(&server).await;
        let mut forged = Device::numbered(2).sign(&question);
        forged.credential = device.credential();
        assert_eq!(refusal(desk.give_factor(&Proof::Passkey(forged)).await).code, Code::Invalid);
        let mut copy = device.clone();
        let (desk, question) = asked(&server).await;
        desk.give_factor(&Proof::Passkey(device.sign(&question))).await.unwrap();
        let (desk, question) = asked(&server).await;
        let problem = refusal(desk.give_factor(&Proof::Passkey(copy.sign(&question))).await);
        assert!(problem.detail.contains("copied"), "{}", problem.detail);
        let wrong = events(&ground).await;
        assert_eq!(wrong.iter().filter(|event| *event == "wrong_passkey").count(), 6);
    }

    async fn of_one_copy_and_its_original_at_once_one_is_taken(ground: Ground) {
        let server = server_on(&ground).await;
        let mut device = Device::numbered(1);
        lead_with(&server, &mut device).await;
        let mut copy = device.clone();
        let (one, first) = asked(&server).await;
        let (two, second) = asked(&server).await;
        let (first, second) = (
            Proof::Passkey(device.sign(&first)),
            Proof::Passkey(copy.sign(&second)),
        );
        let both = futures_util::future::join(one.give_factor(&first), two.give_factor(&second)).await;
        assert!(both.0.is_ok() != both.1.is_ok(), "{both:?}");
    }

    async fn tries_count_together_with_those_of_codes(ground: Ground) {
        let server = server_on(&ground).await;
        let mut device = Device::numbered(1);
        lead_with(&server, &mut device).await;
        let (desk, _) = asked(&server).await;
        for turn in 0..10 {
            let wrong = if turn % 2 == 0 {
                Proof::Code("000000".to_owned())
            } else {
                let question = desk.ask_for_passkey().await.unwrap();
                Proof::Passkey(Device::numbered(2).sign(&question))
            };
            assert_eq!(refusal(desk.give_factor(&wrong).await).code, Code::Invalid);
        }
        let question = desk.ask_for_passkey().await.unwrap();
        let right = Proof::Passkey(device.sign(&question));
        assert_eq!(refusal(desk.give_factor(&right).await).code, Code::SlowDown);
    }

    async fn a_passkey_makes_a_session_fresh(ground: Ground) {
        let server = server_on(&ground).await;
        let mut device = Device::numbered(1);
        let desk = lead_with(&server, &mut device).await;
        server.pass(300);
        let id = desk.factor().await.unwrap().passkeys.remove(0).id;
        for refused in [
            desk.draw_passkey().await.err(),
            desk.remove_passkey(&id).await.err(),
            desk.new_spare_codes().await.err(),
        ] {
            let Some(Fault::Refused(problem)) = refused else { panic!("not refused") };
            assert_eq!(problem.code, Code::ProveAgain);
        }
        let question = desk.ask_for_passkey_again().await.unwrap();
        let again = desk.prove_again(&Proof::Passkey(device.sign(&question))).await.unwrap();
        assert_eq!(again.fresh_seconds, 300);
        desk.new_spare_codes().await.unwrap();
    }

    async fn a_first_factor_may_be_a_passkey_and_is_never_removed_as_the_last(ground: Ground) {
        let server = server_on(&ground).await;
        let mut device = Device::numbered(1);
        let desk = server.browser();
        let half = desk.make_lead(&samples::lead(CODE)).await.unwrap();
        let none = Ways { phone: false, passkey: false, can_make_passkey: true };
        assert_eq!((half.next, half.ways), (Next::SetUp, none));
        assert_eq!(refusal(desk.ask_for_passkey().await).code, Code::Conflict);
        let asked = desk.draw_first_passkey().await.unwrap();
        assert_eq!((asked.user_name.as_str(), asked.display_name.as_str()), ("ada.okafor", "Ada Okafor"));
        // A name that cannot be costs no question.
        let nameless = desk.keep_first_passkey(&device.make(&asked, "  ")).await;
        assert_eq!(refusal(nameless).field.as_deref(), Some("name"));
        let done = desk.keep_first_passkey(&device.make(&asked, "Phone")).await.unwrap();
        assert_eq!(done.spare_codes.len(), 10);
        let state = desk.factor().await.unwrap();
        assert_eq!((state.phone_since, state.passkeys.len()), (None, 1));
        let id = state.passkeys[0].id.clone();
        assert_eq!(refusal(desk.remove_passkey(&id).await).code, Code::Conflict);
        // No code is taken where no phone is set up, and no other first factor.
        let other = server.browser();
        let half = signs_in_half(&other).await;
        assert_eq!((half.next, half.ways.phone), (Next::Give, false));
        assert_eq!(refusal(other.draw_first_factor().await).code, Code::Conflict);
        assert_eq!(refusal(other.draw_first_passkey().await).code, Code::Conflict);
        let code = Proof::Code("000000".to_owned());
        assert_eq!(refusal(other.give_factor(&code).await).code, Code::Conflict);
        let second = add(&desk, &mut Device::numbered(2), "Key ring").await.unwrap();
        assert_eq!(second.passkeys.len(), 2);
        let left = desk.remove_passkey(&id).await.unwrap();
        assert_eq!(left.passkeys[0].name, "Key ring");
        let question = other.ask_for_passkey().await.unwrap();
        let removed = Proof::Passkey(device.sign(&question));
        assert_eq!(refusal(other.give_factor(&removed).await).code, Code::Invalid);
    }

    async fn of_two_first_factors_at_once_one_is_kept(ground: Ground) {
        let server = server_on(&ground).await;
        let desk = server.browser();
        desk.make_lead(&samples::lead(CODE)).await.unwrap();
        let other = server.browser();
        signs_in_half(&other).await;
        let [first, second] = [
            Device::numbered(1).make(&desk.draw_first_passkey().await.unwrap(), "One"),
            Device::numbered(2).make(&other.draw_first_passkey().await.unwrap(), "Two"),
        ];
        let both = futures_util::future::join(desk.keep_first_passkey(&first), other.keep_first_passkey(&second)).await;
        assert!(both.0.is_ok() != both.1.is_ok(), "{both:?}");
    }

    async fn of_two_passkeys_removed_at_once_one_stays(ground: Ground) {
        let server = server_on(&ground).await;
        let desk = server.browser();
        desk.make_lead(&samples::lead(CODE)).await.unwrap();
        let asked = desk.draw_first_passkey().await.unwrap();
        let first = Device::numbered(1).make(&asked, "One");
        desk.keep_first_passkey(&first).await.unwrap();
        let two = add(&desk, &mut Device::numbered(2), "Two").await.unwrap().passkeys;
        let both = futures_util::future::join(
            desk.remove_passkey(&two[0].id),
            desk.remove_passkey(&two[1].id),
        ).await;
        assert!(both.0.is_ok() != both.1.is_ok(), "{both:?}");
        assert_eq!(desk.factor().await.unwrap().passkeys.len(), 1);
    }
}

#[tokio::test]
async fn ten_passkeys_are_enough_and_no_passkey_is_anybodys_twice() {
    let ground = Ground::sqlite().await;
    let server = server_on(&ground).await;
    let mut device = Device::numbered(1);
    let desk = lead_with(&server, &mut device).await;
    let again = add(&desk, &mut device, "The same").await;
    assert_eq!(refusal(again).code, Code::Conflict);
    for n in 2..=MOST_PASSKEYS {
        let mut another = Device::numbered(u8::try_from(n).unwrap());
        add(&desk, &mut another, "One more").await.unwrap();
    }
    assert_eq!(refusal(desk.draw_passkey().await).code, Code::Conflict);
}

#[tokio::test]
async fn a_passkey_made_elsewhere_or_for_anybody_is_not_kept() {
    let ground = Ground::sqlite().await;
    let server = server_on(&ground).await;
    let desk = server.with_open_door().await;
    let device = Device::numbered(1);
    for mut bad in [
        Device {
            origin: "http://pledge.example".to_owned(),
            ..device.clone()
        },
        Device {
            rp_id: Some("example".to_owned()),
            ..device.clone()
        },
        Device {
            verifies: false,
            ..device.clone()
        },
    ] {
        let problem = refusal(add(&desk, &mut bad, "Bad").await);
        assert_eq!(problem.field.as_deref(), Some("passkey"));
    }
    // A question that was for giving one is no question for making one.
    let asked = desk.draw_passkey().await.unwrap();
    let made = device.clone().make(&asked, "Late");
    desk.keep_passkey(&made).await.unwrap();
    desk.ask_for_passkey_again().await.unwrap();
    let twice = desk.keep_passkey(&made).await;
    assert_eq!(refusal(twice).field.as_deref(), Some("passkey"));
}

#[tokio::test]
async fn without_an_address_that_has_a_name_there_are_none_and_the_phone_goes_on() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.with_open_door().await;
    let state = desk.factor().await.unwrap();
    assert!(!state.ways.can_make_passkey && state.ways.phone);
    let problem = refusal(desk.draw_passkey().await);
    assert!(problem.detail.contains("public_url"), "{}", problem.detail);
}

#[tokio::test]
async fn who_has_passkeys_of_another_address_comes_in_by_paper_and_sets_up_no_other_factor() {
    let ground = Ground::sqlite().await;
    let server = server_on(&ground).await;
    let desk = server.browser();
    desk.make_lead(&samples::lead(CODE)).await.unwrap();
    let asked = desk.draw_first_passkey().await.unwrap();
    let made = Device::numbered(1).make(&asked, "Work laptop");
    let spare = desk.keep_first_passkey(&made).await.unwrap().spare_codes;
    let moved = Server::on(&ground).await;
    let desk = moved.browser();
    let half = signs_in_half(&desk).await;
    assert_eq!((half.next, half.ways), (Next::Give, Ways::default()));
    assert_eq!(refusal(desk.draw_first_factor().await).code, Code::Conflict);
    assert_eq!(refusal(desk.ask_for_passkey().await).code, Code::Conflict);
    let paper = Proof::SpareCode(spare[0].clone());
    desk.give_factor(&paper).await.unwrap();
    // A phone stands beside what there is.
    desk.draw_next_factor().await.unwrap();
}

#[tokio::test]
async fn a_forgotten_factor_takes_the_passkeys_along() {
    let ground = Ground::sqlite().await;
    let server = server_on(&ground).await;
    let mut device = Device::numbered(1);
    lead_with(&server, &mut device).await;
    let store = &server.house.store;
    store
        .forget_factor("ada.okafor", "x", server.now())
        .await
        .unwrap();
    let desk = server.browser();
    let half = signs_in_half(&desk).await;
    assert_eq!((half.next, half.ways.passkey), (Next::SetUp, false));
}

#[tokio::test]
async fn only_the_desk_may_ask_a_browser_for_passkeys() {
    let ground = Ground::sqlite().await;
    let server = server_on(&ground).await;
    for (path, allowed) in [
        ("/desk/", "(self)"),
        ("/", "()"),
        ("/embed", "()"),
        ("/views", "()"),
        ("/api/content", "()"),
    ] {
        let answer = server.get(path, &[]).await;
        let policy = answer.header("permissions-policy");
        for what in ["create", "get"] {
            let said = format!("publickey-credentials-{what}={allowed}");
            assert!(policy.contains(&said), "{path}: {policy}");
        }
    }
}
