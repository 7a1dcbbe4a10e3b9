//! Answers of several boxes: a place and a time, and a goal.

use super::own_words::OwnWords;
use crate::phrases::views as say;
use crate::views::entry::Change;
use yew::prelude::*;

/// Properties of [`PlaceAndTime`].
#[derive(Properties, PartialEq)]
pub struct PlaceAndTimeProps {
    /// Where.
    pub place: AttrValue,
    /// When.
    pub time: AttrValue,
    /// It has changed.
    pub change: Callback<Change>,
}

/// A place and a time.
#[component]
pub fn PlaceAndTime(props: &PlaceAndTimeProps) -> Html {
    let (place, time) = (props.place.to_string(), props.time.to_string());
    let by_place = props.change.reform(move |place| Change::PlaceAndTime {
        place,
        time: time.clone(),
    });
    let by_time = props.change.reform(move |time| Change::PlaceAndTime {
        place: place.clone(),
        time,
    });
    html! {
        <div class="stack">
            <OwnWords id="answer-place" label={say::place_where()} words={props.place.clone()} rows={1} changed={by_place} />
            <OwnWords id="answer-time" label={say::place_when()} words={props.time.clone()} rows={1} changed={by_time} />
        </div>
    }
}

/// Properties of [`GoalBoxes`].
#[derive(Properties, PartialEq)]
pub struct GoalProps {
    /// What.
    pub what: AttrValue,
    /// Who helps.
    pub who: AttrValue,
    /// By when.
    pub by_when: AttrValue,
    /// It has changed.
    pub change: Callback<Change>,
}

/// A goal: what, who helps, by when.
#[component]
pub fn GoalBoxes(props: &GoalProps) -> Html {
    let part = |which: fn(&mut (String, String, String)) -> &mut String| {
        let now = (
            props.what.to_string(),
            props.who.to_string(),
            props.by_when.to_string(),
        );
        props.change.reform(move |words: String| {
            let mut next = now.clone();
            *which(&mut next) = words;
            let (what, who, by_when) = next;
            Change::Goal { what, who, by_when }
        })
    };
    html! {
        <div class="stack">
            <OwnWords id="answer-what" label={say::goal_what()} words={props.what.clone()} changed={part(|goal| &mut goal.0)} />
            <OwnWords id="answer-who" label={say::goal_who()} words={props.who.clone()} rows={1} changed={part(|goal| &mut goal.1)} />
            <OwnWords id="answer-by-when" label={say::goal_by_when()} words={props.by_when.clone()} rows={1} changed={part(|goal| &mut goal.2)} />
        </div>
    }
}
