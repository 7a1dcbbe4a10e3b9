//! Where the desk stands, as a pure reducer: before the first account, signed out,
//! with a one-time code in hand, half signed in, waiting to be confirmed, without a key,
//! locked, or open. What opens words is in here and nowhere else, and is dropped, and so
//! wiped, the moment the desk leaves [`Stage::Open`]. Longer than a file should be: one
//! table of what can follow what, read as one.

use api::desk::council_account::Outcome;
use api::desk::keys::{HeldKey, Keys};
use api::desk::people::Standing;
use api::desk::second_factor::Half;
use api::desk::session::Session;
use client::Fault;
use seal::keys::TeamPrivateKey;
use seal::keys::own::OwnPublicKey;
use std::rc::Rc;
use yew::Reducible;
use zeroize::Zeroizing;

/// Where the desk stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Nothing is known yet.
    Starting,
    /// The server has not answered.
    NoAnswer(Fault),
    /// Nobody has an account: the setup code makes the first.
    FirstAccount,
    /// Somebody has to sign in.
    SignedOut {
        /// Why.
        why: WhySignedOut,
        /// Words were open in this page: its memory has to go.
        was_open: bool,
    },
    /// Somebody has a one-time code from their lead.
    HasCode,
    /// The password was right, or the one-time code; the second factor is still to be
    /// given or set up.
    Half {
        /// Whose, and which of the two.
        half: Rc<Half>,
        /// The password typed a moment ago.
        password: Option<Secret>,
        /// The account was made a moment ago.
        first_run: bool,
        /// Their own public key, when it was made in this page a moment ago.
        made: Option<OwnPublicKey>,
    },
    /// Signed in, and not in the team before somebody has compared the safety words.
    Waiting {
        /// Who.
        session: Rc<Session>,
        /// Their own public key, when it was made in this page.
        made: Option<OwnPublicKey>,
    },
    /// In the team, in a role that reads nothing.
    NothingToRead(Rc<Session>),
    /// Signed in, and the team has no key yet.
    NoKey {
        /// Who.
        session: Rc<Session>,
        /// The password typed a moment ago, so that the phrase is not the same;
        /// unknown after the page was loaded anew.
        password: Option<Secret>,
    },
    /// Signed in; nothing sealed can be read.
    Locked {
        /// Who.
        session: Rc<Session>,
        /// The team's keys, still in their boxes.
        keys: Rc<Keys>,
        /// Why.
        why: WhyLocked,
        /// Words were open in this page: its memory has to go.
        was_open: bool,
    },
    /// Signed in, and what was sealed can be read.
    Open {
        /// Who.
        session: Rc<Session>,
        /// The team's keys.
        keys: Rc<Keys>,
        /// The keys that are out of their boxes.
        ring: KeyRing,
        /// The team's key was made a moment ago.
        first: bool,
    },
}

/// Why somebody has to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhySignedOut {
    /// They have not yet.
    NotYet,
    /// They signed out.
    Asked,
    /// The session came to its end.
    Ended,
    /// The second factor did not come in time.
    TooSlow,
    /// They came back from the council's provider, and not in.
    CameBack(Outcome),
}

/// Why the words are locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyLocked {
    /// They have not been unlocked yet.
    NotYet,
    /// Somebody locked them.
    Asked,
    /// Nobody did anything for a while.
    Idle,
    /// They went to the council's provider to link an account, and came back.
    CameBack(Outcome),
}

/// Something typed that is wiped when nobody holds it any more.
#[derive(Clone, PartialEq)]
pub struct Secret(Rc<Zeroizing<String>>);

impl Secret {
    /// Keeps what was typed.
    #[must_use]
    pub fn of(typed: String) -> Self {
        Self(Rc::new(Zeroizing::new(typed)))
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// The team's private keys, one for each epoch this member holds.
#[derive(Debug, Clone)]
pub struct KeyRing(Rc<Vec<TeamPrivateKey>>);

impl KeyRing {
    /// A ring of these keys.
    #[must_use]
    pub fn of(keys: Vec<TeamPrivateKey>) -> Self {
        Self(Rc::new(keys))
    }

    /// The key of this epoch.
    #[must_use]
    pub fn of_epoch(&self, epoch: u32) -> Option<&TeamPrivateKey> {
        self.0.iter().find(|key| key.epoch() == epoch)
    }

    /// Every key on it.
    #[must_use]
    pub fn all(&self) -> &[TeamPrivateKey] {
        &self.0
    }

    /// The newest key: what is sealed at the desk is sealed to it.
    #[must_use]
    pub fn newest(&self) -> Option<&TeamPrivateKey> {
        self.0.iter().max_by_key(|key| key.epoch())
    }

    /// The key that views sealed to this team in this epoch open with.
    #[must_use]
    pub fn key(&self, team: &str, epoch: u32) -> Option<&TeamPrivateKey> {
        self.0
            .iter()
            .find(|key| key.team() == team && key.epoch() == epoch)
    }
}

// One ring is only ever itself: its keys are not compared.
impl PartialEq for KeyRing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What can happen.
#[derive(Debug)]
pub enum Event {
    /// The server has not answered.
    NoAnswer(Fault),
    /// There is no account yet.
    NoAccount,
    /// Nobody is signed in, or no longer.
    SignedOut(WhySignedOut),
    /// The password was right, or the one-time code.
    HalfSignedIn {
        /// Whose, and what is next.
        half: Half,
        /// The password, typed just now.
        password: Option<Secret>,
        /// The account was made just now.
        first_run: bool,
        /// Their own public key, if it was made just now.
        made: Option<OwnPublicKey>,
    },
    /// Somebody is signed in.
    SignedIn {
        /// Who.
        session: Session,
        /// The team's keys.
        keys: Keys,
        /// The password, if it was typed just now.
        password: Option<Secret>,
        /// Why the words are locked, if the page before this one said.
        why: WhyLocked,
    },
    /// Somebody says that they have a one-time code, or that they have none after all.
    HasCode(bool),
    /// Somebody made a key of their own just now, and waits.
    Waits {
        /// Who.
        session: Session,
        /// Their own public key.
        made: OwnPublicKey,
    },
    /// Somebody is signed in who holds no keys: they wait, or their role reads nothing.
    WithoutKeys(Session),
    /// How the server has the team's keys now.
    KeysCame(Keys),
    /// The team's key was made, in this browser, just now.
    KeyMade {
        /// As the server holds it.
        held: HeldKey,
        /// Out of its box.
        key: TeamPrivateKey,
    },
    /// A key has another recovery sheet, or young people are told something else of it.
    KeyChanged(HeldKey),
    /// The phrase or the sheet was right.
    Unlocked(KeyRing),
    /// The words go away.
    Lock(WhyLocked),
}

impl Reducible for Stage {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let next = match (event, self.as_ref()) {
            (Event::NoAnswer(fault), _) => Self::NoAnswer(fault),
            (Event::NoAccount, _) => Self::FirstAccount,
            (Event::HasCode(true), Self::SignedOut { .. }) => Self::HasCode,
            (Event::HasCode(false), Self::HasCode) => Self::SignedOut {
                why: WhySignedOut::NotYet,
                was_open: false,
            },
            (Event::Waits { session, made }, _) => Self::Waiting {
                session: Rc::new(session),
                made: Some(made),
            },
            // What was made before the second factor is carried over it: the safety words
            // must not come from a key that the server names.
            (Event::WithoutKeys(session), Self::Half { made, .. }) => without_keys(session, *made),
            (Event::WithoutKeys(session), _) => without_keys(session, None),
            (Event::SignedOut(why), before) => Self::SignedOut {
                why,
                was_open: matches!(before, Self::Open { .. }),
            },
            (
                Event::HalfSignedIn {
                    half,
                    password,
                    first_run,
                    made,
                },
                _,
            ) => Self::Half {
                half: Rc::new(half),
                password,
                first_run,
                made,
            },
            (
                Event::SignedIn {
                    session,
                    keys,
                    password,
                    why,
                },
                _,
            ) => signed_in(session, keys, password, why),
            (Event::KeyMade { held, key }, Self::NoKey { session, .. }) => Self::Open {
                session: session.clone(),
                keys: Rc::new(Keys {
                    keys: vec![held],
                    own_key: None,
                }),
                ring: KeyRing::of(vec![key]),
                first: true,
            },
            (
                Event::KeyMade { held, key },
                Self::Open {
                    session,
                    keys,
                    ring,
                    first,
                },
            ) => Self::Open {
                session: session.clone(),
                keys: Rc::new(with(keys, held)),
                ring: KeyRing::of(ring.all().iter().cloned().chain([key]).collect()),
                first: *first,
            },
            (
                Event::KeysCame(keys),
                Self::Open {
                    session,
                    ring,
                    first,
                    ..
                },
            ) => Self::Open {
                session: session.clone(),
                keys: Rc::new(keys),
                ring: ring.clone(),
                first: *first,
            },
            (
                Event::KeyChanged(held),
                Self::Open {
                    session,
                    keys,
                    ring,
                    first,
                },
            ) => Self::Open {
                session: session.clone(),
                keys: Rc::new(with(keys, held)),
                ring: ring.clone(),
                first: *first,
            },
            (Event::Unlocked(ring), Self::Locked { session, keys, .. }) => Self::Open {
                session: session.clone(),
                keys: keys.clone(),
                ring,
                first: false,
            },
            (Event::Lock(why), Self::Open { session, keys, .. }) => Self::Locked {
                session: session.clone(),
                keys: keys.clone(),
                why,
                was_open: true,
            },
            // Late answers to questions that no longer stand.
            (
                Event::HasCode(_)
                | Event::KeysCame(_)
                | Event::KeyMade { .. }
                | Event::KeyChanged(_)
                | Event::Unlocked(_)
                | Event::Lock(_),
                _,
            ) => return self,
        };
        Rc::new(next)
    }
}

fn without_keys(session: Session, made: Option<OwnPublicKey>) -> Stage {
    let session = Rc::new(session);
    if session.standing == Standing::Confirmed {
        Stage::NothingToRead(session)
    } else {
        Stage::Waiting { session, made }
    }
}

fn signed_in(session: Session, keys: Keys, password: Option<Secret>, why: WhyLocked) -> Stage {
    let session = Rc::new(session);
    if keys.keys.is_empty() {
        Stage::NoKey { session, password }
    } else {
        Stage::Locked {
            session,
            keys: Rc::new(keys),
            why,
            was_open: false,
        }
    }
}

fn with(keys: &Keys, held: HeldKey) -> Keys {
    let mut keys = keys.clone();
    keys.keys
        .retain(|key| key.public.epoch != held.public.epoch);
    keys.keys.push(held);
    // Newest first, as the server lists them.
    keys.keys
        .sort_by_key(|key| std::cmp::Reverse(key.public.epoch));
    keys
}

#[cfg(test)]
#[path = "stage/tests.rs"]
mod tests;
