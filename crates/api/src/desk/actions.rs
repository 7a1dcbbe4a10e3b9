//! Actions as staff write and follow them: specific, measured, with a lead, a day and a
//! colour. What of an action young people see is [`crate::actions::Told`].

use crate::actions::{Happened, Stage, Update};
use chrono::{Months, NaiveDate};
use domain::ids::{PriorityId, PromiseId, QuestionId};
use domain::pledge::Pledge;
use serde::{Deserialize, Serialize};

/// The largest body of an action, in bytes.
pub const MOST_WRITTEN: usize = 131_072;

/// The most characters of *You said*, *We did* and why it is late: phones show them.
pub const MOST_TOLD: usize = 500;
/// The most characters of what exactly is done, how it is measured, and a colour's reason.
pub const MOST_PLAN: usize = 1_000;
/// The most characters of who leads it.
pub const MOST_LEAD: usize = 120;
/// The most characters of a theme's name.
pub const MOST_THEME: usize = 80;
/// The most characters of an update.
pub const MOST_UPDATE: usize = 500;
/// The most updates of one action.
pub const MOST_UPDATES: usize = 50;
/// The first year of which an action's day can be.
const FIRST_YEAR: i32 = 2020;
/// How many months ahead an action's day can be.
const MOST_MONTHS: u32 = 60;

/// How it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Not as it should.
    Red,
    /// Late, or at risk.
    Amber,
    /// As it should.
    Green,
}

impl Colour {
    /// Every one, the worst first.
    pub const ALL: [Self; 3] = [Self::Red, Self::Amber, Self::Green];
}

/// What it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum From {
    /// How a consultation was answered, or one question of it.
    Consultation {
        /// Its id.
        id: String,
        /// Which question, when it is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
    },
    /// What many said, as staff named it.
    Theme(String),
    /// How a promise is rated ([`Written::promise`]).
    Promise,
    /// What was said at a group, a panel, or elsewhere.
    Elsewhere,
}

/// An action as staff write it. `POST` keeps a new one, `PUT` writes it anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Where it came from.
    pub from: From,
    /// Which priority it is about.
    pub priority: PriorityId,
    /// Which promise, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<PromiseId>,
    /// *You said*, in plain words; what phones show.
    pub you_said: String,
    /// *We did*, or *we will*, in plain words; what phones show.
    pub we_did: String,
    /// What exactly is done; for staff and the panel.
    pub specific: String,
    /// How anybody will know that it is done.
    pub measure: String,
    /// Who leads it: a name and a job, for staff and the panel. Phones never see it.
    pub lead: String,
    /// The day it is to be done by.
    pub due_on: NaiveDate,
    /// How it goes.
    pub colour: Colour,
    /// Why it has this colour; required for red and amber.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// How far it has come.
    pub stage: Stage,
    /// Why it is late, or cannot be done, in plain words for phones; required when it
    /// cannot be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether phones show it.
    pub published: bool,
    /// Which state it changes ([`Whole::revision`]); 0 for a new one. Refused with
    /// `conflict` when somebody else changed it since.
    pub revision: u32,
}

/// What keeps an action from being kept: where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field, as it is written in JSON.
    pub field: &'static str,
    /// What to do.
    pub what: String,
}

/// Whether these words can be kept: not empty, and not too long.
///
/// # Errors
/// What to do.
pub fn fits(words: &str, most: usize) -> Result<(), String> {
    let found = words.trim().chars().count();
    if found == 0 {
        return Err("write something here".to_owned());
    }
    if found > most {
        return Err(format!(
            "{most} characters at most, not {found}: make it shorter"
        ));
    }
    Ok(())
}

impl Written {
    /// Everything that keeps it from being kept, published or not, in the order of the
    /// form; today is the server's.
    #[must_use]
    pub fn faults(&self, pledge: &Pledge, today: NaiveDate) -> Vec<Fault> {
        let theme = match &self.from {
            From::Theme(name) => text("from", name, MOST_THEME, true),
            _ => None,
        };
        let why = self.why.as_deref().unwrap_or_default();
        let says_why = self.stage == Stage::NotPossible;
        [
            theme,
            self.fault_of_priority(pledge),
            text("you_said", &self.you_said, MOST_TOLD, true),
            text("we_did", &self.we_did, MOST_TOLD, true),
            text("why", why, MOST_TOLD, says_why),
            text("specific", &self.specific, MOST_PLAN, true),
            text("measure", &self.measure, MOST_PLAN, true),
            text("lead", &self.lead, MOST_LEAD, true),
            self.fault_of_day(today),
            text(
                "reason",
                &self.reason,
                MOST_PLAN,
                self.colour != Colour::Green,
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn fault_of_priority(&self, pledge: &Pledge) -> Option<Fault> {
        let fault = |field, what: &str| {
            let what = what.to_owned();
            Some(Fault { field, what })
        };
        let priority = pledge.priorities.iter().find(|one| one.id == self.priority);
        let Some(priority) = priority else {
            return fault("priority", "choose a priority of the pledge");
        };
        match &self.promise {
            Some(promise) if !priority.promises.iter().any(|one| one.id == *promise) => {
                fault("promise", "choose a promise of this priority, or none")
            }
            None if self.from == From::Promise => {
                fault("promise", "choose the promise that it came from")
            }
            _ => None,
        }
    }

    fn fault_of_day(&self, today: NaiveDate) -> Option<Fault> {
        let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or(NaiveDate::MIN);
        let last = today.checked_add_months(Months::new(MOST_MONTHS));
        let last = last.unwrap_or(NaiveDate::MAX);
        let fits = (first..=last).contains(&self.due_on);
        (!fits).then(|| Fault {
            field: "due_on",
            what: format!("choose a day from {first} to {last}"),
        })
    }

    /// Whether its day has passed, and it is still being done.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.stage == Stage::Doing && self.due_on < today
    }
}

/// What is wrong with a text; one that is not needed may be empty.
fn text(field: &'static str, words: &str, most: usize, needed: bool) -> Option<Fault> {
    if !needed && words.trim().is_empty() {
        return None;
    }
    let what = fits(words, most).err()?;
    Some(Fault { field, what })
}

/// `POST`: something is said of an action; answered by a [`Whole`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewUpdate {
    /// In plain words: phones show it. Empty takes the one that it stands instead of away.
    pub words: String,
    /// Which one it stands instead of, counted from the oldest, from 0; none for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<u32>,
    /// See [`Written::revision`].
    pub revision: u32,
}

/// `GET`: every action, the one that is due first first, done ones last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// In that order.
    pub actions: Vec<Whole>,
}

/// One action with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    /// Its id.
    pub id: String,
    /// As it was written last.
    pub written: Written,
    /// Counts up with each change.
    pub revision: u32,
    /// Whether its day has passed and it is still being done.
    pub overdue: bool,
    /// What was said of it since, the newest first.
    pub updates: Vec<Update>,
    /// How many say that it did, and did not, happen; small numbers hidden.
    pub happened: Happened,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// The day its stage last changed.
    pub stood_on: NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::pledge::Priority;

    fn pledge() -> Pledge {
        Pledge {
            trust: "T".to_owned(),
            years: "2024".to_owned(),
            priorities: vec![Priority {
                id: "safe".into(),
                title: "Safe".to_owned(),
                heading: "Safe".to_owned(),
                meaning: "You are safe.".to_owned(),
                look: 1,
                promises: Vec::new(),
            }],
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn written() -> Written {
        let words = || "Words.".to_owned();
        Written {
            from: From::Elsewhere,
            priority: "safe".into(),
            promise: None,
            you_said: words(),
            we_did: words(),
            specific: words(),
            measure: words(),
            lead: words(),
            due_on: day("2026-11-22"),
            colour: Colour::Green,
            reason: String::new(),
            stage: Stage::Doing,
            why: None,
            published: false,
            revision: 0,
        }
    }

    fn faults(change: impl FnOnce(&mut Written)) -> Vec<&'static str> {
        let mut one = written();
        change(&mut one);
        let found = one.faults(&pledge(), day("2026-11-22"));
        found.iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn an_action_is_overdue_from_the_day_after_its_day_and_only_while_it_is_being_done() {
        let mut one = written();
        for (today, overdue) in [
            ("2026-11-21", false),
            ("2026-11-22", false),
            ("2026-11-23", true),
        ] {
            assert_eq!(one.is_overdue(day(today)), overdue, "{today}");
        }
        one.stage = Stage::Done;
        assert!(!one.is_overdue(day("2026-11-23")));
    }

    #[test]
    fn its_day_is_from_2020_to_five_years_ahead() {
        for (due, fits) in [
            ("2019-12-31", false),
            ("2020-01-01", true),
            ("2031-11-22", true),
            ("2031-11-23", false),
        ] {
            let found = faults(|one| one.due_on = day(due));
            assert_eq!(found.is_empty(), fits, "{due}");
        }
    }

    #[test]
    fn red_and_amber_say_why_and_so_does_what_is_not_possible() {
        assert!(faults(|_| ()).is_empty());
        for colour in [Colour::Red, Colour::Amber] {
            assert_eq!(faults(|one| one.colour = colour), ["reason"]);
        }
        let blank = |one: &mut Written| {
            one.stage = Stage::NotPossible;
            one.why = Some(" ".to_owned());
        };
        assert_eq!(faults(blank), ["why"]);
    }

    #[test]
    fn a_text_is_not_empty_and_no_longer_than_it_may_be() {
        assert_eq!(faults(|one| one.you_said = " \n".to_owned()), ["you_said"]);
        assert!(faults(|one| one.we_did = "é".repeat(MOST_TOLD)).is_empty());
        assert_eq!(
            faults(|one| one.we_did = "é".repeat(MOST_TOLD + 1)),
            ["we_did"]
        );
        // Not needed, and too long all the same.
        assert_eq!(faults(|one| one.reason = "x".repeat(10_000)), ["reason"]);
        assert_eq!(
            faults(|one| one.from = From::Theme(String::new())),
            ["from"]
        );
    }

    #[test]
    fn it_is_about_a_priority_and_what_came_from_a_promise_about_that() {
        assert_eq!(faults(|one| one.priority = "gone".into()), ["priority"]);
        assert_eq!(faults(|one| one.promise = Some("gone".into())), ["promise"]);
        assert_eq!(faults(|one| one.from = From::Promise), ["promise"]);
    }
}
