//! The page *Groups*, and which part of it is shown.

use super::asking;
use super::calendar;
use super::draft::Draft;
use super::form::Form;
use super::list::List;
use super::seen::Seen;
use super::wall::WallPart;
use crate::app::is_signed_out;
use crate::consultations::page::{View as ConsultationView, standing};
use crate::consultations::starting::use_library;
use crate::fault_words;
use crate::platform::{clock, page};
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::consultation::Standing;
use api::desk::consultations::Row;
use api::desk::events::{List as Events, Whole};
use api::desk::roles::{Act, Role};
use chrono::{NaiveDate, NaiveTime};
use client::Client;
use client::fetch::Fetch;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use domain::groups::event::{self, Event as Meeting};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The heading of every part.
const TITLE_ID: &str = "groups-title";

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum View {
    /// What is coming, what has been, and the wall.
    List,
    /// A new meeting.
    New(Rc<Draft>),
    /// One of them.
    One(String),
}

/// Properties of [`GroupsPage`].
#[derive(Properties, PartialEq)]
pub struct GroupsProps {
    /// The content.
    pub edition: Rc<Edition>,
    /// What the reader may do.
    pub role: Role,
    /// Told which consultation to show.
    pub to_consultation: Callback<ConsultationView>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Groups.
#[component]
pub fn GroupsPage(props: &GroupsProps) -> Html {
    let view = use_state_eq(|| View::List);
    let said = use_state_eq(|| "");
    let events = use_state(|| Remote::<Rc<Events>>::Waiting);
    let consultations = use_state(|| Rc::new(Vec::<Row>::new()));
    let turn = use_state_eq(|| 0_u32);
    use_effect_with((*view).clone(), |_| {
        page::set_title("Groups · My Pledge desk");
        page::focus(TITLE_ID);
    });
    {
        let (events, tell) = (events.clone(), props.tell.clone());
        let consultations = consultations.setter();
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                let answer = client.desk_events().await;
                if answer.as_ref().err().is_some_and(is_signed_out) {
                    return tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                events.set((*events).clone().after(answer.map(Rc::new)));
                if let Ok(list) = client.desk_consultations().await {
                    consultations.set(Rc::new(list.rows));
                }
            });
        });
    }
    let reload = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |()| turn.set(next))
    };
    let go = {
        let (view, said) = (view.setter(), said.setter());
        Callback::from(move |to: View| {
            said.set("");
            view.set(to);
        })
    };
    let kept = {
        let (view, said, reload) = (view.setter(), said.setter(), reload.clone());
        Callback::from(move |_: Whole| {
            view.set(View::List);
            said.set("Saved. Phones show it now.");
            reload.emit(());
        })
    };
    let gone = {
        let (view, said, reload) = (view.setter(), said.setter(), reload.clone());
        Callback::from(move |()| {
            view.set(View::List);
            said.set("Deleted. Phones show it no longer.");
            reload.emit(());
        })
    };
    let may = props.role.may(Act::HoldGroups);
    let shown = events.shown().cloned();
    let form = |start: Rc<Draft>| {
        let key = start.id.clone().unwrap_or_default();
        html! {
            <Form {key} {start} edition={props.edition.clone()} consultations={(*consultations).clone()}
                kept={kept.clone()} tell={props.tell.clone()} />
        }
    };
    let again = reload.reform(|_: MouseEvent| ());
    let found = |id: &String| {
        let all = shown.iter().flat_map(|list| &list.events);
        all.into_iter().find(|whole| whole.id == *id).cloned()
    };
    html! {
        <div class="consultations groups-page">
            { match &*view {
                View::List => html! {
                    <>
                        { head(props, may, shown.as_deref(), &go) }
                        <p role="status">{ *said }</p>
                        { standing(&events, &again) }
                        if let Some(list) = &shown { <Listed list={list.clone()} edition={props.edition.clone()} {may} go={go.clone()} /> }
                        <WallPart edition={props.edition.clone()} {may} tell={props.tell.clone()} />
                    </>
                },
                View::New(draft) => html! { <>{ back("A new date", &go) }{ form(draft.clone()) }</> },
                View::One(id) => match found(id) {
                    Some(whole) => html! {
                        <>
                            { back(&whole.written.event.title, &go) }
                            <Beside key={format!("beside-{id}")} whole={Rc::new(whole.clone())} edition={props.edition.clone()} {may}
                                consultations={(*consultations).clone()} go={go.clone()} gone={gone.clone()}
                                to_consultation={props.to_consultation.clone()} tell={props.tell.clone()} />
                            if may {
                                { form(Rc::new(Draft::of(&whole))) }
                            } else {
                                <Seen whole={Rc::new(whole)} edition={props.edition.clone()} />
                            }
                        </>
                    },
                    None => back("This date is gone", &go),
                },
            } }
        </div>
    }
}

/// The heading of the list, and what can be done from it.
fn head(props: &GroupsProps, may: bool, events: Option<&Events>, go: &Callback<View>) -> Html {
    let first = props.edition.groups.first().map(|group| group.id.clone());
    let new = go.reform(move |_: MouseEvent| {
        let group = first.clone().unwrap_or_else(|| "".into());
        View::New(Rc::new(Draft::new(
            &blank(group, clock::today()),
            String::new(),
        )))
    });
    let save = {
        let (edition, events) = (props.edition.clone(), events.cloned());
        Callback::from(move |_: MouseEvent| {
            let today = clock::today();
            let all = events.iter().flat_map(|list| &list.events);
            let coming: Vec<&Whole> = all.filter(|one| one.written.event.on >= today).collect();
            calendar::save(&coming, &edition);
        })
    };
    let any = events.is_some_and(|list| !list.events.is_empty());
    html! {
        <>
            <header class="page-head">
                <h1 id={TITLE_ID} tabindex="-1">{ "Groups" }</h1>
                if may { <button type="button" class="button slim" onclick={new}>{ "New date" }</button> }
                if any { <button type="button" class="button plain slim" onclick={save}>{ picture(Icon::Calendar) }{ "Coming ones for my calendar" }</button> }
            </header>
            <p class="muted">{ "When groups meet, what was said, and what comes of it. Phones show the day and the hours, and whom to ask where it is. Who came is not kept." }</p>
        </>
    }
}

/// An empty meeting, from five to half past six today.
fn blank(group: domain::ids::GroupId, on: NaiveDate) -> Meeting {
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    Meeting {
        group,
        title: String::new(),
        on,
        begins: at(17, 0),
        ends: at(18, 30),
        about: String::new(),
        bands: Vec::new(),
        standing: event::Standing::Planned,
    }
}

/// The heading of one, with the way back.
fn back(title: &str, go: &Callback<View>) -> Html {
    let back = go.reform(|_: MouseEvent| View::List);
    html! {
        <header class="page-head">
            <h1 id={TITLE_ID} tabindex="-1" dir="auto">{ title.to_owned() }</h1>
            <button type="button" class="button plain slim" onclick={back}>{ picture(Icon::Back) }{ "All dates" }</button>
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    list: Rc<Events>,
    edition: Rc<Edition>,
    may: bool,
    go: Callback<View>,
}

/// The list, once it is known what day it is.
#[component]
fn Listed(props: &ListedProps) -> Html {
    let events = Rc::new(props.list.events.clone());
    html! { <List {events} edition={props.edition.clone()} may={props.may} today={clock::today()} go={props.go.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct BesideProps {
    whole: Rc<Whole>,
    edition: Rc<Edition>,
    may: bool,
    consultations: Rc<Vec<Row>>,
    go: Callback<View>,
    gone: Callback<()>,
    to_consultation: Callback<ConsultationView>,
    tell: Callback<Event>,
}

/// What can be done with one, beside writing it.
#[component]
fn Beside(props: &BesideProps) -> Html {
    let whole = &props.whole;
    let library = use_library();
    let trouble = use_state_eq(|| None::<String>);
    let sure = use_state_eq(|| false);
    let save = {
        let (whole, edition) = (whole.clone(), props.edition.clone());
        Callback::from(move |_: MouseEvent| calendar::save(&[&whole], &edition))
    };
    let next = {
        let whole = whole.clone();
        props
            .go
            .reform(move |_: MouseEvent| View::New(Rc::new(Draft::next(&whole))))
    };
    let ended = {
        let (trouble, tell) = (trouble.setter(), props.tell.clone());
        Callback::from(move |fault: client::Fault| {
            if is_signed_out(&fault) {
                tell.emit(Event::SignedOut(WhySignedOut::Ended));
            } else {
                trouble.set(Some(fault_words::words(&fault)));
            }
        })
    };
    let ask = {
        let (whole, to, ended) = (whole.clone(), props.to_consultation.clone(), ended.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(asked) = asking::about(&whole.written.event, &library, clock::today()) else {
                return;
            };
            let (whole, to, ended) = (whole.clone(), to.clone(), ended.clone());
            spawn_local(async move {
                match asking::make(&whole, asked).await {
                    Ok(id) => to.emit(ConsultationView::One(id)),
                    Err(fault) => ended.emit(fault),
                }
            });
        })
    };
    let delete = {
        let (id, gone, sure) = (whole.id.clone(), props.gone.clone(), sure.clone());
        Callback::from(move |_: MouseEvent| {
            if !*sure {
                return sure.set(true);
            }
            let (id, gone, ended) = (id.clone(), gone.clone(), ended.clone());
            spawn_local(async move {
                match Client::new(Fetch::default()).delete_event(&id).await {
                    Ok(()) => gone.emit(()),
                    Err(fault) => ended.emit(fault),
                }
            });
        })
    };
    html! {
        <div class="stack">
            <div class="ways">
                <button type="button" class="button plain slim" onclick={save}>{ picture(Icon::Calendar) }{ "For my calendar" }</button>
                if props.may {
                    <button type="button" class="button plain slim" onclick={next}>{ "Copy to the next date" }</button>
                    if whole.asked.is_none() {
                        <button type="button" class="button plain slim" onclick={ask}>{ "Make a consultation from it" }</button>
                    }
                    <button type="button" class="button plain slim" onclick={delete}>
                        { if *sure { "Delete it: yes, I am sure" } else { "Delete" } }
                    </button>
                }
            </div>
            if *sure { <p class="muted small" role="status">{ "Who has put it in a calendar does not hear of it. If it does not take place, say Called off instead." }</p> }
            { asked_there(props) }
            if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true><p>{ trouble.clone() }</p></Notice> }
        </div>
    }
}

/// The way to the consultation that was asked there.
fn asked_there(props: &BesideProps) -> Html {
    let Some(asked) = &props.whole.asked else {
        return Html::default();
    };
    let row = props.consultations.iter().find(|row| row.id == asked.id);
    let is_draft = row.is_some_and(|row| row.standing == Standing::Draft);
    let id = asked.id.clone();
    let open = props.to_consultation.reform(move |_: MouseEvent| {
        if is_draft {
            ConsultationView::One(id.clone())
        } else {
            ConsultationView::Results(id.clone())
        }
    });
    html! {
        <p>
            { "Asked there: " }
            <button type="button" class="link" onclick={open}>
                { &asked.title }{ if is_draft { " (a draft)" } else { ": results and what changed" } }
            </button>
        </p>
    }
}

#[cfg(test)]
pub(crate) mod for_tests {
    use super::*;
    use api::desk::events::Written;
    use domain::groups::event::Notes;

    /// A meeting on this day, as the server has it.
    pub(crate) fn whole(id: &str, on: &str) -> Whole {
        let mut event = blank("reach-out-12-to-15".into(), on.parse().unwrap());
        event.title = "Food at meetings".to_owned();
        event.about = "We choose the food.".to_owned();
        event.bands = vec![domain::consultation::pledge_check::AgeBand::TwelveToFifteen];
        Whole {
            id: id.to_owned(),
            written: Written {
                event,
                place: "The hall".to_owned(),
                came: None,
                notes: Notes::default(),
                notes_published: false,
                consultation: None,
                looked: false,
                revision: 3,
            },
            revision: 3,
            asked: None,
        }
    }
}
