//! Checks language overlays: `languages/<tag>/language.toml` names the language,
//! and every other file of the folder holds words by id.

use crate::draft::Draft;
use crate::fault::{Broken, Fault, Place, Placed};
use crate::reading::{ContentFile, WHOLE};
use domain::ids::FormId;
use domain::language::{Direction, Language, Overlay};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// `language.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    name: String,
    direction: Direction,
}

/// A language as it is being read.
#[derive(Debug, Default)]
pub(crate) struct LanguageDraft {
    name: Option<(String, Direction)>,
    /// One for each file.
    words: Vec<Placed<Overlay>>,
}

/// Adds a file of the `languages` folder.
pub(crate) fn add(
    languages: &mut BTreeMap<String, LanguageDraft>,
    file: &ContentFile,
    faults: &mut Vec<Fault>,
) {
    let mut parts = file.name.split('/').skip(1);
    let (Some(tag), Some(name), None) = (parts.next(), parts.next(), parts.next()) else {
        faults.push(Place::file(&file.name).fault(
            "this file is in no language's folder",
            "put it in languages/<tag>/, for example languages/cy/pledge.toml",
        ));
        return;
    };
    if !is_tag(tag) {
        faults.push(Place::file(&file.name).fault(
            format!("`{tag}` is not a language tag"),
            "use the tag that web pages use: cy, ps, pt-br",
        ));
    }
    let draft = languages.entry(tag.to_owned()).or_default();
    let table = toml::Spanned::new(WHOLE, file.table(faults));
    if name == "language.toml" {
        let read: Option<Placed<Name>> = file.read(table, faults);
        draft.name = read.map(|placed| (placed.item.name, placed.item.direction));
    } else {
        draft.words.extend(file.read(table, faults));
    }
}

/// Reports words for things that the English content does not have.
pub(crate) fn check(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    let names = named(draft);
    for (tag, language) in &draft.languages {
        if language.name.is_none() {
            faults.push(Place::file(&format!("languages/{tag}/language.toml")).fault(
                "this language has no name",
                "write name = \"Cymraeg\" and direction = \"ltr\", or \"rtl\" for right to left",
            ));
        }
        for Placed { place, item } in &language.words {
            for name in translated(item, &names) {
                let id = name.rsplit([' ', '/']).next().unwrap_or_default();
                if !names.contains(&name) && !broken.id(id) {
                    faults.push(place.fault(
                        format!("there is no {name} in the English content"),
                        "correct the id or the version, or take these words out",
                    ));
                }
            }
        }
    }
}

/// The languages, each with the words of all its files.
pub(crate) fn read(languages: BTreeMap<String, LanguageDraft>) -> Vec<Language> {
    languages
        .into_iter()
        .filter_map(|(tag, draft)| {
            let (name, direction) = draft.name?;
            let mut words = Overlay::default();
            for Placed { item, .. } in draft.words {
                words.priority.extend(item.priority);
                words.promise.extend(item.promise);
                words.form.extend(item.form);
                words.service.extend(item.service);
                words.helpline.extend(item.helpline);
            }
            Some(Language {
                tag,
                name,
                direction,
                words,
            })
        })
        .collect()
}

/// Two or three small letters, then parts of two to eight small letters or digits.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
    matches!(first.len(), 2 | 3)
        && letters(first)
        && parts.all(|part| {
            (2..=8).contains(&part.len())
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// Names of what can be translated: "promise first-visit", "choice my-review/settled/yes".
fn named(draft: &Draft) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for priority in &draft.priorities {
        names.insert(format!("priority {}", priority.head.item.id));
        names.extend(
            priority
                .promises
                .iter()
                .map(|promise| format!("promise {}", promise.item.id)),
        );
    }
    names.extend(
        draft
            .services
            .iter()
            .map(|service| format!("service {}", service.item.id)),
    );
    names.extend(
        draft
            .helplines
            .iter()
            .map(|line| format!("helpline {}", line.item.id)),
    );
    for form in &draft.forms {
        let id = form_name(&form.head.item.id, form.head.item.version);
        names.extend(
            form.topics
                .iter()
                .map(|topic| format!("topic {id}/{}", topic.head.item.id)),
        );
        for question in form.questions() {
            let question_id = format!("{id}/{}", question.item.id);
            let choices = question.item.choices.iter();
            names.extend(choices.map(|choice| format!("choice {question_id}/{}", choice.id)));
            names.insert(format!("question {question_id}"));
        }
        names.insert(format!("form {id}"));
    }
    names
}

fn form_name(id: &FormId, version: u32) -> String {
    format!("{id} version {version}")
}

/// Names of what these words translate; of a form that is not there, only the form.
fn translated(words: &Overlay, names: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(words.priority.keys().map(|id| format!("priority {id}")));
    found.extend(words.promise.keys().map(|id| format!("promise {id}")));
    found.extend(words.service.keys().map(|id| format!("service {id}")));
    found.extend(words.helpline.keys().map(|id| format!("helpline {id}")));
    for (id, form) in &words.form {
        let id = form_name(id, form.version);
        let name = format!("form {id}");
        let there = names.contains(&name);
        found.push(name);
        if !there {
            continue;
        }
        found.extend(form.topic.keys().map(|topic| format!("topic {id}/{topic}")));
        for (question, words) in &form.question {
            let question_id = format!("{id}/{question}");
            let name = format!("question {question_id}");
            if names.contains(&name) {
                found.extend(
                    words
                        .choice
                        .keys()
                        .map(|choice| format!("choice {question_id}/{choice}")),
                );
            }
            found.push(name);
        }
    }
    found
}
