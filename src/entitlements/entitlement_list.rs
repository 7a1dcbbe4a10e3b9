//! The entitlements in groups: now, to be asked about, later, ended, not now.

use super::card::card;
use super::outcome::{Card, Outcome, Stands};
use crate::phrases::results as say;
use chrono::NaiveDate;
use controls::unfold::Unfold;
use domain::edition::Trust;
use yew::prelude::*;

/// The groups; empty ones are left out.
pub fn entitlement_list(outcome: &Outcome<'_>, trust: &Trust, today: NaiveDate) -> Html {
    let of = |test: fn(&Stands) -> bool| -> Vec<&Card<'_>> {
        outcome
            .cards
            .iter()
            .filter(|card| test(&card.stands))
            .collect()
    };
    let open = |id: &'static str, title: &'static str, cards: Vec<&Card<'_>>| {
        if cards.is_empty() {
            return Html::default();
        }
        html! {
            <section class="stack" aria-labelledby={id}>
                <h2 {id}>{ title }</h2>
                <div class="unfolds">{ for cards.into_iter().map(|one| card(one, trust, today)) }</div>
            </section>
        }
    };
    let folded = |id: &'static str,
                  title: &'static str,
                  note: &'static str,
                  cards: Vec<&Card<'_>>| {
        if cards.is_empty() {
            return Html::default();
        }
        let title = format!("{title} ({})", cards.len());
        html! {
            <Unfold {id} {title} level={2} class="slim">
                if !note.is_empty() { <p class="muted">{ note }</p> }
                <div class="unfolds">{ for cards.into_iter().map(|one| card(one, trust, today)) }</div>
            </Unfold>
        }
    };
    html! {
        <>
            { open("owed-now", say::now(), of(|stands| matches!(stands, Stands::Now(_)))) }
            { open("owed-later", say::later(), of(|stands| matches!(stands, Stands::Later(_)))) }
            { open("owed-ask", say::ask(), of(|stands| matches!(stands, Stands::Ask(_)))) }
            { folded("owed-ended", say::ended(), "", of(|stands| matches!(stands, Stands::Ended(_)))) }
            { folded("owed-no", say::no(), say::no_more(), of(|stands| *stands == Stands::No)) }
        </>
    }
}
