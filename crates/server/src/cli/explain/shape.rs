//! What is wrong with the shape of a file, in words for somebody who writes such
//! files and has never heard of a parser. Facts of the right shape that cannot be
//! true are `domain::circumstances::Fault`'s.

use super::Refused;
use serde_json::error::Category;

/// The most of somebody's own text that is shown again, in characters.
const MOST_SHOWN: usize = 60;

/// What to say of a file that cannot be read as facts about one person. `path` is
/// where the reader stood; `is_json` whether the file is at least JSON.
pub(super) fn refused(path: &str, error: &serde_json::Error, is_json: bool) -> Refused {
    let place = format!("line {}, column {}", error.line(), error.column());
    let message = error.to_string();
    match error.classify() {
        Category::Eof if error.column() == 0 => {
            whole("is empty; it must hold the facts about one person, in { }")
        }
        Category::Eof => whole(&format!(
            "stops in the middle, at {place}; a bracket or a quote is missing"
        )),
        // A word was looked for, and something without quotes found.
        Category::Syntax if is_json => at(path, wanted(path, &message)),
        Category::Syntax | Category::Io if message.starts_with("recursion limit") => {
            at(path, "has more brackets inside each other than facts need")
        }
        Category::Syntax | Category::Io if message.starts_with("trailing characters") => whole(
            &format!("goes on after the last bracket, at {place}; take that out"),
        ),
        Category::Syntax | Category::Io if matches!(path, "." | "?") => {
            whole(&format!("is not JSON, at {place}"))
        }
        Category::Syntax | Category::Io => at(path, &format!("cannot be read, at {place}")),
        Category::Data => wrong_fact(path, &message),
    }
}

/// Where a list stands in place of `{ }`: a reader that counts instead of reading
/// names would take the wrong fact for another.
pub(super) fn listed(written: &serde_json::Value) -> Option<Refused> {
    let facts = ["placement", "last"].map(|name| (name.to_owned(), written.get(name)));
    let periods = written
        .get("care_periods")
        .and_then(serde_json::Value::as_array)
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(at, period)| (format!("care_periods[{at}]"), Some(period)));
    std::iter::once((String::new(), Some(written)))
        .chain(facts)
        .chain(periods)
        .find(|(_, fact)| fact.is_some_and(serde_json::Value::is_array))
        .map(|(field, _)| in_brackets(&field))
}

fn wrong_fact(path: &str, message: &str) -> Refused {
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(message, _)| message);
    if let Some(name) = quoted(message, "missing field `") {
        return at(&below(path, name), "is missing");
    }
    if let Some(name) = quoted(message, "duplicate field `") {
        return at(&below(path, name), "is given twice; take one out");
    }
    if message.starts_with("unknown field `") {
        return at(
            path,
            &format!("is no fact that is known here{}", choice(message)),
        );
    }
    if let Some(word) = quoted(message, "unknown variant `") {
        return at(
            path,
            &format!(
                "“{}” is not known here{}",
                shown(word, MOST_SHOWN),
                choice(message)
            ),
        );
    }
    // A list where `{ }` belongs is read by place: the path ends in its number.
    if let Some((field, _)) = path.split_once("[0]")
        && !matches!(field, "care_periods" | "unsure")
    {
        return in_brackets(field);
    }
    if let Some(field) = path.strip_suffix("[0]")
        && field.starts_with("care_periods[")
    {
        return in_brackets(field);
    }
    at(path, wanted(path, message))
}

/// What a fact of this name looks like.
fn wanted(path: &str, message: &str) -> &'static str {
    let name = path.rsplit(['.', ']']).next().unwrap_or(path);
    if name.ends_with("_on") || matches!(name, "from" | "to" | "since") {
        "is not a day; write one that exists, like \"2009-03-14\""
    } else if message.ends_with("expected a boolean") {
        "is neither true nor false"
    } else if message.ends_with("expected u32") {
        "is not a whole number from 0 up"
    } else if message.ends_with("expected a sequence") {
        "is not a list; write it in [ ]"
    } else if message.contains("expected struct") {
        "is not a set of facts; write it in { }"
    } else {
        "is not a word in quotes"
    }
}

/// *; use one of: a, b*, from the parser's list.
fn choice(message: &str) -> String {
    let Some((_, names)) = message.split_once(", expected ") else {
        return String::new();
    };
    // What a fact may also be called is left out: `placement.since`, not `since`.
    let names: Vec<&str> = names.split('`').skip(1).step_by(2).collect();
    let long: Vec<&str> = names
        .iter()
        .filter(|name| {
            let whole = format!(".{name}");
            !names.iter().any(|other| other.ends_with(&whole))
        })
        .copied()
        .collect();
    format!("; use one of: {}", long.join(", "))
}

fn quoted<'m>(message: &'m str, before: &str) -> Option<&'m str> {
    let rest = message.strip_prefix(before)?;
    Some(
        rest.split_once("`, expected ")
            .map_or_else(|| rest.trim_end_matches('`'), |(name, _)| name),
    )
}

/// `path.name`, or the name alone at the top.
fn below(path: &str, name: &str) -> String {
    if path == "." {
        name.to_owned()
    } else if path.ends_with(name) {
        path.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

fn in_brackets(field: &str) -> Refused {
    at(
        field,
        "is a list; write the facts in { }, each with its name",
    )
}

fn whole(what: &str) -> Refused {
    at("", what)
}

fn at(field: &str, what: &str) -> Refused {
    Refused::Shape {
        field: match field {
            "" | "." | "?" => "the file".to_owned(),
            field => shown(field, MOST_SHOWN),
        },
        what: what.to_owned(),
    }
}

/// Somebody's own text, short and without anything that would move a terminal.
pub(super) fn shown(text: &str, most: usize) -> String {
    let mut shown: String = text
        .chars()
        .take(most)
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}
