//! What to do next with one submission: a pure function of where it stands and
//! what has just happened. The effects are carried out by [`super::sender`].
//!
//! The rules (design of sending): `Sending` is written before the request; the
//! bytes are forgotten only in the transaction that keeps a receipt which covers
//! them; what is not that receipt (a captive portal's page, a proxy's apology) is
//! no answer at all; waits are durations, so a clock ten years off changes nothing.

use super::backoff::wait_ms;
use super::item::{Held, Item, Stage};
use api::problem::Code;
use domain::submission::Receipt;

/// Where one submission stands in this tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The submission.
    pub item: Item,
    /// Whether a request for it is under way in this tab.
    pub in_flight: bool,
    /// Tries that failed in a row, in this tab.
    pub failures: u32,
    /// Whether the last write of it reached storage that a restart keeps.
    pub kept: bool,
    /// Whether it may be written at all: only on a phone that is just the young person's.
    pub may_keep: bool,
}

/// Something that has happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The words were sealed; the item now holds the bytes.
    Sealed,
    /// Sealing failed. There is never a fallback.
    SealingFailed,
    /// A reason to try now.
    Wake(Wake),
    /// The write that was asked for is on disk.
    Kept,
    /// The write that was asked for failed or is not possible here.
    NotKept,
    /// The request ended.
    Answered(Reply),
    /// The same sealed bytes with another proof of an invitation, or with none.
    Proved(Item),
}

/// A reason to try now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// The app started and found it.
    Start,
    /// The browser says that there is a connection again.
    Online,
    /// The young person came back to the page.
    Returned,
    /// The young person tapped *Try again*.
    Tapped,
    /// The wait is over.
    WaitOver,
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// A receipt of the right shape. Whether it covers this item is decided here.
    Receipt(Receipt),
    /// A typed refusal.
    Refused {
        /// Which.
        code: Code,
        /// Seconds to wait, where the server says so.
        retry_after_seconds: Option<u32>,
    },
    /// An answer that is neither: somebody else's page.
    NotOurs,
    /// No answer: offline, timed out, cut off.
    Nothing,
}

/// What to do. Each write answers with [`Event::Kept`] or [`Event::NotKept`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// In one strict transaction: keep the item as it now is and forget the draft.
    KeepAndForgetDraft,
    /// Keep the item as it now is, in a strict transaction.
    Keep,
    /// Send the exact body.
    Put,
    /// In one strict transaction: keep the receipt and forget the item.
    KeepReceiptAndForgetItem(Receipt),
    /// Wait so long, then wake with [`Wake::WaitOver`].
    WaitMs(u32),
}

impl Progress {
    /// An item whose bytes were just sealed: a draft until the plan takes it.
    #[must_use]
    pub fn just_sealed(item: Item, may_keep: bool) -> Self {
        Self {
            item: Item {
                stage: Stage::Draft,
                ..item
            },
            in_flight: false,
            failures: 0,
            kept: false,
            may_keep,
        }
    }

    /// An item found on the phone.
    #[must_use]
    pub const fn found(item: Item) -> Self {
        Self {
            item,
            in_flight: false,
            failures: 0,
            kept: true,
            may_keep: true,
        }
    }

    fn at(mut self, stage: Stage) -> Self {
        self.item.stage = stage;
        self
    }

    /// Somebody is watching, or the connection is a new one: the waits begin short again.
    fn woken(mut self, wake: Wake) -> Self {
        if wake != Wake::WaitOver {
            self.failures = 0;
        }
        self
    }

    fn flying(mut self) -> Self {
        self.in_flight = true;
        self
    }

    fn landed(mut self) -> Self {
        self.in_flight = false;
        self
    }
}

/// The next step: where the submission stands now and what to do, in order.
///
/// `random` is only for the wait.
#[must_use]
pub fn plan(now: Progress, event: Event, random: u32) -> (Progress, Vec<Effect>) {
    if let Event::Answered(reply) = event {
        return answered(now, reply, random);
    }
    let stage = now.item.stage.clone();
    match (stage, event) {
        (Stage::Draft, Event::Sealed) => (now.at(Stage::Sealed), vec![Effect::KeepAndForgetDraft]),
        (Stage::Sealed, Event::Kept) => {
            let next = Progress { kept: true, ..now }.at(Stage::Sending);
            (next, vec![Effect::Keep])
        }
        // Nothing can be written here: the bytes live in this tab, and sending
        // them at once is the best that can be done for them.
        (Stage::Sealed | Stage::Sending, Event::NotKept) if !now.in_flight => {
            let next = Progress { kept: false, ..now }.at(Stage::Sending);
            (next.flying(), vec![Effect::Put])
        }
        (Stage::Sealed, Event::Wake(_)) => (now.at(Stage::Sending), vec![Effect::Keep]),
        (Stage::Sending, Event::Kept) if !now.in_flight => {
            (Progress { kept: true, ..now }.flying(), vec![Effect::Put])
        }
        // `Sending` is written from the first try, unless that failed.
        (Stage::Sending, Event::Wake(wake)) if !now.in_flight => {
            let now = now.woken(wake);
            if now.may_keep && !now.kept {
                (now, vec![Effect::Keep])
            } else {
                (now.flying(), vec![Effect::Put])
            }
        }
        // Whether the receipt is on the phone, or only on this page.
        (Stage::Sent(_), Event::Kept) => (Progress { kept: true, ..now }, Vec::new()),
        (Stage::Sent(_), Event::NotKept) => (Progress { kept: false, ..now }, Vec::new()),
        (Stage::Held(_), Event::Wake(Wake::Tapped)) => {
            let next = Progress { failures: 0, ..now }.at(Stage::Sending);
            (next, vec![Effect::Keep])
        }
        // The server has proved that it kept nothing under the proof before.
        (Stage::Held(Held::InvitationEnded), Event::Proved(item)) if item.id == now.item.id => {
            let next = Progress {
                item,
                failures: 0,
                ..now
            };
            (next.at(Stage::Sealed), vec![Effect::Keep])
        }
        _ => (now, Vec::new()),
    }
}

fn answered(now: Progress, reply: Reply, random: u32) -> (Progress, Vec<Effect>) {
    if matches!(now.item.stage, Stage::Draft | Stage::Sent(_)) {
        return (now, Vec::new());
    }
    match reply {
        // Proof is proof, however late it comes.
        Reply::Receipt(receipt) if receipt.covers(&now.item.id, &now.item.sha256) => {
            let next = now.landed().at(Stage::Sent(receipt.clone()));
            (next, vec![Effect::KeepReceiptAndForgetItem(receipt)])
        }
        _ if !now.in_flight => (now, Vec::new()),
        Reply::Refused {
            code,
            retry_after_seconds,
        } => match held(code) {
            Some(held) => (now.landed().at(Stage::Held(held)), vec![Effect::Keep]),
            None => wait(now, retry_after_seconds, random),
        },
        Reply::Receipt(_) | Reply::NotOurs | Reply::Nothing => wait(now, None, random),
    }
}

fn wait(now: Progress, asked_seconds: Option<u32>, random: u32) -> (Progress, Vec<Effect>) {
    let failures = now.failures.saturating_add(1);
    let wait = Effect::WaitMs(wait_ms(failures, asked_seconds, random));
    (
        Progress {
            failures,
            ..now.landed()
        },
        vec![wait],
    )
}

/// The refusals that another try cannot change; `None` waits and tries again.
const fn held(code: Code) -> Option<Held> {
    match code {
        Code::Conflict => Some(Held::Conflict),
        Code::InvitationEnded => Some(Held::InvitationEnded),
        Code::TooLarge => Some(Held::TooLarge),
        Code::Unreadable | Code::Invalid | Code::NotAllowed => Some(Held::NotAccepted),
        // The desk's own, which no phone meets: nothing is lost by trying again.
        Code::SignedOut
        | Code::ProveAgain
        | Code::NotFound
        | Code::SlowDown
        | Code::Broken
        | Code::Unavailable
        | Code::Full
        | Code::Other => None,
    }
}

#[cfg(test)]
#[path = "plan/tests.rs"]
mod tests;
