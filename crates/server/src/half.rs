//! Half a session, as a type: the password was right, and the second factor is still
//! to be set up or given. Nothing but `routes/desk/second_factor.rs` and `passkeys.rs`
//! make anything of one.

use crate::failure::Failure;
use crate::house::House;
use crate::principal::{cookie, role, standing};
use crate::secrets::sha256_hex;
use crate::store::half_sessions::HalfSignedIn;
use api::desk::people::Standing;
use api::desk::session::Role;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

/// Somebody whose password, one-time code or council account was right.
#[derive(Clone)]
pub struct Half {
    /// The member's id.
    pub member: String,
    /// Their name.
    pub name: String,
    /// What they typed to sign in.
    pub sign_in_name: String,
    /// What they may do once the session is whole.
    pub role: Role,
    /// How far they have come: also who still waits has a second factor.
    pub standing: Standing,
    /// A factor that is being set up, sealed.
    pub drawn: Option<String>,
    /// When it ends.
    pub ends_at: i64,
    /// The hash of the half session's token.
    pub token_sha256: String,
}

impl FromRequestParts<House> for Half {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Failure> {
        let token = cookie(&parts.headers, house.config.cookie_name()).ok_or(Failure::SignedOut)?;
        let token_sha256 = sha256_hex(token);
        let HalfSignedIn {
            member,
            name,
            sign_in_name,
            role: word,
            standing: standing_word,
            drawn,
            ends_at,
        } = house
            .store
            .half_signed_in(&token_sha256, house.clock.seconds())
            .await?
            .ok_or(Failure::SignedOut)?;
        Ok(Self {
            member,
            name,
            sign_in_name,
            role: role(&word)?,
            standing: standing(&standing_word)?,
            drawn,
            ends_at,
            token_sha256,
        })
    }
}
