//! Small things kept on this phone: how the widget looks, and on a phone that is just
//! theirs what the pledge check needs. No words of the person are ever kept here; drafts
//! and the outbox have their own storage.

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

/// Forgets a choice.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// Forgets every choice, whatever its name.
pub fn forget_everything() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
}
