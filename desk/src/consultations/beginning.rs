//! What is there before anything is typed: nothing, or an earlier one a year on.

use chrono::{Months, NaiveDate};
use domain::consultation::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use domain::consultation::pledge_check::AgeBand;

/// A question with nothing in it yet.
#[must_use]
pub fn empty_question() -> Question {
    Question {
        id: "".into(),
        ask: String::new(),
        hint: None,
        kind: AskedAs::Faces,
        options: Vec::new(),
        priority: None,
        and_words: false,
    }
}

/// A consultation with nothing in it yet, open for four weeks from this day.
#[must_use]
pub fn empty(today: NaiveDate) -> Consultation {
    Consultation {
        title: String::new(),
        intro: String::new(),
        purpose: Purpose::Consultation,
        audience: Audience::Everyone,
        bands: vec![
            AgeBand::TwelveToFifteen,
            AgeBand::SixteenSeventeen,
            AgeBand::EighteenAndOver,
        ],
        opens_on: today,
        closes_on: today + chrono::Days::new(27),
        on_home: true,
        translations: Vec::new(),
        questions: Vec::new(),
    }
}

/// An earlier one as a draft, its days a year on: or from today, for as long as it was
/// open, where a year on is past already.
#[must_use]
pub fn a_year_on(earlier: &Consultation, today: NaiveDate) -> Consultation {
    let mut asked = earlier.clone();
    let long = earlier.closes_on - earlier.opens_on;
    let later = earlier.opens_on.checked_add_months(Months::new(12));
    asked.opens_on = later.unwrap_or(today).max(today);
    asked.closes_on = asked.opens_on + long;
    asked
}
