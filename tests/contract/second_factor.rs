//! The second half of signing in: set up, given, never given twice, counted.

use crate::ground::in_process::{CODE, Server};
use crate::ground::phone::{Phone, code, signs_in_half};
use crate::ground::{Ground, on_both, samples};
use api::desk::keys::ConfirmedSheet;
use api::desk::second_factor::{FirstCode, Next, Proof};
use api::problem::{Code, Problem};
use client::Fault;

fn refusal<T: std::fmt::Debug>(answer: Result<T, Fault>) -> Problem {
    match answer {
        Err(Fault::Refused(problem)) => problem,
        other => panic!("not refused: {other:?}"),
    }
}

fn first(code: impl Into<String>) -> FirstCode {
    FirstCode { code: code.into() }
}

on_both! {
    async fn a_password_opens_half_a_session_and_a_code_the_rest(ground: Ground) {
        let server = Server::on(&ground).await;
        server.with_open_door().await;
        server.pass(60);
        let desk = server.browser();
        let half = signs_in_half(&desk).await;
        assert_eq!((half.next, half.name.as_str()), (Next::Give, "Ada Okafor"));
        assert_eq!(refusal(desk.session().await).code, Code::SignedOut);
        assert_eq!(refusal(desk.inbox(None).await).code, Code::SignedOut);
        let right = Proof::Code(server.phone().code(server.now()));
        let whole = desk.give_factor(&right).await.unwrap();
        assert_eq!((whole.session.name.as_str(), whole.spare_codes_left), ("Ada Okafor", 10));
        desk.inbox(None).await.unwrap();
        // Half a session is used up with it.
        assert_eq!(refusal(desk.give_factor(&right).await).code, Code::SignedOut);
    }

    async fn a_code_is_taken_once_whichever_browser_gives_it(ground: Ground) {
        let server = Server::on(&ground).await;
        server.with_open_door().await;
        server.pass(60);
        let [one, two] = [server.browser(), server.browser()];
        signs_in_half(&one).await;
        signs_in_half(&two).await;
        let now = Proof::Code(server.phone().code(server.now()));
        one.give_factor(&now).await.unwrap();
        assert_eq!(refusal(two.give_factor(&now).await).code, Code::Conflict);
        // Nor one from before it, though its time is not over.
        let before = Proof::Code(server.phone().code(server.now() - 30));
        assert_eq!(refusal(two.give_factor(&before).await).code, Code::Conflict);
        let next = Proof::Code(server.phone().code(server.now() + 30));
        two.give_factor(&next).await.unwrap();
    }

    async fn of_one_code_given_by_many_at_once_one_is_taken(ground: Ground) {
        let server = Server::on(&ground).await;
        server.with_open_door().await;
        server.pass(60);
        let proof = Proof::Code(server.phone().code(server.now()));
        let mut browsers = Vec::new();
        for _ in 0..6 {
            let browser = server.browser();
            signs_in_half(&browser).await;
            browsers.push(browser);
        }
        let given = browsers.iter().map(|browser| browser.give_factor(&proof));
        let answers = futures_util::future::join_all(given).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    }

    async fn a_wrong_code_is_refused_and_after_ten_so_is_the_right_one(ground: Ground) {
        let server = Server::on(&ground).await;
        server.with_open_door().await;
        server.pass(60);
        let [one, two] = [server.browser(), server.browser()];
        signs_in_half(&one).await;
        signs_in_half(&two).await;
        let right = server.phone().code(server.now());
        let far = server.phone().code(server.now() + 3_600);
        assert_ne!(right, far);
        // Counted for the member, not for the session.
        for turn in 0..10 {
            let desk = [&one, &two][turn % 2];
            let problem = refusal(desk.give_factor(&Proof::Code(far.clone())).await);
            assert_eq!((problem.code, problem.field.as_deref()), (Code::Invalid, Some("code")));
        }
        for proof in [Proof::Code(right), Proof::SpareCode(server.phone().spare_code())] {
            let problem = refusal(one.give_factor(&proof).await);
            assert_eq!((problem.code, problem.retry_after_seconds), (Code::SlowDown, Some(600)));
        }
        server.pass(600);
        let right = Proof::Code(server.phone().code(server.now()));
        one.give_factor(&right).await.unwrap();
    }

    async fn a_spare_code_is_good_once_and_new_ones_end_the_old(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let spare = server.phone().spare_code();
        let badly = Proof::SpareCode(format!(" {} ", spare.to_uppercase().replace('-', " ")));
        assert_eq!(desk.prove_again(&badly).await.unwrap().spare_codes_left, 9);
        assert_eq!(refusal(desk.prove_again(&badly).await).code, Code::Invalid);
        let old = server.phone().spare_code();
        let new = desk.new_spare_codes().await.unwrap().codes;
        assert_eq!(new.len(), 10);
        assert_eq!(refusal(desk.prove_again(&Proof::SpareCode(old)).await).code, Code::Invalid);
        let good = Proof::SpareCode(new[3].clone());
        assert_eq!(desk.prove_again(&good).await.unwrap().spare_codes_left, 9);
    }

    async fn keys_and_spare_codes_ask_for_the_factor_again_after_five_minutes(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let sheet = ConfirmedSheet { wrapped_for_recovery: "again".to_owned() };
        server.pass(299);
        assert_eq!(desk.factor().await.unwrap().fresh_seconds, 1);
        desk.confirm_sheet(1, &sheet).await.unwrap();
        server.pass(1);
        assert_eq!(desk.factor().await.unwrap().fresh_seconds, 0);
        for refused in [
            desk.confirm_sheet(1, &sheet).await.err(),
            desk.make_key(&samples::key(2, true)).await.err(),
            desk.new_spare_codes().await.err(),
            desk.draw_next_factor().await.err(),
            desk.prove_next_factor(&first("000000")).await.err(),
        ] {
            let Some(Fault::Refused(problem)) = refused else { panic!("not refused") };
            assert_eq!((problem.code, problem.code.status()), (Code::ProveAgain, 403));
        }
        // What is no key goes on.
        desk.inbox(None).await.unwrap();
        let code = Proof::Code(server.phone().code(server.now()));
        assert_eq!(desk.prove_again(&code).await.unwrap().fresh_seconds, 300);
        assert_eq!(refusal(desk.prove_again(&code).await).code, Code::Conflict);
        desk.make_key(&samples::key(2, true)).await.unwrap();
    }

    async fn another_phone_takes_the_place_of_the_first_when_it_is_proved(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let old = server.phone();
        let drawn = desk.draw_next_factor().await.unwrap();
        // Asked again, the same: a page that was loaded anew shows no other.
        assert_eq!(desk.draw_next_factor().await.unwrap(), drawn);
        let wrong = desk.prove_next_factor(&first(old.code(server.now()))).await;
        assert_eq!(refusal(wrong).code, Code::Invalid);
        let shown = code(&drawn.secret, server.now());
        let spare = desk.prove_next_factor(&first(shown)).await.unwrap().codes;
        let twice = desk.prove_next_factor(&first(code(&drawn.secret, server.now()))).await;
        assert_eq!(refusal(twice).code, Code::Conflict);
        server.pass(60);
        let elsewhere = server.browser();
        signs_in_half(&elsewhere).await;
        let by_old = Proof::Code(old.code(server.now()));
        assert_eq!(refusal(elsewhere.give_factor(&by_old).await).code, Code::Invalid);
        let paper = Proof::SpareCode(old.spare_code());
        assert_eq!(refusal(elsewhere.give_factor(&paper).await).code, Code::Invalid);
        let by_new = Proof::Code(code(&drawn.secret, server.now()));
        elsewhere.give_factor(&by_new).await.unwrap();
        assert_eq!(spare.len(), 10);
    }
}

#[tokio::test]
async fn a_first_factor_counts_when_a_code_made_with_it_is_given_back() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.browser();
    let half = desk.make_lead(&samples::lead(CODE)).await.unwrap();
    assert_eq!((half.next, half.ends_in_seconds), (Next::SetUp, 900));
    // Nothing is set up yet: nothing to give, nothing to prove.
    let proof = Proof::Code("000000".to_owned());
    assert_eq!(refusal(desk.give_factor(&proof).await).code, Code::Conflict);
    let early = desk.prove_first_factor(&first("000000")).await;
    assert_eq!(refusal(early).code, Code::Conflict);
    let drawn = desk.draw_first_factor().await.unwrap();
    assert_eq!(drawn, desk.draw_first_factor().await.unwrap());
    assert_eq!(
        (drawn.secret.len(), drawn.account.as_str()),
        (32, "ada.okafor")
    );
    let problem = refusal(desk.prove_first_factor(&first("12 34")).await);
    assert_eq!(problem.field.as_deref(), Some("code"));
    assert_eq!(refusal(desk.session().await).code, Code::SignedOut);
    let right = code(&drawn.secret, server.now());
    let done = desk.prove_first_factor(&first(right)).await.unwrap();
    assert_eq!(done.spare_codes.len(), 10);
    desk.session().await.unwrap();
    // In another browser there is one now, and none can be drawn.
    let other = server.browser();
    assert_eq!(signs_in_half(&other).await.next, Next::Give);
    assert_eq!(
        refusal(other.draw_first_factor().await).code,
        Code::Conflict
    );
}

#[tokio::test]
async fn a_phone_whose_clock_is_off_is_told_so_while_it_is_set_up_and_never_after() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.browser();
    desk.make_lead(&samples::lead(CODE)).await.unwrap();
    let drawn = desk.draw_first_factor().await.unwrap();
    let slow = code(&drawn.secret, server.now() - 240);
    let problem = refusal(desk.prove_first_factor(&first(slow)).await);
    assert!(
        problem.detail.contains("4 minutes apart"),
        "{}",
        problem.detail
    );
    let right = code(&drawn.secret, server.now());
    desk.prove_first_factor(&first(right)).await.unwrap();
    server.pass(600);
    let again = server.browser();
    signs_in_half(&again).await;
    // Here it would tell somebody who guesses a code that will be right later.
    let slow = Proof::Code(code(&drawn.secret, server.now() - 240));
    let problem = refusal(again.give_factor(&slow).await);
    assert!(!problem.detail.contains("apart"), "{}", problem.detail);
}

#[tokio::test]
async fn half_a_session_is_over_after_a_quarter_of_an_hour() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let desk = server.browser();
    signs_in_half(&desk).await;
    server.pass(900);
    let proof = Proof::Code(server.phone().code(server.now()));
    assert_eq!(
        refusal(desk.give_factor(&proof).await).code,
        Code::SignedOut
    );
}

#[tokio::test]
async fn who_begins_again_leaves_no_half_session_behind() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let desk = server.browser();
    let halves = async || {
        let (halves,): (i64,) = sqlx::query_as("select count(*) from half_sessions")
            .fetch_one(&ground.raw().await)
            .await
            .unwrap();
        halves
    };
    signs_in_half(&desk).await;
    assert_eq!(halves().await, 1);
    desk.sign_out().await.unwrap();
    assert_eq!(halves().await, 0);
    let proof = Proof::SpareCode(server.phone().spare_code());
    assert_eq!(
        refusal(desk.give_factor(&proof).await).code,
        Code::SignedOut
    );
}

#[tokio::test]
async fn a_forgotten_factor_ends_the_sessions_and_is_set_up_anew() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let desk = server.with_open_door().await;
    let store = &server.house.store;
    assert!(
        !store
            .forget_factor("nobody", "x", server.now())
            .await
            .unwrap()
    );
    assert!(
        store
            .forget_factor("ada.okafor", "x", server.now())
            .await
            .unwrap()
    );
    assert_eq!(refusal(desk.inbox(None).await).code, Code::SignedOut);
    assert_eq!(signs_in_half(&desk).await.next, Next::SetUp);
    Phone::set_up(&desk, server.now()).await.unwrap();
    desk.inbox(None).await.unwrap();
}

#[tokio::test]
async fn the_database_alone_makes_no_code() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    server.with_open_door().await;
    let (sealed, member): (String, String) = sqlx::query_as("select sealed, member from factors")
        .fetch_one(&ground.raw().await)
        .await
        .unwrap();
    let other = my_pledge_server::factor::key::FactorKey::of([4; 32]);
    assert!(other.open(&member, &sealed).is_none());
    assert!(server.house.factor_key.open(&member, &sealed).is_some());
    // While there are factors, another key is found out at the start.
    let store = &server.house.store;
    assert_eq!(
        store.is_factor_key(&server.house.factor_key.check()).await,
        Ok(true)
    );
    assert_eq!(store.is_factor_key(&other.check()).await, Ok(false));
    store
        .forget_factor("ada.okafor", "x", server.now())
        .await
        .unwrap();
    assert_eq!(store.is_factor_key(&other.check()).await, Ok(true));
}
