//! How somebody stands with a rule on a day, and when that changes.

use super::Rule;
use super::amount::{Amount, amount_on};
use super::condition::Holds;
use super::days::{Days, Run};
use super::life::Life;
use super::question::Question;
use crate::circumstances::Circumstances;
use crate::sourced::Footing;
use chrono::NaiveDate;
use smallvec::SmallVec;

/// How somebody stands with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Has it.
    Now,
    /// Will have it from this day, if nothing else changes.
    From(NaiveDate),
    /// Had it until the day before this one.
    Ended(NaiveDate),
    /// Does not have it: the condition at this place in the rule's list does not hold.
    NotMet(usize),
    /// Cannot be told without an answer.
    Ask(Question),
}

/// How somebody stands with a rule, since when, until when and with how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// How.
    pub standing: Standing,
    /// The first day of it, where it has one.
    pub from_on: Option<NaiveDate>,
    /// The first day without it, where it ends.
    pub until_on: Option<NaiveDate>,
    /// How much, now or on the first day of it.
    pub amount: Option<Amount>,
    /// The place in the rule's list of the condition that decides: the one that
    /// does not hold, that begins it, that ends it or that asks.
    pub decided_by: Option<usize>,
}

impl Stand {
    /// Whether both say the same to the young person.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        let kind = |stand: &Self| std::mem::discriminant(&stand.standing);
        let said = |stand: &Self| (kind(stand), stand.from_on, stand.until_on, stand.amount);
        said(self) == said(other)
    }
}

/// How this person stands with this rule on the day `on`.
#[must_use]
pub fn standing(rule: &Rule, person: &Circumstances, on: NaiveDate) -> Standing {
    Laid::out(rule, &Life::of(person)).on(on).standing
}

/// A rule laid out along somebody's life: what it comes to on any day.
#[derive(Debug)]
pub struct Laid<'r> {
    rule: &'r Rule,
    /// The days on which all conditions hold.
    met: Days,
    /// The days on which all conditions hold or may hold.
    may: Days,
    /// Each condition: its days, its maybes and its question.
    each: SmallVec<[Holds; 4]>,
    eighteenth_birthday: NaiveDate,
}

impl<'r> Laid<'r> {
    /// Lays the rule out along this life.
    #[must_use]
    pub fn out(rule: &'r Rule, life: &Life<'_>) -> Self {
        let each: SmallVec<[Holds; 4]> = rule
            .when
            .iter()
            .map(|condition| condition.holds(life))
            .collect();
        let (mut met, mut may) = (Days::all(), Days::all());
        for holds in &each {
            met = met.and(&holds.met);
            may = if holds.may.is_empty() {
                may.and(&holds.met)
            } else {
                may.and(&holds.met.or(&holds.may))
            };
        }
        let eighteenth_birthday = life.eighteenth_birthday();
        Self {
            rule,
            met,
            may,
            each,
            eighteenth_birthday,
        }
    }

    /// The runs of days that may be shown with a date: those of a right that rests
    /// on more than a word.
    pub fn dated_runs(&self) -> impl Iterator<Item = Run> + '_ {
        let dated = !self.rule.words_only && self.rule.footing != Footing::Announced;
        dated.then(|| self.met.runs()).into_iter().flatten()
    }

    /// The days after `on` on which this rule may turn without beginning or ending:
    /// where a question opens or closes, and where the amount has a new version. None
    /// for a rule that bears no day.
    pub fn turns_after(&self, on: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
        let edges = |run: Run| [run.from(), run.until()].into_iter().flatten();
        let versions = self.rule.versions.iter().map(|version| version.from);
        // Where nothing is asked, these are the days on which it begins and ends.
        let asks = self.may != self.met || self.rule.footing == Footing::Announced;
        let asking = asks.then(|| self.may.runs());
        let turns = (!self.rule.words_only).then(|| {
            asking
                .into_iter()
                .flatten()
                .flat_map(edges)
                .chain(versions)
                .filter(move |day| *day > on)
        });
        turns.into_iter().flatten()
    }

    /// What it comes to on the day `on`.
    #[must_use]
    pub fn on(&self, on: NaiveDate) -> Stand {
        if self.rule.footing == Footing::Announced {
            return self.announced(on);
        }
        let stand = self.dated(on);
        if !self.rule.words_only {
            return stand;
        }
        let standing = match stand.standing {
            Standing::From(_) | Standing::Ended(_) => Standing::NotMet(self.failing(on)),
            other => other,
        };
        bare(standing, stand.decided_by)
    }

    /// Not law yet: to be asked about, by whoever it would be for; never a right.
    fn announced(&self, on: NaiveDate) -> Stand {
        let concerns = self.may.contains(on) || self.may.run_after(on).is_some();
        if concerns {
            bare(Standing::Ask(Question::NotLawYet), None)
        } else {
            let failing = self.failing(on);
            bare(Standing::NotMet(failing), Some(failing))
        }
    }

    fn dated(&self, on: NaiveDate) -> Stand {
        if let Some(run) = self.met.run_on(on) {
            return Stand {
                amount: self.amount(on),
                decided_by: run.until().map(|day| self.failing(day)),
                ..of_run(Standing::Now, run)
            };
        }
        if self.may.contains(on) {
            let asking = self
                .each
                .iter()
                .position(|holds| !holds.met.contains(on))
                .unwrap_or_default();
            let question = self.each.get(asking).map(|holds| holds.ask);
            return bare(
                Standing::Ask(question.unwrap_or(Question::Person)),
                Some(asking),
            );
        }
        if let Some(run) = self.met.run_after(on)
            && let Some(from) = run.from()
        {
            return Stand {
                amount: self.amount(from),
                decided_by: Some(self.failing(on)),
                ..of_run(Standing::From(from), run)
            };
        }
        if let Some(run) = self.met.run_before(on)
            && let Some(until) = run.until()
        {
            return Stand {
                decided_by: Some(self.failing(on)),
                ..of_run(Standing::Ended(until), run)
            };
        }
        let failing = self.failing(on);
        bare(Standing::NotMet(failing), Some(failing))
    }

    fn amount(&self, day: NaiveDate) -> Option<Amount> {
        amount_on(&self.rule.versions, day, self.eighteenth_birthday)
    }

    /// The first condition that neither holds nor may hold on this day.
    fn failing(&self, day: NaiveDate) -> usize {
        self.each
            .iter()
            .position(|holds| !holds.met.contains(day) && !holds.may.contains(day))
            .or_else(|| self.each.iter().position(|holds| !holds.met.contains(day)))
            .unwrap_or_default()
    }
}

const fn bare(standing: Standing, decided_by: Option<usize>) -> Stand {
    Stand {
        standing,
        from_on: None,
        until_on: None,
        amount: None,
        decided_by,
    }
}

fn of_run(standing: Standing, run: Run) -> Stand {
    Stand {
        from_on: run.from(),
        until_on: run.until(),
        ..bare(standing, None)
    }
}
