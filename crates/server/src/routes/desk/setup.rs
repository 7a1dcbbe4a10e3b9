//! The first run: who holds the code that the server printed makes the first lead.

use crate::body::FromJson;
use crate::failure::Failure;
use crate::house::House;
use crate::routes::desk::session::{half_of, none_yet};
use crate::secrets::{hash_password, plain_code, session_token, sha256_hex, short_id};
use crate::store::members::{FirstLead, FirstRun};
use api::desk::password::judge;
use api::desk::second_factor::Half;
use api::desk::setup::{MOST_NAME, NewLead, Setup};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

/// What wrong codes are counted under: everybody together, since there is one door.
const COUNTED_AS: &str = "setup code";

/// How far the first run has come.
///
/// # Errors
/// What the store says.
pub async fn get(State(house): State<House>) -> Result<Json<Setup>, Failure> {
    Ok(Json(Setup {
        lead_made: house.store.lead_made().await?,
        door_open: house.store.open_key().await?.is_some(),
    }))
}

/// Makes the first lead, with half a session to set up a second factor in.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post(
    State(house): State<House>,
    FromJson(lead): FromJson<NewLead>,
) -> Result<(StatusCode, HeaderMap, Json<Half>), Failure> {
    check(&lead)?;
    let now = house.clock.seconds();
    if house.store.lead_made().await? {
        return Err(ALREADY_MADE);
    }
    if let Some(seconds) = house.store.must_wait(COUNTED_AS, now).await? {
        return Err(Failure::SlowDown { seconds });
    }
    let code_sha256 = sha256_hex(plain_code(&lead.code));
    if !house.store.is_setup_code(&code_sha256, now).await? {
        house.store.count_failure(COUNTED_AS, now).await?;
        return Err(WRONG_CODE);
    }
    let token = session_token(&house.random)?;
    let salt = house.random.bytes()?;
    let password = house
        .with_passwords(move || hash_password(&lead.password, salt))
        .await??;
    let made = FirstLead {
        id: short_id(&house.random)?,
        name: lead.name.trim().to_owned(),
        sign_in_name: lead.sign_in_name.trim().to_lowercase(),
        password,
        code_sha256,
        token_sha256: sha256_hex(&token),
    };
    match house.store.make_first_lead(&made, now).await? {
        FirstRun::WrongCode => Err(WRONG_CODE),
        FirstRun::AlreadyMade => Err(ALREADY_MADE),
        FirstRun::Made => {
            let (headers, half) = half_of(&house, &token, made.name, none_yet(&house));
            Ok((StatusCode::CREATED, headers, half))
        }
    }
}

const WRONG_CODE: Failure =
    Failure::NotAllowed("the setup code is not one that this server printed in the last day");
const ALREADY_MADE: Failure = Failure::Conflict("the first lead has been made: sign in");

fn check(lead: &NewLead) -> Result<(), Failure> {
    check_name("name", &lead.name)?;
    check_name("sign_in_name", &lead.sign_in_name)?;
    judge(&lead.password, &[&lead.name, &lead.sign_in_name])
        .map_err(|fault| Failure::invalid("password", fault.to_string()))
}

/// A name or a sign-in name: something, not too long, and no control characters.
///
/// # Errors
/// [`Failure::Invalid`].
pub fn check_name(field: &'static str, text: &str) -> Result<(), Failure> {
    if (1..=MOST_NAME).contains(&text.trim().chars().count()) && !text.contains(char::is_control) {
        Ok(())
    } else {
        Err(Failure::invalid(
            field,
            format!("1 to {MOST_NAME} characters"),
        ))
    }
}
