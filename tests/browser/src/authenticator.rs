//! A member's phone with the second factor in it: makes the codes from the secret
//! that the desk shows, and no code twice.

use std::sync::Mutex;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow};
use totp_rs::{Builder, Secret, Totp};

use crate::{browser::Browser, patience::until, screen::Role};

const STEP_SECONDS: u64 = 30;
/// The longest wait for a code that has not been used: two steps.
const NEXT_CODE: Duration = Duration::from_secs(65);

/// The phone.
#[derive(Debug)]
pub struct Authenticator {
    totp: Totp,
    /// The newest step whose code was shown.
    shown: Mutex<u64>,
}

impl Authenticator {
    /// Scans nothing: types the secret that the desk shows, gives a code back, and takes
    /// the spare codes to paper.
    ///
    /// # Errors
    /// When the desk shows no secret, or refuses the code.
    pub async fn set_up_at(desk: &Browser) -> Result<(Self, Vec<String>)> {
        desk.see(Role::Heading, "Set up your phone for codes")
            .await?;
        desk.see(Role::Button, "Check the code").await?;
        desk.is_accessible("setting up a phone").await?;
        let said = desk.words().await?;
        let words: Vec<&str> = said.split_whitespace().collect();
        let base_32 = |c: char| matches!(c, 'A'..='Z' | '2'..='7');
        let secret = words
            .windows(8)
            .find(|groups| {
                groups
                    .iter()
                    .all(|group| group.len() == 4 && group.chars().all(base_32))
            })
            .with_context(|| format!("no secret in: {said}"))?
            .join(" ");
        let phone = Self::with(&secret)?;
        desk.write("The code it shows now", &phone.code().await?)
            .await?;
        desk.press(Role::Button, "Check the code").await?;
        desk.see(Role::Heading, "Print your spare codes").await?;
        desk.is_accessible("the spare codes").await?;
        let said = desk.words().await?;
        let codes: Vec<String> = said
            .split_whitespace()
            .filter(|word| word.split('-').map(str::len).eq([5, 5, 5]))
            .map(str::to_owned)
            .collect();
        desk.press(Role::Button, "They are on paper: go on").await?;
        anyhow::ensure!(codes.len() == 10, "not ten spare codes in: {said}");
        Ok((phone, codes))
    }

    /// Takes the secret as it is typed, in groups or not.
    ///
    /// # Errors
    /// When it is no secret.
    pub fn with(secret: &str) -> Result<Self> {
        let plain: String = secret.split_whitespace().collect();
        let secret = Secret::try_from_base32(&plain).map_err(|fault| anyhow!("{fault:?}"))?;
        let totp = Builder::new().with_secret(secret).build();
        Ok(Self {
            totp: totp.map_err(|fault| anyhow!("{fault:?}"))?,
            shown: Mutex::new(0),
        })
    }

    /// A code that has not been shown before and is good now: this step's, or the
    /// next one's, which a phone whose clock is a little fast would show.
    ///
    /// # Errors
    /// When there is none within a minute.
    pub async fn code(&self) -> Result<String> {
        let step = until("a code that was not used", NEXT_CODE, async || self.next()).await?;
        Ok(self.totp.generate(step * STEP_SECONDS).to_string())
    }

    fn next(&self) -> Result<Option<u64>> {
        #[expect(
            clippy::disallowed_methods,
            reason = "a phone in somebody's hand reads its own clock"
        )]
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / STEP_SECONDS;
        let mut shown = self.shown.lock().ok().context("nobody panicked")?;
        let next = now.max(*shown + 1);
        if next > now + 1 {
            return Ok(None);
        }
        *shown = next;
        Ok(Some(next))
    }

    /// A code that is wrong now and for hours.
    #[must_use]
    pub fn wrong_code(&self) -> String {
        let far = self.totp.generate(STEP_SECONDS).to_string();
        far.strip_prefix('0')
            .map_or_else(|| far.clone(), |rest| format!("1{rest}"))
    }
}
