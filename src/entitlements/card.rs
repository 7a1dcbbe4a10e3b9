//! One entitlement as a card: how the person stands with it, how much, why, how to
//! ask, and the small print.

use super::outcome::{Card, Stands};
use crate::in_words;
use crate::parts::contact::{Way, contact};
use crate::parts::copy_words::CopyWords;
use crate::parts::footing_tag::footing_tag;
use crate::parts::source_line::source_line;
use crate::phrases::{pledge, requests, results as say};
use crate::requests::ask_button::AskButton;
use crate::requests::subject::Subject;
use chrono::NaiveDate;
use controls::unfold::Unfold;
use domain::edition::Trust;
use domain::entitlement::amount::{Amount, AmountKind};
use domain::request::{About, Purpose};
use yew::prelude::*;

/// An entitlement as a card.
pub fn card(card: &Card<'_>, trust: &Trust, today: NaiveDate) -> Html {
    let rule = card.rule;
    let title = html! {
        <>
            <span class="unfold-name">{ rule.title.clone() }</span>
            <span class="unfold-tags">
                { for card.amount.map(|amount| html! {
                    <span class="tag amount figures">{ amount_words(amount) }</span>
                }) }
                { for when(card.stands).map(|words| html! { <span class="tag">{ words }</span> }) }
                { footing_tag(rule.footing, &trust.short_name) }
            </span>
        </>
    };
    html! {
        <Unfold key={rule.id.as_str()} id={format!("rule-{}", rule.id)} {title} level={3}>
            { matter(say::what(), html! { <p>{ rule.what.clone() }</p> }) }
            { matter(
                if card.stands == Stands::No { say::who_no() } else { say::who() },
                html! { <p>{ rule.who.clone() }</p> },
            ) }
            { how(card, trust, today) }
            { matter(say::if_not(), html! { <p>{ rule.if_not.clone() }</p> }) }
            { matter(pledge::source(), source_line(&rule.source, today)) }
        </Unfold>
    }
}

fn matter(question: &'static str, answer: Html) -> Html {
    html! {
        <div class="matter"><h4>{ question }</h4>{ answer }</div>
    }
}

fn how(card: &Card<'_>, trust: &Trust, today: NaiveDate) -> Html {
    let subject = Subject {
        about: About::Entitlement(card.rule.id.clone()),
        name: card.rule.title.clone(),
    };
    let answer = html! {
        <>
            <p>{ card.rule.how_to_ask.clone() }</p>
            { for by_when(card.stands, today).map(|words| html! { <p>{ words }</p> }) }
            if let Some(words) = &card.rule.ask_words {
                <CopyWords words={words.clone()} />
            }
            <AskButton purpose={Purpose::Claim} {subject} words={requests::ask_for_it()} />
            { contact(&trust.name, &Way::Call(trust.call.clone()), "plain") }
        </>
    };
    matter(say::how(), answer)
}

/// *at least £3,000*.
#[must_use]
pub fn amount_words(amount: Amount) -> String {
    let pounds = in_words::pounds(amount.pounds);
    match amount.kind {
        AmountKind::AtLeast => say::at_least(&pounds),
        AmountKind::UpTo => say::up_to(&pounds),
        AmountKind::Exactly => pounds,
    }
}

/// By when to ask, where there is a day.
fn by_when(stands: Stands, today: NaiveDate) -> Option<String> {
    let day = |day| in_words::day(day, today);
    match stands {
        Stands::Now(Some(until)) => Some(say::ask_before(&day(until))),
        Stands::Later(Some(from)) => Some(say::ask_from(&day(from))),
        _ => None,
    }
}

fn when(stands: Stands) -> Option<String> {
    let day = in_words::short_day;
    match stands {
        Stands::Now(until) => until.map(|until| say::until(&day(until))),
        Stands::Later(Some(from)) => Some(say::from(&day(from))),
        Stands::Later(None) => Some(say::from_later().to_owned()),
        Stands::Ended(Some(until)) => Some(say::was_until(&day(until))),
        Stands::Ended(None) | Stands::No | Stands::Ask(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_says_how_firm_it_is() {
        let words = |kind| amount_words(Amount { pounds: 3000, kind });
        assert_eq!(words(AmountKind::AtLeast), "at least £3,000");
        assert_eq!(words(AmountKind::UpTo), "up to £3,000");
        assert_eq!(words(AmountKind::Exactly), "£3,000");
    }
}
