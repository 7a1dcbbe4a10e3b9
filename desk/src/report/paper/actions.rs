//! What is done: each action with who leads it, by when, how it goes, and what changed.

use crate::report::words;
use api::actions::{Happened, Stage};
use api::desk::actions::{Colour, Whole};
use api::desk::reports::{Figures, Named};
use yew::prelude::*;

/// The actions of a priority.
pub fn actions(one: &Named, figures: &Figures) -> Html {
    let all = figures.actions.iter();
    let mine: Vec<&Whole> = all
        .filter(|action| action.written.priority == one.id)
        .collect();
    html! {
        <div class="report-block">
            <h3>{ "What is done about it" }</h3>
            if mine.is_empty() {
                <p class="report-none">{ "No action was open in this period." }</p>
            } else {
                <div class="report-scroll" role="region" tabindex="0" aria-label={format!("Table: actions of {}", one.title)}><table class="report-table actions-table">
                    <caption class="for-ears">{ format!("Actions: {}", one.title) }</caption>
                    <thead><tr>
                        <th scope="col">{ "Action" }</th>
                        <th scope="col">{ "Lead" }</th>
                        <th scope="col">{ "By" }</th>
                        <th scope="col">{ "How it goes" }</th>
                        <th scope="col">{ "What changed" }</th>
                    </tr></thead>
                    <tbody>{ for mine.into_iter().map(row) }</tbody>
                </table></div>
            }
        </div>
    }
}

fn row(action: &Whole) -> Html {
    let written = &action.written;
    html! {
        <tr key={action.id.clone()}>
            <th scope="row">
                <span dir="auto">{ &written.specific }</span>
                <small dir="auto">{ "You said: " }{ &written.you_said }</small>
                <small dir="auto">{ "Measured by: " }{ &written.measure }</small>
            </th>
            <td>{ &written.lead }</td>
            <td>{ words::date(written.due_on) }if action.overdue { <small><b>{ "overdue" }</b></small> }</td>
            <td>
                { rag(written.colour) }
                <small>{ words::stage(written.stage) }</small>
                if !written.reason.is_empty() { <small dir="auto">{ &written.reason }</small> }
            </td>
            <td>{ changed(action) }</td>
        </tr>
    }
}

/// A colour with its word and a shape of its own.
fn rag(colour: Colour) -> Html {
    let shape = match colour {
        Colour::Red => html! { <path d="M1 1h10v10H1z" /> },
        Colour::Amber => html! { <path d="M6 1l5.5 10h-11z" /> },
        Colour::Green => html! { <circle cx="6" cy="6" r="5.2" /> },
    };
    html! {
        <span class={classes!("rag", words::colour_class(colour))}>
            <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">{ shape }</svg>
            <b>{ words::colour(colour) }</b>
        </span>
    }
}

fn changed(action: &Whole) -> Html {
    let written = &action.written;
    let newest = action.updates.first();
    let why = match written.stage {
        Stage::NotPossible => written.why.clone(),
        Stage::Doing | Stage::Done => None,
    };
    html! {
        <>
            <span dir="auto">{ &written.we_did }</span>
            if let Some(why) = why { <small dir="auto">{ why }</small> }
            if let Some(update) = newest {
                <small dir="auto">{ format!("{}: {}", words::date(update.on), update.words) }</small>
            }
            { happened(&action.happened) }
        </>
    }
}

fn happened(of: &Happened) -> Html {
    let said = match (of.base, of.did, of.did_not) {
        (Some(base), Some(did), _) if base > 0 => {
            format!("{did} of {base} young people say that it happened")
        }
        (Some(base), None, _) if base > 0 => format!("{base} young people say whether it happened"),
        _ => return Html::default(),
    };
    html! { <small>{ said }</small> }
}
