//! *My agenda*: what the young person wants talked about, in their order.

use super::agenda_line::{AgendaLine, move_id};
use super::in_stages::use_rows_in_stages;
use super::nudge_card::NudgeCard;
use super::own_words::OwnWords;
use super::turns::{Ways, turns};
use crate::navigation::PAGE_TITLE_ID;
use crate::page_title::PageTitle;
use crate::phrases::views as say;
use crate::platform::page;
use crate::views::agenda::{Agenda, Edit};
use crate::views::provider::Writing;
use crate::views::state::Action;
use yew::prelude::*;

/// Properties of [`AgendaPage`].
#[derive(Properties, PartialEq)]
pub struct AgendaProps {
    /// What is being written.
    pub writing: Writing,
}

/// *My agenda*.
#[component]
pub fn AgendaPage(props: &AgendaProps) -> Html {
    let writing = &props.writing;
    let agenda = &writing.state.agenda;
    let (last, said) = use_following(agenda);
    // The same from drawing to drawing, so that only the lines that change are drawn.
    let edit = use_callback(
        (last, writing.state.dispatcher()),
        |edit: Edit, (last, state)| {
            last.set(Some(edit.clone()));
            state.dispatch(Action::Agenda(edit));
        },
    );
    let of = agenda.lines.len();
    let drawn = use_rows_in_stages(of);
    let next = if writing.state.changing {
        say::to_review()
    } else {
        say::next()
    };
    html! {
        <>
            <PageTitle>{ say::agenda_title() }</PageTitle>
            <p class="muted">{ say::agenda_why() }</p>
            if of == 0 {
                <p>{ say::agenda_empty() }</p>
            } else {
                <ol class="stack agenda">
                    { for agenda.lines.iter().enumerate().take(drawn).map(|(at, line)| html! {
                        <AgendaLine key={line.id} line={line.clone()} at={at + 1} {of} edit={edit.clone()} />
                    }) }
                </ol>
            }
            <p class="for-ears" role="status">{ said }</p>
            if agenda.last_removed.is_some() {
                <p class="undo">
                    { say::agenda_removed() }{ " " }
                    <button type="button" class="button plain small" onclick={edit.reform(|_: MouseEvent| Edit::PutBack)}>
                        { say::undo() }
                    </button>
                </p>
            }
            <AddLine {edit} />
            <NudgeCard writing={writing.clone()} />
            { turns(writing, Ways::both(next)) }
        </>
    }
}

/// After a move the focus stays on the button that was pressed, and the new place is
/// said; after a line is gone the focus goes to the heading.
#[hook]
fn use_following(agenda: &Agenda) -> (UseStateSetter<Option<Edit>>, String) {
    let last = use_state_eq(|| None::<Edit>);
    let order: Vec<u32> = agenda.lines.iter().map(|line| line.id).collect();
    let place = |id: u32| order.iter().position(|other| *other == id);
    let said = match &*last {
        Some(Edit::Up(id) | Edit::Down(id)) => place(*id)
            .map(|at| say::agenda_moved(&(at + 1).to_string()))
            .unwrap_or_default(),
        Some(Edit::Remove(_)) => say::agenda_removed().to_owned(),
        _ => String::new(),
    };
    {
        let last = last.clone();
        use_effect_with(order, move |_| match &*last {
            Some(Edit::Up(id)) => page::focus(&move_id(*id, true), true),
            Some(Edit::Down(id)) => page::focus(&move_id(*id, false), true),
            Some(Edit::Remove(_)) => page::focus(PAGE_TITLE_ID, true),
            _ => {}
        });
    }
    (last.setter(), said)
}

#[derive(Properties, PartialEq)]
struct AddProps {
    edit: Callback<Edit>,
}

#[component]
fn AddLine(props: &AddProps) -> Html {
    let words = use_state_eq(String::new);
    let changed = {
        let words = words.clone();
        Callback::from(move |typed| words.set(typed))
    };
    let add = {
        let (words, edit) = (words.clone(), props.edit.clone());
        Callback::from(move |_: MouseEvent| {
            edit.emit(Edit::Add((*words).clone()));
            words.set(String::new());
        })
    };
    let field = OwnWords::new("agenda-new", (*words).clone(), changed);
    html! {
        <div class="stack not-on-paper">
            { field.labelled(say::agenda_add()).draw() }
            if !words.trim().is_empty() {
                <button type="button" class="button plain" onclick={add}>{ say::agenda_add_button() }</button>
            }
        </div>
    }
}
