//! The parts of answering: as whom, how far it has come, the reply, the record.

use super::draft::{Change, Draft, offered};
use super::exchange::Said;
use super::plain_words::{Hint, hint};
use super::said::{stage_words, who_words};
use crate::day_words;
use crate::platform::{clock, input};
use controls::choices::{Choices, Choosable};
use domain::receipt::{Stage, Who};
use yew::prelude::*;

const WORDS_ALONE: &str = "words";

fn choosable(id: &'static str, label: &'static str, hint: Option<&'static str>) -> Choosable {
    Choosable {
        id: id.into(),
        label: label.into(),
        hint: hint.map(AttrValue::from),
    }
}

/// The roles that young people know, to choose from.
pub(super) fn roles(
    name: &'static str,
    legend: &'static str,
    chosen: Option<Who>,
    choose: Callback<Who>,
) -> Html {
    let onchoose = Callback::from(move |chosen: AttrValue| {
        if let Some(who) = Who::of_word(&chosen) {
            choose.emit(who);
        }
    });
    let option = |who: Who| choosable(who.word(), who_words(who), None);
    html! {
        <Choices {name} class="in-a-row" {legend} {onchoose}
            options={Who::ALL.into_iter().map(option).collect::<Vec<_>>()}
            chosen={chosen.map(|who| AttrValue::from(who.word()))} />
    }
}

pub(super) fn who(draft: &UseReducerHandle<Draft>) -> Html {
    let draft_by = draft.by;
    let draft = draft.dispatcher();
    let choose = Callback::from(move |who| draft.dispatch(Change::By(who)));
    roles("answer-by", "You answer as", Some(draft_by), choose)
}

pub(super) fn stages(draft: &UseReducerHandle<Draft>, from: Option<Stage>) -> Html {
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

pub(super) fn reply(draft: &UseReducerHandle<Draft>, has_receipt: bool) -> Html {
    let write = {
        let draft = draft.dispatcher();
        Callback::from(move |event: InputEvent| {
            draft.dispatch(Change::Words(input::written(&event)));
        })
    };
    let label = if has_receipt {
        "Your reply to them"
    } else {
        "Your note for the team"
    };
    html! {
        <div class="field">
            <label for="answer-words">{ label }</label>
            <p class="hint" id="answer-words-hint">{ "Short sentences, everyday words. Say who does what, and when." }</p>
            <textarea id="answer-words" rows="5" autocomplete="off" spellcheck="false"
                aria-describedby="answer-words-hint" value={draft.words.clone()} oninput={write} />
            { how_it_reads(&draft.words) }
        </div>
    }
}

/// How the reply reads, spoken once somebody pauses.
fn how_it_reads(reply: &str) -> Html {
    let (class, words) = match hint(reply) {
        Hint::None => ("reads", String::new()),
        Hint::Plain(age) => ("reads well", format!("It reads easily: about age {age}.")),
        Hint::LongSentence(words) => (
            "reads hard",
            format!("One sentence has {words} words. Two of 20 at most read better."),
        ),
        Hint::ReadingAge(age) => (
            "reads hard",
            format!("It reads like age {age}. Aim at 9: shorter words and sentences."),
        ),
    };
    html! { <p {class} role="status">{ words }</p> }
}

pub(super) fn in_record(said: Option<&Said>, record: Callback<MouseEvent>) -> Html {
    let Some(said) = said else {
        return Html::default();
    };
    let goes = said.goes_on.parse().map_or_else(
        |_| said.goes_on.clone(),
        |day| day_words::day(day, clock::today()),
    );
    html! {
        <div class="stack in-record">
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
