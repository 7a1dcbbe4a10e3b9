//! Signing in with an account that the council keeps: going to its provider, and coming
//! back. What comes back opens half a session at most, unless the server was told to take
//! the provider's second factor for ours.
//!
//! The way back is the one `GET` of the desk that changes something, since it comes from
//! another site. It does so only for the browser that went, once, and leaves nothing in
//! the address.

use super::accept::{COUNTED_AS, WRONG_CODE};
use super::keys::check_own_key;
use super::second_factor::{Begun, has_one};
use crate::body::FromJson;
use crate::council_account::{Back, Going, NotGoing, Provider, Vouched};
use crate::edges::day_text;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{self, Fresh, Principal, SameSite, cookie, other_cookie};
use crate::secrets::{plain_code, session_token, sha256_hex};
use crate::store::council_accounts::{Account, Attempt, Changed};
use crate::store::people::coming::WayIn;
use crate::store::{StoreFault, people};
use api::desk::council_account::{ATTEMPT_SECONDS, AcceptElsewhere, GoTo, MyAccount, Outcome};
use api::desk::people::OwnKey;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

/// For how long the browser keeps how it ended, should the desk not open.
const OUTCOME_SECONDS: u32 = 120;
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

/// What stands in the address that the provider sends the browser back to.
#[derive(Default, Deserialize)]
pub struct CameBack {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// What it comes to when it is right.
enum Arrived {
    /// With this token of a session, half or whole.
    SignedIn(String),
    Linked,
}

/// What it comes to when it is not: who it was about, when that is known.
struct Refused(String, Outcome);

impl From<StoreFault> for Refused {
    fn from(fault: StoreFault) -> Self {
        Failure::from(fault).into()
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        tracing::warn!(why = %failure, "somebody came back and could not be let in");
        Self(String::new(), Outcome::NoAnswer)
    }
}

/// The browser comes back. Whatever it comes with, it goes on to the desk.
///
/// # Errors
/// [`Failure::NotFound`] where no council account is taken; [`Failure::NotAllowed`] for
/// what is no page that a person opens.
pub async fn get_return(
    State(house): State<House>,
    headers: HeaderMap,
    asked: Result<Query<CameBack>, QueryRejection>,
) -> Result<Response, Failure> {
    let provider = provider(&house)?;
    if headers
        .get("sec-fetch-dest")
        .is_some_and(|dest| dest != "document")
    {
        return Err(Failure::NotAllowed("this is a page, and nothing else"));
    }
    let asked = asked.map_or_else(|_| CameBack::default(), |Query(asked)| asked);
    let mut response = (
        StatusCode::SEE_OTHER,
        [(header::LOCATION, HeaderValue::from_static("/desk/"))],
    )
        .into_response();
    let mut set = |cookie: Option<HeaderValue>| {
        if let Some(cookie) = cookie {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    };
    let outcome = match arrived(&house, provider, &headers, asked).await {
        Ok(Arrived::SignedIn(token)) => {
            set(principal::signed_in(&house, &token));
            Outcome::Right
        }
        Ok(Arrived::Linked) => Outcome::Linked,
        Err(Refused(member, outcome)) => {
            let now = house.clock.seconds();
            let noted = house.store.note_account_refused(&member, outcome, now);
            if let Err(fault) = noted.await {
                tracing::warn!(why = %fault, "a refusal is not in the record");
            }
            outcome
        }
    };
    let strict = SameSite::Strict;
    let (attempt, ended) = (
        house.config.attempt_cookie_name(),
        house.config.outcome_cookie_name(),
    );
    set(other_cookie(&house, attempt, "", 0, SameSite::Lax));
    set(other_cookie(
        &house,
        ended,
        outcome.word(),
        OUTCOME_SECONDS,
        strict,
    ));
    Ok(response)
}

async fn arrived(
    house: &House,
    provider: &Provider,
    headers: &HeaderMap,
    asked: CameBack,
) -> Result<Arrived, Refused> {
    let now = house.clock.seconds();
    let nobody = |outcome| Refused(String::new(), outcome);
    let token = cookie(headers, house.config.attempt_cookie_name());
    let (Some(token), Some(state)) = (token, &asked.state) else {
        return Err(nobody(Outcome::BeginAgain));
    };
    let keys = (sha256_hex(token), sha256_hex(state));
    // Taken out before anything else of it is looked at.
    let attempt = house
        .store
        .take_attempt((&keys.0, &keys.1), now)
        .await?
        .ok_or_else(|| nobody(Outcome::BeginAgain))?;
    let refused = |outcome| Refused(attempt.member.clone(), outcome);
    if asked.iss.is_some_and(|iss| iss != provider.issuer()) {
        return Err(refused(Outcome::NotTrusted));
    }
    let code = match (&asked.error, &asked.code) {
        (None, Some(code)) => code,
        (Some(error), _) if error == "access_denied" => return Err(refused(Outcome::Declined)),
        (Some(_), _) => return Err(refused(Outcome::NoAnswer)),
        (None, None) => return Err(refused(Outcome::BeginAgain)),
    };
    let back = Back {
        code,
        nonce: &attempt.nonce,
        verifier: &attempt.verifier,
    };
    let vouched = provider.vouched(back, now).await.map_err(refused)?;
    let account = Account {
        issuer: provider.issuer(),
        subject: &vouched.subject,
    };
    match attempt.purpose.as_str() {
        SIGN_IN => sign_in(house, provider, account, &vouched, now).await,
        LINK => link(house, &attempt, account, now).await,
        ACCEPT => accept(house, &attempt, account, now).await,
        _ => Err(refused(Outcome::BeginAgain)),
    }
}

/// Half a session; a whole one when the provider's second factor is taken for ours. A
/// member who has none of ours sets one up in any case: keys ask for it.
async fn sign_in(
    house: &House,
    provider: &Provider,
    account: Account<'_>,
    vouched: &Vouched,
    now: i64,
) -> Result<Arrived, Refused> {
    let member = house
        .store
        .member_of_account(account)
        .await?
        .ok_or_else(|| Refused(String::new(), Outcome::NotLinked))?;
    principal::role(&member.role)?;
    principal::standing(&member.standing)?;
    if provider.trusts_mfa() && vouched.second_factor && has_one(house, &member.id).await? {
        let begun = Begun::draw(house)?;
        house
            .store
            .begin_trusted(&member.id, &begun.kept, now)
            .await?;
        return Ok(Arrived::SignedIn(begun.token()));
    }
    let token = session_token(&house.random).map_err(Failure::from)?;
    house
        .store
        .begin_half(&member.id, &sha256_hex(&token), now)
        .await?;
    Ok(Arrived::SignedIn(token))
}

async fn link(
    house: &House,
    attempt: &Attempt,
    account: Account<'_>,
    now: i64,
) -> Result<Arrived, Refused> {
    let refused = |outcome| Err(Refused(attempt.member.clone(), outcome));
    let whose = (attempt.member.as_str(), attempt.secret_sha256.as_str());
    match house.store.link_account(whose, account, now).await {
        Ok(Changed::Done) => Ok(Arrived::Linked),
        Ok(Changed::SessionOver | Changed::OnlyWay) => refused(Outcome::SessionOver),
        Err(StoreFault::Taken) => refused(Outcome::LinkedAlready),
        Err(fault) => Err(fault.into()),
    }
}

async fn accept(
    house: &House,
    attempt: &Attempt,
    account: Account<'_>,
    now: i64,
) -> Result<Arrived, Refused> {
    let refused = |outcome| Err(Refused(attempt.member.clone(), outcome));
    let token = session_token(&house.random).map_err(Failure::from)?;
    let own_key = OwnKey {
        public_key: attempt.public_key.clone(),
        boxed: attempt.boxed_key.clone(),
    };
    let accepted = house
        .store
        .accept(
            &attempt.member,
            &attempt.secret_sha256,
            WayIn::Account(account),
            &own_key,
            &sha256_hex(&token),
            now,
        )
        .await;
    match accepted {
        Ok(people::Changed::Done) => Ok(Arrived::SignedIn(token)),
        Ok(_) => refused(Outcome::CodeOver),
        Err(StoreFault::Taken) => refused(Outcome::LinkedAlready),
        Err(fault) => Err(fault.into()),
    }
}
