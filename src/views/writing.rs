//! *My views* as they stand, told to every page: what is being written, whether it is
//! kept, why it is not sent, and what can be done. What holds it is [`super::writer`].

use super::finding::{Finding, Trouble};
use super::keeping::Found;
use super::last_time::offering::NextTime;
use super::lock::using::Locking;
use super::sealing::NotSealed;
use super::state::{Action, NotReady, State};
use super::team::Team;
use crate::outbox::truth::Keeping;
use domain::code::InvitationCode;
use domain::form::Form;
use domain::ids::SubmissionId;
use std::rc::Rc;
use yew::prelude::*;

/// Why *Send* has not sent, as far as writing goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Halted {
    /// Nothing stands in the way.
    #[default]
    No,
    /// It cannot be sent as it stands.
    NotReady(NotReady),
    /// There is no key yet. It goes on by itself when there is.
    NoKey,
    /// Sealing failed. Nothing has left the phone.
    NotSealed(NotSealed),
}

/// *My views* as they stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Writing {
    /// What is being written.
    pub state: UseReducerHandle<State>,
    /// Whether it is kept.
    pub keeping: Keeping,
    /// What was found on the phone and not yet taken up.
    pub found: Option<Found>,
    /// How far finding an invitation has come.
    pub finding: Finding,
    /// What is known of the team.
    pub team: Team,
    /// Why *Send* has not sent.
    pub halted: Halted,
    /// What was sent last, until the young person goes on.
    pub sent: Option<SubmissionId>,
    /// The return code of what was sent last, until the young person lets it go.
    pub code: Option<AttrValue>,
    /// Whether what was sent last is kept for next time.
    pub next_time: NextTime,
    /// The picture lock.
    pub locking: Locking,
    /// Sets of questions that are offered.
    pub forms: Rc<Vec<Rc<Form>>>,
    pub(crate) acts: Acts,
}

/// What can be done. Never changes what it does.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Acts {
    pub(crate) send: Callback<()>,
    pub(crate) clear: Callback<()>,
    pub(crate) take_up: Callback<()>,
    pub(crate) go_on: Callback<()>,
    pub(crate) forget_code: Callback<()>,
    pub(crate) ask_again: Callback<()>,
    pub(crate) type_code: Callback<InvitationCode>,
    pub(crate) look_again: Callback<()>,
    pub(crate) without: Callback<()>,
}

impl Writing {
    /// A tap.
    pub fn act(&self, action: Action) {
        self.state.dispatch(action);
    }

    /// A callback that makes an action of what it is given.
    pub fn acting<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let state = self.state.dispatcher();
        Callback::from(move |given| state.dispatch(action(given)))
    }

    /// Seals and sends, or says why not.
    #[must_use]
    pub fn send(&self) -> Callback<()> {
        self.acts.send.clone()
    }

    /// Deletes everything that was written, here and on the phone.
    #[must_use]
    pub fn clear(&self) -> Callback<()> {
        self.acts.clear.clone()
    }

    /// Takes up the draft that was found.
    #[must_use]
    pub fn take_up(&self) -> Callback<()> {
        self.acts.take_up.clone()
    }

    /// Goes on after the receipt was seen.
    #[must_use]
    pub fn go_on(&self) -> Callback<()> {
        self.acts.go_on.clone()
    }

    /// Lets the return code go for good.
    #[must_use]
    pub fn forget_code(&self) -> Callback<()> {
        self.acts.forget_code.clone()
    }

    /// Asks for the team's key again.
    #[must_use]
    pub fn ask_again(&self) -> Callback<()> {
        self.acts.ask_again.clone()
    }

    /// Whether *Send* must wait for the young person to say what becomes of an
    /// invitation that was not found.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        let failed = matches!(self.finding, Finding::Failed(trouble) if trouble != Trouble::Away);
        failed && self.state.invited.is_none()
    }

    /// Looks for the invitation of a typed code.
    #[must_use]
    pub fn type_code(&self) -> Callback<InvitationCode> {
        self.acts.type_code.clone()
    }

    /// Looks once more for the invitation that was shown last.
    #[must_use]
    pub fn look_again(&self) -> Callback<()> {
        self.acts.look_again.clone()
    }

    /// Goes on without an invitation.
    #[must_use]
    pub fn without(&self) -> Callback<()> {
        self.acts.without.clone()
    }

    /// Whether there is something that is not sent yet, for Home to say so.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.found.is_some() || self.state.has_words()
    }
}

#[cfg(test)]
impl Writing {
    /// What is being written, for markup tests: nothing is kept, sealed or sent.
    pub(crate) fn showing(state: UseReducerHandle<State>, team: Team) -> Self {
        let noop = Callback::noop;
        Self {
            state,
            keeping: Keeping::Kept,
            found: None,
            finding: Finding::No,
            team,
            halted: Halted::No,
            sent: None,
            code: None,
            next_time: NextTime::showing(super::last_time::offering::Offer::None),
            locking: Locking::default(),
            forms: Rc::default(),
            acts: Acts {
                send: noop(),
                clear: noop(),
                take_up: noop(),
                go_on: noop(),
                forget_code: noop(),
                ask_again: noop(),
                type_code: Callback::noop(),
                look_again: noop(),
                without: noop(),
            },
        }
    }
}
