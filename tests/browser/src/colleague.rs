//! A colleague of the lead: comes with a one-time code, waits, compares, reads; and is
//! removed.

use anyhow::{Context, Result, ensure};
use thirtyfour::By;

use crate::{
    authenticator::Authenticator,
    browser::Browser,
    engine::{Engine, Likeness},
    lead::Lead,
    patience::{STEP, until},
    product::Product,
    provider::Provider,
    screen::Role,
};

const PASSWORD: &str = "nine brass kettles on a shelf";
const PHRASE: &str = "copper thistle wagon eleven murmur";

/// A colleague with the desk open.
#[derive(Debug)]
pub struct Colleague {
    /// The browser with the desk.
    pub browser: Browser,
}

/// The safety words on a screen, in their order.
///
/// # Errors
/// When there are not eight.
pub async fn safety_words(desk: &Browser) -> Result<Vec<String>> {
    desk.see(Role::Text, "in this order:").await?;
    until("the safety words", STEP, async || {
        let found = desk.driver().find_all(By::Css("ol.safety-words b")).await?;
        Ok((!found.is_empty()).then_some(()))
    })
    .await?;
    let mut words = Vec::new();
    for word in desk.driver().find_all(By::Css("ol.safety-words b")).await? {
        words.push(word.text().await?);
    }
    (words.len() == 8)
        .then_some(words)
        .context("there are not eight safety words")
}

impl Colleague {
    /// Somebody who sees results and reads nothing that young people send: invited by the
    /// lead, let in by safety words.
    ///
    /// # Errors
    /// When a screen does not show what it should, or the words are not the same.
    pub async fn viewer(engine: Engine, product: &Product, lead: &Lead) -> Result<Self> {
        let desk = &lead.browser;
        desk.press(Role::Button, "People").await?;
        desk.press(Role::Button, "Invite a colleague").await?;
        desk.write("Their name", "Jo Adeyemi").await?;
        desk.write("Their sign-in name", "jo").await?;
        desk.press(Role::Radio, "Viewer").await?;
        desk.press(Role::Button, "Make a one-time code").await?;
        desk.see(Role::Button, "I have handed it over").await?;
        let said = desk.words().await?;
        let code = said
            .split_whitespace()
            .find(|word| word.len() == 23 && word.matches('-').count() == 3)
            .with_context(|| format!("no code in: {said}"))?
            .to_owned();
        desk.press(Role::Button, "I have handed it over").await?;
        desk.see(Role::Heading, "Jo Adeyemi").await?;
        let viewer = Self::accepts(engine, product, &code).await?;
        let theirs = safety_words(&viewer.browser).await?;
        desk.press(Role::Button, "Look again").await?;
        desk.press(Role::Button, "Compare safety words").await?;
        ensure!(safety_words(desk).await? == theirs, "other safety words");
        desk.press(Role::Button, "The words are the same").await?;
        desk.see(Role::Text, "Jo Adeyemi is in the team.").await?;
        Ok(viewer)
    }

    /// Opens the desk on a laptop of their own, uses the code, and sets up their phone.
    ///
    /// # Errors
    /// When a step does not show or is refused.
    pub async fn accepts(engine: Engine, product: &Product, code: &str) -> Result<Self> {
        let browser = Self::has_a_code(engine, product, code).await?;
        browser.write("Password", PASSWORD).await?;
        browser.write("Unlock phrase", PHRASE).await?;
        browser.write("Type it once more", PHRASE).await?;
        browser.is_accessible("using a one-time code").await?;
        browser.press(Role::Button, "Make my key").await?;
        Authenticator::set_up_at(&browser).await?;
        browser
            .see(Role::Heading, "Compare your safety words")
            .await?;
        Ok(Self { browser })
    }

    /// The same with a council account, called `account` at this provider, in the place of
    /// a password.
    ///
    /// # Errors
    /// When a step does not show or is refused.
    pub async fn accepts_with_account(
        engine: Engine,
        product: &Product,
        code: &str,
        (provider, account): (&Provider, &str),
    ) -> Result<Self> {
        let browser = Self::has_a_code(engine, product, code).await?;
        browser.write("Unlock phrase", PHRASE).await?;
        browser.write("Type it once more", PHRASE).await?;
        browser.press(Role::Button, "instead of a password").await?;
        provider.is_told(&browser, account).await?;
        Authenticator::set_up_at(&browser).await?;
        browser
            .see(Role::Heading, "Compare your safety words")
            .await?;
        Ok(Self { browser })
    }

    /// Opens the desk on a laptop of their own and types the code.
    async fn has_a_code(engine: Engine, product: &Product, code: &str) -> Result<Browser> {
        let laptop = Likeness {
            size: (1280, 800),
            ..Likeness::default()
        };
        let browser = Browser::open(engine, &laptop).await?;
        browser.go(&format!("{}/desk/", product.origin())).await?;
        browser
            .press(Role::Button, "I have a one-time code from my lead")
            .await?;
        browser.see(Role::Heading, "Use your one-time code").await?;
        browser.write("One-time code", code).await?;
        Ok(browser)
    }

    /// After they were let in the page has gone on by itself: unlocks.
    ///
    /// # Errors
    /// When the desk refuses.
    pub async fn unlocks(&self) -> Result<()> {
        let desk = &self.browser;
        desk.see(Role::Heading, "Unlock the words").await?;
        desk.write("Unlock phrase", PHRASE).await?;
        desk.press(Role::Button, "Unlock").await?;
        desk.see(Role::Heading, "Inbox").await.map(drop)
    }

    /// After a lead let them: signs in with the password, sets up another phone, and
    /// unlocks.
    ///
    /// # Errors
    /// When the desk refuses.
    pub async fn comes_with_another_phone(&self, name: &str) -> Result<()> {
        self.tries_to_sign_in(name).await?;
        Authenticator::set_up_at(&self.browser).await?;
        self.unlocks().await
    }

    /// Tries to sign in.
    ///
    /// # Errors
    /// When the page does not show.
    pub async fn tries_to_sign_in(&self, name: &str) -> Result<()> {
        let desk = &self.browser;
        desk.write("Sign-in name", name).await?;
        desk.write("Password", PASSWORD).await?;
        desk.press(Role::Button, "Sign in").await
    }
}
