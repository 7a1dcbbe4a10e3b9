//! Firefox. Its window stops shrinking at 500 pixels, so the page's size is set
//! over BiDi.

use std::{
    net::SocketAddr,
    process::{Command, Stdio},
};

use anyhow::Result;
use serde_json::{Map, Value, json};
use thirtyfour::{Capabilities, bidi::modules::browsing_context::Viewport};

use super::{Keeps, Likeness, Microphone, Started, session};
use crate::process::{Process, free_port};

/// What Firefox asks for with any page open.
pub(super) const OWN: &[&str] = &["mozilla.com", "mozilla.org", "mozilla.net", "mozaws.net"];

pub(super) async fn start(likeness: &Likeness) -> Result<Started> {
    let (port, tells_at) = (free_port()?, free_port()?);
    let mut command = Command::new("geckodriver");
    command
        .arg(format!("--port={port}"))
        .arg(format!("--websocket-port={tells_at}"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut driver = Process::start(command)?;
    driver
        .answers_at(SocketAddr::from(([127, 0, 0, 1], port)))
        .await?;

    let mut prefs = Map::from_iter([
        ("ui.primaryPointerCapabilities".to_owned(), json!(1)),
        ("ui.allPointerCapabilities".to_owned(), json!(1)),
        (
            "ui.systemUsesDarkTheme".to_owned(),
            json!(i32::from(likeness.dark)),
        ),
        (
            "layout.css.prefers-color-scheme.content-override".to_owned(),
            json!(i32::from(!likeness.dark)),
        ),
    ]);
    if let Some(stranger) = likeness.stranger {
        let there = stranger.ip().to_string();
        prefs.extend([
            ("network.proxy.type".to_owned(), json!(1)),
            (
                "network.proxy.http".to_owned(),
                Value::String(there.clone()),
            ),
            ("network.proxy.http_port".to_owned(), json!(stranger.port())),
            ("network.proxy.ssl".to_owned(), Value::String(there)),
            ("network.proxy.ssl_port".to_owned(), json!(stranger.port())),
        ]);
    }
    match likeness.keeps {
        Keeps::Everything => {}
        Keeps::UntilItCloses => {
            prefs.insert("browser.privatebrowsing.autostart".to_owned(), json!(true));
        }
        Keeps::Nothing => {
            prefs.insert("network.cookie.cookieBehavior".to_owned(), json!(2));
        }
    }
    let heard = match likeness.microphone {
        Microphone::Unasked => None,
        Microphone::Given => Some(1),
        Microphone::Refused => Some(2),
    };
    if let Some(heard) = heard {
        prefs.insert("media.navigator.streams.fake".to_owned(), json!(true));
        prefs.insert("permissions.default.microphone".to_owned(), json!(heard));
    }
    let mut args = vec!["-headless".to_owned()];
    if let Some(profile) = &likeness.profile {
        args.extend(["-profile".to_owned(), profile.display().to_string()]);
    }
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "firefox")?;
    wanted.set("webSocketUrl", true)?;
    wanted.set("moz:firefoxOptions", json!({"args": args, "prefs": prefs}))?;
    let firefox = session(port, wanted).await?;

    let bidi = firefox.bidi().await?;
    let pages = bidi.browsing_context();
    let (width, height) = likeness.size;
    for page in pages.get_tree(None).await?.contexts {
        pages
            .set_viewport(page.context, Some(Viewport { width, height }))
            .await?;
    }
    Ok(Started {
        driver: firefox,
        programs: vec![driver],
    })
}
