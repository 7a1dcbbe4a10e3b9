//! The council's provider in the journeys: a real one, in a process of its own. Whoever
//! signs in there is whoever they say.

use crate::{
    browser::Browser,
    needs, patience,
    process::{Process, free_port},
    product::Product,
    screen::Role,
};
use anyhow::{Context, Result, ensure};
use std::{
    net::SocketAddr,
    process::{Command, Stdio},
};
use thirtyfour::By;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/provider/provider.mjs");

/// The provider, until this is dropped.
#[derive(Debug)]
pub struct Provider {
    issuer: String,
    running: Process,
}

impl Provider {
    /// Starts one that sends people back to this product, and lets the product take its
    /// accounts from the next start on.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start(product: &mut Product) -> Result<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()?));
        let mut command = Command::new("node");
        command
            .arg(SCRIPT)
            .arg(needs::oidc_provider()?)
            .arg(address.port().to_string())
            .arg(product.origin())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut running = Process::start(command)?;
        running.answers_at(address).await?;
        let issuer = format!("http://{address}");
        product.take_accounts_of(&issuer);
        Ok(Self { issuer, running })
    }

    /// Somebody is on its page, and says who they are and yes.
    ///
    /// # Errors
    /// When its pages do not come.
    pub async fn is_told(&self, browser: &Browser, who: &str) -> Result<()> {
        let page = browser.driver();
        let name = patience::until("the provider's page", patience::STEP, async || {
            Ok(page.find(By::Name("login")).await.ok())
        })
        .await?;
        let at = page.current_url().await?;
        ensure!(at.as_str().starts_with(&self.issuer), "at {at}");
        name.send_keys(who).await?;
        // Any will do.
        page.find(By::Name("password"))
            .await?
            .send_keys("any")
            .await?;
        page.find(By::Css("button[type=submit]"))
            .await?
            .click()
            .await?;
        self.is_told_yes(browser).await
    }

    /// Somebody is asked whether this desk may know who they are, and says yes.
    ///
    /// # Errors
    /// When its page does not come.
    pub async fn is_told_yes(&self, browser: &Browser) -> Result<()> {
        browser
            .see(Role::Heading, "Authorize")
            .await
            .context("the provider asks whether this desk may know who they are")?;
        browser.press(Role::Button, "Continue").await
    }

    /// It goes away.
    pub fn goes_down(&mut self) {
        self.running.kill();
    }
}
