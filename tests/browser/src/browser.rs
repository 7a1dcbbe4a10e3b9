//! A started browser, and what it noticed: errors on the page's console, and
//! anything the page's own policy refused.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use futures_util::StreamExt;
use serde_json::json;
use thirtyfour::{
    WebDriver,
    bidi::{events::LogEntryAdded, modules::log::LogLevel},
};

use crate::{
    engine::{Engine, Likeness, Started},
    process::Process,
};

/// Keeps in the page what its policy refuses. Runs before the page's own
/// scripts where the engine can do that, and right after loading elsewhere.
const WATCH_THE_POLICY: &str = "() => { if (!window.refusedByPolicy) { window.refusedByPolicy = []; \
    addEventListener('securitypolicyviolation', (event) => \
    window.refusedByPolicy.push(`${event.effectiveDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`)); } }";

/// A browser with one page open.
#[derive(Debug)]
pub struct Browser {
    /// Which engine it is.
    pub engine: Engine,
    driver: WebDriver,
    noticed: Arc<Mutex<Vec<String>>>,
    _programs: Vec<Process>,
}

impl Browser {
    /// Starts it.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn open(engine: Engine, likeness: &Likeness) -> Result<Self> {
        let Started { driver, programs } = engine.start(likeness).await?;
        let noticed = Arc::default();
        if engine.tells() {
            listen(&driver, Arc::clone(&noticed))
                .await
                .context("cannot listen to the browser")?;
        }
        Ok(Self {
            engine,
            driver,
            noticed,
            _programs: programs,
        })
    }

    /// The line to it.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Opens an address, as somebody who types it.
    ///
    /// # Errors
    /// When nothing comes.
    pub async fn go(&self, address: &str) -> Result<()> {
        self.keep_refusals().await?;
        self.driver
            .goto(address)
            .await
            .with_context(|| format!("cannot open {address}"))?;
        if !self.engine.tells() {
            self.driver
                .execute(&format!("({WATCH_THE_POLICY})()"), vec![])
                .await?;
        }
        Ok(())
    }

    /// Everything that went wrong inside the pages so far.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        self.keep_refusals().await?;
        Ok(self
            .noticed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone())
    }

    /// Fails if anything went wrong inside the pages, but for what is `expected`
    /// (a word of the complaint).
    ///
    /// # Errors
    /// With every complaint.
    pub async fn has_no_complaint_but(&self, expected: &[&str]) -> Result<()> {
        let complaints = self.complaints().await?;
        let odd: Vec<_> = complaints
            .iter()
            .filter(|complaint| !expected.iter().any(|word| complaint.contains(word)))
            .collect();
        if !odd.is_empty() {
            bail!("{:?} complained: {odd:#?}", self.engine);
        }
        Ok(())
    }

    /// Closes it.
    ///
    /// # Errors
    /// When it does not close.
    pub async fn close(self) -> Result<()> {
        self.driver
            .clone()
            .quit()
            .await
            .context("the browser did not close")
    }

    /// Gives Chromium this fraction of the machine's speed.
    ///
    /// # Errors
    /// In another engine, or when the browser is gone.
    pub async fn slow_down(&self, times: u32) -> Result<()> {
        self.driver
            .cdp()
            .send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await
            .map(drop)
            .context("cannot slow this browser down")
    }

    async fn keep_refusals(&self) -> Result<()> {
        let refused = self
            .driver
            .execute("return (window.refusedByPolicy ?? []).splice(0);", vec![])
            .await?;
        let refused: Vec<String> = refused.convert()?;
        self.noticed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(refused);
        Ok(())
    }
}

async fn listen(driver: &WebDriver, noticed: Arc<Mutex<Vec<String>>>) -> Result<()> {
    let bidi = driver.bidi().await?;
    bidi.script().add_preload_script(WATCH_THE_POLICY).await?;
    let mut entries = bidi.subscribe::<LogEntryAdded>().await?;
    tokio::spawn(async move {
        while let Some(entry) = entries.next().await {
            if entry.level == LogLevel::Error {
                let words = entry.text.unwrap_or_default();
                noticed
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(words);
            }
        }
    });
    Ok(())
}
