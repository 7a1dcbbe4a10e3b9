//! Checks of requests: each purpose once, short, with somebody to reach and dates that
//! the facts bear.

use crate::draft::{Draft, RequestDraft};
use crate::fault::{Broken, Fault, Placed};
use crate::sourcing::Statement;
use domain::form::Kind;
use domain::request::Purpose;
use domain::request::clock::{ByLaw, CountedFrom, Within};
use domain::sourced::Footing;

/// Reports every request that could not be made, answered or counted on.
pub(crate) fn check(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    check_purposes(draft, broken, faults);
    for request in &draft.requests {
        check_form(request, faults);
        check_lines(request, draft, broken, faults);
        check_dates(request, draft, faults);
        let Placed { place, item } = &request.head;
        if item.next.is_empty() {
            faults.push(place.fault(
                "`next` is empty, so that nobody knows what happens after Send",
                "say in one to three sentences who does what, and when",
            ));
        }
    }
}

fn check_purposes(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    let offered: Vec<&RequestDraft> = draft
        .requests
        .iter()
        .filter(|request| request.form.head.item.offered)
        .collect();
    for (at, request) in offered.iter().enumerate() {
        let purpose = request.head.item.purpose;
        let before = offered.iter().take(at);
        if let Some(first) = before
            .copied()
            .find(|other| other.head.item.purpose == purpose)
        {
            faults.push(request.head.place.fault(
                format!(
                    "another request is for `{}`: {}",
                    purpose.word(),
                    first.head.place.file
                ),
                "write offered = false under [form] in the older one",
            ));
        }
    }
    // A content folder without requests is a folder without requests; one with some
    // must not leave a door that leads nowhere.
    let whole = |purpose: &Purpose| {
        !broken.file(&format!("requests/{}.toml", purpose.word()))
            && offered
                .iter()
                .all(|request| request.head.item.purpose != *purpose)
    };
    if let Some(any) = offered.first() {
        for missing in Purpose::ALL.into_iter().filter(whole) {
            faults.push(any.head.place.fault(
                format!("no request is for `{}`", missing.word()),
                format!("add requests/{}.toml", missing.word()),
            ));
        }
    }
}

fn check_form(request: &RequestDraft, faults: &mut Vec<Fault>) {
    let form = &request.form;
    let count = form.questions().count();
    if count > Purpose::MOST_QUESTIONS {
        faults.push(request.head.place.fault(
            format!("this request asks {count} questions"),
            format!("keep the {} that matter most", Purpose::MOST_QUESTIONS),
        ));
    }
    if let Some(about) = &request.head.item.about {
        let asked = form
            .questions()
            .find(|question| question.item.id == *about)
            .map(|question| question.item.kind);
        if asked != Some(Kind::ShortWords) {
            faults.push(request.head.place.fault(
                format!("`about` names `{about}`, which is no question of one line here"),
                "name a question of the kind short_words",
            ));
        }
    }
    for Placed { place, item } in form.questions() {
        if item.agenda || item.audience.is_some() {
            faults.push(place.fault(
                "`agenda` and `audience` mean nothing in a request",
                "take them out: whoever acts on the request reads all of it",
            ));
        }
    }
}

fn check_lines(request: &RequestDraft, draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    let Placed { place, item } = &request.head;
    if item.lines.is_empty() {
        faults.push(place.fault(
            "no helpline stands with what cannot wait",
            "name one to three in `lines`, by their ids in help/",
        ));
    }
    for line in &item.lines {
        let known = draft.helplines.iter().any(|known| known.item.id == *line);
        if !known && !broken.id(line.as_str()) {
            faults.push(place.fault(
                format!("no helpline is called `{line}`"),
                "take an id from help/helplines.toml",
            ));
        }
    }
}

fn check_dates(request: &RequestDraft, draft: &Draft, faults: &mut Vec<Fault>) {
    let day = draft.checked_on.as_ref().map(|placed| placed.item);
    for (at, Placed { place, item }) in request.by_law.iter().enumerate() {
        let figure = in_days(item.within).to_string() + " days";
        let statement = Statement {
            place,
            said: vec![&figure],
            footing: Some(Footing::Law),
            source: &item.source,
        };
        statement.check(&draft.facts, day, faults);
        if at == 0 && item.from == CountedFrom::Before {
            faults.push(place.fault(
                "the first step counts from a step before it",
                "write from = \"received\"",
            ));
        }
        check_longer(item, place, faults);
    }
}

fn check_longer(step: &ByLaw, place: &crate::fault::Place, faults: &mut Vec<Fault>) {
    if step.at_most.is_some() != step.longer_if.is_some() {
        faults.push(place.fault(
            "`at_most` and `longer_if` stand together or not at all",
            "say how long it may take, and when it may take so long",
        ));
    }
    if step
        .at_most
        .is_some_and(|most| in_days(most) <= in_days(step.within))
    {
        faults.push(place.fault(
            "`at_most` is not longer than `within`",
            "write the longer time in at_most, or take it out",
        ));
    }
}

/// About how many days this is, to compare.
const fn in_days(within: Within) -> u32 {
    match within {
        Within::WorkingDays(days) => days.saturating_mul(7) / 5,
        Within::Months(months) => months.saturating_mul(30),
    }
}
