//! Ratings of promises, and the counts that are kept of them in the same transaction.
//! What of the counts may be shown is `domain::consultation::suppression`'s.

use super::rows::from_row;
use super::writer::Write;
use super::{Store, StoreFault};
use domain::consultation::pledge_check::Rated;
use domain::consultation::quarter::Quarter;
use sqlx::{Any, Transaction};
use std::collections::BTreeMap;

/// While a quarter is open, the figures of a promise move when so many ratings have come
/// or changed: whoever looks before and after one rating learns nothing of it.
pub const STEP: i64 = 10;

/// A rating that may be counted: checked, and with its mark under the server's key.
#[derive(Clone, PartialEq, Eq)]
pub struct Marked {
    /// The keyed hash of its mark.
    pub mark: String,
    /// What was rated, and how. Its own mark is not kept.
    pub rated: Rated,
}

/// One count: of which promise, in which band, how rated, and how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The promise.
    pub promise: String,
    /// The band's word.
    pub band: String,
    /// The rating's word.
    pub rating: String,
    /// How many, now.
    pub people: i64,
    /// How many, at the last step.
    pub shown: i64,
}

from_row!(Count {
    promise,
    band,
    rating,
    people,
    shown
});

/// Which count: of a quarter and promise, a band, a rating.
type Place = (String, String, &'static str, &'static str);

impl Write for Marked {
    type Kept = ();

    fn order(&self) -> &str {
        &self.mark
    }

    async fn write_all(
        batch: &[&Self],
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<Vec<()>, StoreFault> {
        let mut changed: BTreeMap<Place, i64> = BTreeMap::new();
        let mut changes: BTreeMap<(String, String), i64> = BTreeMap::new();
        for marked in batch {
            let before = marked.take_place(transaction).await?;
            let rated = &marked.rated;
            let now = (rated.band.word(), rated.rating.word());
            if before == Some(now) {
                continue;
            }
            let of = (rated.quarter.to_string(), rated.promise.to_string());
            let place = |(band, rating)| (of.0.clone(), of.1.clone(), band, rating);
            if let Some(before) = before {
                *changed.entry(place(before)).or_default() -= 1;
            }
            *changed.entry(place(now)).or_default() += 1;
            *changes.entry(of).or_default() += 1;
        }
        // The step of a promise is taken before its counts, here and in every process:
        // who holds it waits for nobody else's counts.
        let mut steps = Vec::new();
        for ((quarter, promise), by) in changes {
            if step(transaction, &quarter, &promise, by).await? {
                steps.push((quarter, promise));
            }
        }
        for (place, by) in changed.into_iter().filter(|(_, by)| *by != 0) {
            count(transaction, place, by).await?;
        }
        for (quarter, promise) in steps {
            show(transaction, &quarter, &promise).await?;
        }
        Ok(vec![(); batch.len()])
    }
}

impl Marked {
    /// Puts this rating in the place of the mark's last one, and says which that was.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn take_place(
        &self,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<Option<(&'static str, &'static str)>, StoreFault> {
        use domain::consultation::pledge_check::{AgeBand, Rating};

        let rated = &self.rated;
        let written = sqlx::query(
            "insert into pledge_ratings (mark, quarter, promise, band, rating, turn)
             values ($1, $2, $3, $4, $5, 0) on conflict (mark) do nothing",
        )
        .bind(&self.mark)
        .bind(rated.quarter.to_string())
        .bind(rated.promise.as_str())
        .bind(rated.band.word())
        .bind(rated.rating.word())
        .execute(&mut **transaction)
        .await?;
        if written.rows_affected() == 1 {
            return Ok(None);
        }
        // Takes the row, so that another process waits for what is read here.
        let (band, rating): (String, String) = sqlx::query_as(
            "update pledge_ratings set turn = turn + 1 where mark = $1 returning band, rating",
        )
        .bind(&self.mark)
        .fetch_one(&mut **transaction)
        .await?;
        sqlx::query("update pledge_ratings set band = $1, rating = $2 where mark = $3")
            .bind(rated.band.word())
            .bind(rated.rating.word())
            .bind(&self.mark)
            .execute(&mut **transaction)
            .await?;
        let band = AgeBand::of_word(&band).map(AgeBand::word);
        let rating = Rating::of_word(&rating).map(Rating::word);
        band.zip(rating)
            .map(Some)
            .ok_or_else(|| StoreFault::Broken("rating".to_owned()))
    }
}

async fn count(
    transaction: &mut Transaction<'_, Any>,
    (quarter, promise, band, rating): Place,
    by: i64,
) -> Result<(), StoreFault> {
    sqlx::query(
        "insert into pledge_counts (quarter, promise, band, rating, people, shown)
         values ($1, $2, $3, $4, $5, 0)
         on conflict (quarter, promise, band, rating)
         do update set people = pledge_counts.people + excluded.people",
    )
    .bind(quarter)
    .bind(promise)
    .bind(band)
    .bind(rating)
    .bind(by)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Counts changes of a promise; whether they come to a step.
async fn step(
    transaction: &mut Transaction<'_, Any>,
    quarter: &str,
    promise: &str,
    by: i64,
) -> Result<bool, StoreFault> {
    let (changes,): (i64,) = sqlx::query_as(
        "insert into pledge_steps (quarter, promise, changes) values ($1, $2, $3)
         on conflict (quarter, promise)
         do update set changes = pledge_steps.changes + excluded.changes
         returning changes",
    )
    .bind(quarter)
    .bind(promise)
    .bind(by)
    .fetch_one(&mut **transaction)
    .await?;
    Ok(changes >= STEP)
}

/// The figures of a promise move.
async fn show(
    transaction: &mut Transaction<'_, Any>,
    quarter: &str,
    promise: &str,
) -> Result<(), StoreFault> {
    for then in [
        "update pledge_counts set shown = people where quarter = $1 and promise = $2",
        "update pledge_steps set changes = 0 where quarter = $1 and promise = $2",
    ] {
        sqlx::query(then)
            .bind(quarter)
            .bind(promise)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

impl Store {
    /// Counts a rating; the mark's last one counts no more. The same may come any number
    /// of times, at the same time and in any process.
    ///
    /// # Errors
    /// See [`super::writer::Writer::write`].
    pub async fn rate(&self, marked: Marked) -> Result<(), StoreFault> {
        self.ratings.write(marked).await
    }

    /// Every count of a quarter.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn pledge_counts(&self, quarter: Quarter) -> Result<Vec<Count>, StoreFault> {
        Ok(sqlx::query_as(
            "select promise, band, rating, people, shown from pledge_counts where quarter = $1",
        )
        .bind(quarter.to_string())
        .fetch_all(&self.read)
        .await?)
    }
}

/// Forgets which mark rated what in quarters that are closed. The counts stay.
pub(super) async fn forget_marks(
    transaction: &mut Transaction<'_, Any>,
    closed_last: Quarter,
) -> Result<u64, StoreFault> {
    // Quarters sort as their words do.
    Ok(
        sqlx::query("delete from pledge_ratings where quarter <= $1")
            .bind(closed_last.to_string())
            .execute(&mut **transaction)
            .await?
            .rows_affected(),
    )
}

impl std::fmt::Debug for Marked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Marked { .. }")
    }
}
