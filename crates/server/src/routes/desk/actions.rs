//! Actions as staff write, follow and publish them.

use crate::action_held::Held;
use crate::body::{Exact, FromJson, unreadable};
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::actions::{By, Changed};
use api::actions::{Stage, Update};
use api::desk::actions::{
    From, List, MOST_UPDATE, MOST_UPDATES, MOST_WRITTEN, NewUpdate, Whole, Written, fits,
};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::ids::SubmissionId;

const SINCE: Failure = Failure::Conflict("somebody else changed it since: load it again");

/// Every action, the one that is due first first, done ones last.
///
/// # Errors
/// What the store says.
pub async fn get_all(
    State(house): State<House>,
    _: Allowed<to::SeeResults>,
) -> Result<Json<List>, Failure> {
    let actions = every_one(&house).await?;
    Ok(Json(List { actions }))
}

/// Every action in the order of [`get_all`].
///
/// # Errors
/// What the store says.
pub(crate) async fn every_one(house: &House) -> Result<Vec<Whole>, Failure> {
    let mut actions = Vec::new();
    for kept in house.store.actions().await? {
        actions.push(whole(house, Held::of(kept)?));
    }
    actions.sort_by_key(|one| (one.written.stage != Stage::Doing, one.written.due_on));
    Ok(actions)
}

/// One of them.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn get(
    State(house): State<House>,
    _: Allowed<to::SeeResults>,
    Path(id): Path<String>,
) -> Result<Json<Whole>, Failure> {
    Ok(Json(whole(&house, held(&house, &id).await?)))
}

async fn held(house: &House, id: &str) -> Result<Held, Failure> {
    Held::of(house.store.action(id).await?.ok_or(Failure::NotFound)?)
}

fn whole(house: &House, held: Held) -> Whole {
    held.whole(house.today_in_london(), house.config.threshold)
}

/// Keeps a new one.
///
/// # Errors
/// [`Failure::Invalid`] with the field and what to do.
pub async fn post(
    State(house): State<House>,
    member: Allowed<to::TakeAction>,
    Exact(body): Exact<MOST_WRITTEN>,
) -> Result<(StatusCode, Json<Whole>), Failure> {
    let written = read(&house, &body).await?;
    let id = SubmissionId::from_random(house.random.bytes()?);
    let id = id.as_str();
    house
        .store
        .make_action(id, &written, by(&house, &member.member))
        .await?;
    let made = whole(&house, held(&house, id).await?);
    Ok((StatusCode::CREATED, Json(made)))
}

/// Writes one anew.
///
/// # Errors
/// As [`post`], and [`Failure::Conflict`] when somebody else changed it since.
pub async fn put(
    State(house): State<House>,
    member: Allowed<to::TakeAction>,
    Path(id): Path<String>,
    Exact(body): Exact<MOST_WRITTEN>,
) -> Result<Json<Whole>, Failure> {
    let before = held(&house, &id).await?.written;
    let written = read(&house, &body).await?;
    let both = (&before, &written);
    let done = house
        .store
        .rewrite_action(&id, both, by(&house, &member.member));
    match done.await? {
        Changed::Done => Ok(Json(whole(&house, held(&house, &id).await?))),
        Changed::Since => Err(SINCE),
    }
}

/// Deletes one; also when it is gone.
///
/// # Errors
/// [`Failure::Conflict`] when it was published.
pub async fn delete(
    State(house): State<House>,
    member: Allowed<to::TakeAction>,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let done = house.store.delete_action(&id, by(&house, &member.member));
    if done.await? == Changed::Since && house.store.action(&id).await?.is_some() {
        return Err(Failure::Conflict(
            "young people have seen it: take it back instead",
        ));
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Says something of one, or says it otherwise, or takes it away.
///
/// # Errors
/// [`Failure::Invalid`] when it is too long, empty, or there is none to stand instead of;
/// [`Failure::Conflict`] when somebody else changed the action since.
pub async fn post_update(
    State(house): State<House>,
    member: Allowed<to::TakeAction>,
    Path(id): Path<String>,
    FromJson(said): FromJson<NewUpdate>,
) -> Result<Json<Whole>, Failure> {
    let mut updates = held(&house, &id).await?.updates;
    let words = said.words.trim().to_owned();
    if !words.is_empty() || said.instead_of.is_none() {
        fits(&words, MOST_UPDATE).map_err(|what| Failure::invalid("words", what))?;
    }
    match said.instead_of {
        None if updates.len() >= MOST_UPDATES => {
            return Err(Failure::invalid(
                "words",
                format!("{MOST_UPDATES} updates are the most: change one of them instead"),
            ));
        }
        None => updates.push(Update {
            on: house.today_in_london(),
            words,
        }),
        Some(at) => {
            let at = usize::try_from(at).unwrap_or(usize::MAX);
            let Some(update) = updates.get_mut(at) else {
                return Err(Failure::invalid("instead_of", "there is no such update"));
            };
            if words.is_empty() {
                updates.remove(at);
            } else {
                update.words = words;
            }
        }
    }
    let of = (id.as_str(), i64::from(said.revision));
    let done = house
        .store
        .update_action(of, &updates, by(&house, &member.member));
    match done.await? {
        Changed::Done => Ok(Json(whole(&house, held(&house, &id).await?))),
        Changed::Since => Err(SINCE),
    }
}

fn by<'b>(house: &House, member: &'b str) -> By<'b> {
    By {
        member,
        now: house.clock.seconds(),
        today: house.today_in_london(),
    }
}

/// What was written, if it can be kept.
async fn read(house: &House, body: &[u8]) -> Result<Written, Failure> {
    let written: Written = serde_json::from_slice(body).map_err(|fault| unreadable(&fault))?;
    let faults = written.faults(house.edition.pledge(), house.today_in_london());
    if let Some(fault) = faults.into_iter().next() {
        return Err(Failure::invalid(fault.field, fault.what));
    }
    if let From::Consultation { id, question } = &written.from {
        let kept = house.store.consultation(id).await?;
        let kept = kept.ok_or_else(|| Failure::invalid("from", "no such consultation"))?;
        let asked = crate::consultation_figures::Held::of(kept)?.asked;
        if question
            .as_ref()
            .is_some_and(|one| asked.question(one).is_none())
        {
            return Err(Failure::invalid("from", "it does not ask such a question"));
        }
    }
    Ok(trimmed(written))
}

fn trimmed(written: Written) -> Written {
    let plain = |words: &str| words.trim().to_owned();
    Written {
        from: match &written.from {
            From::Theme(name) => From::Theme(plain(name)),
            other => other.clone(),
        },
        you_said: plain(&written.you_said),
        we_did: plain(&written.we_did),
        specific: plain(&written.specific),
        measure: plain(&written.measure),
        lead: plain(&written.lead),
        reason: plain(&written.reason),
        why: written
            .why
            .as_deref()
            .map(plain)
            .filter(|why| !why.is_empty()),
        ..written
    }
}
