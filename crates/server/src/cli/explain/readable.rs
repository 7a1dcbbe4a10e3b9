//! The answer for a person at a terminal: plain words, each with its source.

use chrono::NaiveDate;
use domain::care_status::CareStatus;
use domain::decide::{Decision, Entitled};
use domain::due::{Duty, Sort};
use domain::edition::Edition;
use domain::entitlement::amount::{Amount, AmountKind};
use domain::entitlement::question::Question;
use domain::entitlement::standing::Standing;
use domain::sourced::Footing;
use std::fmt::Write as _;

/// The whole answer.
pub(super) fn page(edition: &Edition, decision: &Decision<'_>) -> String {
    let mut out = String::new();
    let probably = if decision.status.certain {
        ""
    } else {
        "probably "
    };
    let because: Vec<_> = decision
        .status
        .because
        .iter()
        .map(domain::ids::FactId::as_str)
        .collect();
    let _ = writeln!(
        out,
        "On {}: {probably}{} ({})",
        day(decision.on),
        status(decision.status.is),
        because.join(", ")
    );
    heading(&mut out, "Owed");
    for one in &decision.entitlements {
        entitlement(&mut out, one);
    }
    heading(&mut out, "Due");
    for duty in &decision.due {
        due(&mut out, edition, duty);
    }
    heading(&mut out, "Coming");
    for coming in &decision.coming {
        let _ = writeln!(out, "- {}: {}", day(coming.on), coming.event.words());
        for (word, rules) in [("starts", &coming.starts), ("ends", &coming.ends)] {
            for rule in rules {
                let _ = writeln!(out, "    {word}: {}", rule.title);
            }
        }
    }
    heading(&mut out, "To know more, ask");
    for ask in &decision.asks {
        let facts: Vec<_> = ask.facts.iter().map(domain::ids::FactId::as_str).collect();
        let _ = writeln!(out, "- {} ({})", ask.field, facts.join(", "));
    }
    out
}

fn heading(out: &mut String, words: &str) {
    let _ = writeln!(out, "\n{words}");
}

fn entitlement(out: &mut String, one: &Entitled<'_>) {
    let standing = match one.stand.standing {
        Standing::Now => "now".to_owned(),
        Standing::From(from) => format!("from {}", day(from)),
        Standing::Ended(until) => format!("ended on {}", day(until)),
        Standing::NotMet(_) => return,
        Standing::Ask(Question::Fact(field)) => format!("depends on {field}"),
        Standing::Ask(Question::Person) => "ask: a person can find out".to_owned(),
        Standing::Ask(Question::NotLawYet) => "coming, not yet law: ask".to_owned(),
    };
    let amount = one
        .stand
        .amount
        .map(|amount| format!(", {}", money(amount)))
        .unwrap_or_default();
    let _ = writeln!(out, "- {}: {standing}{amount}", one.rule.title);
    let _ = writeln!(out, "    {} {}", one.rule.what, one.rule.who);
    let _ = writeln!(
        out,
        "    {}: {}, {}, checked on {}",
        footing(one.rule.footing),
        one.rule.fact(),
        one.rule.source.from,
        day(one.rule.source.checked_on)
    );
}

fn due(out: &mut String, edition: &Edition, duty: &Duty) {
    let words = edition.rules.duty_words(duty.id, &duty.fact);
    let title = words.map_or(duty.id, |words| words.title.as_str());
    let when = match duty.due.exactly() {
        Some(on) => day(on),
        None => format!("about {}", duty.due.roughly().format("%B %Y")),
    };
    let state = match (duty.overdue, duty.sort) {
        (true, Sort::Should) => " (the day has passed)",
        (true, Sort::Plan) => " (should have been made by then; ask to see it)",
        (_, Sort::Can) => " (can be asked for from then)",
        (false, _) => "",
    };
    let _ = writeln!(out, "- {title}: {when}{state}, {}", duty.fact);
    if let Some(words) = words {
        let _ = writeln!(out, "    {}", words.why);
    }
}

fn day(on: NaiveDate) -> String {
    on.format("%A %-d %B %Y").to_string()
}

fn money(amount: Amount) -> String {
    let kind = match amount.kind {
        AmountKind::AtLeast => "at least ",
        AmountKind::UpTo => "up to ",
        AmountKind::Exactly => "",
    };
    let pounds = amount.pounds;
    if pounds >= 1000 {
        format!("{kind}£{},{:03}", pounds / 1000, pounds % 1000)
    } else {
        format!("{kind}£{pounds}")
    }
}

const fn status(is: CareStatus) -> &'static str {
    match is {
        CareStatus::LookedAfter => "in care (looked after)",
        CareStatus::Eligible => "eligible",
        CareStatus::Relevant => "relevant",
        CareStatus::FormerRelevant => "former relevant",
        CareStatus::Qualifying => "qualifying",
        CareStatus::CareExperienced => "care-experienced",
        CareStatus::NotSure => "not sure: a person can help to find out",
    }
}

const fn footing(footing: Footing) -> &'static str {
    match footing {
        Footing::Law => "the law",
        Footing::Local => "this council",
        Footing::Announced => "announced",
        Footing::Open => "open to everyone",
    }
}
