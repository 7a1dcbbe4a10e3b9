//! Questions and whole consultations that staff begin from.

use crate::folder::{changed, each_makes_one_fault, fixture};
use my_pledge_content_check::{check, inspect, listed};

const LIBRARY: &str = "consultations/library.toml";
const POLL: &str = "consultations/templates/a-poll.toml";

#[test]
fn a_question_of_the_library_is_held_to_what_the_linter_only_advises() {
    each_makes_one_fault(
        LIBRARY,
        &[
            (
                "What would you like",
                "Don’t you want",
                "pushes towards an answer",
            ),
            ("theme = \"Free time\"", "theme = \" \"", "`theme` is empty"),
            ("id = \"ball\"", "id = \"rocket\"", "no picture `rocket`"),
        ],
    );
}

#[test]
fn a_question_that_cannot_be_asked_or_is_about_nothing_is_named() {
    for (from, to, said) in [
        (
            "priority = \"keep-safe\"",
            "priority = \"keep-warm\"",
            "there is no priority `keep-warm`",
        ),
        ("kind = \"yes_no\"", "kind = \"maybe\"", "maybe"),
        ("bands = [\"12_15\", \"16_17\"]", "bands = []", "bands"),
        (
            "ask = \"Did you have a say in your last plan?\"",
            "ask = \"\"",
            "ask",
        ),
        ("ask = \"Did", "aks = \"Did", "aks"),
        (
            "id = \"friday\"",
            "id = \"have-a-say\"",
            "another question is called",
        ),
    ] {
        let folder = changed(LIBRARY, from, to);
        let faults = check(folder.path()).expect_err(to);
        assert!(
            faults.iter().any(|fault| fault.to_string().contains(said)),
            "{to}: {}",
            listed(&faults)
        );
        assert!(
            faults
                .iter()
                .all(|fault| fault.file.starts_with("consultations/")),
            "{}",
            listed(&faults)
        );
    }
}

#[test]
fn a_template_opens_on_some_day_and_asks_what_the_library_asks() {
    each_makes_one_fault(
        POLL,
        &[
            ("days = 7", "days = 0", "open for no day"),
            (
                "in your last plan?",
                "in your last review?",
                "is another question in the library",
            ),
            ("A quick poll", "", "`title`"),
        ],
    );
}

#[test]
fn phones_never_load_what_only_staff_begin_from() {
    let found = inspect(&fixture("sound"));
    assert_eq!(found.library.questions.len(), 2);
    assert_eq!(found.library.templates.len(), 1);
    let edition = serde_json::to_string(&found.edition).unwrap();
    assert!(
        !edition.contains("have-a-say"),
        "the edition carries the library"
    );
}
