//! Chromium, as a phone with a touch screen where the page is a phone's.

use std::{
    net::SocketAddr,
    process::{Command, Stdio},
};

use anyhow::Result;
use serde_json::json;
use thirtyfour::Capabilities;

use super::{Keeps, Likeness, Microphone, Started, is_root, session};
use crate::process::{Process, free_port};

/// What Chromium asks for with any page open, even with its background work off.
pub(super) const OWN: &[&str] = &["googleapis.com", "google.com", "gvt1.com"];

pub(super) async fn start(likeness: &Likeness) -> Result<Started> {
    let port = free_port()?;
    let mut command = Command::new("chromedriver");
    command
        .arg(format!("--port={port}"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut driver = Process::start(command)?;
    driver
        .answers_at(SocketAddr::from(([127, 0, 0, 1], port)))
        .await?;

    let (width, height) = likeness.size;
    let mut args = vec![
        "--headless=new".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-features=OptimizationHints,MediaRouter,Translate".to_owned(),
        format!("--window-size={width},{height}"),
    ];
    if is_root() {
        args.push("--no-sandbox".to_owned());
    }
    if likeness.dark {
        args.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    if let Some(stranger) = likeness.stranger {
        args.push(format!("--proxy-server=http://{stranger}"));
    }
    if let Some(profile) = &likeness.profile {
        args.push(format!("--user-data-dir={}", profile.display()));
    }
    if likeness.keeps == Keeps::UntilItCloses {
        args.push("--incognito".to_owned());
    }
    if likeness.microphone != Microphone::Unasked {
        args.push("--use-fake-device-for-media-stream".to_owned());
    }
    let mut options = json!({"args": args});
    if likeness.keeps == Keeps::Nothing {
        options["prefs"]["profile.default_content_setting_values.cookies"] = json!(2);
    }
    let heard = match likeness.microphone {
        Microphone::Unasked => None,
        Microphone::Given => Some(1),
        Microphone::Refused => Some(2),
    };
    if let Some(heard) = heard {
        options["prefs"]["profile.default_content_setting_values.media_stream_mic"] = json!(heard);
    }
    if width < 600 {
        options["mobileEmulation"] = json!({"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2, "touch": true}});
    }
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "chrome")?;
    wanted.set("webSocketUrl", true)?;
    wanted.set("goog:chromeOptions", options)?;
    Ok(Started {
        driver: session(port, wanted).await?,
        programs: vec![driver],
    })
}
