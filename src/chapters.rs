//! The app comes in chapters: what Home and Help need at the start, the rest of the
//! pages each when they are first opened. A chapter that has come once stays.
//!
//! Here is which pages are in which chapter, how one is opened, and what stands in its
//! place until it has come. What cuts the WASM apart is `cargo xtask`; without the
//! feature `chapters` everything is there from the start.

#[cfg(feature = "chapters")]
macro_rules! come {
    ($asked:expr) => {
        $asked.await
    };
}

#[cfg(not(feature = "chapters"))]
macro_rules! come {
    ($asked:expr) => {
        $asked
    };
}

use crate::entitlements::provider::Told;
use crate::navigation::PAGE_TITLE_ID;
use crate::outbox::provider::Outbox;
use crate::phrases::frame as say;
use crate::platform::network::on_online;
use crate::platform::page;
use crate::requests::begun::Begun;
use crate::route::Route;
use crate::views::entrance::First;
use crate::views::open_link::Arrival;
use crate::views::phone::Phone;
use crate::views::writing::Writing;
use controls::notice::{Notice, Tone};
use std::cell::Cell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Draws a piece of a chapter.
pub type Draw = fn(&Piece) -> Html;

/// What a chapter may be asked to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// The page of this place.
    Page(Route),
    /// What is next, on Home.
    Next,
    /// The consultations that are open, on Home.
    OpenOnes,
    /// When a group meets next, on Home.
    NextMeeting,
    /// What holds the answers of *My status*: shows nothing, and tells of them.
    Teller(Callback<Told>),
    /// What writes, keeps and sends views: shows nothing, and tells how it stands.
    Writer(Arrival, First, Callback<Writing>, Callback<Outbox>),
    /// What writes and sends a request: shows nothing, and tells how it stands.
    Asker(Arrival, Option<Begun>, Option<Phone>, Callback<Writing>),
}

/// Pages that come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// *My pledge*, its priorities, and what was done.
    Pledge,
    /// *My status*, *My dates*, and what is next on Home.
    Entitlements,
    /// *My views*.
    Views,
    /// *Local offer*.
    LocalOffer,
    /// *Ask for something*.
    Requests,
    /// *Your answers*.
    Answers,
    /// *Settings*.
    Settings,
    /// Consultations, and groups that answer one.
    Consultations,
    /// *Groups and events*.
    Groups,
}

/// The chapter did not come: no connection, or an app that is no longer there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this part of the app could not be fetched")]
pub struct NotCome;

#[cfg(feature = "chapters")]
impl From<wasm_split_helpers::SplitLoaderError> for NotCome {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

thread_local! {
    static COME: [Cell<Option<Draw>>; 9] = const { [const { Cell::new(None) }; 9] };
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
            Self::Requests => come!(door::requests()),
            Self::Answers => come!(door::answers()),
            Self::Settings => come!(door::settings()),
            Self::Consultations => come!(door::consultations()),
            Self::Groups => come!(door::groups()),
        }
    }
}

/// The doors: a function each, which alone leads to a chapter's code. The code of two
/// doors of one name lies in one file.
mod door {
    use super::{Draw, NotCome, drawing};
    #[cfg(feature = "chapters")]
    use wasm_split_helpers::wasm_split;

    #[cfg_attr(feature = "chapters", wasm_split(pages, fallible))]
    pub(super) fn pledge() -> Result<Draw, NotCome> {
        Ok(drawing::pledge)
    }

    #[cfg_attr(feature = "chapters", wasm_split(entitlements, fallible))]
    pub(super) fn entitlements() -> Result<Draw, NotCome> {
        Ok(drawing::entitlements)
    }

    #[cfg_attr(feature = "chapters", wasm_split(views, fallible))]
    pub(super) fn views() -> Result<Draw, NotCome> {
        Ok(drawing::views)
    }

    #[cfg_attr(feature = "chapters", wasm_split(pages, fallible))]
    pub(super) fn local_offer() -> Result<Draw, NotCome> {
        Ok(drawing::local_offer)
    }

    #[cfg_attr(feature = "chapters", wasm_split(views, fallible))]
    pub(super) fn requests() -> Result<Draw, NotCome> {
        Ok(drawing::requests)
    }

    #[cfg_attr(feature = "chapters", wasm_split(views, fallible))]
    pub(super) fn answers() -> Result<Draw, NotCome> {
        Ok(drawing::answers)
    }

    #[cfg_attr(feature = "chapters", wasm_split(pages, fallible))]
    pub(super) fn settings() -> Result<Draw, NotCome> {
        Ok(drawing::settings)
    }

    #[cfg_attr(feature = "chapters", wasm_split(pages, fallible))]
    pub(super) fn consultations() -> Result<Draw, NotCome> {
        Ok(drawing::consultations)
    }

    #[cfg_attr(feature = "chapters", wasm_split(pages, fallible))]
    pub(super) fn groups() -> Result<Draw, NotCome> {
        Ok(drawing::groups)
    }
}

/// What each chapter draws. The first page that wants the whole content also asks for a
/// newer edition.
mod drawing {
    use super::Piece;
    use crate::consultation::card::OpenOnes;
    use crate::consultation::group::page::GroupPage;
    use crate::consultation::page::{ListPage, OnePage};
    use crate::entitlements::{dates_page::DatesPage, status_page::StatusPage, teller::Teller};
    use crate::groups::{card::NextMeeting, page::GroupsPage};
    use crate::home::next::Next;
    use crate::local_offer::page::LocalOfferPage;
    use crate::outbox::provider::{OutboxProvider, TellOutbox};
    use crate::pledge::actions::page::YouSaidPage;
    use crate::pledge::whole_page::PledgePage;
    use crate::published::renew::Renew;
    use crate::receipt::page::AnswersPage;
    use crate::requests::{list_page::RequestsPage, page::RequestPage, writer::RequestWriter};
    use crate::route::Route;
    use crate::settings::page::SettingsPage;
    use crate::views::{page::ViewsPage, writer::Writer};
    use yew::prelude::*;

    fn page(page: Html) -> Html {
        html! { <>{ page }<Renew /></> }
    }

    pub(super) fn pledge(piece: &Piece) -> Html {
        match piece {
            Piece::Page(Route::Priority(id)) => page(html! { <PledgePage at={id.clone()} /> }),
            Piece::Page(Route::YouSaid) => page(html! { <YouSaidPage /> }),
            _ => page(html! { <PledgePage /> }),
        }
    }

    pub(super) fn entitlements(piece: &Piece) -> Html {
        match piece {
            Piece::Teller(tell) => html! { <Teller {tell} /> },
            Piece::Next => html! { <Next /> },
            Piece::Page(Route::Dates) => page(html! { <DatesPage /> }),
            _ => page(html! { <StatusPage /> }),
        }
    }

    pub(super) fn views(piece: &Piece) -> Html {
        match piece {
            Piece::Writer(arrival, first, writing, outbox) => html! {
                <OutboxProvider>
                    <TellOutbox tell={outbox} />
                    <Writer arrival={arrival.clone()} first={*first} tell={writing} />
                </OutboxProvider>
            },
            _ => page(html! { <ViewsPage /> }),
        }
    }

    pub(super) fn requests(piece: &Piece) -> Html {
        match piece {
            Piece::Asker(arrival, begun, phone, tell) => html! {
                <RequestWriter arrival={arrival.clone()} begun={begun.clone()} phone={*phone} {tell} />
            },
            Piece::Page(Route::Request(purpose)) => {
                page(html! { <RequestPage purpose={*purpose} /> })
            }
            _ => page(html! { <RequestsPage /> }),
        }
    }

    pub(super) fn local_offer(_: &Piece) -> Html {
        page(html! { <LocalOfferPage /> })
    }

    pub(super) fn answers(_: &Piece) -> Html {
        page(html! { <AnswersPage /> })
    }

    pub(super) fn settings(_: &Piece) -> Html {
        html! { <SettingsPage /> }
    }

    pub(super) fn consultations(piece: &Piece) -> Html {
        match piece {
            Piece::OpenOnes => html! { <OpenOnes /> },
            Piece::Page(Route::Group) => html! { <GroupPage /> },
            Piece::Page(Route::Consultation(id)) => page(html! { <OnePage id={id.clone()} /> }),
            _ => page(html! { <ListPage /> }),
        }
    }

    pub(super) fn groups(piece: &Piece) -> Html {
        match piece {
            Piece::NextMeeting => html! { <NextMeeting /> },
            _ => page(html! { <GroupsPage /> }),
        }
    }
}

/// Properties of [`Opened`].
#[derive(Properties, PartialEq)]
pub struct OpenedProps {
    /// Which chapter.
    pub chapter: Chapter,
    /// What it draws.
    pub piece: Piece,
    /// What stands there until it has come, where there is something to see: a page's
    /// title, so that the focus finds it.
    #[prop_or_default]
    pub until: Html,
}

/// What a chapter draws, as soon as it has come.
#[component]
pub fn Opened(props: &OpenedProps) -> Html {
    let chapter = props.chapter;
    let come = use_state_eq(|| chapter.here().map(|_| Ok(())));
    let focused = use_memo((), |()| Cell::new(false));
    {
        // The title that waited makes way for the page's own, and the focus goes along.
        let focused = Rc::clone(&focused);
        use_effect_with(*come, move |come| {
            if *come == Some(Ok(())) && focused.replace(false) {
                page::focus(PAGE_TITLE_ID, true);
            }
        });
    }
    let open = {
        let come = come.setter();
        use_callback(chapter, move |(): (), chapter| {
            let (chapter, come, focused) = (*chapter, come.clone(), Rc::clone(&focused));
            spawn_local(async move {
                let opened = chapter.open().await.map(|_| ());
                focused.set(page::is_focused(PAGE_TITLE_ID));
                come.set(Some(opened));
            });
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
    let failed = *come == Some(Err(NotCome));
    {
        let open = open.clone();
        use_effect_with(failed, move |failed| {
            let again = failed.then(|| on_online(open));
            move || drop(again)
        });
    }
    let Some(draw) = chapter.here() else {
        let failed = failed && matches!(props.piece, Piece::Page(_));
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
    draw(&props.piece)
}
