//! Setting up a second factor: drawn here, shown once more for as long as it is not
//! proved, and in use when a code made with it has been given back.

use super::{Begun, count, counted_as, fresh_spare_codes, has_one, opened};
use crate::body::FromJson;
use crate::factor::{draw, in_base_32, minutes_off, step_of};
use crate::failure::Failure;
use crate::half::Half;
use crate::house::House;
use crate::principal::Fresh;
use crate::store::factors::NewFactor;
use api::desk::second_factor::{DrawnFactor, FactorSetUp, FirstCode, SpareCodes};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;

pub(in crate::routes::desk) const THERE_IS_ONE: Failure =
    Failure::Conflict("there is a second factor: give its code");
const NOT_DRAWN: Failure = Failure::Conflict("none is being set up: begin again");

/// Draws the first factor of a member.
///
/// # Errors
/// [`Failure::Conflict`] when they have one.
pub async fn post_first(
    State(house): State<House>,
    half: Half,
) -> Result<Json<DrawnFactor>, Failure> {
    if has_one(&house, &half.member).await? {
        return Err(THERE_IS_ONE);
    }
    let sealed = sealed_new(&house, &half.member)?;
    let drawn = house
        .store
        .draw_for_half(&half.token_sha256, &sealed)
        .await?
        .ok_or(Failure::SignedOut)?;
    shown(&house, &half.member, &drawn, half.sign_in_name)
}

/// Proves it, and makes the half session whole.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put_first(
    State(house): State<House>,
    half: Half,
    FromJson(first): FromJson<FirstCode>,
) -> Result<(HeaderMap, Json<FactorSetUp>), Failure> {
    let now = house.clock.seconds();
    let drawn = half.drawn.as_deref().ok_or(NOT_DRAWN)?;
    let step = proved(&house, &half.member, drawn, &first.code, now).await?;
    let (spare_codes, kept) = fresh_spare_codes(&house, &half.member)?;
    let factor = NewFactor {
        sealed: drawn,
        step,
        spare_codes: &kept,
    };
    let begun = Begun::draw(&house)?;
    let made = house
        .store
        .set_up_first(&half.member, &half.token_sha256, &factor, &begun.kept, now)
        .await?;
    if !made {
        return Err(THERE_IS_ONE);
    }
    house
        .store
        .forget_failures(&counted_as(&half.member))
        .await?;
    let (headers, session) = begun.handed_over(&house, half);
    Ok((
        headers,
        Json(FactorSetUp {
            session,
            spare_codes,
        }),
    ))
}

/// Draws another factor, for another phone. The present one stays in use.
///
/// # Errors
/// [`Failure::ProveAgain`].
pub async fn post_next(
    State(house): State<House>,
    Fresh(principal): Fresh,
) -> Result<Json<DrawnFactor>, Failure> {
    let sealed = sealed_new(&house, &principal.member)?;
    let drawn = house
        .store
        .draw_for_session(&principal.token_sha256, &sealed)
        .await?
        .ok_or(Failure::SignedOut)?;
    let account = house.store.sign_in_name_of(&principal.member).await?;
    shown(&house, &principal.member, &drawn, account)
}

/// Proves it; it takes the present one's place.
///
/// # Errors
/// [`Failure::ProveAgain`], and as `docs/API.md` lists them.
pub async fn put_next(
    State(house): State<House>,
    Fresh(principal): Fresh,
    FromJson(first): FromJson<FirstCode>,
) -> Result<Json<SpareCodes>, Failure> {
    let now = house.clock.seconds();
    let token_sha256 = &principal.token_sha256;
    let drawn = house
        .store
        .drawn_for_session(token_sha256)
        .await?
        .ok_or(NOT_DRAWN)?;
    let step = proved(&house, &principal.member, &drawn, &first.code, now).await?;
    let (codes, kept) = fresh_spare_codes(&house, &principal.member)?;
    let factor = NewFactor {
        sealed: &drawn,
        step,
        spare_codes: &kept,
    };
    let made = house
        .store
        .set_up_next(&principal.member, token_sha256, &factor, now)
        .await?;
    if !made {
        return Err(NOT_DRAWN);
    }
    house
        .store
        .forget_failures(&counted_as(&principal.member))
        .await?;
    Ok(Json(SpareCodes { codes }))
}

fn sealed_new(house: &House, member: &str) -> Result<String, Failure> {
    let shared = draw(&house.random)?;
    Ok(house.factor_key.seal(member, &shared, &house.random)?)
}

fn shown(
    house: &House,
    member: &str,
    drawn: &str,
    account: String,
) -> Result<Json<DrawnFactor>, Failure> {
    let shared = opened(house, member, drawn)?;
    Ok(Json(DrawnFactor {
        secret: in_base_32(&shared),
        account,
    }))
}

/// The step of the code, or what is wrong with it: also by how much the phone's clock
/// is off, which helps nobody to guess what they have just been shown.
async fn proved(
    house: &House,
    member: &str,
    drawn: &str,
    typed: &str,
    now: i64,
) -> Result<i64, Failure> {
    count(house, member, now).await?;
    let shared = opened(house, member, drawn)?;
    step_of(&shared, typed, now).ok_or_else(|| {
        Failure::invalid(
            "code",
            minutes_off(&shared, typed, now).map_or_else(
                || "not a code made with this secret".to_owned(),
                |minutes| format!("the phone's clock and the server's are {minutes} minutes apart"),
            ),
        )
    })
}
