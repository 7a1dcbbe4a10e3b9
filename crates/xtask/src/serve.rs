//! `cargo xtask serve`: from a checkout to the running product.

mod child;

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    process::Command,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::Args;

use self::child::{Child, Event};
use crate::{
    build::{self, Effort},
    house::House,
    preflight,
    run::Run,
    say,
};

/// What can be chosen about serving.
#[derive(Args)]
pub(crate) struct Options {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder that holds the database.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Build the apps as they are shipped: slower, and a smaller download.
    #[arg(long)]
    full: bool,
}

/// How long a server on a slow disk may take to answer for the first time.
const START: Duration = Duration::from_secs(60);

/// Checks, builds, starts, says where it is, and stays until it is stopped.
pub(crate) fn serve(house: &House, options: &Options) -> Result<()> {
    let data = house.root().join(&options.data);
    preflight::rustc_is_new_enough(house)?;
    preflight::port_is_free(options.listen)?;
    preflight::can_be_written(&data)?;
    preflight::wasm_target_is_there()?;
    let began = Instant::now();
    build::apps(
        house,
        if options.full {
            Effort::Full
        } else {
            Effort::Quick
        },
        Some(&|| server(house)),
    )?;
    say::note(&format!("Built in {}", say::time(began.elapsed())));

    let mut command = Command::new(house.server_binary());
    command
        .arg("serve")
        .arg("--listen")
        .arg(options.listen.to_string())
        .arg("--data")
        .arg(&data)
        .arg("--dist")
        .arg(house.at("dist"))
        .current_dir(house.root());
    if options.listen.ip().is_loopback() {
        // Safari and its kin keep no `Secure` cookie from an http address.
        command.arg("--plain-cookie");
    }
    let (mut child, events) = Child::start(command)?;
    if let Some(ended) = wait_until_it_answers(options.listen, &events)? {
        return ended.said();
    }
    welcome(options.listen);
    child.until_the_end(&events)?.said()
}

/// The server, built for development: quicker to build, and fast enough for
/// one machine. `cargo xtask release` makes the one to ship.
pub(crate) fn server(house: &House) -> Result<()> {
    let began = Instant::now();
    Run::cargo()
        .args(["build", "--locked", "--package", "my-pledge-server"])
        .inside(house.root())
        .quietly()
        .context("the server did not build")?;
    say::note(&format!(
        "the server is built: {}",
        say::time(began.elapsed())
    ));
    Ok(())
}

fn wait_until_it_answers(address: SocketAddr, events: &Receiver<Event>) -> Result<Option<Event>> {
    let began = Instant::now();
    while began.elapsed() < START {
        if is_well(address) {
            return Ok(None);
        }
        match events.recv_timeout(Duration::from_millis(100)) {
            Ok(event) => return Ok(Some(event)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => bail!("lost the server"),
        }
    }
    bail!(
        "the server has not answered at {address} for {}",
        say::time(START)
    )
}

/// Whether `/healthz` says 200.
fn is_well(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(
            stream,
            "GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

fn welcome(address: SocketAddr) {
    say::step("My Pledge is running");
    say::note(&format!("The widget:  http://{address}/"));
    say::note(&format!("The desk:    http://{address}/desk/"));
    say::note(
        "The first lead account is made at the desk: whoever opens it first is asked for a name,",
    );
    say::note(
        "a password and an unlock phrase, and prints the recovery sheet. Then invitations work.",
    );
    say::note("Ctrl-C stops it. What it was sent stays in the data folder.");
}
