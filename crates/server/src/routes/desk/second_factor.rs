//! The second half of signing in, and giving the second factor again. A try is counted
//! before it is looked at, for the member and across processes. Making passkeys, and
//! asking for them, is `passkeys.rs`.

pub mod set_up;

use crate::body::FromJson;
use crate::edges::day_text;
use crate::factor::{Shared, spare_code_sha256, spare_codes, step_of};
use crate::failure::Failure;
use crate::half::Half;
use crate::house::House;
use crate::passkey::{NotTaken, Question};
use crate::principal::{self, Fresh, Principal};
use crate::secrets::{session_token, sha256_hex, short_id};
use crate::store::factors::Given;
use crate::store::passkeys::OwnPasskey;
use crate::store::sessions::{LONGEST_SECONDS, NewSession};
use api::desk::passkeys::{Passkey, Signed, Ways};
use api::desk::second_factor::{FRESH_SECONDS, FactorState, Next, Proof, Proved, SpareCodes};
use api::desk::session::Session;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};

pub(super) const NOT_HERE: Failure =
    Failure::Conflict("passkeys need a public_url that begins with https:// and has a name");
const NOT_ASKED: Failure =
    Failure::Conflict("no passkey was asked for here in the last five minutes: begin again");
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
    let given = checked(&house, (&half.member, &half.token_sha256), &proof, now).await?;
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
    let given = checked(&house, (member, &principal.token_sha256), &proof, now).await?;
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

pub(super) async fn state(
    house: &House,
    member: &str,
    fresh_seconds: u32,
) -> Result<Json<FactorState>, Failure> {
    let phone = house.store.factor_of(member).await?;
    let passkeys = house.store.passkeys_of(member).await?;
    Ok(Json(FactorState {
        phone_since: phone.as_ref().map(|phone| day_text(phone.made_at)),
        ways: ways_with(house, phone.is_some(), &passkeys),
        passkeys: passkeys.into_iter().map(shown).collect(),
        spare_codes_left: house.store.spare_codes_left(member).await?,
        fresh_seconds,
    }))
}

fn shown(passkey: OwnPasskey) -> Passkey {
    Passkey {
        id: passkey.id,
        name: passkey.name,
        made_on: day_text(passkey.made_at),
        used_on: passkey.used_at.map(day_text),
    }
}

/// What half a session of this member still needs, and by what they can do it. Who has
/// passkeys that this address no longer takes has a factor all the same: they give a
/// spare code.
pub(super) async fn next_of(house: &House, member: &str) -> Result<(Next, Ways), Failure> {
    let phone = house.store.factor_of(member).await?.is_some();
    let passkeys = house.store.passkeys_of(member).await?;
    let next = if phone || !passkeys.is_empty() {
        Next::Give
    } else {
        Next::SetUp
    };
    Ok((next, ways_with(house, phone, &passkeys)))
}

/// Whether a member has a second factor.
pub(super) async fn has_one(house: &House, member: &str) -> Result<bool, Failure> {
    Ok(next_of(house, member).await?.0 == Next::Give)
}

fn ways_with(house: &House, phone: bool, passkeys: &[OwnPasskey]) -> Ways {
    let here = house.passkeys.is_some();
    Ways {
        phone,
        passkey: here && !passkeys.is_empty(),
        can_make_passkey: here,
    }
}

pub(super) fn counted_as(member: &str) -> String {
    format!("second factor {member}")
}

/// Counts the try, and says what was given when it can be right. A spare code can
/// only be found out by taking it.
async fn checked(
    house: &House,
    (member, token_sha256): (&str, &str),
    proof: &Proof,
    now: i64,
) -> Result<Given, Failure> {
    count(house, member, now).await?;
    match proof {
        Proof::Passkey(signed) => checked_passkey(house, (member, token_sha256), signed, now).await,
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

/// The question is taken out before its answer is looked at.
async fn checked_passkey(
    house: &House,
    (member, token_sha256): (&str, &str),
    signed: &Signed,
    now: i64,
) -> Result<Given, Failure> {
    let question = question(house, token_sha256, now).await?;
    let passkeys = house.passkeys.as_ref().ok_or(NOT_HERE)?;
    let known = house.store.passkeys_of(member).await?;
    let taken = known
        .iter()
        .find(|known| known.credential == signed.credential)
        .ok_or(NotTaken::Wrong)
        .and_then(|known| passkeys.signed(signed, &known.checked(), &question));
    match taken {
        Ok(counter) => Ok(Given::Passkey {
            credential: signed.credential.clone(),
            counter,
        }),
        Err(why) => {
            house.store.note_wrong_passkey(member, now).await?;
            Err(Failure::invalid("passkey", why.to_string()))
        }
    }
}

/// What this session asked, which is gone with this.
pub(super) async fn question(
    house: &House,
    token_sha256: &str,
    now: i64,
) -> Result<Question, Failure> {
    house
        .store
        .take_question(token_sha256, now)
        .await?
        .and_then(|text| serde_json::from_str(&text).ok())
        .ok_or(NOT_ASKED)
}

pub(super) async fn count(house: &House, member: &str, now: i64) -> Result<(), Failure> {
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
        Given::Step(_) | Given::Passkey { .. } => Ok(USED),
        Given::SpareCode(_) => wrong(house, member, now).await,
    }
}

pub(super) fn fresh_spare_codes(
    house: &House,
    member: &str,
) -> Result<(Vec<String>, Vec<String>), Failure> {
    let codes = spare_codes(&house.random)?;
    let kept = codes
        .iter()
        .map(|code| spare_code_sha256(member, code))
        .collect();
    Ok((codes, kept))
}

/// A session about to begin: its token, and what is kept of it.
pub(super) struct Begun {
    token: String,
    pub(super) kept: NewSession,
}

impl Begun {
    pub(super) fn draw(house: &House) -> Result<Self, Failure> {
        let token = session_token(&house.random)?;
        let kept = NewSession {
            id: short_id(&house.random)?,
            token_sha256: sha256_hex(&token),
        };
        Ok(Self { token, kept })
    }

    /// The cookie, in the place of the half session's, and what the desk is told.
    pub(super) fn handed_over(&self, house: &House, half: Half) -> (HeaderMap, Session) {
        let mut headers = HeaderMap::new();
        if let Some(cookie) = principal::signed_in(house, &self.token) {
            headers.insert(header::SET_COOKIE, cookie);
        }
        let as_what = (half.role, half.standing);
        let session = principal::session(half.member, half.name, as_what, LONGEST_SECONDS);
        (headers, session)
    }
}
