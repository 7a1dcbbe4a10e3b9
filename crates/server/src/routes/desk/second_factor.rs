//! The second half of signing in, and giving the second factor again. What a code is
//! tried for is counted before it is looked at, for the member and across processes.

pub mod set_up;

use crate::body::FromJson;
use crate::factor::{Shared, spare_code_sha256, spare_codes, step_of};
use crate::failure::Failure;
use crate::half::Half;
use crate::house::House;
use crate::principal::{self, Fresh, Principal};
use crate::secrets::{session_token, sha256_hex, short_id};
use crate::store::factors::Given;
use crate::store::sessions::{LONGEST_SECONDS, NewSession};
use api::desk::second_factor::{FRESH_SECONDS, FactorState, Proof, Proved, SpareCodes};
use api::desk::session::Session;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};

/// A code or a spare code that was used before. Whoever gave it need not know which
/// of these it was.
const USED: Failure = Failure::Conflict("this code has been used: wait for the next");

/// How the member's factor stands.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    principal: Principal,
) -> Result<Json<FactorState>, Failure> {
    let fresh_seconds = principal.fresh_seconds(house.clock.seconds());
    state(&house, &principal.member, fresh_seconds).await
}

/// Makes half a session whole.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post(
    State(house): State<House>,
    half: Half,
    FromJson(proof): FromJson<Proof>,
) -> Result<(HeaderMap, Json<Proved>), Failure> {
    let now = house.clock.seconds();
    let given = checked(&house, &half.member, &proof, now).await?;
    let begun = Begun::draw(&house)?;
    let member = half.member.clone();
    let whole = house
        .store
        .make_whole(&half.member, &half.token_sha256, &given, &begun.kept, now)
        .await?;
    if !whole {
        return Err(not_taken(&house, &half.member, &given, now).await?);
    }
    house.store.forget_failures(&counted_as(&member)).await?;
    let (headers, session) = begun.handed_over(&house, half);
    let spare_codes_left = house.store.spare_codes_left(&member).await?;
    Ok((
        headers,
        Json(Proved {
            session,
            spare_codes_left,
        }),
    ))
}

/// Makes a session fresh.
///
/// # Errors
/// As [`post`].
pub async fn post_again(
    State(house): State<House>,
    principal: Principal,
    FromJson(proof): FromJson<Proof>,
) -> Result<Json<FactorState>, Failure> {
    let now = house.clock.seconds();
    let member = &principal.member;
    let given = checked(&house, member, &proof, now).await?;
    let taken = house
        .store
        .prove_again(member, &principal.token_sha256, &given, now)
        .await?;
    if !taken {
        return Err(not_taken(&house, member, &given, now).await?);
    }
    house.store.forget_failures(&counted_as(member)).await?;
    state(&house, member, FRESH_SECONDS).await
}

/// New spare codes.
///
/// # Errors
/// [`Failure::ProveAgain`].
pub async fn post_spare_codes(
    State(house): State<House>,
    Fresh(principal): Fresh,
) -> Result<Json<SpareCodes>, Failure> {
    let (codes, kept) = fresh_spare_codes(&house, &principal.member)?;
    house
        .store
        .keep_spare_codes(&principal.member, &kept, house.clock.seconds())
        .await?;
    Ok(Json(SpareCodes { codes }))
}

async fn state(
    house: &House,
    member: &str,
    fresh_seconds: u32,
) -> Result<Json<FactorState>, Failure> {
    // Nobody has a session without a factor.
    let kept = house
        .store
        .factor_of(member)
        .await?
        .ok_or(Failure::SignedOut)?;
    Ok(Json(FactorState {
        made_on: crate::edges::day_text(kept.made_at),
        spare_codes_left: house.store.spare_codes_left(member).await?,
        fresh_seconds,
    }))
}

fn counted_as(member: &str) -> String {
    format!("second factor {member}")
}

/// Counts the try, and says what was given when it can be right. A spare code can
/// only be found out by taking it.
async fn checked(house: &House, member: &str, proof: &Proof, now: i64) -> Result<Given, Failure> {
    count(house, member, now).await?;
    match proof {
        Proof::SpareCode(typed) => Ok(Given::SpareCode(spare_code_sha256(member, typed))),
        Proof::Code(typed) => {
            let kept = house
                .store
                .factor_of(member)
                .await?
                .ok_or(Failure::Conflict("set up the second factor first"))?;
            let shared = opened(house, member, &kept.sealed)?;
            match step_of(&shared, typed, now) {
                Some(step) => Ok(Given::Step(step)),
                None => Err(wrong(house, member, now).await?),
            }
        }
    }
}

async fn count(house: &House, member: &str, now: i64) -> Result<(), Failure> {
    match house.store.try_at(&counted_as(member), now).await? {
        None => Ok(()),
        Some(seconds) => Err(Failure::SlowDown { seconds }),
    }
}

fn opened(house: &House, member: &str, sealed: &str) -> Result<Shared, Failure> {
    house
        .factor_key
        .open(member, sealed)
        .ok_or(Failure::OtherFactorKey)
}

/// A wrong code, written down.
async fn wrong(house: &House, member: &str, now: i64) -> Result<Failure, Failure> {
    house.store.note_wrong_code(member, now).await?;
    Ok(Failure::invalid("code", "not the code of this moment"))
}

/// What was not taken: a code of the phone was right and had been used; a spare code
/// was used, or there was never one like it.
async fn not_taken(
    house: &House,
    member: &str,
    given: &Given,
    now: i64,
) -> Result<Failure, Failure> {
    match given {
        Given::Step(_) => Ok(USED),
        Given::SpareCode(_) => wrong(house, member, now).await,
    }
}

fn fresh_spare_codes(house: &House, member: &str) -> Result<(Vec<String>, Vec<String>), Failure> {
    let codes = spare_codes(&house.random)?;
    let kept = codes
        .iter()
        .map(|code| spare_code_sha256(member, code))
        .collect();
    Ok((codes, kept))
}

/// A session about to begin: its token, and what is kept of it.
struct Begun {
    token: String,
    kept: NewSession,
}

impl Begun {
    fn draw(house: &House) -> Result<Self, Failure> {
        let token = session_token(&house.random)?;
        let kept = NewSession {
            id: short_id(&house.random)?,
            token_sha256: sha256_hex(&token),
        };
        Ok(Self { token, kept })
    }

    /// The cookie, in the place of the half session's, and what the desk is told.
    fn handed_over(&self, house: &House, half: Half) -> (HeaderMap, Session) {
        let mut headers = HeaderMap::new();
        if let Some(cookie) = principal::signed_in(house, &self.token) {
            headers.insert(header::SET_COOKIE, cookie);
        }
        let as_what = (half.role, half.standing);
        let session = principal::session(half.member, half.name, as_what, LONGEST_SECONDS);
        (headers, session)
    }
}
