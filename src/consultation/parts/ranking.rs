//! Putting options in order: by buttons, so that keys, fingers and screen readers all do
//! it, with the new place said aloud.

use crate::consultation::taking::{Action, Given};
use crate::phrases::consultation as say;
use crate::platform::page;
use controls::icon::{Icon, picture};
use domain::form::Choice;
use domain::ids::ChoiceId;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Properties of [`Ranking`].
#[derive(Properties, PartialEq)]
pub struct RankingProps {
    /// The options.
    pub options: Vec<Choice>,
    /// Their order now.
    pub order: Vec<ChoiceId>,
    /// What was given.
    pub given: Given,
    /// Told what is done.
    pub act: Callback<Action>,
}

fn button_id(option: &str, up: bool) -> String {
    format!("rank-{option}-{}", if up { "up" } else { "down" })
}

/// Options in an order that can be changed.
#[component]
pub fn Ranking(props: &RankingProps) -> Html {
    let RankingProps {
        options,
        order,
        given,
        act,
    } = props;
    let moved = use_state_eq(|| None::<(ChoiceId, bool)>);
    {
        // What moved takes the focus along, and its button stays under it.
        let at = moved
            .as_ref()
            .and_then(|(id, _)| order.iter().position(|one| one == id));
        use_effect_with(((*moved).clone(), at), |(moved, _)| {
            let soon = moved.clone().map(|(id, up)| {
                Timeout::new(0, move || page::focus(&button_id(id.as_str(), up), true))
            });
            move || drop(soon)
        });
    }
    let of = order.len();
    let label = |id: &ChoiceId| {
        let found = options.iter().find(|one| one.id == *id);
        found.map_or_else(String::new, |one| one.label.clone())
    };
    let row = |(at, id): (usize, &ChoiceId)| {
        let name = label(id);
        let button = |up: bool, icon: Icon, words: String, off: bool| {
            let (act, moved, id) = (act.clone(), moved.setter(), id.clone());
            let button_id = button_id(id.as_str(), up);
            let onclick = Callback::from(move |_: MouseEvent| {
                if !off {
                    moved.set(Some((id.clone(), up)));
                    act.emit(if up { Action::Up(at) } else { Action::Down(at) });
                }
            });
            html! {
                <button type="button" class="icon-button" id={button_id} {onclick}
                    aria-disabled={off.then_some("true")}>
                    { picture(icon) }<span class="for-ears">{ words }</span>
                </button>
            }
        };
        html! {
            <li key={id.as_str()} class="card ranked">
                <span class="ranked-words"><span class="agenda-number">{ at + 1 }</span><span dir="auto">{ &name }</span></span>
                { button(true, Icon::Up, say::rank_up(&name), at == 0) }
                { button(false, Icon::Down, say::rank_down(&name), at + 1 == of) }
            </li>
        }
    };
    let said = moved.as_ref().and_then(|(id, _)| {
        let at = order.iter().position(|one| one == id)?;
        Some(say::ranked(
            &(at + 1).to_string(),
            &label(id),
            &of.to_string(),
        ))
    });
    let as_it_is = act.reform(|_: MouseEvent| Action::AsItIs);
    html! {
        <>
            <p class="muted" dir="auto">{ say::rank_how() }</p>
            <ol class="plain ranking">{ order.iter().enumerate().map(row).collect::<Html>() }</ol>
            <p class="for-ears" role="status">{ said }</p>
            if given.chosen.is_empty() {
                <button type="button" class="button plain" onclick={as_it_is}>{ say::rank_right() }</button>
            } else {
                <p class="muted small" dir="auto">{ say::rank_counts() }</p>
            }
        </>
    }
}
