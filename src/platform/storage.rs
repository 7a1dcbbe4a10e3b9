//! What is kept on this phone, in IndexedDB: text on a few shelves, written in
//! transactions that are on disk before they count as done.
//!
//! Only on a phone that the young person says is just theirs; what may be kept is
//! decided by its callers. A browser that refuses says so here, and nothing above
//! pretends otherwise. Small choices about looks are in [`super::kept`].

mod indexed;

pub use indexed::IndexedDb;
use wasm_bindgen::JsValue;

/// A place for one kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// Sealed items on their way.
    Outbox,
    /// Receipts.
    Receipts,
    /// The encrypted draft.
    Draft,
    /// The team's public key, as last fetched.
    Team,
    /// A group's answers to a consultation, on a work tablet.
    Group,
}

impl Shelf {
    /// Every shelf.
    pub const ALL: [Self; 5] = [
        Self::Outbox,
        Self::Receipts,
        Self::Draft,
        Self::Team,
        Self::Group,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Outbox => "outbox",
            Self::Receipts => "receipts",
            Self::Draft => "draft",
            Self::Team => "team",
            Self::Group => "group",
        }
    }
}

/// One change of a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Puts a text under a key.
    Put(Shelf, String, String),
    /// Takes away what stands under a key. Nothing there is no fault.
    Remove(Shelf, String),
}

impl Write {
    const fn shelf(&self) -> Shelf {
        match self {
            Self::Put(shelf, ..) | Self::Remove(shelf, _) => *shelf,
        }
    }
}

/// Why something was not kept or found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StorageFault {
    /// This browser, or its settings, will not store anything here.
    #[error("storage is refused here")]
    Refused,
    /// No room.
    #[error("storage is full")]
    Full,
    /// The browser closed it, and it could not be opened again.
    #[error("storage was closed")]
    Closed,
    /// Anything else.
    #[error("storage failed")]
    Broken,
}

impl StorageFault {
    fn of(fault: &JsValue) -> Self {
        let name = js_sys::Reflect::get(fault, &"name".into())
            .ok()
            .and_then(|name| name.as_string());
        match name.as_deref() {
            Some("QuotaExceededError") => Self::Full,
            Some("InvalidStateError" | "TransactionInactiveError" | "AbortError") => Self::Closed,
            Some("SecurityError" | "NotAllowedError") => Self::Refused,
            _ => Self::Broken,
        }
    }
}

/// Shelves that texts can be kept on. The browser's are [`IndexedDb`]; tests bring their own.
pub trait Shelves {
    /// Makes every change or none. When this is done, a power cut loses nothing.
    fn commit(&self, writes: &[Write]) -> impl Future<Output = Result<(), StorageFault>>;

    /// The text under a key.
    fn read(
        &self,
        shelf: Shelf,
        key: &str,
    ) -> impl Future<Output = Result<Option<String>, StorageFault>>;

    /// Every text on a shelf, in the order of their keys.
    fn list(&self, shelf: Shelf) -> impl Future<Output = Result<Vec<String>, StorageFault>>;
}

/// Asks the browser not to clear our storage when room is short, but only where
/// asking shows no question to the young person.
pub async fn ask_to_persist() {
    use js_sys::{Function, Promise, Reflect};
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;

    let Some(navigator) = super::window().map(|window| JsValue::from(window.navigator())) else {
        return;
    };
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let method = |of: &JsValue, name: &str| get(of, name)?.dyn_into::<Function>().ok();
    // Firefox asks the person; it is also the one that says "prompt" here and means it.
    if let Some(permissions) = get(&navigator, "permissions")
        && let Some(query) = method(&permissions, "query")
    {
        let of = js_sys::Object::new();
        let _ = Reflect::set(&of, &"name".into(), &"persistent-storage".into());
        if let Ok(asked) = query.call1(&permissions, &of)
            && let Ok(promise) = asked.dyn_into::<Promise>()
            && let Ok(status) = JsFuture::from(promise).await
            && get(&status, "state").and_then(|state| state.as_string()) != Some("granted".into())
        {
            return;
        }
    }
    if let Some(storage) = get(&navigator, "storage")
        && let Some(persist) = method(&storage, "persist")
        && let Ok(asked) = persist.call0(&storage)
        && let Ok(promise) = asked.dyn_into::<Promise>()
    {
        let _ = JsFuture::from(promise).await;
    }
}
