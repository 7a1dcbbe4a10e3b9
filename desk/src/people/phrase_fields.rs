//! An unlock phrase being chosen: judged while it is typed, suggested when asked for,
//! and typed once more.

use crate::first_run::ceremony::phrase_words;
use crate::first_run::page::NO_RANDOMNESS;
use crate::platform::input;
use crate::secret_field::{Keeps, SecretField};
use controls::notice::{Notice, Tone};
use seal::keys::phrase::{PhraseFault, Strength, judge, suggest};
use seal::randomness::Device;
use yew::prelude::*;
use zeroize::Zeroizing;

/// A phrase as it is typed.
#[derive(Clone, PartialEq, Default)]
pub struct Phrase {
    /// The phrase.
    pub typed: Zeroizing<String>,
    /// The same again.
    pub again: Zeroizing<String>,
}

/// Why a phrase will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotChosen {
    /// It is not good enough.
    Weak(PhraseFault),
    /// The two are not the same.
    Different,
}

impl Phrase {
    /// Whether it will do beside this password.
    ///
    /// # Errors
    /// [`NotChosen`].
    pub fn check(&self, password: &str) -> Result<(), NotChosen> {
        judge(&self.typed, password).map_err(NotChosen::Weak)?;
        if self
            .typed
            .split_whitespace()
            .eq(self.again.split_whitespace())
        {
            Ok(())
        } else {
            Err(NotChosen::Different)
        }
    }
}

/// Properties of [`PhraseFields`].
#[derive(Properties, PartialEq)]
pub struct PhraseFieldsProps {
    /// What is typed.
    pub phrase: Phrase,
    /// The password typed beside it.
    pub password: AttrValue,
    /// What is wrong, once somebody has tried to go on.
    #[prop_or_default]
    pub fault: Option<NotChosen>,
    /// Told what is typed now.
    pub change: Callback<Phrase>,
}

/// The two lines.
#[component]
pub fn PhraseFields(props: &PhraseFieldsProps) -> Html {
    let suggested = use_state(|| None::<Result<Zeroizing<String>, ()>>);
    let into = |write: fn(&mut Phrase, String)| {
        let phrase = props.phrase.clone();
        props.change.reform(move |event: InputEvent| {
            let mut phrase = phrase.clone();
            write(&mut phrase, input::typed(&event));
            phrase
        })
    };
    let (weak, different): (Option<AttrValue>, Option<AttrValue>) = match props.fault {
        Some(NotChosen::Weak(fault)) => (Some(phrase_words(fault).into()), None),
        Some(NotChosen::Different) => (
            None,
            Some("The two are not the same. Type the phrase once more.".into()),
        ),
        None => (None, None),
    };
    let suggest = {
        let suggested = suggested.setter();
        Callback::from(move |_: MouseEvent| {
            suggested.set(Some(suggest(&mut Device).map_err(|_| ())));
        })
    };
    html! {
        <>
            <SecretField id="phrase" label="Unlock phrase" keeps={Keeps::Nothing}
                hint="Five or six words that nobody would guess together. Not your password."
                value={props.phrase.typed.to_string()} fault={weak}
                oninput={into(|phrase, text| phrase.typed = Zeroizing::new(text))} />
            { strength(&props.phrase, &props.password) }
            <div class="suggestion">
                <button type="button" class="link" onclick={suggest}>
                    { if suggested.is_some() { "Suggest another" } else { "Suggest one" } }
                </button>
                { match suggested.as_ref() {
                    None => Html::default(),
                    Some(Err(())) => html! { <Notice tone={Tone::Wrong} spoken=true>{ NO_RANDOMNESS }</Notice> },
                    Some(Ok(phrase)) => html! {
                        <Notice tone={Tone::Know} spoken=true>
                            <p>{ "Write it down until you know it, then type it in both lines:" }</p>
                            <p class="suggested">{ phrase.to_string() }</p>
                        </Notice>
                    },
                } }
            </div>
            <SecretField id="again" label="Type it once more" keeps={Keeps::Nothing}
                value={props.phrase.again.to_string()} fault={different}
                oninput={into(|phrase, text| phrase.again = Zeroizing::new(text))} />
        </>
    }
}

fn strength(phrase: &Phrase, password: &str) -> Html {
    if phrase.typed.is_empty() {
        return Html::default();
    }
    let (level, words) = match judge(&phrase.typed, password) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_chosen_when_it_is_good_typed_twice_and_not_the_password() {
        let phrase = |typed: &str, again: &str| Phrase {
            typed: Zeroizing::new(typed.to_owned()),
            again: Zeroizing::new(again.to_owned()),
        };
        let good = "seven herons over the weir";
        assert_eq!(
            phrase(good, " seven  herons over the weir").check("x"),
            Ok(())
        );
        assert_eq!(phrase(good, "seven").check("x"), Err(NotChosen::Different));
        assert_eq!(
            phrase(good, good).check(good),
            Err(NotChosen::Weak(PhraseFault::Password))
        );
        assert!(matches!(
            phrase("short", "short").check("x"),
            Err(NotChosen::Weak(_))
        ));
    }
}
