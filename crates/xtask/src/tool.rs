//! The programs a build or a test needs besides cargo, at pinned versions:
//! found on PATH or in this user's cache, else installed into that cache.
//!
//! Each has a folder of its own with the version in its name, so that every
//! checkout finds it again and two versions never meet.

mod browsers;
mod cache;
mod from_crates;
mod from_npm;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

pub(crate) use self::{
    browsers::browsers_and_databases,
    from_crates::{CrateTool, install_all},
    from_npm::NpmTool,
};
use crate::{house::House, run::Run};

/// Builds the apps' pages. 0.22 needs a newer rustc than the workspace does.
pub(crate) const TRUNK: &str = "0.21.14";
/// Makes WASM smaller.
pub(crate) const BINARYEN: NpmTool = NpmTool {
    name: "binaryen",
    version: "132.0.0",
    entry: "bin/wasm-opt",
    why: "makes the apps' WASM smaller",
};
/// Makes the generated JavaScript smaller.
pub(crate) const ESBUILD: NpmTool = NpmTool {
    name: "esbuild",
    version: "0.28.2",
    entry: "bin/esbuild",
    why: "makes the apps' JavaScript smaller",
};
/// Checks accessibility inside a page.
pub(crate) const AXE: NpmTool = NpmTool {
    name: "axe-core",
    version: "4.14.1",
    entry: "axe.min.js",
    why: "checks the screens' accessibility",
};

/// Whom the council's staff sign in with, in the journeys.
pub(crate) const OIDC_PROVIDER: NpmTool = NpmTool {
    name: "oidc-provider",
    version: "9.13.3",
    entry: "lib/index.js",
    why: "is the provider that staff sign in with in the tests",
};

/// Trunk and the wasm-bindgen that `Cargo.lock` asks for.
pub(crate) fn for_apps(house: &House) -> Result<Vec<CrateTool>> {
    Ok(vec![
        CrateTool {
            name: "trunk",
            package: "trunk",
            binary: "trunk",
            version: TRUNK.to_owned(),
            flags: &["--locked", "--no-default-features"],
            why: "builds the apps' pages",
            usual_minutes: 5,
            usual_crates: 430,
        },
        CrateTool {
            name: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            binary: "wasm-bindgen",
            // Another version refuses the apps' WASM.
            version: house.locked_version("wasm-bindgen")?,
            // Its own lock file asks for a version that was withdrawn. What it fetches
            // with its default features is for running tests.
            flags: &["--no-default-features", "--bin", "wasm-bindgen"],
            why: "joins the apps' WASM to the page",
            usual_minutes: 1,
            usual_crates: 110,
        },
    ])
}

/// What drives Firefox in the tests.
pub(crate) fn geckodriver() -> CrateTool {
    CrateTool {
        name: "geckodriver",
        package: "geckodriver",
        binary: "geckodriver",
        version: "0.37.1".to_owned(),
        flags: &["--locked"],
        why: "drives Firefox in the tests",
        usual_minutes: 2,
        usual_crates: 190,
    }
}

/// PATH with the tools' folders in front.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&rest)))
        .context("a tool's folder has a character that PATH cannot hold")
}

/// Whether a program on PATH can be started at all.
pub(crate) fn is_on_path(program: &str) -> bool {
    find_on_path(program).is_some()
}

fn find_on_path(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())
}

/// Whether `program --version` names exactly this version.
fn says_version(program: &Path, version: &str) -> bool {
    Run::new(program)
        .arg("--version")
        .read()
        .is_ok_and(|said| names_version(&said, version))
}

fn names_version(said: &str, version: &str) -> bool {
    said.split_whitespace()
        .any(|word| word.trim_start_matches('v') == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_version_counts() {
        assert!(names_version("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(names_version("trunk 0.21.14\n", "0.21.14"));
        assert!(!names_version("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!names_version("wasm-bindgen 0.2.1301", "0.2.130"));
    }
}
