//! Every path, once. Nothing personal is ever part of a path or a query.

use domain::ids::SubmissionId;

/// `GET`: the current edition of the content, with an `ETag`.
pub const CONTENT: &str = "/api/content";
/// `GET`: the team's public key for sealing ([`crate::team::TeamKey`]).
pub const TEAM: &str = "/api/team";
/// `GET`: whether the server and its store are well.
pub const HEALTH: &str = "/healthz";

/// `PUT`: a sealed submission; answered by a [`domain::submission::Receipt`].
#[must_use]
pub fn submission(id: &SubmissionId) -> String {
    format!("/api/submissions/{id}")
}
