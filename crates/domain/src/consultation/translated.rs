//! A consultation in other languages: the same questions and options by id, in words that
//! staff had translated. What is counted does not know in which language it was asked.

use super::asked::{
    AskedFault, Consultation, Faults, MOST_ASK, MOST_INTRO, MOST_OPTION, MOST_TITLE, Question,
};
use crate::form::Choice;
use crate::ids::QuestionId;
use crate::language::{Direction, QuestionWords};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The most languages beside English.
pub const MOST_LANGUAGES: usize = 6;

/// A language that a consultation can be put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue {
    /// Its tag for the `lang` attribute.
    pub tag: &'static str,
    /// Its own name for itself, for young people.
    pub name: &'static str,
    /// Its English name, for staff.
    pub english: &'static str,
    /// Which way it is written.
    pub direction: Direction,
}

const fn ltr(tag: &'static str, name: &'static str, english: &'static str) -> Tongue {
    Tongue {
        tag,
        name,
        english,
        direction: Direction::Ltr,
    }
}

const fn rtl(tag: &'static str, name: &'static str, english: &'static str) -> Tongue {
    Tongue {
        direction: Direction::Rtl,
        ..ltr(tag, name, english)
    }
}

/// Every one, by its English name: those that are spoken most by children in care and by
/// young people who came to England alone.
pub const TONGUES: [Tongue; 24] = [
    ltr("sq", "Shqip", "Albanian"),
    ltr("am", "አማርኛ", "Amharic"),
    rtl("ar", "العربية", "Arabic"),
    ltr("bn", "বাংলা", "Bengali"),
    ltr("zh", "中文", "Chinese"),
    rtl("prs", "دری", "Dari"),
    rtl("fa", "فارسی", "Farsi"),
    ltr("fr", "Français", "French"),
    ltr("hi", "हिन्दी", "Hindi"),
    rtl("ckb", "کوردی", "Kurdish (Sorani)"),
    ltr("ku", "Kurdî", "Kurdish (Kurmanji)"),
    rtl("ps", "پښتو", "Pashto"),
    ltr("pl", "Polski", "Polish"),
    ltr("pt", "Português", "Portuguese"),
    ltr("pa", "ਪੰਜਾਬੀ", "Punjabi"),
    ltr("ro", "Română", "Romanian"),
    ltr("so", "Soomaali", "Somali"),
    ltr("es", "Español", "Spanish"),
    ltr("ti", "ትግርኛ", "Tigrinya"),
    ltr("tr", "Türkçe", "Turkish"),
    ltr("uk", "Українська", "Ukrainian"),
    rtl("ur", "اردو", "Urdu"),
    ltr("vi", "Tiếng Việt", "Vietnamese"),
    ltr("cy", "Cymraeg", "Welsh"),
];

/// A consultation's words in one other language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The tag of one of [`TONGUES`].
    pub language: String,
    /// Its name.
    #[serde(default)]
    pub title: String,
    /// What it is about.
    #[serde(default)]
    pub intro: String,
    /// The words of each question, by its id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<QuestionId, QuestionWords>,
}

impl Translation {
    /// Its language; none of a tag that nobody knows.
    #[must_use]
    pub fn tongue(&self) -> Option<&'static Tongue> {
        TONGUES.iter().find(|one| one.tag == self.language)
    }

    /// The words of a question; none yet where there are none.
    #[must_use]
    pub fn of(&self, question: &QuestionId) -> QuestionWords {
        self.questions.get(question).cloned().unwrap_or_default()
    }
}

impl Consultation {
    /// The same in another language, by its place among the translations. A word that is
    /// missing there stays English.
    #[must_use]
    pub fn in_language(&self, at: usize) -> Option<Self> {
        let words = self.translations.get(at)?;
        let mut asked = self.clone();
        put(&mut asked.title, Some(&words.title));
        put(&mut asked.intro, Some(&words.intro));
        for question in &mut asked.questions {
            in_words(question, &words.of(&question.id));
        }
        Some(asked)
    }
}

fn in_words(question: &mut Question, words: &QuestionWords) {
    put(&mut question.ask, words.ask.as_ref());
    if let Some(hint) = &mut question.hint {
        put(hint, words.hint.as_ref());
    }
    if question.kind.has_options() {
        for option in &mut question.options {
            put(&mut option.label, words.choice.get(&option.id));
        }
        return;
    }
    // Options that are the same everywhere have words of the app's own. They give way to
    // these only together: a half of them in each language helps nobody.
    let fixed = question.kind.fixed().iter().map(|id| {
        let id = (*id).into();
        let label = words.choice.get(&id).filter(|label| is_said(label))?;
        Some(Choice {
            label: label.clone(),
            id,
        })
    });
    question.options = fixed.collect::<Option<Vec<_>>>().unwrap_or_default();
}

fn put(words: &mut String, other: Option<&String>) {
    if let Some(other) = other.filter(|other| is_said(other)) {
        words.clone_from(other);
    }
}

fn is_said(words: &str) -> bool {
    !words.trim().is_empty()
}

/// What is missing or too long in other languages: nobody is to come upon a question in
/// words that they do not read.
pub(super) fn faults(asked: &Consultation, faults: &mut Faults) {
    let all = &asked.translations;
    if all.len() > MOST_LANGUAGES {
        faults.add(
            "translations",
            &format!(
                "{MOST_LANGUAGES} other languages at most, not {}",
                all.len()
            ),
        );
    }
    let mut tags = BTreeSet::new();
    for (at, words) in all.iter().enumerate() {
        let here = format!("translations.{at}");
        if words.tongue().is_none() {
            faults.add(&here, "choose a language of the list");
        }
        if !tags.insert(words.language.as_str()) {
            faults.add(&here, "this language is there twice: remove one");
        }
        faults.words(&format!("{here}.title"), &words.title, MOST_TITLE, true);
        faults.words(&format!("{here}.intro"), &words.intro, MOST_INTRO, true);
        for (nth, question) in asked.questions.iter().enumerate() {
            let of = words.of(&question.id);
            let field = |part: &str| format!("{here}.questions.{nth}.{part}");
            let said = |words: &Option<String>| words.clone().unwrap_or_default();
            faults.words(&field("ask"), &said(&of.ask), MOST_ASK, true);
            if question.hint.is_some() {
                faults.words(&field("hint"), &said(&of.hint), MOST_ASK, true);
            }
            for (place, id) in question.option_ids().into_iter().enumerate() {
                let label = of.choice.get(&id.into()).cloned().unwrap_or_default();
                let field = field(&format!("options.{place}"));
                faults.words(&field, &label, MOST_OPTION, true);
            }
        }
    }
}

/// What a fault of a translation is about, for staff; none of a fault elsewhere.
#[must_use]
pub fn language_of(fault: &AskedFault, asked: &Consultation) -> Option<&'static Tongue> {
    let at = fault.field.strip_prefix("translations.")?;
    let at: usize = at.split('.').next()?.parse().ok()?;
    asked.translations.get(at)?.tongue()
}

#[cfg(test)]
#[path = "translated/tests.rs"]
mod tests;
