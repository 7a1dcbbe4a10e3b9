//! A new report: of which months, about one priority or all of them.

use super::page::{View, head};
use super::words;
use crate::app::is_signed_out;
use crate::consultations::about::select;
use crate::fault_words;
use crate::platform::clock;
use crate::stage::{Event, WhySignedOut};
use api::desk::reports::Written;
use api::desk::review_figures::Period;
use chrono::{Datelike as _, Days, Months, NaiveDate};
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use domain::consultation::quarter::Quarter;
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// How many months back a report may begin.
const MONTHS_BACK: u32 = 36;

/// The last quarter that is closed, and the year that ends with it.
#[must_use]
pub fn presets(today: NaiveDate) -> [Period; 2] {
    let quarter = Quarter::closed_last(today);
    let to = quarter.from_on() + Months::new(3) - Days::new(1);
    [
        Period {
            from: quarter.from_on(),
            to,
        },
        Period {
            from: quarter.from_on() - Months::new(9),
            to,
        },
    ]
}

/// The last day of the month that begins on this day.
fn end_of(first: NaiveDate) -> NaiveDate {
    first + Months::new(1) - Days::new(1)
}

/// A report that says nothing yet.
#[must_use]
pub fn empty(period: Period, priority: Option<&str>) -> Written {
    Written {
        period,
        priority: priority.map(Into::into),
        intro: String::new(),
        words: Vec::new(),
        themes: Vec::new(),
        quotes: Vec::new(),
        requests: None,
        summary: String::new(),
        approval: None,
        revision: 0,
    }
}

/// Properties of [`Starting`].
#[derive(Properties, PartialEq)]
pub struct StartingProps {
    /// The content.
    pub edition: Rc<Edition>,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// A new report.
#[component]
pub fn Starting(props: &StartingProps) -> Html {
    let today = use_state_eq(NaiveDate::default);
    let which = use_state_eq(|| "quarter".to_owned());
    let from = use_state_eq(NaiveDate::default);
    let to = use_state_eq(NaiveDate::default);
    let priority = use_state_eq(String::new);
    let trouble = use_state_eq(|| None::<String>);
    let busy = use_state_eq(|| false);
    {
        let (today, from, to) = (today.setter(), from.setter(), to.setter());
        use_effect_with((), move |()| {
            let now = clock::today();
            let [quarter, _] = presets(now);
            from.set(quarter.from);
            to.set(quarter.to);
            today.set(now);
        });
    }
    let [quarter, year] = presets(*today);
    let period = match which.as_str() {
        "quarter" => quarter,
        "year" => year,
        _ => Period {
            from: *from,
            to: *to,
        },
    };
    let about = Some(priority.as_str()).filter(|id| !id.is_empty());
    let written = empty(period, about);
    let fault = written.faults(*today).into_iter().next();
    let begin = {
        let (written, go, tell) = (written.clone(), props.go.clone(), props.tell.clone());
        let (trouble, busy) = (trouble.setter(), busy.setter());
        Callback::from(move |_: MouseEvent| {
            let (written, go, tell) = (written.clone(), go.clone(), tell.clone());
            let (trouble, busy) = (trouble.clone(), busy.clone());
            busy.set(true);
            spawn_local(async move {
                match Client::new(Fetch::default()).draft_report(&written).await {
                    Ok(whole) => return go.emit(View::One(whole.id)),
                    Err(fault) if is_signed_out(&fault) => {
                        return tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => trouble.set(Some(fault_words::words(&fault))),
                }
                busy.set(false);
            });
        })
    };
    let choose = |to: &UseStateHandle<String>| {
        let to = to.setter();
        Callback::from(move |word: String| to.set(word))
    };
    let month = |to: &UseStateHandle<NaiveDate>, last: bool| {
        let to = to.setter();
        Callback::from(move |day: String| {
            if let Ok(first) = day.parse::<NaiveDate>() {
                to.set(if last { end_of(first) } else { first });
            }
        })
    };
    let last_quarter = format!("The last quarter: {}", words::period(quarter));
    let last_year = format!("The last year: {}", words::period(year));
    let priorities = props.edition.pledge.priorities.iter().zip(1..);
    let priorities: Vec<(String, String)> = priorities
        .map(|(one, number)| (one.id.to_string(), format!("{number}. {}", one.title)))
        .collect();
    let mut abouts = vec![("", "All priorities")];
    abouts.extend(
        priorities
            .iter()
            .map(|(id, name)| (id.as_str(), name.as_str())),
    );
    let first_of = |day: NaiveDate| day.with_day(1).unwrap_or(day).to_string();
    let months = months(*today);
    let months = || -> Vec<(&str, &str)> {
        let all = months.iter();
        all.map(|(word, name)| (word.as_str(), name.as_str()))
            .collect()
    };
    html! {
        <>
            { head("New report", &props.go, Html::default()) }
            <section class="card stack report-starting" aria-label="What it is about">
                { select("r-period", "Of which months", &which, vec![
                    ("quarter", last_quarter.as_str()), ("year", last_year.as_str()), ("own", "Other months"),
                ], choose(&which)) }
                if *which == "own" {
                    <div class="in-a-row">
                        { select("r-from", "First month", &first_of(*from), months(), month(&from, false)) }
                        { select("r-to", "Last month", &first_of(*to), months(), month(&to, true)) }
                    </div>
                }
                { select("r-about", "About", &priority, abouts, choose(&priority)) }
                if let Some(fault) = &fault {
                    <p class="fault" role="alert">{ crate::consultations::builder::sentence(&fault.what) }</p>
                } else if period.to >= *today {
                    <Notice><p>{ "These months are not over. You can write the report now, and freeze it after the last day." }</p></Notice>
                }
                if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true><p>{ trouble }</p></Notice> }
                <div class="ways"><button type="button" class="button" onclick={begin} disabled={fault.is_some() || *busy}>{ "Begin the report" }</button></div>
            </section>
        </>
    }
}

/// The months to choose from, the newest first: this one and those before.
fn months(today: NaiveDate) -> Vec<(String, String)> {
    let now = today.with_day(1).unwrap_or(today);
    let back = (0..MONTHS_BACK).map(|back| now - Months::new(back));
    back.map(|first| {
        let of = Period {
            from: first,
            to: end_of(first),
        };
        (first.to_string(), words::period(of))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_quarter_is_one_that_is_closed() {
        let said = |today: &str| presets(today.parse().unwrap()).map(words::period);
        let expected = ["July to September 2026", "October 2025 to September 2026"];
        assert_eq!(said("2026-11-22"), expected);
        assert_eq!(said("2027-01-14"), expected);
        assert_eq!(
            said("2027-01-15"),
            ["October to December 2026", "January to December 2026"]
        );
        for of in presets("2027-01-15".parse().unwrap()) {
            assert_eq!(empty(of, None).faults("2027-01-15".parse().unwrap()), []);
        }
    }
}
