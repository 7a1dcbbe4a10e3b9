//! Tools that come from npm. They only make things smaller or check them, so a
//! machine without npm still builds.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{cache, is_on_path};
use crate::{run::Run, say};

/// A tool from npm.
pub(crate) struct NpmTool {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// The file to use, inside the package.
    pub(super) entry: &'static str,
    pub(super) why: &'static str,
}

impl NpmTool {
    /// The file to use, if it is here or can be had; `None` without npm.
    pub(crate) fn get(&self) -> Result<Option<PathBuf>> {
        let folder = format!("{}-{}", self.name, self.version);
        if cache::find(&folder).is_none() && !is_on_path("npm") {
            return Ok(None);
        }
        let kept = cache::kept(&folder, |fresh| {
            say::note(&format!(
                "Installing {} {} from npm: it {}",
                self.name, self.version, self.why
            ));
            Run::new("npm")
                .args([
                    "install",
                    "--no-save",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--loglevel=error",
                    "--prefix",
                ])
                .arg(fresh)
                .arg(format!("{}@{}", self.name, self.version))
                .quietly()
                .with_context(|| {
                    format!(
                        "cannot install {} {}; it {}",
                        self.name, self.version, self.why
                    )
                })
        })?;
        Ok(Some(
            kept.join("node_modules").join(self.name).join(self.entry),
        ))
    }

    /// The same, where it cannot be done without.
    pub(crate) fn need(&self) -> Result<PathBuf> {
        self.get()?.with_context(|| {
            format!(
                "{} {} is needed: it {}. Install Node.js 20 or newer with npm and try again",
                self.name, self.version, self.why
            )
        })
    }
}
