//! What the compiler cannot see in the apps' markup.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is drawn in braces stands among its neighbours as often as it is there, and they
/// are told apart by counting from the end. An option that comes and goes moves the count:
/// what stands before it is made anew, and a box somebody writes in loses the keyboard
/// after one letter. `if` and `unwrap_or_default()` keep a place for what is not there.
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
            if draws_a_bare_option(line) {
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
        "write `if …`, or `{{ option.unwrap_or_default() }}`:\n{}",
        found.join("\n")
    );
}

#[test]
fn the_rule_tells_bare_options_from_what_keeps_its_place() {
    for option in [
        "{ for ways.back.then(|| turn()) }",
        "{ call.as_deref().map(call) }",
        "{ held.then(|| x).flatten() }",
    ] {
        assert!(draws_a_bare_option(option), "{option}");
    }
    for steady in [
        "{ for rows.iter().map(row) }",
        "{ for ALL.into_iter().filter_map(row) }",
        "{ call.as_deref().map(call).unwrap_or_default() }",
        "{ row(names.as_deref()) }",
        "let x = held.then(|| x);",
    ] {
        assert!(!draws_a_bare_option(steady), "{steady}");
    }
}

/// Whether the line is an expression in braces that ends as an option.
fn draws_a_bare_option(line: &str) -> bool {
    let Some(drawn) = line
        .trim()
        .strip_prefix("{ ")
        .and_then(|rest| rest.strip_suffix(" }"))
    else {
        return false;
    };
    !drawn.contains("iter()")
        && !drawn.ends_with(".unwrap_or_default()")
        && [
            ".then(",
            ".then_some(",
            ".as_deref().",
            ".as_ref().",
            ".flatten()",
        ]
        .iter()
        .any(|mark| drawn.contains(mark))
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
