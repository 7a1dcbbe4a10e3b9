//! What cannot be true of anybody, each naming the field and what to do.

use super::{CarePeriod, Circumstances, OLDEST};
use chrono::NaiveDate;

/// Facts that cannot be true together. Places in lists count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Born after the day asked about.
    #[error("born_on: {born_on} is after {on}, the day asked about; check the year")]
    NotBornYet {
        /// As given.
        born_on: NaiveDate,
        /// The day asked about.
        on: NaiveDate,
    },
    /// Older than anybody.
    #[error("born_on: {born_on} makes an age over {OLDEST}; check the year")]
    TooOld {
        /// As given.
        born_on: NaiveDate,
    },
    /// Care that ends before it starts.
    #[error(
        "care_periods: period {place} ends on {to}, before it starts on {from}; swap or mend the dates"
    )]
    EndsBeforeItStarts {
        /// Its place in the list.
        place: usize,
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// Care before birth.
    #[error(
        "care_periods: period {place} starts on {from}, before the birthday; mend one of the two"
    )]
    BeforeBirth {
        /// Its place in the list.
        place: usize,
        /// First day.
        from: NaiveDate,
    },
    /// Two periods that share days.
    #[error(
        "care_periods: periods {first} and {second} overlap; end the earlier one when the later one starts"
    )]
    Overlap {
        /// The earlier one's place.
        first: usize,
        /// The later one's place.
        second: usize,
    },
    /// Left care before coming into care.
    #[error("left_care_on: {left_on} is before care began on {from}; mend one of the two")]
    LeftBeforeEntering {
        /// As given.
        left_on: NaiveDate,
        /// The first day of the first period.
        from: NaiveDate,
    },
    /// A home before birth.
    #[error("placement.since: {since} is before the birthday; mend one of the two")]
    HomeBeforeBirth {
        /// As given.
        since: NaiveDate,
    },
}

pub(super) fn check(person: &Circumstances, on: NaiveDate) -> Result<(), Fault> {
    let born_on = person.born_on;
    if born_on > on {
        return Err(Fault::NotBornYet { born_on, on });
    }
    if person.age_on(on) > OLDEST {
        return Err(Fault::TooOld { born_on });
    }
    let mut periods: Vec<(usize, &CarePeriod)> = person
        .care_periods
        .iter()
        .flatten()
        .enumerate()
        .map(|(at, period)| (at + 1, period))
        .collect();
    for (place, period) in &periods {
        if let Some(to) = period.to.filter(|to| *to < period.from) {
            return Err(Fault::EndsBeforeItStarts {
                place: *place,
                from: period.from,
                to,
            });
        }
        if period.from < born_on {
            return Err(Fault::BeforeBirth {
                place: *place,
                from: period.from,
            });
        }
    }
    periods.sort_by_key(|(_, period)| (period.from, period.to.unwrap_or(NaiveDate::MAX)));
    for pair in periods.windows(2) {
        if let [(first, earlier), (second, later)] = pair
            && earlier.to.is_none_or(|to| to > later.from)
        {
            return Err(Fault::Overlap {
                first: *first,
                second: *second,
            });
        }
    }
    if let (Some(left_on), Some((_, period))) = (person.left_care_on, periods.first())
        && left_on < period.from
    {
        return Err(Fault::LeftBeforeEntering {
            left_on,
            from: period.from,
        });
    }
    if let Some(since) = person
        .placement
        .as_ref()
        .and_then(|home| home.since)
        .filter(|since| *since < born_on)
    {
        return Err(Fault::HomeBeforeBirth { since });
    }
    Ok(())
}
