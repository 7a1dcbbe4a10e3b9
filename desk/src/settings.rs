//! The open link, the key, the recovery sheet and whether it works, how one signs in, and how the desk looks.

pub mod appearance;
pub mod council_account;
pub mod my_factor;
pub mod my_sessions;
pub mod new_sheet;
pub mod open_link;
pub mod page;
pub mod promise;
pub mod qr;
pub mod ready;
pub mod try_sheet;
