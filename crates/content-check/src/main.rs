//! `my-pledge-content-check FOLDER`: the figures of a content folder and every
//! fault in it. `cargo xtask check-content` runs this.
#![expect(
    clippy::print_stdout,
    reason = "a command: what it prints is what it is for"
)]

use std::{path::Path, process::ExitCode};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("which folder? For example: my-pledge-content-check content");
        return ExitCode::from(2);
    };
    let inspection = my_pledge_content_check::inspect(Path::new(&folder));
    println!("{}", inspection.report);
    if inspection.faults.is_empty() {
        println!("Nothing to put right.");
        return ExitCode::SUCCESS;
    }
    println!("{}", my_pledge_content_check::listed(&inspection.faults));
    ExitCode::FAILURE
}
