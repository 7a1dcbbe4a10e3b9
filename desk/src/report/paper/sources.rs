//! Where everything comes from, how small numbers are hidden, and what is still to come.

use crate::day_words;
use crate::report::words;
use api::desk::reports::{Figures, FrozenBy, Written};
use yew::prelude::*;

/// Where everything comes from.
pub fn sources(written: &Written, figures: &Figures, frozen: Option<&FrozenBy>) -> Html {
    let smallest = figures.smallest;
    let (cell, percentages) = (smallest.div_ceil(2), smallest.saturating_mul(2));
    html! {
        <section class="report-part report-sources look-all" aria-labelledby="part-sources">
            <header class="part-head"><h2 id="part-sources">{ "Where this comes from" }</h2></header>
            { waiting(figures) }
            <h3>{ "How small numbers are hidden" }</h3>
            <p>{ format!("Nothing is shown of fewer than {smallest} people, no count from 1 to {}, and no percentage of fewer than {percentages}. Where a hidden number could be worked out from others, one of those is hidden too. So “hidden” may stand for a large number.", cell.saturating_sub(1)) }</p>
            <h3>{ "Sources" }</h3>
            <ul>
                <li>{ "Promise ratings: the pledge check on young people’s phones, without names, counted by quarter. A quarter is shown once it is closed, two weeks after its end. No quarters are added up." }</li>
                <li>{ "Consultations: those whose last day is in the period, once they are frozen." }</li>
                <li>{ "Themes: as staff named them while they read own words. Quotes: of those who said yes to being quoted, after a second look at what might tell who it was." }</li>
                <li>{ "Reviews: worked out by staff from what is sealed, and frozen." }</li>
                <li>{ "Requests: counted by staff in the inbox. Actions: as they stood when the report was frozen." }</li>
            </ul>
            <p class="report-note">{ match frozen {
                Some(frozen) => format!("{}. Frozen on {} by {}. The figures are kept as they were shown and do not change.", words::title(written.period, Some(&super::about(written, figures))), words::date(frozen.on), frozen.by),
                None => "This is a draft. Its figures are those of today.".to_owned(),
            } }</p>
        </section>
    }
}

fn waiting(figures: &Figures) -> Html {
    let quarters = figures.waiting.quarters.iter();
    let quarters = quarters.map(|one| format!("Promise ratings of {}", day_words::quarter(*one)));
    let consultations = figures.waiting.consultations.iter();
    let consultations = consultations.map(|title| format!("The consultation “{title}”"));
    let all: Vec<String> = quarters.chain(consultations).collect();
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <div class="still-counted">
            <h3>{ "Not in this report: still being counted" }</h3>
            <ul>{ for all.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </div>
    }
}
