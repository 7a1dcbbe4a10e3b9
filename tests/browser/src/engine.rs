//! The three engines: how each is started, and what each asks for on its own
//! account. Everything after that is the same for all.

mod chromium;
mod firefox;
mod webkit;

use std::{net::SocketAddr, path::PathBuf};

use anyhow::{Context, Result};
use thirtyfour::{Capabilities, WebDriver};

use crate::process::Process;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Android phones and most laptops.
    Chromium,
    /// Firefox, in its long-supported version.
    Firefox,
    /// The engine of every iPhone.
    WebKit,
}

/// What the browser is like.
#[derive(Debug, Clone)]
pub struct Likeness {
    /// Width and height of the page, in CSS pixels.
    pub size: (u32, u32),
    /// Whether the person prefers a dark screen.
    pub dark: bool,
    /// Where every address but this machine's leads.
    pub stranger: Option<SocketAddr>,
    /// The browser's own folder, for one that is closed and opened again.
    pub profile: Option<PathBuf>,
    /// What it lets pages keep.
    pub keeps: Keeps,
    /// What becomes of a page that wants to hear.
    pub microphone: Microphone,
}

/// What becomes of a page that asks for the microphone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Microphone {
    /// Nobody answers the question.
    #[default]
    Unasked,
    /// It is given one that hears a tone; WebKit's small browser has none to give.
    Given,
    /// It is refused.
    Refused,
}

/// What a browser lets pages keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeps {
    /// What they like, for as long as they like; in WebKit only with a folder.
    #[default]
    Everything,
    /// Everything until its window closes: a private window.
    UntilItCloses,
    /// Nothing: somebody has turned storage off.
    Nothing,
}

/// A phone as `look.md` names it for the journeys.
pub const PHONE: (u32, u32) = (390, 844);

impl Default for Likeness {
    fn default() -> Self {
        Self {
            size: PHONE,
            dark: false,
            stranger: None,
            profile: None,
            keeps: Keeps::Everything,
            microphone: Microphone::Unasked,
        }
    }
}

/// A started browser: the programs it needs, and the line to it.
#[derive(Debug)]
pub(crate) struct Started {
    pub(crate) driver: WebDriver,
    /// In the order in which they end.
    pub(crate) programs: Vec<Process>,
}

impl Engine {
    pub(crate) async fn start(self, likeness: &Likeness) -> Result<Started> {
        match self {
            Self::Chromium => chromium::start(likeness).await,
            Self::Firefox => firefox::start(likeness).await,
            Self::WebKit => webkit::start(likeness).await,
        }
        .with_context(|| format!("{self:?} did not start"))
    }

    /// Whether the browser asks for this on its own account, whatever page is open.
    #[must_use]
    pub fn asks_for_itself(self, line: &str) -> bool {
        match self {
            Self::Chromium => chromium::OWN.iter().any(|own| line.contains(own)),
            Self::Firefox => firefox::OWN.iter().any(|own| line.contains(own)),
            Self::WebKit => false,
        }
    }

    /// Whether it can tell what happens in a page while it happens (WebDriver BiDi).
    pub(crate) fn tells(self) -> bool {
        !matches!(self, Self::WebKit)
    }
}

async fn session(port: u16, capabilities: Capabilities) -> Result<WebDriver> {
    // The line to the browser is plain, but what opens it wants a cipher at hand.
    // A second test in this process finds it there already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities)
        .await
        .context("no session")
}

fn is_root() -> bool {
    nix::unistd::Uid::effective().is_root()
}
