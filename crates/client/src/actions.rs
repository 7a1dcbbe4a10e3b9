//! Actions: what phones call, and what the desk calls.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::actions::{Counted, Published, Says};
use api::desk::actions::{List, NewUpdate, Whole, Written};
use api::path;

impl<T: Transport> Client<T> {
    /// Those that are published.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn actions(&self) -> Result<Published, Fault> {
        self.read(Request::bare(Method::Get, path::ACTIONS.to_owned()))
            .await
    }

    /// Says whether one happened, any number of times. Whether it is counted is for
    /// [`Counted::covers`] to say.
    ///
    /// # Errors
    /// `not_found` for one that phones are not shown; see [`Fault`].
    pub async fn say_happened(&self, says: &Says) -> Result<Counted, Fault> {
        self.write(Method::Put, path::ACTION_HAPPENED.to_owned(), says)
            .await
    }

    /// Every action.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn desk_actions(&self) -> Result<List, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_ACTIONS.to_owned()))
            .await
    }

    /// One of them.
    ///
    /// # Errors
    /// `not_found`; see [`Fault`].
    pub async fn desk_action(&self, id: &str) -> Result<Whole, Fault> {
        self.read(Request::bare(Method::Get, path::desk_action(id, None)))
            .await
    }

    /// Keeps a new one.
    ///
    /// # Errors
    /// `invalid` with the field; see [`Fault`].
    pub async fn take_action(&self, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Post, path::DESK_ACTIONS.to_owned(), written)
            .await
    }

    /// Writes one anew.
    ///
    /// # Errors
    /// `invalid` with the field, `conflict` when it has changed since; see [`Fault`].
    pub async fn rewrite_action(&self, id: &str, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Put, path::desk_action(id, None), written)
            .await
    }

    /// Deletes one that was never published.
    ///
    /// # Errors
    /// `conflict` when it was; see [`Fault`].
    pub async fn delete_action(&self, id: &str) -> Result<(), Fault> {
        self.answer(Request::bare(Method::Delete, path::desk_action(id, None)))
            .await
            .map(drop)
    }

    /// Says something of one.
    ///
    /// # Errors
    /// `invalid` when it is empty or too long, `conflict` when it has changed since.
    pub async fn update_action(&self, id: &str, update: &NewUpdate) -> Result<Whole, Fault> {
        let path = path::desk_action(id, Some("updates"));
        self.write(Method::Post, path, update).await
    }
}
