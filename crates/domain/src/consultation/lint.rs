//! What could be better in the words of a consultation: said while it is written, and of
//! the questions that are content. It advises; what keeps a consultation from opening is
//! [`super::asked::Consultation::faults`].
//!
//! The words it looks for are data ([`crate::wording::WordList`]); reading ages come from
//! [`crate::reading_age`]. It looks at wording: whether a question is worth asking is for
//! people to say. Options are [`options`]'s.

mod options;

use super::asked::{AskedAs, Consultation, Question};
use super::pledge_check::AgeBand;
use crate::reading_age::{Counted, sentences, words};
use crate::wording::{WordList, says};

/// One thing that could be better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where, as [`super::asked::AskedFault::field`] writes it.
    pub field: String,
    /// Of what kind.
    pub kind: Kind,
    /// What.
    pub what: String,
    /// A better way.
    pub better: String,
}

/// What kind of thing could be better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It pushes towards an answer.
    Leading,
    /// It asks two things at once.
    TwoAtOnce,
    /// It says what is not, so that yes may mean no.
    Negative,
    /// Hardly anybody can say always or never.
    Absolute,
    /// A word that young people dislike or find hard.
    Word,
    /// A sentence is too long for the youngest.
    Long,
    /// It reads too hard for the youngest.
    Hard,
    /// It cannot be measured: it does not end as a sentence.
    NoEnd,
    /// More questions than most finish.
    Many,
    /// Two options are true at once.
    Overlapping,
    /// More ways to say good than bad, or the other way round.
    Unbalanced,
}

/// What is asked of words by who reads them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The most words in a sentence.
    pub words: usize,
    /// The highest reading age, in years.
    pub age: f64,
    /// The most questions before many stop.
    pub questions: usize,
    /// Whom these limits are for.
    pub whom: &'static str,
}

impl Limits {
    /// Of the youngest of these.
    #[must_use]
    pub fn of(bands: &[AgeBand]) -> Self {
        match bands.iter().min() {
            Some(AgeBand::UnderTwelve) => Self {
                words: 15,
                age: 8.0,
                questions: 8,
                whom: "children under 12",
            },
            _ => Self {
                words: 20,
                age: 9.0,
                questions: 12,
                whom: "young people",
            },
        }
    }
}

/// One question alone is a small sample: this much above the limit is still said to nobody.
const SLACK: f64 = 2.0;

/// Says always, never, everybody: in these words.
const ABSOLUTES: [&str; 14] = [
    "always",
    "never",
    "everyone",
    "everybody",
    "everything",
    "nobody",
    "no one",
    "nothing",
    "every time",
    "all the time",
    "completely",
    "totally",
    "absolutely",
    "ever",
];

/// Says what is not.
const NEGATIVES: [&str; 9] = [
    "not", "no", "without", "cannot", "unless", "except", "neither", "nor", "hardly",
];

/// Everything that could be better in a consultation, in the order of its fields.
#[must_use]
pub fn lint(asked: &Consultation, list: &WordList) -> Vec<Finding> {
    let limits = Limits::of(&asked.bands);
    let mut found = Found {
        list,
        limits,
        findings: Vec::new(),
    };
    found.disliked("title", &asked.title);
    found.text("intro", &asked.intro, 0.0);
    let many = asked.questions.len();
    if many > limits.questions {
        found.add(
            "questions",
            Kind::Many,
            format!("{many} questions are more than most {} finish", limits.whom),
            format!(
                "keep the {} that you will act on, and ask the others another time",
                limits.questions
            ),
        );
    }
    for (at, question) in asked.questions.iter().enumerate() {
        found.question(&format!("questions.{at}"), question);
    }
    found.findings
}

/// Everything that could be better in one question; `at` is what its fields begin with.
#[must_use]
pub fn lint_question(
    at: &str,
    question: &Question,
    bands: &[AgeBand],
    list: &WordList,
) -> Vec<Finding> {
    let mut found = Found {
        list,
        limits: Limits::of(bands),
        findings: Vec::new(),
    };
    found.question(at, question);
    found.findings
}

/// Everything that could be better in words that tell young people something; `field` is
/// where they stand.
#[must_use]
pub fn lint_words(field: &str, text: &str, list: &WordList) -> Vec<Finding> {
    let mut found = Found {
        list,
        limits: Limits::of(&[]),
        findings: Vec::new(),
    };
    found.text(field, text, SLACK);
    found.findings
}

struct Found<'l> {
    list: &'l WordList,
    limits: Limits,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn add(&mut self, field: &str, kind: Kind, what: String, better: impl Into<String>) {
        self.findings.push(Finding {
            field: field.to_owned(),
            kind,
            what,
            better: better.into(),
        });
    }

    fn question(&mut self, at: &str, question: &Question) {
        let ask = question.ask.trim();
        let field = format!("{at}.ask");
        if !ask.is_empty() {
            // What pushes is not found fault with again for its “don’t”.
            if !self.bent(&field, ask) {
                self.says_not(&field, question);
            }
            self.asks_two(&field, question);
            self.absolute(&field, ask);
            self.text(&field, ask, SLACK);
            if !ask.ends_with(['?', '.', '!', '”']) {
                self.add(
                    &field,
                    Kind::NoEnd,
                    "it does not end as a question".to_owned(),
                    "end it with a question mark or a full stop, so that it reads well aloud",
                );
            }
        }
        if let Some(hint) = question.hint.as_deref() {
            let field = format!("{at}.hint");
            self.bent(&field, hint);
            self.text(&field, hint, SLACK);
        }
        if question.kind.has_options() {
            for (nth, option) in question.options.iter().enumerate() {
                self.disliked(&format!("{at}.options.{nth}"), &option.label);
            }
            let field = format!("{at}.options");
            options::overlapping(self, &field, question);
            options::unbalanced(self, &field, question);
        }
    }

    /// Whether it pushes.
    fn bent(&mut self, field: &str, text: &str) -> bool {
        let pushing = self.list.pushing(text);
        for phrase in &pushing {
            self.add(
                field,
                Kind::Leading,
                format!("“{phrase}” pushes towards an answer"),
                "make a good and a bad answer equally easy: “How do you feel about…?”",
            );
        }
        !pushing.is_empty()
    }

    fn asks_two(&mut self, field: &str, question: &Question) {
        let joined: &[&str] = match question.kind {
            AskedAs::Faces | AskedAs::Scale | AskedAs::YesNo => &["and", "or", "and/or"],
            AskedAs::Words => &[],
            _ => &["and", "and/or"],
        };
        if self.list.joins_two(&question.ask, joined) {
            self.add(
                field,
                Kind::TwoAtOnce,
                "it asks two things at once".to_owned(),
                "make two questions of it: else nobody knows which of the two was answered",
            );
        }
    }

    /// Own words may say what is not there; a tap on yes must not mean no.
    fn says_not(&mut self, field: &str, question: &Question) {
        if question.kind == AskedAs::Words {
            return;
        }
        let ask = question.ask.replace('’', "'").replace("not sure", "");
        let shortened = |word: &str| word.to_lowercase().ends_with("n't");
        let plain = NEGATIVES.iter().find(|word| says(&ask, word));
        let word = plain
            .map(|word| (*word).to_owned())
            .or_else(|| words(&ask).find(|word| shortened(word)).map(str::to_owned));
        if let Some(word) = word {
            self.add(
                field,
                Kind::Negative,
                format!("“{word}” makes it hard to say what yes means"),
                "ask for what is there: “Do you feel safe?”, not “Do you not feel safe?”",
            );
        }
    }

    fn absolute(&mut self, field: &str, ask: &str) {
        if let Some(word) = ABSOLUTES.iter().find(|word| says(ask, word)) {
            self.add(
                field,
                Kind::Absolute,
                format!("“{word}” leaves nothing in between"),
                "ask how often or how much, and let the options say it",
            );
        }
    }

    /// Sentences that are too long, words that are disliked, and words that are too hard.
    fn text(&mut self, field: &str, text: &str, slack: f64) {
        let before = self.findings.len();
        for sentence in sentences(text) {
            let count = words(sentence).count();
            if count > self.limits.words {
                self.add(
                    field,
                    Kind::Long,
                    format!("a sentence has {count} words"),
                    format!(
                        "make two of it: {} words are the most for {}",
                        self.limits.words, self.limits.whom
                    ),
                );
            }
        }
        // A long sentence reads hard too; that is said once.
        if self.findings.len() == before {
            self.too_hard(field, text, slack);
        }
        self.disliked(field, text);
    }

    fn disliked(&mut self, field: &str, text: &str) {
        for (word, say) in self.list.disliked(text) {
            self.add(
                field,
                Kind::Word,
                format!("young people dislike “{word}” or find it hard"),
                format!("say: {say}"),
            );
        }
    }

    fn too_hard(&mut self, field: &str, text: &str, slack: f64) {
        let Some(age) = Counted::of(text).reading_age() else {
            return;
        };
        if age > self.limits.age + slack {
            self.add(
                field,
                Kind::Hard,
                format!("it reads as if for {} years and over", age.ceil()),
                format!(
                    "use shorter words: the words for {} should suit {} years",
                    self.limits.whom, self.limits.age
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests;
