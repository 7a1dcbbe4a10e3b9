//! Consultations as phones find them, and their answers.

use crate::body::{Exact, FromJson, unreadable};
use crate::consultation_figures::Held;
use crate::failure::Failure;
use crate::house::House;
use crate::routes::for_phones::unless_held;
use crate::secrets::sha256_hex;
use crate::store::StoreFault;
use crate::store::consultation_answers::{Became, Marked, day_number};
use crate::store::consultation_groups::KeptGroup;
use crate::tries::Network;
use api::consultation::{ForPhones, GroupLookUp, GroupPut, LookUp, Put, Standing};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use chrono::{Days, NaiveDate};
use domain::consultation::answered::{
    AnswerTaken, Answered, Area, ConsultationCode, MOST_ANSWERED, NotAnAnswer, Outcome,
};
use domain::consultation::counted::Layout;
use domain::consultation::pledge_check::AgeBand;

/// How long Home shows one that is over.
const SHOWN_DAYS: u64 = 365;

/// Those that Home shows, unless the phone has them.
///
/// # Errors
/// What the store says.
pub async fn get(State(house): State<House>, headers: HeaderMap) -> Result<Response, Failure> {
    let since = shown_since(&house);
    let mut consultations = Vec::new();
    for kept in house.store.consultations_on_home(since).await? {
        consultations.push(house.put_of(&Held::of(kept)?).await?);
    }
    // Of the same standing, the one that ends last stays first.
    consultations.sort_by_key(|put| match put.standing {
        Standing::Open => 0,
        Standing::Paused => 1,
        Standing::Draft | Standing::Closed | Standing::Archived => 2,
    });
    unless_held(&ForPhones { consultations }, &headers)
}

/// The last day of the earliest one that Home shows.
#[must_use]
pub fn shown_since(house: &House) -> NaiveDate {
    let since = house.today().checked_sub_days(Days::new(SHOWN_DAYS));
    since.unwrap_or(NaiveDate::MIN)
}

/// The one that a code leads to.
///
/// # Errors
/// [`Failure::NotFound`] for a code that leads nowhere, [`Failure::SlowDown`] for the same
/// past the limits.
pub async fn look_up(
    State(house): State<House>,
    network: Network,
    FromJson(asked): FromJson<LookUp>,
) -> Result<Json<Put>, Failure> {
    let look = async {
        match ConsultationCode::read(&asked.code) {
            Ok(code) => house.store.consultation_of_code(&plain(&code)).await,
            Err(_) => Ok(None),
        }
    };
    let kept = house.try_for(network, Failure::NotFound, look).await?;
    Ok(Json(house.put_of(&Held::of(kept)?).await?))
}

/// A code without gaps, as it is kept and travels.
#[must_use]
pub fn plain(code: &ConsultationCode) -> String {
    code.in_groups().replace(' ', "")
}

/// The one that a group's pass leads to.
///
/// # Errors
/// As [`look_up`].
pub async fn group(
    State(house): State<House>,
    network: Network,
    FromJson(asked): FromJson<GroupLookUp>,
) -> Result<Json<GroupPut>, Failure> {
    let look = async {
        let Some(group) = house.store.group_of(&sha256_hex(&asked.pass)).await? else {
            return Ok(None);
        };
        let kept = house.store.consultation_of_number(group.consultation);
        Ok(kept.await?.map(|kept| (group, kept)))
    };
    let (group, kept) = house.try_for(network, Failure::NotFound, look).await?;
    Ok(Json(GroupPut {
        put: house.put_of(&Held::of(kept)?).await?,
        most: u32::try_from(group.most).unwrap_or_default(),
        finish: group.finish,
    }))
}

/// Counts an answer; the last of its mark counts no more.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put(
    State(house): State<House>,
    network: Network,
    Exact(body): Exact<MOST_ANSWERED>,
) -> Result<Json<AnswerTaken>, Failure> {
    let answered: Answered = serde_json::from_slice(&body).map_err(|fault| unreadable(&fault))?;
    let kept = house.store.consultation(&answered.consultation).await?;
    let held = Held::of(kept.ok_or(Failure::NotFound)?)?;
    let number = held.kept.number.ok_or(Failure::NotFound)?;
    let today = house.today();
    check(&answered, &held, today)?;
    let late = held.is_over(today) || answered.answered_on > held.asked.closes_on;
    let group = match &answered.group {
        None => None,
        Some(pass) => {
            let look = group_of(&house, pass, number);
            match late {
                // What leads into a group goes when its figures are frozen.
                true => look.await?,
                false => Some(house.try_for(network, Failure::NotFound, look).await?),
            }
        }
    };
    let marked = marked(&house, &answered, &held, (number, group));
    let outcome = if late {
        // What was counted and never heard of it is counted still.
        match house.store.is_counted(&marked).await? {
            true => Outcome::Counted,
            false => Outcome::TooLate,
        }
    } else {
        match house.store.count_answer(marked).await? {
            Became::Counted => Outcome::Counted,
            Became::TooLate => Outcome::TooLate,
            Became::GroupFull => {
                return Err(Failure::Conflict(
                    "as many answers as this group was made for have arrived already",
                ));
            }
        }
    };
    Ok(Json(AnswerTaken {
        answered,
        outcome,
        durable: true,
    }))
}

/// What cannot be counted, whatever the day it arrives on; and what cannot be yet.
fn check(answered: &Answered, held: &Held, today: NaiveDate) -> Result<(), Failure> {
    let asked = &held.asked;
    answered.check(asked).map_err(|fault| match fault {
        NotAnAnswer::Question(_) => {
            Failure::invalid("choices", "there is a question that is not asked here")
        }
        NotAnAnswer::Option { question, .. } => Failure::invalid(
            format!("choices.{question}"),
            "an option that is not offered, or is there twice",
        ),
        NotAnAnswer::HowMany(question) => Failure::invalid(
            format!("choices.{question}"),
            "this question does not take so many options",
        ),
    })?;
    if !asked.ages().contains(&answered.band) {
        return Err(Failure::invalid("band", "it is not put to this age"));
    }
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    if answered.answered_on < asked.opens_on || answered.answered_on > tomorrow {
        return Err(Failure::invalid(
            "answered_on",
            "a day before the first one, or one that has not come yet: set the phone's date",
        ));
    }
    // What was answered before it was paused is on its way, and counts.
    let paused = held.standing(today) == Standing::Paused;
    if paused && answered.answered_on.to_string() > held.kept.stood_on {
        return Err(Failure::Unavailable(
            "it is paused for now: keep the answer, and send it again later",
        ));
    }
    Ok(())
}

async fn group_of(
    house: &House,
    pass: &str,
    consultation: i64,
) -> Result<Option<KeptGroup>, StoreFault> {
    let found = house.store.group_of(&sha256_hex(pass)).await?;
    Ok(found.filter(|group| group.consultation == consultation))
}

fn marked(
    house: &House,
    answered: &Answered,
    held: &Held,
    (number, group): (i64, Option<KeptGroup>),
) -> Marked {
    let layout = Layout::of(&held.asked);
    let band = AgeBand::ALL.iter().position(|one| *one == answered.band);
    let area = Area::ALL.iter().position(|one| *one == answered.area);
    Marked {
        mark: house
            .factor_key
            .consultation_mark(&held.kept.id, answered.mark.as_str()),
        consultation: number,
        numbers: layout.numbers(),
        band: band.unwrap_or_default(),
        area: area.unwrap_or_default(),
        day: day_number(answered.answered_on),
        group: group.map(|group| group.nth),
        chosen: layout.numbers_of(answered),
    }
}
