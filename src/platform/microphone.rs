//! The microphone: asked for when the person wants to record, let go the moment they
//! stop, and heard only by this page.

use super::window;
use gloo::events::EventListener;
use js_sys::{Array, Function, Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AnalyserNode, AudioContext, BlobEvent, MediaRecorder, MediaRecorderOptions, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};
use yew::Callback;

/// Enough for a voice to be understood well.
const BITS_A_SECOND: u32 = 12_000;
/// How often what was heard is handed over.
const PART_MS: i32 = 1_000;

/// Why there is no recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MicrophoneFault {
    /// This browser cannot record in a way that is asked for.
    #[error("this browser cannot record")]
    CannotRecord,
    /// The person, the phone or the page around this one said no.
    #[error("the microphone was refused")]
    Refused,
    /// There is none.
    #[error("there is no microphone")]
    Missing,
    /// Something else has it.
    #[error("the microphone is in use")]
    Busy,
}

/// What a recording tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A part; parts come in order.
    Part(Vec<u8>),
    /// The microphone was taken away. What was heard still comes.
    TakenAway,
    /// Every part has come.
    Over,
}

/// A recording. Dropping it lets the microphone go.
#[derive(Debug)]
pub struct Recorder {
    recorder: MediaRecorder,
    stream: MediaStream,
    meter: Option<(AudioContext, AnalyserNode)>,
    kind: &'static str,
    _listening: Vec<EventListener>,
}

/// The first of these kinds that this browser can record.
#[must_use]
pub fn can_record(kinds: &[&'static str]) -> Option<&'static str> {
    let window = window()?;
    // Some engines have no recorder at all, whatever the types say.
    Reflect::get(&window, &"MediaRecorder".into())
        .ok()?
        .dyn_into::<Function>()
        .ok()?;
    Reflect::get(&window.navigator(), &"mediaDevices".into())
        .ok()
        .filter(|devices| devices.is_object())?;
    kinds
        .iter()
        .copied()
        .find(|kind| MediaRecorder::is_type_supported(kind))
}

/// Asks for the microphone and records until [`Recorder::stop`].
///
/// # Errors
/// [`MicrophoneFault`]; nothing is then recorded.
pub async fn record(
    kinds: &[&'static str],
    told: Callback<Heard>,
) -> Result<Recorder, MicrophoneFault> {
    let kind = can_record(kinds).ok_or(MicrophoneFault::CannotRecord)?;
    let stream = ask().await.map_err(|fault| fault_of(&fault))?;
    let options = MediaRecorderOptions::new();
    options.set_mime_type(kind);
    options.set_audio_bits_per_second(BITS_A_SECOND);
    let made = MediaRecorder::new_with_media_stream_and_media_recorder_options(&stream, &options);
    let Ok(recorder) = made else {
        let_go(&stream);
        return Err(MicrophoneFault::CannotRecord);
    };
    let listening = listen(&recorder, &stream, &told);
    if recorder.start_with_time_slice(PART_MS).is_err() {
        let_go(&stream);
        return Err(MicrophoneFault::CannotRecord);
    }
    Ok(Recorder {
        recorder,
        meter: meter(&stream),
        stream,
        kind,
        _listening: listening,
    })
}

async fn ask() -> Result<MediaStream, JsValue> {
    let devices = window()
        .ok_or(JsValue::UNDEFINED)?
        .navigator()
        .media_devices()?;
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&JsValue::TRUE);
    JsFuture::from(devices.get_user_media_with_constraints(&wanted)?)
        .await?
        .dyn_into()
}

fn fault_of(fault: &JsValue) -> MicrophoneFault {
    let name = Reflect::get(fault, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotFoundError" | "OverconstrainedError") => MicrophoneFault::Missing,
        Some("NotReadableError" | "AbortError") => MicrophoneFault::Busy,
        Some("NotAllowedError" | "SecurityError") => MicrophoneFault::Refused,
        _ => MicrophoneFault::CannotRecord,
    }
}

fn listen(
    recorder: &MediaRecorder,
    stream: &MediaStream,
    told: &Callback<Heard>,
) -> Vec<EventListener> {
    // A part is read in its own time; the end is told when the last has been.
    let reading = Rc::new(Cell::new(0_u32));
    let ended = Rc::new(Cell::new(false));
    let over = {
        let (reading, ended, told) = (Rc::clone(&reading), Rc::clone(&ended), told.clone());
        Rc::new(move || {
            if ended.get() && reading.get() == 0 {
                told.emit(Heard::Over);
            }
        })
    };
    let part = {
        let (told, over) = (told.clone(), Rc::clone(&over));
        EventListener::new(recorder, "dataavailable", move |event| {
            let blob = event.dyn_ref::<BlobEvent>().and_then(BlobEvent::data);
            let Some(blob) = blob.filter(|blob| blob.size() > 0.0) else {
                return;
            };
            reading.set(reading.get() + 1);
            let (reading, told, over) = (Rc::clone(&reading), told.clone(), Rc::clone(&over));
            spawn_local(async move {
                if let Ok(bytes) = JsFuture::from(blob.array_buffer()).await {
                    told.emit(Heard::Part(Uint8Array::new(&bytes).to_vec()));
                }
                reading.set(reading.get() - 1);
                over();
            });
        })
    };
    let stop = EventListener::new(recorder, "stop", move |_| {
        ended.set(true);
        over();
    });
    let mut all = vec![part, stop];
    all.extend(tracks(stream).into_iter().map(|track| {
        let told = told.clone();
        EventListener::new(&track, "ended", move |_| told.emit(Heard::TakenAway))
    }));
    all
}

fn tracks(stream: &MediaStream) -> Vec<MediaStreamTrack> {
    let tracks: Array = stream.get_audio_tracks();
    tracks
        .iter()
        .filter_map(|track| track.dyn_into().ok())
        .collect()
}

fn let_go(stream: &MediaStream) {
    tracks(stream).iter().for_each(MediaStreamTrack::stop);
}

/// Measures how loud it is. Without one the recording goes on all the same.
fn meter(stream: &MediaStream) -> Option<(AudioContext, AnalyserNode)> {
    let context = AudioContext::new().ok()?;
    let analyser = context.create_analyser().ok()?;
    analyser.set_fft_size(512);
    let source = context.create_media_stream_source(stream).ok()?;
    source.connect_with_audio_node(&analyser).ok()?;
    Some((context, analyser))
}

impl Recorder {
    /// What is being recorded, as the browser names it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// How loud it is now, from 0 to 100; nothing where that cannot be measured.
    #[must_use]
    pub fn level(&self) -> Option<u32> {
        let (_, analyser) = self.meter.as_ref()?;
        let mut wave = [0_u8; 512];
        analyser.get_byte_time_domain_data(&mut wave);
        let loudest = wave.iter().map(|at| at.abs_diff(128)).max()?;
        Some((u32::from(loudest) * 100 / 64).min(100))
    }

    /// Ends it. [`Heard::Over`] follows when everything has come.
    pub fn stop(&self) {
        // One that the browser has ended already is not to be ended again.
        let _ = self.recorder.stop();
        let_go(&self.stream);
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        let_go(&self.stream);
        if let Some((context, _)) = &self.meter {
            let _ = context.close();
        }
    }
}
