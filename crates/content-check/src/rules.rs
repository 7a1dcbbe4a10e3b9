//! Checks of rules and of the words of duties: that each rests on a fact that bears
//! it, that versions follow each other, and that no fact was forgotten.

use crate::draft::Draft;
use crate::facts::Bears;
use crate::fault::{Broken, Fault, Place, Placed};
use crate::sourcing::Statement;
use domain::entitlement::Rule;
use domain::entitlement::amount::Version;
use domain::sourced::Footing;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The sections of the fact sheet that speak to young people. Every fact in them is
/// a rule, a duty, a promise or a service, or is listed with why it is not.
const FOR_YOUNG_PEOPLE: [&str; 5] = ["CS-", "TD-", "MO-", "LC-", "LO-"];

/// A fact that is not shown on a card of its own, in `rules/not-shown.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotShown {
    /// The fact.
    pub(crate) fact: String,
    /// Why, in a word.
    #[expect(
        dead_code,
        reason = "read by editors; a closed list so that each entry says why"
    )]
    why: Why,
    /// Why, in a sentence.
    because: String,
}

/// Why a fact has no card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Why {
    /// It decides the care status, which is shown in its place.
    DecidesStatus,
    /// It is for staff.
    ForStaff,
    /// It is too unsure to show.
    TooUnsure,
    /// Something else that is shown says it.
    SaidElsewhere,
}

/// Reports what is wrong with the rules.
pub(crate) fn check(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    let day = draft.checked_on.as_ref().map(|placed| placed.item);
    for rule in &draft.rules {
        let item = &rule.item;
        Statement {
            place: &rule.place,
            said: vec![&item.title, &item.what, &item.who],
            footing: Some(item.footing),
            source: &item.source,
        }
        .check(&draft.facts, day, faults);
        check_rule(rule, draft, faults);
    }
    for duty in &draft.duties {
        Statement {
            place: &duty.place,
            said: vec![&duty.item.title, &duty.item.why],
            footing: Some(duty.item.footing),
            source: &duty.item.source,
        }
        .check(&draft.facts, day, faults);
    }
    check_promises(draft, broken, faults);
    check_forgotten(draft, faults);
}

fn check_rule(rule: &Placed<Rule>, draft: &Draft, faults: &mut Vec<Fault>) {
    let Placed { place, item } = rule;
    if item.when.is_empty() {
        faults.push(place.fault(
            "it names no condition, so everybody in the world would have it",
            "say in `when` for whom it is",
        ));
    }
    if item.footing == Footing::Open {
        faults.push(place.fault(
            "a rule cannot stand on `open`",
            "write law, local or announced; what others run belongs in the local offer",
        ));
    }
    let fact = draft.facts.facts.get(item.fact().as_str());
    let words_only = fact.is_some_and(|fact| fact.bears() == Bears::WordsOnly);
    if words_only != item.words_only {
        let (what, mend) = if words_only {
            (
                "bears no date and no amount, and this rule would show them",
                "add a line words_only = true, or find a source and raise the fact's grade",
            )
        } else {
            (
                "bears dates and amounts, and this rule hides them",
                "take out words_only",
            )
        };
        faults.push(place.fault(format!("{} {what}", item.fact()), mend));
    }
    if !item.versions.is_empty() && (item.words_only || item.footing == Footing::Announced) {
        faults.push(place.fault(
            "it names an amount, which its source does not bear",
            "take out [[rule.version]] until it is law and has a source",
        ));
    }
    let key = |version: &Version| (version.from, version.turned_18_from);
    for pair in item.versions.windows(2) {
        let (Some(earlier), Some(later)) = (pair.first(), pair.get(1)) else {
            continue;
        };
        if key(later) <= key(earlier) {
            faults.push(place.fault(
                format!(
                    "the version from {} does not come after the one from {}",
                    later.from, earlier.from
                ),
                "write versions earliest first, each with its own first day",
            ));
        }
    }
}

/// A promise names only rules that are there.
fn check_promises(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    let known: BTreeSet<&str> = draft
        .rules
        .iter()
        .map(|rule| rule.item.id.as_str())
        .collect();
    for promise in draft
        .priorities
        .iter()
        .flat_map(|priority| &priority.promises)
    {
        for id in &promise.item.rules {
            if !known.contains(id.as_str()) && !broken.id(id.as_str()) {
                faults.push(promise.place.fault(
                    format!("no rule is called `{id}`"),
                    "take an id from content/rules, or take this one out",
                ));
            }
        }
    }
}

/// Every fact that speaks to young people is shown somewhere, or is listed with why not.
fn check_forgotten(draft: &Draft, faults: &mut Vec<Fault>) {
    let promises = draft
        .priorities
        .iter()
        .flat_map(|priority| &priority.promises)
        .map(|placed| &placed.item.source);
    let services = draft.services.iter().map(|placed| &placed.item.source);
    let rules = draft.rules.iter().map(|placed| &placed.item.source);
    let duties = draft.duties.iter().map(|placed| &placed.item.source);
    let shown: BTreeSet<&str> = promises
        .chain(services)
        .chain(rules)
        .chain(duties)
        .map(|source| source.fact.as_str())
        .collect();
    let mut listed: BTreeMap<&str, &Place> = BTreeMap::new();
    for Placed { place, item } in &draft.not_shown {
        let fact = item.fact.as_str();
        if listed.insert(fact, place).is_some() {
            faults.push(place.fault(format!("{fact} is listed twice"), "take one of them out"));
        }
        if !draft.facts.facts.contains_key(fact) {
            faults.push(place.fault(
                format!("no fact is called `{fact}`"),
                "take an id from content/facts.toml",
            ));
        }
        if shown.contains(fact) {
            faults.push(place.fault(
                format!("{fact} is listed as not shown, and it is shown"),
                "take it out of this list",
            ));
        }
        if item.because.trim().is_empty() {
            faults.push(place.fault(
                format!("it does not say why {fact} is not shown"),
                "write one sentence in `because`",
            ));
        }
    }
    for fact in draft.facts.facts.keys().map(String::as_str) {
        let speaks = FOR_YOUNG_PEOPLE
            .iter()
            .any(|section| fact.starts_with(section));
        if speaks && !shown.contains(fact) && !listed.contains_key(fact) {
            faults.push(Place::file("facts.toml").fault(
                format!("{fact} is shown nowhere"),
                "write a rule for it in content/rules, or say in rules/not-shown.toml why not",
            ));
        }
    }
}
