//! The recovery sheet as it is printed: the words, also as a picture, what it is for, how
//! to use it, where to keep it.

use crate::day_words;
use crate::settings::qr::Qr;
use chrono::NaiveDate;
use yew::prelude::*;

/// Properties of [`SheetPaper`].
#[derive(Properties, PartialEq)]
pub struct SheetPaperProps {
    /// The words, in order.
    pub words: Vec<&'static str>,
    /// The trust's name.
    pub trust: AttrValue,
    /// Who made it.
    pub made_by: AttrValue,
    /// When.
    pub made_on: NaiveDate,
    /// The key's fingerprint, in groups, to tell sheets apart.
    pub fingerprint: AttrValue,
}

/// The recovery sheet.
#[component]
pub fn SheetPaper(props: &SheetPaperProps) -> Html {
    html! {
        <section class="paper sheet" aria-label="Recovery sheet">
            <header>
                <p class="paper-kind">{ "My Pledge · keep locked away" }</p>
                <h2>{ "Recovery sheet" }</h2>
                <p>{ &props.trust }</p>
            </header>
            <ol class="sheet-words" aria-label="The twelve words">
                { for props.words.iter().map(|word| html! { <li><b>{ *word }</b></li> }) }
            </ol>
            <div class="sheet-scan">
                <Qr says={props.words.join(" ")} label="The same twelve words, as a picture for a hand scanner" />
                <p>{ "The same words, for a hand scanner that types into the desk. Not for a phone: a phone keeps what it sees." }</p>
            </div>
            <div class="paper-columns">
                <div>
                    <h3>{ "What it is for" }</h3>
                    <p>{ "Young people’s words are sealed. These twelve words open them when every unlock phrase is lost. Without either, nobody can ever read them again." }</p>
                </div>
                <div>
                    <h3>{ "How to use it" }</h3>
                    <p>{ "Sign in at the desk. Choose “I have lost my phrase”. Type the words in order." }</p>
                </div>
                <div>
                    <h3>{ "Where to keep it" }</h3>
                    <p>{ "In a safe or a locked cupboard that two people know of. Do not photograph, scan or e-mail it." }</p>
                </div>
            </div>
            <dl class="paper-facts">
                <div><dt>{ "Made by" }</dt><dd>{ &props.made_by }</dd></div>
                <div><dt>{ "Made on" }</dt><dd>{ day_words::full(props.made_on) }</dd></div>
                <div><dt>{ "Kept at" }</dt><dd class="to-fill-in"></dd></div>
                <div><dt>{ "Seen by (two names)" }</dt><dd class="to-fill-in"></dd></div>
                <div class="wide"><dt>{ "Key" }</dt><dd class="figures">{ &props.fingerprint }</dd></div>
            </dl>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn the_sheet_numbers_its_words_and_says_what_it_is_for_by_whom_and_when() {
        let html = rendered::<SheetPaper>(|| SheetPaperProps {
            words: vec!["abandon", "zebra"],
            trust: "Slough Children First".into(),
            made_by: "Sam Okafor".into(),
            made_on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            fingerprint: "0011 2233".into(),
        })
        .await;
        in_order(
            &html,
            &[
                "<h2",
                "<ol",
                "abandon",
                "zebra",
                "hand scanner",
                "What it is for",
                "Sam Okafor",
                "Sunday 22 November 2026",
                "0011 2233",
            ],
        );
    }
}
