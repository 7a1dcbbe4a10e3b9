//! A member's phone with the second factor in it: makes the codes from the secret
//! that the desk shows, and no code twice.

use std::sync::Mutex;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow};
use totp_rs::{Builder, Secret, Totp};

use crate::patience::until;

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
