//! A worker who invites: opens the team's door, makes invitations with a real key, and
//! opens what comes with them. Speaks to the server as the desk does, past the witness,
//! so that what is witnessed is the phone's alone.

#[path = "../../ground/over_the_wire.rs"]
pub(crate) mod over_the_wire;

use anyhow::{Context, Result};
use api::desk::inbox::{Inbox, Item};
use api::desk::invitations::NewInvitations;
use api::desk::keys::NewTeamKey;
use api::desk::second_factor::{FirstCode, Proof};
use api::desk::session::SignIn;
use api::desk::setup::NewLead;
use api::problem::Code;
use api::team::TeamKey;
use client::{Client, Fault};
use domain::band::Band;
use domain::ids::InvitationId;
use domain::invitation::{NoteForPhone, NoteForTeam};
use domain::submission::SUITE;
use domain::views::Views;
use over_the_wire::Wire;
use seal::invitation::making::{Ways, make};
use seal::keys::TeamPrivateKey;
use seal::open_views;
use seal::randomness::{Device, Randomness as _};

use std::sync::{Arc, OnceLock};

use crate::{
    authenticator::Authenticator,
    patience::{STEP, until},
    product::Product,
};

const TEAM: &str = "slough";
const SIGN_IN_NAME: &str = "sam";
const PASSWORD: &str = "seven wet badgers at noon";
/// What only the phone and the team may read.
pub const OFFICER: &str = "Jo Adeyemi";

/// A worker with the team's key open.
pub struct Worker {
    desk: Client<Wire>,
    keys: Vec<TeamPrivateKey>,
    phone: Arc<OnceLock<Authenticator>>,
}

/// One slip, as it is handed to somebody.
#[derive(Debug, Clone)]
pub struct Slip {
    /// Its id at the server.
    pub id: InvitationId,
    /// Link and code.
    pub ways: Ways,
}

impl Slip {
    /// The link, at the product's own address.
    #[must_use]
    pub fn link(&self, product: &Product) -> String {
        format!("{}/#{}", product.origin(), self.ways.link.fragment())
    }

    /// The code as it is printed.
    #[must_use]
    pub fn code(&self) -> String {
        self.ways.code.in_groups()
    }

    /// Every piece of the link that nobody but the phone may ever see.
    #[must_use]
    pub fn secrets(&self) -> Vec<String> {
        let fragment = self.ways.link.fragment();
        let mut parts = vec![fragment.clone()];
        let pieces = fragment.trim_start_matches("i=").split('.');
        parts.extend(pieces.map(str::to_owned));
        parts
    }
}

impl Worker {
    /// The first lead of an empty product, whose door is open.
    ///
    /// # Errors
    /// When the server refuses a step.
    pub async fn opens_the_door(product: &Product) -> Result<Self> {
        let desk = Client::new(Wire::to(product.address()));
        // It listens a moment before it has said the code.
        let code = until("the setup code", STEP, async || {
            Ok(product.setup_code().ok())
        })
        .await?;
        let lead = NewLead {
            code,
            name: "Sam Okafor".to_owned(),
            sign_in_name: SIGN_IN_NAME.to_owned(),
            password: PASSWORD.to_owned(),
        };
        desk.make_lead(&lead).await?;
        let drawn = desk.draw_first_factor().await?;
        let phone = product.phone();
        let _ = phone.set(Authenticator::with(&drawn.secret)?);
        let mut worker = Self {
            desk,
            keys: Vec::new(),
            phone,
        };
        let code = worker.code().await?;
        worker.desk.prove_first_factor(&FirstCode { code }).await?;
        worker.makes_a_new_key().await?;
        Ok(worker)
    }

    /// The desk's own calls.
    pub(crate) fn desk(&self) -> &Client<Wire> {
        &self.desk
    }

    async fn code(&self) -> Result<String> {
        let phone = self.phone.get().context("the worker has a phone")?;
        phone.code().await
    }

    /// The team's next key, with its sheet confirmed.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn makes_a_new_key(&mut self) -> Result<()> {
        let epoch = u32::try_from(self.keys.len())? + 1;
        let key = TeamPrivateKey::generate(TEAM, epoch, &mut Device)?;
        let public = public_half(&key);
        let new = NewTeamKey {
            team: public.team,
            epoch,
            suite: public.suite,
            public_key: public.public_key,
            readers: public.readers,
            opened_within_working_days: public.opened_within_working_days,
            wrapped_for_member: "AAAA".to_owned(),
            wrapped_for_recovery: "AAAA".to_owned(),
            sheet_confirmed: true,
            own_key: None,
            vouch: String::new(),
            for_others: Vec::new(),
            older_for_recovery: Vec::new(),
        };
        let mut made = self.desk.make_key(&new).await;
        if matches!(&made, Err(Fault::Refused(problem)) if problem.code == Code::ProveAgain) {
            // The last code was too long ago for a key.
            let code = self.code().await?;
            self.desk.prove_again(&Proof::Code(code)).await?;
            made = self.desk.make_key(&new).await;
        }
        made?;
        self.keys.push(key);
        Ok(())
    }

    /// A slip for these questions, with these last decisions.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn invites(&self, form: &str, decisions: &[&str]) -> Result<Slip> {
        let key = self.keys.last().context("there is a key")?.sealing_key();
        let ways = Ways::draw(key, &mut Device)?;
        let note = NoteForTeam {
            v: 1,
            reference: "SL-1".to_owned(),
            label: None,
            band: Band::TwelveToFifteen,
            told: NoteForPhone {
                v: 1,
                form: form.into(),
                review_on: "2030-03-14".parse().ok(),
                officer: Some(OFFICER.to_owned()),
                decisions: decisions.iter().map(|words| (*words).to_owned()).collect(),
            },
            reviews: None,
        };
        let mut random = [0; 16];
        Device.fill(&mut random)?;
        let id = InvitationId::from_random(random);
        let new = make(id.clone(), &ways, &note, key, &mut Device)?;
        self.desk
            .issue(&NewInvitations {
                invitations: vec![new],
            })
            .await?;
        Ok(Slip { id, ways })
    }

    /// Takes a slip back.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn takes_back(&self, slip: &Slip) -> Result<()> {
        Ok(self.desk.revoke(&slip.id).await?)
    }

    /// What has been sent, as the list shows it.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn inbox(&self) -> Result<Vec<Item>> {
        Ok(self.first_of_inbox().await?.items)
    }

    /// The id of everything that has been sent, as often as it is listed.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn everything_sent(&self) -> Result<Vec<String>> {
        let mut ids = Vec::new();
        let mut page = self.first_of_inbox().await?;
        loop {
            ids.extend(page.items.iter().map(|item| item.id.to_string()));
            let Some(after) = page.next else {
                return Ok(ids);
            };
            page = self.desk.inbox(Some(&after)).await?;
        }
    }

    async fn first_of_inbox(&self) -> Result<Inbox> {
        let mut asked = self.desk.inbox(None).await;
        if matches!(asked, Err(Fault::Offline)) {
            // The server was stopped since, or has closed a line that was long quiet: the one
            // that was kept is dead, the next is new.
            asked = self.desk.inbox(None).await;
        }
        if matches!(&asked, Err(Fault::Refused(problem)) if problem.code == Code::SignedOut) {
            // Away for longer than a session lasts.
            let sign_in = SignIn {
                sign_in_name: SIGN_IN_NAME.to_owned(),
                password: PASSWORD.to_owned(),
            };
            self.desk.sign_in(&sign_in).await?;
            let code = self.code().await?;
            self.desk.give_factor(&Proof::Code(code)).await?;
            asked = self.desk.inbox(None).await;
        }
        Ok(asked?)
    }

    /// Opens what was sent.
    ///
    /// # Errors
    /// When the server refuses, or no key opens it.
    pub async fn opens(&self, item: &Item) -> Result<Views> {
        let held = self.desk.held(&item.id).await?;
        let epoch = held.envelope.outer.epoch;
        let key = self.keys.iter().find(|key| key.epoch() == epoch);
        let words = open_views(&held.envelope, key.context("a key of that epoch")?)?;
        Ok(serde_json::from_slice(&words)?)
    }
}

/// A key that was never this team's, as a server that lies would give it.
///
/// # Errors
/// When this machine has no randomness.
pub fn another_key() -> Result<TeamKey> {
    Ok(public_half(&TeamPrivateKey::generate(
        TEAM,
        1,
        &mut Device,
    )?))
}

/// A slip that another trust gave out: whole, and unknown here.
///
/// # Errors
/// When this machine has no randomness.
pub fn slip_of_another_trust() -> Result<Ways> {
    let theirs = TeamPrivateKey::generate("elsewhere", 1, &mut Device)?;
    Ok(Ways::draw(theirs.sealing_key(), &mut Device)?)
}

fn public_half(key: &TeamPrivateKey) -> TeamKey {
    TeamKey {
        team: key.team().to_owned(),
        epoch: key.epoch(),
        suite: SUITE.to_owned(),
        public_key: key.public_key(),
        readers: "your reviewing officer".to_owned(),
        opened_within_working_days: 5,
    }
}
