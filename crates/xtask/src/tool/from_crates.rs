//! Tools that come from crates.io: taken ready-made through `cargo binstall`
//! where that is installed, else compiled without optimisation, which is the
//! quickest way to a tool that runs for seconds.

use std::{
    fs,
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use super::{cache, find_on_path, is_on_path, says_version};
use crate::{run::Run, say};

/// A tool from crates.io.
pub(crate) struct CrateTool {
    pub(super) name: &'static str,
    pub(super) package: &'static str,
    pub(super) binary: &'static str,
    pub(super) version: String,
    pub(super) flags: &'static [&'static str],
    pub(super) why: &'static str,
    pub(super) usual_minutes: u64,
    pub(super) usual_crates: u32,
}

impl CrateTool {
    fn folder_name(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }

    /// The folder of the program, if this machine has it already.
    fn found(&self) -> Option<PathBuf> {
        find_on_path(self.binary)
            .filter(|program| says_version(program, &self.version))
            .and_then(|program| program.parent().map(Path::to_owned))
            .or_else(|| cache::find(&self.folder_name()).map(|folder| folder.join("bin")))
    }

    fn install(&self) -> Result<PathBuf> {
        let folder = cache::kept(&self.folder_name(), |fresh| {
            if self.fetch(fresh) {
                Ok(())
            } else {
                self.compile(fresh)
            }
        })?;
        Ok(folder.join("bin"))
    }

    /// Whether it came ready-made.
    fn fetch(&self, fresh: &Path) -> bool {
        if !is_on_path("cargo-binstall") {
            return false;
        }
        say::note(&format!(
            "{} {}: looking for a ready-made one",
            self.name, self.version
        ));
        let took = Run::cargo()
            .args([
                "binstall",
                "--no-confirm",
                "--disable-strategies",
                "compile",
                "--version",
                &self.version,
            ])
            .arg("--root")
            .arg(fresh)
            .arg(self.package)
            .quietly();
        took.is_ok() && fresh.join("bin").is_dir()
    }

    fn compile(&self, fresh: &Path) -> Result<()> {
        let build = fresh.join("build");
        let mut progress = Progress::new(self);
        Run::cargo()
            .args([
                "install",
                "--debug",
                "--no-track",
                "--version",
                &self.version,
            ])
            .args(self.flags)
            .arg("--root")
            .arg(fresh)
            .arg("--target-dir")
            .arg(&build)
            .arg(self.package)
            // Less for the compiler to do, and a quicker tool.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false")
            .env("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false")
            .env("CARGO_PROFILE_DEV_PANIC", "abort")
            .env("CARGO_PROFILE_DEV_INCREMENTAL", "false")
            // Not the workspace: its `.cargo/config.toml` is about the apps.
            .inside(fresh)
            .watched(|line| progress.hear(line))
            .with_context(|| {
                format!(
                    "cannot install {} {}, which {}: it comes from crates.io, so look whether the network is there and try again",
                    self.name, self.version, self.why
                )
            })?;
        progress.end();
        fs::remove_dir_all(&build).context("cannot clear away what was compiled on the way")
    }
}

/// The folders of these tools' programs; what is missing is installed, with
/// the time it usually takes said beforehand.
pub(crate) fn install_all(tools: &[CrateTool]) -> Result<Vec<PathBuf>> {
    let missing: Vec<_> = tools.iter().filter(|tool| tool.found().is_none()).collect();
    if !missing.is_empty() {
        let minutes: u64 = missing.iter().map(|tool| tool.usual_minutes).sum();
        say::step(&format!(
            "Installing what is missing, once for every checkout: about {minutes} min on two idle cores"
        ));
        for tool in &missing {
            say::note(&format!(
                "{} {} {}: about {} min",
                tool.name, tool.version, tool.why, tool.usual_minutes
            ));
        }
    }
    // Together: the end of each has work for one core alone.
    thread::scope(|scope| {
        let installs: Vec<_> = tools
            .iter()
            .map(|tool| scope.spawn(|| tool.found().map_or_else(|| tool.install(), Ok)))
            .collect();
        installs
            .into_iter()
            .map(|install| {
                install
                    .join()
                    .unwrap_or_else(|_| bail!("an install stopped in the middle"))
            })
            .collect()
    })
}

/// One line that moves on a terminal; a line every quarter of a minute elsewhere.
struct Progress<'tool> {
    tool: &'tool CrateTool,
    began: Instant,
    said: Duration,
    crates: u32,
}

impl<'tool> Progress<'tool> {
    const EVERY: Duration = Duration::from_secs(15);

    fn new(tool: &'tool CrateTool) -> Self {
        Self {
            tool,
            began: Instant::now(),
            said: Duration::ZERO,
            crates: 0,
        }
    }

    fn hear(&mut self, line: &str) {
        if !line.trim_start().starts_with("Compiling") {
            return;
        }
        self.crates += 1;
        let now = self.began.elapsed();
        let moving = std::io::stderr().is_terminal();
        if !moving && now < self.said + Self::EVERY {
            return;
        }
        self.said = now;
        let words = format!(
            "{}: {} of about {} crates, {} of about {} min",
            self.tool.name,
            self.crates,
            self.tool.usual_crates.max(self.crates),
            say::time(now),
            self.tool.usual_minutes
        );
        if moving {
            // A terminal that cannot be written to is no reason to stop.
            let _ = write!(std::io::stderr(), "\r    {words}   ");
        } else {
            say::note(&words);
        }
    }

    fn end(&self) {
        if std::io::stderr().is_terminal() {
            let _ = write!(std::io::stderr(), "\r{:70}\r", "");
        }
        say::note(&format!(
            "{} {} is installed: {} crates in {}",
            self.tool.name,
            self.tool.version,
            self.crates,
            say::time(self.began.elapsed())
        ));
    }
}
