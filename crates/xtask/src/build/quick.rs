//! Quick builds for whoever changes an app and looks again: without link-time
//! optimisation, and with what cargo remembers. They need the crates compiled
//! once more, which happens in the background while the product runs.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{DESK, Effort, WIDGET, unchanged::hex, yard};
use crate::{
    house::{House, compiled_crates},
    run::{Run, stop_group},
    say,
};

/// Whether a change can be built in seconds now.
pub(crate) fn is_ready(house: &House) -> Result<bool> {
    Ok(fs::read_to_string(marker(house)?)
        .is_ok_and(|held| mark(house).is_ok_and(|mark| held == mark)))
}

/// Gets ready in the background, at the lowest priority, until this is dropped.
pub(crate) fn prepare(house: &House) -> Result<Preparing> {
    let preparing = Preparing {
        stage: Arc::default(),
    };
    if is_ready(house)? {
        return Ok(preparing);
    }
    say::note(
        "Getting ready for quick rebuilds in the background: after that, a change to an app takes seconds",
    );
    let (marker, mark) = (marker(house)?, mark(house)?);
    let shared = compiled_crates()?;
    let commands = [WIDGET.package, DESK.package].map(|package| {
        let mut command = command(house, package);
        if let Some(shared) = &shared {
            command.env("CARGO_BUILD_BUILD_DIR", shared);
        }
        command
    });
    let stage = Arc::clone(&preparing.stage);
    thread::spawn(move || {
        for command in commands {
            if !build(command, &stage) {
                return;
            }
        }
        // Without the mark the next build is a full one: nothing is lost.
        let _ = fs::write(marker, mark);
    });
    Ok(preparing)
}

/// A preparation under way; dropping it ends it.
pub(crate) struct Preparing {
    stage: Arc<Mutex<Stage>>,
}

#[derive(Default)]
enum Stage {
    #[default]
    Between,
    /// The process group that builds.
    Building(u32),
    Over,
}

impl Drop for Preparing {
    fn drop(&mut self) {
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        if let Stage::Building(group) = *stage {
            stop_group(group);
        }
        *stage = Stage::Over;
    }
}

/// Whether it built; false too when it was stopped.
fn build(mut command: Command, stage: &Mutex<Stage>) -> bool {
    let started = {
        let mut stage = stage.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*stage, Stage::Over) {
            return false;
        }
        command
            .spawn()
            .inspect(|child| *stage = Stage::Building(child.id()))
    };
    let built = started.is_ok_and(|mut child| child.wait().is_ok_and(|status| status.success()));
    let mut stage = stage.lock().unwrap_or_else(PoisonError::into_inner);
    if matches!(*stage, Stage::Building(_)) {
        *stage = Stage::Between;
    }
    built
}

fn command(house: &House, package: &str) -> Command {
    let mut command = Command::new("nice");
    command
        .args(["-n", "19"])
        .arg(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "build",
            "--locked",
            "--quiet",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args(["--profile", Effort::Quick.profile(), "--package", package])
        .current_dir(house.root())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}

fn marker(house: &House) -> Result<PathBuf> {
    Ok(yard(house)?.join("quick.mark"))
}

/// What the crates are compiled from, but for our own, which cargo rebuilds in seconds.
fn mark(house: &House) -> Result<String> {
    let mut sum = Sha256::new();
    for path in ["Cargo.toml", "Cargo.lock", ".cargo/config.toml"] {
        sum.update(fs::read(house.at(path)).with_context(|| format!("cannot read {path}"))?);
    }
    sum.update(Run::new("rustc").arg("--version").read()?);
    Ok(hex(&sum.finalize()))
}
