//! Passkeys: made, asked for, removed. Each question is kept with the session that
//! asked it, and taken out before its answer is looked at. Giving one is
//! `second_factor.rs`.

use super::second_factor::set_up::THERE_IS_ONE;
use super::second_factor::{
    Begun, NOT_HERE, count, counted_as, fresh_spare_codes, has_one, question, state,
};
use crate::body::FromJson;
use crate::failure::Failure;
use crate::half::Half;
use crate::house::House;
use crate::passkey::{Kept, Question};
use crate::principal::{Fresh, Principal};
use crate::secrets::short_id;
use crate::store::StoreFault;
use crate::store::passkeys::{self, Changed, OwnPasskey};
use api::desk::passkeys::{MOST_PASSKEYS, NewPasskey, ToGive, ToMake, passkey_name};
use api::desk::second_factor::{FactorSetUp, FactorState};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;

const NONE: Failure = Failure::Conflict("there is no passkey to ask for");
const ENOUGH: Failure = Failure::Conflict("there are ten passkeys: remove one first");
const LAST: Failure =
    Failure::Conflict("this is the last second factor: set up another before removing it");
const THERE: Failure = Failure::Conflict("this passkey is in use already");

/// Asks for a passkey, to make half a session whole.
///
/// # Errors
/// [`Failure::Conflict`] when there is none.
pub async fn post_ask(State(house): State<House>, half: Half) -> Result<Json<ToGive>, Failure> {
    ask(&house, &half.member, &half.token_sha256).await
}

/// Asks for a passkey again.
///
/// # Errors
/// As [`post_ask`].
pub async fn post_ask_again(
    State(house): State<House>,
    principal: Principal,
) -> Result<Json<ToGive>, Failure> {
    ask(&house, &principal.member, &principal.token_sha256).await
}

/// Asks for a member's first factor to be a passkey.
///
/// # Errors
/// [`Failure::Conflict`] when they have a factor, or passkeys are not taken here.
pub async fn post_first(State(house): State<House>, half: Half) -> Result<Json<ToMake>, Failure> {
    if has_one(&house, &half.member).await? {
        return Err(THERE_IS_ONE);
    }
    let who = (half.sign_in_name.as_str(), half.name.as_str());
    ask_to_make(&house, &half.member, who, &half.token_sha256, &[]).await
}

/// Keeps it, and makes the half session whole.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put_first(
    State(house): State<House>,
    half: Half,
    FromJson(new): FromJson<NewPasskey>,
) -> Result<(HeaderMap, Json<FactorSetUp>), Failure> {
    let now = house.clock.seconds();
    let (name, made) = made(&house, (&half.member, &half.token_sha256), &new, now).await?;
    let id = short_id(&house.random)?;
    let (spare_codes, kept) = fresh_spare_codes(&house, &half.member)?;
    let begun = Begun::draw(&house)?;
    let passkey = passkeys::NewPasskey {
        id: &id,
        name: &name,
        made: &made,
    };
    let (member, token) = (half.member.as_str(), half.token_sha256.as_str());
    let first = house
        .store
        .keep_first_passkey(member, token, passkey, &kept, &begun.kept, now)
        .await
        .map_err(in_use)?;
    if !first {
        return Err(THERE_IS_ONE);
    }
    house.store.forget_failures(&counted_as(member)).await?;
    let (headers, session) = begun.handed_over(&house, half);
    let set_up = FactorSetUp {
        session,
        spare_codes,
    };
    Ok((headers, Json(set_up)))
}

/// Asks for one more.
///
/// # Errors
/// [`Failure::ProveAgain`]; [`Failure::Conflict`] when there are enough.
pub async fn post(
    State(house): State<House>,
    Fresh(principal): Fresh,
) -> Result<Json<ToMake>, Failure> {
    let have = house.store.passkeys_of(&principal.member).await?;
    if have.len() >= MOST_PASSKEYS {
        return Err(ENOUGH);
    }
    let sign_in_name = house.store.sign_in_name_of(&principal.member).await?;
    let who = (sign_in_name.as_str(), principal.name.as_str());
    ask_to_make(
        &house,
        &principal.member,
        who,
        &principal.token_sha256,
        &have,
    )
    .await
}

/// Keeps it.
///
/// # Errors
/// [`Failure::ProveAgain`], and as `docs/API.md` lists them.
pub async fn put(
    State(house): State<House>,
    Fresh(principal): Fresh,
    FromJson(new): FromJson<NewPasskey>,
) -> Result<Json<FactorState>, Failure> {
    let now = house.clock.seconds();
    let member = &principal.member;
    let (name, made) = made(&house, (member, &principal.token_sha256), &new, now).await?;
    let id = short_id(&house.random)?;
    let passkey = passkeys::NewPasskey {
        id: &id,
        name: &name,
        made: &made,
    };
    let kept = house.store.keep_passkey(member, passkey, now).await;
    if kept.map_err(in_use)? == Changed::TooMany {
        return Err(ENOUGH);
    }
    house.store.forget_failures(&counted_as(member)).await?;
    state(&house, member, principal.fresh_seconds(now)).await
}

/// Removes one. Removing one that is gone is no fault.
///
/// # Errors
/// [`Failure::ProveAgain`]; [`Failure::Conflict`] for the last factor.
pub async fn delete(
    State(house): State<House>,
    Fresh(principal): Fresh,
    Path(id): Path<String>,
) -> Result<Json<FactorState>, Failure> {
    let now = house.clock.seconds();
    let member = &principal.member;
    if house.store.remove_passkey(member, &id, now).await? == Changed::Last {
        return Err(LAST);
    }
    state(&house, member, principal.fresh_seconds(now)).await
}

async fn ask(house: &House, member: &str, token_sha256: &str) -> Result<Json<ToGive>, Failure> {
    let passkeys = house.passkeys.as_ref().ok_or(NOT_HERE)?;
    let have = house.store.passkeys_of(member).await?;
    let (to_give, question) = passkeys.ask_to_give(&checked(&have)).ok_or(NONE)?;
    keep(house, token_sha256, &question).await?;
    Ok(Json(to_give))
}

async fn ask_to_make(
    house: &House,
    member: &str,
    (sign_in_name, name): (&str, &str),
    token_sha256: &str,
    have: &[OwnPasskey],
) -> Result<Json<ToMake>, Failure> {
    let passkeys = house.passkeys.as_ref().ok_or(NOT_HERE)?;
    let (to_make, question) = passkeys
        .ask_to_make(member, sign_in_name, name, &checked(have))
        .ok_or(NOT_HERE)?;
    keep(house, token_sha256, &question).await?;
    Ok(Json(to_make))
}

fn checked(have: &[OwnPasskey]) -> Vec<Kept> {
    have.iter().map(OwnPasskey::checked).collect()
}

async fn keep(house: &House, token_sha256: &str, question: &Question) -> Result<(), Failure> {
    let text = serde_json::to_string(question).map_err(|_| Failure::Panicked)?;
    let now = house.clock.seconds();
    Ok(house.store.ask_passkey(token_sha256, &text, now).await?)
}

/// What was made, and its name, when both are right. A name that is not costs no
/// question, and no try.
async fn made(
    house: &House,
    (member, token_sha256): (&str, &str),
    new: &NewPasskey,
    now: i64,
) -> Result<(String, Kept), Failure> {
    let name =
        passkey_name(&new.name).map_err(|fault| Failure::invalid("name", fault.to_string()))?;
    count(house, member, now).await?;
    let question = question(house, token_sha256, now).await?;
    let passkeys = house.passkeys.as_ref().ok_or(NOT_HERE)?;
    let kept = passkeys
        .made(&new.made, &question)
        .map_err(|why| Failure::invalid("passkey", why.to_string()))?;
    Ok((name, kept))
}

fn in_use(fault: StoreFault) -> Failure {
    match fault {
        StoreFault::Taken => THERE,
        other => Failure::Store(other),
    }
}
