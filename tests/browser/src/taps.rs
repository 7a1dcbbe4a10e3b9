//! Somebody who answers *My status*: one tap an answer, and every tap is counted.

use anyhow::Result;

use crate::{browser::Browser, screen::Role};

/// The hand of somebody with *My status* open.
#[derive(Debug)]
pub struct Taps<'page> {
    page: &'page Browser,
    made: usize,
}

impl<'page> Taps<'page> {
    /// Opens *My status*. What follows counts; getting there does not.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn at_my_status(page: &'page Browser) -> Result<Self> {
        page.press(Role::Link, "Pledge").await?;
        page.press(Role::Link, "My status").await?;
        page.see(Role::Heading, "How old are you?").await?;
        Ok(Self { page, made: 0 })
    }

    /// Answers this question with one tap.
    ///
    /// # Errors
    /// When the question or the answer does not show.
    pub async fn answer(&mut self, question: &str, answer: &str) -> Result<()> {
        self.page.see(Role::Heading, question).await?;
        self.page.press(Role::Button, answer).await?;
        self.made += 1;
        Ok(())
    }

    /// Answers this question with an exact day.
    ///
    /// # Errors
    /// When the question, the boxes or *Next* do not show.
    pub async fn type_day(&mut self, question: &str, day: [&str; 3]) -> Result<()> {
        self.page.see(Role::Heading, question).await?;
        self.page
            .press(Role::Button, "Do you know the exact day?")
            .await?;
        for (part, typed) in ["Day", "Month", "Year"].into_iter().zip(day) {
            self.page.write(part, typed).await?;
        }
        self.page.press(Role::Button, "Next").await?;
        self.made += 2;
        Ok(())
    }

    /// How many taps that were.
    #[must_use]
    pub const fn made(&self) -> usize {
        self.made
    }
}
