//! The server's API as typed calls, over any [`transport::Transport`]: `fetch` in
//! the apps, the router itself in tests.
//!
//! One method a route. Nothing here retries, stores or shows anything: what an
//! answer means for a submission is the outbox's plan, and words are the app's.

pub mod actions;
pub mod consultations;
mod desk;
pub mod events;
pub mod fault;
#[cfg(feature = "fetch")]
pub mod fetch;
pub mod invitations;
pub mod people;
pub mod phone;
pub mod report;
pub mod review_figures;
pub mod sign_in;
pub mod transport;
pub mod wall;

pub use fault::Fault;

/// The API over one transport. What phones call is in [`phone`], what the staff
/// application calls in [`desk`], [`people`], [`invitations`] and [`sign_in`].
#[derive(Debug, Clone)]
pub struct Client<T> {
    transport: T,
}

impl<T: transport::Transport> Client<T> {
    /// The API over this transport.
    pub const fn new(transport: T) -> Self {
        Self { transport }
    }
}
