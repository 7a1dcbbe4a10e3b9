//! What cannot be true, in plain words, beside the question that it was typed in.

use super::questions::DayFor;
use crate::phrases::status_faults as say;
use chrono::NaiveDate;
use controls::day_field::TypedDay;
use domain::circumstances::Fault;

/// What is wrong with the day that was typed for this.
#[must_use]
pub fn words(fault: &Fault, typed_for: DayFor) -> &'static str {
    match fault {
        // The day of leaving was told before: it is the other one that is looked at.
        Fault::EndsBeforeItStarts { .. } if typed_for == DayFor::Came => say::came_last(),
        Fault::NotBornYet { .. } => say::still_to_come(),
        Fault::TooOld { .. } => say::too_old(),
        Fault::BeforeBirth { .. } | Fault::HomeBeforeBirth { .. } => say::before_birth(),
        Fault::EndsBeforeItStarts { .. } => say::ends_first(),
        Fault::LeftBeforeEntering { .. } => say::left_first(),
        Fault::Overlap { .. } => say::overlap(),
    }
}

/// The day that was typed: a real one, and not still to come. Everything asked for
/// has happened already.
///
/// # Errors
/// What is wrong, in plain words.
pub fn day(typed: &TypedDay, today: NaiveDate) -> Result<NaiveDate, &'static str> {
    let (year, month, day) = typed.numbers().ok_or_else(say::no_numbers)?;
    if !(1000..=9999).contains(&year) {
        return Err(say::short_year());
    }
    let day = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(say::no_such_day)?;
    if day > today {
        return Err(say::still_to_come());
    }
    Ok(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, month: &str, year: &str) -> TypedDay {
        TypedDay {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
        }
    }

    #[test]
    fn whichever_of_two_days_was_typed_last_is_the_one_that_is_named() {
        let (from, to) = ("2025-03-01".parse().unwrap(), "2024-03-01".parse().unwrap());
        let place = 1;
        let fault = Fault::EndsBeforeItStarts { place, from, to };
        assert_eq!(words(&fault, DayFor::Came), say::came_last());
        assert_eq!(words(&fault, DayFor::Left), say::ends_first());
    }

    #[test]
    fn only_a_real_day_that_has_come_is_taken() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let taken = |day, month, year| super::day(&typed(day, month, year), today);
        assert_eq!(taken("29", "2", "2008"), Ok("2008-02-29".parse().unwrap()));
        assert_eq!(taken("22", "11", "2026"), Ok(today));
        for (day, month, year, said) in [
            ("29", "2", "2009", say::no_such_day()),
            ("31", "2", "2009", say::no_such_day()),
            ("31", "4", "2009", say::no_such_day()),
            ("0", "1", "2009", say::no_such_day()),
            ("1", "13", "2009", say::no_such_day()),
            ("14", "3", "09", say::short_year()),
            ("", "", "", say::no_numbers()),
            ("one", "1", "2009", say::no_numbers()),
            ("-1", "1", "2009", say::no_numbers()),
        ] {
            assert_eq!(taken(day, month, year), Err(said), "{day}/{month}/{year}");
        }
        assert_eq!(taken("23", "11", "2026"), Err(say::still_to_come()));
    }
}
