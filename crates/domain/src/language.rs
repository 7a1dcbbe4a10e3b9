//! Another language, as an overlay on an edition: words by id, English where a
//! word is missing.
//!
//! Ids, numbers, sources and routing never change with the language. Which words
//! an edition needs is checked by the `content-check` crate.

use crate::edition::Edition;
use crate::form::Form;
use crate::help::Helpline;
use crate::ids::{ChoiceId, FormId, PriorityId, PromiseId, QuestionId, ServiceId, TopicId};
use crate::local_offer::Service;
use crate::pledge::{Priority, Promise};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A language and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its tag for the `lang` attribute: `cy`, `ps`.
    pub tag: String,
    /// Its own name for itself.
    pub name: String,
    /// Which way it is written.
    pub direction: Direction,
    /// Its words.
    pub words: Overlay,
}

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Words by id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Overlay {
    /// Of priorities.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub priority: BTreeMap<PriorityId, PriorityWords>,
    /// Of promises.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub promise: BTreeMap<PromiseId, PromiseWords>,
    /// Of forms.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub form: BTreeMap<FormId, FormWords>,
    /// Of services.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub service: BTreeMap<ServiceId, ServiceWords>,
    /// Of helplines.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub helpline: BTreeMap<ServiceId, HelplineWords>,
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident over $item:ident { $($field:ident),* ; $($maybe:ident),* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        #[allow(missing_docs, reason = "each field is the field of the same name of the item")]
        pub struct $name {
            $(#[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<String>,)*
            $(#[serde(skip_serializing_if = "Option::is_none")] pub $maybe: Option<String>,)*
        }

        impl $name {
            fn lay_over(&self, item: &mut $item) {
                $(if let Some(words) = &self.$field { item.$field.clone_from(words); })*
                // A field that the item leaves out stays out: there is nothing to translate.
                $(if item.$maybe.is_some() && self.$maybe.is_some() { item.$maybe.clone_from(&self.$maybe); })*
            }
        }
    )*};
}

words! {
    /// Words of a priority.
    PriorityWords over Priority { title, meaning; }
    /// Words of a promise.
    PromiseWords over Promise { title, what, who, when, ask, if_not; amount, ask_words }
    /// Words of a service.
    ServiceWords over Service { what, who, cost, hours, how; }
    /// Words of a helpline.
    HelplineWords over Helpline { what_for, hours; bill }
}

/// Words of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormWords {
    /// The version these words translate; words for another version are not used.
    pub version: u32,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its opening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<String>,
    /// Names of topics.
    #[serde(default)]
    pub topic: BTreeMap<TopicId, String>,
    /// Words of questions.
    #[serde(default)]
    pub question: BTreeMap<QuestionId, QuestionWords>,
}

/// Words of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QuestionWords {
    /// The question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// The sentence under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Labels of choices.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub choice: BTreeMap<ChoiceId, String>,
}

impl Overlay {
    /// Puts these words over the edition's own. What has no words here stays English.
    pub fn lay_over(&self, edition: &mut Edition) {
        for priority in &mut edition.pledge.priorities {
            if let Some(words) = self.priority.get(&priority.id) {
                words.lay_over(priority);
            }
            for promise in &mut priority.promises {
                if let Some(words) = self.promise.get(&promise.id) {
                    words.lay_over(promise);
                }
            }
        }
        for form in &mut edition.forms {
            if let Some(words) = self.form.get(&form.id) {
                words.lay_over(form);
            }
        }
        for service in &mut edition.services {
            if let Some(words) = self.service.get(&service.id) {
                words.lay_over(service);
            }
        }
        for helpline in &mut edition.helplines {
            if let Some(words) = self.helpline.get(&helpline.id) {
                words.lay_over(helpline);
            }
        }
    }
}

impl FormWords {
    fn lay_over(&self, form: &mut Form) {
        if form.version != self.version {
            return;
        }
        put(&mut form.title, self.title.as_ref());
        put(&mut form.intro, self.intro.as_ref());
        for topic in &mut form.topics {
            put(&mut topic.title, self.topic.get(&topic.id));
            for question in &mut topic.questions {
                let Some(words) = self.question.get(&question.id) else {
                    continue;
                };
                put(&mut question.ask, words.ask.as_ref());
                if question.hint.is_some() && words.hint.is_some() {
                    question.hint.clone_from(&words.hint);
                }
                for choice in &mut question.choices {
                    put(&mut choice.label, words.choice.get(&choice.id));
                }
            }
        }
    }
}

fn put(field: &mut String, words: Option<&String>) {
    if let Some(words) = words {
        field.clone_from(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Choice, Kind, Question, Topic};

    fn form() -> Form {
        let question = serde_json::json!({
            "id": "settled", "ask": "Do you feel settled?", "kind": "scale",
            "choices": [{"id": "no", "label": "No"}, {"id": "yes", "label": "Yes"}],
        });
        serde_json::from_value(serde_json::json!({
            "id": "a-form", "version": 2, "band": "12-15", "title": "A form", "intro": "Hello.",
            "topics": [{"id": "home", "title": "Home", "questions": [question]}],
        }))
        .unwrap()
    }

    fn words(version: u32) -> FormWords {
        FormWords {
            version,
            title: Some("Ffurflen".to_owned()),
            intro: None,
            topic: BTreeMap::new(),
            question: BTreeMap::from([(
                QuestionId::from("settled"),
                QuestionWords {
                    hint: Some("Awgrym.".to_owned()),
                    choice: BTreeMap::from([(ChoiceId::from("yes"), "Ydw".to_owned())]),
                    ..QuestionWords::default()
                },
            )]),
        }
    }

    #[test]
    fn missing_words_stay_english_and_a_hint_is_not_made_up() {
        let mut form = form();
        words(2).lay_over(&mut form);
        assert_eq!(form.title, "Ffurflen");
        assert_eq!(form.intro, "Hello.");
        let [Topic { questions, .. }] = form.topics.as_slice() else {
            panic!("one topic")
        };
        let [
            Question {
                ask,
                hint,
                kind: Kind::Scale,
                choices,
                ..
            },
        ] = questions.as_slice()
        else {
            panic!("one question")
        };
        assert_eq!((ask.as_str(), hint), ("Do you feel settled?", &None));
        let labels: Vec<&str> = choices
            .iter()
            .map(|Choice { label, .. }| label.as_str())
            .collect();
        assert_eq!(labels, ["No", "Ydw"]);
    }

    #[test]
    fn words_for_another_version_are_not_used() {
        let mut form = form();
        words(1).lay_over(&mut form);
        assert_eq!(form.title, "A form");
    }
}
