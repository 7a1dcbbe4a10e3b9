//! Groups: when they meet, what was said there, and the wall of good news and awards.
//!
//! | file | what it is about |
//! |---|---|
//! | [`page`], [`list`] | what is coming and what has been, and which of it is shown |
//! | [`draft`], [`form`], [`unsaved`] | writing a meeting: as a pure reducer, its boxes, and what was not saved |
//! | [`seen`] | a meeting for who only reads |
//! | [`asking`] | a consultation made from a meeting |
//! | [`calendar`] | calendar files for staff |
//! | [`wall`], [`piece`] | what is on the wall, and writing a piece of it |
//! | [`looking`] | the second look before everybody can read it |
//!
//! Where a group meets is for who holds groups. Who came is written nowhere, only how many.

pub mod asking;
pub mod calendar;
pub mod draft;
pub mod form;
pub mod list;
pub mod looking;
pub mod page;
pub mod piece;
pub mod seen;
pub mod unsaved;
pub mod wall;
pub mod words;
