//! A voice note: recorded, listened to, recorded again, deleted; or written instead.

mod recording;

use super::own_words::OwnWords;
use super::said::said;
use crate::phrases::voice as say;
use crate::platform::in_memory::InMemory;
use crate::views::entry::{Change, Entry};
use crate::views::voice::recording::{Recorded, Trouble, clock};
use controls::icon::{Icon, picture};
use domain::enclosure::Enclosure;
use domain::views::{Answer, Medium};
use recording::{Phase, use_recording};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Voice`].
#[derive(Properties, PartialEq)]
pub struct VoiceProps {
    /// What stands in the question.
    pub entry: Entry,
    /// A change to it.
    pub change: Callback<Change>,
}

/// A recorder, and a box for words.
#[component]
pub fn Voice(props: &VoiceProps) -> Html {
    let recording = use_recording(&props.change);
    let start = recording.start.reform(|_: MouseEvent| ());
    let stop = recording.stop.reform(|_: MouseEvent| ());
    let delete = props.change.reform(|_: MouseEvent| Change::Sound(None));
    let note = match (&props.entry.answer, recording.phase) {
        (
            Some(Answer::VoiceNote {
                sound,
                medium,
                seconds,
            }),
            Phase::Still,
        ) => html! {
            <>
                <Playing sound={sound.clone()} medium={*medium} />
                <p class="muted">{ say::made(u32::from(*seconds)) }</p>
                <div class="turns-row">
                    <button type="button" class="button plain" onclick={start}>{ picture(Icon::Refresh) }{ say::again() }</button>
                    <button type="button" class="button plain" onclick={delete}>{ picture(Icon::Cross) }{ say::delete() }</button>
                </div>
            </>
        },
        (_, Phase::Running(recorded)) => running(recorded, recording.level, stop),
        (_, Phase::Asking) => html! { <p class="big" role="status">{ say::asking() }</p> },
        (_, Phase::Still) if recording.trouble == Some(Trouble::CannotRecord) => Html::default(),
        (_, Phase::Still) => html! {
            <>
                <button type="button" class="button big" id="record" onclick={start}>
                    <span class="record-mark" aria-hidden="true"></span>{ say::record() }
                </button>
                <p class="muted">{ say::why() }</p>
            </>
        },
    };
    let words = OwnWords::new(
        "more-words",
        props.entry.words.clone(),
        props.change.reform(Change::AddedWords),
    );
    html! {
        <div class="stack voice">
            { for recording.trouble.map(trouble) }
            { note }
            { words.labelled(say::write_instead()).draw() }
        </div>
    }
}

fn running(recorded: Recorded, level: Option<u32>, stop: Callback<MouseEvent>) -> Html {
    let said = recorded.said().map(|left| say::left(u32::from(left)));
    html! {
        <div class="card stack recording">
            <p class="title-row">
                <strong><span class="record-mark on" aria-hidden="true"></span>{ say::recording() }</strong>
                <span class="money" aria-hidden="true">{ clock(recorded.left()) }</span>
            </p>
            if let Some(level) = level {
                <meter min="0" max="100" value={level.to_string()} aria-hidden="true"></meter>
            }
            <p class="for-ears" role="status">{ said.unwrap_or_else(|| say::recording().to_owned()) }</p>
            <button type="button" class="button big" id="stop" onclick={stop}>{ picture(Icon::Stop) }{ say::stop() }</button>
        </div>
    }
}

fn trouble(trouble: Trouble) -> Html {
    let (line, more) = match trouble {
        Trouble::CannotRecord => (say::cannot_record(), say::cannot_record_more()),
        Trouble::Refused => (say::refused(), say::refused_more()),
        Trouble::NoMicrophone => (say::no_microphone(), say::write_it()),
        Trouble::Busy => (say::busy(), say::busy_more()),
        Trouble::TakenAway => (say::taken_away(), say::taken_away_more()),
        Trouble::NothingHeard => (say::nothing_heard(), say::nothing_heard_more()),
    };
    said(false, line, more, Html::default())
}

#[derive(Properties, PartialEq)]
struct PlayingProps {
    sound: Enclosure,
    medium: Medium,
}

/// Plays a voice note from memory.
#[component]
fn Playing(props: &PlayingProps) -> Html {
    let address = use_state(|| None::<Rc<InMemory>>);
    {
        let address = address.setter();
        use_effect_with(
            (props.sound.clone(), props.medium),
            move |(sound, medium)| {
                address.set(InMemory::of(sound.bytes(), medium.mime()).map(Rc::new));
            },
        );
    }
    html! {
        if let Some(address) = &*address {
            <audio controls=true controlsList="nodownload" preload="auto" src={address.address().to_owned()} aria-label={say::listen()}></audio>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn whoever_cannot_or_will_not_speak_can_write() {
        let html = page(|| {
            html! { <Voice entry={Entry::default()} change={Callback::noop()} /> }
        })
        .await;
        assert!(html.contains(say::write_instead()), "{html}");
        assert!(html.contains("<textarea"), "{html}");
    }

    #[tokio::test]
    async fn every_trouble_says_what_happened_and_how_to_go_on() {
        for kind in [
            Trouble::CannotRecord,
            Trouble::Refused,
            Trouble::NoMicrophone,
            Trouble::Busy,
            Trouble::TakenAway,
            Trouble::NothingHeard,
        ] {
            let html = page(move || trouble(kind)).await;
            assert_eq!(html.matches("<p>").count(), 2, "{kind:?}: {html}");
        }
    }

    #[tokio::test]
    async fn while_recording_the_time_left_is_on_screen_and_the_meter_is_not_read_out() {
        let recorded = Recorded {
            seconds: 15,
            bytes: 0,
        };
        let html = page(move || running(recorded, Some(40), Callback::noop())).await;
        assert!(html.contains("1:45"), "{html}");
        let meter = &html[html.find("<meter").expect("a meter")..];
        assert!(
            meter[..meter.find('>').expect("its end")].contains("aria-hidden"),
            "{html}"
        );
    }
}
