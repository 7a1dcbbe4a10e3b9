//! What the screens of a consultation are made of.

pub mod answer;
pub mod code_box;
pub mod ranking;
pub mod results;
pub mod review;
