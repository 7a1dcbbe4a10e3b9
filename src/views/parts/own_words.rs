//! A box for own words: whole, however long, with no service of the browser reading
//! along. What is too long to send is said, and cut only when asked.

use crate::navigation::PAGE_TITLE_ID;
use crate::phrases::views as say;
use domain::views::MOST_WORDS;
use yew::prelude::*;

/// From how many characters before the limit the counter shows.
const NEAR: usize = 400;

/// A box for own words.
#[derive(Debug, Clone)]
pub struct OwnWords {
    id: AttrValue,
    words: String,
    changed: Callback<String>,
    label: Option<AttrValue>,
    described_by: Option<AttrValue>,
    rows: &'static str,
}

impl OwnWords {
    /// A box of two lines that the page's heading names; it grows.
    #[must_use]
    pub fn new(
        id: impl Into<AttrValue>,
        words: impl Into<String>,
        changed: Callback<String>,
    ) -> Self {
        Self {
            id: id.into(),
            words: words.into(),
            changed,
            label: None,
            described_by: None,
            rows: "2",
        }
    }

    /// With words of its own that name it.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<AttrValue>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Described further by the element of this id.
    #[must_use]
    pub fn described_by(mut self, id: Option<&'static str>) -> Self {
        self.described_by = id.map(AttrValue::from);
        self
    }

    /// One line at first.
    #[must_use]
    pub const fn short(mut self) -> Self {
        self.rows = "1";
        self
    }

    /// Six lines at first.
    #[must_use]
    pub const fn long(mut self) -> Self {
        self.rows = "6";
        self
    }

    /// Drawn.
    pub fn draw(self) -> Html {
        let changed = self.changed;
        let oninput = Callback::from(move |event: InputEvent| {
            let area: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
            changed.emit(area.value());
        });
        let count_id = format!("{}-count", self.id);
        let described = match &self.described_by {
            Some(other) => format!("{other} {count_id}"),
            None => count_id.clone(),
        };
        let count = count(&self.words);
        html! {
            <div class="own-words">
                if let Some(label) = &self.label {
                    <label for={self.id.clone()}>{ label }</label>
                }
                <textarea id={self.id} aria-labelledby={self.label.is_none().then_some(PAGE_TITLE_ID)}
                    aria-describedby={described} rows={self.rows} value={self.words} {oninput} dir="auto"
                    autocomplete="off" autocorrect="off" autocapitalize="sentences" spellcheck="false"
                    writingsuggestions="false" data-gramm="false" />
                <p id={count_id} class="count" role="status">{ count }</p>
            </div>
        }
    }
}

fn count(words: &str) -> Option<String> {
    // Bytes are never fewer than characters: most boxes are done here.
    if words.len() + NEAR <= MOST_WORDS {
        return None;
    }
    let letters = words.chars().count();
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    if letters > MOST_WORDS {
        Some(say::letters_over(whole(letters - MOST_WORDS)))
    } else if letters + NEAR > MOST_WORDS {
        Some(say::letters_left(whole(MOST_WORDS - letters)))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn nothing_of_the_browser_reads_along_and_nothing_is_cut() {
        let html = page(|| {
            OwnWords::new("box", "", Callback::noop())
                .labelled("Say more")
                .draw()
        })
        .await;
        for off in [
            r#"autocomplete="off""#,
            r#"autocorrect="off""#,
            r#"spellcheck="false""#,
            r#"writingsuggestions="false""#,
        ] {
            assert!(html.contains(off), "{off} in {html}");
        }
        assert!(!html.contains("maxlength"), "{html}");
        assert!(html.contains(r#"<label for="box">"#), "{html}");
    }

    #[test]
    fn letters_are_counted_only_near_the_end() {
        assert_eq!(count(&"x".repeat(MOST_WORDS - NEAR)), None);
        assert!(count(&"x".repeat(MOST_WORDS - NEAR + 1)).is_some());
        let over = count(&"🙂".repeat(MOST_WORDS + 7)).expect("it is too long");
        assert!(over.starts_with('7'), "{over}");
        assert_eq!(count(&"🙂".repeat(MOST_WORDS / 4)), None);
    }
}
