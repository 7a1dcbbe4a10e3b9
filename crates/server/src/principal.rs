//! Who asks, as a type: a handler that takes a [`Principal`] cannot be reached
//! without a live session, and one that takes an [`Allowed`] not without being in the
//! team in a role that may do this; [`Fresh`] asks besides for a second factor given a
//! moment ago. Also the cookie that carries the session. Half a session makes none of
//! them: see [`crate::half`].

use crate::failure::Failure;
use crate::house::House;
use crate::secrets::sha256_hex;
use crate::store::scope::Scope;
use crate::store::sessions::{IDLE_SECONDS, SignedIn};
use api::desk::people::Standing;
use api::desk::roles::{Act, Reach};
use api::desk::second_factor::FRESH_SECONDS;
use api::desk::session::{Role, Session};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use std::marker::PhantomData;
use std::ops::Deref;

/// A member with a live session, who may still be waiting to be confirmed.
#[derive(Debug, Clone)]
pub struct Principal {
    /// Their id.
    pub member: String,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// How far they have come.
    pub standing: Standing,
    /// The hash of their session's token.
    pub token_sha256: String,
    ends_at: i64,
    proved_at: i64,
}

/// A member who gave their second factor within the last five minutes. Whether `P` lets
/// them in at all is decided first.
#[derive(Debug, Clone)]
pub struct Fresh<P = Principal>(pub P);

impl Principal {
    /// The session as the desk sees it.
    #[must_use]
    pub fn session(&self, now: i64) -> Session {
        let Self {
            member, name, role, ..
        } = self.clone();
        session(member, name, (role, self.standing), self.ends_at - now)
    }

    /// For how many seconds more the last code counts.
    #[must_use]
    pub fn fresh_seconds(&self, now: i64) -> u32 {
        u32::try_from(self.proved_at + i64::from(FRESH_SECONDS) - now).unwrap_or_default()
    }
}

/// A session as the desk sees it.
#[must_use]
pub fn session(
    member: String,
    name: String,
    (role, standing): (Role, Standing),
    ends_in_seconds: i64,
) -> Session {
    Session {
        member,
        name,
        role,
        standing,
        idle_seconds: u32::try_from(IDLE_SECONDS).unwrap_or(u32::MAX),
        ends_in_seconds: u32::try_from(ends_in_seconds).unwrap_or_default(),
    }
}

/// The role that the store keeps as this word.
///
/// # Errors
/// [`Failure::SignedOut`] for a word this build does not know: no role, no way in.
pub fn role(word: &str) -> Result<Role, Failure> {
    Role::of_word(word).ok_or(Failure::SignedOut)
}

/// The standing that the store keeps as this word.
///
/// # Errors
/// [`Failure::SignedOut`] for anything else, and so for a member who was removed.
pub fn standing(word: &str) -> Result<Standing, Failure> {
    Standing::of_word(word).ok_or(Failure::SignedOut)
}

/// An act as a type, for [`Allowed`].
pub trait Permit {
    /// The act.
    const ACT: Act;
}

macro_rules! permits {
    ($($act:ident),+ $(,)?) => {
        /// Every act as a type.
        pub mod to {
            use super::Permit;
            use api::desk::roles::Act;

            $(
                #[doc = concat!("[`Act::", stringify!($act), "`].")]
                #[derive(Debug, Clone, Copy)]
                pub struct $act;

                impl Permit for $act {
                    const ACT: Act = Act::$act;
                }
            )+
        }
    };
}

permits!(
    Read,
    Answer,
    Assign,
    Invite,
    NoteReview,
    Export,
    MakeKeys,
    SeePeople,
    GiveAgain,
    ManagePeople,
    SeeResults,
    Consult,
    TakeAction,
    HoldGroups,
    Report,
    SeeRecord,
);

/// A confirmed member whose role may do `A`.
#[derive(Debug, Clone)]
pub struct Allowed<A> {
    principal: Principal,
    reach: Reach,
    act: PhantomData<A>,
}

impl<A> Allowed<A> {
    /// What of all that was sent they may do it with.
    #[must_use]
    pub fn scope(&self) -> Scope<'_> {
        match self.reach {
            Reach::Everything => Scope::Everything,
            // Nothing was refused before; were it not, no submission is theirs.
            Reach::Assigned | Reach::Nothing => Scope::AssignedTo(&self.principal.member),
        }
    }
}

impl<A> Deref for Allowed<A> {
    type Target = Principal;

    fn deref(&self) -> &Principal {
        &self.principal
    }
}

impl<A> AsRef<Principal> for Allowed<A> {
    fn as_ref(&self) -> &Principal {
        &self.principal
    }
}

impl AsRef<Self> for Principal {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl<A: Permit> FromRequestParts<House> for Allowed<A> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Failure> {
        let principal = Principal::from_request_parts(parts, house).await?;
        if principal.standing != Standing::Confirmed {
            return Err(Failure::NotAllowed(
                "not before somebody in the team has compared the safety words",
            ));
        }
        match principal.role.reach(A::ACT) {
            Reach::Nothing => Err(Failure::NotAllowed("this role does not do this")),
            reach => Ok(Self {
                principal,
                reach,
                act: PhantomData,
            }),
        }
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
            role: role_word,
            standing: standing_word,
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
            role: role(&role_word)?,
            standing: standing(&standing_word)?,
            token_sha256,
            ends_at,
            proved_at,
        })
    }
}

impl<P> FromRequestParts<House> for Fresh<P>
where
    P: FromRequestParts<House, Rejection = Failure> + AsRef<Principal>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Failure> {
        let principal = P::from_request_parts(parts, house).await?;
        match principal.as_ref().fresh_seconds(house.clock.seconds()) {
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

/// To whom a browser hands a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameSite {
    /// To us, on our own pages alone.
    Strict,
    /// To us, also when another site sends the browser here.
    Lax,
}

/// The header that hands a session's token to the browser; it ends with the browser.
#[must_use]
pub fn signed_in(house: &House, token: &str) -> Option<HeaderValue> {
    let name = house.config.cookie_name();
    HeaderValue::try_from(format!(
        "{name}={token}; {}",
        attributes(house, SameSite::Strict)
    ))
    .ok()
}

/// The header that takes it away again.
#[must_use]
pub fn signed_out(house: &House) -> Option<HeaderValue> {
    let name = house.config.cookie_name();
    other_cookie(house, name, "", 0, SameSite::Strict)
}

/// The header of a cookie that lasts for so many seconds; for none, that takes it away.
#[must_use]
pub fn other_cookie(
    house: &House,
    name: &str,
    value: &str,
    seconds: u32,
    same_site: SameSite,
) -> Option<HeaderValue> {
    HeaderValue::try_from(format!(
        "{name}={value}; Max-Age={seconds}; {}",
        attributes(house, same_site)
    ))
    .ok()
}

fn attributes(house: &House, same_site: SameSite) -> &'static str {
    match (house.config.plain_cookie, same_site) {
        (true, SameSite::Strict) => "HttpOnly; SameSite=Strict; Path=/",
        (false, SameSite::Strict) => "Secure; HttpOnly; SameSite=Strict; Path=/",
        (true, SameSite::Lax) => "HttpOnly; SameSite=Lax; Path=/",
        (false, SameSite::Lax) => "Secure; HttpOnly; SameSite=Lax; Path=/",
    }
}
