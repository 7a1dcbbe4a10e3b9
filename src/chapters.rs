//! The app comes in chapters: what Home and Help need at the start, the rest of the
//! pages each when they are first opened. A chapter that has come once stays.
//!
//! Here is which pages are in which chapter, how one is opened, and what stands in its
//! place until it has come. What cuts the WASM apart is `cargo xtask`; without the
//! feature `parts` everything is there from the start.


#[cfg(feature = "parts")]
macro_rules! come {
    ($asked:expr) => {
        $asked.await
    };
}

#[cfg(not(feature = "parts"))]
macro_rules! come {
    ($asked:expr) => {
        $asked
    };
}

use crate::phrases::frame as say;
use crate::route::Route;
use chrono::NaiveDate;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use std::cell::Cell;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Draws what a chapter holds for a place.
pub type Draw = fn(&Route, &Edition, NaiveDate) -> Html;

/// Pages that come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// *My pledge* and its priorities.
    Pledge,
    /// *My status*, *My dates*, and what is next on Home.
    Entitlements,
    /// *My views*.
    Views,
    /// *Local offer*.
    LocalOffer,
    /// *Your answers*.
    Answers,
    /// *Settings*.
    Settings,
}

/// The chapter did not come: no connection, or an app that is no longer there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this part of the app could not be fetched")]
pub struct NotCome;

#[cfg(feature = "parts")]
impl From<wasm_split_helpers::SplitLoaderError> for NotCome {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

thread_local! {
    static COME: [Cell<Option<Draw>>; 6] = const { [const { Cell::new(None) }; 6] };
}

impl Chapter {
    /// What draws it, if it has come.
    fn here(self) -> Option<Draw> {
        COME.with(|come| come.get(self as usize).and_then(Cell::get))
    }

    /// Opens it.
    ///
    /// # Errors
    /// When it could not be fetched; asking again tries again.
    pub async fn open(self) -> Result<Draw, NotCome> {
        let draw = self.fetch().await?;
        COME.with(|come| {
            if let Some(cell) = come.get(self as usize) {
                cell.set(Some(draw));
            }
        });
        Ok(draw)
    }

    async fn fetch(self) -> Result<Draw, NotCome> {
        match self {
            Self::Pledge => come!(door::pledge()),
            Self::Entitlements => come!(door::entitlements()),
            Self::Views => come!(door::views()),
            Self::LocalOffer => come!(door::local_offer()),
            Self::Answers => come!(door::answers()),
            Self::Settings => come!(door::settings()),
        }
    }
}

/// The doors: a function each, which alone leads to a chapter's code. The code of two
/// doors of one name lies in one file.
mod door {
    use super::{Draw, NotCome, drawing};
    #[cfg(feature = "parts")]
    use wasm_split_helpers::wasm_split;

    #[cfg_attr(feature = "parts", wasm_split(pledge, fallible))]
    pub(super) fn pledge() -> Result<Draw, NotCome> {
        Ok(drawing::pledge)
    }

    #[cfg_attr(feature = "parts", wasm_split(entitlements, fallible))]
    pub(super) fn entitlements() -> Result<Draw, NotCome> {
        Ok(drawing::entitlements)
    }

    #[cfg_attr(feature = "parts", wasm_split(views, fallible))]
    pub(super) fn views() -> Result<Draw, NotCome> {
        Ok(drawing::views)
    }

    #[cfg_attr(feature = "parts", wasm_split(local_offer, fallible))]
    pub(super) fn local_offer() -> Result<Draw, NotCome> {
        Ok(drawing::local_offer)
    }

    #[cfg_attr(feature = "parts", wasm_split(answers, fallible))]
    pub(super) fn answers() -> Result<Draw, NotCome> {
        Ok(drawing::answers)
    }

    #[cfg_attr(feature = "parts", wasm_split(settings, fallible))]
    pub(super) fn settings() -> Result<Draw, NotCome> {
        Ok(drawing::settings)
    }
}

/// What each chapter draws.
mod drawing {
    use crate::entitlements::{dates_page::DatesPage, status_page::StatusPage};
    use crate::home::next::Next;
    use crate::local_offer::page::LocalOfferPage;
    use crate::pledge::{page::pledge_page, priority_page::priority_page};
    use crate::receipt::page::AnswersPage;
    use crate::route::Route;
    use crate::settings::page::SettingsPage;
    use crate::views::page::ViewsPage;
    use chrono::NaiveDate;
    use domain::edition::Edition;
    use yew::prelude::*;

    pub(super) fn pledge(route: &Route, edition: &Edition, today: NaiveDate) -> Html {
        match route {
            Route::Priority(id) => priority_page(&edition.pledge, id, today),
            _ => pledge_page(&edition.pledge),
        }
    }

    pub(super) fn entitlements(route: &Route, _: &Edition, _: NaiveDate) -> Html {
        match route {
            Route::Dates => html! { <DatesPage /> },
            Route::Home => html! { <Next /> },
            _ => html! { <StatusPage /> },
        }
    }

    pub(super) fn views(_: &Route, _: &Edition, _: NaiveDate) -> Html {
        html! { <ViewsPage /> }
    }

    pub(super) fn local_offer(_: &Route, _: &Edition, _: NaiveDate) -> Html {
        html! { <LocalOfferPage /> }
    }

    pub(super) fn answers(_: &Route, _: &Edition, _: NaiveDate) -> Html {
        html! { <AnswersPage /> }
    }

    pub(super) fn settings(_: &Route, _: &Edition, _: NaiveDate) -> Html {
        html! { <SettingsPage /> }
    }
}

/// Properties of [`Opened`].
#[derive(Properties, PartialEq)]
pub struct OpenedProps {
    /// Which chapter.
    pub chapter: Chapter,
    /// The place it draws.
    pub route: Route,
    /// What stands there until it has come: its title, so that the focus finds it.
    pub until: Html,
}

/// What a chapter draws, as soon as it has come.
#[component]
pub fn Opened(props: &OpenedProps) -> Html {
    let published = crate::published::use_published();
    let today = crate::surroundings::use_surroundings().today;
    let chapter = props.chapter;
    let come = use_state_eq(|| chapter.here().map(|_| Ok(())));
    let open = {
        let come = come.setter();
        use_callback(chapter, move |(): (), chapter| {
            let (chapter, come) = (*chapter, come.clone());
            spawn_local(async move { come.set(Some(chapter.open().await.map(|_| ()))) });
        })
    };
    {
        let open = open.clone();
        use_effect_with(chapter, move |chapter| {
            if chapter.here().is_none() {
                open.emit(());
            }
        });
    }
    let (Some(draw), Some(edition)) = (chapter.here(), published) else {
        let failed = *come == Some(Err(NotCome));
        let again = open.reform(|_: MouseEvent| ());
        return html! {
            <>
                { props.until.clone() }
                if failed {
                    <Notice tone={Tone::Care} spoken=true>
                        <p>{ say::not_come() }</p>
                        <button type="button" class="button" onclick={again}>{ say::try_again() }</button>
                    </Notice>
                }
            </>
        };
    };
    draw(&props.route, &edition, today)
}
