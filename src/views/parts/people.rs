//! People: who should come and who should not.

use super::option::Choosable;
use super::own_words::OwnWords;
use crate::phrases::views as say;
use crate::views::entry::Change;
use controls::icon::{Icon, picture};
use domain::views::Person;
use std::rc::Rc;
use yew::prelude::*;

/// More people than any review has room for.
const MOST_PEOPLE: usize = 20;

/// Who comes and who does not. There is always an empty line to fill.
pub fn people_boxes(people: &[Person], change: &Callback<Change>) -> Html {
    let mut shown = people.to_vec();
    if shown.is_empty() {
        shown.push(blank());
    }
    let shown = Rc::new(shown);
    let full = shown.len() >= MOST_PEOPLE;
    let add = editing(&shown, change, |people, _: MouseEvent| people.push(blank()));
    html! {
        <div class="stack">
            <ul class="stack">{ for (0..shown.len()).map(|at| person(at, &shown, change)) }</ul>
            if !full {
                <button type="button" class="button plain" onclick={add}>{ say::person_add() }</button>
            }
        </div>
    }
}

/// A callback that edits a copy of the list and hands the whole of it on.
fn editing<T: 'static>(
    shown: &Rc<Vec<Person>>,
    change: &Callback<Change>,
    edit: impl Fn(&mut Vec<Person>, T) + 'static,
) -> Callback<T> {
    let shown = Rc::clone(shown);
    change.reform(move |given: T| {
        let mut next = (*shown).clone();
        edit(&mut next, given);
        Change::People(next)
    })
}

fn person(at: usize, shown: &Rc<Vec<Person>>, change: &Callback<Change>) -> Html {
    let Person { name, comes } = &shown[at];
    let number = say::person_number(&(at + 1).to_string());
    let named = editing(shown, change, move |people, name: String| {
        people[at].name = name
    });
    let set = |comes: bool| {
        editing(shown, change, move |people, _: bool| {
            people[at].comes = comes
        })
    };
    let take_off = editing(shown, change, move |people, _: MouseEvent| {
        drop(people.remove(at))
    });
    let group = format!("person-{at}-comes");
    let called = if name.trim().is_empty() {
        &number
    } else {
        name
    };
    html! {
        <li key={at} class="card person">
            <fieldset>
                <legend class="for-ears">{ &number }</legend>
                { OwnWords::new(format!("person-{at}"), name.clone(), named).labelled(say::person()).short().draw() }
                <div class="choices-list pair">
                    { Choosable::one(group.clone(), *comes, set(true), say::person_comes()).draw() }
                    { Choosable::one(group, !*comes, set(false), say::person_stays()).draw() }
                </div>
            </fieldset>
            if shown.len() > 1 {
                <button type="button" class="icon-button" onclick={take_off}>
                    { picture(Icon::Cross) }
                    <span class="for-ears">{ say::person_remove(called) }</span>
                </button>
            }
        </li>
    }
}

fn blank() -> Person {
    Person {
        name: String::new(),
        comes: true,
    }
}
