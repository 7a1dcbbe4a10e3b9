//! The function that decides, as built for browsers, on a page of its own.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{
    browser::Browser,
    needs,
    site::{File, Site},
};

/// Opens a page that can decide.
///
/// # Errors
/// When what `cargo xtask` prepares is not there, or the page does not open.
pub async fn open(browser: &Browser) -> Result<Site> {
    let folder = needs::same_answers()?;
    let read = |name: &str| {
        std::fs::read(folder.join(name))
            .with_context(|| format!("cannot read {name} in {}", folder.display()))
    };
    let mut site = Site::prepared().await?;
    site.serve(vec![
        File {
            path: "/".to_owned(),
            kind: "text/html",
            held: b"<!doctype html><title>Same answers</title>".to_vec(),
        },
        File {
            path: "/decide.js".to_owned(),
            kind: "text/javascript",
            held: read("my_pledge_same_answers.js")?,
        },
        File {
            path: "/my_pledge_same_answers_bg.wasm".to_owned(),
            kind: "application/wasm",
            held: read("my_pledge_same_answers_bg.wasm")?,
        },
    ]);
    browser.go(&site.origin()).await?;
    Ok(site)
}

/// Runs a script on that page with `decide`, the module, and `given`; gives what it returns.
///
/// # Errors
/// With what the script threw.
pub async fn run(browser: &Browser, script: &str, given: Value) -> Result<Value> {
    let whole = format!(
        "const [given, done] = arguments; (async () => {{ const decide = await import('/decide.js'); await decide.default(); {script} }})() \
         .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
    );
    let done = browser.driver().execute_async(&whole, vec![given]).await?;
    if let Some(error) = done.json().get("error") {
        bail!("the page threw {error}");
    }
    Ok(done.json().get("value").cloned().unwrap_or(json!(null)))
}
