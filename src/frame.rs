//! The frame around every page: top bar, tabs, the page itself, and the ways out.

pub mod tabs;
pub mod top_bar;

use self::tabs::tabs;
use self::top_bar::{top_bar, top_bar_in_group};
use crate::chapters::{Chapter, Opened, Piece};
use crate::consultation::came;
use crate::help::page::help_page;
use crate::home::page::home_page;
use crate::navigation::use_place;
use crate::page_title::PageTitle;
use crate::phrases;
use crate::platform::{leave, page};
use crate::published::use_outline;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::views::entrance::ViewsEntrance;
use domain::edition::Outline;
use yew::prelude::*;

/// The id of the part that changes from page to page.
pub const PAGE_ID: &str = "page";

/// The frame with the page of the present place in it.
#[component]
pub fn Frame() -> Html {
    let locked = came::use_locked();
    let place = use_place();
    let route = if locked { Route::Group } else { place };
    let surroundings = use_surroundings();
    let outline = use_outline();
    use_title();
    use_ways_out();
    let skip = Callback::from(|click: MouseEvent| {
        click.prevent_default();
        page::focus(PAGE_ID, false);
    });
    let Some(outline) = outline else {
        return Html::default();
    };
    html! {
        <div class={classes!("frame", surroundings.framed.then_some("framed"), locked.then_some("alone"))}>
            // In a group one person follows the other, with no way to anything else but out.
            if locked {
                { top_bar_in_group(&outline.trust.short_name) }
            } else {
                <a class="skip" href="#page" onclick={skip}>{ phrases::frame::skip_to_page() }</a>
                { top_bar(&outline.trust.short_name, &route) }
                { tabs(route.tab()) }
            }
            <main id={PAGE_ID} class="page" tabindex="-1">{ page_of(&route, &outline) }</main>
        </div>
    }
}

fn page_of(route: &Route, outline: &Outline) -> Html {
    let chapter = match route {
        Route::Home => return home_page(outline),
        Route::Help => return help_page(outline),
        Route::Pledge | Route::Priority(_) | Route::YouSaid => Chapter::Pledge,
        Route::Status | Route::Dates => Chapter::Entitlements,
        Route::Views => return html! { <ViewsEntrance /> },
        Route::LocalOffer => Chapter::LocalOffer,
        Route::Requests | Route::Request(_) => Chapter::Requests,
        Route::Answers => Chapter::Answers,
        Route::Settings => Chapter::Settings,
        Route::Consultations | Route::Consultation(_) | Route::Group => Chapter::Consultations,
        Route::Groups => Chapter::Groups,
    };
    let until = html! { <PageTitle>{ title_of(route) }</PageTitle> };
    let key = chapter as usize;
    let piece = Piece::Page(route.clone());
    html! { <Opened {key} {chapter} {piece} {until} /> }
}

/// Keeps the document's title. With a neutral look it is the trust's name only.
#[hook]
fn use_title() {
    let neutral = crate::look::use_look().neutral;
    let trust = use_outline().map(|outline| outline.trust.short_name.clone());
    let route = use_place();
    use_effect_with((neutral, route, trust), |(neutral, route, trust)| {
        let trust = trust.as_deref().unwrap_or_default();
        if *neutral {
            page::set_title(trust);
        } else {
            page::set_title(&format!("{} · {trust}", title_of(route)));
        }
    });
}

fn title_of(route: &Route) -> &'static str {
    match route {
        Route::Home => phrases::frame::tab_home(),
        Route::Pledge | Route::Priority(_) => phrases::pledge::title(),
        Route::YouSaid => phrases::actions::title(),
        Route::Status => phrases::status::title(),
        Route::Dates => phrases::my_dates::title(),
        Route::Views => phrases::views::title(),
        Route::LocalOffer => phrases::local_offer::title(),
        Route::Help => phrases::help::title(),
        Route::Requests | Route::Request(_) => phrases::requests::title(),
        Route::Answers => phrases::answers::title(),
        Route::Settings => phrases::settings::title(),
        Route::Consultations | Route::Consultation(_) | Route::Group => {
            phrases::consultation::title()
        }
        Route::Groups => phrases::groups::title(),
    }
}

/// Shift three times leaves; a page that is brought back leaves again.
#[hook]
fn use_ways_out() {
    use_effect_with((), |()| {
        let shifts = leave::on_three_shifts(Callback::from(|()| leave::leave_now()));
        let brought_back = leave::on_brought_back();
        move || drop((shifts, brought_back))
    });
}
