//! The people of the desk. A one-time code is said once, in the answer that makes it.

use super::keys::check_grant;
use super::setup::check_name;
use crate::body::FromJson;
use crate::edges::day_text;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{self, Allowed, Fresh, to};
use crate::secrets::{plain_code, setup_code, sha256_hex, short_id};
use crate::store::StoreFault;
use crate::store::people::coming::{CODE_SECONDS, Invitee};
use crate::store::people::{Changed, ListedPerson};
use api::desk::people::{Confirm, MOST_PEOPLE, NewCode, NewPerson, NewRole, People, Person};
use api::desk::roles::Act;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;

/// Everybody who was not removed.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    _principal: Allowed<to::SeePeople>,
) -> Result<Json<People>, Failure> {
    people(&house).await
}

/// Invites somebody.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post(
    State(house): State<House>,
    principal: Allowed<to::ManagePeople>,
    FromJson(new): FromJson<NewPerson>,
) -> Result<(StatusCode, Json<NewCode>), Failure> {
    check_name("name", &new.name)?;
    check_name("sign_in_name", &new.sign_in_name)?;
    if house.store.people().await?.len() >= MOST_PEOPLE {
        return Err(Failure::Conflict("the team is as large as it can be"));
    }
    let now = house.clock.seconds();
    let (id, code) = (short_id(&house.random)?, setup_code(&house.random)?);
    let kept = house
        .store
        .invite_person(
            &Invitee {
                id: &id,
                name: new.name.trim(),
                sign_in_name: &new.sign_in_name.trim().to_lowercase(),
                role: new.role,
                code_sha256: &sha256_hex(plain_code(&code)),
            },
            &principal.member,
            now,
        )
        .await;
    match kept {
        Ok(()) => Ok((StatusCode::CREATED, Json(said_once(id, code, now)))),
        Err(StoreFault::Taken) => Err(Failure::Conflict(
            "somebody signs in with this name already: choose another sign-in name",
        )),
        Err(fault) => Err(fault.into()),
    }
}

/// Makes another code.
///
/// # Errors
/// [`Failure::NotFound`] when nobody is waiting to accept under this id.
pub async fn post_code(
    State(house): State<House>,
    principal: Allowed<to::ManagePeople>,
    Path(member): Path<String>,
) -> Result<Json<NewCode>, Failure> {
    let now = house.clock.seconds();
    let code = setup_code(&house.random)?;
    let code_sha256 = sha256_hex(plain_code(&code));
    let changed = house
        .store
        .another_code(&member, &code_sha256, &principal.member, now)
        .await?;
    refused(changed)?;
    Ok(Json(said_once(member, code, now)))
}

/// The safety words are the same.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put_confirmed(
    State(house): State<House>,
    Fresh(principal): Fresh<Allowed<to::GiveAgain>>,
    Path(member): Path<String>,
    FromJson(confirm): FromJson<Confirm>,
) -> Result<Json<People>, Failure> {
    for grant in &confirm.grants {
        check_grant(grant)?;
    }
    let by = (
        principal.member.as_str(),
        principal.role.may(Act::ManagePeople),
    );
    let now = house.clock.seconds();
    let changed = house
        .store
        .confirm_person(&member, &confirm.public_key, &confirm.grants, by, now)
        .await?;
    refused(changed)?;
    people(&house).await
}

/// Another role.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put_role(
    State(house): State<House>,
    Fresh(principal): Fresh<Allowed<to::ManagePeople>>,
    Path(member): Path<String>,
    FromJson(new): FromJson<NewRole>,
) -> Result<Json<People>, Failure> {
    let now = house.clock.seconds();
    let changed = house
        .store
        .change_role(&member, new.role, &principal.member, now)
        .await?;
    refused(changed)?;
    people(&house).await
}

/// Takes a colleague's second factor away: at their next password they set up another.
/// One's own is replaced with a code of its own.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn delete_factor(
    State(house): State<House>,
    Fresh(principal): Fresh<Allowed<to::ManagePeople>>,
    Path(member): Path<String>,
) -> Result<Json<People>, Failure> {
    if member == principal.member {
        return Err(Failure::Conflict(
            "this is your own second factor: set up another phone in Settings",
        ));
    }
    let now = house.clock.seconds();
    let forgotten = house
        .store
        .forget_factor_of(&member, &principal.member, now)
        .await?;
    if !forgotten {
        return Err(Failure::NotFound);
    }
    people(&house).await
}

/// Removes a member.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn delete(
    State(house): State<House>,
    Fresh(principal): Fresh<Allowed<to::ManagePeople>>,
    Path(member): Path<String>,
) -> Result<Json<People>, Failure> {
    let now = house.clock.seconds();
    let changed = house
        .store
        .remove_person(&member, &principal.member, now)
        .await?;
    refused(changed)?;
    people(&house).await
}

/// What a change that was not made is refused with.
///
/// # Errors
/// For everything but [`Changed::Done`].
pub fn refused(changed: Changed) -> Result<(), Failure> {
    Err(match changed {
        Changed::Done => return Ok(()),
        Changed::NotThere => Failure::NotFound,
        Changed::LastLead => {
            Failure::Conflict("they are the last lead: make somebody else a lead first")
        }
        Changed::KeysWouldStay => Failure::Conflict(
            "between a role that reads and one that does not: remove them and invite them again",
        ),
        Changed::OtherKey => {
            Failure::Conflict("they have made another key since: compare the safety words again")
        }
        Changed::NotNewest => Failure::Conflict(
            "the team has a newer key than those given: lock, unlock and try again",
        ),
        Changed::OnlyLeads => Failure::NotAllowed("only a lead lets somebody in"),
        Changed::NobodyElse => Failure::Conflict(
            "nobody else holds the team's key: unlock with the recovery sheet instead",
        ),
    })
}

async fn people(house: &House) -> Result<Json<People>, Failure> {
    let now = house.clock.seconds();
    Ok(Json(People {
        people: house
            .store
            .people()
            .await?
            .into_iter()
            .map(|listed| person(listed, now))
            .collect::<Result<_, _>>()?,
        new_key_due: house.store.new_key_due().await?,
    }))
}

fn person(listed: ListedPerson, now: i64) -> Result<Person, Failure> {
    Ok(Person {
        role: principal::role(&listed.role)?,
        standing: principal::standing(&listed.standing)?,
        again: listed.confirmed_before == 1 && listed.standing == "accepted",
        code_ends_on: listed.code_ends_at.map(|ends_at| day_text(ends_at - 1)),
        code_over: listed.code_ends_at.is_some_and(|ends_at| ends_at <= now),
        public_key: Some(listed.public_key).filter(|key| !key.is_empty()),
        vouch: listed.vouch.filter(|vouch| !vouch.is_empty()),
        holds_newest: listed.holds_newest == 1,
        id: listed.id,
        name: listed.name,
        sign_in_name: listed.sign_in_name,
    })
}

fn said_once(id: String, code: String, now: i64) -> NewCode {
    NewCode {
        id,
        code,
        ends_on: day_text(now + CODE_SECONDS - 1),
    }
}
