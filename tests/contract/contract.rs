//! The client against the real router: every route as the apps call it, and as
//! somebody who means harm would.

mod answers;
mod bad_input;
mod content;
mod desk;
mod files;
#[path = "../ground/ground.rs"]
mod ground;
mod guards;
mod invitations;
mod invited;
mod retention;
mod sending;
mod setup;
