//! What is counted of consultations, read, stopped and frozen; and answers forgotten once
//! figures are. Counting is [`super::consultation_counting`]'s.

use super::consultation_counting::{AREAS, broken};
use super::{Store, StoreFault};
use domain::consultation::answered::Area;
use domain::consultation::counted::unpack;
use domain::consultation::outcome::Group;
use domain::consultation::pledge_check::AgeBand;
use sqlx::{Any, Transaction};

/// What is counted of a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Each age of [`AgeBand::ALL`].
    pub bands: Vec<Group>,
    /// How many of each area of [`Area::ALL`].
    pub areas: Vec<u64>,
}

impl Store {
    /// What is counted of a consultation from one day to another, of these ages (by their
    /// place in [`AgeBand::ALL`]); the others are nought. Areas are told of all days.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn consultation_counts(
        &self,
        consultation: i64,
        days: std::ops::RangeInclusive<i64>,
        bands: &[usize],
        numbers: usize,
    ) -> Result<Counts, StoreFault> {
        let rows: Vec<(i64, i64, String)> = sqlx::query_as(
            "select band, people, numbers from consultation_days
             where consultation = $1 and day >= $2 and day <= $3",
        )
        .bind(consultation)
        .bind(*days.start())
        .bind(*days.end())
        .fetch_all(&self.read)
        .await?;
        let nobody = Group {
            answered: 0,
            numbers: vec![0; numbers],
        };
        let mut counts = vec![nobody; AgeBand::ALL.len()];
        for (band, people, packed) in rows {
            let band = usize::try_from(band).map_err(|_| broken())?;
            let Some(group) = counts.get_mut(band).filter(|_| bands.contains(&band)) else {
                continue;
            };
            group.answered += u64::try_from(people).unwrap_or_default();
            let found = unpack(&packed, numbers).ok_or_else(broken)?;
            for (number, by) in group.numbers.iter_mut().zip(found) {
                *number += by;
            }
        }
        let (areas,): (String,) =
            sqlx::query_as("select areas from consultation_totals where consultation = $1")
                .bind(consultation)
                .fetch_one(&self.read)
                .await?;
        let crossed = unpack(&areas, AREAS).ok_or_else(broken)?;
        let mut areas = vec![0; Area::ALL.len()];
        for band in crossed.chunks(Area::ALL.len()) {
            for (area, people) in areas.iter_mut().zip(band) {
                *area += people;
            }
        }
        Ok(Counts {
            bands: counts,
            areas,
        })
    }

    /// Counts nothing more for a consultation. From its return on, its counts stay.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn stop_counting(&self, consultation: i64) -> Result<(), StoreFault> {
        sqlx::query("update consultation_totals set stopped = 1 where consultation = $1")
            .bind(consultation)
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Keeps the figures that stay, unless others were kept first; answers with those
    /// that are.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn freeze(&self, consultation: i64, frozen: &str) -> Result<String, StoreFault> {
        let (kept,): (String,) = sqlx::query_as(
            "update consultation_totals set frozen = coalesce(frozen, $1)
             where consultation = $2 and stopped = 1 returning frozen",
        )
        .bind(frozen)
        .bind(consultation)
        .fetch_one(&self.write)
        .await?;
        Ok(kept)
    }
}

/// Forgets the answers, and what leads into the groups, of consultations whose figures are
/// frozen. The counts stay.
pub(super) async fn forget_answers(
    transaction: &mut Transaction<'_, Any>,
) -> Result<u64, StoreFault> {
    let frozen: Vec<(i64,)> = sqlx::query_as(
        "update consultation_totals set kept = 0 where frozen is not null and kept = 1
         returning consultation",
    )
    .fetch_all(&mut **transaction)
    .await?;
    let mut gone = 0;
    for (consultation,) in frozen {
        gone += sqlx::query("delete from consultation_answers where consultation = $1")
            .bind(consultation)
            .execute(&mut **transaction)
            .await?
            .rows_affected();
        sqlx::query("update consultation_groups set pass_sha256 = null where consultation = $1")
            .bind(consultation)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(gone)
}
