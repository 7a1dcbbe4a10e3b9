//! What can be done with chosen invitations: new codes, more days, taking back. What
//! ends something asks first and says what ends.

use super::listing::Line;
use super::making::{Run, Wanted};
use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::page;
use crate::stage::{Event, WhySignedOut};
use client::fetch::Fetch;
use client::transport::Transport;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use domain::ids::InvitationId;
use domain::invitation::Standing;
use domain::participation::NoteOfReview;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Where the question stands that is asked before something ends.
const ASK_ID: &str = "before-it-ends";

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Another link and code; those before end.
    NewCodes,
    /// As many days from today as a new one has.
    Longer,
    /// They end now.
    TakeBack,
}

impl Deed {
    /// Whether it can be done to this one.
    #[must_use]
    pub fn suits(self, line: &Line) -> bool {
        match self {
            Self::NewCodes => line.item.standing != Standing::Revoked && line.note.is_some(),
            Self::Longer | Self::TakeBack => line.item.standing.is_open(),
        }
    }
}

/// Properties of [`Actions`].
#[derive(Properties, PartialEq)]
pub struct ActionsProps {
    /// The chosen lines.
    pub chosen: Vec<Rc<Line>>,
    /// Whether invitations can be made now.
    pub may_make: bool,
    /// Told what to make anew.
    pub make: Callback<Run>,
    /// Told that something was done, and nothing is chosen any more.
    pub done: Callback<()>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// What can be done with the chosen ones.
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let asked = use_state_eq(|| None::<Deed>);
    let working = use_state_eq(|| false);
    let said = use_state_eq(|| None::<(Tone, String)>);
    use_effect_with(*asked, |asked| {
        if asked.is_some() {
            page::focus(ASK_ID);
        }
    });
    let run = use_deeds(props, &working, &said);
    let go = {
        let (asked, said) = (asked.clone(), said.clone());
        let (chosen, make, done) = (props.chosen.clone(), props.make.clone(), props.done.clone());
        Callback::from(move |deed: Deed| {
            asked.set(None);
            said.set(None);
            let chosen: Vec<_> = chosen.iter().filter(|line| deed.suits(line)).collect();
            if deed == Deed::NewCodes {
                make.emit(Run::of(
                    chosen.into_iter().filter_map(|line| again(line)).collect(),
                ));
                done.emit(());
            } else {
                let ids = chosen.into_iter().map(|line| line.item.id.clone());
                run.emit((deed, ids.collect()));
            }
        })
    };
    let ask = {
        let asked = asked.clone();
        Callback::from(move |deed| asked.set(Some(deed)))
    };
    let keep = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(None))
    };
    html! {
        <div class="acting">
            if let Some((tone, words)) = &*said {
                <Notice tone={*tone} spoken=true>{ words.clone() }</Notice>
            }
            if !props.chosen.is_empty() {
                { bar(props, *working, &ask, &go) }
            }
            if let Some(deed) = *asked {
                { before(props, deed, &go, &keep) }
            }
        </div>
    }
}

fn count(props: &ActionsProps, deed: Deed) -> usize {
    props.chosen.iter().filter(|line| deed.suits(line)).count()
}

fn bar(props: &ActionsProps, working: bool, ask: &Callback<Deed>, go: &Callback<Deed>) -> Html {
    let button = |deed: Deed, words: &str, told: &Callback<Deed>| {
        let number = count(props, deed);
        let onclick = told.reform(move |_: MouseEvent| deed);
        html! {
            if number > 0 {
                <button type="button" class="button plain slim" disabled={working} {onclick}>
                    { format!("{words} ({number})") }
                </button>
            }
        }
    };
    html! {
        <div class="chosen-bar" role="group" aria-label="The chosen invitations">
            <b role="status">{ format!("{} chosen", props.chosen.len()) }</b>
            if props.may_make { { button(Deed::NewCodes, "Make new codes", ask) } }
            { button(Deed::Longer, "Let them last 28 days from today", go) }
            { button(Deed::TakeBack, "Take back", ask) }
        </div>
    }
}

fn before(
    props: &ActionsProps,
    deed: Deed,
    go: &Callback<Deed>,
    keep: &Callback<MouseEvent>,
) -> Html {
    let number = count(props, deed);
    let (question, what, yes) = match deed {
        Deed::TakeBack => (
            format!("Take back {number}?"),
            "Their links and codes stop working at once, and cannot be brought back. What they \
             have sent stays.",
            "Take back",
        ),
        Deed::NewCodes | Deed::Longer => (
            format!("Make new codes for {number}?"),
            "The links and codes they have now stop working. You are shown the new ones once, and \
             can print them.",
            "Make new codes",
        ),
    };
    let class = if deed == Deed::TakeBack {
        "button danger"
    } else {
        "button"
    };
    html! {
        <section class="card stack asking" aria-labelledby={ASK_ID}>
            <h2 id={ASK_ID} tabindex="-1">{ question }</h2>
            <p>{ what }</p>
            <div class="ways">
                <button type="button" {class} onclick={go.reform(move |_: MouseEvent| deed)}>{ yes }</button>
                <button type="button" class="button plain" onclick={keep.clone()}>{ "Leave them as they are" }</button>
            </div>
        </section>
    }
}

/// What is wanted to give this one a new code.
fn again(line: &Line) -> Option<Wanted> {
    Some(Wanted {
        renews: Some(line.item.id.clone()),
        note: line.note.clone()?,
        review: NoteOfReview::default(),
    })
}

#[hook]
fn use_deeds(
    props: &ActionsProps,
    working: &UseStateHandle<bool>,
    said: &UseStateHandle<Option<(Tone, String)>>,
) -> Callback<(Deed, Vec<InvitationId>)> {
    let (working, said) = (working.setter(), said.setter());
    let (done, tell) = (props.done.clone(), props.tell.clone());
    Callback::from(move |(deed, ids): (Deed, Vec<InvitationId>)| {
        let (working, said) = (working.clone(), said.clone());
        let (done, tell) = (done.clone(), tell.clone());
        working.set(true);
        spawn_local(async move {
            let client = Client::new(Fetch::default());
            let (number, fault) = carry_out(&client, deed, &ids).await;
            working.set(false);
            if fault.as_ref().is_some_and(is_signed_out) {
                tell.emit(Event::SignedOut(WhySignedOut::Ended));
                return;
            }
            said.set(Some(outcome(deed, number, fault.as_ref())));
            done.emit(());
        });
    })
}

/// Does it to one after the other; gives how many it was done to, and what stopped it.
async fn carry_out<T: Transport>(
    client: &Client<T>,
    deed: Deed,
    ids: &[InvitationId],
) -> (usize, Option<Fault>) {
    for (number, id) in ids.iter().enumerate() {
        let answer = match deed {
            Deed::TakeBack => client.revoke(id).await,
            Deed::Longer | Deed::NewCodes => client.extend(id).await.map(|_| ()),
        };
        if let Err(fault) = answer {
            return (number, Some(fault));
        }
    }
    (ids.len(), None)
}

fn outcome(deed: Deed, number: usize, fault: Option<&Fault>) -> (Tone, String) {
    let done = match (deed, number) {
        (Deed::TakeBack, 1) => "1 was taken back.".to_owned(),
        (Deed::TakeBack, _) => format!("{number} were taken back."),
        (_, 1) => "1 lasts 28 days from today.".to_owned(),
        _ => format!("{number} last 28 days from today."),
    };
    match fault {
        None => (Tone::Good, done),
        Some(fault) => (
            Tone::Wrong,
            format!(
                "{done} The others are as they were. {}",
                fault_words::words(fault)
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use crate::reviews::listing::tests::line;

    fn lines() -> Vec<Rc<Line>> {
        let waiting = line(1, "CR-1", None);
        let mut revoked = line(2, "CR-2", None);
        revoked.item.standing = Standing::Revoked;
        let mut ended = line(3, "CR-3", None);
        ended.item.standing = Standing::Ended;
        let mut shut = line(4, "", None);
        shut.note = None;
        [waiting, revoked, ended, shut].map(Rc::new).to_vec()
    }

    fn props(may_make: bool) -> ActionsProps {
        ActionsProps {
            chosen: lines(),
            may_make,
            make: Callback::noop(),
            done: Callback::noop(),
            tell: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn each_button_says_for_how_many_of_the_chosen_it_can_be_done() {
        let html = rendered::<Actions>(|| props(true)).await;
        in_order(
            &html,
            &[
                "4 chosen",
                "Make new codes (2)",
                "28 days from today (2)",
                "Take back (2)",
            ],
        );
        let html = rendered::<Actions>(|| props(false)).await;
        assert!(!html.contains("Make new codes"), "{html}");
    }

    #[test]
    fn a_new_code_carries_over_what_the_invitation_says() {
        let old = line(1, "CR-1", Some("2026-12-11"));
        let wanted = again(&old).unwrap();
        assert_eq!(Some(wanted.note), old.note);
        assert_eq!(wanted.renews, Some(old.item.id));
    }

    #[test]
    fn what_stopped_half_way_says_how_far_it_came() {
        let (tone, words) = outcome(Deed::TakeBack, 2, Some(&Fault::Offline));
        assert_eq!(tone, Tone::Wrong);
        assert!(
            words.starts_with("2 were taken back. The others"),
            "{words}"
        );
    }
}
