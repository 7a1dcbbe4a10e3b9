//! Coming back from the council's provider. What comes back opens half a session at most,
//! unless the server was told to take the provider's second factor for ours.
//!
//! This is the one `GET` of the desk that changes something, since another site sends the
//! browser here. It does so only for the browser that went, once, and leaves nothing in
//! the address.

use super::{ACCEPT, LINK, SIGN_IN, provider};
use crate::council_account::{Back, Provider, Vouched};
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{self, SameSite, cookie, other_cookie};
use crate::routes::desk::second_factor::{Begun, has_one};
use crate::secrets::{session_token, sha256_hex};
use crate::store::council_accounts::{Account, Attempt, Changed};
use crate::store::people::coming::WayIn;
use crate::store::{StoreFault, people};
use api::desk::council_account::Outcome;
use api::desk::people::OwnKey;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

/// For how long the browser keeps how it ended, should the desk not open.
const OUTCOME_SECONDS: u32 = 120;

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
pub async fn get(
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
