//! Connections: taken, timed, counted, and let go when the server stops.
//!
//! Our own loop rather than `axum::serve`, which gives a client all the time in the
//! world to send its headers, also while the server is stopping.

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

/// How long a client may take to send a request's headers, or say nothing between
/// two requests.
const HEADERS: Duration = Duration::from_secs(60);
/// How long what has begun may take to end after the server was told to stop:
/// longer than any request may take.
const ENDING: Duration = Duration::from_secs(35);
/// The most connections open at once; more wait to be taken.
const MOST_CONNECTIONS: usize = 4_096;
/// The most bytes of a request's headers.
const MOST_HEADERS: usize = 16 * 1_024;

/// Answers until told to stop, then ends what has begun.
pub(crate) async fn answer(listener: TcpListener, app: Router, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let ending = GracefulShutdown::new();
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_buf_size(MOST_HEADERS);
    tokio::pin!(stop);
    loop {
        let taken = tokio::select! {
            taken = take(&listener, &places) => taken,
            () = &mut stop => break,
        };
        let Some((stream, peer, place)) = taken else {
            continue;
        };
        let app = app
            .clone()
            .map_request(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(ConnectInfo(peer));
                request
            });
        let connection =
            builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
        let connection = ending.watch(connection);
        tokio::spawn(async move {
            // A connection that breaks off concerns nobody but its other end.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    tokio::select! {
        () = ending.shutdown() => {}
        () = tokio::time::sleep(ENDING) => tracing::warn!("some connections did not end in time"),
    }
}

type Taken = (TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit);

async fn take(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<Taken> {
    let place = places.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => {
            // Answers are small: they are not held back to be sent together.
            let _ = stream.set_nodelay(true);
            Some((stream, peer, place))
        }
        Err(_) => {
            // Out of file handles, most likely: some will be free in a moment.
            tokio::time::sleep(Duration::from_millis(100)).await;
            None
        }
    }
}
