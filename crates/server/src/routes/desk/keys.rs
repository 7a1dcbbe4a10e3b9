//! The team's keys. What is wrapped is kept as it comes: the server cannot look.

use crate::body::FromJson;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, Fresh, to};
use crate::routes::team::public_half;
use crate::store::keys::{KeptKey, KeyMade};
use api::desk::keys::{
    ConfirmedSheet, HeldKey, Keys, MOST_READERS, MOST_WRAPPED, NewPromise, NewTeamKey,
};
use api::desk::people::{Grant, OwnKey};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::submission::SUITE;

/// Every key, newest first.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    principal: Allowed<to::Read>,
) -> Result<Json<Keys>, Failure> {
    let kept = house.store.keys_held_by(&principal.member).await?;
    Ok(Json(Keys {
        keys: kept.into_iter().map(held).collect(),
        own_key: house.store.own_key(&principal.member).await?,
    }))
}

/// Stores the team's next key.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post(
    State(house): State<House>,
    Fresh(principal): Fresh<Allowed<to::MakeKeys>>,
    FromJson(key): FromJson<NewTeamKey>,
) -> Result<(StatusCode, Json<HeldKey>), Failure> {
    check(&key)?;
    let now = house.clock.seconds();
    match house.store.make_key(&key, &principal.member, now).await? {
        KeyMade::Made => {
            let held = held_of(&house, &principal.member, i64::from(key.epoch)).await?;
            Ok((StatusCode::CREATED, Json(held)))
        }
        KeyMade::NotNext => Err(Failure::Conflict("this is not the team's next key")),
        KeyMade::OtherPeople => Err(Failure::Conflict(
            "somebody came into the team or left it since this key was made",
        )),
    }
}

/// Confirms the recovery sheet of one key.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such key.
pub async fn put_sheet(
    State(house): State<House>,
    Fresh(principal): Fresh<Allowed<to::MakeKeys>>,
    Path(epoch): Path<u32>,
    FromJson(sheet): FromJson<ConfirmedSheet>,
) -> Result<Json<HeldKey>, Failure> {
    check_wrapped("wrapped_for_recovery", &sheet.wrapped_for_recovery)?;
    let epoch = i64::from(epoch);
    let found = house
        .store
        .confirm_sheet(
            epoch,
            &sheet.wrapped_for_recovery,
            &principal.member,
            house.clock.seconds(),
        )
        .await?;
    if !found {
        return Err(Failure::NotFound);
    }
    held_of(&house, &principal.member, epoch).await.map(Json)
}

/// Changes what young people are told of a key.
///
/// # Errors
/// [`Failure::Invalid`] for a field; [`Failure::NotFound`] when there is no such key.
pub async fn put_promise(
    State(house): State<House>,
    principal: Allowed<to::MakeKeys>,
    Path(epoch): Path<u32>,
    FromJson(promise): FromJson<NewPromise>,
) -> Result<Json<HeldKey>, Failure> {
    check_promise(&promise.readers, promise.opened_within_working_days)?;
    let (member, now) = (&principal.member, house.clock.seconds());
    let epoch = i64::from(epoch);
    if !house
        .store
        .change_promise(epoch, &promise, member, now)
        .await?
    {
        return Err(Failure::NotFound);
    }
    held_of(&house, member, epoch).await.map(Json)
}

async fn held_of(house: &House, member: &str, epoch: i64) -> Result<HeldKey, Failure> {
    let kept = house.store.keys_held_by(member).await?;
    kept.into_iter()
        .find(|key| key.epoch == epoch)
        .map(held)
        .ok_or(Failure::NotFound)
}

fn held(kept: KeptKey) -> HeldKey {
    HeldKey {
        public: public_half(&kept),
        sheet_confirmed: kept.sheet_confirmed == 1,
        held_by: u32::try_from(kept.held_by).unwrap_or(u32::MAX),
        wrapped_for_member: kept.wrapped_for_member,
        wrapped_for_recovery: kept.wrapped_for_recovery,
    }
}

fn check(key: &NewTeamKey) -> Result<(), Failure> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if key.team.is_empty() || key.team.len() > 64 || !key.team.bytes().all(plain) {
        return Err(Failure::invalid(
            "team",
            "1 to 64 lower-case letters, digits and hyphens",
        ));
    }
    if key.suite != SUITE {
        return Err(Failure::invalid(
            "suite",
            format!("this server takes {SUITE}"),
        ));
    }
    check_public_key(&key.public_key)?;
    check_promise(&key.readers, key.opened_within_working_days)?;
    check_wrapped("wrapped_for_member", &key.wrapped_for_member)?;
    check_wrapped("wrapped_for_recovery", &key.wrapped_for_recovery)?;
    match &key.own_key {
        Some(_) if key.epoch != 1 => {
            return Err(Failure::invalid("own_key", "only with the first key"));
        }
        Some(own) => check_own_key(own)?,
        None => {}
    }
    for other in &key.for_others {
        if other.grant.epoch != key.epoch {
            return Err(Failure::invalid("for_others", "grants of this key alone"));
        }
        check_grant(&other.grant)?;
    }
    for older in &key.older_for_recovery {
        if older.epoch >= key.epoch {
            return Err(Failure::invalid("older_for_recovery", "older keys alone"));
        }
        check_wrapped("older_for_recovery", &older.wrapped_for_recovery)?;
    }
    Ok(())
}

fn check_promise(readers: &str, days: u16) -> Result<(), Failure> {
    let long = readers.trim().chars().count();
    if !(1..=MOST_READERS).contains(&long) || readers.contains(char::is_control) {
        return Err(Failure::invalid(
            "readers",
            format!("1 to {MOST_READERS} characters"),
        ));
    }
    if !(1..=20).contains(&days) {
        return Err(Failure::invalid("opened_within_working_days", "1 to 20"));
    }
    Ok(())
}

/// A public key as it travels.
fn check_public_key(text: &str) -> Result<(), Failure> {
    let public = URL_SAFE_NO_PAD.decode(text);
    if public.is_ok_and(|bytes| bytes.len() == 32) {
        Ok(())
    } else {
        Err(Failure::invalid(
            "public_key",
            "32 bytes in unpadded base 64 of the URL alphabet",
        ))
    }
}

/// A member's own key: the public half must be one; into the box nobody here can look.
///
/// # Errors
/// [`Failure::Invalid`].
pub fn check_own_key(own: &OwnKey) -> Result<(), Failure> {
    check_public_key(&own.public_key)?;
    check_wrapped("boxed", &own.boxed)
}

/// One of the team's keys for one member.
///
/// # Errors
/// [`Failure::Invalid`].
pub fn check_grant(grant: &Grant) -> Result<(), Failure> {
    check_wrapped("wrapped", &grant.wrapped)?;
    let vouches = grant.vouch.len() == 64
        && grant
            .vouch
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if vouches {
        Ok(())
    } else {
        Err(Failure::invalid(
            "vouch",
            "64 lower-case hexadecimal characters",
        ))
    }
}

fn check_wrapped(field: &'static str, wrapped: &str) -> Result<(), Failure> {
    if wrapped.is_empty() || wrapped.len() > MOST_WRAPPED || wrapped.contains('\0') {
        return Err(Failure::invalid(
            field,
            format!("1 to {MOST_WRAPPED} bytes"),
        ));
    }
    Ok(())
}
