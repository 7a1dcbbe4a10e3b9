//! The sheet on screen, to be printed or copied by hand.

use crate::first_run::paper::SheetPaper;
use crate::platform::page;
use chrono::NaiveDate;
use controls::notice::{Notice, Tone};
use yew::prelude::*;

/// Properties of [`SheetStep`].
#[derive(Properties, PartialEq)]
pub(crate) struct SheetStepProps {
    /// The words, in order.
    pub(crate) words: Vec<&'static str>,
    /// The trust's name.
    pub(crate) trust: AttrValue,
    /// Who makes it.
    pub(crate) made_by: AttrValue,
    /// Today.
    pub(crate) today: NaiveDate,
    /// The key's fingerprint, in groups.
    pub(crate) fingerprint: AttrValue,
    /// Told when it is on paper.
    pub(crate) on_paper: Callback<()>,
}

/// The sheet.
#[component]
pub(crate) fn SheetStep(props: &SheetStepProps) -> Html {
    let print = Callback::from(|_| page::print());
    let go_on = props.on_paper.reform(|_: MouseEvent| ());
    html! {
        <>
            <p class="not-on-paper">{ "If every phrase is lost, these twelve words are the only way back to what young people said. Print the sheet, or write it by hand." }</p>
            <div class="ways not-on-paper">
                <button type="button" class="button" onclick={print}>{ "Print the sheet" }</button>
                <button type="button" class="button plain" onclick={go_on}>{ "It is on paper: go on" }</button>
            </div>
            <div class="on-desk">
                <SheetPaper words={props.words.clone()} trust={props.trust.clone()}
                    made_by={props.made_by.clone()} made_on={props.today} fingerprint={props.fingerprint.clone()} />
            </div>
            <div class="not-on-paper">
                <Notice tone={Tone::Care}>{ "Use a printer you trust, and take the page at once. Do not save it as a file or photograph it." }</Notice>
            </div>
        </>
    }
}
