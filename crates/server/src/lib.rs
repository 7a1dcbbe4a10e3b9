//! The server: keeps sealed submissions, serves the content and both apps, and
//! knows nothing of what anybody said.
//!
//! [`app`] has every route on one screen, [`routes`] what each does, [`store`] all
//! the SQL, [`cli`] the commands. A library only so that tests can drive it.

pub mod action_held;
pub mod app;
pub mod apps;
pub mod body;
pub mod cli;
pub mod config;
pub mod consultation_figures;
pub mod council_account;
pub mod edges;
pub mod edition;
pub mod factor;
pub mod failure;
pub mod half;
mod headers;
pub mod house;
pub mod jobs;
mod listen;
pub mod logging;
pub mod passkey;
pub mod pledge_figures;
pub mod principal;
pub mod report_figures;
mod report_sources;
pub mod routes;
mod same_site;
pub mod secrets;
pub mod store;
pub mod tries;
