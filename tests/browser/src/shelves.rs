//! What a phone keeps in its browser, looked at from outside the app, and copies of
//! what waits there: two hundred submissions need not be written by hand.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::browser::Browser;

/// Opens the database as it is and hands it to what follows; answers with what that
/// gives, or with `{ fault }`.
const OPEN: &str = "const done = arguments[arguments.length - 1]; \
    const asked = (request) => new Promise((well, ill) => { \
        request.onsuccess = () => well(request.result); request.onerror = () => ill(request.error); }); \
    (async () => { const known = await indexedDB.databases(); \
        if (!known.some(({ name }) => name === 'my-pledge')) return null; \
        const database = await asked(indexedDB.open('my-pledge')); \
        try { return await work(database); } finally { database.close(); } })() \
    .then(done, (fault) => done({ fault: String(fault) })); ";

/// Every text on a shelf.
const LIST: &str = "function work(database) { \
    return asked(database.transaction(arguments0).objectStore(arguments0).getAll()); }";

/// Copies of a submission under new ids, written as the app writes.
const COPY: &str = "async function work(database) { \
    const made = []; \
    for (let left = arguments1; left > 0; left -= 1) { \
        const item = JSON.parse(arguments0); const id = crypto.randomUUID(); \
        const body = JSON.parse(item.body); body.outer.id = id; \
        item.id = id; item.body = JSON.stringify(body); item.stage = arguments2; \
        const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(item.body)); \
        item.sha256 = [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join(''); \
        made.push([id, JSON.stringify(item)]); } \
    const writing = database.transaction('outbox', 'readwrite', { durability: 'strict' }); \
    for (const [id, text] of made) writing.objectStore('outbox').put(text, id); \
    await new Promise((well, ill) => { writing.oncomplete = well; writing.onabort = () => ill(writing.error); }); \
    return made.map(([id]) => id); }";

/// The texts on one of this phone's shelves; none where the app has kept nothing at all.
///
/// # Errors
/// When the browser is gone or will not say.
pub async fn on_shelf(page: &Browser, shelf: &str) -> Result<Vec<String>> {
    let found = run(page, LIST, vec![json!(shelf)]).await?;
    if found.is_null() {
        return Ok(Vec::new());
    }
    // A shelf may hold more than text; here it only has to be told apart.
    let texts = found.as_array().context("a shelf is a list")?;
    Ok(texts
        .iter()
        .map(|text| {
            text.as_str()
                .map_or_else(|| text.to_string(), str::to_owned)
        })
        .collect())
}

/// The id of a submission as it lies in the outbox.
///
/// # Errors
/// When it is not one.
pub fn id_of(item: &str) -> Result<String> {
    let item: Value = serde_json::from_str(item)?;
    let id = item["id"].as_str().context("a submission has an id")?;
    Ok(id.to_owned())
}

/// Puts copies of a submission into this phone's outbox at this stage (`sealed` or
/// `sending`), each under an id of its own; gives the ids.
///
/// # Errors
/// When the browser will not write.
pub async fn copy(page: &Browser, item: &str, times: usize, stage: &str) -> Result<Vec<String>> {
    let made = run(page, COPY, vec![json!(item), json!(times), json!(stage)]).await?;
    Ok(serde_json::from_value(made)?)
}

/// The phone has no room left, or has room again: the page's own database refuses what is
/// put into it, with the fault of a full disk. Chromium's quota for a page was tried first:
/// set to nothing it still let small texts in.
///
/// # Errors
/// When the browser is gone.
pub async fn are_full(page: &Browser, full: bool) -> Result<()> {
    let fault = "const store = IDBObjectStore.prototype; store.reallyPut ??= store.put; \
        store.put = arguments[0] ? function () { \
        throw new DOMException('no room', 'QuotaExceededError'); } : store.reallyPut;";
    page.driver().execute(fault, vec![json!(full)]).await?;
    Ok(())
}

/// Says what a tab says that has kept a draft, as another tab would.
///
/// # Errors
/// When the browser is gone.
pub async fn another_tab_says_that_the_draft_changed(page: &Browser) -> Result<()> {
    let say = "const tabs = new BroadcastChannel('my-pledge-draft'); tabs.postMessage(true);";
    page.driver().execute(say, vec![]).await?;
    Ok(())
}

async fn run(page: &Browser, work: &str, given: Vec<Value>) -> Result<Value> {
    let named: String = (0..given.len())
        .map(|place| format!("const arguments{place} = arguments[{place}]; "))
        .collect();
    let answer = page
        .driver()
        .execute_async(format!("{named}{OPEN}{work}"), given)
        .await?;
    let answer: Value = answer.convert()?;
    if let Some(fault) = answer.get("fault") {
        anyhow::bail!("the phone's database: {fault}");
    }
    Ok(answer)
}

/// Whether a worker is in charge and everything on its list is there: the app opens
/// without a server.
///
/// # Errors
/// When the browser is gone.
pub async fn app_is_kept(page: &Browser) -> Result<bool> {
    let ready = page
        .driver()
        .execute_async(
            "const done = arguments[arguments.length - 1]; (async () => { \
             const known = await navigator.serviceWorker.getRegistration(); \
             return known?.active?.state === 'activated' && (await caches.keys()).length === 1; })() \
             .then(done, () => done(false));",
            vec![],
        )
        .await?;
    Ok(ready.convert()?)
}
