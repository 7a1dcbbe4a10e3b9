//! The unlock phrase: chosen, judged while it is typed, typed once more.

use crate::first_run::ceremony::{Ceremony, Change, Line, phrase_words};
use crate::platform::input;
use crate::secret_field::{Keeps, SecretField};
use crate::stage::Secret;
use controls::notice::{Notice, Tone};
use seal::keys::phrase::{Strength, suggest};
use seal::randomness::Device;
use std::rc::Rc;
use yew::prelude::*;
use zeroize::Zeroizing;

/// Properties of [`PhraseStep`].
#[derive(Properties, PartialEq)]
pub(in crate::first_run) struct PhraseStepProps {
    /// The ceremony.
    pub(in crate::first_run) ceremony: Rc<Ceremony>,
    /// The password typed in this page, if it was.
    pub(in crate::first_run) password: Option<Secret>,
    /// Told what happens.
    pub(in crate::first_run) change: Callback<Change>,
}

/// The unlock phrase.
#[component]
pub(in crate::first_run) fn PhraseStep(props: &PhraseStepProps) -> Html {
    let onsubmit = {
        let password = props.password.clone();
        props.change.reform(move |event: SubmitEvent| {
            input::take_over(&event);
            Change::PhraseChosen {
                password: Zeroizing::new(typed_password(password.as_ref()).to_owned()),
            }
        })
    };
    let into = |at: Line| {
        props
            .change
            .reform(move |event| Change::Typed(at, input::typed(&event)))
    };
    let fault = |at: Line| props.ceremony.fault(at).map(AttrValue::from);
    let ceremony = &props.ceremony;
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <Notice>
                <p>{ "The phrase opens what young people send, in your browser. It never leaves this computer, so nobody can send you a new one." }</p>
                <p>{ "Your password opens the desk. Keep the two apart." }</p>
            </Notice>
            <SecretField id="phrase" label="Unlock phrase" keeps={Keeps::Nothing}
                hint="Five or six words that nobody would guess together."
                value={ceremony.phrase.to_string()} fault={fault(Line::Phrase)} oninput={into(Line::Phrase)} />
            { strength(ceremony, props.password.as_ref()) }
            { suggestion(ceremony, &props.change) }
            <SecretField id="again" label="Type it once more" keeps={Keeps::Nothing}
                value={ceremony.again.to_string()} fault={fault(Line::Again)} oninput={into(Line::Again)} />
            <p><button class="button">{ "Go on to the recovery sheet" }</button></p>
        </form>
    }
}

fn typed_password(password: Option<&Secret>) -> &str {
    password.map_or("", Secret::text)
}

fn strength(ceremony: &Ceremony, password: Option<&Secret>) -> Html {
    if ceremony.phrase.is_empty() {
        return Html::default();
    }
    let (level, words) = match ceremony.strength(typed_password(password)) {
        Err(fault) => ("weak", phrase_words(fault)),
        Ok(Strength::Fair) => (
            "fair",
            "Good enough. One more word makes it strong.".to_owned(),
        ),
        Ok(Strength::Strong) => ("strong", "Strong.".to_owned()),
    };
    html! {
        <div class={classes!("strength", level)}>
            <span class="strength-bar" aria-hidden="true"></span>
            <p role="status">{ words }</p>
        </div>
    }
}

fn suggestion(ceremony: &Ceremony, change: &Callback<Change>) -> Html {
    let suggest = change.reform(|_: MouseEvent| match suggest(&mut Device) {
        Ok(phrase) => Change::Suggested(phrase),
        Err(_) => Change::Trouble(super::super::page::NO_RANDOMNESS.to_owned()),
    });
    html! {
        <div class="suggestion">
            <button type="button" class="link" onclick={suggest}>
                { if ceremony.suggested.is_some() { "Suggest another" } else { "Suggest one" } }
            </button>
            if let Some(phrase) = &ceremony.suggested {
                <Notice tone={Tone::Know} spoken=true>
                    <p>{ "Write it down until you know it, then type it in both lines:" }</p>
                    <p class="suggested">{ phrase.to_string() }</p>
                </Notice>
            }
        </div>
    }
}
