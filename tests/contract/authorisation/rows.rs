//! A row for every route: who it is for.

use api::desk::roles::Act;

/// Who a route is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum For {
    /// Everybody, also without a session.
    Everybody,
    /// Everybody signed in, also while they wait.
    SignedIn,
    /// Who may do this.
    Act(Act),
    /// Who may do this, with the submission of the path.
    Case(Act),
    /// Half a session: the password was right, or the one-time code.
    Half,
    /// Everybody signed in who gave a code within five minutes.
    Fresh,
    /// Who may do this and gave a code within five minutes.
    FreshAct(Act),
}

/// A row for every route.
pub(super) const ROWS: &[(&str, &str, For)] = &[
    ("get", "/api/content", For::Everybody),
    ("get", "/api/team", For::Everybody),
    ("get", "/api/team/earlier", For::Everybody),
    ("put", "/api/submissions/{id}", For::Everybody),
    ("post", "/api/invitations/look-up", For::Everybody),
    ("post", "/api/receipts/look-up", For::Everybody),
    ("put", "/api/pledge/rating", For::Everybody),
    ("get", "/api/pledge/figures", For::Everybody),
    ("get", "/api/consultations", For::Everybody),
    ("post", "/api/consultations/look-up", For::Everybody),
    ("post", "/api/consultations/group", For::Everybody),
    ("put", "/api/consultations/answer", For::Everybody),
    ("get", "/api/desk/pledge", For::Act(Act::SeeResults)),
    ("get", "/api/desk/consultations", For::Act(Act::SeeResults)),
    ("post", "/api/desk/consultations", For::Act(Act::Consult)),
    (
        "get",
        "/api/desk/consultations/{id}",
        For::Act(Act::Consult),
    ),
    (
        "put",
        "/api/desk/consultations/{id}",
        For::Act(Act::Consult),
    ),
    (
        "delete",
        "/api/desk/consultations/{id}",
        For::Act(Act::Consult),
    ),
    (
        "post",
        "/api/desk/consultations/{id}/step",
        For::Act(Act::Consult),
    ),
    (
        "put",
        "/api/desk/consultations/{id}/changed",
        For::Act(Act::Consult),
    ),
    (
        "post",
        "/api/desk/consultations/{id}/groups",
        For::Act(Act::Consult),
    ),
    (
        "get",
        "/api/desk/consultations/{id}/results",
        For::Act(Act::SeeResults),
    ),
    ("get", "/healthz", For::Everybody),
    ("get", "/api/desk/setup", For::Everybody),
    ("post", "/api/desk/setup", For::Everybody),
    ("post", "/api/desk/accept", For::Everybody),
    ("post", "/api/desk/session", For::Everybody),
    ("get", "/api/desk/session", For::SignedIn),
    // Ending what is not there is no fault.
    ("delete", "/api/desk/session", For::Everybody),
    ("get", "/api/desk/session/half", For::Half),
    ("get", "/api/desk/council-account", For::SignedIn),
    ("delete", "/api/desk/council-account", For::Fresh),
    ("post", "/api/desk/council-account/sign-in", For::Everybody),
    ("post", "/api/desk/council-account/link", For::Fresh),
    ("post", "/api/desk/council-account/accept", For::Everybody),
    // Whom it lets in, the provider's word and the browser that went decide.
    ("get", "/api/desk/council-account/return", For::Everybody),
    ("get", "/api/desk/second-factor", For::SignedIn),
    ("post", "/api/desk/second-factor", For::Half),
    ("post", "/api/desk/second-factor/first", For::Half),
    ("put", "/api/desk/second-factor/first", For::Half),
    ("post", "/api/desk/second-factor/next", For::Fresh),
    ("put", "/api/desk/second-factor/next", For::Fresh),
    ("post", "/api/desk/second-factor/again", For::SignedIn),
    ("post", "/api/desk/second-factor/spare-codes", For::Fresh),
    ("post", "/api/desk/second-factor/passkey", For::Half),
    ("post", "/api/desk/second-factor/first/passkey", For::Half),
    ("put", "/api/desk/second-factor/first/passkey", For::Half),
    (
        "post",
        "/api/desk/second-factor/again/passkey",
        For::SignedIn,
    ),
    ("post", "/api/desk/passkeys", For::Fresh),
    ("put", "/api/desk/passkeys", For::Fresh),
    ("delete", "/api/desk/passkeys/{id}", For::Fresh),
    ("get", "/api/desk/sessions", For::SignedIn),
    ("delete", "/api/desk/sessions", For::SignedIn),
    ("delete", "/api/desk/sessions/{id}", For::SignedIn),
    ("post", "/api/desk/audit", For::Act(Act::SeeRecord)),
    ("get", "/api/desk/audit/state", For::Act(Act::SeeRecord)),
    ("get", "/api/desk/own-key", For::SignedIn),
    ("put", "/api/desk/own-key", For::SignedIn),
    ("get", "/api/desk/answers-as", For::Act(Act::Answer)),
    ("put", "/api/desk/answers-as", For::Act(Act::Answer)),
    ("get", "/api/desk/keys", For::Act(Act::Read)),
    ("post", "/api/desk/keys", For::FreshAct(Act::MakeKeys)),
    (
        "put",
        "/api/desk/keys/{epoch}/sheet",
        For::FreshAct(Act::MakeKeys),
    ),
    (
        "put",
        "/api/desk/keys/{epoch}/promise",
        For::Act(Act::MakeKeys),
    ),
    ("get", "/api/desk/people", For::Act(Act::SeePeople)),
    ("post", "/api/desk/people", For::Act(Act::ManagePeople)),
    (
        "delete",
        "/api/desk/people/{member}",
        For::FreshAct(Act::ManagePeople),
    ),
    (
        "delete",
        "/api/desk/people/{member}/second-factor",
        For::FreshAct(Act::ManagePeople),
    ),
    (
        "post",
        "/api/desk/people/{member}/code",
        For::Act(Act::ManagePeople),
    ),
    (
        "put",
        "/api/desk/people/{member}/confirmed",
        For::FreshAct(Act::GiveAgain),
    ),
    (
        "put",
        "/api/desk/people/{member}/role",
        For::FreshAct(Act::ManagePeople),
    ),
    ("get", "/api/desk/inbox", For::Act(Act::Read)),
    ("get", "/api/desk/submissions/{id}", For::Case(Act::Read)),
    (
        "post",
        "/api/desk/submissions/{id}/opened",
        For::Case(Act::Read),
    ),
    ("post", "/api/desk/several", For::Act(Act::Read)),
    ("post", "/api/desk/several/opened", For::Act(Act::Read)),
    (
        "put",
        "/api/desk/submissions/{id}/assigned",
        For::Case(Act::Assign),
    ),
    (
        "get",
        "/api/desk/submissions/{id}/answers",
        For::Case(Act::Answer),
    ),
    (
        "post",
        "/api/desk/submissions/{id}/answers",
        For::Case(Act::Answer),
    ),
    (
        "put",
        "/api/desk/submissions/{id}/record",
        For::Case(Act::Answer),
    ),
    (
        "get",
        "/api/desk/submissions/{id}/review",
        For::Case(Act::NoteReview),
    ),
    (
        "put",
        "/api/desk/submissions/{id}/review",
        For::Case(Act::NoteReview),
    ),
    ("get", "/api/desk/invitations", For::Act(Act::Invite)),
    ("post", "/api/desk/invitations", For::Act(Act::Invite)),
    ("put", "/api/desk/invitations/{id}", For::Act(Act::Invite)),
    (
        "delete",
        "/api/desk/invitations/{id}",
        For::Act(Act::Invite),
    ),
    (
        "put",
        "/api/desk/invitations/{id}/end",
        For::Act(Act::Invite),
    ),
    (
        "put",
        "/api/desk/invitations/{id}/review",
        For::Act(Act::Invite),
    ),
    ("post", "/api/desk/exports", For::FreshAct(Act::Export)),
];
