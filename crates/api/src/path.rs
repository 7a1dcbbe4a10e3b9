//! Every path, once. Nothing personal is ever part of a path or a query.
//!
//! The constants are also the server's route patterns; a path with an id in it
//! has its pattern (`…_PATTERN`) and a function that fills it in. Longer than a file should
//! be: it is one list, and a path that is looked for is found in it.

use crate::desk::inbox::{Cursor, Only};
use domain::ids::{FormId, InvitationId, SubmissionId};

/// `GET`: the current edition of the content, with an `ETag`.
pub const CONTENT: &str = "/api/content";
/// `GET`: the team's public key for sealing ([`crate::team::TeamKey`]).
pub const TEAM: &str = "/api/team";
/// `GET`: the keys before it ([`crate::team::EarlierKeys`]).
pub const TEAM_EARLIER: &str = "/api/team/earlier";
/// `GET`: whether the server and its store are well ([`crate::health::Health`]).
pub const HEALTH: &str = "/healthz";

/// `PUT`: where a sealed submission goes.
pub const SUBMISSION_PATTERN: &str = "/api/submissions/{id}";

/// `POST`: what an invitation says ([`crate::invitation`]).
pub const INVITATION_LOOK_UP: &str = "/api/invitations/look-up";
/// `POST`: what has been said back ([`crate::receipt`]).
pub const RECEIPT_LOOK_UP: &str = "/api/receipts/look-up";

/// `PUT`: a rating of a promise ([`domain::consultation::pledge_check::Rated`]).
pub const PLEDGE_RATING: &str = "/api/pledge/rating";
/// `GET`: how promises were rated ([`crate::pledge::Published`]).
pub const PLEDGE_FIGURES: &str = "/api/pledge/figures";

/// `GET`: consultations ([`crate::consultation::ForPhones`]), with an `ETag`.
pub const CONSULTATIONS: &str = "/api/consultations";
/// `POST`: the one that a code leads to ([`crate::consultation::LookUp`]).
pub const CONSULTATION_LOOK_UP: &str = "/api/consultations/look-up";
/// `POST`: the one that a group's pass leads to ([`crate::consultation::GroupLookUp`]).
pub const CONSULTATION_GROUP: &str = "/api/consultations/group";
/// `PUT`: an answer ([`domain::consultation::answered::Answered`]).
pub const CONSULTATION_ANSWER: &str = "/api/consultations/answer";

/// `GET` and `POST`: consultations at the desk ([`crate::desk::consultations`]).
pub const DESK_CONSULTATIONS: &str = "/api/desk/consultations";
/// `GET`, `PUT` and `DELETE`: one of them; only a draft can be written anew or deleted.
pub const DESK_CONSULTATION_PATTERN: &str = "/api/desk/consultations/{id}";
/// `POST`: opens, pauses, closes or archives it.
pub const DESK_CONSULTATION_STEP_PATTERN: &str = "/api/desk/consultations/{id}/step";
/// `PUT`: what changed because of it.
pub const DESK_CONSULTATION_CHANGED_PATTERN: &str = "/api/desk/consultations/{id}/changed";
/// `POST`: a pass for a group.
pub const DESK_CONSULTATION_GROUPS_PATTERN: &str = "/api/desk/consultations/{id}/groups";
/// `GET`: how it is answered.
pub const DESK_CONSULTATION_RESULTS_PATTERN: &str = "/api/desk/consultations/{id}/results";

/// `GET`: when groups meet ([`crate::events::ForPhones`]), with an `ETag`.
pub const EVENTS: &str = "/api/events";
/// `GET`: the wall ([`crate::wall::ForPhones`]), with an `ETag`.
pub const WALL: &str = "/api/wall";
/// `GET` and `POST`: when groups meet, at the desk ([`crate::desk::events`]).
pub const DESK_EVENTS: &str = "/api/desk/events";
/// `PUT` and `DELETE`: one of these meetings.
pub const DESK_EVENT_PATTERN: &str = "/api/desk/events/{id}";
/// `GET` and `POST`: the wall at the desk ([`crate::desk::wall`]).
pub const DESK_WALL: &str = "/api/desk/wall";
/// `PUT` and `DELETE`: one piece of it.
pub const DESK_PRAISE_PATTERN: &str = "/api/desk/wall/{id}";
/// `GET`: the actions that are published ([`crate::actions::Published`]), with an `ETag`.
pub const ACTIONS: &str = "/api/actions";
/// `PUT`: whether one happened ([`crate::actions::Says`]).
pub const ACTION_HAPPENED: &str = "/api/actions/happened";
/// `GET` and `POST`: actions at the desk ([`crate::desk::actions`]).
pub const DESK_ACTIONS: &str = "/api/desk/actions";
/// `GET`, `PUT` and `DELETE`: one of them; only what was never published can be deleted.
pub const DESK_ACTION_PATTERN: &str = "/api/desk/actions/{id}";
/// `POST`: something is said of it ([`crate::desk::actions::NewUpdate`]).
pub const DESK_ACTION_UPDATES_PATTERN: &str = "/api/desk/actions/{id}/updates";
/// `GET` and `POST`: reports to the panel ([`crate::desk::reports`]).
pub const DESK_REPORTS: &str = "/api/desk/reports";
/// `GET`, `PUT` and `DELETE`: one of them; only a draft can be written anew or deleted.
pub const DESK_REPORT_PATTERN: &str = "/api/desk/reports/{id}";
/// `POST`: freezes it.
pub const DESK_REPORT_FREEZE_PATTERN: &str = "/api/desk/reports/{id}/freeze";

/// `GET`: how promises are rated, for the desk ([`crate::pledge::Results`]).
pub const DESK_PLEDGE: &str = "/api/desk/pledge";
/// `GET` and `POST`: figures of reviews ([`crate::desk::review_figures`]).
pub const DESK_REVIEW_FIGURES: &str = "/api/desk/review-figures";
/// `GET` and `POST`: what periods counted, sealed to the team
/// ([`crate::desk::review_figures::Keep`]).
pub const DESK_REVIEW_FIGURES_KEPT: &str = "/api/desk/review-figures/kept";
/// `GET` and `POST`: the first run ([`crate::desk::setup`]).
pub const DESK_SETUP: &str = "/api/desk/setup";
/// `POST`, `GET`, `DELETE`: signing in and out ([`crate::desk::session`]).
pub const DESK_SESSION: &str = "/api/desk/session";
/// `GET`: half a session ([`crate::desk::second_factor::Half`]), for a page loaded anew.
pub const DESK_HALF: &str = "/api/desk/session/half";
/// `GET`: how the member's council account stands; `DELETE`: unlinks it
/// ([`crate::desk::council_account`]).
pub const DESK_COUNCIL_ACCOUNT: &str = "/api/desk/council-account";
/// `POST`: goes to sign in with it.
pub const DESK_COUNCIL_SIGN_IN: &str = "/api/desk/council-account/sign-in";
/// `POST`: goes to link it.
pub const DESK_COUNCIL_LINK: &str = "/api/desk/council-account/link";
/// `POST`: goes to use a one-time code with it.
pub const DESK_COUNCIL_ACCEPT: &str = "/api/desk/council-account/accept";
/// `GET`: where the provider sends the browser back to. No call of the apps'.
pub const DESK_COUNCIL_RETURN: &str = "/api/desk/council-account/return";
/// `GET`: how the second factor stands; `POST`: gives it ([`crate::desk::second_factor`]).
pub const DESK_FACTOR: &str = "/api/desk/second-factor";
/// `POST` and `PUT`: draws and proves a member's first one, with half a session.
pub const DESK_FACTOR_FIRST: &str = "/api/desk/second-factor/first";
/// `POST` and `PUT`: draws and proves another, for another phone.
pub const DESK_FACTOR_NEXT: &str = "/api/desk/second-factor/next";
/// `POST`: gives it again, before what asks for that.
pub const DESK_FACTOR_AGAIN: &str = "/api/desk/second-factor/again";
/// `POST`: asks for a passkey, with half a session ([`crate::desk::passkeys`]).
pub const DESK_FACTOR_PASSKEY: &str = "/api/desk/second-factor/passkey";
/// `POST` and `PUT`: makes a member's first factor a passkey, with half a session.
pub const DESK_FACTOR_FIRST_PASSKEY: &str = "/api/desk/second-factor/first/passkey";
/// `POST`: asks for a passkey again, before what asks for that.
pub const DESK_FACTOR_AGAIN_PASSKEY: &str = "/api/desk/second-factor/again/passkey";
/// `POST` and `PUT`: makes one more passkey.
pub const DESK_PASSKEYS: &str = "/api/desk/passkeys";
/// `DELETE`: removes a passkey.
pub const DESK_PASSKEY_PATTERN: &str = "/api/desk/passkeys/{id}";
/// `POST`: new spare codes.
pub const DESK_SPARE_CODES: &str = "/api/desk/second-factor/spare-codes";
/// `GET`: the member's sessions; `DELETE`: ends all others ([`crate::desk::sessions`]).
pub const DESK_SESSIONS: &str = "/api/desk/sessions";
/// `DELETE`: ends one session.
pub const DESK_SESSION_PATTERN: &str = "/api/desk/sessions/{id}";
/// `POST`: lines of the record ([`crate::desk::audit`]).
pub const DESK_AUDIT: &str = "/api/desk/audit";
/// `GET`: whether the record is whole.
pub const DESK_AUDIT_STATE: &str = "/api/desk/audit/state";
/// `POST` and `GET`: the team's keys ([`crate::desk::keys`]).
pub const DESK_KEYS: &str = "/api/desk/keys";
/// `GET` and `POST`: the people of the desk ([`crate::desk::people`]).
pub const DESK_PEOPLE: &str = "/api/desk/people";
/// `DELETE`: removes a member.
pub const DESK_PERSON_PATTERN: &str = "/api/desk/people/{member}";
/// `POST`: another one-time code.
pub const DESK_PERSON_CODE_PATTERN: &str = "/api/desk/people/{member}/code";
/// `PUT`: the safety words are the same.
pub const DESK_PERSON_CONFIRMED_PATTERN: &str = "/api/desk/people/{member}/confirmed";
/// `PUT`: another role.
pub const DESK_PERSON_ROLE_PATTERN: &str = "/api/desk/people/{member}/role";
/// `DELETE`: a member's second factor, to be set up anew.
pub const DESK_PERSON_FACTOR_PATTERN: &str = "/api/desk/people/{member}/second-factor";
/// `POST`: uses a one-time code.
pub const DESK_ACCEPT: &str = "/api/desk/accept";
/// `GET` and `PUT`: the signed-in member's own key.
pub const DESK_OWN_KEY: &str = "/api/desk/own-key";
/// `GET` and `PUT`: as whom the member answers ([`crate::desk::answers_as`]).
pub const DESK_ANSWERS_AS: &str = "/api/desk/answers-as";
/// `PUT`: the confirmed recovery sheet of one key.
pub const DESK_SHEET_PATTERN: &str = "/api/desk/keys/{epoch}/sheet";
/// `PUT`: what young people are told of one key ([`crate::desk::keys::NewPromise`]).
pub const DESK_PROMISE_PATTERN: &str = "/api/desk/keys/{epoch}/promise";
/// `GET`: what has been sent, unopened first ([`crate::desk::inbox`]).
pub const DESK_INBOX: &str = "/api/desk/inbox";
/// `GET`: one envelope.
pub const DESK_SUBMISSION_PATTERN: &str = "/api/desk/submissions/{id}";
/// `GET` and `PUT`: what is known of the review that it came before
/// ([`crate::desk::invitations::ReviewOf`]).
pub const DESK_SUBMISSION_REVIEW_PATTERN: &str = "/api/desk/submissions/{id}/review";
/// `POST`: somebody has opened and read it.
pub const DESK_OPENED_PATTERN: &str = "/api/desk/submissions/{id}/opened";
/// `POST`: several envelopes ([`crate::desk::inbox::Several`]).
pub const DESK_SEVERAL: &str = "/api/desk/several";
/// `POST`: somebody has opened and read several.
pub const DESK_SEVERAL_OPENED: &str = "/api/desk/several/opened";

/// `GET` and `POST`: invitations ([`crate::desk::invitations`]).
pub const DESK_INVITATIONS: &str = "/api/desk/invitations";
/// `PUT`: a new link and code; `DELETE`: takes one back.
pub const DESK_INVITATION_PATTERN: &str = "/api/desk/invitations/{id}";
/// `PUT`: it can be used for longer.
pub const DESK_INVITATION_END_PATTERN: &str = "/api/desk/invitations/{id}/end";
/// `PUT`: what is known of the review ([`crate::desk::invitations::NewNoteOfReview`]).
pub const DESK_INVITATION_REVIEW_PATTERN: &str = "/api/desk/invitations/{id}/review";
/// `POST`: a file is about to be made ([`crate::desk::exports`]).
pub const DESK_EXPORTS: &str = "/api/desk/exports";
/// `GET` and `POST`: what was said back ([`crate::desk::answers`]).
pub const DESK_ANSWERS_PATTERN: &str = "/api/desk/submissions/{id}/answers";
/// `PUT`: who answers it ([`crate::desk::people::Assigned`]).
pub const DESK_ASSIGNED_PATTERN: &str = "/api/desk/submissions/{id}/assigned";
/// `PUT`: the views have been added to the child's record.
pub const DESK_RECORD_PATTERN: &str = "/api/desk/submissions/{id}/record";

/// `PUT`: a sealed submission; answered by a [`domain::submission::Receipt`].
#[must_use]
pub fn submission(id: &SubmissionId) -> String {
    format!("/api/submissions/{id}")
}

/// `PUT`: the confirmed recovery sheet of the key of this epoch.
#[must_use]
pub fn desk_sheet(epoch: u32) -> String {
    format!("/api/desk/keys/{epoch}/sheet")
}

/// `PUT`: what young people are told of this key.
#[must_use]
pub fn desk_promise(epoch: u32) -> String {
    format!("/api/desk/keys/{epoch}/promise")
}

/// `DELETE`: ends the session of this id, which is random and no part of its token.
#[must_use]
pub fn desk_session(id: &str) -> String {
    format!("{DESK_SESSIONS}/{}", plain_id(id))
}

/// `DELETE`: removes the passkey of this id, which is random and no part of it.
#[must_use]
pub fn desk_passkey(id: &str) -> String {
    format!("{DESK_PASSKEYS}/{}", plain_id(id))
}

fn plain_id(id: &str) -> String {
    id.chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect()
}

/// `GET`: the inbox, from its top or from where the last page ended. The forms' ids are
/// joined by commas: an id has none.
#[must_use]
pub fn desk_inbox(only: &Only, after: Option<&Cursor>) -> String {
    let forms: Vec<&str> = only.forms.iter().map(FormId::as_str).collect();
    let asked = [
        (!forms.is_empty()).then(|| format!("forms={}", forms.join(","))),
        only.standing
            .map(|standing| format!("standing={}", standing.word())),
        after.map(|cursor| format!("after={cursor}")),
    ];
    let asked: Vec<String> = asked.into_iter().flatten().collect();
    if asked.is_empty() {
        DESK_INBOX.to_owned()
    } else {
        format!("{DESK_INBOX}?{}", asked.join("&"))
    }
}

/// `GET`: one envelope ([`crate::desk::inbox::Held`]).
#[must_use]
pub fn desk_submission(id: &SubmissionId) -> String {
    format!("/api/desk/submissions/{id}")
}

/// `GET` and `PUT`: what is known of the review that this submission came before.
#[must_use]
pub fn desk_submission_review(id: &SubmissionId) -> String {
    format!("/api/desk/submissions/{id}/review")
}

/// `POST`: this submission has been opened ([`crate::desk::inbox::Opened`]).
#[must_use]
pub fn desk_opened(id: &SubmissionId) -> String {
    format!("/api/desk/submissions/{id}/opened")
}

/// What stands behind the `#` of the open link: the fingerprint of the team's key,
/// so that a phone finds out a swapped one. A fragment never reaches the server.
#[must_use]
pub fn open_link_fragment(fingerprint: &impl std::fmt::Display) -> String {
    format!("o.{fingerprint}")
}

/// `GET`: the invitations, from the newest or from where the last page ended.
#[must_use]
pub fn desk_invitations(after: Option<&Cursor>) -> String {
    match after {
        None => DESK_INVITATIONS.to_owned(),
        Some(cursor) => format!("{DESK_INVITATIONS}?after={cursor}"),
    }
}

/// `PUT`: a new link and code for this invitation; `DELETE`: takes it back.
#[must_use]
pub fn desk_invitation(id: &InvitationId) -> String {
    format!("/api/desk/invitations/{id}")
}

/// `PUT`: this invitation can be used for longer.
#[must_use]
pub fn desk_invitation_end(id: &InvitationId) -> String {
    format!("/api/desk/invitations/{id}/end")
}

/// `PUT`: what is known of the review of this invitation.
#[must_use]
pub fn desk_invitation_review(id: &InvitationId) -> String {
    format!("/api/desk/invitations/{id}/review")
}

/// `GET` and `POST`: what was said back to this submission.
#[must_use]
pub fn desk_answers(id: &SubmissionId) -> String {
    format!("/api/desk/submissions/{id}/answers")
}

/// `PUT`: this submission has been added to the child's record.
#[must_use]
pub fn desk_record(id: &SubmissionId) -> String {
    format!("/api/desk/submissions/{id}/record")
}

/// `PUT`: who answers this submission.
#[must_use]
pub fn desk_assigned(id: &SubmissionId) -> String {
    format!("/api/desk/submissions/{id}/assigned")
}

/// `DELETE`: removes this member. Ids are random and of the URL alphabet.
#[must_use]
pub fn desk_person(member: &str) -> String {
    format!("{DESK_PEOPLE}/{member}")
}

/// `POST`: another one-time code for this member.
#[must_use]
pub fn desk_person_code(member: &str) -> String {
    format!("{DESK_PEOPLE}/{member}/code")
}

/// `PUT`: this member's safety words are the same.
#[must_use]
pub fn desk_person_confirmed(member: &str) -> String {
    format!("{DESK_PEOPLE}/{member}/confirmed")
}

/// `DELETE`: this member's second factor, to be set up anew.
#[must_use]
pub fn desk_person_factor(member: &str) -> String {
    format!("{DESK_PEOPLE}/{member}/second-factor")
}

/// `PUT`: another role for this member.
#[must_use]
pub fn desk_person_role(member: &str) -> String {
    format!("{DESK_PEOPLE}/{member}/role")
}

/// One consultation: itself, or what `part` names of it (`step`, `changed`, `groups`, `results`).
#[must_use]
pub fn desk_consultation(id: &str, part: Option<&str>) -> String {
    let part = part.map_or_else(String::new, |part| format!("/{part}"));
    format!("{DESK_CONSULTATIONS}/{}{part}", plain_id(id))
}

/// One meeting of a group.
#[must_use]
pub fn desk_event(id: &str) -> String {
    format!("{DESK_EVENTS}/{}", plain_id(id))
}

/// One piece of the wall.
#[must_use]
pub fn desk_praise(id: &str) -> String {
    format!("{DESK_WALL}/{}", plain_id(id))
}

/// One action: itself, or what `part` names of it (`updates`).
#[must_use]
pub fn desk_action(id: &str, part: Option<&str>) -> String {
    let part = part.map_or_else(String::new, |part| format!("/{part}"));
    format!("{DESK_ACTIONS}/{}{part}", plain_id(id))
}

/// One report to the panel: itself, or what `part` names of it (`freeze`).
#[must_use]
pub fn desk_report(id: &str, part: Option<&str>) -> String {
    let part = part.map_or_else(String::new, |part| format!("/{part}"));
    format!("{DESK_REPORTS}/{}{part}", plain_id(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filled_in_path_matches_its_pattern() {
        let id = SubmissionId::from_random([7; 16]);
        for (pattern, path) in [
            (SUBMISSION_PATTERN, submission(&id)),
            (DESK_SUBMISSION_PATTERN, desk_submission(&id)),
            (DESK_OPENED_PATTERN, desk_opened(&id)),
            (DESK_ANSWERS_PATTERN, desk_answers(&id)),
            (DESK_RECORD_PATTERN, desk_record(&id)),
            (DESK_ASSIGNED_PATTERN, desk_assigned(&id)),
            (DESK_SUBMISSION_REVIEW_PATTERN, desk_submission_review(&id)),
        ] {
            assert_eq!(pattern.replace("{id}", id.as_str()), path);
        }
        for (pattern, path) in [
            (DESK_PERSON_PATTERN, desk_person("a-b_c")),
            (DESK_PERSON_CODE_PATTERN, desk_person_code("a-b_c")),
            (
                DESK_PERSON_CONFIRMED_PATTERN,
                desk_person_confirmed("a-b_c"),
            ),
            (DESK_PERSON_ROLE_PATTERN, desk_person_role("a-b_c")),
            (DESK_PERSON_FACTOR_PATTERN, desk_person_factor("a-b_c")),
        ] {
            assert_eq!(pattern.replace("{member}", "a-b_c"), path);
        }
        let id = InvitationId::from_random([7; 16]);
        let pattern = DESK_INVITATION_PATTERN.replace("{id}", id.as_str());
        assert_eq!(pattern, desk_invitation(&id));
        let pattern = DESK_INVITATION_END_PATTERN.replace("{id}", id.as_str());
        assert_eq!(pattern, desk_invitation_end(&id));
        let pattern = DESK_INVITATION_REVIEW_PATTERN.replace("{id}", id.as_str());
        assert_eq!(pattern, desk_invitation_review(&id));
        assert_eq!(
            DESK_SESSION_PATTERN.replace("{id}", "Ab-9_"),
            desk_session("Ab-9_")
        );
        assert_eq!(
            DESK_PASSKEY_PATTERN.replace("{id}", "Ab-9_"),
            desk_passkey("Ab-9_")
        );
        assert_eq!(DESK_EVENT_PATTERN.replace("{id}", "a-1"), desk_event("a-1"));
        assert_eq!(
            DESK_PRAISE_PATTERN.replace("{id}", "a-1"),
            desk_praise("a-1")
        );
        assert_eq!(DESK_SHEET_PATTERN.replace("{epoch}", "3"), desk_sheet(3));
        assert_eq!(
            DESK_PROMISE_PATTERN.replace("{epoch}", "3"),
            desk_promise(3)
        );
    }
}
