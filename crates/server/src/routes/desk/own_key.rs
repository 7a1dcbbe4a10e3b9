//! The signed-in member's own key: handed to their browser in its box, and replaced.
//! Also for a member who waits: they may have lost their phrase before anybody
//! compared the words.

use super::keys::{check_grant, check_own_key};
use super::people::refused;
use crate::body::FromJson;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{self, Principal};
use crate::secrets::is_password;
use api::desk::people::{MyKey, NewOwnKey, Standing};
use api::desk::session::Session;
use api::desk::setup::MOST_PASSWORD;
use axum::Json;
use axum::extract::State;

/// What it needs to be opened, and to work out the safety words.
///
/// # Errors
/// What the store says.
pub async fn get(State(house): State<House>, principal: Principal) -> Result<Json<MyKey>, Failure> {
    let team = house.store.keys_held_by("").await?;
    Ok(Json(MyKey {
        own_key: house.store.own_key(&principal.member).await?,
        team: team.into_iter().next().map(|key| key.team),
        member: principal.member,
    }))
}

/// Puts another in its place.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put(
    State(house): State<House>,
    principal: Principal,
    FromJson(new): FromJson<NewOwnKey>,
) -> Result<Json<Session>, Failure> {
    check_own_key(&new.own_key)?;
    for grant in &new.grants {
        check_grant(grant)?;
    }
    let now = house.clock.seconds();
    // Counted by member: whoever has a session must not guess the password behind it.
    let counted_as = format!("own key of {}", principal.member);
    if let Some(seconds) = house.store.must_wait(&counted_as, now).await? {
        return Err(Failure::SlowDown { seconds });
    }
    let kept = house.store.password_of(&principal.member).await?;
    let (password, kept) = (new.password, kept.unwrap_or_default());
    // Who signs in with a council account has none: a fresh second factor stands for it.
    if kept.is_empty() && principal.fresh_seconds(now) == 0 {
        return Err(Failure::ProveAgain);
    }
    let right = kept.is_empty()
        || (password.chars().count() <= MOST_PASSWORD
            && house
                .with_passwords(move || is_password(&password, &kept))
                .await?);
    if !right {
        house.store.count_failure(&counted_as, now).await?;
        return Err(Failure::NotAllowed("that is not your password"));
    }
    let changed = house
        .store
        .keep_own_key(&principal.member, &new.own_key, &new.grants, now)
        .await?;
    refused(changed)?;
    let standing = house.store.standing_of(&principal.member).await?;
    let standing = standing.ok_or(Failure::SignedOut)?;
    Ok(Json(principal::session(
        principal.member.clone(),
        principal.name.clone(),
        (
            principal.role,
            Standing::of_word(&standing).ok_or(Failure::SignedOut)?,
        ),
        i64::from(principal.session(now).ends_in_seconds),
    )))
}
