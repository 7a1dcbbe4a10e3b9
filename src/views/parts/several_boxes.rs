//! Answers of several boxes: a place and a time, and a goal.

use super::own_words::OwnWords;
use crate::phrases::views as say;
use crate::views::entry::Change;
use yew::prelude::*;

/// A place and a time.
pub fn place_and_time(place: &str, time: &str, change: &Callback<Change>) -> Html {
    let (old_place, old_time) = (place.to_owned(), time.to_owned());
    let by_place = change.reform(move |place| Change::PlaceAndTime {
        place,
        time: old_time.clone(),
    });
    let by_time = change.reform(move |time| Change::PlaceAndTime {
        place: old_place.clone(),
        time,
    });
    let place = OwnWords::new("answer-place", place, by_place).labelled(say::place_where());
    let time = OwnWords::new("answer-time", time, by_time).labelled(say::place_when());
    html! { <div class="stack">{ place.short().draw() }{ time.short().draw() }</div> }
}

/// A goal: what, who helps, by when.
pub fn goal(now: [&str; 3], change: &Callback<Change>) -> Html {
    let boxed = |at: usize, id: &'static str, label: &'static str| {
        let held = now.map(str::to_owned);
        let changed = change.reform(move |words: String| {
            let mut next = held.clone();
            next[at] = words;
            let [what, who, by_when] = next;
            Change::Goal { what, who, by_when }
        });
        OwnWords::new(id, now[at], changed).labelled(label)
    };
    html! {
        <div class="stack">
            { boxed(0, "answer-what", say::goal_what()).draw() }
            { boxed(1, "answer-who", say::goal_who()).short().draw() }
            { boxed(2, "answer-by-when", say::goal_by_when()).short().draw() }
        </div>
    }
}
