//! Starts the widget in the browser. Everything else is in the library, so that
//! its parts can also be rendered natively in tests.

fn main() {
    widget::start();
}
