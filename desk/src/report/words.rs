//! What things are called on the pages of reports.

use crate::day_words;
use crate::figures::{HIDDEN, number};
use api::actions::Stage;
use api::desk::actions::Colour;
use api::desk::reports::{Figures, Named, RequestClock};
use api::desk::review_figures::{Period, Share};
use chrono::{Datelike as _, NaiveDate};
use domain::calendar::MONTHS;
use domain::ids::PriorityId;

/// “July to September 2026”.
#[must_use]
pub fn period(period: Period) -> String {
    let month = |day: NaiveDate| MONTHS[day.month0() as usize % 12];
    let (from, to) = (period.from, period.to);
    if from.year() != to.year() {
        return format!(
            "{} {} to {} {}",
            month(from),
            from.year(),
            month(to),
            to.year()
        );
    }
    if from.month() == to.month() {
        return format!("{} {}", month(from), from.year());
    }
    format!("{} to {} {}", month(from), month(to), to.year())
}

/// “14 March 2026”.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    format!(
        "{} {} {}",
        day.day(),
        MONTHS[day.month0() as usize % 12],
        day.year()
    )
}

/// The name of a priority of these figures.
#[must_use]
pub fn named<'f>(figures: &'f Figures, id: &PriorityId) -> Option<&'f Named> {
    figures.priorities.iter().find(|one| one.id == *id)
}

/// A share: “25 of 30 (83 %)”.
#[must_use]
pub fn share(share: Share) -> String {
    match (share.of, share.did) {
        (Some(0), _) => "none".to_owned(),
        (Some(of), Some(did)) if of >= 20 => {
            format!("{did} of {of} ({} %)", (did * 200 + of) / (of * 2))
        }
        (of, None) if of.is_some() => format!("{HIDDEN} of {}", number(of)),
        (None, _) => HIDDEN.to_owned(),
        (of, did) => format!("{} of {}", number(did), number(of)),
    }
}

/// How an action goes.
#[must_use]
pub const fn colour(colour: Colour) -> &'static str {
    match colour {
        Colour::Red => "Red",
        Colour::Amber => "Amber",
        Colour::Green => "Green",
    }
}

/// The class of a colour.
#[must_use]
pub const fn colour_class(colour: Colour) -> &'static str {
    match colour {
        Colour::Red => "red",
        Colour::Amber => "amber",
        Colour::Green => "green",
    }
}

/// How far an action has come.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Doing => "Being done",
        Stage::Done => "Done",
        Stage::NotPossible => "Not possible",
    }
}

/// What a request is measured by.
#[must_use]
pub const fn clock(clock: RequestClock) -> &'static str {
    match clock {
        RequestClock::Law => "answered within the law’s time",
        RequestClock::Promise => "opened within our promise",
    }
}

/// What stands on its own line of the list: “Priority 3, July to September 2026”.
#[must_use]
pub fn title(of: Period, about: Option<&str>) -> String {
    let about = about.unwrap_or("All priorities");
    format!("{about}, {}", period(of))
}

/// A day in words, for the screen.
#[must_use]
pub fn on(day: NaiveDate) -> String {
    day_words::full(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_said_as_short_as_it_can_be() {
        for (from, to, said) in [
            ("2026-07-01", "2026-09-30", "July to September 2026"),
            ("2026-02-01", "2026-02-28", "February 2026"),
            ("2025-04-01", "2026-03-31", "April 2025 to March 2026"),
        ] {
            let of = Period {
                from: from.parse().unwrap(),
                to: to.parse().unwrap(),
            };
            assert_eq!(period(of), said);
        }
    }

    #[test]
    fn a_share_of_few_has_no_percentage_and_a_hidden_one_no_number() {
        let of = |of, did| share(Share { of, did });
        assert_eq!(of(Some(30), Some(25)), "25 of 30 (83 %)");
        assert_eq!(of(Some(12), Some(12)), "12 of 12");
        assert_eq!(of(Some(30), None), "hidden of 30");
        assert_eq!(of(None, None), "hidden");
        assert_eq!(of(Some(0), Some(0)), "none");
    }
}
