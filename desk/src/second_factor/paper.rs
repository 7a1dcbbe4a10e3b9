//! The spare codes: shown once, to be printed or copied by hand.

use crate::day_words;
use crate::platform::page;
use chrono::NaiveDate;
use controls::notice::{Notice, Tone};
use yew::prelude::*;

/// Properties of [`SpareCodesStep`].
#[derive(Properties, PartialEq)]
pub struct SpareCodesStepProps {
    /// The codes, in groups.
    pub codes: Vec<String>,
    /// Whose they are.
    pub name: AttrValue,
    /// Today.
    pub today: NaiveDate,
    /// Told when they are on paper.
    pub on_paper: Callback<()>,
}

/// The spare codes on screen.
#[component]
pub fn SpareCodesStep(props: &SpareCodesStepProps) -> Html {
    let print = Callback::from(|_| page::print());
    let go_on = props.on_paper.reform(|_: MouseEvent| ());
    html! {
        <>
            <p class="not-on-paper">{ "Without your phone or passkey, one of these codes lets you in. Print them, or write them by hand. They are shown this once." }</p>
            <div class="ways not-on-paper">
                <button type="button" class="button" onclick={print}>{ "Print the spare codes" }</button>
                <button type="button" class="button plain" onclick={go_on}>{ "They are on paper: go on" }</button>
            </div>
            <div class="on-desk">
                <section class="paper sheet" aria-label="Spare codes">
                    <header>
                        <p class="paper-kind">{ "My Pledge desk · keep apart from your phone" }</p>
                        <h2>{ "Spare codes" }</h2>
                        <p>{ format!("{}, {}", props.name, day_words::full(props.today)) }</p>
                    </header>
                    <ol class="sheet-words spare-codes" aria-label="The spare codes">
                        { for props.codes.iter().map(|code| html! { <li key={code.as_str()}><b>{ code }</b></li> }) }
                    </ol>
                    <p>{ "Each works once, in the place of your passkey or the code from your phone. Cross out what you have used. They open no young person’s words: that takes your password and your unlock phrase too." }</p>
                </section>
            </div>
            <div class="not-on-paper">
                <Notice tone={Tone::Care}>{ "Do not photograph them, and do not keep them with your phone." }</Notice>
            </div>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn every_code_is_on_the_paper_with_whose_it_is_and_what_it_is_for() {
        let html = rendered::<SpareCodesStep>(|| SpareCodesStepProps {
            codes: vec![
                "bcdfg-hjkmn-pqrst".to_owned(),
                "23456-789bc-dfghj".to_owned(),
            ],
            name: "Sam Okafor".into(),
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            on_paper: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "Print the spare codes",
                "on paper: go on",
                "<h2",
                "Sam Okafor, Sunday 22 November 2026",
                "<ol",
                "bcdfg-hjkmn-pqrst",
                "23456-789bc-dfghj",
                "works once",
            ],
        );
    }
}
