//! Figures in which small numbers are hidden, as they are shown everywhere at the desk:
//! as bars with numbers, and as a table. What is hidden has a word, never a nought.

pub mod bars;
pub mod rates;
pub mod table;

/// What stands where a number is hidden. Why is not said: it would tell something.
pub const HIDDEN: &str = "hidden";

/// A number, or that it is hidden.
#[must_use]
pub fn number(number: Option<u64>) -> String {
    number.map_or_else(|| HIDDEN.to_owned(), |number| number.to_string())
}
