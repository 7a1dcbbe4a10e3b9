//! Before anything is typed: who reads it, by when, and when somebody would have to
//! tell, with examples on both sides.

use super::said::said;
use super::turns::{Ways, turns};
use crate::page_title::PageTitle;
use crate::phrases::{sending, views as say};
use crate::views::progress::minutes;
use crate::views::provider::Writing;
use crate::views::team::Team;
use api::team::TeamKey;
use yew::prelude::*;

/// Who reads it, and the limits of that.
pub fn before_page(writing: &Writing) -> Html {
    let asked = writing.state.asked();
    let ways = Ways {
        back: true,
        skip: false,
        next: (!writing.team.is_refused()).then(say::start),
    };
    html! {
        <>
            <PageTitle>{ say::before_title() }</PageTitle>
            { team_notice(writing) }
            <section class="card stack">
                <p class="big">{ readers(&writing.team) }</p>
                <p>{ say::you_choose() }</p>
            </section>
            <section class="stack" aria-labelledby="limits">
                <h2 id="limits">{ say::limits_title() }</h2>
                <p>{ say::limits() }</p>
                <div class="two-sides">
                    <div class="card stack">
                        <h3>{ say::limits_told() }</h3>
                        <ul class="bullets">
                            <li>{ say::limits_told_1() }</li>
                            <li>{ say::limits_told_2() }</li>
                            <li>{ say::limits_told_3() }</li>
                        </ul>
                    </div>
                    <div class="card stack">
                        <h3>{ say::limits_kept() }</h3>
                        <ul class="bullets">
                            <li>{ say::limits_kept_1() }</li>
                            <li>{ say::limits_kept_2() }</li>
                            <li>{ say::limits_kept_3() }</li>
                        </ul>
                    </div>
                </div>
                <p class="warm">{ say::not_emergency() }</p>
            </section>
            <p class="muted">{ say::how_long(minutes(&asked)) }</p>
            { turns(writing, ways) }
        </>
    }
}

/// Who reads it and by when, as the team says; a promise is made only when it is known.
#[must_use]
pub fn readers(team: &Team) -> String {
    match team {
        Team::Known { wire, .. } => {
            let TeamKey {
                readers,
                opened_within_working_days: days,
                ..
            } = wire;
            format!(
                "{} {}",
                say::readers(readers),
                say::opened_within(u32::from(*days))
            )
        }
        _ => say::readers_later().to_owned(),
    }
}

/// Says so when nothing can be sent to the team, now or at all.
pub fn team_notice(writing: &Writing) -> Html {
    let (urgent, line, more) = match &writing.team {
        Team::Shut => (false, sending::door_shut(), sending::door_shut_more()),
        Team::Swapped => (true, sending::swapped(), sending::swapped_more()),
        Team::BrokenLink => (true, sending::broken_link(), sending::broken_link_more()),
        Team::Waiting | Team::Known { .. } | Team::Away => return Html::default(),
    };
    said(urgent, line, more, Html::default())
}
