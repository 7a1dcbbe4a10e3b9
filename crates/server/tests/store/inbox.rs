//! The inbox: its order, its pages, and opening.

use super::{keys, people};
use crate::ground::{Ground, on_both, samples};
use api::desk::inbox::Standing;
use my_pledge_server::store::Store;
use my_pledge_server::store::inbox::{After, NoId, Wanted};
use my_pledge_server::store::scope::Scope;

const HOUR: i64 = 1_795_341_600;

async fn keep(store: &Store, number: u64, contact: bool, received_at: i64) {
    let sent = samples::envelope(&samples::id(number), contact);
    store
        .keep(samples::arrival(&sent, received_at))
        .await
        .unwrap();
}

async fn order(store: &Store, page: usize) -> Vec<String> {
    let mut seen = Vec::new();
    let mut after = After::nothing();
    loop {
        let lines = store
            .lines(Scope::Everything, &Wanted::default(), &after, page)
            .await
            .unwrap();
        let Some(last) = lines.last() else {
            return seen;
        };
        after = After {
            place: last.place,
            sort_at: last.sort_at,
            id: last.id.clone(),
        };
        seen.extend(lines.into_iter().map(|line| line.id));
    }
}

fn ids(numbers: &[u64]) -> Vec<String> {
    numbers
        .iter()
        .map(|number| samples::id(*number).as_str().to_owned())
        .collect()
}

on_both! {
    async fn who_asks_for_contact_comes_first_then_the_oldest_unopened_then_the_newest_opened(ground: Ground) {
        let store = ground.open().await;
        keys::make(&store, 1, true).await;
        keep(&store, 1, false, HOUR - 3_600).await;
        keep(&store, 2, false, HOUR - 7_200).await;
        keep(&store, 3, true, HOUR).await;
        keep(&store, 4, true, HOUR - 3_600).await;
        keep(&store, 5, true, HOUR - 9_000).await;
        keep(&store, 6, false, HOUR).await;
        for opened in [5, 6] {
            store.mark_opened(Scope::Everything, &[samples::id(opened)], people::LEAD, HOUR).await.unwrap();
        }
        let expected = ids(&[4, 3, 2, 1, 6, 5]);
        for page in [1, 2, 5, 50] {
            assert_eq!(order(&store, page).await, expected, "in pages of {page}");
        }
        assert_eq!(store.unopened(Scope::Everything).await, Ok(4));
    }

    async fn a_page_goes_on_where_the_last_ended_though_more_has_come(ground: Ground) {
        let store = ground.open().await;
        keys::make(&store, 1, true).await;
        for number in 0..4 {
            keep(&store, number, false, HOUR).await;
        }
        let first = store.lines(Scope::Everything, &Wanted::default(), &After::nothing(), 2).await.unwrap();
        keep(&store, 9, true, HOUR).await;
        let last = first.last().unwrap();
        let after = After { place: last.place, sort_at: last.sort_at, id: last.id.clone() };
        let second: Vec<String> =
            store.lines(Scope::Everything, &Wanted::default(), &after, 9).await.unwrap().into_iter().map(|line| line.id).collect();
        assert_eq!(second, ids(&[2, 3]));
    }

    async fn the_first_opening_stays_and_its_time_is_cut_to_the_hour(ground: Ground) {
        let store = ground.open().await;
        keys::make(&store, 1, true).await;
        keep(&store, 1, false, HOUR).await;
        for later in [1_234, 99_999] {
            let lines = store.mark_opened(Scope::Everything, &[samples::id(1)], people::LEAD, HOUR + later).await.unwrap();
            let [line] = &lines[..] else { panic!("{lines:?}") };
            assert_eq!(line.opened_by.as_deref(), Some("Ada Okafor"));
            assert_eq!(line.opened_at, Some(HOUR));
        }
    }

    async fn under_each_filter_who_reads_what_is_assigned_finds_that_and_nothing_else(ground: Ground) {
        let store = ground.open().await;
        keys::make(&store, 1, true).await;
        for number in 1..=6 {
            keep(&store, number, false, HOUR).await;
        }
        for opened in [3, 4, 5, 6] {
            let id = [samples::id(opened)];
            store.mark_opened(Scope::Everything, &id, people::LEAD, HOUR).await.unwrap();
        }
        let raw = ground.raw().await;
        for (numbers, change) in [
            ([2, 4, 6], "update submissions set assigned_to = 'lead-1' where id = $1"),
            ([5, 6, 6], "update submissions set stage = 'done' where id = $1"),
        ] {
            for number in numbers {
                sqlx::query(change).bind(samples::id(number).as_str()).execute(&raw).await.unwrap();
            }
        }
        let listed = async |scope, standing, form: Option<&str>| {
            let mut wanted = Wanted::standing(standing);
            if let Some(form) = form {
                wanted.add(form).unwrap();
            }
            let lines = store.lines(scope, &wanted, &After::nothing(), 9).await.unwrap();
            lines.into_iter().map(|line| line.id).collect::<Vec<_>>()
        };
        let theirs = Scope::AssignedTo(people::LEAD);
        for (standing, all, assigned) in [
            (None, &[1, 2, 3, 4, 5, 6][..], &[2, 4, 6][..]),
            (Some(Standing::Unopened), &[1, 2], &[2]),
            (Some(Standing::Unfinished), &[1, 2, 3, 4], &[2, 4]),
            (Some(Standing::Finished), &[5, 6], &[6]),
        ] {
            for form in [None, Some(samples::FORM)] {
                assert_eq!(listed(Scope::Everything, standing, form).await, ids(all), "{standing:?}");
                assert_eq!(listed(theirs, standing, form).await, ids(assigned), "{standing:?}");
            }
            assert!(listed(theirs, standing, Some("claim")).await.is_empty());
            assert!(listed(Scope::AssignedTo("another"), standing, None).await.is_empty());
        }
    }

    async fn what_is_not_there_cannot_be_opened(ground: Ground) {
        let store = ground.open().await;
        keys::make(&store, 1, true).await;
        let id = [samples::id(404)];
        assert_eq!(store.mark_opened(Scope::Everything, &id, people::LEAD, HOUR).await, Ok(vec![]));
        assert_eq!(store.sealed(Scope::Everything, &id, people::LEAD, HOUR).await, Ok(vec![]));
    }
}

#[test]
fn what_would_mean_something_else_to_the_database_is_no_form() {
    for id in ["", "Complaint", "a,b", "50%", "a_b", "' or 1=1 --"] {
        assert_eq!(Wanted::default().add(id), Err(NoId), "{id}");
    }
    assert_eq!(Wanted::default().add("my-review-12-15"), Ok(()));
}
