//! Before anything is typed: who reads a request, who acts on it, by when, and what to
//! do if it cannot wait.

use super::dates::dates;
use super::urgent::urgent;
use crate::page_title::PageTitle;
use crate::phrases::{requests as say, views};
use crate::views::parts::before_page::{limits, readers, team_notice};
use crate::views::parts::turns::{Ways, turns};
use crate::views::progress::minutes;
use crate::views::provider::Writing;
use chrono::NaiveDate;
use domain::edition::Edition;
use domain::request::Request;
use yew::prelude::*;

/// Who reads it, and the limits of that.
pub fn before_page(
    writing: &Writing,
    request: &Request,
    edition: &Edition,
    today: NaiveDate,
) -> Html {
    let asked = writing.state.asked();
    let ways = Ways {
        back: true,
        skip: false,
        next: (!writing.team.is_refused()).then(views::start),
    };
    html! {
        <>
            <PageTitle>{ request.form.title.clone() }</PageTitle>
            <p class="big">{ request.form.intro.clone() }</p>
            { team_notice(writing) }
            <section class="card stack" aria-labelledby="request-readers">
                <h2 id="request-readers">{ views::before_title() }</h2>
                <p>{ readers(&writing.team) }</p>
                <p>{ request.goes_to.clone() }</p>
                <p class="muted">{ say::kind_in_clear() }</p>
            </section>
            { dates(request, &edition.bank_holidays, today) }
            { limits(say::limits_kept()) }
            { urgent(request, edition) }
            <p class="muted">{ views::how_long(minutes(&asked)) }</p>
            { turns(writing, ways) }
        </>
    }
}
