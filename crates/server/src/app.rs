//! Every route, on one screen.

use crate::house::House;
use crate::routes::{
    actions, consultations, content, desk, events, health, invitations, pledge, receipts,
    submissions, team,
};
use crate::{apps, failure::Failure, headers, logging, same_site};
use api::path;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::MethodRouter;
use axum::{Router, http};
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// A request that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(30);

macro_rules! routes {
    ($($path:ident => $($method:ident $handler:expr),+;)+) => {
        /// Every route: its method, in lower case, and its path. A test holds each to
        /// the table of roles.
        pub const ROUTES: &[(&str, &str)] = &[$($((stringify!($method), path::$path),)+)+];

        fn routed() -> Router<House> {
            Router::new()$(
                .route(path::$path, MethodRouter::new()$(.$method($handler))+)
            )+
        }
    };
}

routes! {
    CONTENT => get content::get;
    TEAM => get team::get;
    TEAM_EARLIER => get team::get_earlier;
    SUBMISSION_PATTERN => put submissions::put;
    INVITATION_LOOK_UP => post invitations::look_up;
    RECEIPT_LOOK_UP => post receipts::look_up;
    PLEDGE_RATING => put pledge::put;
    PLEDGE_FIGURES => get pledge::get;
    CONSULTATIONS => get consultations::get;
    CONSULTATION_LOOK_UP => post consultations::look_up;
    CONSULTATION_GROUP => post consultations::group;
    CONSULTATION_ANSWER => put consultations::put;
    EVENTS => get events::get;
    WALL => get events::get_wall;
    DESK_EVENTS => get desk::events::get, post desk::events::post;
    DESK_EVENT_PATTERN => put desk::events::put, delete desk::events::delete;
    DESK_WALL => get desk::wall::get, post desk::wall::post;
    DESK_PRAISE_PATTERN => put desk::wall::put, delete desk::wall::delete;
    ACTIONS => get actions::get;
    ACTION_HAPPENED => put actions::put_happened;
    DESK_ACTIONS => get desk::actions::get_all, post desk::actions::post;
    DESK_ACTION_PATTERN => get desk::actions::get, put desk::actions::put, delete desk::actions::delete;
    DESK_ACTION_UPDATES_PATTERN => post desk::actions::post_update;
    DESK_PLEDGE => get desk::pledge::get;
    DESK_REVIEW_FIGURES => get desk::review_figures::get, post desk::review_figures::post;
    DESK_REVIEW_FIGURES_KEPT => get desk::review_figures::get_kept, post desk::review_figures::post_kept;
    DESK_CONSULTATIONS => get desk::consultations::get_all, post desk::consultations::post;
    DESK_CONSULTATION_PATTERN => get desk::consultations::get, put desk::consultations::put,
        delete desk::consultations::delete;
    DESK_CONSULTATION_STEP_PATTERN => post desk::consultations::post_step;
    DESK_CONSULTATION_CHANGED_PATTERN => put desk::consultations::put_changed;
    DESK_CONSULTATION_GROUPS_PATTERN => post desk::consultations::post_group;
    DESK_CONSULTATION_RESULTS_PATTERN => get desk::consultations::get_results;
    DESK_REPORTS => get desk::reports::get_all, post desk::reports::post;
    DESK_REPORT_PATTERN => get desk::reports::get, put desk::reports::put, delete desk::reports::delete;
    DESK_REPORT_FREEZE_PATTERN => post desk::reports::post_freeze;
    HEALTH => get health::get;
    DESK_SETUP => get desk::setup::get, post desk::setup::post;
    DESK_ACCEPT => post desk::accept::post;
    DESK_SESSION => get desk::session::get, post desk::session::post, delete desk::session::delete;
    DESK_HALF => get desk::session::get_half;
    DESK_COUNCIL_ACCOUNT => get desk::council_account::get, delete desk::council_account::delete;
    DESK_COUNCIL_SIGN_IN => post desk::council_account::post_sign_in;
    DESK_COUNCIL_LINK => post desk::council_account::post_link;
    DESK_COUNCIL_ACCEPT => post desk::council_account::post_accept;
    DESK_COUNCIL_RETURN => get desk::council_account::coming_back::get;
    DESK_FACTOR => get desk::second_factor::get, post desk::second_factor::post;
    DESK_FACTOR_FIRST => post desk::second_factor::set_up::post_first,
        put desk::second_factor::set_up::put_first;
    DESK_FACTOR_NEXT => post desk::second_factor::set_up::post_next,
        put desk::second_factor::set_up::put_next;
    DESK_FACTOR_AGAIN => post desk::second_factor::post_again;
    DESK_FACTOR_PASSKEY => post desk::passkeys::post_ask;
    DESK_FACTOR_AGAIN_PASSKEY => post desk::passkeys::post_ask_again;
    DESK_FACTOR_FIRST_PASSKEY => post desk::passkeys::post_first, put desk::passkeys::put_first;
    DESK_PASSKEYS => post desk::passkeys::post, put desk::passkeys::put;
    DESK_PASSKEY_PATTERN => delete desk::passkeys::delete;
    DESK_SPARE_CODES => post desk::second_factor::post_spare_codes;
    DESK_SESSIONS => get desk::sessions::get, delete desk::sessions::delete;
    DESK_SESSION_PATTERN => delete desk::sessions::delete_one;
    DESK_AUDIT => post desk::audit::post;
    DESK_AUDIT_STATE => get desk::audit::get_state;
    DESK_OWN_KEY => get desk::own_key::get, put desk::own_key::put;
    DESK_ANSWERS_AS => get desk::answers_as::get, put desk::answers_as::put;
    DESK_KEYS => get desk::keys::get, post desk::keys::post;
    DESK_SHEET_PATTERN => put desk::keys::put_sheet;
    DESK_PROMISE_PATTERN => put desk::keys::put_promise;
    DESK_PEOPLE => get desk::people::get, post desk::people::post;
    DESK_PERSON_PATTERN => delete desk::people::delete;
    DESK_PERSON_CODE_PATTERN => post desk::people::post_code;
    DESK_PERSON_CONFIRMED_PATTERN => put desk::people::put_confirmed;
    DESK_PERSON_ROLE_PATTERN => put desk::people::put_role;
    DESK_PERSON_FACTOR_PATTERN => delete desk::people::delete_factor;
    DESK_INBOX => get desk::inbox::get;
    DESK_SUBMISSION_PATTERN => get desk::submissions::get;
    DESK_OPENED_PATTERN => post desk::submissions::post_opened;
    DESK_SUBMISSION_REVIEW_PATTERN => get desk::review_notes::get_of_submission, put desk::review_notes::put_of_submission;
    DESK_SEVERAL => post desk::submissions::post_several;
    DESK_SEVERAL_OPENED => post desk::submissions::post_several_opened;
    DESK_ASSIGNED_PATTERN => put desk::submissions::put_assigned;
    DESK_ANSWERS_PATTERN => get desk::answers::get, post desk::answers::post;
    DESK_RECORD_PATTERN => put desk::answers::put_record;
    DESK_INVITATIONS => get desk::invitations::get, post desk::invitations::post;
    DESK_INVITATION_PATTERN => put desk::invitations::put, delete desk::invitations::delete;
    DESK_INVITATION_END_PATTERN => put desk::invitations::put_end;
    DESK_INVITATION_REVIEW_PATTERN => put desk::review_notes::put;
    DESK_EXPORTS => post desk::exports::post;
}

/// The whole server.
pub fn app(house: House) -> Router {
    routed()
        .fallback(apps::serve)
        .method_not_allowed_fallback(async || Failure::NotFound)
        .layer(from_fn_with_state(house.clone(), same_site::writes_only))
        .layer(CatchPanicLayer::custom(after_a_panic))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        .layer(from_fn_with_state(house.clone(), headers::harden))
        .layer(from_fn_with_state(house.clone(), logging::watch))
        .with_state(house)
}

fn after_a_panic(_: Box<dyn Any + Send>) -> http::Response<axum::body::Body> {
    let response: Response = Failure::Panicked.into_response();
    response
}
