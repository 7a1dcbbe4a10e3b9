//! Making invitations, one after the other, and sending them in small batches: what
//! was made is at the server within seconds, and a lost answer loses nothing.

use super::list::Row;
use api::desk::invitations::{NewInvitation, NewInvitations};
use api::problem::Code;
use chrono::{Days, NaiveDate};
use client::transport::Transport;
use client::{Client, Fault};
use domain::band::Band;
use domain::edition::Edition;
use domain::form::{Form, Occasion};
use domain::ids::InvitationId;
use domain::invitation::{LIVES_DAYS, NoteForPhone, NoteForTeam};
use domain::participation::NoteOfReview;
use seal::SealingKey;
use seal::invitation::making::{MakeFault, Ways, make, seal_review_note};
use seal::randomness::Randomness;
use std::collections::VecDeque;

/// How many go to the server at a time.
const BATCH: usize = 10;

/// One invitation to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The one that gets a new code; nothing for a new invitation.
    pub renews: Option<InvitationId>,
    /// What the team keeps about it, and what the phone is told.
    pub note: NoteForTeam,
    /// What is known of the review already, for the yearly return.
    pub review: NoteOfReview,
}

/// What is handed over: shown once, to whoever made it.
#[derive(Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its id at the server.
    pub id: InvitationId,
    /// The local reference.
    pub reference: String,
    /// A name or nickname.
    pub label: Option<String>,
    /// The day of the review.
    pub review_on: Option<NaiveDate>,
    /// The last whole day on which it can be used.
    pub use_by: NaiveDate,
    /// What stands behind the `#` of its link.
    pub fragment: String,
    /// The code, in groups.
    pub code: String,
}

/// A slip opens an invitation: it never reaches a log by way of `{:?}`.
impl std::fmt::Debug for Slip {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Slip { .. }")
    }
}

/// How far the making has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    todo: VecDeque<Wanted>,
    in_hand: Vec<(NewInvitation, Slip)>,
    renews: bool,
    done: usize,
    of: usize,
}

/// The set of questions for a band before a review.
#[must_use]
pub fn form_for(edition: &Edition, band: Band) -> Option<&Form> {
    let suits = |form: &&Form| {
        let before_a_review = matches!(form.occasion, Occasion::Review | Occasion::PathwayPlan);
        let newest = edition.form(&form.id).is_some_and(|newest| newest == *form);
        before_a_review && form.offered && newest
    };
    let mut forms = edition.forms.iter().filter(suits);
    let also = forms.clone();
    forms
        .find(|form| form.band == band)
        .or_else(|| also.into_iter().find(|form| form.also_for.contains(&band)))
}

/// What is wanted for a row that was checked.
#[must_use]
pub fn wanted(row: &Row, form: &Form) -> Wanted {
    Wanted {
        renews: None,
        note: NoteForTeam {
            v: 1,
            reference: row.reference.clone(),
            label: row.label.clone(),
            band: row.band,
            told: NoteForPhone {
                v: 1,
                form: form.id.clone(),
                review_on: row.review_on,
                officer: row.officer.clone(),
                decisions: row.decisions.clone(),
            },
            reviews: row.reviews,
        },
        review: NoteOfReview {
            v: NoteOfReview::VERSION,
            child: row.child.clone(),
            born_on: row.born_on,
            before: row.reviews,
            ..NoteOfReview::default()
        },
    }
}

impl Run {
    /// All of these, in their order.
    #[must_use]
    pub fn of(wanted: Vec<Wanted>) -> Self {
        Self {
            of: wanted.len(),
            renews: wanted.iter().any(|wanted| wanted.renews.is_some()),
            todo: wanted.into(),
            in_hand: Vec::new(),
            done: 0,
        }
    }

    /// How many are at the server, and of how many.
    #[must_use]
    pub const fn done(&self) -> (usize, usize) {
        (self.done, self.of)
    }

    /// How many have been made, sent or not.
    #[must_use]
    pub fn made(&self) -> usize {
        self.done + self.in_hand.len()
    }

    /// Whether all are at the server.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.todo.is_empty() && self.in_hand.is_empty()
    }

    /// Whether what is in hand should be sent now.
    #[must_use]
    pub fn is_full(&self) -> bool {
        let most = if self.renews { 1 } else { BATCH };
        self.in_hand.len() >= most || (self.todo.is_empty() && !self.in_hand.is_empty())
    }

    /// Makes the next one. Keeps the browser busy for a noticeable moment.
    ///
    /// # Errors
    /// [`MakeFault`]; it is still to do.
    pub fn make_next(
        &mut self,
        key: &SealingKey,
        today: NaiveDate,
        source: &mut impl Randomness,
    ) -> Result<(), MakeFault> {
        let Some(wanted) = self.todo.front() else {
            return Ok(());
        };
        let id = match &wanted.renews {
            Some(id) => id.clone(),
            None => {
                let mut random = [0; 16];
                source.fill(&mut random).map_err(seal::SealError::from)?;
                InvitationId::from_random(random)
            }
        };
        let ways = Ways::draw(key, source).map_err(seal::SealError::from)?;
        let mut new = make(id.clone(), &ways, &wanted.note, key, source)?;
        if !wanted.review.is_empty() {
            new.note_of_review = Some(seal_review_note(key, &id, &wanted.review, source)?);
        }
        let slip = Slip {
            id,
            reference: wanted.note.reference.clone(),
            label: wanted.note.label.clone(),
            review_on: wanted.note.told.review_on,
            use_by: use_by(today),
            fragment: ways.link.fragment(),
            code: ways.code.in_groups(),
        };
        self.in_hand.push((new, slip));
        self.todo.pop_front();
        Ok(())
    }

    /// Sends what is in hand. After a fault the very same can be sent again.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn send<T: Transport>(&mut self, client: &Client<T>) -> Result<Vec<Slip>, Fault> {
        if self.renews {
            for (new, _) in &self.in_hand {
                client.renew(new).await?;
            }
        } else if !self.in_hand.is_empty() {
            let invitations = self.in_hand.iter().map(|(new, _)| new.clone());
            let all = NewInvitations {
                invitations: invitations.collect(),
            };
            client.issue(&all).await?;
        }
        let sent: Vec<Slip> = self.in_hand.drain(..).map(|(_, slip)| slip).collect();
        self.done += sent.len();
        Ok(sent)
    }

    /// Whether this refusal concerns the one in hand alone: it was taken back or is
    /// gone, and gets no new code.
    #[must_use]
    pub fn can_pass_over(&self, fault: &Fault) -> bool {
        self.renews
            && matches!(fault, Fault::Refused(problem)
                if matches!(problem.code, Code::Conflict | Code::NotFound))
    }

    /// Leaves out what is in hand: the others go on.
    pub fn pass_over(&mut self) {
        self.of -= self.in_hand.len();
        self.in_hand.clear();
    }
}

/// The last whole day of an invitation made today.
fn use_by(today: NaiveDate) -> NaiveDate {
    let days = Days::new(LIVES_DAYS.unsigned_abs() - 1);
    today.checked_add_days(days).unwrap_or(today)
}

#[cfg(test)]
#[path = "making/tests.rs"]
mod tests;
