//! Keeps the answers of last time, encrypted under a key of their own that the browser
//! does not hand out: the draft's dies with the draft.

use super::LastTime;
use crate::platform::clock::now_ms;
use crate::platform::crypto::{CryptoFault, DraftKey, KeyFor};
use crate::platform::storage::{IndexedDb, Shelf, Shelves, Write};

/// Beside the draft, on its shelf.
const KEPT_AS: &str = "last-time";

/// Keeps them, in the place of those before.
///
/// # Errors
/// [`CryptoFault`]: then nothing new is kept.
pub async fn keep(storage: &IndexedDb, last: &LastTime) -> Result<(), CryptoFault> {
    let text = serde_json::to_vec(last).map_err(|_| CryptoFault::Unreadable)?;
    let key = DraftKey::kept_or_new(storage, KeyFor::LastTime).await?;
    let text = key.encrypt(&text).await?;
    let put = Write::Put(Shelf::Draft, KEPT_AS.to_owned(), text);
    Ok(storage.commit(&[put]).await?)
}

/// Those kept here, if there are any that are not too old. Looking leaves nothing behind.
pub async fn find(storage: &IndexedDb) -> Option<LastTime> {
    if !IndexedDb::is_there().await {
        return None;
    }
    let text = storage.read(Shelf::Draft, KEPT_AS).await.ok()??;
    let key = DraftKey::kept(storage, KeyFor::LastTime).await.ok()?;
    let text = match key {
        Some(key) => key.decrypt(&text).await.ok(),
        None => None,
    };
    let text = text.and_then(|text| String::from_utf8(text).ok());
    let last = text.as_deref().and_then(LastTime::read);
    if last.as_ref().is_none_or(|last| last.is_over(now_ms())) {
        // Its days are over, or nobody can ever read it again.
        forget(storage).await;
        return None;
    }
    last
}

/// Takes them off this phone, and destroys their key.
pub async fn forget(storage: &IndexedDb) {
    if !IndexedDb::is_there().await {
        return;
    }
    // Without the key the rest is noise: a disk that refuses now loses nothing by it.
    let _ = storage.set_key(KeyFor::LastTime.name(), None).await;
    let gone = Write::Remove(Shelf::Draft, KEPT_AS.to_owned());
    let _ = storage.commit(&[gone]).await;
}
