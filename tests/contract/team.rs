//! A team with real keys, for the tests of its people: what each browser does, over
//! the router.

use crate::ground::in_process::{Browser, CODE, Server};
use crate::ground::phone::Phone;
use crate::ground::samples;
use api::desk::keys::{ForOther, NewTeamKey};
use api::desk::people::{Accept, Confirm, Grant, NewPerson, OwnKey, Person};
use api::desk::roles::Role;
use api::desk::second_factor::{Next, Proof};
use api::desk::session::{Session, SignIn};
use client::{Client, Fault};
use domain::ids::SubmissionId;
use domain::submission::Envelope;
use seal::SealingKey;
use seal::keys::TeamPrivateKey;
use seal::keys::own::{OwnPrivateKey, OwnPublicKey, grant};
use seal::keys::sheet::RecoverySheet;
use seal::keys::wrapped::Cost;
use seal::randomness::Device;

pub(crate) const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};
pub(crate) const PHRASE: &str = "seven herons over the weir";
pub(crate) const WORDS: &[u8] = br#"{"v":1}"#;

/// A member in their browser, with their phrase in mind.
pub(crate) struct Member {
    pub(crate) browser: Client<Browser>,
    pub(crate) session: Session,
    pub(crate) phone: Phone,
    pub(crate) own: OwnPrivateKey,
    pub(crate) ring: Vec<TeamPrivateKey>,
}

pub(crate) fn own_key() -> (OwnPrivateKey, OwnKey) {
    OwnPrivateKey::make(PHRASE, CHEAP, &mut Device).unwrap()
}

pub(crate) fn sign_in(name: &str) -> SignIn {
    SignIn {
        sign_in_name: name.to_owned(),
        password: samples::PASSWORD.to_owned(),
    }
}

pub(crate) fn new_person(name: &str, role: Role) -> NewPerson {
    NewPerson {
        name: format!("{name} Adeyemi"),
        sign_in_name: name.to_owned(),
        role,
    }
}

impl Member {
    /// The first lead, with the team's first key; its sheet confirmed or not.
    pub(crate) async fn first(server: &Server, sheet_confirmed: bool) -> Self {
        let browser = server.browser();
        browser.make_lead(&samples::lead(CODE)).await.unwrap();
        let (phone, session) = Phone::set_up(&browser, server.now()).await.unwrap();
        let (own, kept) = own_key();
        let key = TeamPrivateKey::generate(samples::TEAM, 1, &mut Device).unwrap();
        let mine = grant(&key, &session.member, own.public(), &mut Device).unwrap();
        let new = NewTeamKey {
            public_key: key.public_key(),
            wrapped_for_member: mine.wrapped,
            vouch: mine.vouch,
            own_key: Some(kept),
            wrapped_for_recovery: for_sheet(&key),
            ..samples::key(1, sheet_confirmed)
        };
        browser.make_key(&new).await.unwrap();
        Self {
            browser,
            session,
            phone,
            own,
            ring: vec![key],
        }
    }

    /// Invites somebody and lets them accept.
    pub(crate) async fn lets_accept(&self, server: &Server, name: &str, role: Role) -> Self {
        let code = self
            .browser
            .invite_person(&new_person(name, role))
            .await
            .unwrap();
        let browser = server.browser();
        let (own, kept) = own_key();
        let accept = Accept {
            code: code.code,
            password: samples::PASSWORD.to_owned(),
            own_key: kept,
        };
        let half = browser.accept(&accept).await.unwrap();
        assert_eq!(half.next, Next::SetUp);
        let (phone, session) = Phone::set_up(&browser, server.now()).await.unwrap();
        assert_eq!(session.member, code.id);
        Self {
            browser,
            session,
            phone,
            own,
            ring: Vec::new(),
        }
    }

    /// Signs in again, with password and spare code: no clock has to move.
    pub(crate) async fn signs_in(&self, name: &str) {
        self.browser.sign_in(&sign_in(name)).await.unwrap();
        let proof = Proof::SpareCode(self.phone.spare_code());
        self.browser.give_factor(&proof).await.unwrap();
    }

    /// Shows once more that it is them.
    pub(crate) async fn proves_again(&self) {
        let proof = Proof::SpareCode(self.phone.spare_code());
        self.browser.prove_again(&proof).await.unwrap();
    }

    /// Says that the words of this member are the same.
    pub(crate) async fn confirms(&self, member: &str) -> Result<(), Fault> {
        let public_key = self.person(member).await.public_key.unwrap();
        let confirm = Confirm {
            grants: self.grants(member, &public_key),
            public_key,
        };
        self.browser
            .confirm_person(member, &confirm)
            .await
            .map(drop)
    }

    /// From an invitation to an open desk.
    pub(crate) async fn lets_in(&self, server: &Server, name: &str, role: Role) -> Self {
        let mut new = self.lets_accept(server, name, role).await;
        self.confirms(&new.session.member).await.unwrap();
        new.unlocks().await;
        new
    }

    /// Every key of mine for this public key.
    pub(crate) fn grants(&self, member: &str, public_key: &str) -> Vec<Grant> {
        let to = OwnPublicKey::read(public_key).unwrap();
        let give = |key| grant(key, member, &to, &mut Device).unwrap();
        self.ring.iter().map(give).collect()
    }

    /// As the list shows this member.
    pub(crate) async fn person(&self, member: &str) -> Person {
        let people = self.browser.people().await.unwrap().people;
        people.into_iter().find(|one| one.id == member).unwrap()
    }

    /// Takes up every key that was given.
    pub(crate) async fn unlocks(&mut self) {
        let keys = self.browser.keys().await.unwrap();
        self.ring = keys
            .keys
            .iter()
            .filter_map(|held| {
                let public = SealingKey::read(&held.public).unwrap();
                let granted = held.wrapped_for_member.as_ref()?;
                Some(self.own.take(granted, &public).unwrap())
            })
            .collect();
    }

    /// The same, after another phrase was chosen.
    pub(crate) async fn unlocks_with(&mut self, own: OwnPrivateKey) {
        self.own = own;
        self.unlocks().await;
    }

    /// A next key for these people, made and not yet sent.
    pub(crate) fn draws_next_key(&self, others: &[&Person]) -> (TeamPrivateKey, NewTeamKey) {
        let newest = self.ring.iter().map(TeamPrivateKey::epoch).max().unwrap();
        let epoch = newest + 1;
        let key = TeamPrivateKey::generate(samples::TEAM, epoch, &mut Device).unwrap();
        let mine = grant(&key, &self.session.member, self.own.public(), &mut Device).unwrap();
        let for_others = others
            .iter()
            .map(|other| {
                let to = OwnPublicKey::read(other.public_key.as_ref().unwrap()).unwrap();
                ForOther {
                    member: other.id.clone(),
                    grant: grant(&key, &other.id, &to, &mut Device).unwrap(),
                }
            })
            .collect();
        let new = NewTeamKey {
            public_key: key.public_key(),
            wrapped_for_member: mine.wrapped,
            vouch: mine.vouch,
            for_others,
            wrapped_for_recovery: for_sheet(&key),
            ..samples::key(epoch, true)
        };
        (key, new)
    }

    /// What was sent, opened; none when it cannot be had or does not open.
    pub(crate) async fn reads(&self, id: &SubmissionId) -> Option<Vec<u8>> {
        let held = self.browser.held(id).await.ok()?;
        let epoch = held.envelope.outer.epoch;
        let key = self.ring.iter().find(|key| key.epoch() == epoch)?;
        seal::open_views(&held.envelope, key)
            .ok()
            .map(|words| words.to_vec())
    }
}

fn for_sheet(key: &TeamPrivateKey) -> String {
    let sheet = RecoverySheet::draw(&mut Device).unwrap();
    sheet.keep(key, CHEAP, &mut Device).unwrap().to_json()
}

/// Words sealed to this key, and sent.
pub(crate) async fn send(server: &Server, number: u64, key: &SealingKey) -> SubmissionId {
    let id = samples::id(number);
    let envelope = sealed(&id, key);
    let phone = server.browser();
    phone.send(&id, &samples::body(&envelope)).await.unwrap();
    id
}

/// Words sealed to this key.
pub(crate) fn sealed(id: &SubmissionId, key: &SealingKey) -> Envelope {
    let mut outer = samples::envelope(id, false).outer;
    outer.epoch = key.epoch();
    seal::seal_views(WORDS, key, &outer).unwrap()
}
