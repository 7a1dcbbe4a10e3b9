//! Questions that are ready: found by words and by priority, added with one press.

use super::draft::Change;
use super::words;
use crate::platform::input;
use crate::pledge::words::band;
use controls::chips::{Chip, chips};
use controls::field::Field;
use controls::unfold::Unfold;
use domain::consultation::asked::Consultation;
use domain::consultation::library::{Library, Ready};
use domain::consultation::lint::lint_question;
use domain::edition::Edition;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`FromLibrary`].
#[derive(Properties, PartialEq)]
pub struct FromLibraryProps {
    /// All of it.
    pub library: Rc<Library>,
    /// The content.
    pub edition: Rc<Edition>,
    /// What is asked already.
    pub asked: Consultation,
    /// Told what to add.
    pub change: Callback<Change>,
}

/// Questions that are ready.
#[component]
pub fn FromLibrary(props: &FromLibraryProps) -> Html {
    html! {
        <Unfold id="from-the-library" level={3} title={html! { "From the library" }}>
            <Found library={props.library.clone()} edition={props.edition.clone()} asked={props.asked.clone()} change={props.change.clone()} />
        </Unfold>
    }
}

/// Whether this question has to do with what was typed.
fn fits(ready: &Ready, typed: &str, priority: &str) -> bool {
    let about = ready.priority.as_ref().map_or("", |id| id.as_str());
    let words = format!("{} {}", ready.theme, ready.ask).to_lowercase();
    let mut sought = typed.split_whitespace();
    (priority.is_empty() || about == priority)
        && sought.all(|word| words.contains(&word.to_lowercase()))
}

#[component]
fn Found(props: &FromLibraryProps) -> Html {
    let typed = use_state_eq(String::new);
    let priority = use_state_eq(|| AttrValue::Static(""));
    let added = use_state_eq(String::new);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(input::typed(&event)))
    };
    let press = {
        let priority = priority.clone();
        Callback::from(move |id: AttrValue| {
            let again = *priority == id;
            priority.set(if again { "".into() } else { id });
        })
    };
    let row = props.edition.pledge.priorities.iter().map(|one| Chip {
        id: one.id.as_str().to_owned().into(),
        label: one.title.clone().into(),
        on: *priority == one.id.as_str(),
    });
    let found: Vec<&Ready> = props
        .library
        .questions
        .iter()
        .filter(|ready| fits(ready, &typed, &priority))
        .collect();
    let line = |ready: &&Ready| {
        let question = ready.question();
        let there = props.asked.questions.iter().any(|one| one.id == ready.id);
        let findings = lint_question("", &question, &props.asked.bands, &props.library.words);
        let ages: Vec<&str> = ready.bands.iter().map(|one| band(*one)).collect();
        let onclick = {
            let (change, added) = (props.change.clone(), added.setter());
            let question = question.clone();
            Callback::from(move |_: MouseEvent| {
                change.emit(Change::Add(Box::new(question.clone())));
                added.set(format!("Added: {}", question.ask));
            })
        };
        html! {
            <li key={ready.id.as_str().to_owned()}>
                <span>
                    <b>{ &ready.ask }</b>
                    <span class="under">{ format!("{} · {} · {}", ready.theme, words::kind(ready.kind), ages.join(", ")) }</span>
                    if let Some(finding) = findings.first() {
                        <span class="under">{ format!("For your ages: {}", super::builder::sentence(&finding.what)) }</span>
                    }
                </span>
                <button type="button" class="button plain slim" {onclick} aria-disabled={there.then_some("true")}>
                    { if there { "Added" } else { "Add" } }<span class="for-ears">{ format!(": {}", ready.ask) }</span>
                </button>
            </li>
        }
    };
    html! {
        <div class="stack">
            <Field id="library-search" label="Find a question" inputmode="search" value={(*typed).clone()} {oninput} />
            { chips("About a priority", row.collect(), &press) }
            <p class="for-ears" role="status">{ (*added).clone() }</p>
            <p class="muted small" role="status">{ match found.len() { 0 => "No question fits. Take a word or the priority away.".to_owned(), 1 => "1 question".to_owned(), many => format!("{many} questions") } }</p>
            <ul class="library-list">{ for found.iter().map(line) }</ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_found_by_its_words_its_theme_and_its_priority() {
        let library = content::library().unwrap();
        let found = |typed: &str, priority: &str| -> Vec<&str> {
            let all = library.questions.iter();
            let fit = all.filter(|ready| fits(ready, typed, priority));
            fit.map(|ready| ready.id.as_str()).collect()
        };
        assert_eq!(found("", "").len(), library.questions.len());
        assert!(found("BROTHERS see", "").contains(&"see-brothers-sisters"));
        assert!(found("feeling safe", "keep-safe").contains(&"feel-safe-home"));
        assert_eq!(found("brothers", "keep-safe"), Vec::<&str>::new());
    }
}
