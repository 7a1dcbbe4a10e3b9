//! Under the views: what was said back, the next answer, and "added to the record".

use super::draft::{Change, Draft, fault_words as draft_words, offered};
use super::exchange::{Said, fetch, seal};
use super::plain_words::{Hint, hint};
use super::said::{SaidSoFar, stage_words, who_words};
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::platform::{clock, input};
use crate::remote::Remote;
use crate::stage::{Event, KeyRing, WhySignedOut};
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::choices::{Choices, Choosable};
use controls::notice::{Notice, Tone};
use domain::ids::SubmissionId;
use domain::receipt::{ReplyTo, Stage, Who};
use yew::platform::spawn_local;
use yew::prelude::*;

const WORDS_ALONE: &str = "words";

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
}

/// Answering one young person's views.
#[component]
pub fn AnsweringPane(props: &AnsweringPaneProps) -> Html {
    let said = use_state_eq(|| Remote::<Said>::Waiting);
    let draft = use_reducer_eq(Draft::default);
    let fault = use_state_eq(|| None::<String>);
    let sending = use_state_eq(|| false);
    use_fetched(props, &said);
    let heard = use_heard(props, &said, &fault, &sending);
    let stage = said.shown().and_then(|said| said.stage);
    let send = {
        let (draft, fault, sending) = (draft.clone(), fault.clone(), sending.clone());
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
            match seal(&update, &id, reply_to.as_ref(), &ring) {
                Err(_) => fault.set(Some(not_sealed())),
                Ok(answer) => {
                    fault.set(None);
                    sending.set(true);
                    let (id, heard, draft) = (id.clone(), heard.clone(), draft.dispatcher());
                    spawn_local(async move {
                        let outcome = Client::new(Fetch::default()).say(&id, &answer).await;
                        if outcome.is_ok() {
                            draft.dispatch(Change::Said);
                        }
                        heard.emit(outcome);
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
            <h3 id="answering-title" class="reading-part">{ "Answer" }</h3>
            { so_far(&said) }
            if props.reply_to.is_none() {
                <Notice tone={Tone::Care}>{ "These views came without a way back. Tell them in person; what you write here is for the team." }</Notice>
            }
            <form class="stack" onsubmit={send}>
                { who(&draft) }
                { stages(&draft, stage) }
                { reply(&draft) }
                if let Some(fault) = &*fault { <p class="fault" role="alert">{ fault }</p> }
                <div class="ways">
                    <button class="button" disabled={*sending}>{ "Send this answer" }</button>
                </div>
            </form>
            { in_record(said.shown(), record) }
        </section>
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

fn choosable(id: &'static str, label: &'static str, hint: Option<&'static str>) -> Choosable {
    Choosable {
        id: id.into(),
        label: label.into(),
        hint: hint.map(AttrValue::from),
    }
}

/// Its place among those offered: what the radio button hands back.
fn id(who: Who) -> &'static str {
    const IDS: [&str; 6] = ["0", "1", "2", "3", "4", "5"];
    let at = Who::ALL.iter().position(|other| *other == who);
    at.and_then(|at| IDS.get(at)).copied().unwrap_or("0")
}

fn who(draft: &UseReducerHandle<Draft>) -> Html {
    let choose = {
        let draft = draft.dispatcher();
        Callback::from(move |chosen: AttrValue| {
            if let Some(who) = Who::ALL.into_iter().find(|who| id(*who) == chosen.as_str()) {
                draft.dispatch(Change::By(who));
            }
        })
    };
    html! {
        <Choices name="answer-by" class="in-a-row" legend={"You answer as"} onchoose={choose}
            options={Who::ALL.into_iter().map(|who| choosable(id(who), who_words(who), None)).collect::<Vec<_>>()}
            chosen={AttrValue::from(id(draft.by))} />
    }
}

fn stages(draft: &UseReducerHandle<Draft>, from: Option<Stage>) -> Html {
    let choose = {
        let draft = draft.dispatcher();
        Callback::from(move |chosen: AttrValue| {
            draft.dispatch(Change::Stage(Stage::of_word(&chosen)));
        })
    };
    let mut options: Vec<Choosable> = offered(from)
        .map(|stage| {
            let why = (stage == Stage::NotPossible).then_some("Say why below.");
            choosable(stage.word(), stage_words(stage), why)
        })
        .collect();
    options.push(choosable(WORDS_ALONE, "Words alone", None));
    html! {
        <Choices name="answer-stage" class="in-a-row" legend={"How far has it come?"} {options}
            chosen={AttrValue::from(draft.stage.map_or(WORDS_ALONE, Stage::word))} onchoose={choose} />
    }
}

fn reply(draft: &UseReducerHandle<Draft>) -> Html {
    let write = {
        let draft = draft.dispatcher();
        Callback::from(move |event: InputEvent| {
            draft.dispatch(Change::Words(input::written(&event)));
        })
    };
    let hint = match hint(&draft.words) {
        Hint::None => "Short sentences, everyday words. Say who does what, and when.".to_owned(),
        Hint::Plain => "It reads easily.".to_owned(),
        Hint::LongSentence(words) => {
            format!("One sentence has {words} words. Two of 20 at most read better.")
        }
        Hint::ReadingAge(age) => {
            format!("It reads like age {age}. Aim at 9: shorter words and sentences.")
        }
    };
    html! {
        <div class="field">
            <label for="answer-words">{ "Your reply" }</label>
            <p class="hint" id="answer-words-hint" aria-live="polite">{ hint }</p>
            <textarea id="answer-words" rows="5" autocomplete="off" spellcheck="false"
                aria-describedby="answer-words-hint" value={draft.words.clone()} oninput={write} />
        </div>
    }
}

fn in_record(said: Option<&Said>, record: Callback<MouseEvent>) -> Html {
    let Some(said) = said else {
        return Html::default();
    };
    let goes = said.goes_on.parse().map_or_else(
        |_| said.goes_on.clone(),
        |day| day_words::day(day, clock::today()),
    );
    html! {
        <div class="stack">
            <p class="muted">
                if said.in_record { { format!("In the child’s record. It goes from here on {goes}.") } }
                else { { format!("Not in the child’s record yet. It goes from here on {goes} at the latest.") } }
            </p>
            if !said.in_record {
                <p><button type="button" class="button plain" onclick={record}>
                    { "I have added it to the child’s record" }
                </button></p>
            }
        </div>
    }
}

#[hook]
fn use_fetched(props: &AnsweringPaneProps, said: &UseStateHandle<Remote<Said>>) {
    let (id, ring, tell) = (props.id.clone(), props.ring.clone(), props.tell.clone());
    let said = said.setter();
    use_effect_with(id, move |id| {
        let id = id.clone();
        spawn_local(async move {
            match fetch(&Client::new(Fetch::default()), &id, &ring).await {
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                }
                outcome => said.set(Remote::Waiting.after(outcome)),
            }
        });
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
