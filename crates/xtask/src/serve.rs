//! `cargo xtask serve`: from a checkout to the running product.

mod child;

use std::{net::SocketAddr, path::PathBuf, process::Command, time::Instant};

use anyhow::{Context, Result};
use clap::Args;

use self::child::Child;
use crate::{
    build::{self, Effort, quick},
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
    /// Build the apps as they are shipped: cut into chapters and as small as can be.
    #[arg(long)]
    full: bool,
}

/// Checks, builds, starts, and stays until it is stopped. The server itself says
/// where the widget and the desk are, and how the first lead is made.
pub(crate) fn serve(house: &House, options: &Options) -> Result<()> {
    let data = house.root().join(&options.data);
    preflight::rustc_is_new_enough(house)?;
    preflight::port_is_free(options.listen)?;
    preflight::can_be_written(&data)?;
    preflight::wasm_target_is_there()?;
    let began = Instant::now();
    let effort = if options.full {
        Effort::Full
    } else if quick::is_ready(house)? {
        Effort::Quick
    } else {
        Effort::Plain
    };
    build::apps(house, effort, Some(&|| server(house)))?;
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
    say::step("Starting My Pledge: Ctrl-C stops it, and what it was sent stays in the data folder");
    let (mut child, events) = Child::start(command)?;
    let _preparing = quick::prepare(house)?;
    child.until_the_end(&events)?.said()
}

/// The server, built for development: quicker to build, and fast enough for
/// one machine. `cargo xtask release` makes the one to ship.
pub(crate) fn server(house: &House) -> Result<()> {
    let began = Instant::now();
    // The apps are one behind the other and longer: they come first.
    Run::cargo_giving_way()
        .args(["build", "--locked", "--package", "my-pledge-server"])
        .inside(house.root())
        .sharing_crates()?
        .quietly()
        .context("the server did not build")?;
    say::note(&format!(
        "the server is built: {}",
        say::time(began.elapsed())
    ));
    Ok(())
}
