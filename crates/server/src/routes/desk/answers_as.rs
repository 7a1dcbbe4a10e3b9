//! As whom the signed-in member answers young people.

use crate::body::FromJson;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use api::desk::answers_as::AnswersAs;
use axum::Json;
use axum::extract::State;
use domain::receipt::Who;

/// As whom they said they answer, if they have.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    principal: Allowed<to::Answer>,
) -> Result<Json<AnswersAs>, Failure> {
    let word = house.store.answers_as(&principal.member).await?;
    Ok(Json(AnswersAs {
        who: Who::of_word(&word),
    }))
}

/// Says it from now on.
///
/// # Errors
/// 422 when it says nobody.
pub async fn put(
    State(house): State<House>,
    principal: Allowed<to::Answer>,
    FromJson(asked): FromJson<AnswersAs>,
) -> Result<Json<AnswersAs>, Failure> {
    let who = asked
        .who
        .ok_or_else(|| Failure::invalid("who", "one of the roles that young people know"))?;
    house
        .store
        .answer_as(&principal.member, who.word(), house.clock.seconds())
        .await?;
    Ok(Json(asked))
}
