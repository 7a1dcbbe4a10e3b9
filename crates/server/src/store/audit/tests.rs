use super::*;
use crate::store::Database;
use std::path::Path;

const ROWS: i64 = 10_000;

async fn open(folder: &Path) -> Store {
    let database = Database::Sqlite {
        file: folder.join("my-pledge.sqlite"),
        most_mebibytes: None,
    };
    Store::open(&database).await.unwrap()
}

/// Ten thousand rows, written as every row is.
async fn fill(store: &Store) {
    let whats = [What::SignedIn, What::SubmissionFetched, What::AnswerGiven];
    let mut transaction = store.write.begin().await.unwrap();
    for turn in 0..ROWS {
        Event {
            at: 1_795_342_800 + turn / 3,
            actor: ["ada", "bo"][usize::from(turn % 5 == 0)],
            what: whats[usize::try_from(turn % 3).unwrap()],
            subject: &format!("{}", turn % 40),
        }
        .append(&mut transaction)
        .await
        .unwrap();
    }
    transaction.commit().await.unwrap();
}

async fn rows(store: &Store) -> Vec<Row> {
    let mut rows = Vec::new();
    let verdict = store.walk_audit(|row| rows.push(row.clone())).await;
    assert_eq!(verdict, Ok(Verdict::Whole { events: 10_000 }));
    rows
}

/// Whether the walk goes to the end from here, over these rows, to this head.
fn ends_at(mut walked: Walked, rows: &[&Row], head: &Row) -> bool {
    rows.iter().all(|row| walked.on(row)) && walked.seq == head.seq && walked.hash == head.hash
}

/// The walk is a fold, so what stands before a row that was touched need not be walked
/// again for each: every one of ten thousand is touched in every way.
#[tokio::test]
async fn whichever_row_is_deleted_edited_or_moved_it_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    fill(&store).await;
    let rows = rows(&store).await;
    let head = rows.last().unwrap();
    let mut walked = Walked::default();
    for (at, row) in rows.iter().enumerate() {
        let after: Vec<&Row> = rows[at + 1..].iter().take(3).collect();
        let first_after = |instead: &[&Row]| {
            let rows = [instead, &after[..]].concat();
            let mut walked = walked.clone();
            rows.iter().position(|row| !walked.on(row))
        };
        if after.is_empty() {
            assert!(!ends_at(walked.clone(), &[], head), "the last deleted");
        } else {
            assert_eq!(first_after(&[]), Some(0), "{at} deleted");
        }
        for edited in edited(row) {
            assert_eq!(first_after(&[&edited]), Some(0), "{at} edited: {edited:?}");
        }
        if let Some(next) = rows.get(at + 1) {
            let swapped = [next, row];
            let mut walked = walked.clone();
            assert!(!swapped.iter().all(|row| walked.on(row)), "{at} moved");
            // The numbers swapped too, so that they still count up.
            let mut one = next.clone();
            one.seq = row.seq;
            assert!(!walked.on(&one), "{at} moved with its number");
        }
        assert!(walked.on(row));
    }
    assert!(ends_at(walked, &[], head));
}

/// The row with one thing changed, each in turn; last with a hash made to fit, which
/// the row after it, or the head, gives away.
fn edited(row: &Row) -> Vec<Row> {
    let change = |change: fn(&mut Row)| {
        let mut row = row.clone();
        change(&mut row);
        row
    };
    vec![
        change(|row| row.at += 1),
        change(|row| row.actor.push('x')),
        change(|row| row.event.push('x')),
        change(|row| row.subject.push('x')),
        change(|row| row.hash.replace_range(..1, "x")),
        // What moves from one column to the next is a change as well.
        change(|row| {
            row.event = format!("{}{}", row.actor, row.event);
            row.actor.clear();
        }),
    ]
}

#[tokio::test]
async fn a_row_made_to_fit_breaks_the_one_after_it_and_the_last_breaks_the_head() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    fill(&store).await;
    let rows = rows(&store).await;
    let mut walked = Walked::default();
    for (at, row) in rows.iter().enumerate() {
        let mut forged = row.clone();
        forged.actor = "somebody else".to_owned();
        forged.hash = link(
            &walked.hash,
            forged.seq,
            forged.at,
            &forged.actor,
            &forged.event,
            &forged.subject,
        );
        let mut fooled = walked.clone();
        assert!(fooled.on(&forged), "{at}");
        match rows.get(at + 1) {
            Some(next) => assert!(!fooled.on(next), "{at}"),
            None => assert_ne!(fooled.hash, row.hash),
        }
        assert!(walked.on(row));
    }
}

/// The same in the database itself, behind the store's back, at some of the rows.
#[tokio::test]
async fn what_was_touched_in_the_database_is_found_where_it_was_touched() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    fill(&store).await;
    for seq in [1, 2, 999, 1_000, 1_001, 5_000, 9_999, 10_000] {
        for touch in [
            "delete from audit where seq = $1",
            "update audit set subject = 'x' where seq = $1",
            "update audit set at = at - 1 where seq = $1",
            "update audit set hash = 'x' where seq = $1",
        ] {
            let (row,): (String,) = sqlx::query_as("select hash from audit where seq = $1")
                .bind(seq)
                .fetch_one(&store.read)
                .await
                .unwrap();
            let kept = sqlx::query("create table kept as select * from audit where seq = $1");
            kept.bind(seq).execute(&store.write).await.unwrap();
            sqlx::query(touch)
                .bind(seq)
                .execute(&store.write)
                .await
                .unwrap();
            let found = store.verify_audit().await;
            assert_eq!(found, Ok(Verdict::BrokenAt { seq }), "{touch} {row}");
            for mend in [
                "delete from audit where seq = (select seq from kept)",
                "insert into audit select * from kept",
                "drop table kept",
            ] {
                sqlx::query(mend).execute(&store.write).await.unwrap();
            }
        }
    }
    let whole = store.verify_audit().await;
    assert_eq!(whole, Ok(Verdict::Whole { events: 10_000 }));
}
