//! A drawing, and a voice note, as they are shown and played at the desk: from memory,
//! for as long as the pane is open, and never saved by themselves.

use crate::platform::in_memory::InMemory;
use domain::enclosure::Enclosure;
use domain::views::{Answer, Medium};
use std::rc::Rc;
use yew::prelude::*;

/// What is enclosed with an answer; nothing where nothing is.
pub(super) fn enclosed(answer: &Answer, words: Option<&str>) -> Html {
    let words = words.map(str::to_owned);
    match answer {
        Answer::Drawing { picture } => html! { <Picture picture={picture.clone()} {words} /> },
        Answer::VoiceNote { sound, medium, .. } => {
            html! { <Sound sound={sound.clone()} medium={*medium} /> }
        }
        _ => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct PictureProps {
    picture: Enclosure,
    words: Option<String>,
}

#[component]
fn Picture(props: &PictureProps) -> Html {
    let address = use_address(&props.picture, "image/png");
    let alt = props.words.as_ref().map_or_else(
        || "Their drawing. They did not say what it is.".to_owned(),
        |words| format!("Their drawing. They say: {words}"),
    );
    html! {
        if let Some(address) = address {
            <img class="their-drawing" src={address.address().to_owned()} {alt} width="600" height="450" />
        }
    }
}

#[derive(Properties, PartialEq)]
struct SoundProps {
    sound: Enclosure,
    medium: Medium,
}

#[component]
fn Sound(props: &SoundProps) -> Html {
    let address = use_address(&props.sound, props.medium.mime());
    html! {
        if let Some(address) = address {
            <audio class="not-on-paper" controls=true controlsList="nodownload" preload="metadata"
                src={address.address().to_owned()} aria-label="Their voice note"></audio>
        }
    }
}

/// The bytes under an address, which goes when the pane does.
#[hook]
fn use_address(bytes: &Enclosure, kind: &'static str) -> Option<Rc<InMemory>> {
    let address = use_state(|| None::<Rc<InMemory>>);
    {
        let address = address.setter();
        use_effect_with(bytes.clone(), move |bytes| {
            address.set(InMemory::of(bytes.bytes(), kind).map(Rc::new));
        });
    }
    (*address).clone()
}
