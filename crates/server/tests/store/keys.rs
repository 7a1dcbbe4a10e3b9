//! The team's keys and the door they open.

use super::people::{LEAD, make_lead};
use crate::ground::{Ground, on_both, samples};
use api::desk::keys::NewTeamKey;
use my_pledge_server::store::Store;
use my_pledge_server::store::keys::KeyMade;

const NOW: i64 = 1_795_342_800;

fn key(epoch: u32, confirmed: bool) -> NewTeamKey {
    samples::key(epoch, confirmed)
}

/// A lead, and a key of theirs.
pub(crate) async fn make(store: &Store, epoch: u32, confirmed: bool) {
    make_lead(store).await;
    assert_eq!(
        store.make_key(&key(epoch, confirmed), LEAD, NOW).await,
        Ok(KeyMade::Made)
    );
}

on_both! {
    async fn the_door_opens_when_the_sheet_is_confirmed_and_not_before(ground: Ground) {
        let store = ground.open().await;
        make(&store, 1, false).await;
        assert_eq!(store.open_key().await, Ok(None));
        assert_eq!(store.confirm_sheet(1, "wrapped again", LEAD, NOW).await, Ok(true));
        let open = store.open_key().await.unwrap().unwrap();
        assert_eq!((open.epoch, open.wrapped_for_recovery.as_str()), (1, "wrapped again"));
        assert_eq!(store.confirm_sheet(2, "no such key", LEAD, NOW).await, Ok(false));
    }

    async fn a_new_key_is_not_sealed_to_before_its_own_sheet_is_confirmed(ground: Ground) {
        let store = ground.open().await;
        make(&store, 1, true).await;
        store.make_key(&key(2, false), LEAD, NOW).await.unwrap();
        assert_eq!(store.open_key().await.unwrap().unwrap().epoch, 1);
        store.confirm_sheet(2, "w", LEAD, NOW).await.unwrap();
        assert_eq!(store.open_key().await.unwrap().unwrap().epoch, 2);
    }

    async fn only_the_next_epoch_of_the_same_team_can_be_made(ground: Ground) {
        let store = ground.open().await;
        make_lead(&store).await;
        assert_eq!(store.make_key(&key(2, true), LEAD, NOW).await, Ok(KeyMade::NotNext));
        assert_eq!(store.make_key(&key(1, true), LEAD, NOW).await, Ok(KeyMade::Made));
        assert_eq!(store.make_key(&key(1, true), LEAD, NOW).await, Ok(KeyMade::NotNext));
        assert_eq!(store.make_key(&key(3, true), LEAD, NOW).await, Ok(KeyMade::NotNext));
        let mut other_team = key(2, true);
        other_team.team = "reading".to_owned();
        assert_eq!(store.make_key(&other_team, LEAD, NOW).await, Ok(KeyMade::NotNext));
        assert_eq!(store.make_key(&key(2, true), LEAD, NOW).await, Ok(KeyMade::Made));
    }

    async fn of_the_same_key_made_at_once_in_two_processes_one_is_kept(ground: Ground) {
        let stores = [ground.open().await, ground.open().await];
        make_lead(&stores[0]).await;
        let mut making = tokio::task::JoinSet::new();
        for turn in 0..6 {
            let store = stores[turn % 2].clone();
            making.spawn(async move { store.make_key(&key(1, true), LEAD, NOW).await });
        }
        let made = making.join_all().await;
        assert_eq!(made.iter().filter(|made| **made == Ok(KeyMade::Made)).count(), 1, "{made:?}");
    }

    async fn a_member_sees_their_own_wrapped_key_and_nobody_elses(ground: Ground) {
        let store = ground.open().await;
        make(&store, 1, true).await;
        let hers = store.keys_held_by(LEAD).await.unwrap();
        assert_eq!(hers[0].wrapped_for_member.as_deref(), Some("wrapped for the member"));
        let others = store.keys_held_by("somebody else").await.unwrap();
        assert_eq!(others[0].wrapped_for_member, None);
    }
}
