//! One line of *my agenda*: read it, move it, change it, take it away.

use super::audience::{AudiencePicker, reader_line};
use super::own_words::OwnWords;
use crate::phrases::views as say;
use crate::views::agenda::{Edit, Line};
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// Properties of [`AgendaLine`].
#[derive(Properties, PartialEq)]
pub struct LineProps {
    /// The line.
    pub line: Line,
    /// Its place, from 1.
    pub at: usize,
    /// How many there are.
    pub of: usize,
    /// A change to the agenda.
    pub edit: Callback<Edit>,
}

/// The id of the button that moves a line, so that the focus can follow it.
#[must_use]
pub fn move_id(line: u32, up: bool) -> String {
    format!("agenda-{line}-{}", if up { "up" } else { "down" })
}

/// One line of *my agenda*.
#[component]
pub fn AgendaLine(props: &LineProps) -> Html {
    let changing = use_state_eq(|| false);
    let LineProps { line, at, of, edit } = props;
    let number = at.to_string();
    let id = line.id;
    let toggle = {
        let changing = changing.clone();
        Callback::from(move |_: MouseEvent| changing.set(!*changing))
    };
    let button = |icon: Icon, words: String, edit_: Edit, button_id: Option<String>, off: bool| {
        let onclick = edit.reform(move |_: MouseEvent| edit_.clone());
        html! {
            <button type="button" class="icon-button" id={button_id} {onclick} aria-disabled={off.then_some("true")}>
                { picture(icon) }<span class="for-ears">{ words }</span>
            </button>
        }
    };
    html! {
        <li class="card agenda-line">
            if *changing {
                { OwnWords::new(format!("agenda-{id}"), line.words.clone(), edit.reform(move |words| Edit::Write(id, words)))
                    .labelled(say::agenda_line(&number)).draw() }
                <AudiencePicker name={format!("agenda-{id}-audience")} now={line.audience}
                    changed={edit.reform(move |audience| Edit::Audience(id, audience))} />
            } else {
                <p class="agenda-words"><span class="agenda-number">{ &number }</span><span dir="auto">{ &line.words }</span></p>
                { reader_line(line.audience) }
            }
            <div class="agenda-buttons not-on-paper">
                { button(Icon::Up, say::agenda_up(&number), Edit::Up(id), Some(move_id(id, true)), *at == 1) }
                { button(Icon::Down, say::agenda_down(&number), Edit::Down(id), Some(move_id(id, false)), at == of) }
                { button(Icon::Cross, say::agenda_remove(&number), Edit::Remove(id), None, false) }
                <button type="button" class="button plain small" onclick={toggle} aria-expanded={changing.to_string()}>
                    if *changing {
                        { say::done() }
                    } else {
                        { say::change() }<span class="for-ears">{ say::agenda_line(&number) }</span>
                    }
                </button>
            </div>
        </li>
    }
}
