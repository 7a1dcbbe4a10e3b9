//! The pictures of the lock, each with its name and its lines.

use crate::phrases::lock as say;

/// How many there are to choose from.
pub const ALL: u8 = 12;

/// A picture's name.
#[must_use]
pub fn name(picture: u8) -> &'static str {
    match picture {
        0 => say::cat(),
        1 => say::house(),
        2 => say::heart(),
        3 => say::star(),
        4 => say::sun(),
        5 => say::tree(),
        6 => say::boat(),
        7 => say::fish(),
        8 => say::moon(),
        9 => say::key(),
        10 => say::cup(),
        _ => say::ball(),
    }
}

/// Its lines, in a square of 24.
#[must_use]
pub const fn lines(picture: u8) -> &'static str {
    match picture {
        0 => "M5 21V9L4 3l5 3h6l5-3-1 6v12zM9 12h.01M15 12h.01M10.5 16q1.5 1.4 3 0",
        1 => "M3 11l9-8 9 8M5.5 9.5V21h13V9.5M10 21v-6h4v6",
        2 => {
            "M12 21C5 15 2 11.5 3 7.500C4 4 9.500 3 12 7.500C14.500 3 20 4 21 7.500C22 11.500 19 15 12 21z"
        }
        3 => {
            "M12 2.5l2.9 6.300 6.800.8-5 4.700 1.300 6.800-6-3.400-6 3.400 1.300-6.800-5-4.700 6.800-.8z"
        }
        4 => {
            "M7.500 12a4.500 4.500 0 1 0 9 0a4.500 4.500 0 1 0-9 0M12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300L19 19M5 19l1.700-1.700M17.300 6.700L19 5"
        }
        5 => "M12 22v-7M12 15c-5 1-8-2-7-6 0-3 3-4 4-6 2-2 4-2 6 0 1 2 4 3 4 6 1 4-2 7-7 6z",
        6 => "M2 16h20l-3 5H5zM12 16V2l7 10h-7M10 12H5l5-7",
        7 => "M2 12c4-7 11-7 15 0-4 7-11 7-15 0zM17 12l5-4v8zM6.500 11h.01",
        8 => "M15 2.500A9.500 9.500 0 1 0 21 15.500 8 8 0 0 1 15 2.500z",
        9 => "M3 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M11 12h11v4M17.500 12v3",
        10 => "M4 6h13v10a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM17 9h1.500a3 3 0 0 1 0 6H17",
        _ => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M5 6c6 2 8 7 6 15M20 8c-6-1-12 2-17 6",
    }
}
