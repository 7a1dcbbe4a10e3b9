//! The lines of the list: filtered, sought, chosen and acted on.

use super::Listing;
use super::actions::Actions;
use super::listing::sheet::sheet_of;
use super::listing::{Line, Show, shown};
use super::making::Run;
use super::many::in_thousands;
use super::table::ReviewsTable;
use crate::platform::{clock, input};
use crate::stage::Event;
use crate::taking_away::sheet::{self, Sheet};
use crate::taking_away::{TakeAway, Way};
use api::desk::exports::Export;
use controls::chips::{Chip, chips};
use controls::field::Field;
use domain::edition::Edition;
use domain::ids::InvitationId;
use std::collections::HashSet;
use std::rc::Rc;
use yew::prelude::*;

/// Lines shown at first, and with each press of "Show more".
const LINES: usize = 100;

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
    /// Told of which review to write how the child took part.
    #[prop_or_default]
    pub record: Option<Callback<InvitationId>>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The lines: filtered, sought, chosen.
#[component]
pub fn Lines(props: &LinesProps) -> Html {
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
                    holidays={props.edition.bank_holidays.clone()} today={clock::today()} record={props.record.clone()} />
            }
            if props.listing.whole && !found.is_empty() {
                <TakeAway key={format!("{:?} {}", *show, *words)} id="invitations-list" what={Export::Invitations} rows={found.len()}
                    ways={ways(&found, *show)} tell={props.tell.clone()} />
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

/// The list as it is shown, for a spreadsheet.
fn ways(found: &Rc<Vec<Rc<Line>>>, show: Show) -> Vec<Way> {
    let make = |form: fn(&Sheet) -> Vec<u8>| {
        let found = found.clone();
        Callback::from(move |()| form(&sheet_of(&found)))
    };
    let name = match show {
        Show::Waiting => "invitations-not-answered",
        Show::Answered => "invitations-answered",
        Show::Over => "invitations-over",
        Show::All => "invitations",
    };
    vec![
        Way {
            words: "Save this list as a workbook".into(),
            name: format!("{name}.xlsx").into(),
            mime: sheet::WORKBOOK,
            make: make(Sheet::workbook),
        },
        Way {
            words: "Save it as CSV".into(),
            name: format!("{name}.csv").into(),
            mime: sheet::CSV,
            make: make(Sheet::csv),
        },
    ]
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
