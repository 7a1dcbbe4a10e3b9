//! Parts that several pages use. Parts that the desk could use too are in `controls`.

pub mod contact;
pub mod copy_words;
pub mod footing_tag;
pub mod source_line;
