//! The entitlements in groups: now, later, to be asked about, coming, ended, not now.

use super::card::card;
use super::outcome::{Card, Outcome, Stands};
use crate::phrases::results as say;
use chrono::NaiveDate;
use controls::unfold::Unfold;
use domain::edition::Trust;
use domain::entitlement::question::Question;
use std::cmp::Reverse;
use yew::prelude::*;

/// So many cards of a group are seen at once; the others unfold.
const AT_ONCE: usize = 6;

/// The groups; empty ones are left out.
pub fn entitlement_list(outcome: &Outcome<'_>, trust: &Trust, today: NaiveDate) -> Html {
    let drawn = |cards: &[&Card<'_>]| {
        html! {
            <div class="unfolds">{ for cards.iter().map(|one| card(one, trust, today)) }</div>
        }
    };
    let open = |id: &'static str, title: &'static str, cards: Vec<&Card<'_>>| {
        if cards.is_empty() {
            return Html::default();
        }
        // One card more is no reason to unfold anything.
        let seen = if cards.len() > AT_ONCE + 1 {
            AT_ONCE
        } else {
            cards.len()
        };
        let (first, others) = cards.split_at(seen);
        html! {
            <section class="stack" aria-labelledby={id}>
                <h2 {id}>{ title }</h2>
                { drawn(first) }
                if !others.is_empty() {
                    <Unfold id={format!("{id}-more")} level={3} class="slim"
                        title={say::more_cards(&others.len().to_string())}>
                        { drawn(others) }
                    </Unfold>
                }
            </section>
        }
    };
    let folded = |id: &'static str, title: &'static str, note: &str, cards: Vec<&Card<'_>>| {
        if cards.is_empty() {
            return Html::default();
        }
        let title = format!("{title} ({})", cards.len());
        html! {
            <Unfold {id} {title} level={2} class="slim">
                if !note.is_empty() { <p class="muted">{ note.to_owned() }</p> }
                { drawn(&cards) }
            </Unfold>
        }
    };
    let of = |group| in_group(outcome, group);
    html! {
        <>
            { open("owed-now", say::now(), of(Group::Now)) }
            { open("owed-later", say::later(), of(Group::Later)) }
            { open("owed-ask", say::ask(), of(Group::Ask)) }
            { folded("owed-coming", say::coming(), "", of(Group::Coming)) }
            { folded("owed-ended", say::ended(), "", of(Group::Ended)) }
            { folded("owed-no", say::no(), say::no_more(), of(Group::NotNow)) }
        </>
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Now,
    Later,
    Ask,
    Coming,
    Ended,
    NotNow,
}

const fn group(stands: Stands) -> Group {
    match stands {
        Stands::Now(_) => Group::Now,
        Stands::Later(_) => Group::Later,
        Stands::Ask(Question::NotLawYet) => Group::Coming,
        Stands::Ask(_) => Group::Ask,
        Stands::Ended(_) => Group::Ended,
        Stands::No => Group::NotNow,
    }
}

/// The cards of a group: money first, the most of it at the top, then as in the book.
fn in_group<'o, 'b>(outcome: &'o Outcome<'b>, wanted: Group) -> Vec<&'o Card<'b>> {
    let mut cards: Vec<&Card<'_>> = outcome
        .cards
        .iter()
        .filter(|card| group(card.stands) == wanted)
        .collect();
    cards.sort_by_key(|card| Reverse(card.amount.map_or(0, |amount| amount.pounds)));
    cards
}
