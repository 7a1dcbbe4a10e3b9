//! How a child took part in one review: typed and chosen by staff, checked against the
//! rules of the yearly return, sealed to the team and written beside the invitation.
//! Nothing is chosen for anybody: that the app was used makes no code. Longer than a file
//! should be: form, check and sealing are one step, and its tests go through all of it.

mod counting;
mod typed;

use self::counting::{counting, not_held};
use self::typed::{Part, Typed};
use super::listing::Line;
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::platform::{input, page};
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::invitations::{NewNoteOfReview, SealedReview};
use api::problem::Code;
use chrono::NaiveDate;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::choices::{Choices, Choosable};
use controls::field::Field;
use controls::notice::{Notice, Tone};
use domain::due::reviews::ReviewsHeld;
use domain::ids::{InvitationId, SubmissionId};
use domain::participation::{NoteOfReview, Participation};
use seal::invitation::making::seal_review_note;
use seal::randomness::Device;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const OVERTAKEN_ID: &str = "review-overtaken";
const CODE_NAME: &str = "review-code";

/// The review that is written about, as it was last fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noting {
    /// The invitation that the note is sealed beside.
    pub invitation: InvitationId,
    /// The views that lead there, for who sees no invitations.
    pub by: Option<SubmissionId>,
    /// Of whom.
    pub reference: Option<String>,
    /// A name or nickname, if the team gave one.
    pub label: Option<String>,
    /// The day it was booked for.
    pub review_on: Option<NaiveDate>,
    /// As the server keeps it.
    pub sealed: Option<SealedReview>,
    /// What it says.
    pub note: Option<NoteOfReview>,
    /// How many reviews there had been, as its invitation was made with.
    pub invited: Option<ReviewsHeld>,
    /// What is known of other reviews, for who sees it.
    pub others: Vec<NoteOfReview>,
}

impl Noting {
    /// The review of an invitation, among all there are.
    #[must_use]
    pub fn of(line: &Line, all: &[Rc<Line>]) -> Self {
        let others = all.iter().filter(|other| other.item.id != line.item.id);
        Self {
            invitation: line.item.id.clone(),
            by: None,
            reference: line.reference().map(str::to_owned),
            label: line.note.as_ref().and_then(|note| note.label.clone()),
            review_on: line.review_on(),
            sealed: line.item.review.clone(),
            note: line.review.clone(),
            invited: line.note.as_ref().and_then(|note| note.reviews),
            others: others.filter_map(|other| other.review.clone()).collect(),
        }
    }

    fn version(&self) -> u32 {
        self.sealed.as_ref().map_or(0, |sealed| sealed.version)
    }
}

/// Properties of [`ParticipationPane`].
#[derive(Properties, PartialEq)]
pub struct ParticipationPaneProps {
    /// The review.
    pub noting: Rc<Noting>,
    /// What seals.
    pub ring: KeyRing,
    /// The newest key.
    pub newest: u32,
    /// Today.
    pub today: NaiveDate,
    /// Asks for the review anew.
    pub refresh: Callback<()>,
    /// Told that it is written.
    pub done: Callback<()>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// How the writing stands.
#[derive(Clone, PartialEq)]
enum Writing {
    No,
    Now,
    Trouble(String),
    /// Somebody else wrote since; this version was there when it was found out.
    Overtaken(u32),
}

/// How a child took part in one review.
#[component]
pub fn ParticipationPane(props: &ParticipationPaneProps) -> Html {
    let noting = &props.noting;
    let typed = use_state_eq(|| Typed::of(noting.note.as_ref(), noting.invited));
    let base = use_state_eq(|| noting.version());
    let writing = use_state(|| Writing::No);
    // What somebody else wrote is here once the review has come anew.
    let theirs = match *writing {
        Writing::Overtaken(before) if noting.version() != before => noting.note.clone(),
        _ => None,
    };
    use_effect_with(theirs.is_some(), |shown| {
        if *shown {
            page::focus(OVERTAKEN_ID);
        }
    });
    let write = {
        let typed = typed.clone();
        Callback::from(move |(which, words): (Part, String)| typed.set(typed.with(which, words)))
    };
    let take = {
        let typed = typed.clone();
        Callback::from(move |before: ReviewsHeld| {
            typed.set(typed.after(before));
            // The button that was pressed is gone.
            page::focus(Part::CountsFrom.id());
        })
    };
    let send = sends(props, &writing.setter());
    let onsubmit = {
        let (typed, base, send) = (typed.clone(), *base, send.clone());
        let today = props.today;
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            match typed.read(today) {
                Ok(note) => send.emit((note, base)),
                Err(faulty) => {
                    if let Some((which, _)) = faulty.faults.first() {
                        page::focus(&focus_of(*which, &faulty));
                    }
                    typed.set(*faulty);
                }
            }
        })
    };
    let take_theirs = {
        let (typed, base, writing) = (typed.setter(), base.setter(), writing.setter());
        let noting = noting.clone();
        Callback::from(move |_: MouseEvent| {
            typed.set(Typed::of(noting.note.as_ref(), noting.invited));
            base.set(noting.version());
            writing.set(Writing::No);
        })
    };
    let keep_mine = {
        let (typed, base, writing) = (typed.clone(), base.setter(), writing.setter());
        let (noting, send, today) = (noting.clone(), send, props.today);
        Callback::from(move |_: MouseEvent| {
            base.set(noting.version());
            writing.set(Writing::No);
            if let Ok(note) = typed.read(today) {
                send.emit((note, noting.version()));
            }
        })
    };
    let busy = matches!(*writing, Writing::Now);
    html! {
        <form class="card stack taking-part" {onsubmit} novalidate=true>
            <p class="muted">{ whose(noting, props.today) }</p>
            <Notice tone={Tone::Care}>
                <p><b>{ "The reviewing officer decides the code." }</b>{ " Write down what they decided. That somebody used My Pledge makes no code by itself." }</p>
                <p>{ "If they did not come and what they sent was shared at the review, that supports PN6. If they came and spoke, it is PN1, whatever they sent before." }</p>
            </Notice>
            { field(&typed, Part::Child, &write) }
            { field(&typed, Part::BornOn, &write) }
            { counting(&typed, (&noting.others, props.today), &write, &take) }
            { field(&typed, Part::HeldOn, &write) }
            { not_held(&typed, &write) }
            { codes(&typed, &write) }
            if let Some(theirs) = &theirs {
                <section class="stack asking" aria-labelledby={OVERTAKEN_ID}>
                    <h2 id={OVERTAKEN_ID} tabindex="-1">{ "Somebody else has written about this review" }</h2>
                    <p>{ said(theirs) }</p>
                    <p>{ "What you typed is still in the boxes above." }</p>
                    <div class="ways">
                        <button type="button" class="button plain" onclick={take_theirs}>{ "Take theirs" }</button>
                        <button type="button" class="button plain" onclick={keep_mine}>{ "Write mine over theirs" }</button>
                    </div>
                </section>
            } else {
                { match &*writing {
                    Writing::Trouble(words) => html! { <Notice tone={Tone::Wrong} spoken=true>{ words.clone() }</Notice> },
                    Writing::Overtaken(_) => html! { <p role="status">{ "Somebody else has written about this review. Fetching what they wrote…" }</p> },
                    Writing::No | Writing::Now => Html::default(),
                } }
            }
            if theirs.is_none() {
                <p><button class="button" disabled={busy}>{ if busy { "Sealing and saving…" } else { "Seal and save" } }</button></p>
            }
            { kept(noting, props.today) }
        </form>
    }
}

fn whose(noting: &Noting, today: NaiveDate) -> String {
    let reference = noting.reference.as_deref().unwrap_or_default();
    let label = noting.label.as_deref();
    let booked = noting
        .review_on
        .map(|on| format!("The review was booked for {}.", day_words::day(on, today)));
    let who = label.map_or_else(
        || format!("{reference}."),
        |label| format!("{reference}, {label}."),
    );
    [Some(who), booked]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn kept(noting: &Noting, today: NaiveDate) -> Html {
    let goes_on = noting.sealed.as_ref();
    let goes_on = goes_on.and_then(|review| review.goes_on.parse().ok());
    let until = goes_on.map_or_else(
        || "for 180 days from when it is saved".to_owned(),
        |on| {
            format!(
                "until {}, or 180 days from when it is saved again",
                day_words::day(on, today)
            )
        },
    );
    html! {
        <p class="muted small">
            { format!("It is sealed: the server cannot read it. It is kept {until}, and while the views are. Make the file for the return before that.") }
        </p>
    }
}

/// What somebody wrote, in a sentence.
fn said(note: &NoteOfReview) -> String {
    let day = |on: Option<NaiveDate>| on.map_or_else(|| "not written".to_owned(), day_words::full);
    let held = if note.not_held {
        "not held, though due".to_owned()
    } else {
        format!("held {}", day(note.held_on))
    };
    format!(
        "They wrote: child identifier {}, born {}, {}, {held}, code {}.",
        note.child.as_deref().unwrap_or("not written"),
        day(note.born_on),
        note.before.map_or_else(
            || "which review it is not written".to_owned(),
            counting::said
        ),
        note.code.map_or("not chosen", Participation::word)
    )
}

fn focus_of(which: Part, typed: &Typed) -> String {
    if which == Part::Code {
        let chosen = typed.code.map_or("none", Participation::word);
        format!("{CODE_NAME}-{chosen}")
    } else {
        which.id().to_owned()
    }
}

fn field(typed: &Typed, which: Part, write: &Callback<(Part, String)>) -> Html {
    let oninput = write.reform(move |event: InputEvent| (which, input::typed(&event)));
    html! {
        <Field id={which.id()} label={which.label()} hint={AttrValue::from(which.hint())}
            value={typed.words(which).to_owned()} fault={typed.fault(which)} {oninput} />
    }
}

fn codes(typed: &Typed, write: &Callback<(Part, String)>) -> Html {
    let none = Choosable {
        id: "none".into(),
        label: "Not decided yet".into(),
        hint: None,
    };
    let options = Participation::ALL.into_iter().map(|code| Choosable {
        id: code.word().into(),
        label: code.word().into(),
        hint: Some(code.means().into()),
    });
    let options: Vec<Choosable> = std::iter::once(none).chain(options).collect();
    let onchoose = write.reform(|id: AttrValue| (Part::Code, id.to_string()));
    let chosen = typed.code.map_or("none", Participation::word);
    html! {
        <Choices name={CODE_NAME} legend={html! { <>{ Part::Code.label() }<span class="hint">{ Part::Code.hint() }</span></> }}
            {options} chosen={AttrValue::from(chosen)} fault={typed.fault(Part::Code)} {onchoose} />
    }
}

/// Seals and writes in the place of a version.
fn sends(
    props: &ParticipationPaneProps,
    writing: &UseStateSetter<Writing>,
) -> Callback<(NoteOfReview, u32)> {
    let (noting, ring, newest) = (props.noting.clone(), props.ring.clone(), props.newest);
    let (refresh, done) = (props.refresh.clone(), props.done.clone());
    let (tell, writing) = (props.tell.clone(), writing.clone());
    Callback::from(move |(note, replaces): (NoteOfReview, u32)| {
        let key = ring.of_epoch(newest).map(|key| key.sealing_key());
        let sealed = key.map(|key| seal_review_note(key, &noting.invitation, &note, &mut Device));
        let Some(Ok(sealed)) = sealed else {
            writing.set(Writing::Trouble(
                "It could not be sealed, so nothing was sent. What you typed is still here."
                    .to_owned(),
            ));
            return;
        };
        let new = NewNoteOfReview {
            replaces,
            epoch: newest,
            note: sealed,
        };
        let (noting, writing) = (noting.clone(), writing.clone());
        let (refresh, done, tell) = (refresh.clone(), done.clone(), tell.clone());
        writing.set(Writing::Now);
        spawn_local(async move {
            let client = Client::new(Fetch::default());
            let written = match &noting.by {
                Some(views) => client.write_review_of(views, &new).await,
                None => client.write_review(&noting.invitation, &new).await,
            };
            match written {
                Ok(_) => {
                    refresh.emit(());
                    done.emit(());
                }
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                Err(Fault::Refused(problem)) if problem.code == Code::Conflict => {
                    writing.set(Writing::Overtaken(replaces));
                    refresh.emit(());
                }
                Err(fault) => writing.set(Writing::Trouble(format!(
                    "It is not saved; what you typed is still here. {}",
                    fault_words::words(&fault)
                ))),
            }
        });
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use crate::reviews::listing::tests::line;

    #[tokio::test]
    async fn every_code_stands_with_its_definition_and_nothing_is_chosen_for_anybody() {
        let html = rendered::<ParticipationPane>(|| {
            let mut answered = line(1, "CR-1", Some("2026-11-20"));
            answered.item.answers = 1;
            ParticipationPaneProps {
                noting: Rc::new(Noting::of(&answered, &[])),
                ring: KeyRing::of(Vec::new()),
                newest: 1,
                today: "2026-11-22".parse().unwrap(),
                refresh: Callback::noop(),
                done: Callback::noop(),
                tell: Callback::noop(),
            }
        })
        .await;
        in_order(
            &html,
            &[
                "CR-1, Sam",
                "reviewing officer decides",
                "makes no code by itself",
                "903 child identifier",
                "Date of birth",
                "Which review is it?",
                " checked",
                "Not known",
                "20 working days",
                "held on",
                "was not held",
                "Not decided yet",
                ">PN0<",
                "under 4",
                ">PN6<",
                "in an app",
                ">PN7<",
                "Seal and save",
                "the server cannot read it",
            ],
        );
        assert_eq!(html.matches(" checked").count(), 2, "{html}");
    }

    #[test]
    fn what_somebody_else_wrote_is_said_in_full() {
        let words = said(&NoteOfReview {
            v: 1,
            child: Some("566910".to_owned()),
            born_on: None,
            held_on: "2026-11-20".parse().ok(),
            code: Some(Participation::Pn4),
            ..NoteOfReview::default()
        });
        for part in [
            "566910",
            "born not written",
            "Friday 20 November 2026",
            "PN4",
        ] {
            assert!(words.contains(part), "{words}");
        }
    }
}
