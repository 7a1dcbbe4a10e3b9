//! Checks that a promise names the amount its rule gives, so that next April's
//! figure cannot be written in one place and forgotten in the other.

use crate::draft::Draft;
use crate::fault::{Broken, Fault};
use domain::entitlement::Rule;
use domain::entitlement::amount::{Amount, AmountKind};

/// Reports promises whose pounds are not those of any of their rules on the
/// edition's day.
pub(crate) fn check(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    let Some(day) = draft.checked_on.as_ref().map(|placed| placed.item) else {
        return;
    };
    let now = |rule: &Rule| {
        let begun = rule.versions.iter().rfind(|version| version.from <= day);
        begun.and_then(|version| version.amount)
    };
    for promise in draft
        .priorities
        .iter()
        .flat_map(|priority| &priority.promises)
    {
        let (place, item) = (&promise.place, &promise.item);
        let Some(said) = item.amount.as_deref().and_then(amount_in) else {
            continue;
        };
        if item.rules.iter().any(|id| broken.id(id.as_str())) {
            continue;
        }
        let rules = draft.rules.iter().map(|rule| &rule.item);
        let given: Vec<Amount> = rules
            .filter(|rule| item.rules.contains(&rule.id))
            .filter_map(now)
            .collect();
        if given.is_empty() {
            faults.push(place.fault(
                "it names an amount of money, and no rule of it gives one",
                "name the rule that gives it: rules = [\"…\"]",
            ));
        } else if !given.contains(&said) {
            faults.push(place.fault(
                format!("it says {}, and its rule says {}", spoken(said), given.into_iter().map(spoken).collect::<Vec<_>>().join(" or ")),
                "correct one of them; the rule's newest amount that has begun is the one to show",
            ));
        }
    }
}

/// The amount that these words name.
fn amount_in(words: &str) -> Option<Amount> {
    let (before, after) = words.split_once('£')?;
    let figure: String = after
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == ',')
        .filter(char::is_ascii_digit)
        .collect();
    let kind = match before.trim().to_lowercase().as_str() {
        "at least" => AmountKind::AtLeast,
        "up to" => AmountKind::UpTo,
        _ => AmountKind::Exactly,
    };
    Some(Amount {
        pounds: figure.parse().ok()?,
        kind,
    })
}

fn spoken(amount: Amount) -> String {
    match amount.kind {
        AmountKind::AtLeast => format!("at least £{}", amount.pounds),
        AmountKind::UpTo => format!("up to £{}", amount.pounds),
        AmountKind::Exactly => format!("£{}", amount.pounds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_from_words() {
        for (words, pounds, kind) in [
            ("At least £3,000", 3_000, AmountKind::AtLeast),
            ("Up to £1,200 a year", 1_200, AmountKind::UpTo),
            ("£2,000, once", 2_000, AmountKind::Exactly),
        ] {
            assert_eq!(amount_in(words), Some(Amount { pounds, kind }), "{words}");
        }
        assert_eq!(amount_in("Free"), None);
    }
}
