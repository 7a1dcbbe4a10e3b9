//! The desk: the staff application. Young people never load it.
//!
//! | folder | what it is about |
//! |---|---|
//! | [`stage`] | where the desk stands: first run, signed out, locked, open |
//! | [`first_run`] | the lead's account, the team's key, the recovery sheet |
//! | [`sign_in`], [`council_account`], [`second_factor`], [`unlock`] | the doors: into the server, and to the words |
//! | [`workplace`] | the frame around the pages, and locking by itself |
//! | [`inbox`] | what has been sent, in the order to read it |
//! | [`good_news`] | praise: opened to be enjoyed |
//! | [`reading`] | one young person's views, opened in this browser |
//! | [`answering`] | how far views have come, and a reply |
//! | [`reviews`] | who is invited before a review: made, printed, watched, ended |
//! | [`review_figures`] | whether reviews were in time and how children took part, frozen |
//! | [`people`] | who is in the team: let in by safety words, removed; who answers what |
//! | [`settings`] | the open link, the key, the recovery sheet, how one signs in |
//! | [`consultations`] | questions to a group: written, opened, shared, counted |
//! | [`actions`] | you said, we did: written, followed, put on phones |
//! | [`report`] | the report to the panel: written, frozen, printed |
//! | [`figures`] | how figures are shown in which small numbers are hidden |
//! | [`taking_away`] | files that staff take away, made in this browser |
//! | [`audit`] | the record of what was done at the desk |
//! | [`platform`] | the only door to the browser |
//!
//! Where a folder has state, it is a pure reducer; pages read contexts, parts take
//! properties. What was opened lives in memory only, and goes when the desk locks.

pub mod actions;
pub mod answering;
pub mod app;
pub mod audit;
pub mod consultations;
pub mod council_account;
pub mod day_words;
pub mod doorstep;
pub mod fault_words;
pub mod figures;
pub mod first_run;
pub mod fresh;
pub mod good_news;
pub mod groups;
pub mod inbox;
pub mod people;
pub mod platform;
pub mod pledge;
pub mod published;
pub mod reading;
pub mod remote;
pub mod report;
pub mod review_figures;
pub mod reviews;
pub mod second_factor;
pub mod secret_field;
pub mod settings;
pub mod sign_in;
pub mod stage;
pub mod taking_away;
pub mod unlock;
pub mod workplace;

#[cfg(test)]
mod rendered;
