//! Reads and checks what people who do not write Rust edit: `content/**.toml`.
//!
//! Every fault is reported at once, with its file, its line, what is wrong and
//! what to do. The content crate's build step and `cargo xtask check-content`
//! both call [`check`]. Nothing of this runs on a phone.

mod amounts;
mod asked;
mod cases;
mod consultations;
mod danger;
mod draft;
mod facts;
pub mod fault;
mod ids;
mod languages;
mod questions;
mod reach;
mod reading;
pub mod report;
mod requests;
mod review_figures;
mod rules;
mod said;
mod sourcing;
mod way_on;
mod wording;

pub use fault::{Fault, listed};
pub use report::Report;

use domain::consultation::library::Library;
use domain::edition::Edition;
use domain::language::Language;
use domain::review_figures::published::Published;
use draft::Draft;
use fault::{Broken, Place};
use reading::ContentFile;
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// Files without which there is no edition.
const NEEDED: [&str; 5] = [
    "bank-holidays.toml",
    "trust.toml",
    "facts.toml",
    "words.toml",
    "pledge/pledge.toml",
];

/// What was read, measured and found wrong.
#[derive(Debug)]
pub struct Inspection {
    /// The edition, when its parts could be read; not to be used while there are faults.
    pub edition: Option<Edition>,
    /// Its words in other languages.
    pub languages: Vec<Language>,
    /// What the desk builds consultations from. Phones never load it.
    pub library: Library,
    /// Figures of reviews that the council has published, for the desk alone.
    pub published: Vec<Published>,
    /// Its figures.
    pub report: Report,
    /// Every fault, in the order of files and lines.
    pub faults: Vec<Fault>,
}

/// Reads and measures a content folder, and lists what is wrong with it.
#[must_use]
pub fn inspect(dir: &Path) -> Inspection {
    let mut faults = Vec::new();
    let mut draft = Draft::default();
    let files = files_in(dir, &mut faults);
    for needed in NEEDED {
        if !files.iter().any(|file| file.name == needed) {
            faults
                .push(Place::file(needed).fault("this file is missing", "a content folder has it"));
        }
    }
    for file in &files {
        draft.add(file, &mut faults);
    }
    let broken = Broken::of(&faults);
    let mut report = Report::default();
    for place in draft.places() {
        report.count(&place.file);
    }
    let said = said::said(&draft);
    report.measure(&said);
    wording::check(&said, &draft.words, &mut faults);
    ids::check(&draft, &mut faults);
    sourcing::check(&draft, &mut faults);
    reach::check(&draft, &mut faults);
    way_on::check(&draft, &broken, &mut faults);
    languages::check(&draft, &broken, &mut faults);
    questions::check(&draft, &broken, &mut faults);
    asked::check(&draft, &mut faults);
    requests::check(&draft, &broken, &mut faults);
    danger::check(&draft, &mut faults);
    report.not_reviewed = danger::not_reviewed(&draft);
    report.shapes = draft
        .all_forms()
        .map(|form| {
            (
                form.head.item.id.to_string(),
                form.head.item.version,
                asked::shape(form),
            )
        })
        .collect();
    consultations::check(&draft, &broken, &mut faults);
    review_figures::check(&draft, &mut faults);
    rules::check(&draft, &broken, &mut faults);
    amounts::check(&draft, &broken, &mut faults);
    let languages = languages::read(std::mem::take(&mut draft.languages));
    let library = draft.library();
    let published = review_figures::published(&draft);
    let cases = std::mem::take(&mut draft.cases);
    let edition = draft.into_edition();
    if let Some(edition) = edition.as_ref().filter(|_| faults.is_empty()) {
        cases::check(&cases, edition, &mut faults);
    }
    report.days_tried = cases::rows(&cases);
    faults.sort();
    Inspection {
        edition,
        languages,
        library,
        published,
        report,
        faults,
    }
}

/// Reads and checks a content folder.
///
/// # Errors
/// Every [`Fault`], in the order of files and lines.
pub fn check(dir: &Path) -> Result<(Edition, Report), Vec<Fault>> {
    let Inspection {
        edition,
        report,
        faults,
        ..
    } = inspect(dir);
    match edition {
        Some(edition) if faults.is_empty() => Ok((edition, report)),
        _ => Err(faults),
    }
}

/// The edition as the one JSON that every end reads, and its hash: the first 16
/// hexadecimal digits of the SHA-256 of that JSON.
///
/// # Errors
/// When it cannot be written as JSON, which no edition that was read can cause.
pub fn as_json(edition: &Edition) -> Result<(String, String), serde_json::Error> {
    let json = serde_json::to_string(edition)?;
    let digest = Sha256::digest(json.as_bytes());
    let hash = digest.iter().take(8).fold(String::new(), |mut out, byte| {
        use std::fmt::Write as _;
        let _ = write!(out, "{byte:02x}");
        out
    });
    Ok((json, hash))
}

/// What Home and Help show of an edition, as JSON.
///
/// # Errors
/// When serde refuses, which it does not for these types.
pub fn outline_as_json(edition: &Edition) -> Result<String, serde_json::Error> {
    serde_json::to_string(&edition.outline())
}

/// What the desk builds consultations from, as JSON.
///
/// # Errors
/// When serde refuses, which it does not for these types.
pub fn library_as_json(library: &Library) -> Result<String, serde_json::Error> {
    serde_json::to_string(library)
}

/// What the council has published of reviews, as JSON.
///
/// # Errors
/// When serde refuses, which it does not for these types.
pub fn published_as_json(published: &[Published]) -> Result<String, serde_json::Error> {
    serde_json::to_string(published)
}

/// A language as JSON.
///
/// # Errors
/// When it cannot be written as JSON, which no language that was read can cause.
pub fn language_as_json(language: &Language) -> Result<String, serde_json::Error> {
    serde_json::to_string(language)
}

/// Every TOML file under the folder, by name.
fn files_in(dir: &Path, faults: &mut Vec<Fault>) -> Vec<ContentFile> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            faults.push(Place::file(&folder.display().to_string()).fault(
                "this folder cannot be read",
                "check that it is there and that you may read it",
            ));
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "toml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
        .into_iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(dir).unwrap_or(&path);
            let name = inside.to_string_lossy().replace('\\', "/");
            match std::fs::read_to_string(&path) {
                Ok(text) => Some(ContentFile { name, text }),
                Err(_) => {
                    faults.push(Place::file(&name).fault(
                        "this file cannot be read as text",
                        "save it as UTF-8, and check that you may read it",
                    ));
                    None
                }
            }
        })
        .collect()
}
