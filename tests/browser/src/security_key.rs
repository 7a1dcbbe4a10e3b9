//! A device with passkeys that Chromium makes believe it has. The other engines' drivers
//! have none.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::browser::Browser;

/// The device.
#[derive(Debug)]
pub struct SecurityKey<'b> {
    browser: &'b Browser,
    id: String,
}

impl<'b> SecurityKey<'b> {
    /// Built into this browser, for as long as its page is open.
    ///
    /// # Errors
    /// In another engine.
    pub async fn in_browser(browser: &'b Browser) -> Result<Self> {
        send(browser, "WebAuthn.enable", json!({})).await?;
        let options = json!({ "options": {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
            "automaticPresenceSimulation": true,
        }});
        let added = send(browser, "WebAuthn.addVirtualAuthenticator", options).await?;
        let id = added["authenticatorId"].as_str().context("no id came")?;
        Ok(Self {
            browser,
            id: id.to_owned(),
        })
    }

    /// From now on the finger is somebody else's, or its owner's again.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn knows_the_finger(&self, knows: bool) -> Result<()> {
        let params = json!({ "authenticatorId": self.id, "isUserVerified": knows });
        send(self.browser, "WebAuthn.setUserVerified", params)
            .await
            .map(drop)
    }

    /// For which host names it has passkeys.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn holds(&self) -> Result<Vec<String>> {
        let params = json!({ "authenticatorId": self.id });
        let held = send(self.browser, "WebAuthn.getCredentials", params).await?;
        let credentials = held["credentials"].as_array().context("no list came")?;
        Ok(credentials
            .iter()
            .filter_map(|credential| credential["rpId"].as_str().map(str::to_owned))
            .collect())
    }
}

async fn send(browser: &Browser, command: &'static str, params: Value) -> Result<Value> {
    browser
        .driver()
        .cdp()
        .send_raw(command, params)
        .await
        .with_context(|| format!("this browser does not do {command}"))
}
