//! On which day the person wants to look: today, or one of the next birthdays.

use super::answers::Answers;
use super::outcome::{Outcome, outcome};
use super::readings::readings;
use chrono::NaiveDate;
use domain::calendar::birthday;
use domain::circumstances::Circumstances;
use domain::edition::Edition;

/// A day to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LookAt {
    /// Today.
    #[default]
    Today,
    /// The birthday of this age.
    Birthday(i32),
}

/// The birthdays one can look at.
pub(super) const BIRTHDAYS: [i32; 4] = [16, 18, 21, 25];

/// The lives that the answers may mean; none while they are not finished.
#[must_use]
pub fn lives(answers: &Answers, edition: &Edition, today: NaiveDate) -> Vec<Circumstances> {
    if answers.next().is_some() {
        return Vec::new();
    }
    readings(answers, &edition.trust.council, today).unwrap_or_default()
}

/// What holds on the day looked at, and that day where it is known.
#[must_use]
pub fn look<'e>(
    edition: &'e Edition,
    answers: &Answers,
    lives: &[Circumstances],
    at: LookAt,
    today: NaiveDate,
) -> Option<(Outcome<'e>, Option<NaiveDate>)> {
    let day = |life: &Circumstances| match at {
        LookAt::Today => today,
        LookAt::Birthday(age) => birthday(life.born_on, age),
    };
    let days: Vec<NaiveDate> = lives.iter().map(day).collect();
    let first = *days.first()?;
    let found = outcome(
        &edition.rules,
        &edition.bank_holidays,
        answers,
        lives,
        &days,
    )?;
    let sure = days.iter().all(|day| *day == first);
    Some((found, sure.then_some(first)))
}

/// The birthdays that are ahead in every life.
#[must_use]
pub fn birthdays_ahead(lives: &[Circumstances], today: NaiveDate) -> Vec<i32> {
    BIRTHDAYS
        .into_iter()
        .filter(|age| {
            lives
                .iter()
                .all(|life| birthday(life.born_on, *age) > today)
        })
        .collect()
}
