//! One thing to choose: a real radio button or tick box with a large target.
//!
//! Drawn by a function, as every part here that keeps no state: a component costs
//! the phone some 3 KB of code.

use yew::prelude::*;

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Choosable {
    kind: &'static str,
    name: AttrValue,
    on: bool,
    disabled: bool,
    means: Option<AttrValue>,
    chosen: Callback<bool>,
    words: Html,
}

impl Choosable {
    /// One of several under the same name; `chosen` is told when it is.
    #[must_use]
    pub fn one(
        name: impl Into<AttrValue>,
        on: bool,
        chosen: Callback<bool>,
        words: impl Into<Html>,
    ) -> Self {
        Self {
            kind: "radio",
            name: name.into(),
            on,
            disabled: false,
            means: None,
            chosen,
            words: words.into(),
        }
    }

    /// To tick or leave; `chosen` is told which.
    #[must_use]
    pub fn tick(
        name: impl Into<AttrValue>,
        on: bool,
        chosen: Callback<bool>,
        words: impl Into<Html>,
    ) -> Self {
        Self {
            kind: "checkbox",
            ..Self::one(name, on, chosen, words)
        }
    }

    /// With more about it below its words.
    #[must_use]
    pub fn meaning(mut self, means: impl Into<AttrValue>) -> Self {
        self.means = Some(means.into());
        self
    }

    /// Shown, but not to be chosen now.
    #[must_use]
    pub const fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// Drawn.
    pub fn draw(self) -> Html {
        let chosen = self.chosen;
        let onchange = Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            chosen.emit(input.checked());
        });
        html! {
            <label class={classes!("choice", self.on.then_some("on"))}>
                <input type={self.kind} name={self.name} checked={self.on}
                    disabled={self.disabled} {onchange} />
                <span>
                    { self.words }
                    if let Some(means) = self.means {
                        <span class="hint">{ means }</span>
                    }
                </span>
            </label>
        }
    }
}
