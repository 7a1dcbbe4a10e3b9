//! `explain`: what somebody with these facts is owed on a day, and why. For content
//! editors and tests; the same function as the phone's. Nothing is stored or sent.

use crate::edges::Clock;
use chrono::NaiveDate;
use clap::Args;
use domain::circumstances::Circumstances;
use domain::decide::decide;
use domain::edition::Edition;
use domain::explain::{Explanation, explanation};
use std::io::Read;
use std::path::{Path, PathBuf};

mod readable;
mod shape;

/// The most that facts about one person can fill, in bytes.
const MOST_BYTES: u64 = 64 * 1024;

/// The most of a file's name that is shown again, in characters.
const MOST_NAME: usize = 200;

/// What to explain.
#[derive(Debug, Args)]
pub struct Options {
    /// The person's facts as JSON; `-` reads them from standard input.
    #[arg(long, value_name = "FILE")]
    person: PathBuf,
    /// The day, YYYY-MM-DD; today if not given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// Why there is nothing to explain. Each is one line that says what to mend.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The file cannot be opened.
    #[error("{0}: cannot be read; check the name and that you may read it")]
    File(String),
    /// Far more than the facts about one person.
    #[error("{0}: is larger than 64 KiB; facts about one person are far shorter")]
    TooLarge(String),
    /// Not JSON of the shape that is described.
    #[error("{field}: {what}")]
    Shape {
        /// Where in the file.
        field: String,
        /// What is wrong there.
        what: String,
    },
    /// Facts that cannot be true.
    #[error("{0}")]
    Impossible(#[from] domain::circumstances::Fault),
    /// The machine's clock stands outside all calendars.
    #[error("--on: today cannot be read from the clock; give the day")]
    NoDay,
    /// The content that this binary was built with cannot be read, or the answer not written.
    #[error("the built-in content cannot be used: {0}")]
    Content(#[from] serde_json::Error),
}

/// The answer, ready to print.
///
/// # Errors
/// One clear line for a bad file; see [`Refused`].
pub fn run(options: &Options) -> Result<String, Refused> {
    let written = read(&options.person)?;
    let on = options.on.or_else(today).ok_or(Refused::NoDay)?;
    let person = circumstances(&written)?;
    person.check(on)?;
    let edition = content::edition()?;
    if options.json {
        Ok(serde_json::to_string_pretty(&explain(
            &edition, &person, on,
        ))?)
    } else {
        let decision = decide(&edition.rules, &edition.bank_holidays, &person, on);
        Ok(readable::page(&edition, &decision))
    }
}

/// What this edition says of this person on this day.
#[must_use]
pub fn explain(edition: &Edition, person: &Circumstances, on: NaiveDate) -> Explanation {
    explanation(&decide(&edition.rules, &edition.bank_holidays, person, on))
}

/// Reads facts about one person.
///
/// # Errors
/// When the JSON is broken or of another shape; the line names the field.
pub fn circumstances(written: &str) -> Result<Circumstances, Refused> {
    // Some editors put a mark before the first letter.
    let written = written.strip_prefix('\u{feff}').unwrap_or(written);
    let value = serde_json::from_str::<serde_json::Value>(written).ok();
    let refused = |path: &str, error| shape::refused(path, &error, value.is_some());
    let mut json = serde_json::Deserializer::from_str(written);
    let person = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| refused(&error.path().to_string(), error.into_inner()))?;
    json.end().map_err(|error| refused(".", error))?;
    let listed = value.as_ref().and_then(shape::listed);
    listed.map_or(Ok(person), Err)
}

fn day(written: &str) -> Result<NaiveDate, &'static str> {
    written
        .parse()
        .map_err(|_| "that is not a day; write one that exists, like 2027-03-14")
}

fn today() -> Option<NaiveDate> {
    chrono::DateTime::from_timestamp(Clock::of_this_machine().seconds(), 0)
        .map(|now| now.date_naive())
}

fn read(path: &Path) -> Result<String, Refused> {
    let from_input = path.as_os_str() == "-";
    let name = if from_input {
        "standard input".to_owned()
    } else {
        shape::shown(&path.display().to_string(), MOST_NAME)
    };
    let unreadable = |_| Refused::File(name.clone());
    let mut bytes = Vec::new();
    let most = MOST_BYTES + 1;
    if from_input {
        std::io::stdin()
            .lock()
            .take(most)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
    } else {
        let file = std::fs::File::open(path).map_err(unreadable)?;
        file.take(most)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refused::TooLarge(name));
    }
    String::from_utf8(bytes).map_err(|_| Refused::Shape {
        field: "the file".into(),
        what: "is not text in UTF-8; save it as UTF-8".into(),
    })
}

#[cfg(test)]
mod tests;
