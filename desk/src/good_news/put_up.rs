//! Putting good news on the wall, and taking it off: only under news whose sender said yes
//! to telling others without their name.

use super::card::may_be_told;
use crate::groups::piece::{Piece, PieceForm};
use crate::groups::wall::{OnTheWall, take_down};
use crate::reading::opened::OpenedViews;
use crate::stage::Event;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PutUp`].
#[derive(Properties)]
pub struct PutUpProps {
    /// What was said.
    pub opened: Rc<OpenedViews>,
    /// The content.
    pub edition: Rc<Edition>,
    /// What is on the wall.
    pub wall: OnTheWall,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

impl PartialEq for PutUpProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.opened, &other.opened)
            && Rc::ptr_eq(&self.edition, &other.edition)
            && self.wall == other.wall
    }
}

/// The way to the wall, where there is one.
#[component]
pub fn PutUp(props: &PutUpProps) -> Html {
    let writing = use_state_eq(|| false);
    let trouble = use_state_eq(|| None::<String>);
    let from = &props.opened.item.id;
    let Some(may) = may_be_told(&props.opened.views, &props.edition) else {
        return Html::default();
    };
    if props.wall.list.shown().is_none() {
        return Html::default();
    }
    if let Some(up) = props.wall.of(from) {
        let down = {
            let (id, again) = (up.id.clone(), props.wall.again.clone());
            let (trouble, tell) = (trouble.setter(), props.tell.clone());
            Callback::from(move |_: MouseEvent| {
                take_down(id.clone(), again.clone(), trouble.clone(), tell.clone());
            })
        };
        return html! {
            <div class="stack not-on-paper">
                <p><b>{ "On the wall: " }</b><span dir="auto">{ &up.praise.words }</span></p>
                if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true><p>{ trouble.clone() }</p></Notice> }
                <p><button type="button" class="button plain slim" onclick={down}>{ "Take it off the wall" }</button></p>
            </div>
        };
    }
    if *writing {
        let leave = {
            let writing = writing.setter();
            Callback::from(move |()| writing.set(false))
        };
        let kept = {
            let (leave, again) = (leave.clone(), props.wall.again.clone());
            Callback::from(move |()| {
                leave.emit(());
                again.emit(());
            })
        };
        return html! {
            <div class="consultations not-on-paper">
                <PieceForm id={format!("up-{from}")} start={Rc::new(Piece::told(&may, from))}
                    edition={props.edition.clone()} {kept} {leave} tell={props.tell.clone()} />
            </div>
        };
    }
    let write = {
        let writing = writing.setter();
        Callback::from(move |_: MouseEvent| writing.set(true))
    };
    html! {
        <div class="stack not-on-paper">
            <p><button type="button" class="button plain slim" onclick={write}>{ "Put it on the wall" }</button></p>
            <p class="muted small">{ "Everybody can read the wall on their phone." }</p>
        </div>
    }
}
