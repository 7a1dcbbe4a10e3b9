//! The same function, as a page calls it.

use wasm_bindgen::prelude::wasm_bindgen;

/// See [`crate::answer`].
#[wasm_bindgen]
#[must_use]
pub fn answer(person: &str, on: &str) -> String {
    crate::answer(person, on)
}

/// See [`crate::decide_often`].
///
/// # Errors
/// When a person or the day cannot be read.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "a page hands its list over")]
pub fn decide_often(people: Vec<String>, on: &str, times: u32) -> Result<usize, String> {
    crate::decide_often(&people, on, times)
}
