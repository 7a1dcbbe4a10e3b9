//! For whom a line of the inbox is: the invitation's note, opened in this browser.
//! The server holds it sealed.

use crate::stage::KeyRing;
use api::desk::inbox::Item;
use chrono::NaiveDate;
use seal::invitation::making::open_team_note;

/// For whom it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// It came through the open link: nobody knows before it is read.
    OpenLink,
    /// It came by an invitation.
    Invited {
        /// The local reference.
        reference: String,
        /// A name or nickname, if the team gave one.
        label: Option<String>,
        /// The day of the review.
        review_on: Option<NaiveDate>,
    },
    /// By an invitation whose note this reader's keys do not open.
    Shut,
}

impl Whose {
    /// Opens the note of a line.
    #[must_use]
    pub fn of(item: &Item, ring: &KeyRing) -> Self {
        let Some(invited) = &item.invited else {
            return Self::OpenLink;
        };
        ring.of_epoch(invited.epoch)
            .and_then(|key| open_team_note(key, &invited.id, &invited.note_for_team).ok())
            .map_or(Self::Shut, |note| Self::Invited {
                reference: note.reference,
                label: note.label,
                review_on: note.told.review_on,
            })
    }
}
