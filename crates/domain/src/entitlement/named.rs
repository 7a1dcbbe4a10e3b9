//! The conditions that are too hard for a content file: each is a function here,
//! with its reason and its test, and a name that content writes.

use super::condition::Holds;
use super::days::Days;
use super::life::Life;
use super::question::Question;
use crate::calendar::{birthday, days_before};
use crate::care_status::CareStatus;
use crate::circumstances::{Field, Home, LeftTo, Studying};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Child Trust Funds were given to children born from this day…
const TRUST_FUNDS_FROM: Option<NaiveDate> = NaiveDate::from_ymd_opt(2002, 9, 1);
/// …to this day.
const TRUST_FUNDS_TO: Option<NaiveDate> = NaiveDate::from_ymd_opt(2011, 1, 2);
/// "At least three months in care", as student finance counts it, in days.
const THREE_MONTHS: i64 = 91;

/// A condition written in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    /// In care, or adopted or under special guardianship from care.
    InCareOrNewFamily,
    /// In care or privately fostered on any day at 16 or 17.
    #[serde(rename = "in_care_at_16_or_17")]
    InCareAt16Or17,
    /// In care for three months in all, some of it at 16 or later.
    #[serde(rename = "in_care_three_months_past_16")]
    InCareThreeMonthsPast16,
    /// Qualifying; and, for help with learning, until 25 whoever was so before 21.
    #[serde(rename = "qualifying_to_25")]
    QualifyingTo25,
    /// As [`Named::QualifyingTo25`], or former relevant.
    #[serde(rename = "leaver_to_25")]
    LeaverTo25,
    /// Lives with foster carers and stays on, or did when turning 18.
    #[serde(rename = "foster_home_past_18")]
    FosterHomePast18,
    /// Was given no Child Trust Fund; those born in its years may still have none.
    NoChildTrustFund,
    /// Under 16, or under 19 and in full-time education.
    #[serde(rename = "under_16_or_studying_under_19")]
    Under16OrStudyingUnder19,
    /// Under 18, or under 19 and in full-time education.
    #[serde(rename = "under_18_or_studying_under_19")]
    Under18OrStudyingUnder19,
}

impl Named {
    /// When it holds in this life.
    #[must_use]
    pub fn holds(self, life: &Life<'_>) -> Holds {
        match self {
            Self::InCareOrNewFamily => in_care_or_new_family(life),
            Self::InCareAt16Or17 => in_care_at_16_or_17(life),
            Self::InCareThreeMonthsPast16 => in_care_three_months_past_16(life),
            Self::QualifyingTo25 => to_25(life, &[CareStatus::Qualifying]),
            Self::LeaverTo25 => to_25(life, &[CareStatus::Qualifying, CareStatus::FormerRelevant]),
            Self::FosterHomePast18 => foster_home_past_18(life),
            Self::NoChildTrustFund => no_child_trust_fund(life),
            Self::Under16OrStudyingUnder19 => under_or_studying(life, 16),
            Self::Under18OrStudyingUnder19 => under_or_studying(life, 18),
        }
    }
}

fn in_care_or_new_family(life: &Life<'_>) -> Holds {
    let care = life.looked_after();
    let Some(left_on) = life.person.care().filter_map(|period| period.to).max() else {
        return care;
    };
    let since = Days::between(Some(left_on), None);
    match life.person.left_care_to {
        Some(LeftTo::Adoption | LeftTo::SpecialGuardianship) => Holds::on(care.met.or(&since)),
        Some(_) => care,
        None => Holds {
            may: since,
            ask: Question::Fact(Field::LeftCareTo),
            ..care
        },
    }
}

fn in_care_at_16_or_17(life: &Life<'_>) -> Holds {
    let born_on = life.person.born_on;
    let at_16_or_17 = Days::between(Some(birthday(born_on, 16)), Some(birthday(born_on, 18)));
    let care = life.looked_after();
    if life.person.privately_fostered == Some(true) {
        return Holds::on(Days::between(Some(birthday(born_on, 16)), None));
    }
    let first = care.met.and(&at_16_or_17).runs().find_map(|run| run.from());
    Holds {
        met: first.map_or_else(Days::none, |first| Days::between(Some(first), None)),
        may: Days::all_if(!care.may.is_empty()),
        ask: care.ask,
    }
}

fn in_care_three_months_past_16(life: &Life<'_>) -> Holds {
    let sixteen = birthday(life.person.born_on, 16);
    let care = life.looked_after();
    let (mut days, mut from) = (0, None);
    for run in care.met.runs() {
        let (Some(first), Some(until)) = (run.from(), run.until()) else {
            continue;
        };
        days += (until - first).num_days();
        // Both have to be true: long enough by then, and ending past 16.
        if until >= sixteen && days >= THREE_MONTHS && from.is_none() {
            let reached = days_before(until, (days - THREE_MONTHS).unsigned_abs());
            from = Some(reached.max(first).max(sixteen));
        }
    }
    Holds {
        met: from.map_or_else(Days::none, |from| Days::between(Some(from), None)),
        may: Days::all_if(!care.may.is_empty()),
        ask: care.ask,
    }
}

fn to_25(life: &Life<'_>, statuses: &[CareStatus]) -> Holds {
    let born_on = life.person.born_on;
    let mut holds = life.status_is(statuses, &[]);
    let (to_21, to_25) = (birthday(born_on, 21), birthday(born_on, 25));
    if life.status(days_before(to_21, 1)) == Some(CareStatus::Qualifying) {
        holds.met = holds.met.or(&Days::between(Some(to_21), Some(to_25)));
    }
    holds
}

fn foster_home_past_18(life: &Life<'_>) -> Holds {
    let home = life.person.placement.as_ref().and_then(|home| home.kind);
    match (life.person.staying_put, home) {
        (Some(true), _) | (_, Some(Home::Foster | Home::StayingPut)) => Holds::on(Days::all()),
        (Some(false), _) | (None, Some(_)) => Holds::on(Days::none()),
        (None, None) => Holds::unknown(Field::StayingPut),
    }
}

fn no_child_trust_fund(life: &Life<'_>) -> Holds {
    let born_on = Some(life.person.born_on);
    let given_one = born_on >= TRUST_FUNDS_FROM && born_on <= TRUST_FUNDS_TO;
    Holds {
        met: Days::all_if(!given_one),
        may: Days::all_if(given_one),
        ask: Question::Person,
    }
}

fn under_or_studying(life: &Life<'_>, age: i32) -> Holds {
    let born_on = life.person.born_on;
    let (young, nineteen) = (birthday(born_on, age), birthday(born_on, 19));
    let under = Days::between(None, Some(young));
    let between = Days::between(Some(young), Some(nineteen));
    let fact = Field::Studying;
    match life.person.studying {
        Some(studying) if !life.person.is_unsure_of(fact) => {
            let full_time = matches!(
                studying,
                Studying::School | Studying::College | Studying::University
            );
            let more = if full_time { between } else { Days::none() };
            Holds::on(under.or(&more))
        }
        _ => Holds {
            met: under,
            may: between,
            ask: Question::Fact(fact),
        },
    }
}
