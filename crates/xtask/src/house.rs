//! Where things are: the workspace, what is built, and this user's tool cache.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

/// The workspace on disk.
pub(crate) struct House {
    root: PathBuf,
}

impl House {
    /// The workspace this command was built from.
    pub(crate) fn find() -> Result<Self> {
        // `cargo run` says where the package is now; a binary started by hand
        // only knows where it was built.
        let here =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&here)
            .parent()
            .and_then(Path::parent)
            .context("crates/xtask is not inside the workspace")?;
        if !root.join("Cargo.lock").is_file() {
            bail!(
                "{} has moved since this command was built: run `cargo clean -p my-pledge-xtask` and try again",
                root.display()
            );
        }
        Ok(Self {
            root: root.to_owned(),
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the workspace.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// What cargo builds into.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.at("target"), |path| self.root.join(path))
    }

    /// The server, as a development build leaves it.
    pub(crate) fn server_binary(&self) -> PathBuf {
        self.target()
            .join("debug")
            .join(format!("my-pledge-server{}", env::consts::EXE_SUFFIX))
    }

    /// The version of a package in `Cargo.lock`.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.at("Cargo.lock");
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let lock: toml::Table = text
            .parse()
            .with_context(|| format!("cannot understand {}", path.display()))?;
        lock.get("package")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
            .and_then(|entry| entry.get("version")?.as_str())
            .map(str::to_owned)
            .with_context(|| format!("Cargo.lock has no {package}"))
    }
}

/// Where cargo keeps what it compiles on the way to the apps and the server: beside the
/// tools, so that another checkout finds the libraries compiled. What comes out at the
/// end lies in `target/` as ever. `None` where this user has chosen a place already.
pub(crate) fn compiled_crates() -> Result<Option<PathBuf>> {
    let chosen = ["CARGO_BUILD_BUILD_DIR", "CARGO_TARGET_DIR"]
        .iter()
        .any(|name| env::var_os(name).is_some());
    if chosen {
        return Ok(None);
    }
    Ok(Some(tool_cache()?.join("compiled")))
}

/// Tools that every checkout of this user shares: `MY_PLEDGE_TOOLS`, or
/// `my-pledge/tools` in the user's cache.
pub(crate) fn tool_cache() -> Result<PathBuf> {
    if let Some(set) = env::var_os("MY_PLEDGE_TOOLS") {
        return Ok(set.into());
    }
    let cache = env::var_os("XDG_CACHE_HOME")
        .filter(|set| Path::new(set).is_absolute())
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .context("no home folder to keep tools in: set MY_PLEDGE_TOOLS to a folder")?;
    Ok(cache.join("my-pledge").join("tools"))
}
