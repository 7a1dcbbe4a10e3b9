//! The whole pledge: each priority with what it means.

use super::appearance::{icon, look};
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::{actions, home, my_dates, pledge as say, status};
use crate::route::Route;
use controls::icon::{Icon, picture};
use domain::pledge::{Pledge, Priority};
use yew::prelude::*;

/// The whole pledge.
pub fn pledge_page(pledge: &Pledge) -> Html {
    html! {
        <>
            <div class="lead">
                <PageTitle>{ say::title() }</PageTitle>
                <p>{ say::intro(&pledge.trust) }</p>
            </div>
            <div class="rows">
                { way(Route::Status, Icon::Tick, status::title(), say::status_line()) }
                { way(Route::Dates, Icon::Calendar, my_dates::title(), say::dates_line()) }
                { way(Route::YouSaid, Icon::Views, actions::title(), actions::row_more()) }
            </div>
            <h2>{ home::pledge_title() }</h2>
            <ol class="rows">
                { for pledge.priorities.iter().enumerate().map(|(at, priority)| row(at + 1, priority)) }
            </ol>
            <p class="small muted">{ say::years(&pledge.trust, &pledge.years) }</p>
        </>
    }
}

/// The way to what is worked out for this person.
fn way(to: Route, icon: Icon, title: &'static str, line: &'static str) -> Html {
    html! {
        <Go {to} class="row plain-row">
            <span class="badge">{ picture(icon) }</span>
            <span class="row-words">
                <span class="row-title">{ title }</span>
                <span class="row-line">{ line }</span>
            </span>
            { picture(Icon::Chevron) }
        </Go>
    }
}

fn row(number: usize, priority: &Priority) -> Html {
    let count = u32::try_from(priority.promises.len()).unwrap_or(u32::MAX);
    html! {
        <li key={priority.id.as_str()}>
            <Go to={Route::Priority(priority.id.clone())} class={classes!("row", look(priority.look))}>
                <span class="badge">{ picture(icon(priority.look)) }</span>
                <span class="row-words">
                    <span class="row-title">{ number }{ ". " }{ priority.title.clone() }</span>
                    <span class="row-line">{ priority.meaning.clone() }</span>
                    <span class="row-count">{ home::promises(count) }</span>
                </span>
                { picture(Icon::Chevron) }
            </Go>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place};

    #[tokio::test]
    async fn every_priority_is_a_link_in_the_order_of_the_pledge() {
        let html = page(|| pledge_page(&content::edition().unwrap().pledge)).await;
        let edition = content::edition().unwrap();
        let places: Vec<usize> = edition
            .pledge
            .priorities
            .iter()
            .map(|priority| place(&html, &format!("href=\"/pledge/{}\"", priority.id)))
            .collect();
        assert_eq!(places.len(), 6);
        assert!(places.is_sorted(), "{places:?}");
    }

    #[tokio::test]
    async fn the_page_has_one_first_heading_that_can_take_the_focus() {
        let html = page(|| pledge_page(&content::edition().unwrap().pledge)).await;
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(
            html.contains(r#"<h1 id="page-title" tabindex="-1""#),
            "{html}"
        );
    }
}
