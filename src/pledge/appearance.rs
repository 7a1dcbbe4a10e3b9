//! Which colours and which icon a priority has: data names one of six looks.

use controls::icon::Icon;

/// The class that gives a priority its colours.
#[must_use]
pub const fn look(look: u8) -> &'static str {
    match look {
        1 => "look-1",
        2 => "look-2",
        3 => "look-3",
        4 => "look-4",
        5 => "look-5",
        _ => "look-6",
    }
}

/// A priority's icon.
#[must_use]
pub const fn icon(look: u8) -> Icon {
    match look {
        1 => Icon::People,
        2 => Icon::Book,
        3 => Icon::Shield,
        4 => Icon::Heart,
        5 => Icon::Path,
        _ => Icon::Leaf,
    }
}
