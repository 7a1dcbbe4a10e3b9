//! An account that the council keeps: going to its provider, and how a member's stands.
//! Coming back is [`coming_back`].

pub mod coming_back;

use super::accept::{COUNTED_AS, WRONG_CODE};
use super::keys::check_own_key;
use crate::body::FromJson;
use crate::council_account::{Going, NotGoing, Provider};
use crate::edges::day_text;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Fresh, Principal, SameSite, other_cookie};
use crate::secrets::{plain_code, session_token, sha256_hex};
use crate::store::council_accounts::{Attempt, Changed};
use api::desk::council_account::{ATTEMPT_SECONDS, AcceptElsewhere, GoTo, MyAccount};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};

const SIGN_IN: &str = "sign_in";
const LINK: &str = "link";
const ACCEPT: &str = "accept";
const DOWN: Failure =
    Failure::Unavailable("the council's sign-in does not answer: use a password, or try later");
const TOO_MANY: Failure = Failure::Unavailable("too many are signing in at once: try later");
const THERE_IS_ONE: Failure =
    Failure::Conflict("a council account is linked already: unlink it first");
const ONLY_WAY: Failure =
    Failure::Conflict("there is no password: the council account is the only way in");

/// Goes to sign in.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post_sign_in(State(house): State<House>) -> Result<(HeaderMap, Json<GoTo>), Failure> {
    let attempt = Attempt {
        purpose: SIGN_IN.to_owned(),
        ..Attempt::default()
    };
    go(&house, attempt).await
}

/// Goes to link an account.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post_link(
    State(house): State<House>,
    Fresh(principal): Fresh,
) -> Result<(HeaderMap, Json<GoTo>), Failure> {
    let provider = provider(&house)?;
    let linked = house
        .store
        .account_linked_at(&principal.member, provider.issuer())
        .await?;
    if linked.is_some() {
        return Err(THERE_IS_ONE);
    }
    let attempt = Attempt {
        purpose: LINK.to_owned(),
        member: principal.member,
        secret_sha256: principal.token_sha256,
        ..Attempt::default()
    };
    go(&house, attempt).await
}

/// Goes to use a one-time code.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post_accept(
    State(house): State<House>,
    FromJson(accept): FromJson<AcceptElsewhere>,
) -> Result<(HeaderMap, Json<GoTo>), Failure> {
    provider(&house)?;
    check_own_key(&accept.own_key)?;
    let now = house.clock.seconds();
    if let Some(seconds) = house.store.must_wait(COUNTED_AS, now).await? {
        return Err(Failure::SlowDown { seconds });
    }
    let code_sha256 = sha256_hex(plain_code(&accept.code));
    let Some(invited) = house.store.code_for(&code_sha256, now).await? else {
        house.store.count_failure(COUNTED_AS, now).await?;
        return Err(WRONG_CODE);
    };
    let attempt = Attempt {
        purpose: ACCEPT.to_owned(),
        member: invited.id,
        secret_sha256: code_sha256,
        public_key: accept.own_key.public_key,
        boxed_key: accept.own_key.boxed,
        ..Attempt::default()
    };
    go(&house, attempt).await
}

/// How the member's account stands.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    principal: Principal,
) -> Result<Json<MyAccount>, Failure> {
    mine(&house, &principal.member).await
}

/// Unlinks it.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn delete(
    State(house): State<House>,
    Fresh(principal): Fresh,
) -> Result<Json<MyAccount>, Failure> {
    let now = house.clock.seconds();
    match house.store.unlink_account(&principal.member, now).await? {
        Changed::OnlyWay => Err(ONLY_WAY),
        Changed::Done | Changed::SessionOver => mine(&house, &principal.member).await,
    }
}

async fn mine(house: &House, member: &str) -> Result<Json<MyAccount>, Failure> {
    let linked_at = match &house.council_account {
        Some(provider) => {
            let issuer = provider.issuer();
            house.store.account_linked_at(member, issuer).await?
        }
        None => None,
    };
    let password = house.store.password_of(member).await?;
    Ok(Json(MyAccount {
        name: house
            .council_account
            .as_ref()
            .map(|provider| provider.name().to_owned()),
        linked_on: linked_at.map(day_text),
        only_way: password.is_some_and(|kept| kept.is_empty()),
    }))
}

fn provider(house: &House) -> Result<&Provider, Failure> {
    house.council_account.as_ref().ok_or(Failure::NotFound)
}

/// Keeps the attempt here and its one secret in the browser, and says where to go. Who
/// links an account, or comes in with one, is asked for it anew: another's may be signed
/// in on this computer.
async fn go(house: &House, attempt: Attempt) -> Result<(HeaderMap, Json<GoTo>), Failure> {
    let now = house.clock.seconds();
    let anew = attempt.purpose != SIGN_IN;
    let Going {
        address,
        state,
        nonce,
        verifier,
    } = provider(house)?
        .go(&house.random, anew, now)
        .await
        .map_err(|why| match why {
            NotGoing::Down => DOWN,
            NotGoing::NoRandomness(none) => none.into(),
        })?;
    let token = session_token(&house.random)?;
    let attempt = Attempt {
        nonce,
        verifier,
        ..attempt
    };
    let keys = (sha256_hex(&token), sha256_hex(&state));
    let keys = (keys.0.as_str(), keys.1.as_str());
    if !house.store.begin_attempt(keys, &attempt, now).await? {
        return Err(TOO_MANY);
    }
    let mut headers = HeaderMap::new();
    let name = house.config.attempt_cookie_name();
    // Lax: it has to come along when another site sends the browser back.
    let kept = other_cookie(house, name, &token, ATTEMPT_SECONDS, SameSite::Lax);
    headers.extend(kept.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok((headers, Json(GoTo { address })))
}
