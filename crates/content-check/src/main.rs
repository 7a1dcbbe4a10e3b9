//! `my-pledge-content-check FOLDER`: every fault of a content folder, or its
//! figures when there is none. `cargo xtask check-content` runs this.
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
    match my_pledge_content_check::check(Path::new(&folder)) {
        Ok((_, report)) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(faults) => {
            println!("{}", my_pledge_content_check::listed(&faults));
            ExitCode::FAILURE
        }
    }
}
