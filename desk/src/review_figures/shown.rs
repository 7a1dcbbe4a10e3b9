//! Figures of a period as bars and as a table, beside those of a year before and those that
//! the council has published.

use super::months;
use crate::figures::number;
use crate::figures::rates::{Rate, rates};
use crate::figures::table::{Line, table};
use api::desk::review_figures::{Figures, Frozen, Period, Share};
use controls::unfold::Unfold;
use domain::participation::Participation;
use domain::review_figures::published::{Published, Tenths};
use yew::prelude::*;

/// What stands beside figures.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'b> {
    /// The same months a year before.
    pub before: Option<&'b Frozen>,
    /// What the council published last.
    pub published: Option<&'b Published>,
}

impl<'b> Beside<'b> {
    /// What stands beside the figures of a period.
    #[must_use]
    pub fn of(period: Period, frozen: &'b [Frozen], published: &'b [Published]) -> Self {
        let before = period.year_before();
        Self {
            before: frozen.iter().find(|one| Some(one.period) == before),
            published: published.first(),
        }
    }
}

/// `95.4% (42 of 44)`, or as much of it as may be said.
#[must_use]
pub fn said(share: Share) -> String {
    match (share.did, share.of, share.percent()) {
        (None, None, _) => number(None),
        (did, of, Some(percent)) => format!("{percent}% ({} of {})", number(did), number(of)),
        (did, of, None) => format!("{} of {}", number(did), number(of)),
    }
}

fn wide(share: Share) -> Option<u16> {
    Tenths::of(share.did?, share.of?).map(Tenths::tenths)
}

fn rate(name: impl Into<String>, share: Share, hatched: bool) -> Rate {
    Rate {
        name: name.into(),
        tenths: wide(share),
        said: said(share),
        hatched,
    }
}

/// This time, a year before, and what was published.
fn beside(
    all: &Figures,
    pick: Pick,
    from: Beside<'_>,
    published: fn(&Published) -> Tenths,
) -> Vec<Rate> {
    let mut each = vec![rate("This time", pick(all), false)];
    if let Some(before) = from.before {
        let name = months::words(before.period);
        each.push(rate(name, pick(&before.figures), true));
    }
    if let Some(one) = from.published {
        let percent = published(one);
        each.push(Rate {
            name: format!("{}, published by {}", one.year, one.by),
            tenths: Some(percent.tenths()),
            said: format!("{percent}%"),
            hatched: true,
        });
    }
    each
}

/// Takes one share out of all figures.
type Pick = fn(&Figures) -> Share;

const KINDS: [(&str, Pick); 3] = [
    ("First reviews", |all| all.first),
    ("Second reviews", |all| all.second),
    ("Later reviews", |all| all.later),
];

/// Figures of one period. `id` is unique in the page.
pub fn shown(id: &str, title: &str, all: &Figures, from: Beside<'_>) -> Html {
    let in_time = beside(all, |all| all.in_time, from, |one| one.in_time);
    let kinds: Vec<Rate> = KINDS
        .iter()
        .map(|(name, pick)| rate(*name, pick(all), false))
        .collect();
    let took_part = beside(all, |all| all.took_part, from, |one| one.took_part);
    let sent = rate("This time", all.views_sent, false);
    let before = from.before;
    let before = before.map(|one| rate(months::words(one.period), one.figures.views_sent, true));
    let sent: Vec<Rate> = std::iter::once(sent).chain(before).collect();
    html! {
        <>
            <div class="rated-promise">
                <h3>{ "Held in time" }</h3>
                <p class="muted small">{ "Of the reviews that were held or due: the first within 20 working days, the second within 3 months, later ones within 6 months." }</p>
                { rates(&in_time) }
                { rates(&kinds) }
                <p class="muted small">{ unknown(all.unknown) }</p>
            </div>
            <div class="rated-promise">
                <h3>{ "Took part" }</h3>
                <p class="muted small">{ "Of the reviews of children of 4 and over that have a code: PN1, PN2, PN3, PN5 and PN6." }</p>
                { rates(&took_part) }
                { rates(&codes(all)) }
            </div>
            <div class="rated-promise">
                <h3>{ "Sent their views in My Pledge" }</h3>
                <p class="muted small">{ "Of the reviews that were held: those whose invitation was answered." }</p>
                { rates(&sent) }
            </div>
            <Unfold id={format!("{id}-table")} title={html! { "As a table" }}>
                { tables(title, all, from) }
            </Unfold>
        </>
    }
}

fn unknown(number: Option<u64>) -> String {
    match number {
        None => "Of how many it could not be said is hidden.".to_owned(),
        Some(0) => "There is none of which it could not be said.".to_owned(),
        Some(number) => format!("Of {number} besides it could not be said."),
    }
}

/// How many have each code, against all that have one, where that can be said.
fn codes(all: &Figures) -> Vec<Rate> {
    let pn0 = all.codes.first().copied().flatten();
    let base = all
        .took_part
        .of
        .zip(pn0)
        .map(|(older, under)| older + under);
    let each = Participation::ALL.into_iter().zip(&all.codes);
    each.map(|(code, count)| Rate {
        name: format!("{}: {}", code.word(), short(code)),
        tenths: count
            .zip(base)
            .and_then(|(count, base)| Tenths::of(count, base))
            .map(Tenths::tenths),
        said: number(*count),
        hatched: false,
    })
    .collect()
}

/// What a code means, in a few words.
#[must_use]
pub const fn short(code: Participation) -> &'static str {
    match code {
        Participation::Pn0 => "under 4",
        Participation::Pn1 => "came and spoke",
        Participation::Pn2 => "came, an advocate spoke",
        Participation::Pn3 => "came, views without words",
        Participation::Pn4 => "came, no views",
        Participation::Pn5 => "not there, an advocate spoke",
        Participation::Pn6 => "not there, views by other means",
        Participation::Pn7 => "not there, no views",
    }
}

/// Every share by its name.
pub(super) const SHARES: [(&str, Pick); 6] = [
    ("Held in time", |all| all.in_time),
    ("First reviews in time", |all| all.first),
    ("Second reviews in time", |all| all.second),
    ("Later reviews in time", |all| all.later),
    ("Took part", |all| all.took_part),
    ("Views sent in My Pledge", |all| all.views_sent),
];

fn tables(title: &str, all: &Figures, from: Beside<'_>) -> Html {
    let before = from.before;
    let name = before.map(|one| months::words(one.period));
    let times: Vec<&str> = std::iter::once("This time")
        .chain(name.as_deref())
        .collect();
    let each = || std::iter::once(all).chain(before.map(|one| &one.figures));
    let shares = SHARES.iter().map(|(name, pick)| Line {
        name: (*name).to_owned(),
        numbers: each()
            .flat_map(|all| {
                let share = pick(all);
                [share.did, share.of]
            })
            .collect(),
    });
    let counts = Participation::ALL
        .into_iter()
        .enumerate()
        .map(|(at, code)| Line {
            name: code.word().to_owned(),
            numbers: each()
                .map(|all| all.codes.get(at).copied().flatten())
                .collect(),
        });
    let unknown = Line {
        name: "In time or not: not known".to_owned(),
        numbers: each().map(|all| all.unknown).collect(),
    };
    let shares: Vec<Line> = shares.collect();
    let counts: Vec<Line> = counts.chain([unknown]).collect();
    html! {
        <>
            { table(&format!("{title}: shares"), &times, &["How many", "Of"], &shares) }
            { table(&format!("{title}: codes"), &times, &["Reviews"], &counts) }
        </>
    }
}

#[cfg(test)]
#[path = "shown/tests.rs"]
pub(crate) mod tests;
