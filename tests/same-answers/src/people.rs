//! Random people, the same ones every time: of every age, in and out of care, with
//! facts missing, unsure, or impossible.

use chrono::{Days, NaiveDate};
use serde_json::{Map, Value, json};

/// The `number`th person, as JSON, and the day to ask about.
#[must_use]
pub fn person(number: u64) -> (String, String) {
    let mut chance = Chance(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x00c0_ffee);
    let on = day(2024, chance.below(1_800));
    // Most rules turn between 16 and 18, so half of them are about that old.
    let days_old = if chance.one_in(2) {
        5_800 + chance.below(1_000)
    } else {
        2_000 + chance.below(8_500)
    };
    let born_on = before(on, days_old);
    let mut person = Map::from_iter([("born_on".to_owned(), json!(born_on))]);
    let mut put = |key: &str, value: Value| drop(person.insert(key.to_owned(), value));
    if chance.one_in(8) {
        // Not known: everything else must cope.
    } else {
        put("care_periods", care_periods(&mut chance, born_on, on));
    }
    if chance.one_in(3) {
        put(
            "left_care_to",
            json!(chance.pick(&[
                "parent",
                "special_guardianship",
                "adoption",
                "independent",
                "other"
            ])),
        );
        put("left_care_on", json!(before(on, chance.below(900))));
    }
    if chance.one_in(2) {
        put("placement", placement(&mut chance, on));
    }
    if chance.one_in(2) {
        put("last", last(&mut chance, on));
    }
    if chance.one_in(2) {
        put(
            "studying",
            json!(chance.pick(&[
                "nursery",
                "school",
                "college",
                "university",
                "apprenticeship",
                "work",
                "none"
            ])),
        );
    }
    for key in [
        "unaccompanied",
        "special_guardianship",
        "privately_fostered",
        "staying_put",
        "wants_adviser",
    ] {
        if chance.one_in(3) {
            put(key, json!(chance.one_in(2)));
        }
    }
    if chance.one_in(2) {
        put(
            "council",
            json!(chance.pick(&["slough", "reading", "elsewhere"])),
        );
    }
    if chance.one_in(6) {
        put(
            "unsure",
            json!([chance.pick(&["born_on", "care_periods", "left_care_to", "studying"])]),
        );
    }
    if chance.one_in(40) {
        put("not_a_fact", json!(true));
    }
    (Value::Object(person).to_string(), on.to_string())
}

fn care_periods(chance: &mut Chance, born_on: NaiveDate, on: NaiveDate) -> Value {
    let mut periods = Vec::new();
    let mut from = after(born_on, 2_000 + chance.below(3_800));
    for _ in 0..chance.below(4) {
        let to = after(from, 1 + chance.below(900));
        let open = to > on || chance.one_in(4);
        periods.push(json!({
            "from": from,
            "to": if open { Value::Null } else { json!(to) },
            "basis": chance.pick(&["section_20", "care_order", "interim_care_order", "placement_order", "remand", "emergency"]),
            "short_breaks": chance.one_in(10),
        }));
        if open && !chance.one_in(20) {
            break;
        }
        from = after(to, chance.below(700));
    }
    Value::Array(periods)
}

fn placement(chance: &mut Chance, on: NaiveDate) -> Value {
    json!({
        "since": before(on, chance.below(1_200)),
        "kind": chance.pick(&["foster", "connected_temporary", "residential", "parents", "supported", "staying_put", "own_tenancy", "custody", "hospital", "other"]),
        "until_18": chance.one_in(2),
        "long_term_fostered": chance.one_in(3),
        "agrees_six_monthly_visits": chance.one_in(4),
        "council_provided_16_plus": chance.one_in(4),
    })
}

fn last(chance: &mut Chance, on: NaiveDate) -> Value {
    let mut last = Map::from_iter([("reviews_held".to_owned(), json!(chance.below(5)))]);
    for key in [
        "review_on",
        "visit_on",
        "health_assessment_on",
        "pathway_review_on",
        "adviser_contact_on",
    ] {
        if chance.one_in(2) {
            let known = chance.one_in(2);
            last.insert(
                key.to_owned(),
                if known {
                    json!(before(on, chance.below(500)))
                } else {
                    Value::Null
                },
            );
        }
    }
    Value::Object(last)
}

fn day(year: i32, later: u64) -> NaiveDate {
    after(
        NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default(),
        later,
    )
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// Steele's `SplitMix64`: small, the same on every machine, and good enough for dice.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn one_in(&mut self, of: u64) -> bool {
        self.below(of) == 0
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let place = usize::try_from(self.below(of.len() as u64)).unwrap_or_default();
        of[place]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_thousand_people_are_of_every_status_and_some_are_impossible() {
        let mut met: BTreeMap<String, u32> = BTreeMap::new();
        for number in 0..1_000 {
            let (person, on) = person(number);
            let answer = crate::answer(&person, &on);
            let status = serde_json::from_str::<Value>(&answer)
                .ok()
                .and_then(|answer| Some(answer.get("status")?.get("is")?.as_str()?.to_owned()))
                .unwrap_or_else(|| "refused".to_owned());
            *met.entry(status).or_default() += 1;
        }
        for status in [
            "looked_after",
            "eligible",
            "relevant",
            "former_relevant",
            "qualifying",
            "care_experienced",
            "not_sure",
            "refused",
        ] {
            assert!(
                met.get(status).is_some_and(|count| *count >= 5),
                "{status}: {met:?}"
            );
        }
        assert!(
            met["refused"] < 500,
            "too many cannot be asked about: {met:?}"
        );
    }
}
