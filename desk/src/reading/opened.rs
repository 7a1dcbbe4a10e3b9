//! From an envelope to views that can be read, and their end: the words are wiped
//! when nobody shows them any more.

use crate::stage::KeyRing;
use api::desk::inbox::{Held, Item};
use domain::request::About;
use domain::views::{Answer, Views};
use seal::{OpenError, open_views};
use zeroize::Zeroize as _;

/// The shape of views that this desk knows.
const NEWEST_VIEWS: u8 = Views::VERSION;

/// Views out of their envelope.
pub struct OpenedViews {
    /// What the server knows of them.
    pub item: Item,
    /// What the young person said.
    pub views: Views,
}

/// Why views stay shut.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// The key they were sealed to is not on this reader's ring.
    #[error("sealed to key {epoch}, which this reader does not hold")]
    NoKey {
        /// The key's epoch.
        epoch: u32,
    },
    /// The seal is not whole.
    #[error(transparent)]
    Shut(#[from] OpenError),
    /// Sealed by a newer app: what is inside has a shape this desk does not know.
    #[error("views of version {0}")]
    Newer(u8),
    /// What is inside are no views.
    #[error("not views")]
    NotViews,
}

/// Opens what the server holds.
///
/// # Errors
/// See [`ReadFault`].
pub fn open(held: Held, ring: &KeyRing) -> Result<OpenedViews, ReadFault> {
    let outer = &held.envelope.outer;
    let epoch = outer.epoch;
    let key = ring
        .key(&outer.team, epoch)
        .ok_or(ReadFault::NoKey { epoch })?;
    // The list may be changed behind the envelope's back; what the seal binds may not.
    if outer.id != held.item.id {
        return Err(ReadFault::Shut(OpenError::Changed));
    }
    let plaintext = open_views(&held.envelope, key)?;
    let (json, bytes) = domain::enclosure::unpack(&plaintext);
    let mut views: Views = serde_json::from_slice(json).map_err(|_| ReadFault::NotViews)?;
    if views.v > NEWEST_VIEWS {
        return Err(ReadFault::Newer(views.v));
    }
    views.take_in(bytes).map_err(|_| ReadFault::NotViews)?;
    let item = Item {
        contact: outer.contact,
        form: views.form.clone(),
        form_version: views.form_version,
        ..held.item
    };
    Ok(OpenedViews { item, views })
}

/// What happened and what to do, in plain words.
#[must_use]
pub fn words(fault: &ReadFault) -> &'static str {
    match fault {
        ReadFault::NoKey { .. } => {
            "This was sealed to a key that you do not hold. Ask a colleague who does, or unlock \
             with the recovery sheet."
        }
        ReadFault::Shut(OpenError::Version) | ReadFault::Newer(_) => {
            "A newer version of the app sealed this. Load the desk anew; if it stays shut, the \
             desk has to be brought up to date."
        }
        ReadFault::Shut(OpenError::OtherKey | OpenError::Changed) | ReadFault::NotViews => {
            "The seal is not whole: something was changed on the way. Nothing of it can be \
             trusted, so nothing is shown. Tell whoever runs My Pledge for you."
        }
    }
}

impl Drop for OpenedViews {
    fn drop(&mut self) {
        let views = &mut self.views;
        for given in &mut views.answers {
            wipe_answer(&mut given.answer);
            given.words.zeroize();
        }
        for line in &mut views.agenda {
            line.words.zeroize();
        }
        for seen in &mut views.last_decisions {
            seen.decision.zeroize();
            seen.words.zeroize();
        }
        views.helped_by.zeroize();
        match &mut views.about {
            Some(About::Entitlement(rule)) => rule.0.zeroize(),
            Some(About::Promise(promise)) => promise.0.zeroize(),
            None => {}
        }
    }
}

fn wipe_answer(answer: &mut Answer) {
    match answer {
        Answer::Words(words) => words.zeroize(),
        Answer::People(people) => people.iter_mut().for_each(|person| person.name.zeroize()),
        Answer::PlaceAndTime { place, time } => {
            place.zeroize();
            time.zeroize();
        }
        Answer::Goal { what, who, by_when } => {
            what.zeroize();
            who.zeroize();
            by_when.zeroize();
        }
        Answer::Choice(choice) => choice.0.zeroize(),
        Answer::Choices(choices) => choices.iter_mut().for_each(|choice| choice.0.zeroize()),
        Answer::Drawing { picture: bytes } | Answer::VoiceNote { sound: bytes, .. } => {
            if let Some(bytes) = bytes.bytes_mut() {
                bytes.zeroize();
            }
        }
        Answer::Face(_) | Answer::YesNo(_) => {}
    }
}

impl std::fmt::Debug for OpenedViews {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OpenedViews({}, ..)", self.item.id)
    }
}

#[cfg(test)]
#[path = "opened/tests.rs"]
mod tests;
