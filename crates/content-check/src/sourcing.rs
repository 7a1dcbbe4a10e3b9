//! Checks of sources: that each statement rests on a fact that bears it, on the
//! right footing, checked on a day that makes sense.

use crate::draft::Draft;
use crate::facts::{Bears, Facts, names_a_figure};
use crate::fault::{Fault, Place};
use chrono::{Days, NaiveDate};
use domain::sourced::{Footing, Source};

/// A check lasts this many days; then somebody has to look again.
const CHECK_LASTS_DAYS: u64 = 366;

/// Reports every statement that its source does not bear.
pub(crate) fn check(draft: &Draft, faults: &mut Vec<Fault>) {
    let day = draft.checked_on.as_ref().map(|placed| placed.item);
    let facts = &draft.facts;
    for promise in draft
        .priorities
        .iter()
        .flat_map(|priority| &priority.promises)
    {
        let item = &promise.item;
        let said: Vec<&str> = [&item.title, &item.what, &item.when]
            .into_iter()
            .map(String::as_str)
            .chain(item.amount.as_deref())
            .collect();
        Statement {
            place: &promise.place,
            said,
            footing: Some(item.footing),
            source: &item.source,
        }
        .check(facts, day, faults);
        if item.footing == Footing::Open {
            faults.push(promise.place.fault(
                "a promise cannot stand on `open`",
                "write law, local or announced; what others run belongs in the local offer",
            ));
        }
        if item.footing == Footing::Announced && item.amount.is_some() {
            faults.push(promise.place.fault(
                "an announced promise names an amount",
                "take the amount out until it is law",
            ));
        }
    }
    for service in &draft.services {
        let item = &service.item;
        let said = vec![item.what.as_str(), &item.cost, &item.hours];
        Statement {
            place: &service.place,
            said,
            footing: Some(item.footing),
            source: &item.source,
        }
        .check(facts, day, faults);
    }
    for helpline in &draft.helplines {
        let item = &helpline.item;
        let said = [
            item.call.as_deref(),
            item.text.as_deref(),
            Some(item.hours.as_str()),
        ]
        .into_iter()
        .flatten()
        .collect();
        Statement {
            place: &helpline.place,
            said,
            footing: None,
            source: &item.source,
        }
        .check(facts, day, faults);
    }
    for group in &draft.groups {
        let item = &group.item;
        Statement {
            place: &group.place,
            said: vec![item.what.as_str(), &item.how_often, &item.call],
            footing: Some(Footing::Local),
            source: &item.source,
        }
        .check(facts, day, faults);
    }
}

/// What is said on the strength of a source.
pub(crate) struct Statement<'d> {
    pub(crate) place: &'d Place,
    pub(crate) said: Vec<&'d str>,
    pub(crate) footing: Option<Footing>,
    pub(crate) source: &'d Source,
}

impl Statement<'_> {
    pub(crate) fn check(&self, facts: &Facts, day: Option<NaiveDate>, faults: &mut Vec<Fault>) {
        self.check_fact(facts, faults);
        self.check_day(day, faults);
        if self.source.from.trim().is_empty() {
            faults.push(self.place.fault(
                "the source names nothing",
                "say in `from` which law, guidance or page it is",
            ));
        }
        if let Some(link) = &self.source.link {
            faults.extend(crate::reach::link_fault(self.place, "source.link", link));
        }
    }

    fn check_fact(&self, facts: &Facts, faults: &mut Vec<Fault>) {
        let id = self.source.fact.as_str();
        let Some(fact) = facts.facts.get(id) else {
            faults.push(self.place.fault(
                format!("no fact is called `{id}`"),
                "take an id from content/facts.toml, or add the fact there with how sure it is",
            ));
            return;
        };
        if fact.announced && matches!(self.footing, Some(Footing::Law | Footing::Local)) {
            faults.push(self.place.fault(
                format!("{id} is only announced, or not in force, and this says it is a right"),
                "write footing = \"announced\" and say “coming, not yet law: ask”",
            ));
        }
        if self.footing == Some(Footing::Announced) && !fact.announced {
            faults.push(self.place.fault(
                format!("{id} is not an announcement, and this says it is"),
                "write footing = \"law\" or \"local\", or mark the fact as announced",
            ));
        }
        let figure = self.said.iter().find(|text| names_a_figure(text));
        match (fact.bears(), figure) {
            (Bears::Nothing, _) => faults.push(self.place.fault(
                format!("{id} is too unsure to say anything on"),
                "take this out, or find a source and raise the fact's grade",
            )),
            (Bears::WordsOnly, Some(text)) => faults.push(self.place.fault(
                format!(
                    "{id} is known without a source, and this names a date or an amount: “{text}”"
                ),
                "say it without the figure, or find a source and raise the fact's grade",
            )),
            _ => {}
        }
    }

    fn check_day(&self, day: Option<NaiveDate>, faults: &mut Vec<Fault>) {
        let Some(day) = day else { return };
        let checked = self.source.checked_on;
        if checked > day {
            faults.push(self.place.fault(
                format!("it was checked on {checked}, after the day of this edition ({day})"),
                "correct the day, or raise checked_on in trust.toml when all of it was gone through",
            ));
        } else if day
            .checked_sub_days(Days::new(CHECK_LASTS_DAYS))
            .is_some_and(|oldest| checked < oldest)
        {
            faults.push(self.place.fault(
                format!(
                    "it was last checked on {checked}, more than a year before this edition ({day})"
                ),
                "look at the source again and write the day",
            ));
        }
    }
}
