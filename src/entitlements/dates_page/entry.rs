//! One entry on the line of time.

use crate::entitlements::line::Line;
use crate::entitlements::outcome::Ahead;
use crate::in_words;
use crate::parts::source_line::source_line;
use crate::phrases::{my_dates as say, results};
use chrono::NaiveDate;
use controls::unfold::Unfold;
use domain::calendar::Due;
use domain::decide::Event;
use domain::due::{Duty, Sort};
use domain::edition::Edition;
use domain::entitlement::Rule;
use yew::prelude::*;

/// What an entry is read with.
pub(super) struct Reader<'e> {
    /// The words of duties.
    pub(super) edition: &'e Edition,
    /// Today.
    pub(super) today: NaiveDate,
}

/// One entry; the `next` one stands out.
pub(super) fn entry(line: &Line<'_>, next: bool, reader: &Reader<'_>) -> Html {
    let next = next.then_some("next-moment");
    match line {
        Line::Past(duty) => duty_entry(duty, classes!("past"), reader),
        Line::Late(duty) => duty_entry(duty, classes!("late", next), reader),
        Line::Due(duty) => duty_entry(duty, classes!("due", next), reader),
        Line::Ahead(ahead) => ahead_entry(ahead, classes!("milestone", next), reader.today),
    }
}

fn duty_entry(duty: &Duty, class: Classes, reader: &Reader<'_>) -> Html {
    let words = reader.edition.rules.duty_words(duty.id, &duty.fact);
    let Some(words) = words else {
        return Html::default();
    };
    let days = (duty.due.roughly() - reader.today).num_days();
    html! {
        <li class={classes!("moment", class.clone())} key={format!("{}-{}", duty.id, duty.fact)}>
            <h2>{ words.title.clone() }</h2>
            <p class="moment-day">
                { day_words(duty, reader.today) }
                if !class.contains("past") && duty.due.exactly().is_some() { <span class="muted">{ " · " }{ away(days) }</span> }
            </p>
            <Unfold id={format!("why-{}-{}", duty.id, duty.fact)} title={results::why()} level={3} class="slim">
                <p>{ words.why.clone() }</p>
                <div class="matter">
                    <h4>{ say::if_late() }</h4>
                    <p>{ words.if_late.clone() }</p>
                </div>
                { source_line(&words.source, reader.today) }
            </Unfold>
        </li>
    }
}

/// *By Friday 11 December*, *Was due …*, *About December 2029*.
fn day_words(duty: &Duty, today: NaiveDate) -> String {
    match duty.due {
        Due::About(day) => say::about(&in_words::month_and_year(day)),
        Due::On(day) => {
            let day = in_words::day(day, today);
            match (duty.sort, duty.overdue) {
                (Sort::Can, _) => say::can(&day),
                (Sort::Plan, true) => say::by_plan(&day),
                (_, true) => say::overdue(&day),
                (_, false) => say::by(&day),
            }
        }
    }
}

/// From so many days on, months say more, and then years.
const MONTHS_FROM: i64 = 61;
const YEARS_FROM: i64 = 731;
const MONTHS_LATE_FROM: u32 = 61;

/// *today*, *in 19 days*, *in 4 months*, *in 2 years*, *3 days late*.
fn away(days: i64) -> String {
    let count = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    match days {
        0 => say::today().to_owned(),
        YEARS_FROM.. => say::in_years(count / 365),
        MONTHS_FROM.. => say::in_months(count / 30),
        1.. => say::in_days(count),
        _ if count >= MONTHS_LATE_FROM => say::late_months(count / 30),
        _ => say::late_days(count),
    }
}

fn ahead_entry(ahead: &Ahead<'_>, class: Classes, today: NaiveDate) -> Html {
    let id = ahead
        .on
        .map_or_else(|| event_words(ahead.event), |on| on.to_string())
        .replace(' ', "-");
    html! {
        <li class={classes!("moment", class)} key={id.clone()}>
            <h2>{ event_words(ahead.event) }</h2>
            <p class="moment-day">
                if let Some(on) = ahead.on {
                    { in_words::day(on, today) }
                    <span class="muted">{ " · " }{ away((on - today).num_days()) }</span>
                } else {
                    { say::later() }
                }
            </p>
            { changes(&format!("starts-{id}"), say::starts(), &ahead.starts) }
            { changes(&format!("ends-{id}"), say::ends(), &ahead.ends) }
        </li>
    }
}

/// What happens, in words.
fn event_words(event: Event) -> String {
    match event {
        Event::Birthday(age) => say::turn(&age.to_string()),
        Event::ThirteenWeeks => say::thirteen_weeks().to_owned(),
        Event::SixMonthsHome => say::six_months_home().to_owned(),
        Event::Change => say::change().to_owned(),
    }
}

/// What a line says at a glance: its name, and its day with how far away it is.
#[must_use]
pub fn words_of(line: &Line<'_>, edition: &Edition, today: NaiveDate) -> Option<(String, String)> {
    let with_days = |words: String, day: NaiveDate| {
        let days = (day - today).num_days();
        format!("{words} · {}", away(days))
    };
    match line {
        Line::Past(duty) | Line::Late(duty) | Line::Due(duty) => {
            let words = edition.rules.duty_words(duty.id, &duty.fact)?;
            let day = day_words(duty, today);
            let day = match duty.due.exactly() {
                Some(exact) => with_days(day, exact),
                None => day,
            };
            Some((words.title.clone(), day))
        }
        Line::Ahead(ahead) => {
            let on = ahead.on?;
            Some((
                event_words(ahead.event),
                with_days(in_words::day(on, today), on),
            ))
        }
    }
}

/// So many are named at once; the others unfold.
const AT_ONCE: usize = 4;

/// What begins or ends: what comes with money first.
fn changes(id: &str, title: &'static str, rules: &[&Rule]) -> Html {
    if rules.is_empty() {
        return Html::default();
    }
    let mut rules = rules.to_vec();
    rules.sort_by_key(|rule| rule.versions.is_empty());
    let seen = if rules.len() > AT_ONCE + 1 {
        AT_ONCE
    } else {
        rules.len()
    };
    let (first, others) = rules.split_at(seen);
    let list = |rules: &[&Rule]| {
        html! {
            <ul class="bullets">
                { for rules.iter().map(|rule| html! { <li>{ rule.title.clone() }</li> }) }
            </ul>
        }
    };
    html! {
        <div class="matter">
            <h3>{ title }</h3>
            { list(first) }
            if !others.is_empty() {
                <Unfold id={id.to_owned()} level={3} class="slim"
                    title={results::more_cards(&others.len().to_string())}>
                    { list(others) }
                </Unfold>
                <div class="on-paper">{ list(others) }</div>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_away_a_day_is_has_its_own_words_for_today_tomorrow_and_late() {
        for (days, words) in [
            (0, "today"),
            (1, "tomorrow"),
            (19, "in 19 days"),
            (60, "in 60 days"),
            (61, "in 2 months"),
            (450, "in 15 months"),
            (730, "in 24 months"),
            (731, "in 2 years"),
            (-1, "1 day late"),
            (-3, "3 days late"),
            (-60, "60 days late"),
            (-61, "2 months late"),
        ] {
            assert_eq!(away(days), words);
        }
    }
}
