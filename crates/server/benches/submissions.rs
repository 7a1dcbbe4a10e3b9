//! Durable submissions a second and how long each takes, from 64 clients at once on
//! this machine, beside a handler that takes the same request and only says
//! "yes". Both are processes of their own; the clients share the machine with them.
//!
//! `cargo bench -p my-pledge-server [-- --seconds 10] [--database postgres://…]`
//! Ends by itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement that meets what it did not expect ends"
)]

#[path = "../../../tests/ground/ground.rs"]
mod ground;

use axum::Router;
use axum::routing::put;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use client::transport::{Method, Request, Transport as _};
use domain::ids::SubmissionId;
use domain::submission::SEALING_OVERHEAD;
use ground::over_the_wire::Wire;
use ground::running::{Running, command};
use ground::samples;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const CLIENTS: usize = 64;
/// What the answers to twenty questions come to.
const PADDED: usize = 8_192;
const WARM_UP: Duration = Duration::from_secs(1);

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let value = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1).cloned()
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if words.iter().any(|word| word == "constant") {
        return runtime.block_on(constant());
    }
    let seconds = value("--seconds").map_or(10, |seconds| seconds.parse().unwrap());
    runtime.block_on(compare(Duration::from_secs(seconds), value("--database")));
}

/// Takes any submission and says what a receipt says.
async fn constant() {
    let answer = "{\"id\":\"00000000-0000-4000-8000-000000000000\",\"durable\":true}";
    let app = Router::new().route(
        api::path::SUBMISSION_PATTERN,
        put(move |body: axum::body::Bytes| async move {
            drop(body);
            answer
        }),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("{}", listener.local_addr().unwrap());
    axum::serve(listener, app).await.unwrap();
}

async fn compare(time: Duration, database: Option<String>) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    println!("{CLIENTS} clients, {PADDED} bytes of sealed words each, {time:?} for each figure");
    println!(
        "this disk alone: {:.0} syncs a second",
        syncs_a_second(folder.path())
    );

    let mut yes = Command::new(std::env::current_exe().unwrap())
        .arg("constant")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(yes.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let constant = measure(line.trim().parse().unwrap(), time).await;
    yes.kill().unwrap();
    yes.wait().unwrap();

    let mut server = command(folder.path());
    if let Some(url) = &database {
        server.args(["--database", url]);
    }
    // Its log is read by nobody here, as by a journal on another machine.
    let server = Running::start(server.stderr(Stdio::piped()));
    server.open_door().await;
    let durable = measure(server.at, time).await;
    let kept = server.stop();
    assert!(kept.0.success());

    constant.print("constant handler");
    durable.print("durable submissions");
    println!(
        "durable / constant: {:.2} of the rate, {:.1} × the p50, {:.1} × the p99",
        durable.rate / constant.rate,
        durable.at(0.5) / constant.at(0.5),
        durable.at(0.99) / constant.at(0.99),
    );
}

struct Measured {
    rate: f64,
    /// Milliseconds, shortest first.
    taken: Vec<f64>,
}

impl Measured {
    fn at(&self, part: f64) -> f64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a list"
        )]
        let place = (self.taken.len() as f64 * part) as usize;
        self.taken[place.min(self.taken.len() - 1)]
    }

    fn print(&self, what: &str) {
        println!(
            "{what:<20} {:>8.0} a second   p50 {:>7.2} ms   p99 {:>7.2} ms   ({} answered)",
            self.rate,
            self.at(0.5),
            self.at(0.99),
            self.taken.len()
        );
    }
}

async fn measure(at: SocketAddr, time: Duration) -> Measured {
    let begin = Instant::now() + WARM_UP;
    let end = begin + time;
    let mut clients = tokio::task::JoinSet::new();
    for which in 0..CLIENTS {
        clients.spawn(send_until(at, which as u64, begin, end));
    }
    let mut taken: Vec<f64> = clients.join_all().await.into_iter().flatten().collect();
    taken.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "a count of seconds' work")]
    let rate = taken.len() as f64 / time.as_secs_f64();
    Measured { rate, taken }
}

async fn send_until(at: SocketAddr, which: u64, begin: Instant, end: Instant) -> Vec<f64> {
    let wire = Wire::to(at);
    let mut envelope = samples::envelope(&samples::id(0), false);
    envelope.sealed = URL_SAFE_NO_PAD.encode(vec![7; PADDED + SEALING_OVERHEAD]);
    let mut taken = Vec::new();
    let mut number: u64 = 0;
    while Instant::now() < end {
        number += 1;
        envelope.outer.id = scattered(which, number);
        let request = Request {
            method: Method::Put,
            path: api::path::submission(&envelope.outer.id),
            body: Some(samples::body(&envelope)),
            held: None,
        };
        let sent = Instant::now();
        let answer = wire.send(request).await.unwrap();
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        if sent >= begin && Instant::now() <= end {
            taken.push(sent.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    taken
}

/// Ids all over the table, as random ones are.
fn scattered(which: u64, number: u64) -> SubmissionId {
    let mut bytes = [0; 16];
    let mixed = (which << 40 | number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bytes[..8].copy_from_slice(&mixed.to_be_bytes());
    bytes[8..].copy_from_slice(&(which << 40 | number).to_be_bytes());
    SubmissionId::from_random(bytes)
}

fn syncs_a_second(folder: &std::path::Path) -> f64 {
    let mut file = File::create(folder.join("syncs")).unwrap();
    let began = Instant::now();
    let mut syncs = 0_u32;
    while began.elapsed() < Duration::from_secs(1) {
        file.write_all(&[7; 4_096]).unwrap();
        file.sync_data().unwrap();
        syncs += 1;
    }
    f64::from(syncs) / began.elapsed().as_secs_f64()
}
