//! How a batch of answers changes the counts of a consultation: its totals, each day and
//! age, and its groups. Which answers do is [`super::consultation_answers`]'s.

use super::StoreFault;
use super::consultation_answers::Row;
use super::rows::from_row;
use domain::consultation::answered::Area;
use domain::consultation::counted::{pack, unpack};
use domain::consultation::pledge_check::AgeBand;
use sqlx::{Any, Transaction};
use std::collections::BTreeMap;

/// While a consultation is not frozen its figures move when so many answers have come or
/// changed: whoever looks before and after one answer learns nothing of it.
pub(super) const STEP: i64 = 10;

/// How many counts there are by age and area.
pub(super) const AREAS: usize = AgeBand::ALL.len() * Area::ALL.len();

pub(super) struct Totals {
    people: i64,
    shown_people: i64,
    changes: i64,
    areas: String,
    numbers: String,
    shown: String,
    pub(super) stopped: i64,
}

from_row!(Totals {
    people,
    shown_people,
    changes,
    areas,
    numbers,
    shown,
    stopped
});

/// By how much numbers change.
#[derive(Default)]
struct Change {
    people: i64,
    numbers: BTreeMap<usize, i64>,
}

impl Change {
    fn by(&mut self, chosen: &[usize], by: i64) {
        self.people += by;
        for at in chosen {
            *self.numbers.entry(*at).or_default() += by;
        }
    }

    fn is_nothing(&self) -> bool {
        self.people == 0 && self.numbers.values().all(|by| *by == 0)
    }

    fn of(&self, packed: &str, numbers: usize) -> Result<String, StoreFault> {
        let mut found = unpack(packed, numbers).ok_or_else(broken)?;
        for (at, by) in &self.numbers {
            if let Some(number) = found.get_mut(*at) {
                *number = number.saturating_add_signed(*by);
            }
        }
        Ok(pack(&found))
    }
}

pub(super) fn broken() -> StoreFault {
    StoreFault::Broken("consultation".to_owned())
}

/// A consultation's row of totals, taken, and what a batch changes.
pub(super) struct Taken {
    pub(super) totals: Totals,
    numbers: usize,
    pub(super) changes: i64,
    all: Change,
    areas: BTreeMap<usize, i64>,
    days: BTreeMap<(i64, i64), Change>,
    /// Of each group: how many may answer, how many have, and how many had.
    pub(super) groups: BTreeMap<i64, (i64, i64, i64)>,
}

/// Takes a consultation's row of totals: until the commit, nobody else counts for it.
pub(super) async fn take(
    transaction: &mut Transaction<'_, Any>,
    consultation: i64,
    numbers: usize,
) -> Result<Taken, StoreFault> {
    let totals: Totals = sqlx::query_as(
        "update consultation_totals set turn = turn + 1 where consultation = $1
         returning people, shown_people, changes, areas, numbers, shown, stopped",
    )
    .bind(consultation)
    .fetch_optional(&mut **transaction)
    .await?
    .ok_or_else(broken)?;
    Ok(Taken {
        totals,
        numbers,
        changes: 0,
        all: Change::default(),
        areas: BTreeMap::new(),
        days: BTreeMap::new(),
        groups: BTreeMap::new(),
    })
}

impl Taken {
    pub(super) fn note(&mut self, row: &Row, chosen: &[usize], by: i64) -> Result<(), StoreFault> {
        self.all.by(chosen, by);
        let day = self.days.entry((row.day, row.band)).or_default();
        day.by(chosen, by);
        let areas = i64::try_from(Area::ALL.len()).unwrap_or_default();
        let place = usize::try_from(row.band * areas + row.area).map_err(|_| broken())?;
        *self.areas.entry(place).or_default() += by;
        if let Some((_, arrived, _)) = self.groups.get_mut(&row.group_nth) {
            *arrived += by;
        }
        Ok(())
    }

    /// Writes what changed: each day and age, each group, and the totals.
    pub(super) async fn count(
        self,
        transaction: &mut Transaction<'_, Any>,
        consultation: i64,
    ) -> Result<(), StoreFault> {
        if self.changes == 0 {
            return Ok(());
        }
        for ((day, band), change) in &self.days {
            if !change.is_nothing() {
                let of = (consultation, *day, *band);
                count_day(transaction, of, change, self.numbers).await?;
            }
        }
        for (nth, (_, arrived, before)) in &self.groups {
            if arrived != before {
                sqlx::query(
                    "update consultation_groups set arrived = $1
                     where consultation = $2 and nth = $3",
                )
                .bind(*arrived)
                .bind(consultation)
                .bind(*nth)
                .execute(&mut **transaction)
                .await?;
            }
        }
        let numbers = self.all.of(&self.totals.numbers, self.numbers)?;
        let by_area = Change {
            people: 0,
            numbers: self.areas,
        };
        let people = self.totals.people + self.all.people;
        let changes = self.totals.changes + self.changes;
        let (shown, shown_people, changes) = if changes >= STEP {
            (numbers.clone(), people, 0)
        } else {
            (self.totals.shown, self.totals.shown_people, changes)
        };
        sqlx::query(
            "update consultation_totals
             set people = $1, numbers = $2, areas = $3, shown = $4, shown_people = $5, changes = $6
             where consultation = $7",
        )
        .bind(people)
        .bind(numbers)
        .bind(by_area.of(&self.totals.areas, AREAS)?)
        .bind(shown)
        .bind(shown_people)
        .bind(changes)
        .bind(consultation)
        .execute(&mut **transaction)
        .await?;
        Ok(())
    }
}

async fn count_day(
    transaction: &mut Transaction<'_, Any>,
    (consultation, day, band): (i64, i64, i64),
    change: &Change,
    numbers: usize,
) -> Result<(), StoreFault> {
    let before: Option<(i64, String)> = sqlx::query_as(
        "select people, numbers from consultation_days
         where consultation = $1 and day = $2 and band = $3",
    )
    .bind(consultation)
    .bind(day)
    .bind(band)
    .fetch_optional(&mut **transaction)
    .await?;
    let (people, packed) = before.unwrap_or_default();
    sqlx::query(
        "insert into consultation_days (consultation, day, band, people, numbers)
         values ($1, $2, $3, $4, $5)
         on conflict (consultation, day, band)
         do update set people = excluded.people, numbers = excluded.numbers",
    )
    .bind(consultation)
    .bind(day)
    .bind(band)
    .bind(people + change.people)
    .bind(change.of(&packed, numbers)?)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
