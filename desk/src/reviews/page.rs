//! Reviews: the list, inviting one or many, and the slips.

use super::lines::Lines;
use super::list::Against;
use super::listing::invited;
use super::making::{Run, form_for};
use super::many::InviteMany;
use super::one::InviteOne;
use super::participation::{Noting, ParticipationPane};
use super::rule::{NotYet, may_invite};
use super::slips::SlipsPage;
use super::yearly::page::YearlyPage;
use super::{Listing, ReviewsHandle};
use crate::fault_words;
use crate::platform::{clock, page};
use crate::published::use_published;
use crate::remote::Remote;
use crate::review_figures::choosing::Work;
use crate::review_figures::months;
use crate::review_figures::page::ReviewFigures;
use crate::stage::{Event, KeyRing};
use api::desk::keys::Keys;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::band::Band;
use domain::edition::Edition;
use domain::ids::InvitationId;
use std::rc::Rc;
use yew::prelude::*;

const TITLE_ID: &str = "reviews-title";

/// What of the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    List,
    One,
    Many,
    Slips,
    Yearly,
    Figures,
    TookPart,
}

impl View {
    const fn title(self) -> &'static str {
        match self {
            Self::List => "Reviews",
            Self::One => "Invite somebody",
            Self::Many => "Invite from a list",
            Self::Slips => "Codes to hand over",
            Self::Yearly => "Reviews for the yearly return",
            Self::Figures => "Review figures",
            Self::TookPart => "How they took part",
        }
    }
}

/// Properties of [`ReviewsPage`].
#[derive(Properties, PartialEq)]
pub struct ReviewsPageProps {
    /// The invitations.
    pub reviews: ReviewsHandle,
    /// The team's keys.
    pub keys: Rc<Keys>,
    /// What opens words.
    pub ring: KeyRing,
    /// Told what follows.
    pub tell: Callback<Event>,
    /// Goes to Settings.
    pub to_settings: Callback<()>,
}

/// Reviews.
#[component]
pub fn ReviewsPage(props: &ReviewsPageProps) -> Html {
    let holds_codes = props.reviews.holds_codes();
    let view = use_state_eq(|| if holds_codes { View::Slips } else { View::List });
    let recorded = use_state_eq(|| None::<(InvitationId, View)>);
    let period = use_state_eq(|| months::last_quarter(clock::today()));
    {
        let refresh = props.reviews.refresh.clone();
        use_effect_with((), move |()| refresh.emit(()));
    }
    use_effect_with(*view, |view| {
        page::set_title(&format!("{} · My Pledge desk", view.title()));
        page::focus(TITLE_ID);
    });
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let go = {
        let view = view.clone();
        Callback::from(move |to| view.set(to))
    };
    let make = {
        let (go, make) = (go.clone(), props.reviews.make.clone());
        Callback::from(move |run: Run| {
            go.emit(View::Slips);
            make.emit(run);
        })
    };
    let back = go.reform(|()| View::List);
    let against = Rc::new(against(&props.reviews, &edition));
    let may = may_invite(&props.keys, &props.ring);
    let newest = props.keys.keys.first().map(|key| key.public.epoch);
    // What is written about a review is sealed to the newest key.
    let holds_newest = newest.is_some_and(|epoch| props.ring.of_epoch(epoch).is_some());
    let record = {
        let (recorded, view) = (recorded.setter(), view.clone());
        Callback::from(move |id: InvitationId| {
            recorded.set(Some((id, *view)));
            view.set(View::TookPart);
        })
    };
    let record = holds_newest.then_some(record);
    let back_from = {
        let (recorded, view) = (recorded.clone(), view.clone());
        Callback::from(move |()| {
            view.set(recorded.as_ref().map_or(View::List, |(_, from)| *from));
        })
    };
    let lines = props.reviews.state().listing.shown();
    let lines = lines
        .map(|listing| listing.lines.clone())
        .unwrap_or_default();
    html! {
        <div class="reviews-page">
            { head(props, *view, &go, &back_from) }
            { match *view {
                View::List => html! { <List key="list" reviews={props.reviews.clone()} {edition}
                    {may} {make} {record} tell={props.tell.clone()}
                    to_slips={go.reform(|()| View::Slips)} to_settings={props.to_settings.clone()} /> },
                View::One => html! { <InviteOne key="one" {against} {edition} {make} /> },
                View::Many => html! { <InviteMany key="many" {against} {edition} {make} /> },
                View::Slips => html! { <SlipsPage key="slips" reviews={props.reviews.clone()} {back} /> },
                View::Yearly => html! { <YearlyPage key="yearly" {lines} {record} tell={props.tell.clone()} /> },
                View::Figures => {
                    let work = Work {
                        whole: props.reviews.state().listing.shown().is_some_and(|listing| listing.whole),
                        lines,
                        ring: props.ring.clone(),
                        edition,
                        period: *period,
                        choose: {
                            let period = period.setter();
                            Callback::from(move |chosen| period.set(chosen))
                        },
                        record,
                    };
                    html! { <ReviewFigures key="figures" {work} tell={props.tell.clone()} /> }
                }
                View::TookPart => {
                    let id = recorded.as_ref().map(|(id, _)| id);
                    let line = lines.iter().find(|line| Some(&line.item.id) == id);
                    match line.zip(newest) {
                        Some((line, newest)) => html! {
                            <ParticipationPane key="took-part" noting={Rc::new(Noting::of(line, &lines))} {newest} today={clock::today()} ring={props.ring.clone()}
                                refresh={props.reviews.refresh.clone()} done={back_from} tell={props.tell.clone()} />
                        },
                        None => html! { <p>{ "This invitation is not there any more." }</p> },
                    }
                },
            } }
        </div>
    }
}

fn against(reviews: &ReviewsHandle, edition: &Edition) -> Against {
    let listing = reviews.state().listing.shown();
    let bands = Band::ALL.into_iter();
    Against {
        today: clock::today(),
        invited: listing
            .map(|listing| invited(&listing.lines))
            .unwrap_or_default(),
        bands: bands
            .filter(|band| form_for(edition, *band).is_some())
            .collect(),
    }
}

fn head(
    props: &ReviewsPageProps,
    view: View,
    go: &Callback<View>,
    back_from: &Callback<()>,
) -> Html {
    let to = |view: View| go.reform(move |_: MouseEvent| view);
    let refresh = props.reviews.refresh.reform(|_: MouseEvent| ());
    let listing = props.reviews.state().listing.shown();
    // A list is checked against all that are open: first all must be known.
    let whole = listing.is_some_and(|listing| listing.whole);
    let ready = whole
        && may_invite(&props.keys, &props.ring).is_ok()
        && props.reviews.state().progress.is_none();
    html! {
        <header class="page-head not-on-paper">
            <h1 id={TITLE_ID} tabindex="-1">{ view.title() }</h1>
            if view == View::List {
                if let Some(listing) = listing { <span class="muted small figures">{ format!("as of {}", listing.at) }</span> }
                <button type="button" class="button plain slim" onclick={refresh}>{ picture(Icon::Refresh) }{ "Look again" }</button>
                <button type="button" class="button plain slim" disabled={!whole} onclick={to(View::Yearly)}>{ "Yearly return" }</button>
                <button type="button" class="button plain slim" onclick={to(View::Figures)}>{ "Review figures" }</button>
                <button type="button" class="button plain slim" disabled={!ready} onclick={to(View::Many)}>{ "Invite from a list" }</button>
                <button type="button" class="button slim" disabled={!ready} onclick={to(View::One)}>{ "Invite somebody" }</button>
            } else if view == View::TookPart {
                <button type="button" class="button plain slim" onclick={back_from.reform(|_: MouseEvent| ())}>{ picture(Icon::Back) }{ "Back, without saving" }</button>
            } else {
                <button type="button" class="button plain slim" onclick={to(View::List)}>{ picture(Icon::Back) }{ "Back to the list" }</button>
            }
        </header>
    }
}

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// The invitations.
    pub reviews: ReviewsHandle,
    /// For working days.
    pub edition: Rc<Edition>,
    /// Whether invitations can be made.
    pub may: Result<(), NotYet>,
    /// Told what to make.
    pub make: Callback<Run>,
    /// Told of which review to write how the child took part.
    #[prop_or_default]
    pub record: Option<Callback<InvitationId>>,
    /// Told what follows.
    pub tell: Callback<Event>,
    /// Goes to the slips.
    pub to_slips: Callback<()>,
    /// Goes to Settings.
    pub to_settings: Callback<()>,
}

/// The list, with what stands above it.
#[component]
fn List(props: &ListProps) -> Html {
    let state = props.reviews.state();
    let to_slips = props.to_slips.reform(|_: MouseEvent| ());
    let to_settings = props.to_settings.reform(|_: MouseEvent| ());
    html! {
        <>
            if let Err(why) = props.may {
                <Notice tone={Tone::Care} icon={Icon::Lock}>
                    <p><b>{ "Nobody can be invited yet. " }</b>{ why.words() }</p>
                    if why == NotYet::NotSafe {
                        <p><button type="button" class="button plain slim" onclick={to_settings}>{ "Go to Settings" }</button></p>
                    }
                </Notice>
            }
            if props.reviews.holds_codes() {
                <Notice tone={Tone::Care} icon={Icon::Clock}>
                    <p>{ "There are codes that nobody has put away. They are gone when the desk locks." }</p>
                    <p><button type="button" class="button slim" onclick={to_slips}>{ "Show the codes" }</button></p>
                </Notice>
            }
            { match &state.listing {
                Remote::Waiting => html! { <p class="muted" role="status">{ "Looking for invitations…" }</p> },
                Remote::Failed(fault) => html! {
                    <Notice tone={Tone::Wrong} spoken=true>
                        <p><b>{ "The invitations could not be read. " }</b>{ fault_words::words(fault) }</p>
                    </Notice>
                },
                Remote::Stale(listing, fault) => html! {
                    <>
                        <Notice tone={Tone::Care} spoken=true>
                            <p>{ format!("This is how it stood at {}. ", listing.at) }{ fault_words::words(fault) }</p>
                        </Notice>
                        { lines(props, listing) }
                    </>
                },
                Remote::Ready(listing) => lines(props, listing),
            } }
        </>
    }
}

fn lines(props: &ListProps, listing: &Rc<Listing>) -> Html {
    if listing.lines.is_empty() && listing.whole {
        return html! {
            <div class="card empty">
                <span class="empty-mark">{ picture(Icon::Calendar) }</span>
                <h2>{ "Nobody is invited yet" }</h2>
                <p>{ "An invitation asks one young person for their views before their review. You hand it over on paper or as a link." }</p>
            </div>
        };
    }
    // What is being made, or stopped half way, comes first.
    let may_make = props.may.is_ok() && props.reviews.state().progress.is_none();
    html! {
        <Lines listing={listing.clone()} edition={props.edition.clone()} {may_make}
            make={props.make.clone()} refresh={props.reviews.refresh.clone()} record={props.record.clone()} tell={props.tell.clone()} />
    }
}
