//! Signing in and out.

use super::second_factor::next_of;
use crate::body::FromJson;
use crate::failure::Failure;
use crate::half;
use crate::house::House;
use crate::principal::{self, Principal};
use crate::secrets::{NOBODY, is_password, session_token, sha256_hex};
use crate::store::half_sessions::HALF_SECONDS;
use api::desk::passkeys::Ways;
use api::desk::second_factor::{Half, Next};
use api::desk::session::{Session, SignIn};
use api::desk::setup::MOST_PASSWORD;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};

/// Who is signed in.
pub async fn get(State(house): State<House>, principal: Principal) -> Json<Session> {
    Json(principal.session(house.clock.seconds()))
}

/// The first half of signing in. A wrong name and a wrong password take as long and
/// look alike.
///
/// # Errors
/// [`Failure::SignedOut`] for either, [`Failure::SlowDown`] after too many.
pub async fn post(
    State(house): State<House>,
    FromJson(sign_in): FromJson<SignIn>,
) -> Result<(HeaderMap, Json<Half>), Failure> {
    let now = house.clock.seconds();
    let sign_in_name = sign_in.sign_in_name.trim().to_lowercase();
    if let Some(seconds) = house.store.must_wait(&sign_in_name, now).await? {
        return Err(Failure::SlowDown { seconds });
    }
    let known = house.store.member_named(&sign_in_name).await?;
    let kept = known
        .as_ref()
        .map_or_else(|| NOBODY.to_owned(), |known| known.password.clone());
    let right = sign_in.password.chars().count() <= MOST_PASSWORD
        && house
            .with_passwords(move || is_password(&sign_in.password, &kept))
            .await?;
    let Some(member) = known.filter(|_| right) else {
        house.store.count_failure(&sign_in_name, now).await?;
        return Err(Failure::SignedOut);
    };
    principal::role(&member.role)?;
    principal::standing(&member.standing)?;
    let token = session_token(&house.random)?;
    house.store.forget_failures(&sign_in_name).await?;
    house
        .store
        .begin_half(&member.id, &sha256_hex(&token), now)
        .await?;
    let next = next_of(&house, &member.id).await?;
    Ok(half_of(&house, &token, member.name, next))
}

/// What somebody who is new needs next.
pub(super) fn none_yet(house: &House) -> (Next, Ways) {
    let ways = Ways {
        can_make_passkey: house.passkeys.is_some(),
        ..Ways::default()
    };
    (Next::SetUp, ways)
}

/// Half a session, handed over.
pub(super) fn half_of(
    house: &House,
    token: &str,
    name: String,
    (next, ways): (Next, Ways),
) -> (HeaderMap, Json<Half>) {
    let mut headers = HeaderMap::new();
    if let Some(cookie) = principal::signed_in(house, token) {
        headers.insert(header::SET_COOKIE, cookie);
    }
    let half = Half {
        name,
        next,
        ways,
        ends_in_seconds: u32::try_from(HALF_SECONDS).unwrap_or(u32::MAX),
    };
    (headers, Json(half))
}

/// Signs out, also half way in. With no session there is nothing to end, and that is no fault.
///
/// # Errors
/// What the store says.
pub async fn delete(
    State(house): State<House>,
    principal: Result<Principal, Failure>,
    half: Result<half::Half, Failure>,
) -> Result<(StatusCode, HeaderMap), Failure> {
    if let Ok(half) = half {
        house.store.end_half_session(&half.token_sha256).await?;
    }
    match principal {
        Ok(who) => {
            house
                .store
                .end_session(&who.member, &who.token_sha256, house.clock.seconds())
                .await?;
        }
        Err(Failure::SignedOut) => {}
        Err(other) => return Err(other),
    }
    let mut headers = HeaderMap::new();
    if let Some(cookie) = principal::signed_out(&house) {
        headers.insert(header::SET_COOKIE, cookie);
    }
    Ok((StatusCode::NO_CONTENT, headers))
}
