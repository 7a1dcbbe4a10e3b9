//! The pictures that an answer may be: five faces and our own drawings. Each always stands
//! with its words.

use yew::prelude::*;

/// Each picture by its name.
const PICTURES: [(&str, &str); 12] = [
    (
        "sun",
        "M14 24a10 10 0 1 0 20 0a10 10 0 1 0-20 0M24 4v5M24 39v5M4 24h5M39 24h5M10 10l3.5 3.5M34.5 34.5L38 38M10 38l3.5-3.5M34.5 13.5L38 10",
    ),
    (
        "rain",
        "M14 28a8 8 0 0 1 .5-16A11 11 0 0 1 35 15a6.6 6.6 0 0 1-1 13zM15 34l-2 7M24 34l-2 7M33 34l-2 7",
    ),
    ("house", "M6 23L24 7l18 16M11 20v21h26V20M20 41V29h8v12"),
    (
        "school",
        "M4 41h40M8 41V22h32v19M8 22L24 12l16 10M24 12V4h8v5h-8M21 41v-9h6v9M14 28h3M31 28h3",
    ),
    (
        "ball",
        "M7 24a17 17 0 1 0 34 0a17 17 0 1 0-34 0M24 16l7.5 5.5-3 9h-9l-3-9zM24 16V7M31.5 21.5l8.5-3M28.5 30.5l5 7.5M19.5 30.5l-5 7.5M16.5 21.5L8 18.5",
    ),
    (
        "music",
        "M18 36V10l20-4v26M8 36a5 5 0 1 0 10 0a5 5 0 1 0-10 0M28 32a5 5 0 1 0 10 0a5 5 0 1 0-10 0M18 18l20-4",
    ),
    (
        "food",
        "M6 24h36a18 18 0 0 1-11 16H17A18 18 0 0 1 6 24zM16 18c0-4 3-4 3-8M24 18c0-4 3-4 3-8M32 18c0-4 3-4 3-8",
    ),
    ("phone", "M14 4h20v40H14zM14 10h20M14 36h20M23 40h2"),
    (
        "people",
        "M10 14a6 6 0 1 0 12 0a6 6 0 1 0-12 0M28 17a5 5 0 1 0 10 0a5 5 0 1 0-10 0M4 40c0-9 5-14 12-14s12 5 12 14M29 28c8-3 15 2 15 11",
    ),
    (
        "tree",
        "M24 44V26M24 34l8-6M24 38l-7-6M24 4c-7 0-9 6-8 9-6 1-8 7-5 11 3 5 9 4 13 2 4 2 10 3 13-2 3-4 1-10-5-11 1-3-1-9-8-9z",
    ),
    (
        "heart",
        "M24 41S6 30 6 17.5A9.5 9.5 0 0 1 24 13a9.5 9.5 0 0 1 18 4.5C42 30 24 41 24 41z",
    ),
    (
        "star",
        "M24 5l5.8 12.2L43 19l-9.7 9.2L35.8 42 24 35.3 12.2 42l2.5-13.8L5 19l13.2-1.8z",
    ),
];

/// The picture whose name an option's id begins with: `sun`, `sun-2`. An option without
/// one has only its words.
pub fn picture_of(option: &str) -> Html {
    let name = option.split('-').next().unwrap_or_default();
    match PICTURES.iter().find(|(known, _)| *known == name) {
        Some((_, drawing)) => html! {
            <svg class="picked" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
                <path d={*drawing} />
            </svg>
        },
        None => Html::default(),
    }
}

/// The faces from the happiest on: their class, and their mouth. The outer ones have brows
/// too: the difference shows without colour.
const FACES: [(&str, &str); 5] = [
    (
        "face face-1",
        "M12 25c1.5 8.5 16.5 8.5 18 0zM11.5 14.5q3.5-3.5 7 0M23.5 14.5q3.5-3.5 7 0",
    ),
    ("face face-2", "M13.5 26.5c3.5 5 11.5 5 15 0"),
    ("face face-3", "M14 28.5h14"),
    ("face face-4", "M13.5 30.5c3.5-5 11.5-5 15 0"),
    (
        "face face-5",
        "M12.5 32c2.5-8 14.5-8 17 0M10.5 15.5l6.5-3M31.5 15.5l-6.5-3",
    ),
];

/// One of the five faces, the happiest first; nothing beyond.
pub fn face(at: usize) -> Html {
    let Some((class, lines)) = FACES.get(at) else {
        return Html::default();
    };
    // The happiest has its eyes closed in laughter: its brows are its eyes.
    let eyes = at > 0;
    html! {
        <svg class={*class} viewBox="0 0 42 42" aria-hidden="true" focusable="false">
            <circle class="face-skin" cx="21" cy="21" r="19" />
            if eyes {
                <circle class="face-eye" cx="15" cy="18.5" r="2.3" />
                <circle class="face-eye" cx="27" cy="18.5" r="2.3" />
            }
            <path class="face-line" d={*lines} />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::drawn;

    #[tokio::test]
    async fn what_is_drawn_is_hidden_from_ears_and_what_is_unknown_is_not_drawn() {
        let html = drawn(|| {
            html! { <>{ (0..6).map(face).collect::<Html>() }{ picture_of("sun-2") }{ picture_of("odd") }</> }
        })
        .await;
        assert_eq!(html.matches("<svg").count(), 6, "{html}");
        assert_eq!(html.matches(r#"aria-hidden="true""#).count(), 6);
        assert_eq!(
            html.matches("face-eye").count(),
            8,
            "two each, but for the first"
        );
    }
}
