//! Under the views: what was said back, the next answer, and "added to the record".

use super::draft::{Change, Draft, fault_words as draft_words};
use super::exchange::{Said, fetch, seal, tell_opened};
use super::parts::{in_record, reply, stages, who};
use super::said::SaidSoFar;
use super::unsent;
use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::{clock, input};
use crate::remote::Remote;
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::answers::NewAnswer;
use api::desk::answers_as::AnswersAs;
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use domain::ids::SubmissionId;
use domain::receipt::{ReplyTo, Stage, Update, Who};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The heading, to be gone to.
pub const ANSWER_ID: &str = "answering-title";

/// Properties of [`AnsweringPane`].
#[derive(Properties, PartialEq)]
pub struct AnsweringPaneProps {
    /// What is answered.
    pub id: SubmissionId,
    /// Where the young person hears back, if the views say.
    pub reply_to: Option<ReplyTo>,
    /// What seals and opens.
    pub ring: KeyRing,
    /// Told when the session has ended.
    pub tell: Callback<Event>,
    /// Told how far it has come, and whether it is in the record.
    pub reached: Callback<(Option<Stage>, bool)>,
    /// Told what has been said back, for the paper.
    pub heard: Callback<Said>,
}

/// Answering one young person's views.
#[component]
pub fn AnsweringPane(props: &AnsweringPaneProps) -> Html {
    let said = use_state_eq(|| Remote::<Said>::Waiting);
    let begun = use_memo((), |()| unsent::take(&props.id, &props.ring));
    let draft = use_reducer_eq(|| match &*begun {
        Some(begun) => begun.clone(),
        None => Draft::by(Who::ParticipationTeam),
    });
    let as_whom = use_state_eq(|| None::<Option<Who>>);
    unsent::use_keeping(&draft, &props.id, &props.ring);
    let fault = use_state_eq(|| None::<String>);
    let sending = use_state_eq(|| false);
    let sent = use_state_eq(|| false);
    let sealed = use_mut_ref(|| None::<(Update, NewAnswer)>);
    let look_again = use_fetched(props, &said, &as_whom);
    use_own_role(&draft, *as_whom, begun.is_some());
    let heard = use_heard(props, &said, &fault, &sending);
    let stage = said.shown().and_then(|said| said.stage);
    use_reached(&said, &props.reached);
    {
        let heard = props.heard.clone();
        use_effect_with(said.shown().cloned(), move |said| {
            if let Some(said) = said {
                heard.emit(said.clone());
            }
        });
    }
    let send = {
        let (draft, fault, sending) = (draft.clone(), fault.clone(), sending.clone());
        let (sent, sealed, as_whom) = (sent.clone(), sealed.clone(), as_whom.clone());
        let (id, ring, reply_to) = (props.id.clone(), props.ring.clone(), props.reply_to.clone());
        let heard = heard.clone();
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if *sending {
                return;
            }
            let update = match draft.update(stage, clock::today()) {
                Ok(update) => update,
                Err(why) => return fault.set(Some(draft_words(why))),
            };
            // The answer to the first try may have been lost on its way: the same words
            // go again under the same id, and are said once.
            let again = sealed
                .borrow_mut()
                .take()
                .filter(|(said, _)| *said == update);
            let answer = again.map_or_else(
                || seal(&update, &id, reply_to.as_ref(), &ring),
                |(_, answer)| Ok(answer),
            );
            match answer {
                Err(_) => fault.set(Some(not_sealed())),
                Ok(answer) => {
                    *sealed.borrow_mut() = Some((update.clone(), answer.clone()));
                    fault.set(None);
                    sending.set(true);
                    sent.set(false);
                    if *as_whom == Some(None) {
                        remember(update.by);
                        as_whom.set(Some(Some(update.by)));
                    }
                    let (id, heard, draft) = (id.clone(), heard.clone(), draft.dispatcher());
                    let (sent, sealed) = (sent.clone(), sealed.clone());
                    let look_again = look_again.clone();
                    spawn_local(async move {
                        let outcome = Client::new(Fetch::default()).say(&id, &answer).await;
                        if outcome.is_ok() {
                            *sealed.borrow_mut() = None;
                            draft.dispatch(Change::Said);
                            sent.set(true);
                        }
                        let moved_on = outcome.as_ref().is_err_and(is_conflict);
                        heard.emit(outcome);
                        if moved_on {
                            look_again.emit(());
                        }
                    });
                }
            }
        })
    };
    let record = {
        let (id, sending) = (props.id.clone(), sending.clone());
        Callback::from(move |_: MouseEvent| {
            sending.set(true);
            let (id, heard) = (id.clone(), heard.clone());
            spawn_local(async move {
                heard.emit(Client::new(Fetch::default()).added_to_record(&id).await);
            });
        })
    };
    html! {
        <section class="answering not-on-paper" aria-labelledby="answering-title">
            <h3 id={ANSWER_ID} class="reading-part" tabindex="-1">{ "Answer" }</h3>
            { so_far(&said) }
            if props.reply_to.is_none() {
                <Notice tone={Tone::Care}>{ "These views came without a way back. Tell them in person; what you write here is for the team." }</Notice>
            }
            if begun.is_some() && !draft.is_empty() {
                <Notice>{ "What you began here and did not send is back." }</Notice>
            }
            if *as_whom == Some(None) && props.reply_to.is_some() {
                <Notice tone={Tone::Care}>{ "Young people are not told yet that you opened this, because you have not said as whom you answer. Say it in Settings, or with your first answer here." }</Notice>
            }
            <form class="stack" onsubmit={send}>
                { who(&draft) }
                { stages(&draft, stage) }
                { reply(&draft, props.reply_to.is_some()) }
                if let Some(fault) = &*fault { <p class="fault" role="alert">{ fault }</p> }
                <div class="ways">
                    <button class="button" disabled={*sending}>
                        { if *sending { "Sending…" } else { "Send this answer" } }
                    </button>
                </div>
                if *sent { <Notice tone={Tone::Good} spoken=true>{ sent_words(props.reply_to.is_some()) }</Notice> }
            </form>
            { in_record(said.shown(), record) }
        </section>
    }
}

const fn sent_words(has_receipt: bool) -> &'static str {
    if has_receipt {
        "Sent. They read it with their return code."
    } else {
        "Kept for the team."
    }
}

fn not_sealed() -> String {
    "It could not be sealed in this browser, so nothing was sent. What you wrote is still here."
        .to_owned()
}

fn so_far(said: &Remote<Said>) -> Html {
    let stale = said.fault().map(|fault| {
        html! { <Notice tone={Tone::Care} spoken=true>{ fault_words::words(fault) }</Notice> }
    });
    html! {
        <>
            { stale }
            if let Some(said) = said.shown() {
                <SaidSoFar said={said.clone()} today={clock::today()} />
            }
        </>
    }
}

#[hook]
fn use_fetched(
    props: &AnsweringPaneProps,
    said: &UseStateHandle<Remote<Said>>,
    as_whom: &UseStateHandle<Option<Option<Who>>>,
) -> Callback<()> {
    let (id, ring, tell) = (props.id.clone(), props.ring.clone(), props.tell.clone());
    let (said, reply_to) = (said.setter(), props.reply_to.clone());
    let as_whom = as_whom.setter();
    let look = use_callback(id, move |(), id| {
        let (id, ring, tell) = (id.clone(), ring.clone(), tell.clone());
        let (said, reply_to, as_whom) = (said.clone(), reply_to.clone(), as_whom.clone());
        spawn_local(async move {
            let client = Client::new(Fetch::default());
            let known = client.answers_as().await;
            as_whom.set(known.as_ref().ok().map(|known| known.who));
            // Nobody is told of an opening by a role that nobody has said to have.
            let opened = known.ok().and_then(|known| {
                let opened = Draft {
                    stage: Some(Stage::Opened),
                    ..Draft::by(known.who?)
                };
                opened.update(None, clock::today()).ok()
            });
            let outcome = match (fetch(&client, &id, &ring).await, opened) {
                (Ok(said), Some(opened)) => {
                    Ok(tell_opened(&client, said, &opened, &id, reply_to.as_ref(), &ring).await)
                }
                (outcome, _) => outcome,
            };
            match outcome {
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                outcome => said.set(Remote::Waiting.after(outcome)),
            }
        });
    });
    {
        let look = look.clone();
        use_effect_with((), move |()| look.emit(()));
    }
    look
}

/// The answer begins with the role that the member has said to have, unless one was
/// begun before.
#[hook]
fn use_own_role(draft: &UseReducerHandle<Draft>, as_whom: Option<Option<Who>>, begun: bool) {
    let draft = draft.dispatcher();
    use_effect_with(as_whom.flatten(), move |who| {
        if let (Some(who), false) = (*who, begun) {
            draft.dispatch(Change::By(who));
        }
    });
}

/// As whom somebody answered first is as whom they answer from now on.
fn remember(who: Who) {
    spawn_local(async move {
        let asked = AnswersAs { who: Some(who) };
        // If this is lost, it is asked again at the next answer.
        let _ = Client::new(Fetch::default()).answer_as(&asked).await;
    });
}

/// A colleague has said something meanwhile.
fn is_conflict(fault: &Fault) -> bool {
    matches!(fault, Fault::Refused(problem) if problem.code == Code::Conflict)
}

/// Passes on how far it has come.
#[hook]
fn use_reached(said: &Remote<Said>, reached: &Callback<(Option<Stage>, bool)>) {
    let reached = reached.clone();
    let now = said.shown().map(|said| (said.stage, said.in_record));
    use_effect_with(now, move |now| {
        if let Some(now) = *now {
            reached.emit(now);
        }
    });
}

/// What the server says after something was said: shown, or why not. What was typed
/// stays until it is said.
#[hook]
fn use_heard(
    props: &AnsweringPaneProps,
    said: &UseStateHandle<Remote<Said>>,
    fault: &UseStateHandle<Option<String>>,
    sending: &UseStateHandle<bool>,
) -> Callback<Result<api::desk::answers::Answers, Fault>> {
    let (id, ring) = (props.id.clone(), props.ring.clone());
    let (said, fault, sending) = (said.setter(), fault.setter(), sending.setter());
    Callback::from(move |outcome: Result<_, Fault>| {
        sending.set(false);
        match outcome {
            Ok(answers) => said.set(Remote::Ready(Said::open(answers, &id, &ring))),
            // The session may have ended: what was typed is kept, so the words say so
            // and the page stays.
            Err(why) => fault.set(Some(fault_words::words(&why))),
        }
    })
}
