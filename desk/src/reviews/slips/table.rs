//! The slips on the screen: whose each is, its code, and its link to copy.

use super::paper::link;
use crate::platform::clipboard;
use crate::reviews::making::Slip;
use controls::icon::{Icon, picture};
use domain::ids::InvitationId;
use std::collections::HashSet;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`SlipsTable`].
#[derive(Properties, PartialEq)]
pub struct SlipsTableProps {
    /// In the order they were made.
    pub slips: Vec<Rc<Slip>>,
    /// Those not to print.
    pub left_out: HashSet<InvitationId>,
    /// Those that went to the printer.
    pub printed: HashSet<InvitationId>,
    /// Where young people open it.
    pub origin: AttrValue,
    /// Told which is to be printed or not.
    pub tick: Callback<(InvitationId, bool)>,
}

/// The slips on the screen.
#[component]
pub fn SlipsTable(props: &SlipsTableProps) -> Html {
    let said = use_state_eq(String::new);
    let copy = {
        let said = said.setter();
        let origin = props.origin.clone();
        Callback::from(move |slip: Rc<Slip>| {
            let (said, link) = (said.clone(), link(&origin, &slip));
            spawn_local(async move {
                said.set(if clipboard::copy(&link).await {
                    format!("The link of {} is copied.", slip.reference)
                } else {
                    "This browser will not copy. Print the slip instead.".to_owned()
                });
            });
        })
    };
    html! {
        <>
            <p role="status" class="small">{ (*said).clone() }</p>
            <table class="reviews slips-table">
                <caption class="for-ears">{ "Codes to hand over" }</caption>
                <thead><tr>
                    <th scope="col" class="tick">{ "Print" }</th>
                    <th scope="col">{ "Who" }</th>
                    <th scope="col">{ "Code" }</th>
                    <th scope="col">{ "Link" }</th>
                </tr></thead>
                <tbody>{ for props.slips.iter().map(|slip| row(props, slip, &copy)) }</tbody>
            </table>
        </>
    }
}

fn row(props: &SlipsTableProps, slip: &Rc<Slip>, copy: &Callback<Rc<Slip>>) -> Html {
    let ticked = !props.left_out.contains(&slip.id);
    let onchange = {
        let id = slip.id.clone();
        props.tick.reform(move |_: Event| (id.clone(), !ticked))
    };
    let onclick = {
        let slip = slip.clone();
        copy.reform(move |_: MouseEvent| slip.clone())
    };
    html! {
        <tr key={slip.id.as_str()}>
            <td class="tick"><label>
                <input type="checkbox" checked={ticked} {onchange} />
                <span class="for-ears">{ format!("Print the slip of {}", slip.reference) }</span>
            </label></td>
            <th scope="row">
                <b class="figures">{ &slip.reference }</b>
                if let Some(label) = &slip.label { <span class="under">{ label }</span> }
            </th>
            <td>
                <b class="code">{ &slip.code }</b>
                if props.printed.contains(&slip.id) { <span class="under">{ "Sent to the printer" }</span> }
            </td>
            <td><button type="button" class="button plain slim" {onclick}>
                { picture(Icon::Copy) }{ "Copy the link" }<span class="for-ears">{ format!(" of {}", slip.reference) }</span>
            </button></td>
        </tr>
    }
}
