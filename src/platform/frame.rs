//! Whether we stand in somebody else's page.

use super::window;

/// Whether another page holds this one in a frame.
#[must_use]
pub fn framed() -> bool {
    let Some(window) = window() else {
        return false;
    };
    match window.top() {
        Ok(Some(top)) => !js_sys::Object::is(&top, &window),
        // A top that may not even be asked for is somebody else's.
        Ok(None) | Err(_) => true,
    }
}
