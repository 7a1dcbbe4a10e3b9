//! How much, from when. What it is for is the rule's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An amount of money, in whole pounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Pounds.
    pub pounds: u32,
    /// Whether it may be more, or less.
    pub kind: AmountKind,
}

/// How firm an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountKind {
    /// This or more.
    AtLeast,
    /// This or less.
    UpTo,
    /// This.
    Exactly,
}

/// What a rule gives from a day on. There is no end date, so that gaps and
/// overlaps cannot be written: the next version ends this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The first day of it: the day on which the young person has the entitlement.
    pub from: NaiveDate,
    /// Only for those whose 18th birthday is on this day or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turned_18_from: Option<NaiveDate>,
    /// How much; nothing when no amount is sure enough to name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
}

/// The amount on this day for somebody whose 18th birthday is then: that of the
/// last version which both reach. Nothing before the first version.
#[must_use]
pub fn amount_on(
    versions: &[Version],
    day: NaiveDate,
    eighteenth_birthday: NaiveDate,
) -> Option<Amount> {
    versions
        .iter()
        .rev()
        .find(|version| {
            version.from <= day
                && version
                    .turned_18_from
                    .is_none_or(|from| from <= eighteenth_birthday)
        })?
        .amount
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn version(from: &str, turned_18_from: Option<&str>, pounds: Option<u32>) -> Version {
        let kind = AmountKind::Exactly;
        Version {
            from: on(from),
            turned_18_from: turned_18_from.map(on),
            amount: pounds.map(|pounds| Amount { pounds, kind }),
        }
    }

    fn pounds(versions: &[Version], day: &str, eighteen: &str) -> Option<u32> {
        amount_on(versions, on(day), on(eighteen)).map(|amount| amount.pounds)
    }

    #[test]
    fn a_version_begins_on_its_day_and_ends_where_the_next_begins() {
        let versions = [
            version("2023-04-01", None, Some(2530)),
            version("2024-04-01", None, Some(2570)),
            version("2025-04-01", None, None),
        ];
        let asked = |day| pounds(&versions, day, "2030-01-01");
        assert_eq!(asked("2023-03-31"), None);
        assert_eq!(asked("2023-04-01"), Some(2530));
        assert_eq!(asked("2024-03-31"), Some(2530));
        assert_eq!(asked("2024-04-01"), Some(2570));
        assert_eq!(asked("2025-04-01"), None);
    }

    #[test]
    fn a_version_for_later_birthdays_leaves_earlier_ones_with_the_one_before() {
        let versions = [
            version("2011-04-01", None, Some(2000)),
            version("2023-04-01", None, Some(2999)),
            version("2023-04-01", Some("2023-04-01"), Some(3000)),
        ];
        assert_eq!(pounds(&versions, "2023-03-31", "2023-03-31"), Some(2000));
        assert_eq!(pounds(&versions, "2023-04-01", "2023-03-31"), Some(2999));
        assert_eq!(pounds(&versions, "2023-04-01", "2023-04-01"), Some(3000));
    }
}
