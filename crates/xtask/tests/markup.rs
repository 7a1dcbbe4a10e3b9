//! What the compiler cannot see in the apps' markup.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// `{ for … }` puts its items among their neighbours, which are told apart by counting
/// from the end. With something that comes and goes, the count moves, what stands before
/// it is made anew, and a box somebody writes in loses the keyboard after one letter.
/// `{ option }` keeps its place.
#[test]
fn what_comes_and_goes_keeps_a_place_of_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = Vec::new();
    for app in ["src", "desk/src", "crates/controls/src"] {
        rust_files(&root.join(app), &mut sources);
    }
    assert!(sources.len() > 100, "only {} sources", sources.len());
    let mut found = Vec::new();
    for path in sources {
        let text = fs::read_to_string(&path).expect("a source is UTF-8");
        for (number, line) in text.lines().enumerate() {
            if draws_an_option_as_a_list(line) {
                found.push(format!(
                    "{}:{}: {}",
                    path.display(),
                    number + 1,
                    line.trim()
                ));
            }
        }
    }
    assert!(
        found.is_empty(),
        "write `{{ option }}`, without `for`:\n{}",
        found.join("\n")
    );
}

#[test]
fn the_rule_tells_options_from_lists() {
    for option in [
        "{ for ways.back.then(|| turn()) }",
        "{ for call.as_deref().map(call) }",
        "{ for held.then(|| x).flatten() }",
    ] {
        assert!(draws_an_option_as_a_list(option), "{option}");
    }
    for list in [
        "{ for rows.iter().map(row) }",
        "{ for ALL.into_iter().filter_map(row) }",
        "{ ways.back.then(|| turn()) }",
    ] {
        assert!(!draws_an_option_as_a_list(list), "{list}");
    }
}

fn draws_an_option_as_a_list(line: &str) -> bool {
    line.split_once("{ for ").is_some_and(|(_, drawn)| {
        !drawn.contains("iter()")
            && [".then(", ".as_deref()", ".as_ref()", ".flatten()"]
                .iter()
                .any(|mark| drawn.contains(mark))
    })
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("an app's sources are there") {
        let path = entry.expect("a folder can be read").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}
