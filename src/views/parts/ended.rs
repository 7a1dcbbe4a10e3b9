//! What waits because its invitation has ended: a new code, the invitation in hand, or
//! none at all takes its place. Not one sealed byte is touched.

use super::code_form::CodeForm;
use super::invitation_page::trouble_words;
use super::said::said;
use crate::outbox::item::Item;
use crate::outbox::new_proof::{Fits, carries, fits};
use crate::outbox::provider::Outbox;
use crate::phrases::{ended as say, invitation};
use crate::views::finding::{Slip, Trouble, find};
use crate::views::invited::Invited;
use client::Client;
use client::fetch::Fetch;
use domain::code::InvitationCode;
use gloo::timers::future::TimeoutFuture;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Long enough for the screen to say that it works.
const AFTER_DRAWING_MS: u32 = 60;

/// Properties of [`Ended`].
#[derive(Properties, PartialEq)]
pub struct EndedProps {
    /// What waits.
    pub item: Item,
    /// The outbox it waits in.
    pub outbox: Outbox,
    /// An invitation that is in hand now.
    #[prop_or_default]
    pub invited: Option<Rc<Invited>>,
}

#[derive(Debug, Clone, PartialEq)]
enum Asked {
    No,
    Looking,
    Failed(Trouble),
    /// Found, and not sent by itself: something has to be said first.
    Found(Rc<Invited>, Fits),
}

/// A new invitation for what waits, or none.
#[component]
pub fn Ended(props: &EndedProps) -> Html {
    let asked = use_state_eq(|| Asked::No);
    let send = {
        let (outbox, id) = (props.outbox.clone(), props.item.id.clone());
        Callback::from(move |invited: Rc<Invited>| outbox.prove(&id, Some(&invited.proof)))
    };
    let look = {
        let (asked, send, item) = (asked.setter(), send.clone(), props.item.clone());
        Callback::from(move |code: InvitationCode| {
            asked.set(Asked::Looking);
            let (asked, send, item) = (asked.clone(), send.clone(), item.clone());
            spawn_local(async move {
                TimeoutFuture::new(AFTER_DRAWING_MS).await;
                let found = find(&Client::new(Fetch::default()), &Slip::Code(code)).await;
                asked.set(match found.map(Rc::new) {
                    Err(trouble) => Asked::Failed(trouble),
                    Ok(invited) => match fits(&item, &invited.team) {
                        Fits::Well => {
                            send.emit(invited);
                            Asked::No
                        }
                        other => Asked::Found(invited, other),
                    },
                });
            });
        })
    };
    let without = {
        let (outbox, id) = (props.outbox.clone(), props.item.id.clone());
        Callback::from(move |_: MouseEvent| outbox.prove(&id, None))
    };
    // The one that has ended is still in hand: it is no new one.
    let new = |invited: &&Rc<Invited>| !carries(&props.item, &invited.proof);
    let in_hand = props.invited.as_ref().filter(new).map(|invited| {
        let fits = fits(&props.item, &invited.team);
        found(invited, fits, &send)
    });
    let (title, means) = (
        format!("ended-{}", props.item.id),
        format!("without-{}", props.item.id),
    );
    html! {
        <section class="card stack" aria-labelledby={title.clone()}>
            <h2 id={title}>{ say::title() }</h2>
            { in_hand.unwrap_or_default() }
            { what_came(&asked, &send).unwrap_or_default() }
            <CodeForm id={format!("code-{}", props.item.id)} busy={*asked == Asked::Looking} typed={look} />
            <button type="button" class="button plain" onclick={without} aria-describedby={means.clone()}>
                { say::without() }
            </button>
            <p id={means} class="muted small">{ invitation::without_means() }</p>
        </section>
    }
}

fn what_came(asked: &Asked, send: &Callback<Rc<Invited>>) -> Option<Html> {
    match asked {
        Asked::No | Asked::Looking => None,
        Asked::Failed(trouble) => {
            let (line, more) = trouble_words(*trouble);
            Some(said(
                *trouble == Trouble::Swapped,
                line,
                more,
                Html::default(),
            ))
        }
        Asked::Found(invited, fits) => Some(found(invited, *fits, send)),
    }
}

fn found(invited: &Rc<Invited>, fits: Fits, send: &Callback<Rc<Invited>>) -> Html {
    let button = {
        let (send, invited) = (send.clone(), Rc::clone(invited));
        let onclick = Callback::from(move |_: MouseEvent| send.emit(Rc::clone(&invited)));
        html! { <button type="button" class="button" {onclick}>{ say::send() }</button> }
    };
    match fits {
        Fits::Well => said(false, say::new_one(), "", button),
        Fits::OtherKey => said(false, say::other_key(), say::other_key_more(), button),
        Fits::OtherTeam => said(
            true,
            say::other_team(),
            say::other_team_more(),
            Html::default(),
        ),
    }
}
