//! What the server says about itself: one JSON line an event, on standard error.
//!
//! A request's line has its method, the route's pattern, the status and the time
//! taken. Never a path with its ids, a query, a body, an address or an agent.

use crate::failure::Failure;
use crate::house::House;
use crate::store::StoreFault;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Instant;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

/// Starts the log.
pub fn start() {
    // Only this program's own lines, and warnings of the libraries: below that,
    // libraries write what passes through them.
    let lines = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("my_pledge_server", LevelFilter::INFO);
    let writer = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_target(false)
        .with_writer(std::io::stderr);
    tracing_subscriber::registry()
        .with(writer.with_filter(lines))
        .init();
    // A panic's own message may quote what was being worked on: only its place is said.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic");
    }));
}

/// One line a request, and no more requests at once than can be answered.
pub async fn watch(State(house): State<House>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("a file", MatchedPath::as_str)
        .to_owned();
    let response = match house.requests.try_acquire() {
        Ok(_permit) => next.run(request).await,
        Err(_) => Failure::from(StoreFault::Busy).into_response(),
    };
    tracing::info!(
        method = method.as_str(),
        route,
        status = response.status().as_u16(),
        micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
        "answered"
    );
    response
}
