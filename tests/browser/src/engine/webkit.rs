//! WebKit, through WebKitGTK's small browser. It has no headless mode, so it
//! gets a screen of its own, of just the page's size.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::Capabilities;

use super::{Keeps, Likeness, Started, session};
use crate::process::{Process, free_port};

/// Where Debian keeps it, for each machine's architecture.
const BROWSERS: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];

/// The same engine with a folder of its own.
const KEEPING: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/engine/webkit-that-keeps.py"
);

pub(super) async fn start(likeness: &Likeness) -> Result<Started> {
    let (width, height) = likeness.size;
    let mut command = Command::new("Xvfb");
    command
        .args(["-displayfd", "1", "-screen", "0"])
        .arg(format!("{width}x{height}x24"))
        .args(["-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut screen = Process::start(command)?;
    let display = display_of(screen.child()).context("the screen did not start")?;

    let port = free_port()?;
    let mut command = Command::new("WebKitWebDriver");
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", format!(":{display}"))
        // Without a desktop there is nobody to ask about accessibility settings.
        .env("NO_AT_BRIDGE", "1")
        .env(
            "GTK_THEME",
            if likeness.dark {
                "Adwaita:dark"
            } else {
                "Adwaita"
            },
        )
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(stranger) = likeness.stranger {
        // Not the `proxy` capability: its list of exceptions is read past its end
        // and crashes the browser at about one start in seven.
        command
            .env("http_proxy", format!("http://{stranger}"))
            .env("https_proxy", format!("http://{stranger}"))
            .env("no_proxy", "127.0.0.1,localhost");
    }
    let keeping = likeness
        .profile
        .as_ref()
        .filter(|_| likeness.keeps != Keeps::UntilItCloses);
    if let Some(folder) = keeping {
        let refuses = likeness.keeps == Keeps::Nothing;
        command
            .env("MY_PLEDGE_WEBKIT_FOLDER", folder)
            .env("MY_PLEDGE_WEBKIT_REFUSES", if refuses { "1" } else { "0" });
    }
    let mut driver = Process::start(command)?;
    driver
        .answers_at(SocketAddr::from(([127, 0, 0, 1], port)))
        .await?;

    let browser = match keeping {
        Some(_) => KEEPING,
        None => BROWSERS
            .iter()
            .find(|path| Path::new(path).is_file())
            .context("MiniBrowser is not installed")?,
    };
    let mut wanted = Capabilities::new();
    wanted.set(
        "webkitgtk:browserOptions",
        json!({"binary": browser, "args": ["--automation", "--full-screen"]}),
    )?;
    let webkit = session(port, wanted).await?;
    webkit.set_window_rect(0, 0, width, height).await?;
    Ok(Started {
        driver: webkit,
        programs: vec![driver, screen],
    })
}

/// The screen says its number on the first line.
fn display_of(screen: &mut Child) -> Result<u32> {
    let said = screen.stdout.take().context("nothing to read")?;
    let mut line = String::new();
    BufReader::new(said).read_line(&mut line)?;
    line.trim()
        .parse()
        .with_context(|| format!("not a number: {line:?}"))
}
