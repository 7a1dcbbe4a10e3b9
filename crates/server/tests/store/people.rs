//! The first run, signing in, and being tried in vain.

use crate::ground::{Ground, on_both};
use my_pledge_server::store::Store;
use my_pledge_server::store::attempts::{MOST_FAILED, WINDOW_SECONDS};
use my_pledge_server::store::members::{FirstLead, FirstRun, SETUP_CODE_SECONDS};
use my_pledge_server::store::sessions::{IDLE_SECONDS, LONGEST_SECONDS};

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
        token_sha256: format!("token {number}"),
    }
}

/// A store with a lead.
pub(crate) async fn make_lead(store: &Store) {
    store.keep_setup_code("the code's hash", NOW).await.unwrap();
    assert_eq!(
        store.make_first_lead(&lead(1), NOW).await,
        Ok(FirstRun::Made)
    );
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
        store.begin_session(LEAD, "token 2", NOW).await.unwrap();
        store.end_session(LEAD, "token 1", NOW).await.unwrap();
        assert_eq!(store.signed_in("token 1", NOW).await, Ok(None));
        assert!(store.signed_in("token 2", NOW).await.unwrap().is_some());
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
