//! Figures of reviews: frozen ones, which everybody reads who sees results, and what periods
//! counted, sealed, for those who work figures out. The server works out none: it looks that
//! nothing in them points at somebody, and that no two periods have a day in common.

use crate::body::{Exact, unreadable};
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, Principal, to};
use crate::store::review_figures::{By, Done, KeptCounts, KeptFigures, New};
use api::desk::review_figures::{
    All, AllKept, Figures, Freeze, Frozen, Keep, Kept, MOST_BODY, MOST_REPLACED, MOST_SEALED,
    Period, Sealed,
};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::SubmissionId;
use serde::de::DeserializeOwned;

/// What is sealed and padded is at least this long, in characters.
const LEAST_SEALED: usize = 600;

/// Everything that is frozen.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    _: Allowed<to::SeeResults>,
) -> Result<Json<All>, Failure> {
    let frozen = every_one(&house).await?;
    Ok(Json(All { frozen }))
}

/// Everything that is frozen, the newest period first.
///
/// # Errors
/// What the store says.
pub(crate) async fn every_one(house: &House) -> Result<Vec<Frozen>, Failure> {
    let all = house.store.review_figures().await?;
    all.into_iter().map(frozen).collect()
}

/// Freezes figures.
///
/// # Errors
/// [`Failure::Invalid`] with the field; [`Failure::Conflict`] when something else is kept
/// by now.
pub async fn post(
    State(house): State<House>,
    member: Allowed<to::Report>,
    Exact(body): Exact<MOST_BODY>,
) -> Result<(StatusCode, Json<Frozen>), Failure> {
    let Freeze {
        period,
        figures,
        counted,
    } = read(&body)?;
    figures
        .check()
        .map_err(|(field, why)| Failure::invalid(field, why))?;
    check(&house, period, &counted).await?;
    let id = SubmissionId::from_random(house.random.bytes()?);
    let new = New {
        id: id.as_str(),
        period,
        counted: &counted,
    };
    let by = by(&house, &member);
    done(house.store.freeze_reviews(new, &figures, by).await?)?;
    let frozen = Frozen {
        id: id.as_str().to_owned(),
        period,
        figures,
        by: by.name.to_owned(),
        on: by.on,
    };
    Ok((StatusCode::CREATED, Json(frozen)))
}

/// What every period counted.
///
/// # Errors
/// What the store says.
pub async fn get_kept(
    State(house): State<House>,
    _: Allowed<to::Report>,
) -> Result<Json<AllKept>, Failure> {
    let all = house.store.review_counts().await?;
    let kept: Result<_, Failure> = all.into_iter().map(kept).collect();
    Ok(Json(AllKept { kept: kept? }))
}

/// Keeps what a period counted.
///
/// # Errors
/// As [`post`].
pub async fn post_kept(
    State(house): State<House>,
    member: Allowed<to::Report>,
    Exact(body): Exact<MOST_BODY>,
) -> Result<(StatusCode, Json<Kept>), Failure> {
    let Keep { period, counted } = read(&body)?;
    check(&house, period, &counted).await?;
    let id = SubmissionId::from_random(house.random.bytes()?);
    let new = New {
        id: id.as_str(),
        period,
        counted: &counted,
    };
    let by = by(&house, &member);
    done(house.store.keep_reviews(new, by).await?)?;
    let all = house.store.review_counts().await?;
    let one = all.into_iter().find(|one| one.id == id.as_str());
    let one = kept(one.ok_or(Failure::NotFound)?)?;
    Ok((StatusCode::CREATED, Json(one)))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    serde_json::from_slice(body).map_err(|fault| unreadable(&fault))
}

fn by<'b>(house: &House, member: &'b Principal) -> By<'b> {
    By {
        member: &member.member,
        name: &member.name,
        on: house.today(),
        now: house.clock.seconds(),
    }
}

async fn check(house: &House, period: Period, counted: &Sealed) -> Result<(), Failure> {
    period
        .check(house.today())
        .map_err(|why| Failure::invalid(why.field(), why.to_string()))?;
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let sealed = counted.sealed.as_bytes();
    if !(LEAST_SEALED..=MOST_SEALED).contains(&sealed.len())
        || !sealed.iter().all(|one| base64(*one))
    {
        return Err(Failure::invalid(
            "counted.sealed",
            "not sealed and padded, in unpadded base 64 of the URL alphabet",
        ));
    }
    if counted.replaces.len() > MOST_REPLACED {
        return Err(Failure::invalid(
            "counted.replaces",
            format!("{MOST_REPLACED} at most"),
        ));
    }
    let newest = house.store.open_key().await?;
    let newest = newest.ok_or(crate::house::NOT_SET_UP)?;
    if i64::from(counted.epoch) != newest.epoch {
        return Err(Failure::invalid(
            "counted.epoch",
            "not the team's newest key",
        ));
    }
    Ok(())
}

fn done(done: Done) -> Result<(), Failure> {
    match done {
        Done::Done => Ok(()),
        Done::Frozen => Err(Failure::invalid(
            "period",
            "some of these months are frozen already: choose others",
        )),
        Done::KeptAcross => Err(Failure::invalid(
            "period",
            "what is kept has some of these months and others: choose all of its months, or none",
        )),
        Done::KeptSince => Err(Failure::Conflict(
            "something else is kept of these months by now: load it again",
        )),
    }
}

fn broken(what: &str) -> Failure {
    crate::store::StoreFault::Broken(what.to_owned()).into()
}

fn period(from_on: &str, to_on: &str) -> Result<Period, Failure> {
    let day = |text: &str| text.parse().map_err(|_| broken("a period of reviews"));
    Ok(Period {
        from: day(from_on)?,
        to: day(to_on)?,
    })
}

fn frozen(kept: KeptFigures) -> Result<Frozen, Failure> {
    let figures: Figures =
        serde_json::from_str(&kept.figures).map_err(|_| broken("figures of reviews"))?;
    Ok(Frozen {
        period: period(&kept.from_on, &kept.to_on)?,
        on: kept
            .frozen_on
            .parse()
            .map_err(|_| broken("figures of reviews"))?,
        id: kept.id,
        figures,
        by: kept.frozen_by,
    })
}

fn kept(kept: KeptCounts) -> Result<Kept, Failure> {
    let day = |text: &str| text.parse().map_err(|_| broken("counts of reviews"));
    Ok(Kept {
        period: period(&kept.from_on, &kept.to_on)?,
        epoch: u32::try_from(kept.epoch).unwrap_or_default(),
        on: day(&kept.kept_on)?,
        goes_on: day(&kept.goes_on)?,
        id: kept.id,
        sealed: kept.sealed,
        by: kept.kept_by,
    })
}
