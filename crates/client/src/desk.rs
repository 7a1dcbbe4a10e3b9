//! What the staff application calls, but for signing in. The session travels by
//! itself, in a cookie.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::desk::answers_as::AnswersAs;
use api::desk::inbox::{Cursor, Held, Inbox, Only, Opened, Several, SeveralHeld, SeveralOpened};
use api::desk::keys::{ConfirmedSheet, HeldKey, Keys, NewPromise, NewTeamKey};
use api::desk::setup::Setup;
use api::path;
use domain::ids::SubmissionId;

impl<T: Transport> Client<T> {
    /// How far the first run has come.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn setup(&self) -> Result<Setup, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_SETUP.to_owned()))
            .await
    }

    /// As whom the signed-in member answers young people.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn answers_as(&self) -> Result<AnswersAs, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_ANSWERS_AS.to_owned()))
            .await
    }

    /// Says as whom, from now on.
    ///
    /// # Errors
    /// `invalid` when it says nobody.
    pub async fn answer_as(&self, asked: &AnswersAs) -> Result<AnswersAs, Fault> {
        self.write(Method::Put, path::DESK_ANSWERS_AS.to_owned(), asked)
            .await
    }

    /// Stores a new team key.
    ///
    /// # Errors
    /// `conflict` when it is not the next epoch, `invalid` with the field at fault.
    pub async fn make_key(&self, key: &NewTeamKey) -> Result<HeldKey, Fault> {
        self.write(Method::Post, path::DESK_KEYS.to_owned(), key)
            .await
    }

    /// Every key of the team, newest first.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn keys(&self) -> Result<Keys, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_KEYS.to_owned()))
            .await
    }

    /// Says that the recovery sheet of this key is printed and confirmed.
    ///
    /// # Errors
    /// `not_found` when there is no such key.
    pub async fn confirm_sheet(
        &self,
        epoch: u32,
        sheet: &ConfirmedSheet,
    ) -> Result<HeldKey, Fault> {
        self.write(Method::Put, path::desk_sheet(epoch), sheet)
            .await
    }

    /// Says something else to young people about who reads, and how soon.
    ///
    /// # Errors
    /// `not_found` when there is no such key; `invalid` for a field.
    pub async fn change_promise(&self, epoch: u32, promise: &NewPromise) -> Result<HeldKey, Fault> {
        self.write(Method::Put, path::desk_promise(epoch), promise)
            .await
    }

    /// One page of the inbox, from its top or from where the last page ended.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn inbox(&self, after: Option<&Cursor>) -> Result<Inbox, Fault> {
        self.inbox_of(&Only::default(), after).await
    }

    /// One page of those lines of the inbox that are asked for.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn inbox_of(&self, only: &Only, after: Option<&Cursor>) -> Result<Inbox, Fault> {
        self.read(Request::bare(Method::Get, path::desk_inbox(only, after)))
            .await
    }

    /// One envelope, to be opened in this browser.
    ///
    /// # Errors
    /// `not_found` when there is no such submission.
    pub async fn held(&self, id: &SubmissionId) -> Result<Held, Fault> {
        self.read(Request::bare(Method::Get, path::desk_submission(id)))
            .await
    }

    /// Says that this submission has been opened and read. The first opening stays.
    ///
    /// # Errors
    /// `not_found` when there is no such submission.
    pub async fn mark_opened(&self, id: &SubmissionId) -> Result<Opened, Fault> {
        self.read(Request::bare(Method::Post, path::desk_opened(id)))
            .await
    }

    /// Several envelopes, to be opened in this browser; what is not there is left out.
    ///
    /// # Errors
    /// `invalid` for none, or for more than [`api::desk::inbox::PAGE`].
    pub async fn several(&self, ids: &Several) -> Result<SeveralHeld, Fault> {
        self.write(Method::Post, path::DESK_SEVERAL.to_owned(), ids)
            .await
    }

    /// Says that these have been opened and read. The first opening of each stays.
    ///
    /// # Errors
    /// As [`Self::several`].
    pub async fn mark_several_opened(&self, ids: &Several) -> Result<SeveralOpened, Fault> {
        self.write(Method::Post, path::DESK_SEVERAL_OPENED.to_owned(), ids)
            .await
    }

    /// How promises are rated: this quarter and the last, small numbers hidden.
    ///
    /// # Errors
    /// `not_allowed` for a role that does not see results.
    pub async fn pledge_results(&self) -> Result<api::pledge::Results, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_PLEDGE.to_owned()))
            .await
    }
}
