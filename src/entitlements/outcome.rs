//! What holds under every reading of the answers: the status, the entitlements, the
//! dated duties and what is coming. Where readings differ there is no date and no
//! yes, but a question.

use super::answers::{Answers, More};
use super::readings::roughest;
use chrono::NaiveDate;
use domain::calendar::BankHolidays;
use domain::care_status::{CareStatus, Status};
use domain::circumstances::{Circumstances, Field};
use domain::decide::{Coming, Decision, Event, decide};
use domain::due::Duty;
use domain::entitlement::amount::Amount;
use domain::entitlement::question::Question;
use domain::entitlement::standing::{Stand, Standing};
use domain::entitlement::{Rule, RuleBook};

/// What is known on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<'b> {
    /// The status; *not sure* where readings differ.
    pub status: Status,
    /// Every rule, in the book's order.
    pub cards: Vec<Card<'b>>,
    /// Dated duties whose day is sure, soonest first.
    pub due: Vec<Duty>,
    /// What is ahead, soonest first.
    pub ahead: Vec<Ahead<'b>>,
    /// What to ask next: first what would settle the most.
    pub ask: Option<Field>,
}

/// One rule and how the person stands with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card<'b> {
    /// The rule.
    pub rule: &'b Rule,
    /// How the person stands with it.
    pub stands: Stands,
    /// How much, where every reading says so.
    pub amount: Option<Amount>,
}

/// How somebody stands with a rule. A day is there only when every reading says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Has it, and until when.
    Now(Option<NaiveDate>),
    /// Will have it.
    Later(Option<NaiveDate>),
    /// Had it.
    Ended(Option<NaiveDate>),
    /// Not for this person.
    No,
    /// A question first.
    Ask(Question),
}

/// Something ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead<'b> {
    /// The day, where every reading says so.
    pub on: Option<NaiveDate>,
    /// What happens.
    pub event: Event,
    /// The rules that begin.
    pub starts: Vec<&'b Rule>,
    /// The rules that end.
    pub ends: Vec<&'b Rule>,
}

/// What holds in all of `lives`, each looked at on its own day of `days`; nothing
/// when there is no life to look at.
#[must_use]
pub fn outcome<'b>(
    book: &'b RuleBook,
    holidays: &BankHolidays,
    answers: &Answers,
    lives: &[Circumstances],
    days: &[NaiveDate],
) -> Option<Outcome<'b>> {
    let decided: Vec<Decision<'b>> = lives
        .iter()
        .zip(days)
        .map(|(life, on)| decide(book, holidays, life, *on))
        .collect();
    let (first, others) = decided.split_first()?;
    let rough = roughest(answers);
    let settles = Question::Fact(rough.unwrap_or(Field::BornOn));
    let cards: Vec<Card<'b>> = first
        .entitlements
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let stands = others
                .iter()
                .filter_map(|other| other.entitlements.get(at))
                .map(|other| &other.stand);
            card(one.rule, &one.stand, stands, settles)
        })
        .collect();
    let due: Vec<Duty> = first
        .due
        .iter()
        .filter(|duty| others.iter().all(|other| other.due.contains(duty)))
        .cloned()
        .collect();
    let differs = due.len() != first.due.len()
        || others
            .iter()
            .any(|other| other.status.is != first.status.is)
        || cards.iter().any(|card| card.stands == Stands::Ask(settles));
    Some(Outcome {
        status: status(first, others),
        ahead: first
            .coming
            .iter()
            .filter_map(|coming| ahead(coming, others))
            .collect(),
        ask: next_to_ask(answers, &decided, rough.filter(|_| differs)),
        cards,
        due,
    })
}

fn status(first: &Decision<'_>, others: &[Decision<'_>]) -> Status {
    let mut status = first.status.clone();
    for other in others {
        status.certain &= other.status.certain;
        if other.status.is != status.is {
            status.is = CareStatus::NotSure;
            status.certain = false;
            status.because.clear();
        }
    }
    status
}

fn card<'b, 's>(
    rule: &'b Rule,
    first: &Stand,
    others: impl Iterator<Item = &'s Stand>,
    settles: Question,
) -> Card<'b> {
    let (mut stands, mut amount) = (of(first), first.amount);
    for other in others {
        if other.amount != amount {
            amount = None;
        }
        stands = both(stands, of(other), settles);
    }
    Card {
        rule,
        stands,
        amount,
    }
}

const fn of(stand: &Stand) -> Stands {
    match stand.standing {
        Standing::Now => Stands::Now(stand.until_on),
        Standing::From(day) => Stands::Later(Some(day)),
        Standing::Ended(day) => Stands::Ended(Some(day)),
        Standing::NotMet(_) => Stands::No,
        Standing::Ask(question) => Stands::Ask(question),
    }
}

fn both(one: Stands, other: Stands, settles: Question) -> Stands {
    match (one, other) {
        (one, other) if one == other => one,
        (Stands::Now(_), Stands::Now(_)) => Stands::Now(None),
        (Stands::Later(_), Stands::Later(_)) => Stands::Later(None),
        (Stands::Ended(_), Stands::Ended(_)) => Stands::Ended(None),
        (Stands::Ask(question), Stands::Ask(_)) => Stands::Ask(question),
        _ => Stands::Ask(settles),
    }
}

/// The same event in every reading. A birthday is ahead even when its day is not
/// known; any other change is not.
fn ahead<'b>(coming: &Coming<'b>, others: &[Decision<'b>]) -> Option<Ahead<'b>> {
    let birthday = matches!(coming.event, Event::Birthday(_));
    let mut ahead = Ahead {
        on: Some(coming.on),
        event: coming.event,
        starts: coming.starts.clone(),
        ends: coming.ends.clone(),
    };
    for other in others {
        let same = other
            .coming
            .iter()
            .find(|theirs| theirs.event == coming.event && (birthday || theirs.on == coming.on))?;
        ahead.on = ahead.on.filter(|day| *day == same.on);
        ahead.starts.retain(|rule| same.starts.contains(rule));
        ahead.ends.retain(|rule| same.ends.contains(rule));
    }
    Some(ahead)
}

/// The most useful question that has not been answered "not sure" already.
fn next_to_ask(answers: &Answers, decided: &[Decision<'_>], rough: Option<Field>) -> Option<Field> {
    rough
        .into_iter()
        .chain(
            decided
                .iter()
                .flat_map(|decision| decision.asks.iter().map(|ask| ask.field)),
        )
        .find(|field| can_be_asked(*field) && answers.more(*field) != Some(More::NotSure))
}

/// Whether a young person can be expected to know it.
const fn can_be_asked(field: Field) -> bool {
    !matches!(field, Field::SchoolTerms | Field::Last)
}

#[cfg(test)]
mod tests;
