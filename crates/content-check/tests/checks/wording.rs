//! How content is worded, in English and in other languages.

use crate::folder::{changed, each_makes_one_fault, fixture};
use my_pledge_content_check::{check, inspect, listed};
use std::fs;

#[test]
fn sentences_are_short_and_whole() {
    let long = "You see your social worker and they see you and you talk and they listen and you both write it down again.";
    each_makes_one_fault(
        "pledge/1-keep-safe.toml",
        &[
            (
                "Your social worker must come and see you.",
                long,
                "a sentence of 22 words",
            ),
            (
                "Your social worker must come and see you.",
                "Your social worker visits",
                "does not end as a sentence",
            ),
            ("Your social worker must come and see you.", "", "is empty"),
            (
                "You can talk with nobody else in the room.",
                "You have a LAC talk.",
                "says “LAC”",
            ),
        ],
    );
}

#[test]
fn easy_read_sentences_are_shorter_still() {
    let folder = changed("forms/my-review.toml", "\"12-15\"", "\"easy-read\"");
    let text = fs::read_to_string(folder.path().join("forms/my-review.toml")).unwrap();
    let thirteen = "Say what you think and what you want and what you do not.";
    fs::write(
        folder.path().join("forms/my-review.toml"),
        text.replace("Say what you think.", thirteen),
    )
    .unwrap();
    let faults = check(folder.path()).unwrap_err();
    assert_eq!(faults.len(), 1, "{}", listed(&faults));
    assert!(
        faults[0].what.contains("13 words") && faults[0].mend.contains("12 words"),
        "{}",
        faults[0]
    );
}

#[test]
fn a_file_that_is_too_hard_to_read_is_a_fault() {
    each_makes_one_fault(
        "help/helplines.toml",
        &[(
            "You are in danger right now.",
            "Immediate professional intervention necessary.",
            "its reading age is",
        )],
    );
}

#[test]
fn the_interface_is_held_to_the_same_words() {
    each_makes_one_fault(
        "phrases/en.toml",
        &[
            ("{n} promises", "{n} LAC promises", "says “LAC”"),
            ("Home", " ", "is empty"),
        ],
    );
}

#[test]
fn overlays_translate_only_what_is_there() {
    each_makes_one_fault(
        "languages/cy/forms.toml",
        &[
            (
                "promise.first-visit",
                "promise.second-visit",
                "no promise second-visit",
            ),
            ("version = 1", "version = 2", "no form my-review version 2"),
            (
                "question.settled",
                "question.unsettled",
                "no question my-review version 1/unsettled",
            ),
            (
                "yes = \"Ydw\"",
                "maybe = \"Efallai\"",
                "no choice my-review version 1/settled/maybe",
            ),
            (
                "title = \"Ymweliad\"",
                "titel = \"Ymweliad\"",
                "`titel` is not a field",
            ),
        ],
    );
    let inspection = inspect(&fixture("sound"));
    let language = &inspection.languages[0];
    let mut edition = inspection.edition.unwrap();
    language.words.lay_over(&mut edition);
    assert_eq!(edition.pledge.priorities[0].promises[0].title, "Ymweliad");
    assert_eq!(edition.forms[0].title, "Fy Adolygiad");
}
