//! Starts the desk in the page that Trunk built for it.

fn main() {
    desk::app::start();
}
