//! Answers to consultations, and the counts that are kept of them in the same
//! transaction, as [`super::consultation_counting`] changes them. What is read of them is [`super::consultation_counts`]'s; what of it may be
//! shown is `domain::consultation::outcome`'s.
//!
//! One order of locks everywhere: the totals of each consultation, by number, and then
//! whatever belongs to it. Who holds the totals is the only one to write its answers,
//! groups and counts, so two processes never wait for each other in a circle.

use super::consultation_counting::{Taken, broken, take};
use super::rows::from_row;
use super::writer::Write;
use super::{Store, StoreFault};
use chrono::{Datelike as _, NaiveDate};
use sqlx::{Any, Transaction};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// An answer that may be counted: checked, and with its mark under the server's key.
#[derive(Clone, PartialEq, Eq)]
pub struct Marked {
    /// The keyed hash of its mark.
    pub mark: String,
    /// The number of its consultation.
    pub consultation: i64,
    /// How many numbers that has.
    pub numbers: usize,
    /// The age's place in [`AgeBand::ALL`].
    pub band: usize,
    /// The area's place in [`Area::ALL`].
    pub area: usize,
    /// The day it was given on, since 1970.
    pub day: i64,
    /// The group's number in its consultation; none of one device.
    pub group: Option<i64>,
    /// Which numbers it adds to, in order.
    pub chosen: Vec<usize>,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It is counted.
    Counted,
    /// Nothing more is.
    TooLate,
    /// As many as its group was made for have answered.
    GroupFull,
}

/// A day as counts keep it.
#[must_use]
pub fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) - 719_163
}

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    consultation: i64,
    pub(super) band: i64,
    pub(super) area: i64,
    pub(super) day: i64,
    pub(super) group_nth: i64,
    chosen: String,
}

from_row!(Row {
    consultation,
    band,
    area,
    day,
    group_nth,
    chosen
});

impl Row {
    /// Which numbers it was added to.
    fn numbers(&self) -> Result<Vec<usize>, StoreFault> {
        let written = self.chosen.split(',').filter(|at| !at.is_empty());
        written.map(|at| at.parse().map_err(|_| broken())).collect()
    }
}

impl Write for Marked {
    type Kept = Became;

    fn order(&self) -> &str {
        &self.mark
    }

    async fn write_all(
        batch: &[&Self],
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<Vec<Became>, StoreFault> {
        let mut all: BTreeMap<i64, Taken> = BTreeMap::new();
        let numbers: BTreeMap<i64, usize> = batch
            .iter()
            .map(|one| (one.consultation, one.numbers))
            .collect();
        for (consultation, numbers) in numbers {
            let taken = take(transaction, consultation, numbers).await?;
            all.insert(consultation, taken);
        }
        let mut became = Vec::with_capacity(batch.len());
        for one in batch {
            let taken = all.get_mut(&one.consultation).ok_or_else(broken)?;
            became.push(one.write_one(transaction, taken).await?);
        }
        for (consultation, taken) in all {
            taken.count(transaction, consultation).await?;
        }
        Ok(became)
    }
}

impl Marked {
    async fn write_one(
        &self,
        transaction: &mut Transaction<'_, Any>,
        taken: &mut Taken,
    ) -> Result<Became, StoreFault> {
        if taken.totals.stopped != 0 {
            let kept = self.before(transaction).await?;
            return Ok(if kept == Some(self.row()) {
                Became::Counted
            } else {
                Became::TooLate
            });
        }
        if self.group_is_full(transaction, taken).await? {
            // Who answered before the group was full may still change their mind.
            if self.before(transaction).await?.is_none() {
                return Ok(Became::GroupFull);
            }
        }
        let now = self.row();
        let before = self.take_place(&now, transaction).await?;
        if before.as_ref() == Some(&now) {
            return Ok(Became::Counted);
        }
        if let Some(before) = &before {
            taken.note(before, &before.numbers()?, -1)?;
        }
        taken.note(&now, &self.chosen, 1)?;
        taken.changes += 1;
        Ok(Became::Counted)
    }

    fn row(&self) -> Row {
        let place = |at: usize| i64::try_from(at).unwrap_or_default();
        let chosen: Vec<String> = self.chosen.iter().map(ToString::to_string).collect();
        Row {
            consultation: self.consultation,
            band: place(self.band),
            area: place(self.area),
            day: self.day,
            group_nth: self.group.unwrap_or_default(),
            chosen: chosen.join(","),
        }
    }

    async fn group_is_full(
        &self,
        transaction: &mut Transaction<'_, Any>,
        taken: &mut Taken,
    ) -> Result<bool, StoreFault> {
        let Some(nth) = self.group else {
            return Ok(false);
        };
        let group = match taken.groups.entry(nth) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let (most, arrived): (i64, i64) = sqlx::query_as(
                    "select most, arrived from consultation_groups
                     where consultation = $1 and nth = $2",
                )
                .bind(self.consultation)
                .bind(nth)
                .fetch_optional(&mut **transaction)
                .await?
                .ok_or_else(broken)?;
                place.insert((most, arrived, arrived))
            }
        };
        Ok(group.1 >= group.0)
    }

    /// What this mark answered before.
    async fn before(
        &self,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<Option<Row>, StoreFault> {
        Ok(sqlx::query_as(
            "select consultation, band, area, day, group_nth, chosen
             from consultation_answers where mark = $1",
        )
        .bind(&self.mark)
        .fetch_optional(&mut **transaction)
        .await?)
    }

    /// Puts this answer in the place of the mark's last one, and says which that was. The
    /// totals of its consultation must have been taken.
    ///
    /// # Errors
    /// [`StoreFault`].
    async fn take_place(
        &self,
        now: &Row,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<Option<Row>, StoreFault> {
        if self.insert_row(now, transaction).await? {
            return Ok(None);
        }
        let before = self.before(transaction).await?;
        if before.as_ref() != Some(now) {
            sqlx::query(
                "update consultation_answers
                 set band = $1, area = $2, day = $3, group_nth = $4, chosen = $5 where mark = $6",
            )
            .bind(now.band)
            .bind(now.area)
            .bind(now.day)
            .bind(now.group_nth)
            .bind(&now.chosen)
            .bind(&self.mark)
            .execute(&mut **transaction)
            .await?;
        }
        Ok(before)
    }

    /// Keeps the answer and counts nothing; whether its mark is new. Public for the bench
    /// that measures what counts add to this.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn insert(&self, transaction: &mut Transaction<'_, Any>) -> Result<bool, StoreFault> {
        self.insert_row(&self.row(), transaction).await
    }

    async fn insert_row(
        &self,
        row: &Row,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<bool, StoreFault> {
        let written = sqlx::query(
            "insert into consultation_answers
                 (mark, consultation, band, area, day, group_nth, chosen)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (mark) do nothing",
        )
        .bind(&self.mark)
        .bind(row.consultation)
        .bind(row.band)
        .bind(row.area)
        .bind(row.day)
        .bind(row.group_nth)
        .bind(&row.chosen)
        .execute(&mut **transaction)
        .await?;
        Ok(written.rows_affected() == 1)
    }
}

impl Store {
    /// Counts an answer; the mark's last one counts no more. The same may come any number
    /// of times, at the same time and in any process.
    ///
    /// # Errors
    /// See [`super::writer::Writer::write`].
    pub async fn count_answer(&self, marked: Marked) -> Result<Became, StoreFault> {
        self.consultation_answers.write(marked).await
    }

    /// What this mark answered before is this very answer.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn is_counted(&self, marked: &Marked) -> Result<bool, StoreFault> {
        let mut transaction = self.read.begin().await?;
        let before = marked.before(&mut transaction).await?;
        Ok(before == Some(marked.row()))
    }
}

impl std::fmt::Debug for Marked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Marked { .. }")
    }
}
