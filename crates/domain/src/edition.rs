//! An edition: everything that content editors write, in one value. The same
//! JSON is embedded in the apps and the server and served to phones.

use crate::calendar::BankHolidays;
use crate::danger::DangerWords;
use crate::entitlement::RuleBook;
use crate::form::Form;
use crate::groups::Group;
use crate::help::Helpline;
use crate::ids::{FormId, PriorityId};
use crate::local_offer::Service;
use crate::pledge::{Pledge, Priority};
use crate::request::{Purpose, Request};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One edition of the content of one trust.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The day on which somebody last went through all of it. Nothing in it was
    /// checked later than this.
    pub checked_on: NaiveDate,
    /// The trust whose content this is.
    pub trust: Trust,
    /// Its pledge.
    pub pledge: Pledge,
    /// Its sets of questions.
    pub forms: Vec<Form>,
    /// What can be asked for outside a review.
    #[serde(default)]
    pub requests: Vec<Request>,
    /// Words at which the phone itself offers help.
    #[serde(default)]
    pub danger: DangerWords,
    /// Its local offer.
    pub services: Vec<Service>,
    /// Who can help now.
    pub helplines: Vec<Helpline>,
    /// Groups that young people can join.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// The days on which nobody counts a working day.
    pub bank_holidays: BankHolidays,
    /// What young people are owed, and the words of what is due.
    #[serde(default)]
    pub rules: RuleBook,
}

/// The trust, in the words of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// The council's id as circumstances write it: `slough`.
    pub council: String,
    /// Short name for the top bar: "Slough".
    pub short_name: String,
    /// Full name: "Slough Children First".
    pub name: String,
    /// What this trust calls a personal adviser: "young person's adviser".
    pub adviser: String,
    /// Its short form: "YPA".
    pub adviser_short: String,
    /// Number to ring in the day.
    pub call: String,
    /// Number to ring at night and at weekends.
    pub call_out_of_hours: String,
}

/// What Home and Help show of an edition: so little that a phone has it before it
/// has anything else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// The trust.
    pub trust: Trust,
    /// A tile for each priority, in order.
    pub tiles: Vec<Tile>,
    /// Who can help now.
    pub helplines: Vec<Helpline>,
}

/// A priority as Home shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// The priority's id.
    pub id: PriorityId,
    /// Its short name.
    pub title: String,
    /// Which colour, icon: 1 to 6.
    pub look: u8,
    /// How many promises it has.
    pub promises: u32,
}

impl Edition {
    /// What Home and Help show of it.
    #[must_use]
    pub fn outline(&self) -> Outline {
        let tile = |priority: &Priority| Tile {
            id: priority.id.clone(),
            title: priority.title.clone(),
            look: priority.look,
            promises: u32::try_from(priority.promises.len()).unwrap_or(u32::MAX),
        };
        Outline {
            trust: self.trust.clone(),
            tiles: self.pledge.priorities.iter().map(tile).collect(),
            helplines: self.helplines.clone(),
        }
    }

    /// Every set of questions in every version, those of requests too.
    pub fn all_forms(&self) -> impl Iterator<Item = &Form> {
        let requests = self.requests.iter().map(|request| &request.form);
        self.forms.iter().chain(requests)
    }

    /// The set of questions of this id that is asked now: its newest version.
    #[must_use]
    pub fn form(&self, id: &FormId) -> Option<&Form> {
        let versions = self.all_forms().filter(|form| form.id == *id);
        versions.max_by_key(|form| form.version)
    }

    /// The set of questions as it stood in this version, to read views given to it.
    #[must_use]
    pub fn form_version(&self, id: &FormId, version: u32) -> Option<&Form> {
        self.all_forms()
            .find(|form| form.id == *id && form.version == version)
    }

    /// The request of this purpose that can be made now: its newest version.
    #[must_use]
    pub fn request(&self, purpose: Purpose) -> Option<&Request> {
        let versions = self
            .requests
            .iter()
            .filter(|request| request.purpose == purpose && request.form.offered);
        versions.max_by_key(|request| request.form.version)
    }

    /// The request whose questions these are, in whatever version.
    #[must_use]
    pub fn request_asking(&self, form: &FormId) -> Option<&Request> {
        self.requests
            .iter()
            .filter(|request| request.form.id == *form)
            .max_by_key(|request| request.form.version)
    }
}
