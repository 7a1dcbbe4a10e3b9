//! Reports to the panel: as staff write them, and as they were frozen.

use crate::body::{Exact, unreadable};
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::report_figures::{broken, frozen_figures};
use crate::store::consultations::Changed;
use crate::store::reports::{Freezing, Froze, KeptReport};
use api::desk::reports::{
    Approved, Figures, Freeze, FrozenBy, List, MOST_FROZEN, MOST_WRITTEN, Row, Whole, Written,
};
use api::desk::roles::Act;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::ids::{PriorityId, SubmissionId};

const SINCE: Failure = Failure::Conflict("somebody else changed it since: load it again");

/// Every report; drafts only for who writes them.
///
/// # Errors
/// What the store says.
pub async fn get_all(
    State(house): State<House>,
    member: Allowed<to::SeeResults>,
) -> Result<Json<List>, Failure> {
    let writes = member.role.may(Act::Report);
    let kept = house.store.reports().await?.into_iter();
    let rows = kept.filter(|one| one.figures.is_some() || writes);
    Ok(Json(List {
        rows: rows.map(|one| row(&one)).collect::<Result<_, _>>()?,
    }))
}

fn row(kept: &KeptReport) -> Result<Row, Failure> {
    let written = written(kept)?;
    Ok(Row {
        id: kept.id.clone(),
        period: written.period,
        approved: written.approved() == Approved::Yes,
        priority: written.priority,
        frozen: frozen_by(kept),
    })
}

fn written(kept: &KeptReport) -> Result<Written, Failure> {
    serde_json::from_str(&kept.written).map_err(|_| broken())
}

fn frozen_by(kept: &KeptReport) -> Option<FrozenBy> {
    Some(FrozenBy {
        by: kept.frozen_by.clone()?,
        on: kept.frozen_on.as_deref()?.parse().ok()?,
    })
}

/// One of them.
///
/// # Errors
/// [`Failure::NotFound`], also for a draft when only frozen ones may be read.
pub async fn get(
    State(house): State<House>,
    member: Allowed<to::SeeResults>,
    Path(id): Path<String>,
) -> Result<Json<Whole>, Failure> {
    let kept = kept(&house, &id).await?;
    if kept.figures.is_none() && !member.role.may(Act::Report) {
        return Err(Failure::NotFound);
    }
    Ok(Json(whole(&house, kept).await?))
}

async fn kept(house: &House, id: &str) -> Result<KeptReport, Failure> {
    house.store.report(id).await?.ok_or(Failure::NotFound)
}

async fn whole(house: &House, kept: KeptReport) -> Result<Whole, Failure> {
    let written = written(&kept)?;
    let figures = match frozen_figures(&kept)? {
        Some(figures) => figures,
        None => house.report_figures(&written).await?,
    };
    Ok(Whole {
        frozen: frozen_by(&kept),
        revision: u32::try_from(kept.revision).unwrap_or_default(),
        id: kept.id,
        written,
        figures,
    })
}

/// What may be kept: with what a raised threshold hides.
fn read(house: &House, body: &[u8]) -> Result<Written, Failure> {
    let mut written: Written = serde_json::from_slice(body).map_err(|fault| unreadable(&fault))?;
    if let Some(fault) = written.faults(house.today()).into_iter().next() {
        return Err(Failure::invalid(fault.field, fault.what));
    }
    let priorities = &house.edition.pledge().priorities;
    let is_known = |id: &PriorityId| priorities.iter().any(|one| one.id == *id);
    if written.priority.as_ref().is_some_and(|id| !is_known(id)) {
        return Err(Failure::invalid(
            "priority",
            "choose one of the pledge’s priorities, or all of them",
        ));
    }
    for themes in &mut written.themes {
        themes.hide(house.config.threshold);
    }
    if let Some(requests) = &mut written.requests {
        requests.hide(house.config.threshold);
    }
    Ok(written)
}

/// Keeps a new draft.
///
/// # Errors
/// [`Failure::Invalid`] with the field; [`Failure::TooLarge`].
pub async fn post(
    State(house): State<House>,
    _: Allowed<to::Report>,
    Exact(body): Exact<MOST_WRITTEN>,
) -> Result<(StatusCode, Json<Whole>), Failure> {
    let written = read(&house, &body)?;
    let id = SubmissionId::from_random(house.random.bytes()?);
    let now = house.clock.seconds();
    house.store.draft_report(id.as_str(), &written, now).await?;
    let kept = kept(&house, id.as_str()).await?;
    Ok((StatusCode::CREATED, Json(whole(&house, kept).await?)))
}

/// Writes a draft anew.
///
/// # Errors
/// [`Failure::Invalid`] with the field; [`Failure::Conflict`] when it was frozen, or
/// somebody else changed it since.
pub async fn put(
    State(house): State<House>,
    _: Allowed<to::Report>,
    Path(id): Path<String>,
    Exact(body): Exact<MOST_WRITTEN>,
) -> Result<Json<Whole>, Failure> {
    let written = read(&house, &body)?;
    if kept(&house, &id).await?.figures.is_some() {
        return Err(Failure::Conflict("it was frozen: it stays as it is"));
    }
    let revision = i64::from(written.revision);
    match house.store.rewrite_report(&id, &written, revision).await? {
        Changed::Done => Ok(Json(whole(&house, kept(&house, &id).await?).await?)),
        Changed::Since => Err(SINCE),
    }
}

/// Deletes a draft; also when it is gone.
///
/// # Errors
/// [`Failure::Conflict`] when it was frozen.
pub async fn delete(
    State(house): State<House>,
    _: Allowed<to::Report>,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    if house.store.delete_report(&id).await? == Changed::Since
        && house.store.report(&id).await?.is_some()
    {
        return Err(Failure::Conflict("it was frozen: it is not deleted"));
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Freezes it with the figures that were shown, when they are those that the server shows.
///
/// # Errors
/// [`Failure::Invalid`] for a period that is not over, and for figures that are not the
/// server's; [`Failure::Conflict`] when somebody else changed it since.
pub async fn post_freeze(
    State(house): State<House>,
    member: Allowed<to::Report>,
    Path(id): Path<String>,
    Exact(body): Exact<MOST_FROZEN>,
) -> Result<Json<Whole>, Failure> {
    let freeze: Freeze = serde_json::from_slice(&body).map_err(|fault| unreadable(&fault))?;
    let before = kept(&house, &id).await?;
    if before.figures.is_some() {
        return Err(Failure::Conflict("it was frozen before"));
    }
    if before.revision != i64::from(freeze.revision) {
        return Err(SINCE);
    }
    let written = written(&before)?;
    let today = house.today();
    if written.period.to >= today {
        return Err(Failure::invalid(
            "period.to",
            "the period is not over: freeze it after its last day",
        ));
    }
    let figures = house.report_figures(&written).await?;
    if let Some(field) = differs(&freeze.figures, &figures) {
        return Err(Failure::invalid(
            field,
            "these are not the figures that the server shows now: load the report again",
        ));
    }
    let json = serde_json::to_string(&figures).map_err(|_| broken())?;
    let own = figures.requests.iter().any(|one| {
        one.period == written.period && Some(&one.requests) == written.requests.as_ref()
    });
    let freezing = Freezing {
        id: &id,
        revision: before.revision,
        figures: &json,
        by: &member.name,
        on: today,
        requests: (own
            && house
                .store
                .reports_with_requests(written.period)
                .await?
                .is_empty())
        .then_some(written.period),
    };
    let now = house.clock.seconds();
    match house
        .store
        .freeze_report(&freezing, &member.member, now)
        .await?
    {
        Froze::Done => Ok(Json(whole(&house, kept(&house, &id).await?).await?)),
        Froze::Since => Err(SINCE),
        Froze::RequestsTaken => Err(Failure::invalid(
            "figures.requests",
            "another report was frozen with requests of these days: load the report again",
        )),
    }
}

/// Which part of what was sent the server does not itself show.
fn differs(sent: &Figures, own: &Figures) -> Option<&'static str> {
    [
        ("figures.quarters", sent.quarters == own.quarters),
        (
            "figures.consultations",
            sent.consultations == own.consultations,
        ),
        ("figures.reviews", sent.reviews == own.reviews),
        ("figures.actions", sent.actions == own.actions),
        ("figures.requests", sent.requests == own.requests),
        ("figures", sent == own),
    ]
    .into_iter()
    .find_map(|(field, same)| (!same).then_some(field))
}
