//! A poster on A4: what it is about, the picture of the link, and the code. It names nobody
//! and says nothing of care: it hangs where others see it.

use crate::day_words;
use crate::settings::qr::Qr;
use chrono::NaiveDate;
use yew::prelude::*;

/// Properties of [`Poster`].
#[derive(Properties, PartialEq)]
pub struct PosterProps {
    /// Its name.
    pub title: AttrValue,
    /// The code, in groups.
    pub code: AttrValue,
    /// The link.
    pub link: AttrValue,
    /// Where young people open it.
    pub origin: AttrValue,
    /// The last day.
    pub closes_on: NaiveDate,
}

/// The poster. Seen only by a printer.
#[component]
pub fn Poster(props: &PosterProps) -> Html {
    let address = props.origin.split_once("//").map_or("", |(_, rest)| rest);
    html! {
        <section class="paper poster" aria-hidden="true">
            <p class="poster-kind">{ "Your say" }</p>
            <h2>{ &props.title }</h2>
            <Qr says={props.link.clone()} label="QR picture of the link" />
            <ol>
                <li>{ "Point a phone’s camera at the square and open the link." }</li>
                <li>{ "Or go to " }<b>{ address.to_owned() }</b>{ " and type the code." }</li>
            </ol>
            <p class="poster-code"><span>{ "Code" }</span><b>{ &props.code }</b></p>
            <p>{ "You need no account. Nobody can tell that it was you." }</p>
            <p class="poster-by">{ format!("Until {}", day_words::full(props.closes_on)) }</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn the_poster_has_name_picture_code_and_last_day_and_says_nothing_of_care() {
        let html = rendered::<Poster>(|| PosterProps {
            title: "How was the trip?".into(),
            code: "7K3 9QX".into(),
            link: "https://pledge.example/#c.7K39QX".into(),
            origin: "https://pledge.example".into(),
            closes_on: "2026-12-20".parse().unwrap(),
        })
        .await;
        in_order(
            &html,
            &[
                "How was the trip?",
                "<svg",
                "pledge.example",
                "7K3 9QX",
                "Sunday 20 December 2026",
            ],
        );
        for word in ["care", "council", "social", "trust"] {
            assert!(!html.to_lowercase().contains(word), "{word}");
        }
    }
}
