//! What phones call: content, the team's key, and sending.

use crate::transport::{Method, Request, Transport, body_of};
use crate::{Client, Fault};
use api::path;
use api::pledge::Published;
use api::team::{EarlierKeys, TeamKey};
use domain::consultation::pledge_check::{Counted, Rated};
use domain::edition::Edition;
use domain::ids::SubmissionId;
use domain::submission::Receipt;

/// The content, unless the phone already has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The edition already held is the current one.
    Same,
    /// Another edition.
    New {
        /// Its hash, to be handed in next time.
        hash: String,
        /// The edition.
        edition: Box<Edition>,
    },
}

impl<T: Transport> Client<T> {
    /// The current edition, unless `held` is its hash.
    ///
    /// # Errors
    /// See [`Fault`]; keep showing what is held.
    pub async fn content(&self, held: Option<&str>) -> Result<Content, Fault> {
        let response = self
            .answer(Request {
                held: held.map(|hash| format!("\"{hash}\"")),
                ..Request::bare(Method::Get, path::CONTENT.to_owned())
            })
            .await?;
        if response.status == 304 {
            return Ok(Content::Same);
        }
        let edition = Box::new(body_of(&response)?);
        // A proxy that compresses may weaken the tag; the hash inside stays the same.
        let hash = response
            .etag
            .as_deref()
            .map_or("", |etag| etag.trim_start_matches("W/").trim_matches('"'));
        Ok(Content::New {
            hash: hash.to_owned(),
            edition,
        })
    }

    /// The key to seal to.
    ///
    /// # Errors
    /// [`Fault::Refused`] with `unavailable` while the team is not set up.
    pub async fn team_key(&self) -> Result<TeamKey, Fault> {
        self.read(Request::bare(Method::Get, path::TEAM.to_owned()))
            .await
    }

    /// The keys before it.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn earlier_keys(&self) -> Result<EarlierKeys, Fault> {
        self.read(Request::bare(Method::Get, path::TEAM_EARLIER.to_owned()))
            .await
    }

    /// Sends the exact bytes of an outbox item. The same id and bytes may be sent
    /// any number of times. Whether the receipt lets the item go is for
    /// [`Receipt::covers`] to say.
    ///
    /// # Errors
    /// See [`Fault`]; the item is kept.
    pub async fn send(&self, id: &SubmissionId, envelope_json: &str) -> Result<Receipt, Fault> {
        self.read(Request {
            body: Some(envelope_json.to_owned()),
            ..Request::bare(Method::Put, path::submission(id))
        })
        .await
    }

    /// Sends a rating, any number of times. Whether it is counted is for
    /// [`Counted::covers`] to say.
    ///
    /// # Errors
    /// `invalid` with the field, among them `quarter` when that is over; see [`Fault`].
    pub async fn rate(&self, rated: &Rated) -> Result<Counted, Fault> {
        self.write(Method::Put, path::PLEDGE_RATING.to_owned(), rated)
            .await
    }

    /// How promises were rated in the newest quarter that is closed.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn pledge_figures(&self) -> Result<Published, Fault> {
        self.read(Request::bare(Method::Get, path::PLEDGE_FIGURES.to_owned()))
            .await
    }
}
