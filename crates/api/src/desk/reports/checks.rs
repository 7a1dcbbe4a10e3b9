//! What keeps a report from being kept: the desk says it while it is written, the server
//! refuses it.

use super::Written;
use crate::desk::review_figures::Period;
use chrono::{Datelike as _, Days, Months, NaiveDate};
use domain::consultation::suppression::Threshold;
use std::collections::BTreeSet;

/// The most characters of what stands first.
pub const MOST_INTRO: usize = 1_500;
/// The most characters that staff say of one priority.
pub const MOST_WORDS: usize = 3_000;
/// The most characters of the summary: one page of paper.
pub const MOST_SUMMARY: usize = 2_000;
/// The most characters of a quote.
pub const MOST_QUOTE: usize = 600;
/// The most quotes.
pub const MOST_QUOTES: usize = 40;
/// The most consultations with themes, and themes of one.
pub const MOST_THEMES: usize = 40;
/// The most characters of a name: of a group, a theme, a consultation, a kind.
pub const MOST_NAME: usize = 160;
/// The most months that a report is about.
pub const MOST_MONTHS: u32 = 24;
/// The fewest and the most people in a room.
pub const ROOM: std::ops::RangeInclusive<u32> = 2..=200;

/// What is wrong with a report, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: `period.to`, `quotes.2.words`, counted from nought.
    pub field: String,
    /// What, as the desk says it.
    pub what: String,
}

impl Period {
    fn fault(self) -> Option<(&'static str, String)> {
        let known = |day: NaiveDate| (2000..=2199).contains(&day.year());
        if !known(self.from) || !known(self.to) {
            return Some((
                "period.from",
                "choose months of this century or the next".to_owned(),
            ));
        }
        if self.from.day() != 1 {
            return Some((
                "period.from",
                "begin on the first day of a month".to_owned(),
            ));
        }
        if (self.to + Days::new(1)).day() != 1 {
            return Some(("period.to", "end on the last day of a month".to_owned()));
        }
        if self.to < self.from {
            return Some((
                "period.to",
                "the last day is before the first: choose a later month".to_owned(),
            ));
        }
        (self.to >= self.from + Months::new(MOST_MONTHS)).then(|| {
            (
                "period.to",
                format!("{MOST_MONTHS} months at most: choose an earlier month"),
            )
        })
    }
}

impl Written {
    /// Everything that keeps it from being kept on this day, all at once.
    #[must_use]
    pub fn faults(&self, today: NaiveDate) -> Vec<Fault> {
        let mut faults = Faults(Vec::new());
        if let Some((field, what)) = self.period.fault() {
            faults.add(field, what);
        }
        faults.words("intro", &self.intro, MOST_INTRO, false);
        let mut once = BTreeSet::new();
        for (at, one) in self.words.iter().enumerate() {
            faults.words(&format!("words.{at}.words"), &one.words, MOST_WORDS, false);
            let about = self.priority.as_ref().is_none_or(|it| *it == one.priority);
            if !about || !once.insert(&one.priority) {
                faults.add(
                    &format!("words.{at}.priority"),
                    "one text for each priority of the report",
                );
            }
        }
        self.themes_and_quotes(&mut faults);
        if let Some(requests) = &self.requests {
            for (at, kind) in requests.kinds.iter().enumerate() {
                faults.words(
                    &format!("requests.kinds.{at}.name"),
                    &kind.name,
                    MOST_NAME,
                    true,
                );
            }
            if requests.kinds.len() > MOST_THEMES {
                faults.add("requests.kinds", format!("{MOST_THEMES} kinds at most"));
            }
            if !requests.is_safe(Threshold::LEAST) {
                faults.add(
                    "requests",
                    "some numbers are too small to show: count the requests again",
                );
            }
        }
        faults.words("summary", &self.summary, MOST_SUMMARY, false);
        self.approval_faults(today, &mut faults);
        faults.0
    }

    fn themes_and_quotes(&self, faults: &mut Faults) {
        if self.themes.len() > MOST_THEMES {
            faults.add("themes", format!("{MOST_THEMES} consultations at most"));
        }
        for (at, one) in self.themes.iter().enumerate() {
            faults.words(&format!("themes.{at}.title"), &one.title, MOST_NAME, true);
            faults.words(
                &format!("themes.{at}.consultation"),
                &one.consultation,
                64,
                true,
            );
            for theme in &one.themes {
                faults.words(&format!("themes.{at}.themes"), &theme.name, MOST_NAME, true);
            }
            if one.themes.len() > MOST_THEMES {
                faults.add(
                    &format!("themes.{at}.themes"),
                    format!("{MOST_THEMES} at most"),
                );
            }
            if !one.is_safe(Threshold::LEAST) {
                faults.add(
                    &format!("themes.{at}"),
                    "some numbers are too small to show: put the themes in again",
                );
            }
        }
        if self.quotes.len() > MOST_QUOTES {
            faults.add(
                "quotes",
                format!("{MOST_QUOTES} at most: choose the ones that say most"),
            );
        }
        for (at, quote) in self.quotes.iter().enumerate() {
            faults.words(
                &format!("quotes.{at}.words"),
                &quote.words,
                MOST_QUOTE,
                true,
            );
            faults.words(&format!("quotes.{at}.title"), &quote.title, MOST_NAME, true);
            faults.words(&format!("quotes.{at}.ask"), &quote.ask, MOST_NAME, true);
        }
    }

    fn approval_faults(&self, today: NaiveDate, faults: &mut Faults) {
        let Some(approval) = &self.approval else {
            return;
        };
        faults.words("approval.group", &approval.group, MOST_NAME, true);
        faults.words("approval.words", &approval.words, MOST_SUMMARY, true);
        if !ROOM.contains(&approval.people) {
            let (few, most) = (ROOM.start(), ROOM.end());
            faults.add(
                "approval.people",
                format!("{few} to {most} people: of fewer it would say who it was"),
            );
        }
        if approval.on > today {
            faults.add("approval.on", "this day is still to come");
        } else if approval.on.year() < 2000 {
            faults.add("approval.on", "choose a day of this century");
        }
    }
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, field: &str, what: impl Into<String>) {
        self.0.push(Fault {
            field: field.to_owned(),
            what: what.into(),
        });
    }

    fn words(&mut self, field: &str, words: &str, most: usize, needed: bool) {
        let found = words.trim().chars().count();
        if needed && found == 0 {
            self.add(field, "write something here");
        }
        if found > most {
            self.add(
                field,
                format!("{most} characters at most, not {found}: make it shorter"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::reports::{Approval, Quote, Theme, Themes, Words};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn written() -> Written {
        Written {
            period: Period {
                from: day("2026-07-01"),
                to: day("2026-09-30"),
            },
            priority: None,
            intro: String::new(),
            words: Vec::new(),
            themes: Vec::new(),
            quotes: Vec::new(),
            requests: None,
            summary: String::new(),
            approval: None,
            revision: 0,
        }
    }

    fn fields(written: &Written) -> Vec<String> {
        let faults = written.faults(day("2026-11-22"));
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_period_is_whole_months_in_order_and_two_years_at_most() {
        for (from, to, fault) in [
            ("2026-07-01", "2026-09-30", None),
            ("2028-02-01", "2028-02-29", None),
            ("2026-01-01", "2027-12-31", None),
            ("2026-07-02", "2026-09-30", Some("period.from")),
            ("2028-02-01", "2028-02-28", Some("period.to")),
            ("2026-09-01", "2026-08-31", Some("period.to")),
            ("2026-01-01", "2028-01-31", Some("period.to")),
            ("1999-01-01", "1999-12-31", Some("period.from")),
        ] {
            let mut one = written();
            one.period = Period {
                from: day(from),
                to: day(to),
            };
            let expected: Vec<String> = fault.map(str::to_owned).into_iter().collect();
            assert_eq!(fields(&one), expected, "{from} {to}");
        }
    }

    #[test]
    fn every_fault_names_its_field_and_says_what_to_do() {
        let mut one = written();
        one.priority = Some("one".into());
        one.words = vec![Words {
            priority: "two".into(),
            words: "x".repeat(MOST_WORDS + 1),
        }];
        one.quotes = vec![Quote {
            title: "Trips".to_owned(),
            ask: "What?".to_owned(),
            priority: None,
            words: " ".to_owned(),
        }];
        one.themes = vec![Themes {
            consultation: "x".to_owned(),
            title: "Trips".to_owned(),
            of: Some(20),
            themes: vec![Theme {
                name: "Food".to_owned(),
                said: Some(17),
            }],
        }];
        one.approval = Some(Approval {
            group: String::new(),
            on: day("2026-11-23"),
            people: 1,
            words: "We did it.".to_owned(),
        });
        assert_eq!(
            fields(&one),
            [
                "words.0.words",
                "words.0.priority",
                "themes.0",
                "quotes.0.words",
                "approval.group",
                "approval.people",
                "approval.on",
            ]
        );
    }

    #[test]
    fn an_approval_is_of_the_words_that_were_read_and_of_no_others() {
        use super::super::Approved;

        let mut one = written();
        assert_eq!(one.approved(), Approved::Not);
        one.summary = "We asked. ".to_owned();
        one.approval = Some(Approval {
            group: "Reach Out!".to_owned(),
            on: day("2026-11-20"),
            people: 8,
            words: "We asked.".to_owned(),
        });
        assert_eq!((one.approved(), fields(&one)), (Approved::Yes, Vec::new()));
        one.summary.push_str("And more.");
        assert_eq!(one.approved(), Approved::ChangedSince);
    }
}
