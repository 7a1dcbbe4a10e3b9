//! Each check fires on its own mistake and on nothing else; ten mistakes in one
//! folder are all reported at once. `tests/sound` is a small folder with no fault.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops at the first thing that is not as it says"
)]

mod consultations;
mod folder;
mod groups;
mod questions;
mod requests;
mod review_figures;
mod rules;
mod sources;
mod wording;

use folder::{changed, each_makes_one_fault, fault, fixture};
use my_pledge_content_check::{check, listed};
use std::fs;

#[test]
fn the_sound_folder_has_no_fault() {
    if let Err(faults) = check(&fixture("sound")) {
        panic!("{}", listed(&faults));
    }
}

#[test]
fn ten_mistakes_are_reported_at_once_with_their_lines() {
    let faults = check(&fixture("ten-mistakes")).unwrap_err();
    let said: Vec<(&str, Option<usize>, &str)> = faults
        .iter()
        .map(|fault| (fault.file.as_str(), fault.line, fault.id.as_str()))
        .collect();
    let expected = [
        (
            "forms/my-review.toml",
            Some(17),
            "settled",
            "pushes towards an answer",
        ),
        ("forms/my-review.toml", Some(17), "settled", "not sure"),
        ("forms/my-review.toml", Some(27), "why", "`nope`"),
        (
            "help/helplines.toml",
            Some(1),
            "emergency",
            "after the day of this edition",
        ),
        (
            "local-offer/advice.toml",
            Some(1),
            "advice-line",
            "“placement”",
        ),
        (
            "local-offer/advice.toml",
            Some(1),
            "advice-line",
            "not a safe address",
        ),
        (
            "pledge/1-keep-safe.toml",
            Some(7),
            "first-visit",
            "`ask` is missing",
        ),
        (
            "pledge/1-keep-safe.toml",
            Some(13),
            "first-visit",
            "`amuont` is not a field",
        ),
        (
            "pledge/1-keep-safe.toml",
            Some(18),
            "In_Private",
            "usual shape",
        ),
        (
            "pledge/1-keep-safe.toml",
            Some(18),
            "In_Private",
            "names a date or an amount",
        ),
    ];
    assert_eq!(faults.len(), expected.len(), "{}", listed(&faults));
    for (file, line, id, says) in expected {
        assert!(
            faults
                .iter()
                .any(|fault| (fault.file.as_str(), fault.line, fault.id.as_str())
                    == (file, line, id)
                    && fault.what.contains(says)),
            "{file}, {line:?}, {id}: {says} is not among {said:?}\n{}",
            listed(&faults)
        );
    }
}

#[test]
fn a_fault_says_where_it_is_and_what_to_do() {
    let fault = fault(
        "pledge/1-keep-safe.toml",
        "Keep safe\"",
        "Keep safe\"\ncolour = \"red\"",
    );
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("pledge/1-keep-safe.toml", Some(4))
    );
    assert!(fault.what.contains("`colour` is not a field"), "{fault}");
    assert!(fault.mend.contains("heading"), "{fault}");
}

#[test]
fn what_is_not_toml_is_said_with_its_line() {
    let folder = changed("help/helplines.toml", "name = \"999\"", "name = \"999");
    let faults = check(folder.path()).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.line == Some(3) && fault.what.contains("not TOML")),
        "{}",
        listed(&faults)
    );
}

#[test]
fn a_file_that_nothing_reads_is_a_fault() {
    let folder = changed("trust.toml", "A Town\"", "A Town\"");
    fs::create_dir(folder.path().join("plegde")).unwrap();
    fs::write(folder.path().join("plegde/x.toml"), "").unwrap();
    fs::remove_file(folder.path().join("words.toml")).unwrap();
    let faults = check(folder.path()).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.file == "plegde/x.toml" && fault.what.contains("nothing reads"))
    );
    assert!(
        faults
            .iter()
            .any(|fault| fault.file == "words.toml" && fault.what.contains("missing"))
    );
}

#[test]
fn ids_have_a_shape_and_name_one_thing() {
    each_makes_one_fault(
        "pledge/1-keep-safe.toml",
        &[
            (
                "\"in-private\"",
                "\"first-visit\"",
                "another promise is called",
            ),
            ("\"in-private\"", "\"In private\"", "usual shape"),
            ("\"in-private\"", "\"in--private\"", "usual shape"),
        ],
    );
    each_makes_one_fault(
        "forms/my-review.toml",
        &[
            (
                "id = \"why\"",
                "id = \"help\"",
                "another question is called",
            ),
            (
                "id = \"school\"",
                "id = \"money\"",
                "another choice is called",
            ),
        ],
    );
}
