//! Requests, the words that suggest danger, and earlier versions: the real ones in the
//! small sound folder, with one change.

use crate::folder::{copy_folder, fixture};
use my_pledge_content_check::{Fault, inspect, listed};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// What the real content lends to the sound folder.
const REAL: [&str; 7] = [
    "facts.toml",
    "trust.toml",
    "words.toml",
    "help/helplines.toml",
    "forms/my-review-12-15.toml",
    "safety/danger-words.toml",
    "requests",
];

/// The folder with these changes: file, what stands there, what is written instead.
fn with(changes: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&fixture("sound"), copy.path());
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    for name in REAL {
        let (from, to) = (content.join(name), copy.path().join(name));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(from, to).unwrap();
        }
    }
    for (file, from, to) in changes {
        let path = copy.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} does not hold {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }
    copy
}

/// What stands in the way without any change: the sound folder's own facts are not
/// among the real ones, and it rests nothing on most of those.
static BEFORE: LazyLock<Vec<Fault>> = LazyLock::new(|| inspect(with(&[]).path()).faults);

/// The faults that the changes made.
fn made(folder: &tempfile::TempDir) -> Vec<Fault> {
    let mut faults = inspect(folder.path()).faults;
    faults.retain(|fault| !BEFORE.contains(fault));
    faults
}

fn only_fault(folder: &tempfile::TempDir) -> Fault {
    let faults = made(folder);
    let [only] = faults.as_slice() else {
        panic!("{}", listed(&faults));
    };
    only.clone()
}

#[test]
fn a_request_that_could_not_be_made_or_answered_is_a_fault() {
    let many: String = (0..3)
        .map(|n| {
            format!("[[topic.question]]\nid = \"q{n}\"\nask = \"How is it?\"\nkind = \"faces\"\n\n")
        })
        .collect();
    for (file, from, to, says) in [
        (
            "claim",
            "about = \"what\"",
            "about = \"why\"",
            "no question of one line",
        ),
        (
            "claim",
            "lines = [\"slough-children-first\"",
            "lines = [\"nobody\"",
            "no helpline is called `nobody`",
        ),
        (
            "good-news",
            "lines = [\"childline\"]",
            "lines = []",
            "no helpline stands with",
        ),
        (
            "good-news",
            "kind = \"long_words\"",
            "kind = \"long_words\"\nagenda = true",
            "mean nothing in a request",
        ),
        (
            "good-news",
            "purpose = \"good-news\"",
            "purpose = \"claim\"",
            "another request is for `claim`",
        ),
        (
            "claim",
            "[[topic.question]]\nid = \"name\"",
            &format!("{many}[[topic.question]]\nid = \"name\""),
            "asks 7 questions",
        ),
        (
            "complaint",
            "within = { working_days = 10 }",
            "within = { working_days = 20 }",
            "not longer than",
        ),
        (
            "complaint",
            "from = \"received\"",
            "from = \"before\"",
            "the first step counts",
        ),
        (
            "complaint",
            "fact = \"TD-39\"",
            "fact = \"TD-38\"",
            "known without a source",
        ),
        (
            "complaint",
            "fact = \"TD-39\"",
            "fact = \"TD-99\"",
            "no fact is called",
        ),
        (
            "complaint",
            "What is not right?",
            "What is wrong with them?",
            "pushes towards an answer",
        ),
        (
            "complaint",
            "What should happen now?",
            "What should happen now, and what should happen to all of the other people there?",
            "sentence of",
        ),
        (
            "complaint",
            "Do you want an advocate to help you?",
            "Do you want an advocate or a lawyer?",
            "two things at once",
        ),
        (
            "advocate",
            "label = \"My review\"",
            "label = \"My placement\"",
            "placement",
        ),
    ] {
        let folder = with(&[(&format!("requests/{file}.toml"), from, to)]);
        let faults = made(&folder);
        assert!(
            faults.iter().any(|fault| fault.what.contains(says)),
            "{from} → {to} says instead: {}",
            listed(&faults)
        );
    }
}

#[test]
fn a_purpose_without_a_request_is_a_door_that_leads_nowhere() {
    let folder = with(&[]);
    fs::remove_file(folder.path().join("requests/thank-you.toml")).unwrap();
    let fault = only_fault(&folder);
    assert!(
        fault.what.contains("no request is for `thank-you`"),
        "{fault}"
    );
}

#[test]
fn a_danger_phrase_that_cannot_be_read_or_leads_to_nobody_is_a_fault() {
    let file = "safety/danger-words.toml";
    for (from, to, says) in [
        ("\"kms\"", "\"I don't\"", "small letters only"),
        ("\"kms\"", "\"... kms\"", "begins or ends with a gap"),
        ("\"kms\"", "\"{nobody} kms\"", "the set {nobody}"),
        (
            "\"samaritans\", ",
            "\"no-such-line\", ",
            "no helpline is called",
        ),
        (
            "id = \"sexual\"",
            "id = \"running\"",
            "another group has this id",
        ),
        (
            "review = \"not_yet\"",
            "review = { by = { name = \"A\", role = \"B\", on = \"2031-01-01\" } }",
            "after the day of this edition",
        ),
    ] {
        let fault = only_fault(&with(&[(file, from, to)]));
        assert!(
            fault.what.contains(says),
            "{from} → {to} says instead: {fault}"
        );
    }
}

#[test]
fn an_editor_is_told_as_long_as_nobody_has_gone_through_the_danger_words() {
    let told = |folder: &tempfile::TempDir| inspect(folder.path()).report.to_string();
    let not_yet = with(&[]);
    assert!(told(&not_yet).contains("not yet reviewed by a professional"));
    let reviewed = with(&[(
        "safety/danger-words.toml",
        "review = \"not_yet\"",
        "review = { by = { name = \"A\", role = \"safeguarding lead\", on = \"2026-11-22\" } }",
    )]);
    assert_eq!(made(&reviewed), []);
    assert!(!told(&reviewed).contains("not yet reviewed"));
}

/// The set for 12 to 15 raised to version 2, and version 1 kept with this line added.
fn raised(kept_with: &str) -> tempfile::TempDir {
    let file = "forms/my-review-12-15.toml";
    let folder = with(&[]);
    let first = fs::read_to_string(folder.path().join(file)).unwrap();
    fs::create_dir(folder.path().join("forms/earlier")).unwrap();
    let kept = first.replacen("version = 1", &format!("version = 1\n{kept_with}"), 1);
    // Wording that nobody would pass today, kept as it was asked.
    let kept = kept.replacen(
        "What should change?",
        "Surely your placement should change?",
        1,
    );
    fs::write(
        folder.path().join("forms/earlier/my-review-12-15-1.toml"),
        kept,
    )
    .unwrap();
    let second = first.replacen("version = 1", "version = 2", 1);
    fs::write(folder.path().join(file), second).unwrap();
    folder
}

#[test]
fn an_earlier_version_is_kept_word_for_word_read_and_never_offered() {
    let folder = raised("offered = false");
    assert_eq!(made(&folder), []);
    let edition = inspect(folder.path()).edition.unwrap();
    let id = "my-review-12-15".into();
    assert_eq!(edition.form(&id).unwrap().version, 2);
    let first = edition.form_version(&id, 1).unwrap();
    assert!(
        first
            .questions()
            .any(|(_, question)| question.ask.starts_with("Surely"))
    );
    let offered = edition
        .forms
        .iter()
        .filter(|form| form.offered && form.id == id);
    assert_eq!(offered.count(), 1);
}

#[test]
fn an_earlier_version_that_would_still_be_asked_is_a_fault() {
    let fault = only_fault(&raised(""));
    assert!(fault.what.contains("would still be asked"), "{fault}");
    let beside = raised("");
    fs::rename(
        beside.path().join("forms/earlier/my-review-12-15-1.toml"),
        beside.path().join("forms/my-review-12-15-1.toml"),
    )
    .unwrap();
    let faults = made(&beside);
    assert!(
        faults
            .iter()
            .any(|fault| fault.what.contains("and so is a newer one")),
        "{}",
        listed(&faults)
    );
}
