//! How the promises of a priority are rated: each quarter by itself, and every promise in
//! the newest against the one before. No quarters are added up.

use crate::day_words;
use crate::figures::bars::{Bar, bars};
use crate::figures::{HIDDEN, number};
use crate::pledge::words::rating;
use api::desk::reports::{Figures, Named};
use api::pledge::{Figures as Rated, PriorityFigures, QuarterResults};
use domain::consultation::pledge_check::Rating;
use yew::prelude::*;

/// How its promises are rated.
pub fn promises(one: &Named, figures: &Figures) -> Html {
    let Some(now) = figures.quarters.last() else {
        return html! {
            <div class="report-block">
                <h3>{ "Is the promise kept?" }</h3>
                <p class="report-none">{ "No quarter of ratings ended and closed in this period." }</p>
            </div>
        };
    };
    let before = figures.quarters.iter().rev().nth(1);
    html! {
        <div class="report-block">
            <h3>{ "Is the promise kept?" }</h3>
            <p class="report-note">{ "How young people rate the promises of this priority. Nobody knows who rated what." }</p>
            <div class="quarters">
                { for figures.quarters.iter().enumerate().map(|(at, quarter)| by_quarter(one, quarter, at + 1 < figures.quarters.len())) }
            </div>
            { each(one, now, before) }
        </div>
    }
}

fn of<'q>(one: &Named, quarter: &'q QuarterResults) -> Option<&'q PriorityFigures> {
    let mut all = quarter.priorities.iter();
    all.find(|found| found.priority == one.id)
}

/// All its promises together, in one quarter.
fn by_quarter(one: &Named, quarter: &QuarterResults, earlier: bool) -> Html {
    let name = day_words::quarter(quarter.quarter);
    let shown = of(one, quarter).map(|found| &found.figures);
    let base = shown.and_then(|figures| figures.base);
    let drawn = shown.filter(|figures| !figures.is_hidden());
    html! {
        <div class="quarter" key={quarter.quarter.to_string()}>
            <p class="rated-when"><b>{ name }</b>{ base.map(|base| format!(": {base} ratings")).unwrap_or_default() }</p>
            if let Some(figures) = drawn {
                { bars(figures.base, &each_rating(figures), earlier) }
            } else {
                <p class="report-none">{ "Hidden: too few ratings to show safely." }</p>
            }
        </div>
    }
}

fn each_rating(figures: &Rated) -> Vec<Bar<'static>> {
    let each = Rating::ALL.iter().enumerate();
    each.map(|(at, one)| Bar {
        class: one.word().replace('_', "-"),
        name: rating(*one),
        number: figures.ratings.get(at).copied().flatten(),
        percent: figures.percent.get(at).copied().flatten(),
    })
    .collect()
}

/// Every promise: its numbers in the newest quarter, and how that was before.
fn each(one: &Named, now: &QuarterResults, before: Option<&QuarterResults>) -> Html {
    let figures = |quarter: Option<&QuarterResults>, at: usize| {
        let id = one.promises.get(at).map(|(id, _)| id);
        let all = quarter.and_then(|quarter| of(one, quarter));
        let mut all = all.into_iter().flat_map(|found| &found.promises);
        all.find(|found| Some(&found.promise) == id)
            .map_or_else(Rated::hidden, |found| found.figures.clone())
    };
    let name = day_words::quarter(now.quarter);
    html! {
        <div class="report-scroll" role="region" tabindex="0" aria-label={format!("Table: each promise of {}", one.title)}><table class="report-table promises-table">
            <caption>{ format!("Each promise, {name}") }</caption>
            <thead><tr>
                <th scope="col">{ "Promise" }</th>
                <th scope="col" class="number">{ "Ratings" }</th>
                { for Rating::ALL.iter().map(|one| html! { <th scope="col" class="number">{ rating(*one) }</th> }) }
                <th scope="col">{ "“Happening”, quarter before" }</th>
            </tr></thead>
            <tbody>
                { for one.promises.iter().enumerate().map(|(at, (id, title))| {
                    row(id.as_str(), title, &figures(Some(now), at), &figures(before, at))
                }) }
            </tbody>
        </table></div>
    }
}

fn row(id: &str, title: &str, now: &Rated, before: &Rated) -> Html {
    html! {
        <tr key={id.to_owned()}>
            <th scope="row">{ title.to_owned() }</th>
            <td class="number">{ number(now.base) }</td>
            { for (0..Rating::ALL.len()).map(|at| {
                let percent = now.percent.get(at).copied().flatten();
                let ratings = now.ratings.get(at).copied().flatten();
                html! {
                    <td class="number">
                        { number(ratings) }
                        if let Some(percent) = percent { <small>{ format!(" {percent} %") }</small> }
                    </td>
                }
            }) }
            <td>{ trend(now, before) }</td>
        </tr>
    }
}

/// How the share of “happening” has gone, where both are shown.
fn trend(now: &Rated, before: &Rated) -> String {
    let share = |figures: &Rated| figures.percent.first().copied().flatten();
    match (share(now), share(before)) {
        (_, None) => HIDDEN.to_owned(),
        (None, Some(before)) => format!("{before} %"),
        (Some(now), Some(before)) if now > before => format!("▲ up from {before} %"),
        (Some(now), Some(before)) if now < before => format!("▼ down from {before} %"),
        (_, Some(before)) => format!("= still {before} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_percent(percent: Option<u64>) -> Rated {
        let mut figures = Rated::hidden();
        figures.percent[0] = percent;
        figures
    }

    #[test]
    fn a_trend_is_said_only_of_what_is_shown_on_both_sides() {
        let trend = |now, before| trend(&of_percent(now), &of_percent(before));
        assert_eq!(trend(Some(75), Some(60)), "▲ up from 60 %");
        assert_eq!(trend(Some(50), Some(60)), "▼ down from 60 %");
        assert_eq!(trend(Some(60), Some(60)), "= still 60 %");
        assert_eq!(trend(None, Some(60)), "60 %");
        assert_eq!(trend(Some(60), None), "hidden");
    }
}
