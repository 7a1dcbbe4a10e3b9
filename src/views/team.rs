//! The team's key: fetched when *My views* is opened, checked against the link that
//! brought the young person here, and kept on their own phone for days without signal.

use super::finding::{Finding, Trouble};
use super::invited::Invited;
use super::open_link::Arrival;
use crate::platform::storage::{Shelf, Shelves, Write};
use api::problem::Code;
use api::team::TeamKey;
use client::transport::Transport;
use client::{Client, Fault};
use seal::{KeyFault, SealingKey};

/// The key of the only team, on its shelf.
const KEPT_AS: &str = "key";

/// What is known of the team.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Team {
    /// Not asked yet, or the answer is on its way.
    #[default]
    Waiting,
    /// It can be sealed to.
    Known {
        /// As it came.
        wire: TeamKey,
        /// Ready to seal to.
        key: SealingKey,
    },
    /// No answer, and no key kept here.
    Away,
    /// It answers that it takes nothing now.
    Shut,
    /// The key is not the one that the link promised. Nothing is sent to it.
    Swapped,
    /// The link was cut, so that no key can be checked. Nothing is sent.
    BrokenLink,
}

impl Team {
    /// The team's id, once its key is known.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Known { wire, .. } => Some(wire.team.clone()),
            _ => None,
        }
    }

    /// The team as an invitation in hand or looked for makes it; `asked` is what the
    /// open door says, which counts for nobody who was invited.
    #[must_use]
    pub fn with_invitation(invited: Option<&Invited>, finding: &Finding, asked: Self) -> Self {
        match (invited, finding) {
            (_, Finding::Failed(Trouble::Swapped)) => Self::Swapped,
            (Some(invited), _) => invited.key().map_or(Self::Shut, |key| Self::Known {
                wire: invited.team.clone(),
                key,
            }),
            (None, Finding::Looking | Finding::Failed(_)) if !asked.is_refused() => Self::Waiting,
            (None, _) => asked,
        }
    }

    /// Whether nothing may ever be sent on this visit.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        matches!(self, Self::Swapped | Self::BrokenLink)
    }
}

/// Asks for the key. With `may_keep` it is kept on the phone, and the one kept
/// serves when there is no answer.
pub async fn ask<S: Shelves, T: Transport>(
    client: &Client<T>,
    shelves: &S,
    arrival: &Arrival,
    may_keep: bool,
) -> Team {
    if *arrival == Arrival::Broken {
        return Team::BrokenLink;
    }
    match client.team_key().await {
        Ok(wire) => {
            let (wire, team) = match checked(wire.clone(), arrival) {
                Team::Swapped => earlier(client, arrival, wire).await,
                team => (wire, team),
            };
            if may_keep && matches!(team, Team::Known { .. }) {
                keep(shelves, &wire).await;
            }
            team
        }
        Err(Fault::Refused(problem)) if problem.code == Code::Unavailable => Team::Shut,
        Err(_) if may_keep => match kept(shelves).await {
            Some(wire) => checked(wire, arrival),
            None => Team::Away,
        },
        Err(_) => Team::Away,
    }
}

/// A link that was shared before the team's newest key promises one of those before
/// it. Whatever the server hands over, only the key that the link promised is taken.
async fn earlier<T: Transport>(
    client: &Client<T>,
    arrival: &Arrival,
    newest: TeamKey,
) -> (TeamKey, Team) {
    let keys = match client.earlier_keys().await {
        Ok(earlier) => earlier.keys,
        Err(Fault::Offline) => return (newest, Team::Away),
        Err(Fault::Refused(_) | Fault::Unreadable { .. }) => Vec::new(),
    };
    let promised = keys.into_iter().find_map(|wire| {
        let team = checked(wire.clone(), arrival);
        matches!(team, Team::Known { .. }).then_some((wire, team))
    });
    promised.unwrap_or((newest, Team::Swapped))
}

fn checked(wire: TeamKey, arrival: &Arrival) -> Team {
    let key = match arrival {
        Arrival::Open(promised) => SealingKey::read_promised(&wire, promised),
        // One who was invited and goes on without the invitation comes by the open door.
        Arrival::Plain | Arrival::Invited(_) | Arrival::Broken => SealingKey::read(&wire),
    };
    match key {
        Ok(key) => Team::Known { wire, key },
        Err(KeyFault::Swapped) => Team::Swapped,
        // A key of a later kind: this build cannot seal to it, and says so as shut.
        Err(KeyFault::Suite | KeyFault::Team | KeyFault::PublicKey) => Team::Shut,
    }
}

async fn keep(shelves: &impl Shelves, wire: &TeamKey) {
    if let Ok(text) = serde_json::to_string(wire) {
        // It is only a convenience: without it the key is fetched again.
        let put = Write::Put(Shelf::Team, KEPT_AS.to_owned(), text);
        let _ = shelves.commit(&[put]).await;
    }
}

async fn kept(shelves: &impl Shelves) -> Option<TeamKey> {
    let text = shelves.read(Shelf::Team, KEPT_AS).await.ok()??;
    serde_json::from_str(&text).ok()
}

#[cfg(test)]
#[path = "team/tests.rs"]
mod tests;
