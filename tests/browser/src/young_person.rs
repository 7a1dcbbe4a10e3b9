//! A young person with the widget open: reads, answers, sends.

use std::time::Duration;

use anyhow::{Result, bail};

use crate::{
    browser::Browser,
    engine::{Engine, Likeness},
    patience::{STEP, until},
    screen::Role,
};

/// What somebody says about the phone in their hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phone {
    /// Drafts and sealed views may be kept on it.
    JustMine,
    /// Nothing is kept on it.
    Shared,
}

/// Somebody with the widget open.
#[derive(Debug)]
pub struct YoungPerson {
    /// Their browser.
    pub browser: Browser,
}

/// More questions than any set has.
const MOST_QUESTIONS: usize = 60;

impl YoungPerson {
    /// Opens the widget at its own address, or at a link that somebody was given.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn arrives(engine: Engine, address: &str, likeness: &Likeness) -> Result<Self> {
        let browser = Browser::open(engine, likeness).await?;
        browser.go(address).await?;
        browser.see(Role::Link, "Views").await?;
        Ok(Self { browser })
    }

    /// Goes from anywhere to the first question of this set.
    ///
    /// # Errors
    /// When a step does not show.
    pub async fn begins_views(&self, phone: Phone, set: &str) -> Result<()> {
        let page = &self.browser;
        page.press(Role::Link, "Views").await?;
        page.see(Role::Heading, "Is this phone just yours?").await?;
        page.is_accessible("is this phone just yours").await?;
        let answer = match phone {
            Phone::JustMine => "Yes, just mine",
            Phone::Shared => "No, other people use it",
        };
        page.press(Role::Radio, answer).await?;
        page.press(Role::Button, "Next").await?;
        page.see(Role::Heading, "Which questions suit you?").await?;
        page.press(Role::Radio, set).await?;
        page.press(Role::Button, "Next").await?;
        page.see(Role::Heading, "Who reads what you write?").await?;
        page.is_accessible("who reads what you write").await?;
        page.press(Role::Button, "Start").await
    }

    /// Goes from anywhere to the first question of this set, having locked what is going
    /// to be written with these pictures.
    ///
    /// # Errors
    /// When a step does not show.
    pub async fn begins_views_under_a_lock(&self, set: &str, pictures: &[&str]) -> Result<()> {
        let page = &self.browser;
        page.press(Role::Link, "Views").await?;
        page.press(Role::Radio, "Yes, just mine").await?;
        page.press(Role::Button, "Next").await?;
        page.press(Role::Radio, set).await?;
        page.press(Role::Button, "Next").await?;
        page.press(Role::Button, "Lock it with pictures").await?;
        page.see(Role::Text, "If you forget them, nobody can open it")
            .await?;
        page.is_accessible("the picture lock").await?;
        self.taps(pictures).await?;
        page.see(Role::Text, "Now the same 4 again").await?;
        self.taps(pictures).await?;
        page.see(Role::Text, "is locked with your pictures").await?;
        page.press(Role::Button, "Back").await?;
        page.press(Role::Button, "Start").await
    }

    /// Taps these pictures of the lock, one after the other.
    ///
    /// # Errors
    /// When one does not show.
    pub async fn taps(&self, pictures: &[&str]) -> Result<()> {
        for picture in pictures {
            self.browser.press(Role::Button, picture).await?;
        }
        Ok(())
    }

    /// The phone's clock goes on by two minutes, and the page is looked at again.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn is_away_for_two_minutes(&self) -> Result<()> {
        let away = "const clock = window.Date; const real = clock.now; \
             clock.now = () => real() + 120000; \
             document.dispatchEvent(new Event('visibilitychange'));";
        self.browser.driver().execute(away, vec![]).await?;
        Ok(())
    }

    /// Skips questions until this shows.
    ///
    /// # Errors
    /// When no question has it.
    pub async fn skips_until(&self, role: Role, name: &str) -> Result<()> {
        let page = &self.browser;
        let mut heading = self.heading_after("").await?;
        for _ in 0..MOST_QUESTIONS {
            if page.find(role, name).await?.is_some() {
                return Ok(());
            }
            page.press(Role::Button, "Skip").await?;
            heading = self.heading_after(&heading).await?;
        }
        bail!("no question has “{name}”")
    }

    /// What stands on the line that shows, or nothing.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn line(&self) -> Result<String> {
        let line = self.browser.find(Role::Textbox, "").await?;
        Ok(match line {
            Some(line) => line.value().await?.unwrap_or_default(),
            None => String::new(),
        })
    }

    /// Types on the line that shows, after what stands there.
    ///
    /// # Errors
    /// When there is none.
    pub async fn types(&self, words: &str) -> Result<()> {
        let line = self.browser.see(Role::Textbox, "").await?;
        Ok(line.send_keys(words).await?)
    }

    /// Answers every question: own words where they are asked for, the first choice
    /// elsewhere. Each of the words is used once, the last one again and again.
    /// Ends at the agenda; gives how many questions there were.
    ///
    /// # Errors
    /// When a question does not show or cannot be answered.
    pub async fn answers_everything(&self, words: &[&str]) -> Result<usize> {
        let page = &self.browser;
        let mut said = words.iter();
        let mut heading = self.heading_after("").await?;
        for answered in 0..MOST_QUESTIONS {
            if heading == "My agenda" {
                return Ok(answered);
            }
            if answered == 1 {
                page.is_accessible(&heading).await?;
            }
            if let Some(line) = page.find(Role::Textbox, "").await? {
                line.send_keys(*said.next().or(words.last()).unwrap_or(&""))
                    .await?;
            } else if let Some(choice) = page.find(Role::Radio, "").await? {
                choice.click().await?;
            }
            page.press(Role::Button, "Next").await?;
            heading = self.heading_after(&heading).await?;
        }
        bail!("after {MOST_QUESTIONS} questions there was no agenda")
    }

    /// From the agenda to the last screen, having said who helped.
    ///
    /// # Errors
    /// When a step does not show.
    pub async fn looks_it_over(&self, helper: &str) -> Result<()> {
        let page = &self.browser;
        page.is_accessible("my agenda").await?;
        page.press(Role::Button, "Next").await?;
        page.see(Role::Heading, "Did anyone help you?").await?;
        page.write("Who helped you?", helper).await?;
        page.press(Role::Button, "Next").await?;
        page.see(Role::Heading, "Ready to send?").await?;
        page.is_accessible("ready to send").await
    }

    /// Waits, with no hand on the phone, for the words that only a receipt allows.
    ///
    /// # Errors
    /// When they do not come in time, with what the screen says instead.
    pub async fn is_told_that_it_arrived(&self, deadline: Duration) -> Result<()> {
        let page = &self.browser;
        let arrived = until("the receipt, by itself", deadline, async || {
            Ok(page.title().await?.starts_with("Sent").then_some(()))
        })
        .await;
        match arrived {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("the screen says: {}", page.words().await?))),
        }
    }

    /// The page's title, once it is another than this one.
    async fn heading_after(&self, before: &str) -> Result<String> {
        until("the next question", STEP, async || {
            let heading = self.browser.title().await?;
            Ok(
                (!heading.is_empty()
                    && heading != before
                    && heading != "Who reads what you write?")
                    .then_some(heading),
            )
        })
        .await
    }
}
