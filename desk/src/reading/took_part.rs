//! How the young person took part in the review that these views came before: the note
//! that [`crate::reviews::participation`] writes, reached from the views. So a reviewing
//! officer, who sees no invitations, writes down the code that they decide.

use crate::app::is_signed_out;
use crate::fault_words;
use crate::inbox::whose::Whose;
use crate::platform::{clock, page};
use crate::reviews::participation::{Noting, ParticipationPane};
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::inbox::Item;
use api::desk::invitations::ReviewOf;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use seal::invitation::making::{open_review_note, open_team_note};
use seal::keys::TeamPrivateKey;
use std::cell::RefCell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const TITLE_ID: &str = "took-part-title";

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Step {
    Offered { saved: bool },
    Fetching,
    Trouble(String),
    Writing(Rc<Noting>),
}

/// Properties of [`TookPart`].
#[derive(Properties, PartialEq)]
pub struct TookPartProps {
    /// The views, which came by an invitation.
    pub item: Rc<Item>,
    /// What opens and seals.
    pub ring: KeyRing,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// Offers to write down how they took part, and takes it.
#[component]
pub fn TookPart(props: &TookPartProps) -> Html {
    let step = use_state_eq(|| Step::Offered { saved: false });
    // Counts what was saved: what is fetched for a pane that is put away comes too late.
    let saved_times = use_mut_ref(|| 0_u32);
    let fetch = fetches(props, &step.setter(), &saved_times);
    let is_writing = matches!(*step, Step::Writing(_));
    use_effect_with(is_writing, |writing| {
        if *writing {
            page::focus(TITLE_ID);
        }
    });
    let ask = {
        let (fetch, step) = (fetch.clone(), step.setter());
        Callback::from(move |_: MouseEvent| {
            step.set(Step::Fetching);
            fetch.emit(());
        })
    };
    let body = match &*step {
        Step::Offered { saved } => html! {
            <>
                if *saved {
                    <p role="status">{ "It is sealed and saved." }</p>
                }
                <p><button type="button" class="button plain slim" onclick={ask}>
                    { "Write down how they took part" }
                </button></p>
            </>
        },
        Step::Fetching => {
            html! { <p role="status">{ "Fetching what is known of this review…" }</p> }
        }
        Step::Trouble(words) => html! {
            <Notice tone={Tone::Wrong} spoken=true>
                <p>{ words.clone() }</p>
                <p><button type="button" class="button plain slim" onclick={ask}>{ "Try again" }</button></p>
            </Notice>
        },
        Step::Writing(noting) => match props.ring.newest().map(TeamPrivateKey::epoch) {
            Some(newest) => {
                let done = {
                    let (step, saved_times) = (step.setter(), saved_times.clone());
                    Callback::from(move |()| {
                        *saved_times.borrow_mut() += 1;
                        step.set(Step::Offered { saved: true });
                        page::focus(TITLE_ID);
                    })
                };
                html! {
                    <ParticipationPane noting={noting.clone()} {newest} today={clock::today()}
                        ring={props.ring.clone()} refresh={fetch} {done} tell={props.tell.clone()} />
                }
            }
            None => Html::default(),
        },
    };
    html! {
        <section class="reading-body not-on-paper" aria-labelledby={TITLE_ID}>
            <h3 id={TITLE_ID} class="reading-part" tabindex="-1">{ "How they took part" }</h3>
            { body }
        </section>
    }
}

/// Fetches what is known and opens it.
fn fetches(
    props: &TookPartProps,
    step: &UseStateSetter<Step>,
    saved_times: &Rc<RefCell<u32>>,
) -> Callback<()> {
    let saved_times = saved_times.clone();
    let (item, ring) = (props.item.clone(), props.ring.clone());
    let (tell, step) = (props.tell.clone(), step.clone());
    Callback::from(move |()| {
        let (item, ring) = (item.clone(), ring.clone());
        let (tell, step) = (tell.clone(), step.clone());
        let saved_times = saved_times.clone();
        let then = *saved_times.borrow();
        spawn_local(async move {
            let found = Client::new(Fetch::default()).review_of(&item.id).await;
            if *saved_times.borrow() != then {
                return;
            }
            match found {
                Ok(found) => step.set(noting(&item, found, &ring).map_or_else(
                    |why| Step::Trouble(why.to_owned()),
                    |noting| Step::Writing(Rc::new(noting)),
                )),
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                Err(fault) => step.set(Step::Trouble(fault_words::words(&fault))),
            }
        });
    })
}

/// The review, opened; or why nothing may be written about it.
fn noting(item: &Item, found: ReviewOf, ring: &KeyRing) -> Result<Noting, &'static str> {
    let Some(invitation) = found.invitation else {
        return Err(
            "This came through the open link, so this desk does not know which review it is about.",
        );
    };
    let note = found.review.as_ref().map(|sealed| {
        let key = ring.of_epoch(sealed.epoch)?;
        open_review_note(key, &invitation, &sealed.note).ok()
    });
    if note == Some(None) {
        return Err(
            "What is known of this review is sealed to a key that you do not hold, so nothing can be written over it. Ask a lead to give you the earlier keys.",
        );
    }
    let (reference, label, review_on) = match Whose::of(item, ring) {
        Whose::Invited {
            reference,
            label,
            review_on,
        } => (Some(reference), label, review_on),
        Whose::OpenLink | Whose::Shut => (None, None, None),
    };
    Ok(Noting {
        invitation,
        by: Some(item.id.clone()),
        reference,
        label,
        review_on,
        sealed: found.review,
        note: note.flatten(),
        invited: item.invited.as_ref().and_then(|invited| {
            let key = ring.of_epoch(invited.epoch)?;
            open_team_note(key, &invited.id, &invited.note_for_team)
                .ok()?
                .reviews
        }),
        others: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::tests::item;
    use api::desk::invitations::SealedReview;
    use domain::ids::InvitationId;
    use domain::participation::{NoteOfReview, Participation};
    use seal::invitation::making::seal_review_note;
    use seal::randomness::Device;

    fn key(epoch: u32) -> TeamPrivateKey {
        TeamPrivateKey::generate("slough", epoch, &mut Device).unwrap()
    }

    #[test]
    fn what_is_known_is_opened_and_what_cannot_be_opened_is_not_written_over() {
        let (held, invitation) = (key(1), InvitationId::from_random([4; 16]));
        let known = NoteOfReview {
            v: NoteOfReview::VERSION,
            child: None,
            born_on: None,
            held_on: "2026-11-20".parse().ok(),
            code: Some(Participation::Pn1),
            before: None,
            not_held: false,
        };
        let sealing = held.sealing_key();
        let sealed = SealedReview {
            epoch: 1,
            note: seal_review_note(sealing, &invitation, &known, &mut Device).unwrap(),
            version: 3,
            goes_on: "2027-05-19".to_owned(),
        };
        let views = item(1, false, true);
        let of = |review: Option<&SealedReview>, ring: &KeyRing| {
            let found = ReviewOf {
                invitation: Some(invitation.clone()),
                review: review.cloned(),
            };
            noting(&views, found, ring)
        };
        let ring = KeyRing::of(vec![held]);
        let found = of(Some(&sealed), &ring).unwrap();
        assert_eq!(
            (found.by.as_ref(), found.note),
            (Some(&views.id), Some(known))
        );
        let nothing = of(None, &ring).unwrap();
        assert_eq!((nothing.sealed, nothing.note), (None, None));
        let other = KeyRing::of(vec![key(2)]);
        assert!(
            of(Some(&sealed), &other)
                .unwrap_err()
                .contains("earlier keys")
        );
    }

    #[test]
    fn the_open_link_leads_to_no_review() {
        let found = ReviewOf {
            invitation: None,
            review: None,
        };
        let said = noting(&item(1, false, true), found, &KeyRing::of(Vec::new()));
        assert!(said.unwrap_err().contains("open link"));
    }
}
