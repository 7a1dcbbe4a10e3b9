//! Consultations as staff write, open, close and read them.

use crate::body::{Exact, FromJson, unreadable};
use crate::consultation_figures::Held;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::routes::consultations::plain;
use crate::secrets::sha256_hex;
use crate::store::StoreFault;
use crate::store::consultation_groups::KeptGroup;
use crate::store::consultations::{Changed as Done, Step as Going};
use api::consultation::{Results, Standing};
use api::desk::consultations::{
    Changed, ForStaff, Group, LastTime, List, MOST_IN_GROUP, MOST_WRITTEN, NewGroup, NewPass, Row,
    Step, Whole, Written,
};
use api::desk::roles::Act;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::consultation::answered::ConsultationCode;
use domain::consultation::asked::{Consultation, MOST_INTRO, Question};
use domain::ids::{SubmissionId, hexadecimal};
use std::collections::BTreeSet;

/// How often another code is drawn when one is in use.
const CODES: usize = 5;
/// How many earlier ones are looked at for the same questions.
const MOST_EARLIER: i64 = 20;

const SINCE: Failure = Failure::Conflict("somebody else changed it since: load it again");

/// Every consultation; drafts only for who runs them.
///
/// # Errors
/// What the store says.
pub async fn get_all(
    State(house): State<House>,
    member: Allowed<to::SeeResults>,
) -> Result<Json<List>, Failure> {
    let mut rows = Vec::new();
    for kept in house.store.consultations().await? {
        let held = Held::of(kept)?;
        if held.kept.number.is_none() && !member.role.may(Act::Consult) {
            continue;
        }
        let answered = house.results_of(&held).await?.answered;
        rows.push(Row {
            id: held.kept.id.clone(),
            title: held.asked.title.clone(),
            standing: held.standing(house.today()),
            opens_on: held.asked.opens_on,
            closes_on: held.asked.closes_on,
            answered,
        });
    }
    Ok(Json(List { rows }))
}

/// One of them.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn get(
    State(house): State<House>,
    _: Allowed<to::Consult>,
    Path(id): Path<String>,
) -> Result<Json<Whole>, Failure> {
    Ok(Json(whole(&house, &id).await?))
}

async fn held(house: &House, id: &str) -> Result<Held, Failure> {
    let kept = house.store.consultation(id).await?;
    Held::of(kept.ok_or(Failure::NotFound)?)
}

async fn whole(house: &House, id: &str) -> Result<Whole, Failure> {
    let held = held(house, id).await?;
    let groups = match held.kept.number {
        Some(number) => house.store.groups_of(number).await?,
        None => Vec::new(),
    };
    Ok(Whole {
        put: house.put_of(&held).await?,
        code: held.kept.code.clone(),
        revision: u32::try_from(held.kept.revision).unwrap_or_default(),
        groups: groups.into_iter().filter_map(group).collect(),
    })
}

fn group(kept: KeptGroup) -> Option<Group> {
    Some(Group {
        most: u32::try_from(kept.most).ok()?,
        made_on: kept.made_on.parse().ok()?,
        finish: kept.finish,
        arrived: u32::try_from(kept.arrived).ok()?,
    })
}

fn read(body: &[u8]) -> Result<Written, Failure> {
    serde_json::from_slice(body).map_err(|fault| unreadable(&fault))
}

/// Keeps a new draft.
///
/// # Errors
/// [`Failure::TooLarge`].
pub async fn post(
    State(house): State<House>,
    _: Allowed<to::Consult>,
    Exact(body): Exact<MOST_WRITTEN>,
) -> Result<(StatusCode, Json<Whole>), Failure> {
    let written = read(&body)?;
    let id = SubmissionId::from_random(house.random.bytes()?);
    let (today, now) = (house.today(), house.clock.seconds());
    house
        .store
        .draft_consultation(id.as_str(), &written.asked, today, now)
        .await?;
    Ok((StatusCode::CREATED, Json(whole(&house, id.as_str()).await?)))
}

/// Writes a draft anew.
///
/// # Errors
/// [`Failure::Conflict`] when it was opened, or somebody else changed it since.
pub async fn put(
    State(house): State<House>,
    _: Allowed<to::Consult>,
    Path(id): Path<String>,
    Exact(body): Exact<MOST_WRITTEN>,
) -> Result<Json<Whole>, Failure> {
    let written = read(&body)?;
    let before = held(&house, &id).await?;
    if before.standing(house.today()) != Standing::Draft {
        return Err(Failure::Conflict(
            "it was opened: its questions stay as they are",
        ));
    }
    let revision = i64::from(written.revision);
    let done = house
        .store
        .rewrite_consultation(&id, &written.asked, revision);
    match done.await? {
        Done::Done => Ok(Json(whole(&house, &id).await?)),
        Done::Since => Err(SINCE),
    }
}

/// Deletes a draft; also when it is gone.
///
/// # Errors
/// [`Failure::Conflict`] when it was opened.
pub async fn delete(
    State(house): State<House>,
    _: Allowed<to::Consult>,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    if house.store.delete_consultation(&id).await? == Done::Since
        && house.store.consultation(&id).await?.is_some()
    {
        return Err(Failure::Conflict(
            "it was opened: it is closed, not deleted",
        ));
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Opens, pauses, closes or archives it.
///
/// # Errors
/// [`Failure::Invalid`] with what is missing; [`Failure::Conflict`] when somebody else
/// changed it since.
pub async fn post_step(
    State(house): State<House>,
    member: Allowed<to::Consult>,
    Path(id): Path<String>,
    FromJson(step): FromJson<Step>,
) -> Result<Json<Whole>, Failure> {
    let before = held(&house, &id).await?;
    if before.kept.revision != i64::from(step.revision) {
        return Err(SINCE);
    }
    let today = house.today();
    may_step(&before, step.to, today)?;
    if step.to == Standing::Archived {
        // They are worked out before it is said that they stand.
        house.put_of(&before).await?;
    }
    let asked = from_now_on(&before.asked, step.to, today);
    for turn in 0.. {
        let code = match before.kept.code {
            None => Some(new_code(&house)?),
            Some(_) => None,
        };
        let going = Going {
            id: &id,
            revision: before.kept.revision,
            to: step.to,
            asked: &asked,
            code: code.as_deref(),
            on: today,
        };
        let now = house.clock.seconds();
        let done = house.store.step_consultation(&going, &member.member, now);
        match done.await {
            Ok(Done::Done) => break,
            Ok(Done::Since) => return Err(SINCE),
            Err(StoreFault::Taken) if turn < CODES => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(Json(whole(&house, &id).await?))
}

fn may_step(before: &Held, to: Standing, today: NaiveDate) -> Result<(), Failure> {
    use Standing::{Archived, Closed, Draft, Open, Paused};

    match (before.standing(today), to) {
        (Draft, Open) => {
            if let Some(fault) = before.asked.faults().into_iter().next() {
                return Err(Failure::invalid(fault.field, fault.what));
            }
            if before.asked.closes_on < today {
                return Err(Failure::invalid("closes_on", "the last day is over"));
            }
        }
        (Open, Paused | Closed) | (Paused, Open | Closed) => {}
        // Its last day is over, and somebody closes it all the same.
        (Closed, Closed) if before.kept.standing != Closed.word() => {}
        (Closed, Archived) => {
            if before.kept.what_changed.is_none() {
                return Err(Failure::invalid(
                    "what_changed",
                    "first say what changed because of it",
                ));
            }
            if !before.is_over(today) {
                return Err(Failure::invalid(
                    "to",
                    "late answers are still counted: archive it after that",
                ));
            }
        }
        _ => {
            return Err(Failure::invalid(
                "to",
                "it goes from a draft to open, paused or open, closed, and archived",
            ));
        }
    }
    Ok(())
}

/// What it asks from now on: of one that is closed early, today is the last day.
fn from_now_on(asked: &Consultation, to: Standing, today: NaiveDate) -> Consultation {
    let mut asked = asked.clone();
    if to == Standing::Closed && asked.closes_on > today {
        asked.closes_on = today;
        asked.opens_on = asked.opens_on.min(today);
    }
    asked
}

fn new_code(house: &House) -> Result<String, Failure> {
    loop {
        let random: [u8; 32] = house.random.bytes()?;
        if let Some(code) = ConsultationCode::draw(random) {
            return Ok(plain(&code));
        }
    }
}

/// Keeps what changed because of it.
///
/// # Errors
/// [`Failure::Invalid`] when it is empty or too long; [`Failure::Conflict`] when it is not
/// closed, or somebody else changed it since.
pub async fn put_changed(
    State(house): State<House>,
    member: Allowed<to::Consult>,
    Path(id): Path<String>,
    FromJson(said): FromJson<Changed>,
) -> Result<Json<Whole>, Failure> {
    let words = said.what_changed.trim();
    let found = words.chars().count();
    if found == 0 {
        return Err(Failure::invalid("what_changed", "write something here"));
    }
    if found > MOST_INTRO {
        return Err(Failure::invalid(
            "what_changed",
            format!("{MOST_INTRO} characters at most, not {found}: make it shorter"),
        ));
    }
    let standing = held(&house, &id).await?.standing(house.today());
    if !matches!(standing, Standing::Closed | Standing::Archived) {
        return Err(Failure::Conflict("it is not closed yet"));
    }
    let (of, now) = ((id.as_str(), said.revision.into()), house.clock.seconds());
    let done = house.store.say_what_changed(of, words, &member.member, now);
    match done.await? {
        Done::Done => Ok(Json(whole(&house, &id).await?)),
        Done::Since => Err(SINCE),
    }
}

/// A pass for a group.
///
/// # Errors
/// [`Failure::Invalid`] for too few or too many; [`Failure::Conflict`] when it is not open.
pub async fn post_group(
    State(house): State<House>,
    member: Allowed<to::Consult>,
    Path(id): Path<String>,
    FromJson(group): FromJson<NewGroup>,
) -> Result<(StatusCode, Json<NewPass>), Failure> {
    if !(2..=MOST_IN_GROUP).contains(&group.most) {
        return Err(Failure::invalid(
            "most",
            format!("2 to {MOST_IN_GROUP} people"),
        ));
    }
    let held = held(&house, &id).await?;
    let open = held.standing(house.today()) == Standing::Open;
    let number = held.kept.number.filter(|_| open);
    let number = number.ok_or(Failure::Conflict("it is not open"))?;
    let pass = hexadecimal(&house.random.bytes::<16>()?);
    // So many random numbers to each four digits that none is favoured by more than 2⁻⁵⁰.
    let finish = u64::from_be_bytes(house.random.bytes()?) % 10_000;
    let finish = format!("{finish:04}");
    let (today, now) = (house.today(), house.clock.seconds());
    let hash = sha256_hex(&pass);
    house
        .store
        .make_group(
            (&id, number),
            (&hash, &finish),
            (group.most, today),
            &member.member,
            now,
        )
        .await?;
    Ok((StatusCode::CREATED, Json(NewPass { pass, finish })))
}

/// How it is answered.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn get_results(
    State(house): State<House>,
    member: Allowed<to::SeeResults>,
    Path(id): Path<String>,
) -> Result<Json<ForStaff>, Failure> {
    let held = held(&house, &id).await?;
    if held.kept.number.is_none() && !member.role.may(Act::Consult) {
        return Err(Failure::NotFound);
    }
    Ok(Json(ForStaff {
        results: house.results_of(&held).await?,
        last_time: last_time(&house, &held).await?,
        standing: held.standing(house.today()),
        asked: held.asked,
    }))
}

/// How the last one of its purpose with the same question was answered.
async fn last_time(house: &House, held: &Held) -> Result<Option<LastTime>, Failure> {
    let of = (held.kept.id.as_str(), held.asked.purpose);
    let earlier = house
        .store
        .consultations_before(of, held.asked.closes_on, MOST_EARLIER)
        .await?;
    for kept in earlier {
        let earlier = Held::of(kept)?;
        let same: BTreeSet<&str> = held
            .asked
            .questions
            .iter()
            .filter(|one| earlier.asked.questions.iter().any(|old| is_same(one, old)))
            .map(|one| one.id.as_str())
            .collect();
        if same.is_empty() || !earlier.is_over(house.today()) {
            continue;
        }
        let mut results: Results = house.results_of(&earlier).await?;
        results
            .questions
            .retain(|one| same.contains(one.question.as_str()));
        return Ok(Some(LastTime {
            title: earlier.asked.title,
            closes_on: earlier.asked.closes_on,
            results,
        }));
    }
    Ok(None)
}

fn is_same(one: &Question, other: &Question) -> bool {
    one.id == other.id && one.kind == other.kind && one.option_ids() == other.option_ids()
}
