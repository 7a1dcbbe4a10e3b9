//! The record of the desk, for leads.

use crate::body::FromJson;
use crate::edges::day_text;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::audit::Verdict;
use crate::store::audit_pages::{Row, Wanted};
use api::desk::audit::{DayEnd, Line, Look, PAGE, Page, Someone, State as Standing};
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Days, NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};

/// How many days' ends are told.
const DAYS: usize = 31;

/// One page of it.
///
/// # Errors
/// [`Failure::Invalid`] for a day that is none.
pub async fn post(
    State(house): State<House>,
    _principal: Allowed<to::SeeRecord>,
    FromJson(look): FromJson<Look>,
) -> Result<Json<Page>, Failure> {
    let wanted = wanted(&look)?;
    // One more than a page says whether there is another.
    let mut rows = house.store.audit_rows(&wanted, PAGE + 1).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let lines: Vec<Line> = rows.into_iter().map(line).collect();
    let next_below = lines.last().filter(|_| more).map(|line| line.number);
    Ok(Json(Page { lines, next_below }))
}

/// Whether it is whole, from its first line.
///
/// # Errors
/// What the store says.
pub async fn get_state(
    State(house): State<House>,
    _principal: Allowed<to::SeeRecord>,
) -> Result<Json<Standing>, Failure> {
    let mut days: BTreeMap<String, DayEnd> = BTreeMap::new();
    let (mut actors, mut whats) = (BTreeSet::new(), BTreeSet::new());
    let mut lines = 0;
    let verdict = house
        .store
        .walk_audit(|row| {
            lines = number(row.seq);
            let day = day_text(row.at);
            let end = days.entry(day.clone()).or_insert_with(|| DayEnd {
                day,
                lines: 0,
                last: 0,
                hash: String::new(),
            });
            end.lines += 1;
            end.last = number(row.seq);
            end.hash.clone_from(&row.hash);
            if !actors.contains(&row.actor) {
                actors.insert(row.actor.clone());
            }
            if !whats.contains(&row.event) {
                whats.insert(row.event.clone());
            }
        })
        .await?;
    let names = house.store.names().await?;
    let people = actors
        .into_iter()
        .filter_map(|id| {
            let name = names.get(&id)?.clone();
            Some(Someone { id, name })
        })
        .collect();
    Ok(Json(Standing {
        lines,
        broken_at: match verdict {
            Verdict::Whole { .. } => None,
            Verdict::BrokenAt { seq } => Some(number(seq)),
        },
        days: days.into_values().rev().take(DAYS).collect(),
        people,
        whats: whats.into_iter().collect(),
    }))
}

fn number(seq: i64) -> u64 {
    u64::try_from(seq).unwrap_or_default()
}

fn line(row: Row) -> Line {
    Line {
        number: number(row.seq),
        at: DateTime::from_timestamp(row.at, 0).map_or_else(String::new, |at| {
            at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
        }),
        who: row.name,
        what: row.event,
        to: row.subject,
    }
}

fn wanted(look: &Look) -> Result<Wanted, Failure> {
    let until = day("until_on", look.until_on.as_deref())?;
    Ok(Wanted {
        event: look.what.clone(),
        actor: look.who.clone(),
        from: day("from_on", look.from_on.as_deref())?.map(begins_at),
        until: until
            .and_then(|on| on.checked_add_days(Days::new(1)))
            .map(begins_at),
        below: look
            .below
            .map(|below| i64::try_from(below).unwrap_or(i64::MAX)),
    })
}

fn day(field: &'static str, written: Option<&str>) -> Result<Option<NaiveDate>, Failure> {
    written
        .map(str::parse)
        .transpose()
        .map_err(|_| Failure::invalid(field, "a day as YYYY-MM-DD"))
}

fn begins_at(on: NaiveDate) -> i64 {
    on.and_time(NaiveTime::MIN).and_utc().timestamp()
}
