//! Where the things are that `cargo xtask test` prepares.

use std::path::PathBuf;

use anyhow::{Context, Result};

fn given(name: &str) -> Result<PathBuf> {
    std::env::var_os(name)
        .map(PathBuf::from)
        .with_context(|| format!("{name} is not set: run these tests with `cargo xtask test`"))
}

/// The server's binary.
///
/// # Errors
/// When it was not prepared.
pub fn server() -> Result<PathBuf> {
    given("MY_PLEDGE_SERVER")
}

/// The folder with both built apps.
///
/// # Errors
/// When it was not prepared.
pub fn dist() -> Result<PathBuf> {
    given("MY_PLEDGE_DIST")
}

/// The accessibility checker's script.
///
/// # Errors
/// When it was not prepared, or cannot be read.
pub fn axe() -> Result<String> {
    let path = given("MY_PLEDGE_AXE")?;
    std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The OpenID Connect provider's program, for node.
///
/// # Errors
/// When it was not prepared.
pub fn oidc_provider() -> Result<PathBuf> {
    given("MY_PLEDGE_OIDC_PROVIDER")
}

/// The folder with the function that decides, built for browsers.
///
/// # Errors
/// When it was not prepared.
pub fn same_answers() -> Result<PathBuf> {
    given("MY_PLEDGE_SAME_ANSWERS")
}
