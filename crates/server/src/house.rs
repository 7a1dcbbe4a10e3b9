//! What every handler can reach: the store, the content, the settings, the edges.

use crate::apps::Apps;
use crate::config::Config;
use crate::council_account::Provider;
use crate::edges::{Clock, Random};
use crate::edition::ServedEdition;
use crate::factor::key::FactorKey;
use crate::failure::Failure;
use crate::passkey::Passkeys;
use crate::pledge_figures::WorkedOut;
use crate::store::{Store, StoreFault};
use crate::tries::Tries;
use domain::ids::FormId;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::Semaphore;

/// The most passwords hashed at once; each takes 19 MiB and a core.
const PASSWORDS_AT_ONCE: usize = 2;
/// How long a password may wait for its turn.
const PASSWORD_PATIENCE: Duration = Duration::from_secs(10);
/// The most requests being answered at once.
const REQUESTS_AT_ONCE: usize = 1_024;

/// The running server's parts. Cheap to clone.
#[derive(Debug, Clone)]
pub struct House(Arc<Parts>);

/// See [`House`].
#[derive(Debug)]
pub struct Parts {
    /// Everything that is kept.
    pub store: Store,
    /// The content.
    pub edition: ServedEdition,
    /// The newest version of each form of that content.
    pub forms: HashMap<FormId, u32>,
    /// Both apps' files.
    pub apps: Apps,
    /// The settings.
    pub config: Config,
    /// The clock.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// What second factors are kept under.
    pub factor_key: FactorKey,
    /// What checks passkeys, where the address takes any.
    pub passkeys: Option<Passkeys>,
    /// The council's provider, where one is set.
    pub council_account: Option<Provider>,
    /// Permits to hash a password.
    pub passwords: Semaphore,
    /// Permits to be answered.
    pub requests: Semaphore,
    /// Tries at invitations that found nothing.
    pub tries: Tries,
    /// Figures that were worked out.
    pub worked_out: WorkedOut,
    known_keys: RwLock<HashMap<u32, String>>,
}

impl House {
    /// Puts the parts together.
    #[must_use]
    pub fn new(
        store: Store,
        edition: ServedEdition,
        apps: Apps,
        config: Config,
        clock: Clock,
        random: Random,
        factor_key: FactorKey,
    ) -> Self {
        let mut forms: HashMap<FormId, u32> = HashMap::new();
        for form in edition.forms() {
            let newest = forms.entry(form.id.clone()).or_default();
            *newest = form.version.max(*newest);
        }
        Self(Arc::new(Parts {
            store,
            edition,
            forms,
            apps,
            passkeys: Passkeys::at(config.public_url.as_deref()),
            council_account: config.council_account.clone().map(Provider::of),
            config,
            clock,
            random,
            factor_key,
            passwords: Semaphore::new(PASSWORDS_AT_ONCE),
            requests: Semaphore::new(REQUESTS_AT_ONCE),
            tries: Tries::default(),
            worked_out: WorkedOut::default(),
            known_keys: RwLock::default(),
        }))
    }
}

impl Parts {
    /// The team whose key of this epoch is, or was, open; none when there is no such
    /// key. A key never changes, so what was once found is not asked again.
    ///
    /// # Errors
    /// What the store says; [`Failure::Unavailable`] while no key is open.
    pub async fn team_of_key(&self, epoch: u32) -> Result<Option<String>, Failure> {
        let known = self
            .known_keys
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&epoch)
            .cloned();
        if known.is_some() {
            return Ok(known);
        }
        if self.store.open_key().await?.is_none() {
            return Err(NOT_SET_UP);
        }
        let confirmed: HashMap<u32, String> = self
            .store
            .keys_held_by("")
            .await?
            .into_iter()
            .filter(|key| key.opened == 1)
            .filter_map(|key| Some((u32::try_from(key.epoch).ok()?, key.team)))
            .collect();
        let found = confirmed.get(&epoch).cloned();
        *self
            .known_keys
            .write()
            .unwrap_or_else(PoisonError::into_inner) = confirmed;
        Ok(found)
    }
}

impl House {
    /// Today, in UTC.
    #[must_use]
    pub fn today(&self) -> chrono::NaiveDate {
        let now = chrono::DateTime::from_timestamp(self.clock.seconds(), 0);
        now.unwrap_or_default().date_naive()
    }

    /// Today in London: where the days of actions are kept or missed.
    #[must_use]
    pub fn today_in_london(&self) -> chrono::NaiveDate {
        domain::calendar::day_in_london(self.clock.seconds())
    }

    /// Runs what hashes a password, off the threads that answer, and no more of them
    /// at once than the machine bears.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] as a failure, when too many wait.
    pub async fn with_passwords<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let permit = tokio::time::timeout(PASSWORD_PATIENCE, self.passwords.acquire()).await;
        let Ok(Ok(_permit)) = permit else {
            return Err(Failure::Store(StoreFault::Busy));
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| Failure::Panicked)
    }
}

/// Losing one unlock phrase now would lose what is sent.
pub const NOT_SAFE: Failure = Failure::Unavailable(
    "nobody can be invited before two members hold the key or its recovery sheet is confirmed",
);

/// The door is shut.
pub const NOT_SET_UP: Failure =
    Failure::Unavailable("the team has not been set up yet, so nothing can be sent");

impl std::ops::Deref for House {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
