//! A started browser, and what it noticed: what pages wrote on their console, and
//! anything their own policy refused.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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

/// Keeps in the page what its policy refuses and what it writes on its console. Runs
/// before the page's own scripts where the engine can do that, and right after loading
/// elsewhere.
const WATCH: &str = "() => { if (window.noticed) return; window.noticed = { refused: [], said: [] }; \
    for (const how of ['debug', 'log', 'info', 'warn', 'error', 'table', 'dir']) { \
    const say = console[how]; console[how] = (...words) => { \
    window.noticed.said.push(words.map((word) => { try { return typeof word === 'string' ? word : JSON.stringify(word); } \
    catch { return String(word); } }).join(' ')); say.apply(console, words); }; } \
    addEventListener('securitypolicyviolation', (event) => \
    window.noticed.refused.push(`${event.effectiveDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`)); }";

/// Hands over what was kept in the page, and keeps it there no longer.
const TELL: &str = "const { refused, said } = window.noticed ?? { refused: [], said: [] }; \
    return [refused.splice(0), said.splice(0)];";

/// What was noticed so far.
#[derive(Debug, Default)]
struct Noticed {
    complaints: Vec<String>,
    said: Vec<String>,
}

/// A browser with one page open.
#[derive(Debug)]
pub struct Browser {
    /// Which engine it is.
    pub engine: Engine,
    driver: WebDriver,
    noticed: Arc<Mutex<Noticed>>,
    programs: Vec<Process>,
}

impl Browser {
    /// Starts it.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn open(engine: Engine, likeness: &Likeness) -> Result<Self> {
        let Started { driver, programs } = engine.start(likeness).await?;
        let noticed = Arc::<Mutex<Noticed>>::default();
        if engine.tells() {
            listen(&driver, Arc::clone(&noticed))
                .await
                .context("cannot listen to the browser")?;
        }
        Ok(Self {
            engine,
            driver,
            noticed,
            programs,
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
        self.keep_what_was_noticed().await?;
        self.driver
            .goto(address)
            .await
            .with_context(|| format!("cannot open {address}"))?;
        if !self.engine.tells() {
            self.driver.execute(&format!("({WATCH})()"), vec![]).await?;
        }
        Ok(())
    }

    /// Everything that went wrong inside the pages so far.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        self.keep_what_was_noticed().await?;
        Ok(kept(&self.noticed).complaints.clone())
    }

    /// Everything that pages wrote on their console so far, at whatever level.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn said_on_the_console(&self) -> Result<Vec<String>> {
        self.keep_what_was_noticed().await?;
        Ok(kept(&self.noticed).said.clone())
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

    /// Ends it as a phone does whose power is gone: nothing is asked, nothing is closed.
    pub fn kill(mut self) {
        for program in &mut self.programs {
            program.kill_with_all_it_started();
        }
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

    async fn keep_what_was_noticed(&self) -> Result<()> {
        let told = self.driver.execute(TELL, vec![]).await?;
        let (refused, said): (Vec<String>, Vec<String>) = told.convert()?;
        let mut noticed = kept(&self.noticed);
        noticed.complaints.extend(refused);
        noticed.said.extend(said);
        Ok(())
    }
}

fn kept(noticed: &Mutex<Noticed>) -> MutexGuard<'_, Noticed> {
    noticed.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn listen(driver: &WebDriver, noticed: Arc<Mutex<Noticed>>) -> Result<()> {
    let bidi = driver.bidi().await?;
    bidi.script().add_preload_script(WATCH).await?;
    let mut entries = bidi.subscribe::<LogEntryAdded>().await?;
    tokio::spawn(async move {
        while let Some(entry) = entries.next().await {
            let words = entry.text.unwrap_or_default();
            let mut noticed = kept(&noticed);
            if entry.level == LogLevel::Error {
                noticed.complaints.push(words.clone());
            }
            noticed.said.push(words);
        }
    });
    Ok(())
}
