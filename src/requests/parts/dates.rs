//! The legal clock of a request as days, counted from today: the council's first step in
//! sight, what follows if that is not enough behind it.

use crate::in_words;
use crate::parts::source_line::source_line;
use crate::phrases::requests as say;
use chrono::NaiveDate;
use controls::unfold::Unfold;
use domain::calendar::{BankHolidays, Due};
use domain::request::Request;
use domain::request::clock::{Step, Turn, steps};
use yew::prelude::*;

/// By when the law wants an answer; nothing where it sets no time.
pub fn dates(request: &Request, holidays: &BankHolidays, today: NaiveDate) -> Html {
    let steps = steps(&request.by_law, today, holidays);
    let Some((first, later)) = steps.split_first() else {
        return Html::default();
    };
    html! {
        <section class="stack" aria-labelledby="request-dates">
            <h2 id="request-dates">{ say::dates_title() }</h2>
            <p class="muted">{ say::dates_from() }</p>
            <ol class="stack law-dates">{ step(first, today) }</ol>
            if !later.is_empty() {
                <Unfold id="request-later" title={html! { <span class="unfold-name">{ say::dates_later() }</span> }} level={3}>
                    <p class="muted">{ say::dates_later_from() }</p>
                    <ol class="stack law-dates">{ for later.iter().map(|later| step(later, today)) }</ol>
                </Unfold>
            }
        </section>
    }
}

fn step(step: &Step<'_>, today: NaiveDate) -> Html {
    let words = |due: Due| match due {
        Due::On(day) => in_words::day(day, today),
        Due::About(day) => say::about(&in_words::month_and_year(day)),
    };
    let by = words(step.by);
    let by = match step.by_law.who {
        Turn::Council => say::council_by(&by),
        Turn::You => say::you_by(&by),
    };
    html! {
        <li class="card stack">
            <p class="law-day figures"><strong>{ by }</strong></p>
            <p>{ step.by_law.what.clone() }</p>
            if let (Some(latest), Some(longer_if)) = (step.latest, &step.by_law.longer_if) {
                <p>{ longer_if.clone() }{ " " }<span class="figures">{ say::latest(&words(latest)) }</span></p>
            }
            { source_line(&step.by_law.source, today) }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place, today};
    use domain::request::Purpose;

    async fn shown(purpose: Purpose) -> String {
        page(move || {
            let edition = content::edition().unwrap();
            dates(
                edition.request(purpose).unwrap(),
                &edition.bank_holidays,
                today(),
            )
        })
        .await
    }

    #[tokio::test]
    async fn a_complaint_of_today_says_both_days_what_they_count_from_and_where_it_stands() {
        let html = shown(Purpose::Complaint).await;
        // Sunday 22 November 2026: ten working days are Friday 4 December, twenty the 18th.
        let first = place(&html, "Friday 4 December");
        assert!(first < place(&html, "Friday 18 December"), "{html}");
        assert!(place(&html, say::dates_from()) < first);
        assert!(place(&html, "regulation 14") > first);
        assert!(place(&html, "Checked today") > first);
        // What follows unfolds, so that nobody is met with a wall of days.
        assert!(html.contains(say::dates_later()), "{html}");
        assert!(!html.contains("ombudsman"), "{html}");
    }

    #[tokio::test]
    async fn a_request_without_a_time_in_law_shows_no_day() {
        assert_eq!(shown(Purpose::GoodNews).await, "");
    }
}
