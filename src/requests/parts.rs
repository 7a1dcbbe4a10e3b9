//! What a request's screens are made of: properties in, callbacks out.

pub mod after_sent;
pub mod before_page;
pub mod dates;
pub mod other_page;
pub mod review_page;
pub mod urgent;
