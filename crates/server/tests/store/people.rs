//! The first run, signing in, and being tried in vain.

use crate::ground::{Ground, on_both};
use my_pledge_server::store::Store;
use my_pledge_server::store::attempts::{MOST_FAILED, WINDOW_SECONDS};
use my_pledge_server::store::factors::{Given, NewFactor};
use my_pledge_server::store::members::{FirstLead, FirstRun, SETUP_CODE_SECONDS};
use my_pledge_server::store::sessions::{IDLE_SECONDS, LONGEST_SECONDS, NewSession};

const NOW: i64 = 1_795_342_800;
/// The lead's id.
pub(crate) const LEAD: &str = "lead-1";

fn lead(number: u32) -> FirstLead {
    FirstLead {
        id: format!("lead-{number}"),
        name: "Ada Okafor".to_owned(),
        sign_in_name: format!("ada{number}"),
        password: "$argon2id$".to_owned(),
        code_sha256: "the code's hash".to_owned(),
        token_sha256: format!("half {number}"),
    }
}

/// A session with the token `token {number}`.
pub(crate) fn session(number: i64) -> NewSession {
    NewSession {
        id: format!("session {number}"),
        token_sha256: format!("token {number}"),
    }
}

/// Another session of the lead, begun with the code of this step.
pub(crate) async fn begin(store: &Store, number: i64, now: i64) -> bool {
    let half = format!("half {number}");
    store.begin_half(LEAD, &half, now).await.unwrap();
    let given = Given::Step(number);
    store
        .make_whole(LEAD, &half, &given, &session(number), now)
        .await
        .unwrap()
}

/// A store with a lead.
pub(crate) async fn make_lead(store: &Store) {
    store.keep_setup_code("the code's hash", NOW).await.unwrap();
    assert_eq!(
        store.make_first_lead(&lead(1), NOW).await,
        Ok(FirstRun::Made)
    );
    let factor = NewFactor {
        sealed: "sealed",
        step: 1,
        spare_codes: &["spare 1".to_owned(), "spare 2".to_owned()],
    };
    let whole = store
        .set_up_first(LEAD, "half 1", &factor, &session(1), NOW)
        .await;
    assert_eq!(whole, Ok(true));
}

on_both! {
    async fn of_many_first_leads_at_once_in_two_processes_one_is_made(ground: Ground) {
        let stores = [ground.open().await, ground.open().await];
        stores[0].keep_setup_code("the code's hash", NOW).await.unwrap();
        stores[1].keep_setup_code("another code's hash", NOW).await.unwrap();
        let mut making = tokio::task::JoinSet::new();
        for number in 0..8_u32 {
            let store = stores[number as usize % 2].clone();
            let mut lead = lead(number);
            if number % 2 == 1 {
                lead.code_sha256 = "another code's hash".to_owned();
            }
            making.spawn(async move { store.make_first_lead(&lead, NOW).await.unwrap() });
        }
        let made = making.join_all().await;
        assert_eq!(made.iter().filter(|run| **run == FirstRun::Made).count(), 1, "{made:?}");
        let (members,): (i64,) = sqlx::query_as("select cast(count(*) as bigint) from members")
            .fetch_one(&ground.raw().await)
            .await
            .unwrap();
        assert_eq!(members, 1);
    }

    async fn a_setup_code_is_good_for_a_day_and_for_one_lead(ground: Ground) {
        let store = ground.open().await;
        assert_eq!(store.make_first_lead(&lead(1), NOW).await, Ok(FirstRun::WrongCode));
        store.keep_setup_code("the code's hash", NOW).await.unwrap();
        let late = NOW + SETUP_CODE_SECONDS;
        assert_eq!(store.is_setup_code("the code's hash", late - 1).await, Ok(true));
        assert_eq!(store.is_setup_code("the code's hash", late).await, Ok(false));
        assert_eq!(store.make_first_lead(&lead(1), late).await, Ok(FirstRun::WrongCode));
        assert_eq!(store.make_first_lead(&lead(1), late - 1).await, Ok(FirstRun::Made));
        assert_eq!(store.make_first_lead(&lead(2), late - 1).await, Ok(FirstRun::AlreadyMade));
        assert_eq!(store.lead_made().await, Ok(true));
    }

    async fn a_session_ends_when_nobody_uses_it(ground: Ground) {
        let store = ground.open().await;
        make_lead(&store).await;
        let token = "token 1";
        let mut now = NOW;
        for _ in 0..10 {
            now += IDLE_SECONDS - 1;
            assert!(store.signed_in(token, now).await.unwrap().is_some());
        }
        now += IDLE_SECONDS;
        assert_eq!(store.signed_in(token, now).await, Ok(None));
    }

    async fn a_session_ends_after_ten_hours_however_much_it_is_used(ground: Ground) {
        let store = ground.open().await;
        make_lead(&store).await;
        let mut now = NOW;
        while now + 60 < NOW + LONGEST_SECONDS {
            now += 60;
            assert!(store.signed_in("token 1", now).await.unwrap().is_some());
        }
        assert_eq!(store.signed_in("token 1", NOW + LONGEST_SECONDS).await, Ok(None));
    }

    async fn signing_out_ends_that_session_and_no_other(ground: Ground) {
        let store = ground.open().await;
        make_lead(&store).await;
        assert!(begin(&store, 2, NOW).await);
        store.end_session(LEAD, "token 1", NOW).await.unwrap();
        assert_eq!(store.signed_in("token 1", NOW).await, Ok(None));
        assert!(store.signed_in("token 2", NOW).await.unwrap().is_some());
    }

    async fn no_step_is_taken_twice_nor_one_before_it(ground: Ground) {
        let stores = [ground.open().await, ground.open().await];
        make_lead(&stores[0]).await;
        for (step, taken) in [(1, false), (3, true), (3, false), (2, false), (4, true)] {
            let store = &stores[usize::from(taken)];
            let given = Given::Step(step);
            assert_eq!(store.prove_again(LEAD, "token 1", &given, NOW).await, Ok(taken), "{step}");
        }
    }

    async fn what_was_not_taken_uses_nothing_up(ground: Ground) {
        let store = ground.open().await;
        make_lead(&store).await;
        // No half session of this token: the spare code stays.
        let given = Given::SpareCode("spare 1".to_owned());
        let whole = store.make_whole(LEAD, "no half", &given, &session(9), NOW).await;
        assert_eq!((whole, store.spare_codes_left(LEAD).await), (Ok(false), Ok(2)));
        assert_eq!(store.prove_again("another", "token 1", &given, NOW).await, Ok(false));
        assert_eq!(store.prove_again(LEAD, "token 1", &given, NOW).await, Ok(true));
        assert_eq!(store.spare_codes_left(LEAD).await, Ok(1));
    }

    async fn a_first_factor_is_set_up_once(ground: Ground) {
        let store = ground.open().await;
        make_lead(&store).await;
        store.begin_half(LEAD, "half 2", NOW).await.unwrap();
        let factor = NewFactor { sealed: "another", step: 9, spare_codes: &[] };
        let again = store.set_up_first(LEAD, "half 2", &factor, &session(2), NOW).await;
        assert_eq!(again, Ok(false));
        assert_eq!(store.factor_of(LEAD).await.unwrap().unwrap().sealed, "sealed");
        assert_eq!(store.spare_codes_left(LEAD).await, Ok(2));
        // Drawn twice, the first stays.
        assert_eq!(store.draw_for_half("half 2", "one").await, Ok(Some("one".to_owned())));
        assert_eq!(store.draw_for_half("half 2", "two").await, Ok(Some("one".to_owned())));
        assert_eq!(store.draw_for_half("no half", "two").await, Ok(None));
    }

    async fn tries_at_once_in_two_processes_are_ten_and_no_more(ground: Ground) {
        let stores = [ground.open().await, ground.open().await];
        let mut trying = tokio::task::JoinSet::new();
        for turn in 0..30 {
            let store = stores[turn % 2].clone();
            trying.spawn(async move { store.try_at("second factor ada", NOW).await.unwrap() });
        }
        let waits = trying.join_all().await;
        assert_eq!(waits.iter().filter(|wait| wait.is_none()).count(), 10);
        assert_eq!(stores[0].try_at("second factor ada", NOW + 599).await, Ok(Some(1)));
        assert_eq!(stores[0].try_at("second factor ada", NOW + 600).await, Ok(None));
    }

    async fn after_ten_failures_one_waits_until_ten_minutes_from_the_first(ground: Ground) {
        let store = ground.open().await;
        for failure in 0..MOST_FAILED {
            assert_eq!(store.must_wait("ada", NOW + failure).await, Ok(None));
            store.count_failure("ada", NOW + failure).await.unwrap();
        }
        let last = NOW + MOST_FAILED;
        assert_eq!(store.must_wait("ada", last).await, Ok(Some(590)));
        assert_eq!(store.must_wait("somebody else", last).await, Ok(None));
        assert_eq!(store.must_wait("ada", NOW + WINDOW_SECONDS).await, Ok(None));
    }

    async fn what_was_typed_as_a_name_is_not_kept(ground: Ground) {
        let store = ground.open().await;
        store.count_failure("my-password-in-the-wrong-box", NOW).await.unwrap();
        let (subject,): (String,) = sqlx::query_as("select subject from attempts")
            .fetch_one(&ground.raw().await)
            .await
            .unwrap();
        assert_eq!(subject.len(), 64);
    }

    async fn a_failure_goes_with_the_first_sweep_after_its_ten_minutes(ground: Ground) {
        let store = ground.open().await;
        store.count_failure("ada", NOW).await.unwrap();
        let mut kept = Vec::new();
        for at in [NOW + WINDOW_SECONDS - 1, NOW + WINDOW_SECONDS] {
            store.sweep(at).await.unwrap();
            let (found,): (i64,) =
                sqlx::query_as("select cast(count(*) as bigint) from attempts")
                    .fetch_one(&ground.raw().await)
                    .await
                    .unwrap();
            kept.push(found);
        }
        assert_eq!(kept, [1, 0]);
    }
}
