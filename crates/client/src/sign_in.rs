//! Signing in at the desk: the password, the second factor, and a member's own
//! sessions. Also the record of the desk.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::desk::audit::{Look, Page, State};
use api::desk::passkeys::{NewPasskey, ToGive, ToMake};
use api::desk::second_factor::{
    DrawnFactor, FactorSetUp, FactorState, FirstCode, Half, Proof, Proved, SpareCodes,
};
use api::desk::session::{Session, SignIn};
use api::desk::sessions::Sessions;
use api::desk::setup::NewLead;
use api::path;

impl<T: Transport> Client<T> {
    /// Makes the first lead, who holds half a session then.
    ///
    /// # Errors
    /// `not_allowed` for a wrong code, `conflict` once there is a lead, `invalid`
    /// with the field at fault, `slow_down` after too many wrong codes.
    pub async fn make_lead(&self, lead: &NewLead) -> Result<Half, Fault> {
        self.write(Method::Post, path::DESK_SETUP.to_owned(), lead)
            .await
    }

    /// The first half of signing in.
    ///
    /// # Errors
    /// `signed_out` for a wrong name or password alike, `slow_down` after too many.
    pub async fn sign_in(&self, sign_in: &SignIn) -> Result<Half, Fault> {
        self.write(Method::Post, path::DESK_SESSION.to_owned(), sign_in)
            .await
    }

    /// The second half: the whole session.
    ///
    /// # Errors
    /// `invalid` on `code` for a wrong one, `conflict` for one that has been used,
    /// `slow_down` after too many, `signed_out` when it took too long.
    pub async fn give_factor(&self, proof: &Proof) -> Result<Proved, Fault> {
        self.write(Method::Post, path::DESK_FACTOR.to_owned(), proof)
            .await
    }

    /// Draws the second factor of somebody who has none.
    ///
    /// # Errors
    /// `conflict` when they have one.
    pub async fn draw_first_factor(&self) -> Result<DrawnFactor, Fault> {
        let path = path::DESK_FACTOR_FIRST.to_owned();
        self.read(Request::bare(Method::Post, path)).await
    }

    /// Proves that the phone holds it: the whole session.
    ///
    /// # Errors
    /// As [`Self::give_factor`].
    pub async fn prove_first_factor(&self, code: &FirstCode) -> Result<FactorSetUp, Fault> {
        self.write(Method::Put, path::DESK_FACTOR_FIRST.to_owned(), code)
            .await
    }

    /// What the browser needs to give a passkey, with half a session.
    ///
    /// # Errors
    /// `conflict` when they have none, `signed_out` when it took too long.
    pub async fn ask_for_passkey(&self) -> Result<ToGive, Fault> {
        let path = path::DESK_FACTOR_PASSKEY.to_owned();
        self.read(Request::bare(Method::Post, path)).await
    }

    /// The same, to give one again.
    ///
    /// # Errors
    /// `conflict` when they have none.
    pub async fn ask_for_passkey_again(&self) -> Result<ToGive, Fault> {
        let path = path::DESK_FACTOR_AGAIN_PASSKEY.to_owned();
        self.read(Request::bare(Method::Post, path)).await
    }

    /// What the browser needs to make somebody's first factor a passkey.
    ///
    /// # Errors
    /// `conflict` when they have a factor, or passkeys are not taken here.
    pub async fn draw_first_passkey(&self) -> Result<ToMake, Fault> {
        let path = path::DESK_FACTOR_FIRST_PASSKEY.to_owned();
        self.read(Request::bare(Method::Post, path)).await
    }

    /// Hands it over: the whole session.
    ///
    /// # Errors
    /// `invalid` on `name` or `passkey`, `conflict`, `slow_down`.
    pub async fn keep_first_passkey(&self, made: &NewPasskey) -> Result<FactorSetUp, Fault> {
        let path = path::DESK_FACTOR_FIRST_PASSKEY.to_owned();
        self.write(Method::Put, path, made).await
    }

    /// What the browser needs to make one more.
    ///
    /// # Errors
    /// `prove_again`; `conflict` when there are as many as there may be.
    pub async fn draw_passkey(&self) -> Result<ToMake, Fault> {
        let path = path::DESK_PASSKEYS.to_owned();
        self.read(Request::bare(Method::Post, path)).await
    }

    /// Hands it over.
    ///
    /// # Errors
    /// `prove_again`, and as [`Self::keep_first_passkey`].
    pub async fn keep_passkey(&self, made: &NewPasskey) -> Result<FactorState, Fault> {
        self.write(Method::Put, path::DESK_PASSKEYS.to_owned(), made)
            .await
    }

    /// Removes one. Removing one that is gone is no fault.
    ///
    /// # Errors
    /// `prove_again`; `conflict` for the last factor.
    pub async fn remove_passkey(&self, id: &str) -> Result<FactorState, Fault> {
        self.read(Request::bare(Method::Delete, path::desk_passkey(id)))
            .await
    }

    /// Draws another for somebody who is signed in. The present one stays in use.
    ///
    /// # Errors
    /// `prove_again` when the last code was too long ago.
    pub async fn draw_next_factor(&self) -> Result<DrawnFactor, Fault> {
        let path = path::DESK_FACTOR_NEXT.to_owned();
        self.read(Request::bare(Method::Post, path)).await
    }

    /// Proves that the other phone holds it; it takes the present one's place.
    ///
    /// # Errors
    /// As [`Self::give_factor`], and `prove_again`.
    pub async fn prove_next_factor(&self, code: &FirstCode) -> Result<SpareCodes, Fault> {
        self.write(Method::Put, path::DESK_FACTOR_NEXT.to_owned(), code)
            .await
    }

    /// How the member's second factor stands.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn factor(&self) -> Result<FactorState, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_FACTOR.to_owned()))
            .await
    }

    /// Gives the second factor again.
    ///
    /// # Errors
    /// As [`Self::give_factor`].
    pub async fn prove_again(&self, proof: &Proof) -> Result<FactorState, Fault> {
        self.write(Method::Post, path::DESK_FACTOR_AGAIN.to_owned(), proof)
            .await
    }

    /// New spare codes in the place of those there are.
    ///
    /// # Errors
    /// `prove_again` when the last code was too long ago.
    pub async fn new_spare_codes(&self) -> Result<SpareCodes, Fault> {
        let path = path::DESK_SPARE_CODES.to_owned();
        self.read(Request::bare(Method::Post, path)).await
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `signed_out` when nobody is.
    pub async fn session(&self) -> Result<Session, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_SESSION.to_owned()))
            .await
    }

    /// Signs out. Signing out twice is no fault.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn sign_out(&self) -> Result<(), Fault> {
        self.answer(Request::bare(Method::Delete, path::DESK_SESSION.to_owned()))
            .await
            .map(|_| ())
    }

    /// The member's own sessions.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn sessions(&self) -> Result<Sessions, Fault> {
        self.read(Request::bare(Method::Get, path::DESK_SESSIONS.to_owned()))
            .await
    }

    /// Ends one of them. Ending one that has ended is no fault.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn end_session(&self, id: &str) -> Result<(), Fault> {
        self.answer(Request::bare(Method::Delete, path::desk_session(id)))
            .await
            .map(|_| ())
    }

    /// Ends all but the one that asks.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn end_other_sessions(&self) -> Result<(), Fault> {
        let path = path::DESK_SESSIONS.to_owned();
        self.answer(Request::bare(Method::Delete, path))
            .await
            .map(|_| ())
    }

    /// Lines of the record of the desk.
    ///
    /// # Errors
    /// `not_allowed` to all but leads, `invalid` with the field at fault.
    pub async fn audit(&self, look: &Look) -> Result<Page, Fault> {
        self.write(Method::Post, path::DESK_AUDIT.to_owned(), look)
            .await
    }

    /// Whether the record is whole.
    ///
    /// # Errors
    /// `not_allowed` to all but leads.
    pub async fn audit_state(&self) -> Result<State, Fault> {
        self.read(Request::bare(
            Method::Get,
            path::DESK_AUDIT_STATE.to_owned(),
        ))
        .await
    }
}
