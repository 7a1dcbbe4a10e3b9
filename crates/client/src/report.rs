//! Reports to the panel.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::desk::reports::{Freeze, List, Whole, Written};
use api::path;

impl<T: Transport> Client<T> {
    /// Every report.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn reports(&self) -> Result<List, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_REPORTS.to_owned()))
            .await
    }

    /// One of them.
    ///
    /// # Errors
    /// `not_found`, also of a draft for who only reads; see [`Fault`].
    pub async fn report(&self, id: &str) -> Result<Whole, Fault> {
        self.read(Request::bare(Method::Get, path::desk_report(id, None)))
            .await
    }

    /// Keeps a new draft.
    ///
    /// # Errors
    /// `invalid` with the field; see [`Fault`].
    pub async fn draft_report(&self, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Post, path::DESK_REPORTS.to_owned(), written)
            .await
    }

    /// Writes a draft anew.
    ///
    /// # Errors
    /// `invalid` with the field; `conflict` when it has changed since or was frozen.
    pub async fn rewrite_report(&self, id: &str, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Put, path::desk_report(id, None), written)
            .await
    }

    /// Deletes a draft.
    ///
    /// # Errors
    /// `conflict` when it was frozen; see [`Fault`].
    pub async fn delete_report(&self, id: &str) -> Result<(), Fault> {
        self.answer(Request::bare(Method::Delete, path::desk_report(id, None)))
            .await
            .map(drop)
    }

    /// Freezes a draft with the figures that were shown.
    ///
    /// # Errors
    /// `invalid` for a period that is not over and for figures that the server does not
    /// show; `conflict` when it has changed since.
    pub async fn freeze_report(&self, id: &str, freeze: &Freeze) -> Result<Whole, Fault> {
        let path = path::desk_report(id, Some("freeze"));
        self.write(Method::Post, path, freeze).await
    }
}
