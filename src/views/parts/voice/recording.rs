//! Joins the microphone to the screen: starts, counts, ends, and hands over what was
//! heard. A recording still running when the page moves on is ended and kept.

use crate::platform::clock::now_ms;
use crate::platform::microphone::{Heard, MicrophoneFault, Recorder, can_record, record};
use crate::views::entry::Change;
use crate::views::voice::bare::{NotBare, bare};
use crate::views::voice::recording::{Recorded, Trouble};
use domain::views::Medium;
use gloo::timers::callback::Interval;
use std::cell::RefCell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What browsers record that staff browsers can play, best first.
const KINDS: [&str; 3] = [
    "audio/webm;codecs=opus",
    "audio/mp4;codecs=mp4a.40.2",
    "audio/mp4",
];
/// How often the meter moves.
const TICK_MS: u32 = 200;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Phase {
    /// Nothing is being recorded.
    #[default]
    Still,
    /// The browser asks the person.
    Asking,
    /// It runs.
    Running(Recorded),
}

/// A recording, and what can be done with it.
pub(super) struct Recording {
    pub(super) phase: Phase,
    pub(super) level: Option<u32>,
    pub(super) trouble: Option<Trouble>,
    pub(super) start: Callback<()>,
    pub(super) stop: Callback<()>,
}

/// What runs while it runs.
#[derive(Default)]
struct Running {
    recorder: Option<Recorder>,
    began_ms: i64,
    heard: Vec<u8>,
    tick: Option<Interval>,
}

/// A recorder whose voice notes become changes.
#[hook]
pub(super) fn use_recording(change: &Callback<Change>) -> Recording {
    let phase = use_state_eq(Phase::default);
    let level = use_state_eq(|| None);
    let trouble = use_state_eq(|| None);
    let running: Rc<RefCell<Running>> = use_mut_ref(Running::default);
    {
        let trouble = trouble.setter();
        use_effect_with((), move |()| {
            if can_record(&KINDS).is_none() {
                trouble.set(Some(Trouble::CannotRecord));
            }
        });
    }
    {
        let running = Rc::clone(&running);
        use_effect_with((), move |()| move || end(&running));
    }
    let told = {
        let (running, change) = (Rc::clone(&running), change.clone());
        let (phase, trouble) = (phase.setter(), trouble.setter());
        Callback::from(move |heard: Heard| match heard {
            Heard::Part(part) => running.borrow_mut().heard.extend(part),
            Heard::TakenAway => {
                trouble.set(Some(Trouble::TakenAway));
                end(&running);
            }
            Heard::Over => {
                match finished(&mut running.take()) {
                    Ok(note) => change.emit(note),
                    Err(why) => trouble.set(Some(why)),
                }
                phase.set(Phase::Still);
            }
        })
    };
    let start = {
        let running = Rc::clone(&running);
        let (phase, level, trouble) = (phase.setter(), level.setter(), trouble.setter());
        Callback::from(move |()| {
            let (running, told) = (Rc::clone(&running), told.clone());
            let (phase, level, trouble) = (phase.clone(), level.clone(), trouble.clone());
            phase.set(Phase::Asking);
            trouble.set(None);
            spawn_local(async move {
                match record(&KINDS, told).await {
                    Ok(recorder) => {
                        let mut now = running.borrow_mut();
                        now.began_ms = now_ms();
                        now.recorder = Some(recorder);
                        phase.set(Phase::Running(Recorded::default()));
                        now.tick = Some(ticking(Rc::clone(&running), phase, level));
                    }
                    Err(why) => {
                        trouble.set(Some(trouble_of(why)));
                        phase.set(Phase::Still);
                    }
                }
            });
        })
    };
    let stop = Callback::from(move |()| end(&running));
    Recording {
        phase: *phase,
        level: *level,
        trouble: *trouble,
        start,
        stop,
    }
}

fn ticking(
    running: Rc<RefCell<Running>>,
    phase: UseStateSetter<Phase>,
    level: UseStateSetter<Option<u32>>,
) -> Interval {
    Interval::new(TICK_MS, move || {
        let recorded = so_far(&running.borrow());
        phase.set(Phase::Running(recorded));
        level.set(running.borrow().recorder.as_ref().and_then(Recorder::level));
        if recorded.is_full() {
            end(&running);
        }
    })
}

fn so_far(running: &Running) -> Recorded {
    let seconds = now_ms().saturating_sub(running.began_ms) / 1_000;
    Recorded {
        seconds: u16::try_from(seconds.max(0)).unwrap_or(u16::MAX),
        bytes: running.heard.len(),
    }
}

/// Ends what runs; what was heard still comes.
fn end(running: &RefCell<Running>) {
    let mut running = running.borrow_mut();
    running.tick.take();
    if let Some(recorder) = &running.recorder {
        recorder.stop();
    }
}

fn finished(running: &mut Running) -> Result<Change, Trouble> {
    let seconds = so_far(running).seconds;
    let kind = running
        .recorder
        .take()
        .map_or("", |recorder| recorder.kind());
    let medium = if kind.starts_with(Medium::Webm.mime()) {
        Medium::Webm
    } else {
        Medium::Mp4
    };
    match bare(&running.heard, medium, seconds) {
        Ok(note) => Ok(Change::Sound(Some(note))),
        Err(NotBare::Silent | NotBare::Unknown | NotBare::TooLarge(_)) => {
            Err(Trouble::NothingHeard)
        }
    }
}

const fn trouble_of(fault: MicrophoneFault) -> Trouble {
    match fault {
        MicrophoneFault::CannotRecord => Trouble::CannotRecord,
        MicrophoneFault::Refused => Trouble::Refused,
        MicrophoneFault::Missing => Trouble::NoMicrophone,
        MicrophoneFault::Busy => Trouble::Busy,
    }
}
