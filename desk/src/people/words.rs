//! The safety words of one key, worked out in this browser.

use crate::platform::clock;
use seal::keys::own::OwnPublicKey;
use seal::keys::safety::{SAFETY_WORDS, safety_words};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The words, once they are worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worked {
    /// It takes a moment.
    Working,
    /// These.
    Out([&'static str; SAFETY_WORDS]),
    /// Too little memory.
    NoMemory,
}

/// Properties of [`SafetyWords`].
#[derive(Properties, PartialEq)]
pub struct SafetyWordsProps {
    /// The team's id.
    pub team: AttrValue,
    /// The member's id.
    pub member: AttrValue,
    /// Their public key.
    pub public_key: OwnPublicKey,
}

/// The safety words of this key.
#[component]
pub fn SafetyWords(props: &SafetyWordsProps) -> Html {
    let worked = use_state_eq(|| Worked::Working);
    {
        let worked = worked.setter();
        let of = (props.team.clone(), props.member.clone(), props.public_key);
        use_effect_with(of, move |(team, member, public_key)| {
            let (team, member, public_key) = (team.clone(), member.clone(), *public_key);
            spawn_local(async move {
                clock::breathe().await;
                let words = safety_words(&team, &member, &public_key);
                worked.set(words.map_or(Worked::NoMemory, Worked::Out));
            });
        });
    }
    html! { <WordsShown worked={*worked} /> }
}

/// Properties of [`WordsShown`].
#[derive(Properties, PartialEq)]
pub struct WordsShownProps {
    /// How far they are.
    pub worked: Worked,
}

/// The words in their order, or why they are not there.
#[component]
pub fn WordsShown(props: &WordsShownProps) -> Html {
    match props.worked {
        Worked::Working => {
            html! { <p class="muted" role="status">{ "Working out the safety words…" }</p> }
        }
        Worked::NoMemory => html! {
            <p role="alert">{ "This computer has too little memory free to work out the words. Close other pages and load this one again." }</p>
        },
        Worked::Out(words) => html! {
            <ol class="safety-words" aria-label="Safety words">
                { for words.iter().map(|word| html! { <li><b>{ *word }</b></li> }) }
            </ol>
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn the_words_are_a_numbered_list_in_their_order() {
        let html = rendered::<WordsShown>(|| WordsShownProps {
            worked: Worked::Out(["one", "two", "six", "ten", "ape", "bee", "cow", "dog"]),
        })
        .await;
        assert_eq!(html.matches("<li").count(), SAFETY_WORDS, "{html}");
        in_order(&html, &["<ol", "one", "two", "cow", "dog"]);
    }
}
