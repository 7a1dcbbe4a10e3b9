//! Reviews: the list, inviting one or many, and the slips.

use super::actions::Actions;
use super::list::Against;
use super::listing::{Line, Show, invited, shown};
use super::making::{Run, form_for};
use super::many::{InviteMany, in_thousands};
use super::one::InviteOne;
use super::rule::{NotYet, may_invite};
use super::slips::SlipsPage;
use super::table::ReviewsTable;
use super::{Listing, Progress, ReviewsHandle};
use crate::fault_words;
use crate::platform::{clock, input, page};
use crate::published::use_published;
use crate::remote::Remote;
use crate::stage::{Event, KeyRing};
use api::desk::keys::Keys;
use controls::chips::{Chip, chips};
use controls::field::Field;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::band::Band;
use domain::edition::Edition;
use domain::ids::InvitationId;
use std::collections::HashSet;
use std::rc::Rc;
use yew::prelude::*;

const TITLE_ID: &str = "reviews-title";
/// Lines shown at first, and with each press of "Show more".
const LINES: usize = 100;

/// What of the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    List,
    One,
    Many,
    Slips,
}

impl View {
    const fn title(self) -> &'static str {
        match self {
            Self::List => "Reviews",
            Self::One => "Invite somebody",
            Self::Many => "Invite from a list",
            Self::Slips => "Codes to hand over",
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
    html! {
        <div class="reviews-page">
            { head(props, *view, &go) }
            { match *view {
                View::List => html! { <List key="list" reviews={props.reviews.clone()} {edition}
                    may={may_invite(&props.keys, &props.ring)} {make} tell={props.tell.clone()}
                    to_slips={go.reform(|()| View::Slips)} to_settings={props.to_settings.clone()} /> },
                View::One => html! { <InviteOne key="one" {against} {edition} {make} /> },
                View::Many => html! { <InviteMany key="many" {against} {edition} {make} /> },
                View::Slips => html! { <SlipsPage key="slips" reviews={props.reviews.clone()} {back} /> },
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

fn head(props: &ReviewsPageProps, view: View, go: &Callback<View>) -> Html {
    let to = |view: View| go.reform(move |_: MouseEvent| view);
    let refresh = props.reviews.refresh.reform(|_: MouseEvent| ());
    let listing = props.reviews.state().listing.shown();
    // A list is checked against all that are open: first all must be known.
    let ready = listing.is_some_and(|listing| listing.whole)
        && may_invite(&props.keys, &props.ring).is_ok()
        && !matches!(props.reviews.state().progress, Some(Progress::Going { .. }));
    html! {
        <header class="page-head not-on-paper">
            <h1 id={TITLE_ID} tabindex="-1">{ view.title() }</h1>
            if view == View::List {
                if let Some(listing) = listing { <span class="muted small figures">{ format!("as of {}", listing.at) }</span> }
                <button type="button" class="button plain slim" onclick={refresh}>{ picture(Icon::Refresh) }{ "Look again" }</button>
                <button type="button" class="button plain slim" disabled={!ready} onclick={to(View::Many)}>{ "Invite from a list" }</button>
                <button type="button" class="button slim" disabled={!ready} onclick={to(View::One)}>{ "Invite somebody" }</button>
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
    html! {
        <Lines listing={listing.clone()} edition={props.edition.clone()} may_make={props.may.is_ok()}
            make={props.make.clone()} refresh={props.reviews.refresh.clone()} tell={props.tell.clone()} />
    }
}

/// Properties of [`Lines`].
#[derive(Properties, PartialEq)]
pub struct LinesProps {
    /// What is listed.
    pub listing: Rc<Listing>,
    /// For working days.
    pub edition: Rc<Edition>,
    /// Whether invitations can be made.
    pub may_make: bool,
    /// Told what to make.
    pub make: Callback<Run>,
    /// Asks for the list anew.
    pub refresh: Callback<()>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The lines: filtered, sought, chosen.
#[component]
fn Lines(props: &LinesProps) -> Html {
    let show = use_state_eq(|| Show::Waiting);
    let words = use_state_eq(String::new);
    let most = use_state_eq(|| LINES);
    let chosen = use_state_eq(|| Rc::new(HashSet::<InvitationId>::new()));
    let found = {
        let deps = (props.listing.clone(), *show, (*words).clone());
        use_memo(deps, |(listing, show, words)| {
            shown(&listing.lines, *show, words)
        })
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |(ids, on): (Vec<InvitationId>, bool)| {
            let mut next = (**chosen).clone();
            for id in ids {
                if on {
                    next.insert(id);
                } else {
                    next.remove(&id);
                }
            }
            chosen.set(Rc::new(next));
        })
    };
    let done = {
        let (chosen, refresh) = (chosen.setter(), props.refresh.clone());
        Callback::from(move |()| {
            chosen.set(Rc::default());
            refresh.emit(());
        })
    };
    let press = {
        let (show, chosen, most) = (show.setter(), chosen.setter(), most.setter());
        Callback::from(move |id: AttrValue| {
            if let Some(to) = Show::ALL.into_iter().find(|show| show.words() == id) {
                show.set(to);
                chosen.set(Rc::default());
                most.set(LINES);
            }
        })
    };
    let oninput = {
        let words = words.setter();
        Callback::from(move |event: InputEvent| words.set(input::typed(&event)))
    };
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + LINES))
    };
    let on_screen: Vec<Rc<Line>> = found.iter().take(*most).cloned().collect();
    let acted_on: Vec<Rc<Line>> = found
        .iter()
        .filter(|line| chosen.contains(&line.item.id))
        .cloned()
        .collect();
    html! {
        <>
            <div class="finding">
                { chips("Which invitations are shown", filters(&props.listing, *show), &press) }
                <Field id="reviews-find" label="Find by reference, name or officer" inputmode="search"
                    value={(*words).clone()} {oninput} />
            </div>
            <p class="muted" role="status">{ counted(found.len(), &props.listing) }</p>
            <Actions chosen={acted_on} may_make={props.may_make} make={props.make.clone()} {done} tell={props.tell.clone()} />
            if !found.is_empty() {
                <ReviewsTable lines={on_screen} chosen={(*chosen).clone()} {choose}
                    holidays={props.edition.bank_holidays.clone()} today={clock::today()} />
            }
            if found.len() > *most {
                <p><button type="button" class="button plain" onclick={more}>{ "Show more" }</button></p>
            }
        </>
    }
}

fn filters(listing: &Listing, on: Show) -> Vec<Chip> {
    Show::ALL
        .into_iter()
        .map(|show| {
            let number = listing.lines.iter().filter(|line| show.holds(line)).count();
            Chip {
                id: show.words().into(),
                label: format!("{} {}", show.words(), in_thousands(number)).into(),
                on: show == on,
            }
        })
        .collect()
}

fn counted(number: usize, listing: &Listing) -> String {
    let coming = if listing.whole {
        ""
    } else {
        " Opening older ones…"
    };
    match number {
        0 => format!("None here.{coming}"),
        1 => format!("1 invitation, the soonest review first.{coming}"),
        _ => format!(
            "{} invitations, the soonest review first.{coming}",
            in_thousands(number)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reviews::listing::tests::line;

    #[test]
    fn each_filter_says_how_many_it_holds_and_one_is_on() {
        let listing = Listing {
            lines: vec![
                Rc::new(line(1, "CR-1", None)),
                Rc::new(line(2, "CR-2", None)),
            ],
            whole: true,
            at: String::new(),
        };
        let filters = filters(&listing, Show::Waiting);
        let labels: Vec<&str> = filters.iter().map(|chip| chip.label.as_str()).collect();
        assert_eq!(
            labels,
            [
                "Not answered yet 2",
                "Answered 0",
                "Over or taken back 0",
                "All 2"
            ]
        );
        assert_eq!(filters.iter().filter(|chip| chip.on).count(), 1);
    }

    #[test]
    fn a_list_that_is_still_coming_says_so() {
        let mut listing = Listing {
            lines: Vec::new(),
            whole: true,
            at: String::new(),
        };
        assert!(!counted(3, &listing).contains("older"));
        listing.whole = false;
        assert!(counted(3, &listing).contains("older"));
    }
}
