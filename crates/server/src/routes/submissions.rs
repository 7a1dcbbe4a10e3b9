//! Where sealed submissions arrive. What is inside is never seen here.

use crate::body::{Exact, id_of, unreadable};
use crate::edges::{hour_of, hour_text};
use crate::failure::Failure;
use crate::house::House;
use crate::secrets::sha256_hex;
use crate::store::submissions::{Arrival, Kept};
use crate::tries::Network;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::SubmissionId;
use domain::invitation::Proof;
use domain::submission::{ENVELOPE_VERSION, Envelope, EnvelopeFault, MOST_BODY, Outer, Receipt};
use serde::Deserialize;

/// Stores a submission; the same again is answered the same.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put(
    State(house): State<House>,
    network: Network,
    path: Path<String>,
    Exact(body): Exact<MOST_BODY>,
) -> Result<(StatusCode, Json<Receipt>), Failure> {
    let id = id_of(path)?;
    let envelope = read(&body)?;
    check(&house, &id, &envelope).await?;
    let sha256 = sha256_hex(&body);
    let received_at = hour_of(house.clock.seconds());
    let invitation = match &envelope.outer.invitation {
        None => None,
        Some(proof) => match invited(&house, network, proof).await {
            Ok(invitation) => Some(invitation),
            // Stored while the invitation was open: the phone only missed the answer.
            Err(ended) => match house.store.kept_since(id.as_str(), &sha256).await? {
                Some(received_at) => {
                    return Ok((StatusCode::OK, receipt(id, sha256, received_at)));
                }
                None => return Err(ended),
            },
        },
    };
    let kept = house
        .store
        .keep(Arrival {
            id: id.as_str().to_owned(),
            sha256: sha256.clone(),
            outer: envelope.outer,
            invitation,
            sealed: envelope.sealed,
            received_at,
        })
        .await?;
    let (status, received_at) = match kept {
        Kept::Now => (StatusCode::CREATED, received_at),
        Kept::Before { received_at } => (StatusCode::OK, received_at),
        Kept::Other => return Err(Failure::Conflict("other bytes are kept under this id")),
    };
    Ok((status, receipt(id, sha256, received_at)))
}

fn receipt(id: SubmissionId, sha256: String, received_at: i64) -> Json<Receipt> {
    Json(Receipt {
        id,
        sha256,
        durable: true,
        received: hour_text(received_at),
    })
}

/// The invitation that this proves; one that is unknown, over or taken back looks
/// the same. The proof itself is not kept.
async fn invited(house: &House, network: Network, proof: &str) -> Result<String, Failure> {
    let proof = Proof::try_from(proof.to_owned())
        .map_err(|fault| Failure::invalid("invitation", fault.to_string()))?;
    let proof_sha256 = sha256_hex(proof.as_str());
    let now = house.clock.seconds();
    let look = house.store.open_invitation(&proof_sha256, now);
    Ok(house.try_proof(network, look).await?.id)
}

/// The version alone: a later one may have fields that this build does not know.
#[derive(Deserialize)]
struct AnyVersion {
    outer: OnlyVersion,
}

#[derive(Deserialize)]
struct OnlyVersion {
    v: u64,
}

fn read(body: &[u8]) -> Result<Envelope, Failure> {
    let AnyVersion { outer } = serde_json::from_slice(body).map_err(|fault| unreadable(&fault))?;
    if outer.v != u64::from(ENVELOPE_VERSION) {
        return Err(Failure::invalid(
            "v",
            format!("this server takes envelope version {ENVELOPE_VERSION}"),
        ));
    }
    serde_json::from_slice(body).map_err(|fault| unreadable(&fault))
}

async fn check(house: &House, id: &SubmissionId, envelope: &Envelope) -> Result<(), Failure> {
    let Envelope { outer, sealed } = envelope;
    let sealed_bytes = URL_SAFE_NO_PAD
        .decode(sealed)
        .map_err(|_| Failure::invalid("sealed", "not unpadded base 64 of the URL alphabet"))?;
    outer
        .check(id, sealed_bytes.len())
        .map_err(|fault| Failure::invalid(field_of(&fault), fault.to_string()))?;
    check_form(house, outer)?;
    match house.team_of_key(outer.epoch).await? {
        None => Err(Failure::invalid("epoch", "the team has no such key")),
        Some(team) if team != outer.team => {
            Err(Failure::invalid("team", "this server serves another team"))
        }
        Some(_) => Ok(()),
    }
}

/// A form must be one of the edition's; an older version of it may still be in a
/// phone's outbox.
fn check_form(house: &House, outer: &Outer) -> Result<(), Failure> {
    match house.forms.get(&outer.form) {
        None => Err(Failure::invalid("form", "no such set of questions")),
        Some(newest) if (1..=*newest).contains(&outer.form_version) => Ok(()),
        Some(newest) => Err(Failure::invalid(
            "form_version",
            format!("this set of questions has versions 1 to {newest}"),
        )),
    }
}

const fn field_of(fault: &EnvelopeFault) -> &'static str {
    match fault {
        EnvelopeFault::Version(_) => "v",
        EnvelopeFault::Suite => "suite",
        EnvelopeFault::Id => "id",
        EnvelopeFault::Length(_) => "sealed",
    }
}
