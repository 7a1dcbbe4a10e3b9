//! The style sheets: a value that is asked for by name has been given one. A browser
//! leaves out what it does not know and says nothing.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn sheets() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all = String::new();
    for folder in ["static/css", "desk/css"] {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            if path.extension().is_some_and(|end| end == "css") {
                all.push_str(&fs::read_to_string(path).expect("it can be read"));
                all.push('\n');
            }
        }
    }
    all
}

fn name(text: &str) -> &str {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    text.split(ends).next().unwrap_or_default()
}

#[test]
fn every_value_that_is_used_by_name_is_given_somewhere() {
    let sheets = sheets();
    let used: BTreeSet<&str> = sheets.split("var(").skip(1).map(name).collect();
    let given: BTreeSet<&str> = sheets
        .match_indices("--")
        .map(|(at, _)| &sheets[at..])
        .filter(|rest| rest[name(rest).len()..].trim_start().starts_with(':'))
        .map(name)
        .collect();
    assert!(used.len() > 20, "the sheets were not read: {used:?}");
    let missing: Vec<_> = used.difference(&given).collect();
    assert!(missing.is_empty(), "used but never given: {missing:?}");
}

#[test]
fn what_the_desk_hides_no_rule_shows_again() {
    // A paper for a review leaves out what is for one person alone: a rule that lays it
    // out for the printer once showed it again.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let desk = fs::read_to_string(root.join("desk/css/desk.css")).expect("it can be read");
    assert!(desk.contains("[hidden] { display: none !important; }"));
}
