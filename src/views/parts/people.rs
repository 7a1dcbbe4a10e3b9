//! People: who should come and who should not.

use super::option::OptionBox;
use super::own_words::OwnWords;
use crate::phrases::views as say;
use crate::views::entry::Change;
use controls::icon::{Icon, picture};
use domain::views::Person;
use std::rc::Rc;
use yew::prelude::*;

/// More people than any review has room for.
const MOST_PEOPLE: usize = 20;

/// Properties of [`PeopleBoxes`].
#[derive(Properties, PartialEq)]
pub struct PeopleProps {
    /// The people so far.
    pub people: Rc<Vec<Person>>,
    /// It has changed.
    pub change: Callback<Change>,
}

type Edit = Box<dyn Fn(&mut Vec<Person>)>;

/// Who comes and who does not. There is always an empty line to fill.
#[component]
pub fn PeopleBoxes(props: &PeopleProps) -> Html {
    let mut shown = (*props.people).clone();
    if shown.is_empty() {
        shown.push(blank());
    }
    let shown = Rc::new(shown);
    let edit = |edit: Edit| {
        let (shown, change) = (Rc::clone(&shown), props.change.clone());
        move || {
            let mut next = (*shown).clone();
            edit(&mut next);
            change.emit(Change::People(next));
        }
    };
    let add = edit(Box::new(|people| people.push(blank())));
    let row = |at: usize, person: &Person| {
        let named = {
            let (shown, change) = (Rc::clone(&shown), props.change.clone());
            Callback::from(move |name: String| {
                let mut next = (*shown).clone();
                next[at].name = name;
                change.emit(Change::People(next));
            })
        };
        let comes = |comes: bool| {
            let set = edit(Box::new(move |people| people[at].comes = comes));
            Callback::from(move |_: bool| set())
        };
        let number = say::person_number(&(at + 1).to_string());
        let take_off = edit(Box::new(move |people| drop(people.remove(at))));
        let name = if person.name.trim().is_empty() {
            number.clone()
        } else {
            person.name.clone()
        };
        html! {
            <li key={at} class="card person">
                <fieldset>
                    <legend class="for-ears">{ &number }</legend>
                    <OwnWords id={format!("person-{at}")} label={say::person()} words={person.name.clone()} rows={1} changed={named} />
                    <div class="choices-list pair">
                        <OptionBox name={format!("person-{at}-comes")} on={person.comes} chosen={comes(true)}>
                            { say::person_comes() }
                        </OptionBox>
                        <OptionBox name={format!("person-{at}-comes")} on={!person.comes} chosen={comes(false)}>
                            { say::person_stays() }
                        </OptionBox>
                    </div>
                </fieldset>
                if shown.len() > 1 {
                    <button type="button" class="icon-button" onclick={Callback::from(move |_: MouseEvent| take_off())}>
                        { picture(Icon::Cross) }
                        <span class="for-ears">{ say::person_remove(&name) }</span>
                    </button>
                }
            </li>
        }
    };
    html! {
        <div class="stack">
            <ul class="stack">{ for shown.iter().enumerate().map(|(at, person)| row(at, person)) }</ul>
            if shown.len() < MOST_PEOPLE {
                <button type="button" class="button plain" onclick={Callback::from(move |_: MouseEvent| add())}>
                    { say::person_add() }
                </button>
            }
        </div>
    }
}

fn blank() -> Person {
    Person {
        name: String::new(),
        comes: true,
    }
}
