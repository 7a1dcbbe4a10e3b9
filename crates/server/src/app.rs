//! Every route, on one screen.

use crate::house::House;
use crate::routes::{content, desk, health, invitations, receipts, submissions, team};
use crate::{apps, failure::Failure, headers, logging, same_site};
use api::path;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{delete, get, post, put};
use axum::{Router, http};
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// A request that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole server.
pub fn app(house: House) -> Router {
    Router::new()
        .route(path::CONTENT, get(content::get))
        .route(path::TEAM, get(team::get))
        .route(path::SUBMISSION_PATTERN, put(submissions::put))
        .route(path::INVITATION_LOOK_UP, post(invitations::look_up))
        .route(path::RECEIPT_LOOK_UP, post(receipts::look_up))
        .route(path::HEALTH, get(health::get))
        .route(
            path::DESK_SETUP,
            get(desk::setup::get).post(desk::setup::post),
        )
        .route(
            path::DESK_SESSION,
            get(desk::session::get)
                .post(desk::session::post)
                .delete(desk::session::delete),
        )
        .route(
            path::DESK_FACTOR,
            get(desk::second_factor::get).post(desk::second_factor::post),
        )
        .route(
            path::DESK_FACTOR_FIRST,
            post(desk::second_factor::set_up::post_first)
                .put(desk::second_factor::set_up::put_first),
        )
        .route(
            path::DESK_FACTOR_NEXT,
            post(desk::second_factor::set_up::post_next).put(desk::second_factor::set_up::put_next),
        )
        .route(
            path::DESK_FACTOR_AGAIN,
            post(desk::second_factor::post_again),
        )
        .route(
            path::DESK_SPARE_CODES,
            post(desk::second_factor::post_spare_codes),
        )
        .route(
            path::DESK_SESSIONS,
            get(desk::sessions::get).delete(desk::sessions::delete),
        )
        .route(
            path::DESK_SESSION_PATTERN,
            delete(desk::sessions::delete_one),
        )
        .route(path::DESK_AUDIT, post(desk::audit::post))
        .route(path::DESK_AUDIT_STATE, get(desk::audit::get_state))
        .route(
            path::DESK_ANSWERS_AS,
            get(desk::answers_as::get).put(desk::answers_as::put),
        )
        .route(path::DESK_KEYS, get(desk::keys::get).post(desk::keys::post))
        .route(path::DESK_SHEET_PATTERN, put(desk::keys::put_sheet))
        .route(path::DESK_INBOX, get(desk::inbox::get))
        .route(path::DESK_SUBMISSION_PATTERN, get(desk::submissions::get))
        .route(
            path::DESK_OPENED_PATTERN,
            post(desk::submissions::post_opened),
        )
        .route(
            path::DESK_ANSWERS_PATTERN,
            get(desk::answers::get).post(desk::answers::post),
        )
        .route(path::DESK_RECORD_PATTERN, put(desk::answers::put_record))
        .route(
            path::DESK_INVITATIONS,
            get(desk::invitations::get).post(desk::invitations::post),
        )
        .route(
            path::DESK_INVITATION_PATTERN,
            put(desk::invitations::put).delete(desk::invitations::delete),
        )
        .route(
            path::DESK_INVITATION_END_PATTERN,
            put(desk::invitations::put_end),
        )
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
