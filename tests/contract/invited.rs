//! A worker and a young person with real keys, for the tests of invitations and
//! answers: what the two browsers do, over the router.

use crate::ground::in_process::{Browser, Server};
use crate::ground::samples;
use api::desk::invitations::{NewInvitation, NewInvitations};
use client::Client;
use domain::band::Band;
use domain::ids::{InvitationId, SubmissionId};
use domain::invitation::{NoteForPhone, NoteForTeam, Proof};
use domain::submission::Envelope;
use seal::invitation::Held;
use seal::invitation::making::{Ways, make};
use seal::keys::TeamPrivateKey;
use seal::randomness::Device;

/// What nobody but the two may ever read.
pub(crate) const CANARIES: [&str; 4] =
    ["CANARY-REF", "CANARY-NAME", "CANARY-DONE", "CANARY-OFFICER"];

/// A worker, signed in, with a key of theirs open.
pub(crate) struct Worker {
    /// Their browser.
    pub(crate) browser: Client<Browser>,
    /// The team's key, unlocked.
    pub(crate) key: TeamPrivateKey,
}

impl Worker {
    /// Makes the lead, the key and its sheet.
    pub(crate) async fn at(server: &Server) -> Self {
        let browser = server.browser();
        server.makes_lead(&browser).await.unwrap();
        let key = TeamPrivateKey::generate(samples::TEAM, 1, &mut Device).unwrap();
        let mut new = samples::key(1, true);
        new.public_key = key.public_key();
        browser.make_key(&new).await.unwrap();
        Self { browser, key }
    }

    /// An invitation, made and not yet issued.
    pub(crate) fn draw(&self, number: u8) -> (Ways, NewInvitation) {
        let key = self.key.sealing_key();
        let ways = Ways::draw(key, &mut Device).unwrap();
        let note = NoteForTeam {
            v: 1,
            reference: CANARIES[0].to_owned(),
            label: Some(CANARIES[1].to_owned()),
            band: Band::TwelveToFifteen,
            told: NoteForPhone {
                v: 1,
                form: samples::FORM.into(),
                review_on: None,
                officer: Some(CANARIES[3].to_owned()),
                decisions: vec![CANARIES[2].to_owned()],
            },
            reviews: None,
        };
        let id = InvitationId::from_random([number; 16]);
        let new = make(id, &ways, &note, key, &mut Device).unwrap();
        (ways, new)
    }

    /// An invitation, issued.
    pub(crate) async fn invite(&self, number: u8) -> (Ways, NewInvitation) {
        let (ways, new) = self.draw(number);
        let all = NewInvitations {
            invitations: vec![new.clone()],
        };
        assert_eq!(self.browser.issue(&all).await.unwrap().issued, 1);
        (ways, new)
    }
}

/// Both ways in, as a phone holds them.
pub(crate) fn both(ways: &Ways) -> [Held; 2] {
    [
        Held::from_link(&ways.link),
        Held::from_code(&ways.code, samples::TEAM).unwrap(),
    ]
}

/// An envelope that shows this proof.
pub(crate) fn with_proof(id: &SubmissionId, proof: &Proof) -> Envelope {
    let mut envelope = samples::envelope(id, false);
    envelope.outer.invitation = Some(proof.as_str().to_owned());
    envelope
}
