//! The team's keys. What is wrapped is kept as it comes: the server cannot look.

use crate::body::FromJson;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Fresh, Principal};
use crate::routes::team::public_half;
use crate::store::keys::{KeptKey, KeyMade};
use api::desk::keys::{ConfirmedSheet, HeldKey, Keys, MOST_READERS, MOST_WRAPPED, NewTeamKey};
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
pub async fn get(State(house): State<House>, principal: Principal) -> Result<Json<Keys>, Failure> {
    let kept = house.store.keys_held_by(&principal.member).await?;
    Ok(Json(Keys {
        keys: kept.into_iter().map(held).collect(),
    }))
}

/// Stores the team's next key.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post(
    State(house): State<House>,
    Fresh(principal): Fresh,
    FromJson(key): FromJson<NewTeamKey>,
) -> Result<(StatusCode, Json<HeldKey>), Failure> {
    check(&key)?;
    let kept = KeptKey {
        epoch: i64::from(key.epoch),
        team: key.team,
        suite: key.suite,
        public_key: key.public_key,
        readers: key.readers.trim().to_owned(),
        opened_within_working_days: i64::from(key.opened_within_working_days),
        wrapped_for_recovery: key.wrapped_for_recovery,
        sheet_confirmed: i64::from(key.sheet_confirmed),
        wrapped_for_member: Some(key.wrapped_for_member),
    };
    let now = house.clock.seconds();
    match house.store.make_key(&kept, &principal.member, now).await? {
        KeyMade::Made => Ok((StatusCode::CREATED, Json(held(kept)))),
        KeyMade::NotNext => Err(Failure::Conflict("this is not the team's next key")),
    }
}

/// Confirms the recovery sheet of one key.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such key.
pub async fn put_sheet(
    State(house): State<House>,
    Fresh(principal): Fresh,
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
    let kept = house.store.keys_held_by(&principal.member).await?;
    kept.into_iter()
        .find(|key| key.epoch == epoch)
        .map(|key| Json(held(key)))
        .ok_or(Failure::NotFound)
}

fn held(kept: KeptKey) -> HeldKey {
    HeldKey {
        public: public_half(&kept),
        sheet_confirmed: kept.sheet_confirmed == 1,
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
    let public = URL_SAFE_NO_PAD.decode(&key.public_key);
    if !public.is_ok_and(|bytes| bytes.len() == 32) {
        return Err(Failure::invalid(
            "public_key",
            "32 bytes in unpadded base 64 of the URL alphabet",
        ));
    }
    let readers = key.readers.trim().chars().count();
    if !(1..=MOST_READERS).contains(&readers) || key.readers.contains(char::is_control) {
        return Err(Failure::invalid(
            "readers",
            format!("1 to {MOST_READERS} characters"),
        ));
    }
    if !(1..=20).contains(&key.opened_within_working_days) {
        return Err(Failure::invalid("opened_within_working_days", "1 to 20"));
    }
    check_wrapped("wrapped_for_member", &key.wrapped_for_member)?;
    check_wrapped("wrapped_for_recovery", &key.wrapped_for_recovery)
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
