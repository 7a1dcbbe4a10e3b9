//! Opening the store: its tables, and holding the database to its promises.

use crate::ground::{Ground, on_both};
use my_pledge_server::store::{OpenFault, Store};

on_both! {
    async fn two_processes_that_open_a_new_database_at_once_both_find_its_tables(ground: Ground) {
        let (one, other) = tokio::join!(Store::open(&ground.database), Store::open(&ground.database));
        assert_eq!(one.unwrap().lead_made().await, Ok(false));
        assert_eq!(other.unwrap().lead_made().await, Ok(false));
    }

    async fn a_database_of_a_newer_build_is_left_alone(ground: Ground) {
        ground.open().await.close().await;
        sqlx::query(
            "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
             select 9999, 'from the future', success, checksum, 0 from _sqlx_migrations where version = 1",
        )
        .execute(&ground.raw().await)
        .await
        .unwrap();
        let opened = Store::open(&ground.database).await;
        assert!(matches!(opened, Err(OpenFault::Migrate(_))), "{opened:?}");
    }

    async fn the_database_is_set_to_keep_what_it_is_given(ground: Ground) {
        let promises = ground.open().await.promises().await.unwrap();
        assert!(promises.len() >= 3);
        assert!(promises.iter().all(api::health::StorePromise::kept), "{promises:?}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_alone() {
    let ground = Ground::sqlite().await;
    let file = ground.folder().join("my-pledge.sqlite");
    std::fs::write(&file, "a letter, not a database. ".repeat(100)).unwrap();
    let opened = Store::open(&ground.database).await;
    assert!(opened.is_err());
    assert!(
        std::fs::read_to_string(file)
            .unwrap()
            .starts_with("a letter")
    );
}
