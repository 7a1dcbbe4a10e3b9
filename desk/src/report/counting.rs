//! Requests answered in time, counted in this browser from the inbox's list: the server has
//! no figure of them. Small numbers are hidden before anything leaves.

use crate::day_words::day_of;
use crate::inbox::by_law::first_answer;
use api::desk::inbox::{Item, Only};
use api::desk::reports::shares::shares;
use api::desk::reports::{RequestClock, RequestKind, Requests};
use api::desk::review_figures::Period;
use chrono::NaiveDate;
use client::fetch::Fetch;
use client::{Client, Fault};
use domain::consultation::suppression::Threshold;
use domain::edition::Edition;
use domain::request::{Purpose, Request};

/// What somebody has to answer.
const ASKED: [Purpose; 5] = [
    Purpose::Complaint,
    Purpose::MyRecords,
    Purpose::Advocate,
    Purpose::ContactMe,
    Purpose::Claim,
];

/// One request: of which kind, by when, and by which clock.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Due {
    kind: usize,
    by: NaiveDate,
    clock: RequestClock,
}

/// When a request is due: by the law, where it sets a time, else by the team's promise.
fn due(
    kinds: &[&Request],
    item: &Item,
    promised: u16,
    edition: &Edition,
    today: NaiveDate,
) -> Option<Due> {
    let kind = kinds.iter().position(|one| one.form.id == item.form)?;
    let request = kinds.get(kind)?;
    let holidays = &edition.bank_holidays;
    if let Some(first) = first_answer(request, &item.received, holidays, today) {
        return Some(Due {
            kind,
            by: first.by,
            clock: RequestClock::Law,
        });
    }
    let received_on = day_of(&item.received)?;
    let by = holidays.working_days_after(received_on, promised.into());
    Some(Due {
        kind,
        by: by.roughly(),
        clock: RequestClock::Promise,
    })
}

/// Counts all that were due in the period and before today.
///
/// # Errors
/// See [`Fault`].
pub async fn count(
    period: Period,
    promised: u16,
    edition: &Edition,
    today: NaiveDate,
) -> Result<Requests, Fault> {
    let client = Client::new(Fetch::default());
    let kinds: Vec<&Request> = ASKED
        .iter()
        .filter_map(|one| edition.request(*one))
        .collect();
    let only = Only {
        forms: kinds.iter().map(|one| one.form.id.clone()).collect(),
        standing: None,
    };
    let mut counted = vec![(0, 0); kinds.len()];
    let mut clocks = vec![RequestClock::Promise; kinds.len()];
    let mut after = None;
    loop {
        let inbox = client.inbox_of(&only, after.as_ref()).await?;
        for item in &inbox.items {
            let Some(due) = due(&kinds, item, promised, edition, today) else {
                continue;
            };
            if let Some(clock) = clocks.get_mut(due.kind) {
                *clock = due.clock;
            }
            if !period.holds(due.by) || due.by >= today {
                continue;
            }
            let answered = match (due.clock, &item.opened) {
                (RequestClock::Promise, opened) => opened.as_ref().and_then(|one| day_of(&one.at)),
                (RequestClock::Law, None) => None,
                (RequestClock::Law, Some(_)) => {
                    let said = client.answers(&item.id).await?.items;
                    said.iter().filter_map(|one| day_of(&one.at)).min()
                }
            };
            if let Some((of, in_time)) = counted.get_mut(due.kind) {
                *of += 1;
                *in_time += u32::from(answered.is_some_and(|on| on <= due.by));
            }
        }
        after = inbox.next;
        if after.is_none() {
            break;
        }
    }
    Ok(hidden(&kinds, &clocks, &counted, today))
}

/// What was counted, as it may be shown. Kinds that nobody asked for are left out.
fn hidden(
    kinds: &[&Request],
    clocks: &[RequestClock],
    counted: &[(u32, u32)],
    today: NaiveDate,
) -> Requests {
    let asked = kinds.iter().zip(clocks).zip(counted);
    let asked: Vec<_> = asked.filter(|(_, (of, _))| *of > 0).collect();
    let numbers: Vec<(u32, u32)> = asked.iter().map(|(_, counted)| **counted).collect();
    let (shown, all) = shares(&numbers, Threshold::LEAST);
    let kinds = asked.into_iter().zip(shown);
    Requests {
        counted_on: today,
        kinds: kinds
            .map(|(((request, clock), _), share)| RequestKind {
                name: request.name.clone(),
                clock: *clock,
                share,
            })
            .collect(),
        all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::tests::item;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_complaint_is_due_by_law_and_a_call_back_by_the_teams_promise() {
        let edition = content::edition().unwrap();
        let kinds: Vec<&Request> = ASKED
            .iter()
            .map(|one| edition.request(*one).unwrap())
            .collect();
        let of = |form: &str| {
            let item = Item {
                form: form.into(),
                received: "2026-11-20T09:00Z".to_owned(),
                ..item(1, false, false)
            };
            due(&kinds, &item, 2, &edition, on("2027-01-10"))
        };
        let complaint = of("complaint").unwrap();
        assert_eq!(
            (complaint.by, complaint.clock),
            (on("2026-12-04"), RequestClock::Law)
        );
        let call = of("contact-me").unwrap();
        assert_eq!(
            (call.by, call.clock),
            (on("2026-11-24"), RequestClock::Promise)
        );
        assert_eq!(of("thank-you"), None);
    }

    #[test]
    fn few_requests_are_not_in_what_leaves_the_browser() {
        let edition = content::edition().unwrap();
        let kinds: Vec<&Request> = ASKED
            .iter()
            .map(|one| edition.request(*one).unwrap())
            .collect();
        let clocks = vec![RequestClock::Law; kinds.len()];
        let counted = [(30, 24), (3, 1), (0, 0), (40, 40), (12, 6)];
        let requests = hidden(&kinds, &clocks, &counted, on("2027-01-10"));
        assert_eq!(requests.kinds.len(), 4);
        assert!(requests.is_safe(Threshold::LEAST));
        assert_eq!(
            (requests.kinds[1].share.of, requests.kinds[1].share.did),
            (None, None)
        );
    }
}
