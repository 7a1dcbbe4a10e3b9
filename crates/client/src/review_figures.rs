//! Figures of reviews, as the desk reads, keeps and freezes them.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::desk::review_figures::{All, AllKept, Freeze, Frozen, Keep, Kept};
use api::path;

impl<T: Transport> Client<T> {
    /// Everything that is frozen.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn review_figures(&self) -> Result<All, Fault> {
        let path = path::DESK_REVIEW_FIGURES.to_owned();
        self.read(Request::bare(Method::Get, path)).await
    }

    /// Freezes figures.
    ///
    /// # Errors
    /// `invalid` with the field, `conflict` when something else is kept by now; see [`Fault`].
    pub async fn freeze_review_figures(&self, freeze: &Freeze) -> Result<Frozen, Fault> {
        let path = path::DESK_REVIEW_FIGURES.to_owned();
        self.write(Method::Post, path, freeze).await
    }

    /// What every period counted, sealed.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn kept_review_counts(&self) -> Result<AllKept, Fault> {
        let path = path::DESK_REVIEW_FIGURES_KEPT.to_owned();
        self.read(Request::bare(Method::Get, path)).await
    }

    /// Keeps what a period counted.
    ///
    /// # Errors
    /// As [`Self::freeze_review_figures`].
    pub async fn keep_review_counts(&self, keep: &Keep) -> Result<Kept, Fault> {
        let path = path::DESK_REVIEW_FIGURES_KEPT.to_owned();
        self.write(Method::Post, path, keep).await
    }
}
