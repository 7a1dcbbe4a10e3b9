//! The wall: what phones call, and what the desk calls.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::desk::wall::{List, Whole, Written};
use api::path;
use api::wall::ForPhones;

impl<T: Transport> Client<T> {
    /// What is on the wall.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn wall(&self) -> Result<ForPhones, Fault> {
        self.read(Request::bare(Method::Get, path::WALL.to_owned()))
            .await
    }

    /// What is on the wall, for staff.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn desk_wall(&self) -> Result<List, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_WALL.to_owned()))
            .await
    }

    /// Puts something up.
    ///
    /// # Errors
    /// `invalid` with the field, `conflict` when it is up already.
    pub async fn put_up(&self, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Post, path::DESK_WALL.to_owned(), written)
            .await
    }

    /// Writes a piece anew.
    ///
    /// # Errors
    /// `invalid` with the field, `conflict` when it has changed since.
    pub async fn rewrite_praise(&self, id: &str, written: &Written) -> Result<Whole, Fault> {
        self.write(Method::Put, path::desk_praise(id), written)
            .await
    }

    /// Takes a piece down, also when it is gone.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn take_down(&self, id: &str) -> Result<(), Fault> {
        self.answer(Request::bare(Method::Delete, path::desk_praise(id)))
            .await
            .map(drop)
    }
}
