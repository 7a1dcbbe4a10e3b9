//! A phone asks what its invitation says.

use crate::body::FromJson;
use crate::edges::day_text;
use crate::failure::Failure;
use crate::house::House;
use crate::routes::team::public_half;
use crate::secrets::sha256_hex;
use crate::tries::Network;
use api::invitation::{Invitation, LookUp};
use axum::Json;
use axum::extract::State;
use domain::ids::InvitationId;

/// The invitation of this proof.
///
/// # Errors
/// [`Failure::InvitationEnded`] when it is unknown, over or taken back, alike;
/// [`Failure::SlowDown`] for the same past the limits.
pub async fn look_up(
    State(house): State<House>,
    network: Network,
    FromJson(asked): FromJson<LookUp>,
) -> Result<Json<Invitation>, Failure> {
    let now = house.clock.seconds();
    let proof_sha256 = sha256_hex(asked.proof.as_str());
    let look = house.store.open_invitation(&proof_sha256, now);
    let open = house.try_proof(network, look).await?;
    // Made for this key, which need not be the newest.
    let key = house
        .store
        .keys_held_by("")
        .await?
        .into_iter()
        .find(|key| key.epoch == open.epoch)
        .ok_or(Failure::InvitationEnded)?;
    Ok(Json(Invitation {
        id: InvitationId::try_from(open.id).map_err(|_| Failure::InvitationEnded)?,
        team: public_half(&key),
        key_mac: (open.by_code == 1).then_some(open.key_mac),
        note: open.note,
        ends_on: day_text(open.ends_at - 1),
    }))
}
