//! The people of the desk: invited, accepted, confirmed, removed; and who answers what.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::desk::people::{
    Accept, Assigned, Confirm, MyKey, NewCode, NewOwnKey, NewPerson, NewRole, People,
};
use api::desk::second_factor::Half;
use api::desk::session::Session;
use api::path;
use domain::ids::SubmissionId;

impl<T: Transport> Client<T> {
    /// Everybody who was not removed.
    ///
    /// # Errors
    /// `not_allowed` for a role that does not see people.
    pub async fn people(&self) -> Result<People, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_PEOPLE.to_owned()))
            .await
    }

    /// Invites somebody. The code is said this once.
    ///
    /// # Errors
    /// `conflict` when the sign-in name is taken, `invalid` with the field at fault.
    pub async fn invite_person(&self, person: &NewPerson) -> Result<NewCode, Fault> {
        self.write(Method::Post, path::DESK_PEOPLE.to_owned(), person)
            .await
    }

    /// Makes another code for somebody who has not accepted; the one before is dead.
    ///
    /// # Errors
    /// `not_found` when nobody is waiting to accept under this id.
    pub async fn another_code(&self, member: &str) -> Result<NewCode, Fault> {
        self.read(Request::bare(Method::Post, path::desk_person_code(member)))
            .await
    }

    /// Uses a one-time code. Its holder has half a session then, to set up a second factor in.
    ///
    /// # Errors
    /// `not_allowed` for a wrong or old code, `invalid` with the field at fault,
    /// `slow_down` after too many wrong codes.
    pub async fn accept(&self, accept: &Accept) -> Result<Half, Fault> {
        self.write(Method::Post, path::DESK_ACCEPT.to_owned(), accept)
            .await
    }

    /// Says that the safety words are the same, with every key that can be given.
    ///
    /// # Errors
    /// `conflict` when they have made another key meanwhile, or the newest is missing;
    /// `not_found` when they do not wait; `prove_again` when the last code was too long ago.
    pub async fn confirm_person(&self, member: &str, confirm: &Confirm) -> Result<People, Fault> {
        self.write(Method::Put, path::desk_person_confirmed(member), confirm)
            .await
    }

    /// Gives a member another role.
    ///
    /// # Errors
    /// `conflict` for the last lead, or between a role that reads and one that does not;
    /// `prove_again` when the last code was too long ago.
    pub async fn change_role(&self, member: &str, role: NewRole) -> Result<People, Fault> {
        self.write(Method::Put, path::desk_person_role(member), &role)
            .await
    }

    /// Removes a member: their sessions end, and their wrapped keys go.
    ///
    /// # Errors
    /// `conflict` for the last lead, `not_found` when there is no such member,
    /// `prove_again` when the last code was too long ago.
    pub async fn remove_person(&self, member: &str) -> Result<People, Fault> {
        self.read(Request::bare(Method::Delete, path::desk_person(member)))
            .await
    }

    /// Takes a colleague's second factor away, and ends their sessions: at their next
    /// password they set up another.
    ///
    /// # Errors
    /// `conflict` for one's own, `not_found` when there is no such member, `prove_again`
    /// when the last code was too long ago.
    pub async fn forget_factor(&self, member: &str) -> Result<People, Fault> {
        let path = path::desk_person_factor(member);
        self.read(Request::bare(Method::Delete, path)).await
    }

    /// The signed-in member's own key, in its box.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn my_key(&self) -> Result<MyKey, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_OWN_KEY.to_owned()))
            .await
    }

    /// Puts another own key in the place of the one before.
    ///
    /// # Errors
    /// `not_allowed` for a wrong password, `conflict` when nobody could confirm it.
    pub async fn keep_own_key(&self, key: &NewOwnKey) -> Result<Session, Fault> {
        self.write(Method::Put, path::DESK_OWN_KEY.to_owned(), key)
            .await
    }

    /// Says who answers a submission.
    ///
    /// # Errors
    /// `not_found` when there is no such submission, `invalid` for somebody who reads
    /// nothing.
    pub async fn assign(&self, id: &SubmissionId, to: &Assigned) -> Result<Assigned, Fault> {
        self.write(Method::Put, path::desk_assigned(id), to).await
    }
}
