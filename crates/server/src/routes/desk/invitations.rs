//! Invitations at the desk. What they say is sealed: the server cannot look.

use crate::body::{Exact, FromJson, unreadable};
use crate::edges::day_text;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::invitations::{Changed, Issued as Kept, ListedInvitation};
use api::desk::inbox::Cursor;
use api::desk::invitations::{
    Ends, Invitations, Issued, Item, Longer, MOST_AT_ONCE, MOST_BODY, MOST_SEALED, NewInvitation,
    NewInvitations, PAGE, SealedReview,
};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::ids::InvitationId;
use serde::Deserialize;

/// Where to go on.
#[derive(Debug, Deserialize)]
pub struct From {
    after: Option<Cursor>,
}

/// One page, newest first.
///
/// # Errors
/// [`Failure::Invalid`] for a cursor that this server did not write.
pub async fn get(
    State(house): State<House>,
    _principal: Allowed<to::Invite>,
    Query(from): Query<From>,
) -> Result<Json<Invitations>, Failure> {
    let (made_before, id_before) = match &from.after {
        None => (i64::MAX, String::new()),
        Some(cursor) => read(cursor)?,
    };
    let now = house.clock.seconds();
    // One more than a page says whether there is another.
    let mut listed = house
        .store
        .invitations(made_before, &id_before, PAGE + 1)
        .await?;
    let more = listed.len() > PAGE;
    listed.truncate(PAGE);
    let next = listed
        .last()
        .filter(|_| more)
        .map(|last| Cursor(format!("{}.{}", last.made_at, last.id)));
    Ok(Json(Invitations {
        items: listed
            .into_iter()
            .map(|listed| item(listed, now))
            .collect::<Result<_, _>>()?,
        next,
        waiting: house.store.invitations_waiting(now).await?,
    }))
}

/// Issues invitations, all or none.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post(
    State(house): State<House>,
    principal: Allowed<to::Invite>,
    Exact(body): Exact<MOST_BODY>,
) -> Result<(StatusCode, Json<Issued>), Failure> {
    let NewInvitations { invitations } =
        serde_json::from_slice(&body).map_err(|fault| unreadable(&fault))?;
    if !(1..=MOST_AT_ONCE).contains(&invitations.len()) {
        return Err(Failure::invalid(
            "invitations",
            format!("1 to {MOST_AT_ONCE} at a time"),
        ));
    }
    check(&house, &invitations).await?;
    let now = house.clock.seconds();
    match house
        .store
        .issue(&invitations, &principal.member, now)
        .await?
    {
        Kept::All => Ok((
            StatusCode::CREATED,
            Json(Issued {
                issued: u32::try_from(invitations.len()).unwrap_or(u32::MAX),
            }),
        )),
        Kept::Taken => Err(Failure::Conflict(
            "an id or a proof belongs to another invitation",
        )),
    }
}

/// Gives one a new link and code.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put(
    State(house): State<House>,
    principal: Allowed<to::Invite>,
    Path(id): Path<String>,
    Exact(body): Exact<MOST_BODY>,
) -> Result<Json<Ends>, Failure> {
    let new: NewInvitation = serde_json::from_slice(&body).map_err(|fault| unreadable(&fault))?;
    if id_of(id)? != new.id {
        return Err(Failure::invalid("id", "not the id in the path"));
    }
    if new.note_of_review.is_some() {
        return Err(Failure::invalid(
            "note_of_review",
            "has a path of its own once the invitation is there",
        ));
    }
    check(&house, std::slice::from_ref(&new)).await?;
    let now = house.clock.seconds();
    changed(house.store.renew(&new, &principal.member, now).await?)
}

/// Lets one be used for longer.
///
/// # Errors
/// [`Failure::NotFound`], [`Failure::Conflict`].
pub async fn put_end(
    State(house): State<House>,
    principal: Allowed<to::Invite>,
    Path(id): Path<String>,
    FromJson(Longer {}): FromJson<Longer>,
) -> Result<Json<Ends>, Failure> {
    let id = id_of(id)?;
    let now = house.clock.seconds();
    changed(
        house
            .store
            .extend(id.as_str(), &principal.member, now)
            .await?,
    )
}

fn changed(changed: Changed) -> Result<Json<Ends>, Failure> {
    match changed {
        Changed::Until(ends_at) => Ok(Json(Ends {
            ends_on: day_text(ends_at - 1),
        })),
        Changed::Over => Err(Failure::Conflict(
            "the invitation is over or was taken back",
        )),
        Changed::Taken => Err(Failure::Conflict("a proof belongs to another invitation")),
        Changed::NotThere => Err(Failure::NotFound),
    }
}

/// Takes one back.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn delete(
    State(house): State<House>,
    principal: Allowed<to::Invite>,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let id = id_of(id)?;
    let now = house.clock.seconds();
    if house
        .store
        .revoke(id.as_str(), &principal.member, now)
        .await?
    {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Failure::NotFound)
    }
}

fn item(listed: ListedInvitation, now: i64) -> Result<Item, Failure> {
    let review = match (listed.review_epoch, listed.review_version) {
        (Some(epoch), Some(version)) => Some(SealedReview {
            epoch: u32::try_from(epoch).unwrap_or_default(),
            note: listed.review_note.clone().unwrap_or_default(),
            version: u32::try_from(version).unwrap_or(u32::MAX),
            goes_on: day_text(listed.review_goes_at.unwrap_or_default()),
        }),
        _ => None,
    };
    Ok(Item {
        review,
        standing: listed.standing(now),
        id: InvitationId::try_from(listed.id).map_err(|_| Failure::NotFound)?,
        epoch: u32::try_from(listed.epoch).unwrap_or_default(),
        note_for_team: listed.note_for_team,
        made_on: day_text(listed.made_at),
        ends_on: day_text(listed.ends_at - 1),
        answers: u32::try_from(listed.answers).unwrap_or(u32::MAX),
    })
}

/// The id in a path.
///
/// # Errors
/// [`Failure::Invalid`].
pub fn id_of(id: String) -> Result<InvitationId, Failure> {
    InvitationId::try_from(id).map_err(|fault| Failure::invalid("id", fault.to_string()))
}

/// The newest key is safe now, each is shaped as it should be and made for the newest key.
async fn check(house: &House, invitations: &[NewInvitation]) -> Result<(), Failure> {
    let newest = house
        .store
        .open_key()
        .await?
        .ok_or(crate::house::NOT_SET_UP)?;
    if !newest.is_safe() {
        return Err(crate::house::NOT_SAFE);
    }
    for invitation in invitations {
        check_shape(invitation)?;
        if i64::from(invitation.epoch) != newest.epoch {
            return Err(Failure::invalid("epoch", "not the team's newest key"));
        }
    }
    Ok(())
}

fn check_shape(new: &NewInvitation) -> Result<(), Failure> {
    for (field, text) in [
        ("link_sha256", &new.link_sha256),
        ("code_sha256", &new.code_sha256),
        ("key_mac", &new.key_mac),
    ] {
        let shaped = text.len() == 64
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !shaped {
            return Err(Failure::invalid(
                field,
                "64 lower-case hexadecimal characters",
            ));
        }
    }
    for (field, text) in [
        ("note_for_link", &new.note_for_link),
        ("note_for_code", &new.note_for_code),
        ("note_for_team", &new.note_for_team),
    ] {
        check_sealed(field, text)?;
    }
    if let Some(note) = &new.note_of_review {
        check_sealed("note_of_review", note)?;
    }
    Ok(())
}

/// Sealed text must at least look sealed: what is plainly words is refused.
///
/// # Errors
/// [`Failure::Invalid`].
pub fn check_sealed(field: &'static str, text: &str) -> Result<(), Failure> {
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if (600..=MOST_SEALED).contains(&text.len()) && text.bytes().all(base64) {
        Ok(())
    } else {
        Err(Failure::invalid(
            field,
            "not sealed and padded, in unpadded base 64 of the URL alphabet",
        ))
    }
}

fn read(cursor: &Cursor) -> Result<(i64, String), Failure> {
    cursor
        .0
        .split_once('.')
        .and_then(|(made_at, id)| Some((made_at.parse().ok()?, id)))
        .filter(|(_, id)| InvitationId::try_from((*id).to_owned()).is_ok())
        .map(|(made_at, id)| (made_at, id.to_owned()))
        .ok_or_else(|| Failure::invalid("after", "not a place in this list"))
}
