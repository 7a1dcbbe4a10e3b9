//! Fetching what is frozen and what is kept, and writing both.

use super::working::{Opened, Working};
use crate::app::is_signed_out;
use crate::fault_words;
use crate::remote::Remote;
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::review_figures::{Freeze, Frozen, Keep, Period, Sealed};
use client::Client;
use client::fetch::Fetch;
use seal::keys::TeamPrivateKey;
use seal::randomness::Device;
use seal::review_counts::{open_counted, seal_counted};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What there is.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// The newest period first.
    pub frozen: Vec<Frozen>,
    /// What is kept, for whom it is.
    pub kept: Vec<Opened>,
}

/// What there is, and a way to ask for it anew.
#[derive(Clone, PartialEq)]
pub struct FiguresHandle {
    found: UseStateHandle<Remote<Rc<Figures>>>,
    /// Asks for it anew.
    pub again: Callback<()>,
}

impl FiguresHandle {
    /// What there is.
    #[must_use]
    pub fn found(&self) -> &Remote<Rc<Figures>> {
        &self.found
    }
}

/// Asks for what is frozen, and with a ring for what is kept.
#[hook]
pub fn use_figures(ring: Option<&KeyRing>, tell: &Callback<Event>) -> FiguresHandle {
    let found = use_state(|| Remote::<Rc<Figures>>::Waiting);
    let turn = use_state(|| 0_u32);
    {
        let (found, tell, ring) = (found.clone(), tell.clone(), ring.cloned());
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let answer = fetched(ring.as_ref()).await;
                if answer.as_ref().err().is_some_and(is_signed_out) {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                } else {
                    found.set((*found).clone().after(answer.map(Rc::new)));
                }
            });
        });
    }
    let again = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |()| turn.set(next))
    };
    FiguresHandle { found, again }
}

async fn fetched(ring: Option<&KeyRing>) -> Result<Figures, client::Fault> {
    let client = Client::new(Fetch::default());
    let frozen = client.review_figures().await?.frozen;
    let Some(ring) = ring else {
        return Ok(Figures {
            frozen,
            kept: Vec::new(),
        });
    };
    let kept = client.kept_review_counts().await?.kept.into_iter();
    let opened = kept.map(|kept| {
        let key = ring.of_epoch(kept.epoch);
        let counted = key.and_then(|key| open_counted(key, kept.period, &kept.sealed).ok());
        Opened { kept, counted }
    });
    Ok(Figures {
        frozen,
        kept: opened.collect(),
    })
}

/// What is done with a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It is kept for a longer one.
    Keep,
    /// It is frozen.
    Freeze,
}

/// Seals what a period counted and sends it; what went wrong, in words.
///
/// # Errors
/// `Ok(Some(words))` says why it was not done; `Err` that nobody is signed in any more.
pub async fn write(
    deed: Deed,
    period: Period,
    working: &Working,
    ring: &KeyRing,
) -> Result<Option<String>, WhySignedOut> {
    let Some(key) = ring.newest() else {
        return Ok(Some(NOT_SEALED.to_owned()));
    };
    let Some(counted) = sealed(deed, period, working, key) else {
        return Ok(Some(NOT_SEALED.to_owned()));
    };
    let client = Client::new(Fetch::default());
    let answer = match deed {
        Deed::Keep => {
            let keep = Keep { period, counted };
            client.keep_review_counts(&keep).await.map(drop)
        }
        Deed::Freeze => {
            let freeze = Freeze {
                period,
                figures: working.figures.clone(),
                counted,
            };
            client.freeze_review_figures(&freeze).await.map(drop)
        }
    };
    match answer {
        Ok(()) => Ok(None),
        Err(fault) if is_signed_out(&fault) => Err(WhySignedOut::Ended),
        Err(fault) => Ok(Some(format!(
            "It was not done; nothing is lost. {}",
            fault_words::words(&fault)
        ))),
    }
}

const NOT_SEALED: &str = "It could not be sealed, so nothing was sent.";

fn sealed(deed: Deed, period: Period, working: &Working, key: &TeamPrivateKey) -> Option<Sealed> {
    let counted = match deed {
        Deed::Keep => working.counted.clone(),
        // The figures are there from now on: only what is in them must be known.
        Deed::Freeze => working.counted.closed(),
    };
    let sealed = seal_counted(key.sealing_key(), period, &counted, &mut Device).ok()?;
    Some(Sealed {
        epoch: key.epoch(),
        sealed,
        replaces: working.replaces.clone(),
    })
}
