//! Before anything is typed: who reads it, by when, and when somebody would have to
//! tell, with examples on both sides.

use super::invitation_page::invitation_notice;
use super::lock_page::lock_card;
use super::said::said;
use super::turns::{Ways, turns};
use crate::in_words;
use crate::page_title::PageTitle;
use crate::phrases::{invitation, sending, views as say};
use crate::views::finding::{Finding, Trouble};
use crate::views::invited::Invited;
use crate::views::progress::minutes;
use crate::views::provider::Writing;
use crate::views::team::Team;
use api::team::TeamKey;
use chrono::NaiveDate;
use domain::form::Occasion;
use domain::invitation::NoteForPhone;
use yew::prelude::*;

/// Who reads it, and the limits of that.
pub fn before_page(writing: &Writing, today: NaiveDate) -> Html {
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
            if let Some(invited) = writing.state.invited.as_deref() {
                { invited_card(invited, writing, today) }
            }
            <section class="card stack">
                <p class="big">{ readers(&writing.team) }</p>
                <p>{ say::you_choose() }</p>
            </section>
            { limits(say::limits_kept()) }
            { lock_card(writing) }
            <p class="muted">{ say::how_long(minutes(&asked)) }</p>
            { turns(writing, ways) }
        </>
    }
}

/// When somebody would have to tell, with examples on both sides; `kept` says with whom
/// the others stay.
pub fn limits(kept: &'static str) -> Html {
    html! {
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
                        <h3>{ kept }</h3>
                        <ul class="bullets">
                            <li>{ say::limits_kept_1() }</li>
                            <li>{ say::limits_kept_2() }</li>
                            <li>{ say::limits_kept_3() }</li>
                        </ul>
                    </div>
                </div>
                <p class="warm">{ say::not_emergency() }</p>
            </section>
    }
}

/// What the invitation says: when the review is and with whom.
fn invited_card(invited: &Invited, writing: &Writing, today: NaiveDate) -> Html {
    let NoteForPhone {
        review_on, officer, ..
    } = &invited.note;
    let on = |day: NaiveDate| {
        let day = in_words::day(day, today);
        match writing.state.form.occasion {
            Occasion::Review | Occasion::PathwayPlan => invitation::review_on(&day),
            Occasion::EducationPlan => invitation::meeting_on(&day),
        }
    };
    let until = invited
        .ends_on
        .parse()
        .ok()
        .map(|day| in_words::day(day, today));
    html! {
        <section class="card stack">
            <p class="big">{ invitation::invited() }</p>
            if let Some(day) = *review_on {
                <p><strong>{ on(day) }</strong></p>
            }
            if let Some(officer) = officer {
                <p>{ invitation::officer(officer) }</p>
            }
            if let Some(day) = until {
                <p class="muted small">{ invitation::use_by(&day) }</p>
            }
        </section>
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
    if writing.finding == Finding::Failed(Trouble::Swapped) {
        return invitation_notice(writing);
    }
    let (urgent, line, more) = match &writing.team {
        Team::Shut => (false, sending::door_shut(), sending::door_shut_more()),
        Team::Swapped => (true, sending::swapped(), sending::swapped_more()),
        Team::BrokenLink => (true, sending::broken_link(), sending::broken_link_more()),
        Team::Waiting | Team::Known { .. } | Team::Away => return invitation_notice(writing),
    };
    said(urgent, line, more, Html::default())
}
