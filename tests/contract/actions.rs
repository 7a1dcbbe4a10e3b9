//! Actions: written, followed and published at the desk; on phones said to have happened or
//! not, counted once a device, and shown only where nobody is pointed at. What is refused is
//! in [`crate::action_bad_input`].

use crate::ground::in_process::{Browser, Server};
use crate::ground::{Ground, on_both};
use api::actions::{Happened, Says, Stage};
use api::desk::actions::{Colour, From, NewUpdate, Whole, Written};
use api::path;
use chrono::{Days, NaiveDate};
use client::Client;
use domain::consultation::pledge_check::Mark;
use my_pledge_server::store::action_says::Marked;

pub(crate) const DAY: i64 = 86_400;

/// The day on which the tests begin.
pub(crate) fn first_day() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

/// From the first promise of the pledge, due in a week, not published.
pub(crate) fn written() -> Written {
    let edition = content::edition().unwrap();
    let priority = &edition.pledge.priorities[0];
    Written {
        from: From::Promise,
        priority: priority.id.clone(),
        promise: Some(priority.promises[0].id.clone()),
        you_said: "You see your social worker too rarely.".to_owned(),
        we_did: "Everybody is visited every six weeks.".to_owned(),
        specific: "A visit every six weeks, booked a month ahead.".to_owned(),
        measure: "95 of 100 visits in time, from the monthly list.".to_owned(),
        lead: "Jo Hill, head of service".to_owned(),
        due_on: first_day() + Days::new(7),
        colour: Colour::Green,
        reason: String::new(),
        stage: Stage::Doing,
        why: None,
        published: false,
        revision: 0,
    }
}

/// The same, done and on phones.
pub(crate) async fn done(desk: &Client<Browser>) -> Whole {
    let written = Written {
        stage: Stage::Done,
        published: true,
        ..written()
    };
    desk.take_action(&written).await.unwrap()
}

pub(crate) async fn rewritten(
    desk: &Client<Browser>,
    whole: &Whole,
    how: impl FnOnce(&mut Written),
) -> Whole {
    let mut written = whole.written.clone();
    how(&mut written);
    desk.rewrite_action(&whole.id, &written).await.unwrap()
}

/// Of the device of this number.
pub(crate) fn says(action: &str, of: u64, did: bool) -> Says {
    Says {
        action: action.to_owned(),
        did,
        mark: Mark::try_from(format!("{of:064x}")).unwrap(),
    }
}

pub(crate) async fn say(phone: &Client<Browser>, says: &Says) {
    let counted = phone.say_happened(says).await.unwrap();
    assert!(counted.covers(says));
}

/// What is counted, whatever is shown: how many say that it did, and did not, happen.
pub(crate) async fn counted(server: &Server, action: &str) -> (i64, i64) {
    let counts = server.house.store.action_counts(action).await.unwrap();
    let counts = counts.unwrap();
    (counts.did, counts.did_not)
}

on_both! {
    async fn it_is_written_published_followed_done_and_goes_from_phones_after_a_year(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let shown = async || phone.actions().await.unwrap().actions;
        let made = desk.take_action(&written()).await.unwrap();
        assert_eq!((made.revision, made.overdue, made.made_on), (1, false, first_day()));
        assert!(shown().await.is_empty());
        let published = rewritten(&desk, &made, |one| one.published = true).await;
        let told = shown().await.remove(0);
        assert_eq!((&told.id, &told.you_said), (&made.id, &made.written.you_said));
        assert_eq!((told.stage, told.due_on), (Stage::Doing, made.written.due_on));
        let json = serde_json::to_string(&told).unwrap();
        for staff in [&made.written.lead, &made.written.specific, &made.written.measure] {
            assert!(!json.contains(staff.as_str()), "{json}");
        }
        // Its day is not over before midnight, and is the day after.
        server.pass(7 * DAY);
        server.signs_in(&desk).await;
        assert!(!desk.desk_action(&made.id).await.unwrap().overdue);
        server.pass(DAY);
        server.signs_in(&desk).await;
        assert!(desk.desk_action(&made.id).await.unwrap().overdue);
        let late = |words: &str, instead_of, revision| NewUpdate { words: words.to_owned(), instead_of, revision };
        let said = desk.update_action(&made.id, &late(" Two people are new. ", None, published.revision)).await.unwrap();
        let said = desk.update_action(&made.id, &late("Half of it is done.", None, said.revision)).await.unwrap();
        let said = desk.update_action(&made.id, &late("Two workers are new.", Some(0), said.revision)).await.unwrap();
        let words: Vec<&str> = said.updates.iter().map(|one| one.words.as_str()).collect();
        assert_eq!(words, ["Half of it is done.", "Two workers are new."]);
        assert_eq!(said.updates[0].on, first_day() + Days::new(8));
        assert_eq!(shown().await[0].updates, said.updates);
        let said = desk.update_action(&made.id, &late("", Some(1), said.revision)).await.unwrap();
        assert_eq!(said.updates.len(), 1);
        let done = rewritten(&desk, &said, |one| one.stage = Stage::Done).await;
        assert_eq!((done.overdue, done.stood_on), (false, first_day() + Days::new(8)));
        let back = rewritten(&desk, &done, |one| one.published = false).await;
        assert!(shown().await.is_empty());
        let again = rewritten(&desk, &back, |one| one.published = true).await;
        // Only another stage begins the year anew.
        assert_eq!(again.stood_on, done.stood_on);
        server.pass(364 * DAY);
        assert_eq!(shown().await.len(), 1);
        server.pass(DAY);
        assert!(shown().await.is_empty());
        let events: Vec<(String,)> = sqlx::query_as(
            "select event from audit where event like 'action%' order by seq")
            .fetch_all(&ground.raw().await).await.unwrap();
        let events: Vec<&str> = events.iter().map(|(event,)| event.as_str()).collect();
        assert_eq!(events, [
            "action_made", "action_published", "action_updated", "action_updated",
            "action_updated", "action_updated", "action_changed", "action_taken_back",
            "action_published",
        ]);
    }

    async fn the_one_that_is_due_first_is_first_and_what_is_over_is_last(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let make = async |days, stage| {
            let mut one = written();
            one.due_on = first_day() + Days::new(days);
            one.stage = stage;
            one.why = Some("There is no money for it.".to_owned());
            desk.take_action(&one).await.unwrap().id
        };
        let over = make(1, Stage::NotPossible).await;
        let late = make(9, Stage::Doing).await;
        let soon = make(3, Stage::Doing).await;
        let done = make(2, Stage::Done).await;
        let list = desk.desk_actions().await.unwrap().actions;
        let ids: Vec<&String> = list.iter().map(|one| &one.id).collect();
        assert_eq!(ids, [&soon, &late, &over, &done]);
    }

    async fn phones_are_sent_the_list_again_only_when_it_has_changed(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let action = done(&desk).await;
        let first = server.get(path::ACTIONS, &[]).await;
        assert_eq!(first.status, 200);
        let tag = first.header("etag").to_owned();
        let again = async || server.get(path::ACTIONS, &[("if-none-match", &tag)]).await.status;
        assert_eq!(again().await, 304);
        rewritten(&desk, &action, |one| one.we_did = "We did it twice.".to_owned()).await;
        assert_eq!(again().await, 200);
    }

    async fn a_hammered_device_counts_once_and_what_it_said_last_stands(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = done(&desk).await.id;
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..40 {
            let (phone, one) = (server.browser(), says(&id, 1, true));
            all.spawn(async move { say(&phone, &one).await });
        }
        all.join_all().await;
        assert_eq!(counted(&server, &id).await, (1, 0));
        let phone = server.browser();
        say(&phone, &says(&id, 2, true)).await;
        assert_eq!(counted(&server, &id).await, (2, 0));
        say(&phone, &says(&id, 1, false)).await;
        say(&phone, &says(&id, 1, false)).await;
        assert_eq!(counted(&server, &id).await, (1, 1));
        // The same device of another action is another answer.
        let other = done(&desk).await.id;
        say(&phone, &says(&other, 1, true)).await;
        assert_eq!(counted(&server, &id).await, (1, 1));
        assert_eq!(counted(&server, &other).await, (1, 0));
    }

    async fn two_processes_that_count_the_same_actions_crosswise_both_end(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let ids = [done(&desk).await.id, done(&desk).await.id];
        let stores = [ground.open().await, ground.open().await];
        let mut all = tokio::task::JoinSet::new();
        for of in 0..400_usize {
            let store = stores[of % 2].clone();
            // Each device speaks through both processes, and of both actions.
            let (device, action) = (of / 4, of / 2 % 2);
            let mark = format!("{action} {device:03}");
            let marked = Marked::new(&ids[action], mark, device % 2 == 0);
            all.spawn(async move { store.say_happened(marked).await.unwrap() });
        }
        assert!(all.join_all().await.into_iter().all(|counted| counted));
        for id in &ids {
            assert_eq!(counted(&server, id).await, (50, 50));
            let counts = stores[0].action_counts(id).await.unwrap().unwrap();
            // Fewer than ten came since the figures last moved.
            assert!((91..=100).contains(&(counts.shown_did + counts.shown_did_not)));
        }
    }

    async fn figures_move_in_steps_of_ten_and_hide_what_is_small(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let action = done(&desk).await;
        let id = &action.id;
        for of in 0..9 {
            say(&phone, &says(id, of, true)).await;
        }
        assert_eq!(desk.desk_action(id).await.unwrap().happened, Happened::default());
        assert_eq!(phone.actions().await.unwrap().actions[0].happened, None);
        say(&phone, &says(id, 9, true)).await;
        let ten = Happened { base: Some(10), did: Some(10), did_not: Some(0) };
        assert_eq!(desk.desk_action(id).await.unwrap().happened, ten);
        for of in 10..19 {
            say(&phone, &says(id, of, false)).await;
        }
        // Nine more came: nothing moves.
        assert_eq!(phone.actions().await.unwrap().actions[0].happened, Some(ten));
        say(&phone, &says(id, 0, false)).await;
        let both = Happened { base: Some(19), did: Some(9), did_not: Some(10) };
        assert_eq!(phone.actions().await.unwrap().actions[0].happened, Some(both.clone()));
        // While it is being done, phones are told no figures; staff are.
        rewritten(&desk, &action, |one| one.stage = Stage::Doing).await;
        assert_eq!(phone.actions().await.unwrap().actions[0].happened, None);
        assert_eq!(desk.desk_action(id).await.unwrap().happened, both);
        // Three against many are hidden, and cannot be worked out.
        let other = done(&desk).await.id;
        for of in 0..20 {
            say(&phone, &says(&other, of, of >= 3)).await;
        }
        let few = desk.desk_action(&other).await.unwrap().happened;
        assert!(few.did_not.is_none() && (few.base.is_none() || few.did.is_none()), "{few:?}");
    }

    async fn what_is_kept_holds_no_mark_that_a_phone_sent_and_goes_after_a_year(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let action = done(&desk).await;
        say(&phone, &says(&action.id, 1, true)).await;
        let raw = ground.raw().await;
        let kept: Vec<(String,)> = sqlx::query_as("select mark from action_says")
            .fetch_all(&raw).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert_ne!(kept[0].0, says(&action.id, 1, true).mark.as_str());
        server.pass(364 * DAY);
        assert_eq!(server.house.store.sweep(server.now()).await.unwrap().action_says, 0);
        server.pass(DAY);
        assert_eq!(server.house.store.sweep(server.now()).await.unwrap().action_says, 1);
        assert_eq!(counted(&server, &action.id).await, (1, 0));
        // Shown anew it is not counted twice: nothing more is counted of it.
        server.signs_in(&desk).await;
        let action = desk.desk_action(&action.id).await.unwrap();
        rewritten(&desk, &action, |one| one.stage = Stage::Doing).await;
        assert!(phone.say_happened(&says(&action.id, 1, true)).await.is_err());
        assert_eq!(counted(&server, &action.id).await, (1, 0));
    }
}
