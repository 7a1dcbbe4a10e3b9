//! The box that searches while one types, and what it says it found.

use crate::phrases::local_offer as say;
use crate::platform::input;
use controls::icon::{Icon, picture};
use domain::local_offer::search::Found;
use yew::prelude::*;

/// The box with the words typed so far; `ontype` is told them on every change.
pub fn search_box(words: &str, ontype: &Callback<String>) -> Html {
    let typed = ontype.reform(|typing: InputEvent| input::typed(&typing));
    let clear = ontype.reform(|_: MouseEvent| String::new());
    html! {
        <div class="search" role="search">
            <label for="offer-search">{ say::search() }</label>
            <div class="search-box">
                { picture(Icon::Search) }
                <input id="offer-search" type="text" inputmode="search" enterkeyhint="search"
                    autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="200"
                    placeholder={say::search_example()} value={words.to_owned()} oninput={typed} />
                if !words.is_empty() {
                    <button type="button" class="icon-button" onclick={clear}>
                        { picture(Icon::Cross) }
                        <span class="for-ears">{ say::clear() }</span>
                    </button>
                }
            </div>
        </div>
    }
}

/// What the search says it did, in words.
#[must_use]
pub fn said(found: &Found, count: usize) -> String {
    let mut words = Vec::new();
    if let Some(showing) = &found.showing {
        words.push(say::showing(showing));
    }
    if found.only_some_words {
        words.push(say::only_some_words().to_owned());
    }
    words.push(if count == 0 {
        say::nothing().to_owned()
    } else {
        say::found(u32::try_from(count).unwrap_or(u32::MAX))
    });
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(showing: Option<&str>) -> Found {
        Found {
            services: Vec::new(),
            showing: showing.map(str::to_owned),
            only_some_words: false,
        }
    }

    #[test]
    fn a_correction_is_said_before_the_count() {
        let words = said(&found(Some("dental")), 3);
        assert_eq!(words, "Showing “dental”. 3 things found, on this phone.");
    }

    #[test]
    fn nothing_found_never_says_there_is_no_help() {
        assert!(said(&found(None), 0).contains("does not mean there is no help"));
    }
}
