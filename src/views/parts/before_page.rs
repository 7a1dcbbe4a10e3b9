//! Before anything is typed: who reads it, by when, and when somebody would have to
//! tell, with examples on both sides.

use super::said::Said;
use super::turns::Turns;
use crate::page_title::PageTitle;
use crate::phrases::{sending, views as say};
use crate::views::page::ScreenProps;
use crate::views::progress::minutes;
use crate::views::provider::Writing;
use crate::views::team::Team;
use api::team::TeamKey;
use yew::prelude::*;

/// Who reads it, and the limits of that.
#[component]
pub fn BeforePage(props: &ScreenProps) -> Html {
    let writing = &props.writing;
    let asked = writing.state.asked();
    html! {
        <>
            <PageTitle>{ say::before_title() }</PageTitle>
            <TeamNotice writing={writing.clone()} />
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
            <Turns writing={writing.clone()} next={say::start()} forward={!writing.team.is_refused()} />
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

/// Properties of [`TeamNotice`].
#[derive(Properties, PartialEq)]
pub struct TeamNoticeProps {
    /// What is being written.
    pub writing: Writing,
}

/// Says so when nothing can be sent to the team, now or at all.
#[component]
pub fn TeamNotice(props: &TeamNoticeProps) -> Html {
    match &props.writing.team {
        Team::Shut => {
            html! { <Said line={sending::door_shut()} more={sending::door_shut_more()} /> }
        }
        Team::Swapped => {
            html! { <Said urgent=true line={sending::swapped()} more={sending::swapped_more()} /> }
        }
        Team::BrokenLink => {
            html! { <Said urgent=true line={sending::broken_link()} more={sending::broken_link_more()} /> }
        }
        Team::Waiting | Team::Known { .. } | Team::Away => Html::default(),
    }
}
