//! When groups meet: what phones call, and what the desk calls.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::desk::events::{List, Whole, Written};
use api::events::ForPhones;
use api::path;

impl<T: Transport> Client<T> {
    /// Those to come, and those of the last six months with notes.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn events(&self) -> Result<ForPhones, Fault> {
        self.read(Request::bare(Method::Get, path::EVENTS.to_owned()))
            .await
    }

    /// Every meeting.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn desk_events(&self) -> Result<List, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_EVENTS.to_owned()))
            .await
    }

    /// Tells of a new one.
    ///
    /// # Errors
    /// `invalid` with the field; see [`Fault`].
    pub async fn tell_event(&self, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Post, path::DESK_EVENTS.to_owned(), written)
            .await
    }

    /// Writes one anew.
    ///
    /// # Errors
    /// `invalid` with the field, `conflict` when it has changed since.
    pub async fn rewrite_event(&self, id: &str, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Put, path::desk_event(id), written).await
    }

    /// Deletes one, also when it is gone.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn delete_event(&self, id: &str) -> Result<(), Fault> {
        self.answer(Request::bare(Method::Delete, path::desk_event(id)))
            .await
            .map(drop)
    }
}
