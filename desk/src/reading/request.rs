//! A request being read: what a claim is about, and by when the law wants each step,
//! counted from the day it was received.

use crate::day_words;
use chrono::NaiveDate;
use domain::calendar::{BankHolidays, Due};
use domain::edition::Edition;
use domain::request::clock::{Step, Turn, steps};
use domain::request::{About, Request};
use domain::sourced::Source;
use yew::prelude::*;

/// What a claim is about, with the source it stands on; nothing where no card led to it.
pub(super) fn about(about: Option<&About>, edition: &Edition) -> Html {
    let Some(about) = about else {
        return Html::default();
    };
    let (kind, id, found) = match about {
        About::Entitlement(id) => {
            let rule = edition.rules.rules.iter().find(|rule| rule.id == *id);
            let found = rule.map(|rule| (&rule.title, &rule.source));
            ("Entitlement", id.as_str(), found)
        }
        About::Promise(id) => {
            let promises = edition.pledge.priorities.iter().flat_map(|p| &p.promises);
            let promise = promises.into_iter().find(|promise| promise.id == *id);
            let found = promise.map(|promise| (&promise.title, &promise.source));
            ("Promise", id.as_str(), found)
        }
    };
    html! {
        <p class="request-about">
            <b>{ format!("{kind}: ") }</b>
            { match found {
                Some((title, source)) => format!("{title} ({})", source_words(source)),
                None => format!("“{id}”, which this desk does not have"),
            } }
        </p>
    }
}

fn source_words(source: &Source) -> String {
    format!(
        "{}, checked {}",
        source.from,
        day_words::full(source.checked_on)
    )
}

/// The steps of the law with their days; nothing where it sets none.
pub(super) fn dates(
    request: &Request,
    received_on: Option<NaiveDate>,
    holidays: &BankHolidays,
    today: NaiveDate,
) -> Html {
    let Some(received_on) = received_on.filter(|_| !request.by_law.is_empty()) else {
        return Html::default();
    };
    let steps = steps(&request.by_law, received_on, holidays);
    html! {
        <section class="topic request-dates" aria-labelledby="request-dates">
            <h3 id="request-dates">{ "By law" }</h3>
            <p class="muted">{ format!(
                "Counted from {}, when it was received. Later steps count from the usual time of the one before.",
                day_words::day(received_on, today),
            ) }</p>
            <table>
                <thead><tr><th scope="col">{ "Step" }</th><th scope="col">{ "Whose turn" }</th><th scope="col">{ "By" }</th><th scope="col">{ "At the latest" }</th></tr></thead>
                <tbody>{ for steps.iter().map(|step| row(step, today)) }</tbody>
            </table>
        </section>
    }
}

fn row(step: &Step<'_>, today: NaiveDate) -> Html {
    let words = |due: Due| match due {
        Due::On(day) => day_words::day(day, today),
        Due::About(day) => format!("about {}", day_words::full(day)),
    };
    let late = step.by.exactly().is_some_and(|day| day < today);
    let turn = match step.by_law.who {
        Turn::Council => "the council’s",
        Turn::You => "theirs",
    };
    html! {
        <tr>
            <th scope="row">{ &step.by_law.what }<span class="under">{ source_words(&step.by_law.source) }</span></th>
            <td data-column="Whose turn: ">{ turn }</td>
            <td data-column="By: " class="figures">{ words(step.by) }if late { <span class="under">{ "This day has passed." }</span> }</td>
            <td data-column="At the latest: " class="figures">{ step.latest.map_or_else(|| "–".to_owned(), words) }</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use domain::request::Purpose;

    #[component]
    fn Complaint() -> Html {
        let edition = content::edition().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
        let received = NaiveDate::from_ymd_opt(2026, 11, 22);
        let request = edition.request(Purpose::Complaint).unwrap();
        let rule = edition.rules.rules[0].id.clone();
        html! {
            <>
                { about(Some(&About::Entitlement(rule)), &edition) }
                { about(Some(&About::Promise("gone".into())), &edition) }
                { dates(request, received, &edition.bank_holidays, today) }
            </>
        }
    }

    #[tokio::test]
    async fn the_clock_of_a_complaint_counts_from_its_receipt_and_says_what_has_passed() {
        let html = rendered::<Complaint>(|| ()).await;
        in_order(
            &html,
            &[
                "Entitlement: ",
                "checked",
                "“gone”, which this desk does not have",
                "Counted from Sunday 22 November",
                "Friday 4 December",
                "This day has passed.",
                "Friday 18 December",
                "Wednesday 6 January 2027",
            ],
        );
        assert_eq!(html.matches("This day has passed.").count(), 1, "{html}");
    }
}
