//! Runs the cases: people, days and what each should find. They are the tests that
//! a social worker can read, and their failures are said in the same words.
//!
//! How an expectation is written is in [`expectation`].

mod expectation;

use crate::draft::add_items;
use crate::fault::{Fault, Place, Placed};
use crate::reading::ContentFile;
use chrono::NaiveDate;
use domain::care_status::CareStatus;
use domain::circumstances::{Circumstances, Field, Told};
use domain::decide::{Decision, decide};
use domain::edition::Edition;
use expectation::{ComingExpected, DueExpected, RuleExpected, day_in_words};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Somebody, and what they should find on some days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// Who it is, in a sentence that a social worker would say.
    who: String,
    /// What is known of them.
    facts: Circumstances,
    /// Events that have not happened: a content file cannot write "nothing".
    #[serde(default)]
    not_yet: Vec<Field>,
    /// The days.
    day: Vec<Row>,
}

/// What should be found on a day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// The day.
    on: NaiveDate,
    /// Why this day is tried.
    #[serde(default)]
    why: Option<String>,
    /// The care status.
    #[serde(default)]
    status: Option<CareStatus>,
    /// Whether the words are "probably".
    #[serde(default)]
    probably: Option<bool>,
    /// How the person stands, by rule.
    #[serde(default)]
    rules: BTreeMap<String, RuleExpected>,
    /// What is due, by duty.
    #[serde(default)]
    due: BTreeMap<String, DueExpected>,
    /// What changes ahead.
    #[serde(default)]
    coming: Vec<ComingExpected>,
    /// What is asked for.
    #[serde(default)]
    asks: Vec<Field>,
}

/// Adds the cases of this file.
pub(crate) fn add(cases: &mut Vec<Placed<Case>>, file: &ContentFile, faults: &mut Vec<Fault>) {
    add_items(file, "case", cases, faults);
}

/// How many days are tried in all.
pub(crate) fn rows(cases: &[Placed<Case>]) -> usize {
    cases.iter().map(|case| case.item.day.len()).sum()
}

/// Tries every case against this edition and reports what comes out otherwise.
pub(crate) fn check(cases: &[Placed<Case>], edition: &Edition, faults: &mut Vec<Fault>) {
    for Placed { place, item } in cases {
        let person = item.person();
        for row in &item.day {
            let mut tried = Tried {
                place,
                who: &item.who,
                row,
                faults,
            };
            if let Err(fault) = person.check(row.on) {
                tried.fault(
                    format!("this person cannot be: {fault}"),
                    "mend the facts of the case",
                );
                continue;
            }
            let decision = decide(&edition.rules, &edition.bank_holidays, &person, row.on);
            tried.compare(&decision, edition);
        }
    }
}

impl Case {
    fn person(&self) -> Circumstances {
        let mut person = self.facts.clone();
        for field in &self.not_yet {
            let told = match field {
                Field::VisitOn => &mut person.last.visit_on,
                Field::HealthAssessmentOn => &mut person.last.health_assessment_on,
                Field::PathwayReviewOn => &mut person.last.pathway_review_on,
                Field::AdviserContactOn => &mut person.last.adviser_contact_on,
                _ => continue,
            };
            *told = Told::NotYet;
        }
        person
    }
}

/// One row being tried.
struct Tried<'c, 'f> {
    place: &'c Place,
    who: &'c str,
    row: &'c Row,
    faults: &'f mut Vec<Fault>,
}

impl Tried<'_, '_> {
    fn fault(&mut self, what: String, mend: &str) {
        let day = day_in_words(self.row.on);
        let why = self
            .row
            .why
            .as_ref()
            .map_or_else(String::new, |why| format!(" ({why})"));
        let what = format!("“{}”, on {day}{why}: {what}", self.who);
        self.faults.push(self.place.fault(what, mend));
    }

    fn compare(&mut self, decision: &Decision<'_>, edition: &Edition) {
        const MEND: &str = "if the case is right, mend the rule in content/rules; if the rule is right, mend the case";
        if let Some(expected) = self.row.status
            && decision.status.is != expected
        {
            let found = decision.status.is;
            self.fault(
                format!(
                    "the status should be {} and comes out as {}",
                    expectation::status_in_words(expected),
                    expectation::status_in_words(found)
                ),
                "the status is worked out from times in care: check the dates of the case",
            );
        }
        if let Some(probably) = self.row.probably
            && decision.status.certain == probably
        {
            let (should, is) = if probably {
                ("probably", "certain")
            } else {
                ("certain", "probably")
            };
            self.fault(
                format!("the status should be “{should}” and comes out as “{is}”"),
                "a count within a week of 13 weeks, or a fact that is not sure, makes it “probably”",
            );
        }
        for (id, expected) in &self.row.rules {
            let Some(found) = decision
                .entitlements
                .iter()
                .find(|one| one.rule.id.as_str() == id)
            else {
                self.fault(
                    format!("no rule is called `{id}`"),
                    "take an id from content/rules",
                );
                continue;
            };
            if let Some(wrong) = expected.differs(&found.stand) {
                self.fault(format!("“{}” {wrong}", found.rule.title), MEND);
            }
        }
        for (id, expected) in &self.row.due {
            if !edition.rules.duties.iter().any(|duty| duty.id == *id) {
                self.fault(
                    format!("no duty is called `{id}`"),
                    "take an id from content/rules/duties",
                );
                continue;
            }
            let found = decision.due.iter().find(|duty| duty.id == id);
            if let Some(wrong) = expected.differs(found) {
                self.fault(format!("the date of “{id}” {wrong}"), MEND);
            }
        }
        for expected in &self.row.coming {
            if let Some(wrong) = expected.differs(&decision.coming) {
                self.fault(wrong, MEND);
            }
        }
        for field in &self.row.asks {
            if !decision.asks.iter().any(|ask| ask.field == *field) {
                self.fault(format!("it should ask for {field} and does not"), MEND);
            }
        }
    }
}
