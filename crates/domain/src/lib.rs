//! What My Pledge is about, and nothing else: promises, entitlements, questions,
//! views, the local offer, and the rules that connect them.
//!
//! Nothing here knows a clock, randomness, I/O, the web or SQL. Days and instants
//! are passed in. Everything compiles for the phone, the desk and the server.

pub mod band;
pub mod calendar;
pub mod care_status;
pub mod circumstances;
pub mod code;
pub mod consultation;
pub mod danger;
pub mod decide;
pub mod due;
pub mod edition;
pub mod enclosure;
pub mod entitlement;
pub mod explain;
pub mod form;
pub mod groups;
pub mod help;
pub mod ids;
pub mod invitation;
pub mod language;
pub mod local_offer;
pub mod participation;
pub mod pledge;
pub mod reading_age;
pub mod receipt;
pub mod request;
pub mod review_figures;
pub mod sourced;
pub mod submission;
pub mod views;
pub mod wording;
