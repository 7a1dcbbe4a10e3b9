//! IndexedDB itself: opened when first needed, opened again when the browser
//! closes it, every write with strict durability.
//!
//! Why not a crate for it: `docs/decisions/0051-indexeddb-by-hand.md`.

use super::{Shelf, Shelves, StorageFault, Write};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const NAME: &str = "my-pledge";
/// Raised with each new shelf: opening builds those that are missing.
const VERSION: u32 = 2;
/// Holds the keys of what is encrypted here: not text, and they cannot leave the browser.
const KEYS: &str = "keys";
/// Longer than any honest opening; some engines have hung here.
const PATIENCE_MS: u32 = 8_000;

/// The browser's database. Clones share one connection.
#[derive(Debug, Clone, Default)]
pub struct IndexedDb {
    open: Rc<RefCell<Option<IdbDatabase>>>,
}

impl PartialEq for IndexedDb {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open)
    }
}

impl IndexedDb {
    /// Whether anything was ever kept here, without leaving anything behind by asking.
    /// A browser that cannot say is taken to have something.
    pub async fn is_there() -> bool {
        let Some(factory) = factory() else {
            return false;
        };
        let asked = Reflect::get(&factory, &"databases".into())
            .and_then(JsCast::dyn_into::<Function>)
            .and_then(|databases| databases.call0(&factory))
            .and_then(JsCast::dyn_into::<Promise>);
        let Ok(asked) = asked else {
            return true;
        };
        let Ok(found) = JsFuture::from(asked).await else {
            return true;
        };
        Array::from(&found)
            .iter()
            .any(|database| Reflect::get(&database, &"name".into()).is_ok_and(|name| name == NAME))
    }

    /// Opens it and proves that it really writes.
    ///
    /// # Errors
    /// Why this browser will not keep anything.
    pub async fn prove(&self) -> Result<(), StorageFault> {
        let probe = Write::Remove(Shelf::Team, "probe".to_owned());
        self.commit(&[probe]).await
    }

    /// The key of this name, if it is there.
    ///
    /// # Errors
    /// See [`StorageFault`].
    pub async fn key(&self, name: &str) -> Result<Option<JsValue>, StorageFault> {
        let read = |store: &IdbObjectStore| store.get(&name.into());
        let found = self.run(&[KEYS], "readonly", |tx| read(&tx.object_store(KEYS)?));
        Ok(Some(found.await?).filter(|key| !key.is_undefined()))
    }

    /// Keeps the key of this name, or with `None` destroys it and with it what it encrypts.
    ///
    /// # Errors
    /// See [`StorageFault`].
    pub async fn set_key(&self, name: &str, key: Option<&JsValue>) -> Result<(), StorageFault> {
        let run = self.run(&[KEYS], "readwrite", |tx| {
            let store = tx.object_store(KEYS)?;
            match key {
                Some(key) => store.put_with_key(key, &name.into()),
                None => store.delete(&name.into()),
            }
        });
        run.await.map(drop)
    }

    /// Takes away everything that was ever kept here.
    ///
    /// # Errors
    /// See [`StorageFault`].
    pub async fn clear(&self) -> Result<(), StorageFault> {
        let names: Vec<&str> = names().collect();
        let run = self.run(&names, "readwrite", |tx| {
            let mut last = None;
            for name in names.iter() {
                last = Some(tx.object_store(name)?.clear()?);
            }
            last.ok_or(JsValue::UNDEFINED)
        });
        run.await.map(drop)
    }

    /// Takes away everything on one shelf.
    ///
    /// # Errors
    /// See [`StorageFault`].
    pub async fn clear_shelf(&self, shelf: Shelf) -> Result<(), StorageFault> {
        let only = [shelf.name()];
        let run = self.run(&only, "readwrite", |tx| {
            tx.object_store(shelf.name())?.clear()
        });
        run.await.map(drop)
    }

    /// Runs `ask` in one transaction and, when that is complete, hands out the result
    /// of the request it made. A connection that the browser has closed or lost is opened
    /// again, once: every request here may be made twice.
    async fn run(
        &self,
        shelves: &[&str],
        mode: &str,
        ask: impl Fn(&IdbTransaction) -> Result<IdbRequest, JsValue>,
    ) -> Result<JsValue, StorageFault> {
        match self.once(shelves, mode, &ask).await {
            Err(StorageFault::Closed | StorageFault::Broken) => {
                self.open.borrow_mut().take();
                self.once(shelves, mode, &ask).await
            }
            other => other,
        }
    }

    async fn once(
        &self,
        shelves: &[&str],
        mode: &str,
        ask: &impl Fn(&IdbTransaction) -> Result<IdbRequest, JsValue>,
    ) -> Result<JsValue, StorageFault> {
        let database = self.database().await?;
        let transaction =
            begin(&database, shelves, mode).map_err(|fault| StorageFault::of(&fault))?;
        let request = ask(&transaction).map_err(|fault| {
            // All or nothing: what was asked before the fault must not be done.
            let _ = transaction.abort();
            StorageFault::of(&fault)
        })?;
        let ended = Promise::new(&mut |done, failed| {
            transaction.set_oncomplete(Some(&done));
            transaction.set_onabort(Some(&failed));
            transaction.set_onerror(Some(&failed));
        });
        JsFuture::from(ended).await.map_err(|_| {
            transaction.error().map_or(StorageFault::Closed, |fault| {
                StorageFault::of(&JsValue::from(fault))
            })
        })?;
        request.result().map_err(|_| StorageFault::Broken)
    }

    async fn database(&self) -> Result<IdbDatabase, StorageFault> {
        if let Some(database) = self.open.borrow().as_ref() {
            return Ok(database.clone());
        }
        let opened = open().await?;
        self.forget_when_closed(&opened);
        *self.open.borrow_mut() = Some(opened.clone());
        Ok(opened)
    }

    fn forget_when_closed(&self, database: &IdbDatabase) {
        let held = Rc::clone(&self.open);
        let closed = Closure::<dyn FnMut()>::new(move || {
            held.borrow_mut().take();
        });
        let handler: &Function = closed.as_ref().unchecked_ref();
        database.set_onclose(Some(handler));
        let held = Rc::clone(&self.open);
        let connection = database.clone();
        let outdated = Closure::<dyn FnMut()>::new(move || {
            // A newer version of the app in another tab wants in: never stand in its way.
            connection.close();
            held.borrow_mut().take();
        });
        let handler: &Function = outdated.as_ref().unchecked_ref();
        database.set_onversionchange(Some(handler));
        // They live as long as the page: one pair for each opening, and openings are few.
        closed.forget();
        outdated.forget();
    }
}

impl Shelves for IndexedDb {
    async fn commit(&self, writes: &[Write]) -> Result<(), StorageFault> {
        let mut shelves: Vec<&str> = writes.iter().map(|write| write.shelf().name()).collect();
        shelves.sort_unstable();
        shelves.dedup();
        let run = self.run(&shelves, "readwrite", |tx| {
            let mut last = None;
            for write in writes {
                last = Some(match write {
                    Write::Put(shelf, key, text) => tx
                        .object_store(shelf.name())?
                        .put_with_key(&text.into(), &key.into())?,
                    Write::Remove(shelf, key) => {
                        tx.object_store(shelf.name())?.delete(&key.into())?
                    }
                });
            }
            last.ok_or(JsValue::UNDEFINED)
        });
        run.await.map(drop)
    }

    async fn read(&self, shelf: Shelf, key: &str) -> Result<Option<String>, StorageFault> {
        let only = [shelf.name()];
        let run = self.run(&only, "readonly", |tx| {
            tx.object_store(shelf.name())?.get(&key.into())
        });
        Ok(run.await?.as_string())
    }

    async fn list(&self, shelf: Shelf) -> Result<Vec<String>, StorageFault> {
        let only = [shelf.name()];
        let run = self.run(&only, "readonly", |tx| {
            tx.object_store(shelf.name())?.get_all()
        });
        let all: Array = run.await?.dyn_into().map_err(|_| StorageFault::Broken)?;
        Ok(all.iter().filter_map(|text| text.as_string()).collect())
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    Shelf::ALL.into_iter().map(Shelf::name).chain([KEYS])
}

/// `durability: "strict"` is not yet in `web-sys` without its unstable flag.
fn begin(database: &IdbDatabase, shelves: &[&str], mode: &str) -> Result<IdbTransaction, JsValue> {
    let names: Array = shelves.iter().map(|name| JsValue::from_str(name)).collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    transaction
        .call3(database, &names, &mode.into(), &options)?
        .dyn_into()
}

fn factory() -> Option<web_sys::IdbFactory> {
    super::super::window()?.indexed_db().ok().flatten()
}

async fn open() -> Result<IdbDatabase, StorageFault> {
    let factory = factory().ok_or(StorageFault::Refused)?;
    let request = factory
        .open_with_u32(NAME, VERSION)
        .map_err(|_| StorageFault::Refused)?;
    let building = request.clone();
    let build = Closure::once(move || build(&building));
    request.set_onupgradeneeded(Some(build.as_ref().unchecked_ref()));
    let opened = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    let patience = wasm_bindgen_futures::future_to_promise(async {
        gloo::timers::future::TimeoutFuture::new(PATIENCE_MS).await;
        Err(JsValue::UNDEFINED)
    });
    let first = Promise::race(&Array::of2(&opened, &patience));
    JsFuture::from(first)
        .await
        .map_err(|_| StorageFault::Refused)?;
    request
        .result()
        .ok()
        .and_then(|database| database.dyn_into().ok())
        .ok_or(StorageFault::Refused)
}

fn build(request: &IdbOpenDbRequest) {
    let Some(database) = request
        .result()
        .ok()
        .and_then(|database| database.dyn_into::<IdbDatabase>().ok())
    else {
        return;
    };
    let there = database.object_store_names();
    for name in names() {
        if !there.contains(name) {
            // A failure here aborts the opening, which then counts as refused.
            let _ = database.create_object_store(name);
        }
    }
}
