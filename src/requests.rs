//! Asking for something outside a review: *contact me*, *an advocate*, *a complaint*…
//! Each is a short form that is written, sealed and sent by the same machinery as *My
//! views*; what is asked, who acts on it and what happens next are content.
//!
//! A request is held in memory until *Send*: it is short, and nobody finds half a
//! complaint on a phone.

pub mod ask_button;
pub mod begun;
pub mod list_page;
pub mod page;
pub mod parts;
pub mod start;
pub mod subject;
pub mod writer;
