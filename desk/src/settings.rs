//! The open link, the key, the recovery sheet, and how the desk looks.

pub mod appearance;
pub mod new_sheet;
pub mod open_link;
pub mod page;
pub mod qr;
pub mod ready;
