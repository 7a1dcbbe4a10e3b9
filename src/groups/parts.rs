//! One meeting, one group and one piece of the wall, as a page shows them.

use crate::in_words;
use crate::navigation::Go;
use crate::parts::contact::{Way, contact};
use crate::phrases::groups as say;
use crate::platform::download;
use crate::route::Route;
use api::events::Told;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use domain::calendar::file::{Entry, When, calendar_file};
use domain::groups::Group;
use domain::groups::event::Standing;
use domain::groups::praise::{Kind, Praise};
use domain::ids::GroupId;
use yew::prelude::*;

/// Those that are still to be, in the order they came.
pub fn coming(events: &[Told], today: NaiveDate) -> impl Iterator<Item = &Told> {
    let is_coming =
        move |told: &&Told| told.event.on >= today && told.event.standing != Standing::Held;
    events.iter().filter(is_coming)
}

/// Those that have been and of which there is something to tell.
pub fn past(events: &[Told], today: NaiveDate) -> impl Iterator<Item = &Told> {
    let is_past = move |told: &&Told| told.event.on <= today && told.notes.is_some();
    events.iter().filter(is_past)
}

fn named<'g>(groups: &'g [Group], id: &GroupId) -> Option<&'g Group> {
    groups.iter().find(|group| group.id == *id)
}

/// The calendar file of one: a plain name, and no place.
fn file_of(told: &Told, today: NaiveDate) -> String {
    let entry = Entry {
        id: told.id.clone(),
        turn: told.revision,
        when: When::Hours {
            on: told.event.on,
            begins: told.event.begins,
            ends: told.event.ends,
        },
        name: say::calendar_entry().to_owned(),
    };
    calendar_file(&[entry], today)
}

/// One that is to come.
pub fn meeting(told: &Told, groups: &[Group], today: NaiveDate) -> Html {
    let event = &told.event;
    let group = named(groups, &event.group);
    let file = file_of(told, today);
    let save = Callback::from(move |_: MouseEvent| {
        download::save("reminder.ics", "text/calendar", &file);
    });
    let title_id = format!("meeting-{}", told.id);
    let is_off = event.standing == Standing::CalledOff;
    html! {
        <li key={told.id.clone()}>
            <article class="card stack" aria-labelledby={title_id.clone()}>
                <h3 id={title_id} dir="auto">{ &event.title }</h3>
                if let Some(group) = group { <p class="muted">{ &group.name }</p> }
                { standing(event.standing) }
                <p>
                    <b>{ in_words::day(event.on, today) }</b>{ ", " }
                    { say::from_to(&in_words::hour(event.begins), &in_words::hour(event.ends)) }
                </p>
                if !event.about.is_empty() { <p dir="auto">{ &event.about }</p> }
                { asked(told) }
                if !is_off {
                    if let Some(group) = group { <p>{ say::ask_where(&group.ask) }</p> }
                    <div class="ways">
                        if let Some(group) = group {
                            { contact(&group.ask, &Way::Call(group.call.clone()), "plain") }
                        }
                        <button type="button" class="button quiet" onclick={save}>
                            { picture(Icon::Calendar) }
                            <span>{ say::calendar() }<span class="for-ears">{ format!(": {}", event.title) }</span></span>
                        </button>
                    </div>
                }
            </article>
        </li>
    }
}

fn standing(standing: Standing) -> Html {
    let words = match standing {
        Standing::Planned | Standing::Held => return Html::default(),
        Standing::Moved => say::moved(),
        Standing::CalledOff => say::called_off(),
    };
    html! { <p class="notice">{ words }</p> }
}

/// The consultation that was asked there.
fn asked(told: &Told) -> Html {
    let Some(asked) = &told.asked else {
        return Html::default();
    };
    html! {
        <Go to={Route::Consultation(asked.id.clone())} class="row plain-row">
            <span class="row-words">
                <span class="row-title" dir="auto">{ &asked.title }</span>
                <span class="row-line">{ say::asked_more() }</span>
            </span>
            { picture(Icon::Chevron) }
        </Go>
    }
}

/// One that has been, and what was said there.
pub fn talked(told: &Told, groups: &[Group], today: NaiveDate) -> Html {
    let Some(notes) = &told.notes else {
        return Html::default();
    };
    let title_id = format!("talked-{}", told.id);
    html! {
        <li key={told.id.clone()}>
            <article class="card stack" aria-labelledby={title_id.clone()}>
                <h3 id={title_id} dir="auto">{ &told.event.title }</h3>
                <p class="muted">
                    { named(groups, &told.event.group).map(|group| format!("{}, ", group.name)).unwrap_or_default() }
                    { in_words::day(told.event.on, today) }
                </p>
                <h4>{ say::said() }</h4>
                <p dir="auto">{ &notes.said }</p>
                if !notes.comes.trim().is_empty() {
                    <h4>{ say::comes() }</h4>
                    <p dir="auto">{ &notes.comes }</p>
                }
                { asked(told) }
            </article>
        </li>
    }
}

/// One group, and how to join it.
pub fn group(group: &Group) -> Html {
    let title_id = format!("group-{}", group.id);
    html! {
        <li key={group.id.as_str()}>
            <article class="card stack" aria-labelledby={title_id.clone()}>
                <h3 id={title_id}>{ &group.name }</h3>
                <p>{ &group.what }</p>
                <p class="muted">{ &group.who_for }{ " " }{ &group.how_often }</p>
                <p>{ &group.how_to_join }</p>
                <div class="ways">{ contact(&group.name, &Way::Call(group.call.clone()), "plain") }</div>
            </article>
        </li>
    }
}

/// One piece of the wall.
pub fn praise((at, praise): (usize, &Praise), groups: &[Group]) -> Html {
    let is_award = praise.kind == Kind::Award;
    let to = praise.group.as_ref().and_then(|id| named(groups, id));
    html! {
        <li key={at}>
            <article class="card stack">
                <p class="muted">
                    { picture(Icon::Heart) }{ " " }
                    { if is_award { say::award() } else { say::good_news() } }
                </p>
                if is_award { <h3 dir="auto">{ &praise.title }</h3> }
                <p dir="auto">{ &praise.words }</p>
                if is_award {
                    <p class="muted">
                        { say::award_to(to.map_or(say::somebody(), |group| &group.name)) }
                        if let Some(on) = praise.on { { format!(", {}", in_words::month_and_year(on)) } }
                    </p>
                }
            </article>
        </li>
    }
}
