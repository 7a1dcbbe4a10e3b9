//! Who asks, as a type: a handler that takes a [`Principal`] cannot be reached
//! without a live session, one that takes a [`Fresh`] not without a second factor
//! given a moment ago. Also the cookie that carries it. Half a session makes neither:
//! see [`crate::half`].

use crate::failure::Failure;
use crate::house::House;
use crate::secrets::sha256_hex;
use crate::store::sessions::{IDLE_SECONDS, SignedIn};
use api::desk::second_factor::FRESH_SECONDS;
use api::desk::session::{Role, Session};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};

/// A member of the team with a live session.
#[derive(Debug, Clone)]
pub struct Principal {
    /// Their id.
    pub member: String,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The hash of their session's token.
    pub token_sha256: String,
    ends_at: i64,
    proved_at: i64,
}

/// A member who gave their second factor within the last five minutes.
#[derive(Debug, Clone)]
pub struct Fresh(pub Principal);

impl Principal {
    /// The session as the desk sees it.
    #[must_use]
    pub fn session(&self, now: i64) -> Session {
        session(self.name.clone(), self.role, self.ends_at - now)
    }

    /// For how many seconds more the last code counts.
    #[must_use]
    pub fn fresh_seconds(&self, now: i64) -> u32 {
        u32::try_from(self.proved_at + i64::from(FRESH_SECONDS) - now).unwrap_or_default()
    }

    /// Lets leads go on.
    ///
    /// # Errors
    /// [`Failure::NotAllowed`] for anybody else.
    pub const fn must_lead(&self) -> Result<(), Failure> {
        match self.role {
            Role::Lead => Ok(()),
        }
    }
}

/// A session as the desk sees it.
#[must_use]
pub fn session(name: String, role: Role, ends_in_seconds: i64) -> Session {
    Session {
        name,
        role,
        idle_seconds: u32::try_from(IDLE_SECONDS).unwrap_or(u32::MAX),
        ends_in_seconds: u32::try_from(ends_in_seconds).unwrap_or_default(),
    }
}

/// The role that the store keeps as this word.
///
/// # Errors
/// [`Failure::SignedOut`] for a word this build does not know: no role, no way in.
pub fn role(word: &str) -> Result<Role, Failure> {
    match word {
        "lead" => Ok(Role::Lead),
        _ => Err(Failure::SignedOut),
    }
}

impl FromRequestParts<House> for Principal {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Failure> {
        let token = cookie(&parts.headers, house.config.cookie_name()).ok_or(Failure::SignedOut)?;
        let token_sha256 = sha256_hex(token);
        let SignedIn {
            member,
            name,
            role: word,
            ends_at,
            proved_at,
            ..
        } = house
            .store
            .signed_in(&token_sha256, house.clock.seconds())
            .await?
            .ok_or(Failure::SignedOut)?;
        Ok(Self {
            member,
            name,
            role: role(&word)?,
            token_sha256,
            ends_at,
            proved_at,
        })
    }
}

impl FromRequestParts<House> for Fresh {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Failure> {
        let principal = Principal::from_request_parts(parts, house).await?;
        match principal.fresh_seconds(house.clock.seconds()) {
            0 => Err(Failure::ProveAgain),
            _ => Ok(Self(principal)),
        }
    }
}

pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The header that hands a session's token to the browser; it ends with the browser.
#[must_use]
pub fn signed_in(house: &House, token: &str) -> Option<HeaderValue> {
    HeaderValue::try_from(format!(
        "{}={token}; {}",
        house.config.cookie_name(),
        attributes(house)
    ))
    .ok()
}

/// The header that takes it away again.
#[must_use]
pub fn signed_out(house: &House) -> Option<HeaderValue> {
    HeaderValue::try_from(format!(
        "{}=; Max-Age=0; {}",
        house.config.cookie_name(),
        attributes(house)
    ))
    .ok()
}

fn attributes(house: &House) -> &'static str {
    if house.config.plain_cookie {
        "HttpOnly; SameSite=Strict; Path=/"
    } else {
        "Secure; HttpOnly; SameSite=Strict; Path=/"
    }
}
