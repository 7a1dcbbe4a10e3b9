//! Making the team's key, as a pure reducer: the promise, the phrase, the sheet, two
//! words of it. What is drawn and wrapped comes in from outside.

use super::steps::Step;
use crate::second_factor::again::is_asked_again;
use api::desk::keys::{MOST_READERS, NewTeamKey};
use client::Fault;
use seal::keys::TeamPrivateKey;
use seal::keys::phrase::{PhraseFault, Strength, judge};
use seal::keys::sheet::RecoverySheet;
use std::rc::Rc;
use yew::Reducible;
use zeroize::Zeroizing;

/// The promise made unless somebody changes it, in working days.
pub const USUAL_DAYS: u16 = 2;
/// The longest promise the server takes.
pub const MOST_DAYS: u16 = 20;

/// What was drawn at random for the ceremony.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The team's key pair.
    pub key: TeamPrivateKey,
    /// The recovery sheet.
    pub sheet: RecoverySheet,
    /// The places of the two words that are asked for.
    pub places: [usize; 2],
}

/// A line of the ceremony's forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Who reads what is sent.
    Readers,
    /// Within how many working days.
    Days,
    /// The unlock phrase.
    Phrase,
    /// The same again.
    Again,
    /// The first word asked for.
    FirstWord,
    /// The second word asked for.
    SecondWord,
}

/// How far the wrapped key has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// Nothing is on its way.
    No,
    /// To be wrapped under phrase and sheet.
    Wrapping,
    /// Wrapped; on its way to the server, or waiting to be tried again.
    Wrapped {
        /// What is sent.
        key: Rc<NewTeamKey>,
        /// How often it has been tried.
        tries: u32,
    },
}

/// The ceremony.
#[derive(Clone)]
pub struct Ceremony {
    /// Which step shows.
    pub step: Step,
    /// Who reads what is sent, in words a young person knows.
    pub readers: String,
    /// Within how many working days somebody opens it.
    pub days: String,
    /// The unlock phrase.
    pub phrase: Zeroizing<String>,
    /// The same again.
    pub again: Zeroizing<String>,
    /// The phrase is good and typed twice.
    pub phrase_chosen: bool,
    /// A phrase that was suggested.
    pub suggested: Option<Zeroizing<String>>,
    /// What was drawn.
    pub drawn: Option<Rc<Drawn>>,
    /// The two words typed from paper.
    pub words: [Zeroizing<String>; 2],
    /// How far the key has come.
    pub sending: Sending,
    /// What is wrong, and where.
    pub faults: Vec<(Line, String)>,
    /// What is wrong with no line in particular.
    pub trouble: Option<String>,
    /// The server wants the second factor again before it takes the key.
    pub ask_again: bool,
}

// Compared only to see whether to render again: every change makes a new one.
impl PartialEq for Ceremony {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// Something was typed.
    Typed(Line, String),
    /// A phrase was suggested.
    Suggested(Zeroizing<String>),
    /// The promise is made.
    Promised,
    /// The phrase is chosen; the password is known if it was typed in this page.
    PhraseChosen {
        /// The password, or nothing.
        password: Zeroizing<String>,
    },
    /// Key, sheet and places were drawn.
    Drawn(Drawn),
    /// The sheet is on paper.
    OnPaper,
    /// Back to the sheet: it was not on paper after all.
    ShowSheet,
    /// The phrase is not in their mind any more: another is chosen, the sheet stays.
    ForgotPhrase,
    /// The two words are typed.
    Proved,
    /// The key is in its boxes.
    Wrapped(NewTeamKey),
    /// Try once more to send what is wrapped.
    Again,
    /// This computer could not do it.
    Trouble(String),
    /// The server could not be reached or said no.
    Refused(Fault),
}

/// A promise in working days, as it is typed.
#[must_use]
pub fn working_days(typed: &str) -> Option<u16> {
    let days = typed.trim().parse().ok()?;
    (1..=MOST_DAYS).contains(&days).then_some(days)
}

/// What is wrong with who reads and with the days, in plain words.
#[must_use]
pub fn promise_faults(readers: &str, days: &str) -> [Option<String>; 2] {
    let readers = match readers.trim().chars().count() {
        0 => Some("Say who reads what young people send.".to_owned()),
        long if long > MOST_READERS => Some(format!("Use {MOST_READERS} characters or fewer.")),
        _ => None,
    };
    let days = working_days(days)
        .is_none()
        .then(|| format!("Type a whole number from 1 to {MOST_DAYS}."));
    [readers, days]
}

impl Ceremony {
    /// The beginning, with a promise to change or leave.
    #[must_use]
    pub fn begin(readers: String) -> Self {
        Self {
            step: Step::Promise,
            readers,
            days: USUAL_DAYS.to_string(),
            phrase: Zeroizing::default(),
            again: Zeroizing::default(),
            phrase_chosen: false,
            suggested: None,
            drawn: None,
            words: [Zeroizing::default(), Zeroizing::default()],
            sending: Sending::No,
            faults: Vec::new(),
            trouble: None,
            ask_again: false,
        }
    }

    /// The promise in working days, when it is one.
    #[must_use]
    pub fn working_days(&self) -> Option<u16> {
        working_days(&self.days)
    }

    /// How good the phrase is, as far as it is typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn strength(&self, password: &str) -> Result<Strength, PhraseFault> {
        judge(&self.phrase, password)
    }

    /// What is wrong at this line.
    #[must_use]
    pub fn fault(&self, at: Line) -> Option<String> {
        self.faults
            .iter()
            .find(|(fault_at, _)| *fault_at == at)
            .map(|(_, words)| words.clone())
    }

    fn type_into(&mut self, at: Line, text: String) {
        self.faults.retain(|(fault_at, _)| *fault_at != at);
        match at {
            Line::Readers => self.readers = text,
            Line::Days => self.days = text,
            Line::Phrase => self.phrase = Zeroizing::new(text),
            Line::Again => self.again = Zeroizing::new(text),
            Line::FirstWord => self.words[0] = Zeroizing::new(text),
            Line::SecondWord => self.words[1] = Zeroizing::new(text),
        }
    }

    fn promise(&mut self) {
        let faults = promise_faults(&self.readers, &self.days);
        for (at, fault) in [Line::Readers, Line::Days].into_iter().zip(faults) {
            self.faults.extend(fault.map(|words| (at, words)));
        }
        if self.faults.is_empty() {
            self.step = Step::Phrase;
        }
    }

    fn choose_phrase(&mut self, password: &str) {
        if let Err(fault) = self.strength(password) {
            self.wrong(Line::Phrase, &phrase_words(fault));
        } else if self
            .phrase
            .split_whitespace()
            .ne(self.again.split_whitespace())
        {
            self.wrong(
                Line::Again,
                "The two are not the same. Type the phrase once more.",
            );
        } else {
            self.phrase_chosen = true;
            if self.drawn.is_some() {
                self.step = Step::Sheet;
            }
        }
    }

    /// Nothing was wrapped under the phrase yet, so another one costs nothing; once it was,
    /// the server may hold it already.
    fn forget_phrase(&mut self) {
        if self.sending == Sending::No {
            self.phrase = Zeroizing::default();
            self.again = Zeroizing::default();
            self.suggested = None;
            self.phrase_chosen = false;
            self.step = Step::Phrase;
        }
    }

    fn prove(&mut self) {
        let Some(drawn) = self.drawn.clone() else {
            return;
        };
        let typed = drawn.places.into_iter().zip(self.words.clone());
        for (line, (place, word)) in [Line::FirstWord, Line::SecondWord].into_iter().zip(typed) {
            if !drawn.sheet.has(place, &word) {
                let words = format!("That is not word {place} of the sheet.");
                self.wrong(line, &words);
            }
        }
        if self.faults.is_empty() {
            self.sending = Sending::Wrapping;
        }
    }

    fn wrong(&mut self, at: Line, words: &str) {
        self.faults.push((at, words.to_owned()));
    }
}

impl Reducible for Ceremony {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        next.trouble = None;
        next.ask_again &= matches!(change, Change::Typed(..));
        if !matches!(change, Change::Typed(..)) {
            next.faults.clear();
        }
        match change {
            Change::Typed(at, text) => next.type_into(at, text),
            Change::Suggested(phrase) => next.suggested = Some(phrase),
            Change::Promised => next.promise(),
            Change::PhraseChosen { password } => next.choose_phrase(&password),
            // Drawn once: what is on paper must stay what is sent.
            Change::Drawn(drawn) => {
                next.drawn = next.drawn.or(Some(Rc::new(drawn)));
                next.step = Step::Sheet;
            }
            Change::OnPaper => next.step = Step::Prove,
            Change::ShowSheet => next.step = Step::Sheet,
            Change::ForgotPhrase => next.forget_phrase(),
            Change::Proved => next.prove(),
            Change::Wrapped(key) => {
                next.sending = Sending::Wrapped {
                    key: Rc::new(key),
                    tries: 1,
                };
            }
            Change::Again => next.sending = next.sending.again(),
            Change::Trouble(words) => {
                next.sending = Sending::No;
                next.trouble = Some(words);
            }
            Change::Refused(fault) if is_asked_again(&fault) => next.ask_again = true,
            Change::Refused(fault) => next.trouble = Some(crate::fault_words::words(&fault)),
        }
        Rc::new(next)
    }
}

impl Sending {
    fn again(self) -> Self {
        match self {
            Self::Wrapped { key, tries } => Self::Wrapped {
                key,
                tries: tries + 1,
            },
            other => other,
        }
    }
}

/// What is wrong with a phrase, in plain words.
#[must_use]
pub fn phrase_words(fault: PhraseFault) -> String {
    match fault {
        PhraseFault::Short { missing } => {
            let missing = u32::try_from(missing).unwrap_or(u32::MAX);
            format!(
                "Make it longer: {} to go.",
                crate::day_words::counted(missing, "character")
            )
        }
        PhraseFault::Password => {
            "It must not be your password, or hold it. Choose something else.".to_owned()
        }
        PhraseFault::Monotonous => "Use more different letters.".to_owned(),
    }
}

#[cfg(test)]
#[path = "ceremony/tests.rs"]
mod tests;
