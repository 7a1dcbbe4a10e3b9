//! The first lead at the desk: makes the account, sets up a phone, makes the team's
//! key, and later signs in, unlocks and reads.

use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result};
use thirtyfour::By;

use crate::{
    authenticator::Authenticator,
    browser::Browser,
    engine::{Engine, Likeness},
    product::Product,
    screen::Role,
};

const NAME: &str = "Sam Okafor";
const SIGN_IN_NAME: &str = "sam";
const PASSWORD: &str = "seven wet badgers at noon";
const PHRASE: &str = "lantern gravel otter seventeen hush";

/// A lead with the desk open.
#[derive(Debug)]
pub struct Lead {
    /// The browser with the desk.
    pub browser: Browser,
    phone: Arc<OnceLock<Authenticator>>,
    spare_codes: OnceLock<Vec<String>>,
}

impl Lead {
    /// Opens the desk on a laptop.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn arrives(engine: Engine, product: &Product) -> Result<Self> {
        let laptop = Likeness {
            size: (1280, 800),
            ..Likeness::default()
        };
        Self::arrives_with(engine, product, &laptop).await
    }

    /// Opens the desk on something else.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn arrives_with(
        engine: Engine,
        product: &Product,
        likeness: &Likeness,
    ) -> Result<Self> {
        let browser = Browser::open(engine, likeness).await?;
        browser.go(&format!("{}/desk/", product.origin())).await?;
        Ok(Self {
            browser,
            phone: product.phone(),
            spare_codes: OnceLock::new(),
        })
    }

    /// From an empty product to an empty inbox: account, promise, phrase, sheet, key.
    /// Gives the open link for young people.
    ///
    /// # Errors
    /// When a step of the first run does not show or is refused.
    pub async fn makes_the_team(&self, product: &Product) -> Result<String> {
        self.makes_the_account(product).await?;
        self.sets_up_the_phone().await?;
        self.makes_the_key().await
    }

    /// The first account, up to the second factor.
    ///
    /// # Errors
    /// When the first run does not show or is refused.
    pub async fn makes_the_account(&self, product: &Product) -> Result<()> {
        let desk = &self.browser;
        desk.see(Role::Heading, "Make the first account").await?;
        desk.write("Setup code", &product.setup_code()?).await?;
        desk.write("Your name", NAME).await?;
        desk.write("Sign-in name", SIGN_IN_NAME).await?;
        desk.write("Password", PASSWORD).await?;
        desk.is_accessible("the first account").await?;
        desk.press(Role::Button, "Make the account").await
    }

    /// From the account and the second factor to an empty inbox.
    ///
    /// # Errors
    /// As [`Self::makes_the_team`].
    pub async fn makes_the_key(&self) -> Result<String> {
        let desk = &self.browser;
        desk.see(Role::Heading, "What do you promise young people?")
            .await?;
        desk.press(Role::Button, "Go on to the unlock phrase")
            .await?;
        desk.write("Unlock phrase", PHRASE).await?;
        desk.write("Type it once more", PHRASE).await?;
        desk.press(Role::Button, "Go on to the recovery sheet")
            .await?;

        desk.see(Role::Heading, "Print the recovery sheet").await?;
        desk.is_accessible("the recovery sheet").await?;
        self.takes_the_sheet_to_paper().await?;
        desk.see(Role::Heading, "Is the sheet safe on paper?")
            .await?;
        desk.press(Role::Button, "Make the team’s key").await?;
        desk.see(Role::Heading, "The door is open").await?;
        desk.is_accessible("the door is open").await?;
        let said = desk.words().await?;
        let link = said
            .split_whitespace()
            .find(|word| word.contains("/#o."))
            .with_context(|| format!("no open link in: {said}"))?
            .to_owned();
        desk.press(Role::Button, "Go to the inbox").await?;
        desk.see(Role::Heading, "Nothing has been sent yet").await?;
        Ok(link)
    }

    /// From the words of a recovery sheet to the two that were asked for, typed.
    ///
    /// # Errors
    /// When the sheet does not show.
    pub async fn takes_the_sheet_to_paper(&self) -> Result<()> {
        let desk = &self.browser;
        desk.see(Role::Button, "It is on paper").await?;
        let words = self.sheet().await?;
        desk.press(Role::Button, "It is on paper").await?;
        desk.see(Role::Text, "type these two words").await?;
        for (place, word) in (1..).zip(&words) {
            let asked = format!("Word {place}");
            if let Some(line) = desk.find(Role::Textbox, &asked).await? {
                // "Word 1" is also the beginning of "Word 11".
                if line.id().await?.as_deref() == Some(&format!("word-{place}")) {
                    line.send_keys(word).await?;
                }
            }
        }
        Ok(())
    }

    /// Scans nothing: types the secret that is shown, gives a code back, and keeps the
    /// spare codes.
    ///
    /// # Errors
    /// When the desk shows no secret, or refuses the code.
    pub async fn sets_up_the_phone(&self) -> Result<()> {
        let (phone, codes) = Authenticator::set_up_at(&self.browser).await?;
        // A phone that was set up before is forgotten by nobody: one product, one lead.
        let _ = self.phone.set(phone);
        let _ = self.spare_codes.set(codes);
        Ok(())
    }

    /// Their spare codes, from paper; none for a lead who set up no phone here.
    #[must_use]
    pub fn spare_codes(&self) -> &[String] {
        self.spare_codes.get().map_or(&[], Vec::as_slice)
    }

    /// The first half of signing in.
    ///
    /// # Errors
    /// When the desk refuses.
    pub async fn types_the_password(&self) -> Result<()> {
        self.types_the_password_and_sees("Type the code from your phone")
            .await
    }

    /// The first half of signing in, for somebody who is asked for this then.
    ///
    /// # Errors
    /// When the desk refuses.
    pub async fn types_the_password_and_sees(&self, heading: &str) -> Result<()> {
        let desk = &self.browser;
        desk.write("Sign-in name", SIGN_IN_NAME).await?;
        desk.write("Password", PASSWORD).await?;
        desk.press(Role::Button, "Sign in").await?;
        desk.see(Role::Heading, heading).await.map(drop)
    }

    /// Their phone.
    ///
    /// # Errors
    /// When it was not set up.
    pub fn phone(&self) -> Result<&Authenticator> {
        self.phone.get().context("the lead has a phone")
    }

    /// Signs in and unlocks.
    ///
    /// # Errors
    /// When the desk refuses.
    pub async fn signs_in_and_unlocks(&self) -> Result<()> {
        self.types_the_password().await?;
        let desk = &self.browser;
        desk.write("Code from your phone", &self.phone()?.code().await?)
            .await?;
        desk.press(Role::Button, "Go on").await?;
        desk.see(Role::Heading, "Unlock the words").await?;
        self.unlocks().await
    }

    /// Unlocks the words.
    ///
    /// # Errors
    /// When the desk refuses.
    pub async fn unlocks(&self) -> Result<()> {
        let desk = &self.browser;
        desk.write("Unlock phrase", PHRASE).await?;
        desk.press(Role::Button, "Unlock").await?;
        desk.see(Role::Heading, "Inbox").await?;
        Ok(())
    }

    /// Opens what was sent with these questions, from the inbox.
    ///
    /// # Errors
    /// When it is not there or cannot be opened.
    pub async fn opens(&self, questions: &str) -> Result<()> {
        let desk = &self.browser;
        desk.press(Role::Button, questions).await?;
        desk.see(Role::Heading, "Their views").await.map(drop)
    }

    async fn sheet(&self) -> Result<Vec<String>> {
        let lines = self.browser.driver().find_all(By::Css("ol li b")).await?;
        let mut words = Vec::new();
        for line in lines {
            words.push(line.text().await?);
        }
        (words.len() == 12)
            .then_some(words)
            .context("the sheet does not show twelve words")
    }
}
