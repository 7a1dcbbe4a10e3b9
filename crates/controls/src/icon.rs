//! The drawn icons: 24 by 24, one line of the text's own colour. They never stand
//! alone for meaning, so they are hidden from assistive technology.

use yew::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $drawing:literal,)*) => {
        /// An icon.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Icon { $($(#[$doc])* $name,)* }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            const fn drawing(self) -> &'static str {
                match self { $(Self::$name => $drawing,)* }
            }
        }
    };
}

icons! {
    /// A house.
    Home = "M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z",
    /// A shield with a tick: the pledge.
    Pledge = "M12 21s-7-4.4-7-10V5l7-2 7 2v6c0 5.6-7 10-7 10zM9 11.5l2.2 2.2L15.5 9.5",
    /// A speech bubble with lines: views.
    Views = "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5",
    /// A magnifying glass.
    Search = "M5 11a6 6 0 1 0 12 0a6 6 0 1 0-12 0M20 20l-4.5-4.5",
    /// A headset: help.
    Help = "M5 13a7 7 0 0 1 14 0M5 13h1a1.5 1.5 0 0 1 1.5 1.5v3A1.5 1.5 0 0 1 6 19a2 2 0 0 1-2-2v-2.5A1.5 1.5 0 0 1 5 13zM19 13h-1a1.5 1.5 0 0 0-1.5 1.5v3A1.5 1.5 0 0 0 18 19a2 2 0 0 0 2-2v-2.5A1.5 1.5 0 0 0 19 13z",
    /// A heart.
    Heart = "M12 20S4 15 4 9.5A4.2 4.2 0 0 1 12 7.5 4.2 4.2 0 0 1 20 9.5C20 15 12 20 12 20z",
    /// Sliders: settings.
    Settings = "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
    /// A loudspeaker.
    Speak = "M4 10v4h3.5L12 18V6L7.5 10zM15.5 9.5a3.5 3.5 0 0 1 0 5M18 7a7 7 0 0 1 0 10",
    /// A loudspeaker that is crossed out: not aloud.
    Quiet = "M4 10v4h3.5L12 18V6L7.5 10zM15.5 9.5l5 5M20.5 9.5l-5 5",
    /// A printer.
    Print = "M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z",
    /// Goes round: ask again.
    Refresh = "M19 7a8 8 0 1 0 1 6M19.5 2.5V7H15",
    /// One person.
    Person = "M8.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M5 20c0-4 3-6.5 7-6.5s7 2.5 7 6.5",
    /// A square: stop.
    Stop = "M7 7h10v10H7z",
    /// Points on to what unfolds or follows.
    Chevron = "M9 5.5l6.5 6.5L9 18.5",
    /// Points up: move up.
    Up = "M12 19V5M6 11l6-6 6 6",
    /// Points down: move down.
    Down = "M12 5v14M6 13l6 6 6-6",
    /// Points back.
    Back = "M19 12H5M11 6l-6 6 6 6",
    /// A telephone.
    Call = "M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15.5 15.5 0 0 1 4.5 6a2 2 0 0 1 2-2z",
    /// A message.
    Text = "M4 5h16v11H10l-5 4v-4H4zM8.5 10.5h.01M12 10.5h.01M15.5 10.5h.01",
    /// An envelope.
    Mail = "M4 6h16v12H4zM4.5 6.5L12 13l7.5-6.5",
    /// Leads to another site.
    Web = "M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5",
    /// A pin on a map.
    Place = "M12 21s-6.5-5.8-6.5-11a6.5 6.5 0 0 1 13 0c0 5.2-6.5 11-6.5 11zM9.7 10a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0",
    /// Two sheets: copy.
    Copy = "M9 9h11v11H9zM5 15H4V4h11v1",
    /// A tick.
    Tick = "M5 12.5l4.5 4.5L19 7.5",
    /// A cross.
    Cross = "M6 6l12 12M18 6L6 18",
    /// A bookmark: keep.
    Keep = "M7 4h10v16l-5-4-5 4z",
    /// A clock.
    Clock = "M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0M12 7.5V12l3 2",
    /// A calendar.
    Calendar = "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4",
    /// A padlock.
    Lock = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    /// Two people: standing up for you.
    People = "M5 7a3 3 0 1 0 6 0a3 3 0 1 0-6 0M14.5 9a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M2.5 20c0-4 2.5-6 5.5-6s5.5 2 5.5 6M14 15.5c.8-.6 1.8-1 3-1 2.6 0 4.5 1.8 4.5 5.5",
    /// An open book.
    Book = "M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14",
    /// A shield.
    Shield = "M12 21s-7-4.4-7-10V5l7-2 7 2v6c0 5.6-7 10-7 10z",
    /// A path with a flag at its end.
    Path = "M6 20c8 0 0-8 6-8s0-8 7-8M4.4 20a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0M16 2.5L19.5 4 18 7.5",
    /// A leaf.
    Leaf = "M5 19C5 9 11 5 20 4c0 10-4 15-12 15M5 21c2-5 5-8 9-10",
}

/// An icon, drawn.
pub fn picture(icon: Icon) -> Html {
    // Those that point along the line turn with the direction of writing.
    let turns = matches!(icon, Icon::Chevron | Icon::Back).then_some("icon-turns");
    html! {
        <svg class={classes!("icon", turns)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={icon.drawing()} />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::drawn;

    #[tokio::test]
    async fn an_icon_is_hidden_from_screen_readers_and_takes_no_focus() {
        let html = drawn(|| picture(Icon::Heart)).await;
        assert!(html.contains(r#"aria-hidden="true""#), "{html}");
        assert!(html.contains(r#"focusable="false""#), "{html}");
    }

    #[test]
    fn every_icon_is_a_drawing_of_its_own() {
        for (at, icon) in Icon::ALL.iter().enumerate() {
            assert!(icon.drawing().starts_with('M'), "{icon:?}");
            for other in &Icon::ALL[at + 1..] {
                assert_ne!(icon.drawing(), other.drawing(), "{icon:?} {other:?}");
            }
        }
    }
}
