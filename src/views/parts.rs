//! The screens of *My views* and the parts they are made of.

pub mod agenda_line;
pub mod agenda_page;
pub mod answer;
pub mod audience;
pub mod before_page;
pub mod door;
pub mod faces;
pub mod found_page;
pub mod helped_page;
pub mod option;
pub mod own_words;
pub mod people;
pub mod phone_page;
pub mod question_page;
pub mod review_page;
pub mod said;
pub mod sent_page;
pub mod several_boxes;
pub mod turns;
pub mod which_page;
