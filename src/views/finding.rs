//! Finding an invitation: what a link or a typed code gives is shown to the server, the
//! key that comes back is checked, and only then is the note opened.
//!
//! Whatever fails, nothing has been sealed and nothing written has left the phone.

use super::invited::Invited;
use api::problem::Code;
use client::transport::Transport;
use client::{Client, Fault};
use domain::code::InvitationCode;
use seal::KeyFault;
use seal::invitation::Held;
use seal::invitation::link::Link;

/// What the young person holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// A link, or the picture of one.
    Link(Link),
    /// A code that was typed.
    Code(InvitationCode),
}

/// How far finding has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Finding {
    /// Nothing is looked for.
    #[default]
    No,
    /// It is being worked out, or asked for.
    Looking,
    /// It is in hand.
    Found,
    /// It was not found.
    Failed(Trouble),
}

/// Why an invitation is not in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Part of the link is missing.
    #[error("the link is not whole")]
    BrokenLink,
    /// Unknown here, over, taken back, or another trust's: they look alike.
    #[error("no such invitation is open here")]
    Ended,
    /// Too many tries that found nothing.
    #[error("too many tries")]
    SlowDown,
    /// No answer, or none of ours.
    #[error("no answer came")]
    Away,
    /// The team takes nothing yet.
    #[error("the team takes nothing yet")]
    Shut,
    /// The key is not the one that the invitation was made for. Nothing is sent to it.
    #[error("the key is another")]
    Swapped,
    /// It was made for a later version of this app, or is damaged.
    #[error("this app cannot read it")]
    Unreadable,
    /// Too little memory to work the code out.
    #[error("too little memory")]
    NoMemory,
}

impl Trouble {
    /// Every one, for tables.
    pub const ALL: [Self; 8] = [
        Self::BrokenLink,
        Self::Ended,
        Self::SlowDown,
        Self::Away,
        Self::Shut,
        Self::Swapped,
        Self::Unreadable,
        Self::NoMemory,
    ];

    /// Whether the young person may go on without the invitation: not where somebody
    /// may have put another key in the team's place.
    #[must_use]
    pub const fn may_go_without(self) -> bool {
        !matches!(self, Self::Swapped)
    }

    /// Whether the same try may end better a little later.
    #[must_use]
    pub const fn passes(self) -> bool {
        matches!(self, Self::Away | Self::Shut | Self::SlowDown)
    }

    /// Whether typing the code from the same slip, or another, may help.
    #[must_use]
    pub const fn another_code_helps(self) -> bool {
        !matches!(self, Self::NoMemory | Self::Shut)
    }
}

/// Finds the invitation. A code takes a noticeable part of a second to work out: show
/// that something is happening first.
///
/// # Errors
/// [`Trouble`].
pub async fn find<T: Transport>(client: &Client<T>, slip: &Slip) -> Result<Invited, Trouble> {
    let held = match slip {
        Slip::Link(link) => Held::from_link(link),
        Slip::Code(code) => {
            // The code is worked out for the team that the server says it serves. A
            // server that lies about that is shown a proof that fits nothing.
            let team = client.team_key().await.map_err(|fault| trouble(&fault))?;
            Held::from_code(code, &team.team).map_err(|_| Trouble::NoMemory)?
        }
    };
    let found = client
        .invitation(held.proof())
        .await
        .map_err(|fault| trouble(&fault))?;
    let key = held
        .accept(&found.team, found.key_mac.as_deref())
        .map_err(|fault| match fault {
            KeyFault::Swapped => Trouble::Swapped,
            KeyFault::Suite | KeyFault::Team | KeyFault::PublicKey => Trouble::Unreadable,
        })?;
    let note = held
        .open_note(&found.id, &key, &found.note)
        .map_err(|_| Trouble::Unreadable)?;
    Ok(Invited {
        proof: held.proof().clone(),
        team: found.team,
        note,
        ends_on: found.ends_on,
    })
}

fn trouble(fault: &Fault) -> Trouble {
    match fault {
        Fault::Refused(problem) => match problem.code {
            Code::InvitationEnded => Trouble::Ended,
            Code::SlowDown => Trouble::SlowDown,
            Code::Unavailable => Trouble::Shut,
            _ => Trouble::Away,
        },
        Fault::Offline | Fault::Unreadable { .. } => Trouble::Away,
    }
}

#[cfg(test)]
#[path = "finding/tests.rs"]
mod tests;
