//! Between the pane and the server: what was said is opened here, what is said is
//! sealed here.

use crate::stage::KeyRing;
use api::desk::answers::{Answers, ForPhone, NewAnswer};
use client::transport::Transport;
use client::{Client, Fault};
use domain::ids::SubmissionId;
use domain::receipt::{ReplyTo, Stage, Update};
use seal::randomness::{Device, Randomness as _};
use seal::reply::{open_at_desk, seal_for_phone, seal_for_team};

/// What has been said, as far as this reader's keys open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Each with the name of who said it; oldest first.
    pub updates: Vec<(String, Update)>,
    /// How many are sealed to a key that this reader does not hold.
    pub shut: usize,
    /// The stage reached.
    pub stage: Option<Stage>,
    /// The day the views go, `YYYY-MM-DD`.
    pub goes_on: String,
    /// Whether they are in the child's record.
    pub in_record: bool,
}

impl Said {
    /// Opens what the server holds.
    #[must_use]
    pub fn open(answers: Answers, id: &SubmissionId, ring: &KeyRing) -> Self {
        let held = answers.items.len();
        let updates: Vec<_> = answers
            .items
            .into_iter()
            .filter_map(|item| {
                let key = ring.of_epoch(item.epoch)?;
                Some((item.by, open_at_desk(key, id, &item.for_team).ok()?))
            })
            .collect();
        Self {
            shut: held - updates.len(),
            updates,
            stage: answers.stage,
            goes_on: answers.goes_on,
            in_record: answers.in_record,
        }
    }
}

/// Why nothing was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSaid {
    /// No key, no randomness, or a receipt that cannot be sealed to.
    NotSealed,
    /// The server.
    Fault(Fault),
}

/// Seals an update twice. Made once: sending it again says it once.
///
/// # Errors
/// [`NotSaid::NotSealed`].
pub fn seal(
    update: &Update,
    about: &SubmissionId,
    to: Option<&ReplyTo>,
    ring: &KeyRing,
) -> Result<NewAnswer, NotSaid> {
    let key = ring.newest().ok_or(NotSaid::NotSealed)?;
    let mut random = [0; 16];
    Device.fill(&mut random).map_err(|_| NotSaid::NotSealed)?;
    let for_team = seal_for_team(key.sealing_key(), about, update, &mut Device)
        .map_err(|_| NotSaid::NotSealed)?;
    let for_phone = to
        .map(|to| {
            let sealed = seal_for_phone(to, key.team(), update, &mut Device)?;
            Ok::<_, seal::SealError>(ForPhone {
                lookup_id: to.lookup_id.clone(),
                sealed,
            })
        })
        .transpose()
        .map_err(|_| NotSaid::NotSealed)?;
    Ok(NewAnswer {
        id: SubmissionId::from_random(random),
        stage: update.stage,
        epoch: key.epoch(),
        for_team,
        for_phone,
    })
}

/// Tells the young person that somebody has opened it, where nothing was said yet.
/// Where that cannot be done now, what has been said stays as it was.
pub async fn tell_opened<T: Transport>(
    client: &Client<T>,
    said: Said,
    opened: &Update,
    about: &SubmissionId,
    to: Option<&ReplyTo>,
    ring: &KeyRing,
) -> Said {
    if said.stage.is_some() {
        return said;
    }
    let Ok(answer) = seal(opened, about, to, ring) else {
        return said;
    };
    match client.say(about, &answer).await {
        Ok(answers) => Said::open(answers, about, ring),
        Err(_) => said,
    }
}

/// What has been said so far.
///
/// # Errors
/// See [`Fault`].
pub async fn fetch<T: Transport>(
    client: &Client<T>,
    id: &SubmissionId,
    ring: &KeyRing,
) -> Result<Said, Fault> {
    let answers = client.answers(id).await?;
    Ok(Said::open(answers, id, ring))
}
