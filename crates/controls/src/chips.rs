//! Filters in a row: small buttons that are pressed or not.

use yew::prelude::*;

/// One filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// What is handed back.
    pub id: AttrValue,
    /// Its words.
    pub label: AttrValue,
    /// Whether it is on.
    pub on: bool,
}

/// A row of filters. What they filter by is heard, not seen; `onpress` is told the
/// id of the one that was pressed.
pub fn chips(label: &'static str, chips: Vec<Chip>, onpress: &Callback<AttrValue>) -> Html {
    html! {
        <div class="chips" role="group" aria-label={label}>
            { for chips.into_iter().map(|chip| {
                let id = chip.id.clone();
                let press = onpress.reform(move |_: MouseEvent| id.clone());
                html! {
                    <button type="button" class="chip" key={chip.id.as_str()}
                        aria-pressed={if chip.on { "true" } else { "false" }} onclick={press}>
                        { chip.label }
                    </button>
                }
            }) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{drawn, place};

    #[tokio::test]
    async fn the_row_is_named_and_each_chip_says_whether_it_is_on() {
        let chip = |id: &'static str, on| Chip {
            id: id.into(),
            label: id.into(),
            on,
        };
        let html = drawn(move || {
            let row = vec![chip("Health", true), chip("Money", false)];
            chips("What do you need?", row, &Callback::noop())
        })
        .await;
        assert!(html.contains(r#"role="group""#), "{html}");
        assert!(html.contains(r#"aria-label="What do you need?""#), "{html}");
        assert!(place(&html, r#"aria-pressed="true""#) < place(&html, "Health"));
        assert!(place(&html, r#"aria-pressed="false""#) < place(&html, "Money"));
    }
}
