//! Consultations: what phones call, and what the desk calls.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::consultation::{ForPhones, GroupLookUp, GroupPut, LookUp, Put};
use api::desk::consultations::{Changed, ForStaff, List, NewGroup, NewPass, Step, Whole, Written};
use api::path;
use domain::consultation::answered::{AnswerTaken, Answered};

impl<T: Transport> Client<T> {
    /// Those that Home shows.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn consultations(&self) -> Result<ForPhones, Fault> {
        self.read(Request::bare(Method::Get, path::CONSULTATIONS.to_owned()))
            .await
    }

    /// The one that a code leads to.
    ///
    /// # Errors
    /// `not_found`, whatever the reason; `slow_down` after many tries.
    pub async fn consultation_of(&self, asked: &LookUp) -> Result<Put, Fault> {
        self.write(Method::Post, path::CONSULTATION_LOOK_UP.to_owned(), asked)
            .await
    }

    /// The one that a group's pass leads to.
    ///
    /// # Errors
    /// As [`Self::consultation_of`].
    pub async fn consultation_for_group(&self, asked: &GroupLookUp) -> Result<GroupPut, Fault> {
        self.write(Method::Post, path::CONSULTATION_GROUP.to_owned(), asked)
            .await
    }

    /// Sends an answer, any number of times. Whether it arrived is for
    /// [`AnswerTaken::covers`] to say.
    ///
    /// # Errors
    /// `invalid` with the field, `not_found` for a consultation that is none; see [`Fault`].
    pub async fn answer_consultation(&self, answered: &Answered) -> Result<AnswerTaken, Fault> {
        self.write(Method::Put, path::CONSULTATION_ANSWER.to_owned(), answered)
            .await
    }

    /// Every consultation.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn desk_consultations(&self) -> Result<List, Fault> {
        self.read(Request::bare(
            Method::Get,
            path::DESK_CONSULTATIONS.to_owned(),
        ))
        .await
    }

    /// One of them.
    ///
    /// # Errors
    /// `not_found`; see [`Fault`].
    pub async fn desk_consultation(&self, id: &str) -> Result<Whole, Fault> {
        self.read(Request::bare(
            Method::Get,
            path::desk_consultation(id, None),
        ))
        .await
    }

    /// Keeps a new draft.
    ///
    /// # Errors
    /// `invalid` when it is too large to keep; see [`Fault`].
    pub async fn draft_consultation(&self, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Post, path::DESK_CONSULTATIONS.to_owned(), written)
            .await
    }

    /// Writes a draft anew.
    ///
    /// # Errors
    /// `conflict` when it has changed since or was opened; see [`Fault`].
    pub async fn rewrite_consultation(&self, id: &str, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Put, path::desk_consultation(id, None), written)
            .await
    }

    /// Deletes a draft.
    ///
    /// # Errors
    /// `conflict` when it was opened; see [`Fault`].
    pub async fn delete_consultation(&self, id: &str) -> Result<(), Fault> {
        self.answer(Request::bare(
            Method::Delete,
            path::desk_consultation(id, None),
        ))
        .await
        .map(drop)
    }

    /// Opens, pauses, closes or archives one.
    ///
    /// # Errors
    /// `invalid` with what is missing, `conflict` when it has changed since.
    pub async fn step_consultation(&self, id: &str, step: &Step) -> Result<Whole, Fault> {
        let path = path::desk_consultation(id, Some("step"));
        self.write(Method::Post, path, step).await
    }

    /// Says what changed because of one.
    ///
    /// # Errors
    /// `invalid` when it is empty or too long, `conflict` when it has changed since.
    pub async fn consultation_changed(&self, id: &str, said: &Changed) -> Result<Whole, Fault> {
        let path = path::desk_consultation(id, Some("changed"));
        self.write(Method::Put, path, said).await
    }

    /// A pass for a group.
    ///
    /// # Errors
    /// `invalid` for too few or too many, `conflict` when it is not open.
    pub async fn consultation_group(&self, id: &str, group: &NewGroup) -> Result<NewPass, Fault> {
        let path = path::desk_consultation(id, Some("groups"));
        self.write(Method::Post, path, group).await
    }

    /// How one is answered.
    ///
    /// # Errors
    /// `not_found`; see [`Fault`].
    pub async fn consultation_results(&self, id: &str) -> Result<ForStaff, Fault> {
        let path = path::desk_consultation(id, Some("results"));
        self.read(Request::bare(Method::Get, path)).await
    }
}
