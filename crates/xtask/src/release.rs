//! `cargo xtask release`: one binary with the whole product inside.

use anyhow::{Context, Result};

use crate::{
    build::{self, Effort},
    house::House,
    preflight,
    run::Run,
    say, size,
};

/// Builds both apps as they are shipped, holds them to their budget, and puts
/// them into an optimised server.
pub(crate) fn release(house: &House) -> Result<()> {
    preflight::rustc_is_new_enough(house)?;
    preflight::wasm_target_is_there()?;
    build::apps(house, Effort::Full, None)?;
    size::hold_to_budget(house)?;
    say::step("Building the server with both apps inside");
    Run::cargo()
        .args([
            "build",
            "--locked",
            "--release",
            "--package",
            "my-pledge-server",
            "--features",
            "embed-apps",
        ])
        .inside(house.root())
        .quietly()
        .context("the server did not build")?;
    let binary = house
        .target()
        .join("release")
        .join(format!("my-pledge-server{}", std::env::consts::EXE_SUFFIX));
    let bytes = binary
        .metadata()
        .with_context(|| format!("no {}", binary.display()))?
        .len();
    say::note(&format!(
        "{} ({} MiB). `my-pledge-server serve` alone runs the product.",
        binary.display(),
        bytes / 1024 / 1024
    ));
    Ok(())
}
