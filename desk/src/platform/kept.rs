//! Small choices kept in this browser: light or dark. Nothing about anybody.

use super::window;

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok()?
}

/// The choice kept under `name`, if there is one and the browser lets us read it.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps a choice. A browser that refuses simply asks again next time.
pub fn keep(name: &str, choice: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, choice);
    }
}

fn storage_of_tab() -> Option<web_sys::Storage> {
    window()?.session_storage().ok()?
}

/// Keeps a word until this tab is closed.
pub fn keep_for_tab(name: &str, word: &str) {
    if let Some(storage) = storage_of_tab() {
        let _ = storage.set_item(name, word);
    }
}

/// The word kept for this tab, which is then kept no longer.
#[must_use]
pub fn take_for_tab(name: &str) -> Option<String> {
    let storage = storage_of_tab()?;
    let word = storage.get_item(name).ok()?;
    let _ = storage.remove_item(name);
    word
}
