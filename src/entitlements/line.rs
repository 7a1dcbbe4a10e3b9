//! The lines of *My dates*: dated duties and what is ahead, in one order.

use super::looked_at::BIRTHDAYS;
use super::outcome::{Ahead, Outcome};
use chrono::NaiveDate;
use domain::decide::Event;
use domain::due::{Duty, Sort};
use domain::entitlement::Rule;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<'b> {
    /// Should have been made before now; we were not told whether it was.
    Past(Duty),
    /// Should have happened by now, and we know that it has not.
    Late(Duty),
    /// Due today or later.
    Due(Duty),
    /// A birthday or another change.
    Ahead(Ahead<'b>),
}

impl Line<'_> {
    /// The day to sort by and to put into a calendar.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Past(duty) | Self::Late(duty) | Self::Due(duty) => Some(duty.due.roughly()),
            Self::Ahead(ahead) => ahead.on,
        }
    }
}

/// All lines: by day, then what has no day yet.
#[must_use]
pub fn lines<'b>(outcome: &Outcome<'b>) -> Vec<Line<'b>> {
    let mut lines: Vec<Line<'b>> = outcome
        .due
        .iter()
        .cloned()
        .map(|duty| match (duty.overdue, duty.sort) {
            (false, _) => Line::Due(duty),
            (true, Sort::Should) => Line::Late(duty),
            (true, Sort::Plan | Sort::Can) => Line::Past(duty),
        })
        .chain(
            outcome
                .ahead
                .iter()
                .filter_map(|ahead| worth_a_line(ahead, outcome))
                .map(Line::Ahead),
        )
        .collect();
    lines.sort_by_key(|line| line.day().unwrap_or(NaiveDate::MAX));
    lines
}

/// What is ahead, less what a duty of the same day says already. A day on which
/// nothing begins or ends stands only for the birthdays that everybody looks for.
fn worth_a_line<'b>(ahead: &Ahead<'b>, outcome: &Outcome<'b>) -> Option<Ahead<'b>> {
    let said = |rule: &Rule| {
        let mut duties = outcome.due.iter();
        duties.any(|duty| Some(duty.due.roughly()) == ahead.on && duty.fact == *rule.fact())
    };
    let mut ahead = ahead.clone();
    ahead.starts.retain(|rule| !said(rule));
    let looked_for = match ahead.event {
        Event::Birthday(age) => BIRTHDAYS.contains(&age),
        Event::ThirteenWeeks | Event::SixMonthsHome => true,
        Event::Change => false,
    };
    (looked_for || !ahead.starts.is_empty() || !ahead.ends.is_empty()).then_some(ahead)
}

/// The next line to show on Home: the soonest that is due, else the soonest late
/// one, else the soonest change that has a day.
#[must_use]
pub fn next<'l, 'b>(lines: &'l [Line<'b>]) -> Option<&'l Line<'b>> {
    lines
        .iter()
        .find(|line| matches!(line, Line::Due(_)))
        .or_else(|| lines.iter().find(|line| matches!(line, Line::Late(_))))
        .or_else(|| {
            lines
                .iter()
                .find(|line| matches!(line, Line::Ahead(ahead) if ahead.on.is_some()))
        })
}

/// The days that belong into a calendar: those still to come.
#[must_use]
pub fn calendar_days(lines: &[Line<'_>]) -> Vec<NaiveDate> {
    lines
        .iter()
        .filter(|line| !matches!(line, Line::Late(_) | Line::Past(_)))
        .filter_map(Line::day)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calendar::Due;
    use domain::care_status::{CareStatus, Status};
    use domain::ids::FactId;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn duty(day: &str, overdue: bool, sort: Sort) -> Duty {
        Duty {
            id: "next-review",
            fact: FactId::from("TD-03"),
            due: Due::On(on(day)),
            overdue,
            sort,
        }
    }

    fn outcome(due: Vec<Duty>) -> Outcome<'static> {
        let birthday = |on, age| Ahead {
            on,
            event: Event::Birthday(age),
            starts: Vec::new(),
            ends: Vec::new(),
        };
        Outcome {
            status: Status {
                is: CareStatus::Eligible,
                certain: true,
                because: Vec::new(),
                ask: None,
            },
            cards: Vec::new(),
            due,
            ahead: vec![birthday(None, 25), birthday(Some(on("2027-03-14")), 18)],
            ask: None,
        }
    }

    #[test]
    fn lines_stand_by_day_and_what_has_no_day_comes_last() {
        let outcome = outcome(vec![
            duty("2026-12-11", false, Sort::Should),
            duty("2022-05-16", true, Sort::Plan),
        ]);
        let days: Vec<Option<NaiveDate>> = lines(&outcome).iter().map(Line::day).collect();
        let expected = [
            Some(on("2022-05-16")),
            Some(on("2026-12-11")),
            Some(on("2027-03-14")),
            None,
        ];
        assert_eq!(days, expected);
    }

    #[test]
    fn what_is_next_is_what_is_due_then_what_is_late_then_a_birthday() {
        let late = duty("2026-11-02", true, Sort::Should);
        let plan = duty("2022-05-16", true, Sort::Plan);
        let due = duty("2026-12-11", false, Sort::Should);
        let all = outcome(vec![late.clone(), plan.clone(), due.clone()]);
        assert_eq!(next(&lines(&all)), Some(&Line::Due(due)));
        let behind = outcome(vec![late.clone(), plan.clone()]);
        assert_eq!(next(&lines(&behind)), Some(&Line::Late(late)));
        let made = outcome(vec![plan]);
        let found = lines(&made);
        assert_eq!(next(&found).and_then(Line::day), Some(on("2027-03-14")));
    }

    #[test]
    fn a_change_that_a_duty_of_the_same_day_says_already_has_no_line_of_its_own() {
        let edition = content::edition().unwrap();
        let rule = |id: &str| {
            edition
                .rules
                .rules
                .iter()
                .find(|rule| rule.id.as_str() == id)
        };
        let change = |starts| Ahead {
            on: Some(on("2027-02-14")),
            event: Event::Change,
            starts,
            ends: Vec::new(),
        };
        let can = Duty {
            fact: FactId::from("MO-19"),
            ..duty("2027-02-14", false, Sort::Can)
        };
        let with = |starts| Outcome {
            ahead: vec![change(starts)],
            ..outcome(vec![can.clone()])
        };
        let credit = rule("universal-credit-at-18").unwrap();
        let tax = rule("council-tax").unwrap();
        assert_eq!(lines(&with(vec![credit])), [Line::Due(can.clone())]);
        let both = with(vec![credit, tax]);
        assert_eq!(
            lines(&both),
            [Line::Due(can.clone()), Line::Ahead(change(vec![tax]))]
        );
    }

    #[test]
    fn a_calendar_holds_only_days_still_to_come() {
        let outcome = outcome(vec![
            duty("2026-11-02", true, Sort::Should),
            duty("2026-12-11", false, Sort::Should),
        ]);
        assert_eq!(
            calendar_days(&lines(&outcome)),
            [on("2026-12-11"), on("2027-03-14")]
        );
    }
}
