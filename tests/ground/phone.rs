//! A member's phone with the second factor in it, and their spare codes on paper.

use super::samples;
use api::desk::second_factor::{FirstCode, Half, Next, Proof};
use api::desk::session::{Session, SignIn};
use client::transport::Transport;
use client::{Client, Fault};
use std::sync::Mutex;
use totp_rs::{Builder, Secret};

/// Phone and paper.
#[derive(Debug)]
pub(crate) struct Phone {
    secret: String,
    spare_codes: Mutex<Vec<String>>,
}

impl Phone {
    /// Sets up the second factor of whoever holds half a session, at this second.
    pub(crate) async fn set_up<T: Transport>(
        desk: &Client<T>,
        now: i64,
    ) -> Result<(Self, Session), Fault> {
        let drawn = desk.draw_first_factor().await?;
        let code = code(&drawn.secret, now);
        let done = desk.prove_first_factor(&FirstCode { code }).await?;
        let phone = Self {
            secret: drawn.secret,
            spare_codes: Mutex::new(done.spare_codes),
        };
        Ok((phone, done.session))
    }

    /// The secret as somebody would type it.
    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }

    /// The code that it shows at this second.
    pub(crate) fn code(&self, now: i64) -> String {
        code(&self.secret, now)
    }

    /// The next spare code from the paper.
    pub(crate) fn spare_code(&self) -> String {
        self.spare_codes.lock().unwrap().pop().unwrap()
    }

    /// Signs the sample lead in with password and spare code: no clock has to move.
    pub(crate) async fn signs_in<T: Transport>(&self, desk: &Client<T>) -> Session {
        let half = signs_in_half(desk).await;
        assert_eq!(half.next, Next::Give);
        let proof = Proof::SpareCode(self.spare_code());
        desk.give_factor(&proof).await.unwrap().session
    }
}

/// The sample lead's password, and no more.
pub(crate) async fn signs_in_half<T: Transport>(desk: &Client<T>) -> Half {
    let lead = samples::lead("");
    let sign_in = SignIn {
        sign_in_name: lead.sign_in_name,
        password: lead.password,
    };
    desk.sign_in(&sign_in).await.unwrap()
}

/// What a phone with this secret shows at this second.
pub(crate) fn code(secret: &str, now: i64) -> String {
    let totp = Builder::new()
        .with_secret(Secret::try_from_base32(secret).unwrap())
        .build()
        .unwrap();
    totp.generate(u64::try_from(now).unwrap()).to_string()
}
