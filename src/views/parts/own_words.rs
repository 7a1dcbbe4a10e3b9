//! A box for own words: whole, however long, with no service of the browser reading
//! along. What is too long to send is said, and cut only when asked.

use crate::phrases::views as say;
use domain::views::MOST_WORDS;
use yew::prelude::*;

/// From how many characters before the limit the counter shows.
const NEAR: usize = 400;

/// Properties of [`OwnWords`].
#[derive(Properties, PartialEq)]
pub struct OwnWordsProps {
    /// The box's id.
    pub id: AttrValue,
    /// The words that name it; without them the page's heading does.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The id of what describes it further.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// What stands in it.
    pub words: AttrValue,
    /// Lines at first; it grows.
    #[prop_or(2)]
    pub rows: u8,
    /// It has changed.
    pub changed: Callback<String>,
}

/// A box for own words.
#[component]
pub fn OwnWords(props: &OwnWordsProps) -> Html {
    let changed = props.changed.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let area: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
        changed.emit(area.value());
    });
    let labelled = props
        .label
        .is_none()
        .then_some(crate::navigation::PAGE_TITLE_ID);
    let count_id = format!("{}-count", props.id);
    let described = match &props.described_by {
        Some(other) => format!("{other} {count_id}"),
        None => count_id.clone(),
    };
    html! {
        <div class="own-words">
            if let Some(label) = &props.label {
                <label for={props.id.clone()}>{ label }</label>
            }
            <textarea id={props.id.clone()} aria-labelledby={labelled} aria-describedby={described}
                rows={props.rows.to_string()} value={props.words.clone()} {oninput} dir="auto"
                autocomplete="off" autocorrect="off" autocapitalize="sentences" spellcheck="false"
                writingsuggestions="false" data-gramm="false" />
            <p id={count_id} class="count" role="status">{ count(&props.words) }</p>
        </div>
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
    use yew::ServerRenderer;

    async fn rendered(words: &str) -> String {
        let words = words.to_owned();
        ServerRenderer::<OwnWords>::with_props(move || OwnWordsProps {
            id: "box".into(),
            label: Some("Say more".into()),
            described_by: None,
            words: words.into(),
            rows: 2,
            changed: Callback::noop(),
        })
        .hydratable(false)
        .render()
        .await
    }

    #[tokio::test]
    async fn nothing_of_the_browser_reads_along_and_nothing_is_cut() {
        let html = rendered("").await;
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
