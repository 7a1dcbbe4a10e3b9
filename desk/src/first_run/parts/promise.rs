//! What young people are told before they send anything.

use crate::first_run::ceremony::{Ceremony, Change, Line};
use crate::platform::input;
use controls::field::Field;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of every step.
#[derive(Properties, PartialEq)]
pub(in crate::first_run) struct StepProps {
    /// The ceremony.
    pub(in crate::first_run) ceremony: Rc<Ceremony>,
    /// Told what happens.
    pub(in crate::first_run) change: Callback<Change>,
}

impl StepProps {
    /// Tells what is typed into this line.
    pub(super) fn on_typing(&self, at: Line) -> Callback<InputEvent> {
        self.change
            .reform(move |event| Change::Typed(at, input::typed(&event)))
    }

    /// What is wrong at this line.
    pub(super) fn fault(&self, at: Line) -> Option<AttrValue> {
        self.ceremony.fault(at).map(AttrValue::from)
    }
}

/// The promise.
#[component]
pub(in crate::first_run) fn PromiseStep(props: &StepProps) -> Html {
    let onsubmit = props.change.reform(|event: SubmitEvent| {
        input::take_over(&event);
        Change::Promised
    });
    let ceremony = &props.ceremony;
    let days = ceremony.working_days();
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <Field id="readers" label="Who reads what young people send?" value={ceremony.readers.clone()}
                hint="In words they know." fault={props.fault(Line::Readers)}
                oninput={props.on_typing(Line::Readers)} />
            <Field id="days" label="Within how many working days is it opened?" inputmode="numeric" most={2}
                class="narrow" value={ceremony.days.clone()} fault={props.fault(Line::Days)}
                hint="Promise what you can keep in a bad week. The inbox warns you before it is late."
                oninput={props.on_typing(Line::Days)} />
            if let Some(days) = days {
                <div class="preview">
                    <p class="small muted">{ "Before they send, young people read:" }</p>
                    <blockquote>{ told(&ceremony.readers, days) }</blockquote>
                </div>
            }
            <p><button class="button">{ "Go on to the unlock phrase" }</button></p>
        </form>
    }
}

/// What stands before *Send* on the phone.
#[must_use]
pub(crate) fn told(readers: &str, days: u16) -> String {
    format!(
        "{} will open it within {}.",
        readers.trim(),
        crate::day_words::counted(days.into(), "working day")
    )
}
