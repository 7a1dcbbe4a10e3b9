//! The first edition of the content, as the build checked it: the same JSON in
//! the apps and in the server.
//!
//! What is in it is written in `content/**.toml`; how it is checked is the
//! `content-check` crate's, which never runs on a phone.

use domain::consultation::library::Library;
use domain::edition::{Edition, Outline};
use domain::review_figures::published::Published;

/// The edition as JSON.
pub const EDITION_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/edition.json"));

/// What Home and Help show of it, as JSON.
pub const OUTLINE_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/outline.json"));

/// The edition's hash: 16 hexadecimal digits of the SHA-256 of [`EDITION_JSON`].
pub const EDITION_HASH: &str = include_str!(concat!(env!("OUT_DIR"), "/edition.hash"));

/// Its words in other languages: tag, and the JSON of a `domain::language::Language`.
/// English stands in the edition itself. Each is served on its own, and loaded
/// only when it is chosen.
pub const LANGUAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// What the desk builds consultations from, as JSON. No phone has it: an app that does not
/// name it does not hold it.
pub const LIBRARY_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/library.json"));

/// Figures of reviews that the council has published, as JSON. No phone has it.
pub const REVIEW_FIGURES_JSON: &str =
    include_str!(concat!(env!("OUT_DIR"), "/review-figures.json"));

/// Figures of reviews that the council has published, the newest year first; none where it
/// has published none. For the desk.
///
/// # Errors
/// As [`edition`]'s.
pub fn published_review_figures() -> Result<Vec<Published>, serde_json::Error> {
    serde_json::from_str(REVIEW_FIGURES_JSON)
}

/// Questions and templates for consultations, read. For the desk.
///
/// # Errors
/// As [`edition`]'s.
pub fn library() -> Result<Library, serde_json::Error> {
    serde_json::from_str(LIBRARY_JSON)
}

/// The edition, read.
///
/// # Errors
/// Never for the JSON that this build made; the signature is that of reading any edition.
pub fn edition() -> Result<Edition, serde_json::Error> {
    serde_json::from_str(EDITION_JSON)
}

/// What Home and Help show of the edition, read.
///
/// # Errors
/// As [`edition`]'s.
pub fn outline() -> Result<Outline, serde_json::Error> {
    serde_json::from_str(OUTLINE_JSON)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_edition_reads_back_to_the_same_json() {
        let edition = edition().unwrap();
        assert_eq!(serde_json::to_string(&edition).unwrap(), EDITION_JSON);
    }

    #[test]
    fn the_library_has_questions_on_every_priority_and_a_template_of_each_purpose() {
        let library = library().unwrap();
        assert!(library.questions.len() >= 40, "{}", library.questions.len());
        for priority in edition().unwrap().pledge.priorities {
            let about = |one: &&domain::consultation::library::Ready| {
                one.priority.as_ref() == Some(&priority.id)
            };
            let found = library.questions.iter().filter(about).count();
            assert!(found >= 5, "{}: {found}", priority.id);
        }
        for purpose in domain::consultation::asked::Purpose::ALL {
            let mut templates = library.templates.iter();
            assert!(templates.any(|one| one.purpose == *purpose), "{purpose:?}");
        }
    }

    #[test]
    fn what_slough_published_of_its_reviews_is_as_settled() {
        let published = published_review_figures().unwrap();
        let figures: Vec<(u16, String, String)> = published
            .iter()
            .map(|one| (one.year, one.in_time.to_string(), one.took_part.to_string()))
            .collect();
        assert_eq!(figures, [(2019, "95.4".to_owned(), "94.9".to_owned())]);
    }

    #[test]
    fn the_embedded_outline_is_the_editions() {
        assert_eq!(outline().unwrap(), edition().unwrap().outline());
    }

    #[test]
    fn every_language_reads_back_under_its_tag() {
        for (tag, json) in LANGUAGES {
            let language: domain::language::Language = serde_json::from_str(json).unwrap();
            assert_eq!(language.tag, *tag);
        }
    }

    #[test]
    fn slough_has_its_six_priorities_and_enough_in_each_part() {
        let edition = edition().unwrap();
        let promises: usize = edition
            .pledge
            .priorities
            .iter()
            .map(|priority| priority.promises.len())
            .sum();
        assert_eq!(edition.pledge.priorities.len(), 6);
        assert!(promises >= 24, "{promises} promises");
        assert!(
            edition.services.len() >= 25,
            "{} services",
            edition.services.len()
        );
        assert_eq!(edition.helplines[0].call.as_deref(), Some("999"));
    }

    #[test]
    fn every_band_has_a_set_of_questions() {
        let edition = edition().unwrap();
        for band in domain::band::Band::ALL {
            assert!(
                edition.forms.iter().any(|form| form.band == band),
                "{band:?}"
            );
        }
    }

    #[test]
    fn the_hash_is_sixteen_hexadecimal_digits() {
        assert_eq!(EDITION_HASH.len(), 16);
        assert!(EDITION_HASH.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
