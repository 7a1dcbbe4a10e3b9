//! Envelopes, leads and keys to test with. Nothing in them is sealed: the server
//! cannot tell.

use api::desk::keys::NewTeamKey;
use api::desk::setup::NewLead;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::SubmissionId;
use domain::submission::{ENVELOPE_VERSION, Envelope, Outer, SEALING_OVERHEAD, SUITE};
use my_pledge_server::secrets::sha256_hex;
use my_pledge_server::store::submissions::Arrival;

/// The team of every sample.
pub(crate) const TEAM: &str = "slough";
/// A form of the first edition.
pub(crate) const FORM: &str = "my-review-12-15";
/// The lead's password.
pub(crate) const PASSWORD: &str = "a long and private password";

/// The id numbered `n`.
pub(crate) fn id(n: u64) -> SubmissionId {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&n.to_be_bytes());
    SubmissionId::from_random(bytes)
}

/// An envelope with this id, asking for contact or not.
pub(crate) fn envelope(id: &SubmissionId, contact: bool) -> Envelope {
    Envelope {
        outer: Outer {
            v: ENVELOPE_VERSION,
            suite: SUITE.to_owned(),
            team: TEAM.to_owned(),
            epoch: 1,
            id: id.clone(),
            form: FORM.into(),
            form_version: 1,
            invitation: None,
            contact,
            supersedes: None,
        },
        sealed: URL_SAFE_NO_PAD.encode(vec![7; 512 + SEALING_OVERHEAD]),
    }
}

/// The exact body of a PUT.
pub(crate) fn body(envelope: &Envelope) -> String {
    serde_json::to_string(envelope).unwrap()
}

/// What the store is handed for this envelope, received in this hour.
pub(crate) fn arrival(envelope: &Envelope, received_at: i64) -> Arrival {
    Arrival {
        id: envelope.outer.id.as_str().to_owned(),
        sha256: sha256_hex(body(envelope)),
        outer: envelope.outer.clone(),
        invitation: None,
        sealed: envelope.sealed.clone(),
        received_at,
    }
}

/// The first lead, with this setup code.
pub(crate) fn lead(code: &str) -> NewLead {
    NewLead {
        code: code.to_owned(),
        name: "Ada Okafor".to_owned(),
        sign_in_name: "Ada.Okafor".to_owned(),
        password: PASSWORD.to_owned(),
    }
}

/// The team's key of this epoch.
pub(crate) fn key(epoch: u32, sheet_confirmed: bool) -> NewTeamKey {
    NewTeamKey {
        team: TEAM.to_owned(),
        epoch,
        suite: SUITE.to_owned(),
        public_key: URL_SAFE_NO_PAD.encode([9; 32]),
        readers: "The participation team".to_owned(),
        opened_within_working_days: 2,
        wrapped_for_member: "wrapped for the member".to_owned(),
        wrapped_for_recovery: "wrapped for the sheet".to_owned(),
        sheet_confirmed,
        own_key: None,
        vouch: String::new(),
        for_others: Vec::new(),
        older_for_recovery: Vec::new(),
    }
}
