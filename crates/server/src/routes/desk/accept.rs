//! A one-time code is used: whoever holds it chooses a password, and leaves the public
//! half of a key pair that their browser made. They have half a session then, in which
//! they set up a second factor; after that they wait.

use super::keys::check_own_key;
use super::session::{half_of, none_yet};
use crate::body::FromJson;
use crate::failure::Failure;
use crate::house::House;
use crate::secrets::{hash_password, plain_code, session_token, sha256_hex};
use crate::store::people::Changed;
use api::desk::password::judge;
use api::desk::people::Accept;
use api::desk::second_factor::Half;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

/// What wrong codes are counted under: everybody together, since there is one door.
const COUNTED_AS: &str = "a member's code";
const WRONG_CODE: Failure =
    Failure::NotAllowed("the code is wrong, or was used, or its seven days are over");

/// Uses the code.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post(
    State(house): State<House>,
    FromJson(accept): FromJson<Accept>,
) -> Result<(StatusCode, HeaderMap, Json<Half>), Failure> {
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
    judge(&accept.password, &[&invited.name, &invited.sign_in_name])
        .map_err(|fault| Failure::invalid("password", fault.to_string()))?;
    let token = session_token(&house.random)?;
    let salt = house.random.bytes()?;
    let password = house
        .with_passwords(move || hash_password(&accept.password, salt))
        .await??;
    let accepted = house
        .store
        .accept(
            &invited.id,
            &code_sha256,
            &password,
            &accept.own_key,
            &sha256_hex(&token),
            now,
        )
        .await?;
    if accepted != Changed::Done {
        return Err(WRONG_CODE);
    }
    let (headers, half) = half_of(&house, &token, invited.name, none_yet(&house));
    Ok((StatusCode::CREATED, headers, half))
}
