//! What must be true before anything is built, each with one clear line when
//! it is not.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::Path,
};

use anyhow::{Context, Result, bail};

use crate::{house::House, run::Run, say};

const WASM: &str = "wasm32-unknown-unknown";

/// The compiler is as new as the workspace asks.
pub(crate) fn rustc_is_new_enough(house: &House) -> Result<()> {
    let wanted = wanted_rustc(house)?;
    let said = Run::new(rustc())
        .arg("--version")
        .read()
        .context("no rustc: install Rust from https://rustup.rs and try again")?;
    let found = version_of(&said)
        .with_context(|| format!("cannot understand what rustc says of itself: {said}"))?;
    let needed = version_of(&wanted)
        .with_context(|| format!("Cargo.toml has an odd rust-version: {wanted}"))?;
    if found < needed {
        bail!(
            "this rustc is {}.{}, and My Pledge needs {wanted} or newer: run `rustup update stable` and try again",
            found.0,
            found.1
        );
    }
    Ok(())
}

/// The compiler can build for browsers; adds what is missing.
pub(crate) fn wasm_target_is_there() -> Result<()> {
    let folder = Run::new(rustc())
        .args(["--print", "target-libdir", "--target", WASM])
        .read()?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    say::step("Adding the wasm target to this Rust (a few seconds)");
    Run::new("rustup")
        .args(["target", "add", WASM])
        .quietly()
        .map_err(|error| {
            let hint = "connect to the network, or install it yourself, and try again";
            error.context(format!(
                "the wasm target is missing and could not be added; {hint}"
            ))
        })
}

/// Nobody else listens there.
pub(crate) fn port_is_free(address: SocketAddr) -> Result<()> {
    TcpListener::bind(address).map(drop).with_context(|| {
        format!("{address} is taken, perhaps by another `cargo xtask serve`: stop that, or choose another with --listen")
    })
}

/// The server will be able to keep what it is sent.
pub(crate) fn can_be_written(folder: &Path) -> Result<()> {
    let probe = folder.join(".can-be-written");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&probe, b"yes"))
        .and_then(|()| fs::remove_file(&probe))
        .with_context(|| {
            format!(
                "{} cannot be written: make it writable, or choose another with --data",
                folder.display()
            )
        })
}

fn rustc() -> std::ffi::OsString {
    std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

fn wanted_rustc(house: &House) -> Result<String> {
    let manifest: toml::Table = fs::read_to_string(house.at("Cargo.toml"))?.parse()?;
    manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("package")?.get("rust-version")?.as_str())
        .map(str::to_owned)
        .context("Cargo.toml names no rust-version")
}

/// The first two numbers of the first word that is a version.
fn version_of(words: &str) -> Option<(u32, u32)> {
    words.split_whitespace().find_map(|word| {
        let mut parts = word.split('.');
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_compiler_is_told_from_a_newer_one() {
        assert!(version_of("rustc 1.89.0 (29483883e 2025-08-04)") < version_of("1.95"));
        assert!(version_of("rustc 1.100.0 (29483883e 2027-08-04)") > version_of("1.95"));
        assert_eq!(version_of("command not found"), None);
    }

    #[test]
    fn a_taken_port_is_named_with_what_to_do() {
        let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = taken.local_addr().expect("its address");
        let words = format!("{:#}", port_is_free(address).expect_err("it is taken"));
        assert!(
            words.contains(&address.to_string()) && words.contains("--listen"),
            "{words}"
        );
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named_with_what_to_do() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("data");
        fs::write(&file, b"in the way").expect("a file");
        let words = format!("{:#}", can_be_written(&file).expect_err("it is a file"));
        assert!(
            words.contains("data") && words.contains("--data"),
            "{words}"
        );
    }
}
