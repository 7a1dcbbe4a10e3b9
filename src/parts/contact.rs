//! Ways to reach someone: call, text, website, e-mail, directions. Plain links, so
//! that they work with no network and no script, and nothing is recorded.

use crate::in_words::{dialled, in_address};
use crate::phrases::contact as say;
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// One way to reach someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Ring this number.
    Call(String),
    /// Send a message to this number, beginning with this word.
    Text(String, Option<String>),
    /// Write to this e-mail address.
    Email(String),
    /// Open this public page.
    Website(String),
    /// Go to this place.
    Directions(String),
}

/// A button-like link that reaches `name` this way. The name is heard with what is
/// seen; `class` says how strong it looks.
pub fn contact(name: &str, way: &Way, class: &'static str) -> Html {
    let words = match way {
        Way::Call(_) => say::call(),
        Way::Text(..) => say::text(),
        Way::Email(_) => say::email(),
        Way::Website(_) => say::website(),
        Way::Directions(_) => say::directions(),
    };
    link(name, words, way, class)
}

/// The same with the name itself on the button.
pub fn contact_by_name(name: &str, way: &Way, class: &'static str) -> Html {
    link(name, name, way, class)
}

fn link(name: &str, words: &str, way: &Way, class: &'static str) -> Html {
    let (icon, heard, href) = match way {
        Way::Call(number) => (
            Icon::Call,
            say::call_named(name, number),
            format!("tel:{}", dialled(number)),
        ),
        Way::Text(number, word) => (
            Icon::Text,
            say::text_named(name, number),
            text_address(number, word.as_deref()),
        ),
        Way::Email(to) => (Icon::Mail, say::email_named(name), format!("mailto:{to}")),
        Way::Website(page) => (Icon::Web, say::website_named(name), page.clone()),
        Way::Directions(place) => (
            Icon::Place,
            say::directions_named(name),
            format!(
                "https://www.google.com/maps/search/?api=1&query={}",
                in_address(place)
            ),
        ),
    };
    let elsewhere = matches!(way, Way::Website(_) | Way::Directions(_));
    html! {
        <a class={classes!("button", class)} {href} aria-label={heard}
            target={elsewhere.then_some("_blank")} rel={elsewhere.then_some("noopener noreferrer")}>
            { picture(icon) }
            <span>{ words.to_owned() }</span>
        </a>
    }
}

fn text_address(number: &str, word: Option<&str>) -> String {
    let number = dialled(number);
    match word {
        // Both telephones' systems take the body after `?&`.
        Some(word) => format!("sms:{number}?&body={}", in_address(word)),
        None => format!("sms:{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    async fn link(way: Way) -> String {
        page(move || contact("Childline", &way, "")).await
    }

    #[tokio::test]
    async fn the_name_is_heard_with_what_is_seen() {
        let html = link(Way::Call("0800 1111".to_owned())).await;
        assert!(
            html.contains(r#"aria-label="Call Childline on 0800 1111""#),
            "{html}"
        );
        assert!(html.contains(r#"href="tel:08001111""#), "{html}");
        assert!(!html.contains("target"), "{html}");
    }

    #[tokio::test]
    async fn a_text_begins_with_its_word() {
        let html = link(Way::Text("85258".to_owned(), Some("SHOUT".to_owned()))).await;
        assert!(html.contains("sms:85258?&amp;body=SHOUT"), "{html}");
    }

    #[tokio::test]
    async fn another_site_opens_in_its_own_tab_and_is_told_nothing() {
        let html = link(Way::Website("https://example.org".to_owned())).await;
        assert!(html.contains(r#"target="_blank""#), "{html}");
        assert!(html.contains("noreferrer"), "{html}");
    }
}
