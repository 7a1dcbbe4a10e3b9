//! Cuts a linked WASM at its `wasm_split` doors: what is needed at the start, a file
//! for what each door leads to, and files for what several of them share.
//!
//! A program of its own, because only builds to be shipped need it, and what it is
//! made of takes longer to compile than all the rest of `cargo xtask`, which calls it.
#![expect(
    clippy::print_stdout,
    reason = "it tells its caller which files it made, one a line"
)]

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Parser;

/// What to cut, and where to put it.
#[derive(Parser)]
struct Line {
    /// The WASM as it was linked, with relocations.
    linked: PathBuf,
    /// The folder for the chapters and their loader.
    #[arg(long)]
    out_dir: PathBuf,
    /// The file for what is needed at the start.
    #[arg(long)]
    first: PathBuf,
    /// The module that fetches the chapters, as the WASM names it.
    #[arg(long)]
    loader: String,
    /// The module of wasm-bindgen's glue, as the loader names it.
    #[arg(long)]
    glue: String,
}

fn main() -> Result<()> {
    let line = Line::parse();
    let linked = std::fs::read(&line.linked)?;
    let mut options = wasm_split_cli_support::Options::new(&linked);
    options.output_dir = &line.out_dir;
    options.main_out_path = &line.first;
    options.link_name = &line.loader;
    options.main_module = &line.glue;
    let cut = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;
    for chapter in cut.split_modules {
        println!("{}", chapter.display());
    }
    Ok(())
}
