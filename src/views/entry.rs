//! What stands in one question: the answer as given so far, whole, however long.
//!
//! Nothing typed is ever cut here without the young person asking for it.

use super::drawing::sketch::Sketch;
use domain::enclosure::Enclosure;
use domain::form::{Kind, Question};
use domain::ids::ChoiceId;
use domain::views::{Answer, Audience, Face, Given, MOST_WORDS, Person, YesNo};
use serde::{Deserialize, Serialize};

/// One question's answer while it is being made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// The answer, if one was given. Own words may be longer than can be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// Own words beside a face, a choice, a drawing or a voice note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The strokes of a drawing; its picture is made when it is sealed.
    #[serde(skip_serializing_if = "Sketch::is_empty")]
    pub sketch: Sketch,
    /// Who may read it, once the young person has chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// *Skip* was tapped: what stands here is kept but not sent.
    pub skipped: bool,
}

/// One change to an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A face was chosen.
    Face(Face),
    /// One of the choices was chosen.
    Choose(ChoiceId),
    /// One of some choices was ticked or unticked.
    Tick(ChoiceId, bool),
    /// Yes, no or not sure.
    YesNo(YesNo),
    /// Own words that are the answer.
    Words(String),
    /// The drawing as it now stands.
    Sketch(Sketch),
    /// A voice note was recorded, or with nothing, deleted.
    Sound(Option<Answer>),
    /// Own words beside the answer.
    AddedWords(String),
    /// The whole list of people.
    People(Vec<Person>),
    /// A place and a time.
    PlaceAndTime {
        /// Where.
        place: String,
        /// When.
        time: String,
    },
    /// A goal.
    Goal {
        /// What.
        what: String,
        /// Who helps.
        who: String,
        /// By when.
        by_when: String,
    },
    /// Who may read it.
    Audience(Audience),
}

impl Entry {
    /// The entry after `change`. Answering again ends a skip; a choice over the most
    /// that may be chosen changes nothing.
    #[must_use]
    pub fn after(mut self, change: Change, question: &Question) -> Self {
        let answer = match change {
            Change::Face(face) => Some(Answer::Face(face)),
            Change::Choose(id) => Some(Answer::Choice(id)),
            Change::Tick(id, on) => self.ticked(id, on, question),
            Change::YesNo(answer) => Some(Answer::YesNo(answer)),
            Change::Words(words) => Some(Answer::Words(words)),
            Change::People(people) => Some(Answer::People(people)),
            Change::PlaceAndTime { place, time } => Some(Answer::PlaceAndTime { place, time }),
            Change::Goal { what, who, by_when } => Some(Answer::Goal { what, who, by_when }),
            Change::Sound(answer) => answer,
            Change::Sketch(sketch) => {
                self.sketch = sketch;
                self.answer.take()
            }
            Change::AddedWords(words) => {
                self.words = words;
                self.answer.take()
            }
            Change::Audience(audience) => {
                self.audience = Some(audience);
                return self;
            }
        };
        self.answer = answer;
        self.skipped = false;
        self
    }

    fn ticked(&self, id: ChoiceId, on: bool, question: &Question) -> Option<Answer> {
        let mut chosen = match &self.answer {
            Some(Answer::Choices(ids)) => ids.clone(),
            _ => Vec::new(),
        };
        chosen.retain(|other| *other != id);
        let full = question
            .at_most
            .is_some_and(|most| chosen.len() >= usize::from(most));
        if on && !full {
            chosen.push(id);
        }
        // In the order shown, whatever the order tapped.
        chosen.sort_by_key(|id| question.choices.iter().position(|choice| choice.id == *id));
        (!chosen.is_empty()).then_some(Answer::Choices(chosen))
    }

    /// Who may read it: as chosen, or as the question begins.
    #[must_use]
    pub fn audience(&self, question: &Question) -> Audience {
        self.audience.or(question.audience).unwrap_or_default()
    }

    /// Whether anything stands here, sent or not.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
            && self.sketch.is_empty()
            && self.answer.as_ref().is_none_or(is_blank)
    }

    /// Every box of own words, as it stands.
    #[must_use]
    pub fn own_words(&self) -> Vec<&str> {
        let boxes = self.answer.iter().flat_map(boxes);
        boxes.chain([self.words.as_str()]).collect()
    }

    /// Characters over what one answer may hold, in its longest box.
    #[must_use]
    pub fn over(&self) -> usize {
        self.own_words()
            .into_iter()
            .map(|text| text.chars().count().saturating_sub(MOST_WORDS))
            .max()
            .unwrap_or(0)
    }

    /// What is sent for it: nothing when skipped, blank, or not an answer to this question.
    #[must_use]
    pub fn given(&self, question: &Question) -> Option<Given> {
        if self.skipped || self.is_blank() || self.over() > 0 {
            return None;
        }
        let words = Some(self.words.trim().to_owned())
            .filter(|words| question.takes_words() && !words.is_empty());
        let drawn = (question.kind == Kind::Drawing && !self.sketch.is_empty()).then(|| {
            let picture = Enclosure::default();
            Answer::Drawing { picture }
        });
        let answer = self.answer.as_ref().filter(|answer| !is_blank(answer));
        let answer = answer.or(drawn.as_ref());
        // Words without a face or choice: they are the answer.
        let (answer, words) = match (answer, words) {
            (Some(answer), words) => (tidy(answer), words),
            (None, Some(words)) => (Answer::Words(words), None),
            (None, None) => return None,
        };
        let fits =
            answer.fits(question) || (question.takes_words() && matches!(answer, Answer::Words(_)));
        fits.then(|| Given {
            question: question.id.clone(),
            answer,
            words,
            audience: self.audience(question),
        })
    }

    /// Every box cut to what can be sent, at a word's end where there is one near,
    /// with what was cut: the young person asked for it and can put it back.
    #[must_use]
    pub fn shortened(&self) -> Self {
        let mut next = self.clone();
        next.words = fit(&next.words);
        next.answer = next.answer.map(|answer| match answer {
            Answer::Words(words) => Answer::Words(fit(&words)),
            Answer::People(people) => Answer::People(
                people
                    .into_iter()
                    .map(|person| Person {
                        name: fit(&person.name),
                        ..person
                    })
                    .collect(),
            ),
            Answer::PlaceAndTime { place, time } => Answer::PlaceAndTime {
                place: fit(&place),
                time: fit(&time),
            },
            Answer::Goal { what, who, by_when } => Answer::Goal {
                what: fit(&what),
                who: fit(&who),
                by_when: fit(&by_when),
            },
            other => other,
        });
        next
    }
}

fn fit(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MOST_WORDS) else {
        return text.to_owned();
    };
    let kept = &text[..end];
    let tidy = kept
        .char_indices()
        .rev()
        .take(100)
        .find(|(_, character)| character.is_whitespace())
        .map_or(kept, |(at, _)| &kept[..at]);
    tidy.trim_end().to_owned()
}

fn boxes(answer: &Answer) -> Vec<&str> {
    match answer {
        Answer::Words(words) => vec![words],
        Answer::People(people) => people.iter().map(|person| person.name.as_str()).collect(),
        Answer::PlaceAndTime { place, time } => vec![place, time],
        Answer::Goal { what, who, by_when } => vec![what, who, by_when],
        Answer::Face(_)
        | Answer::Choice(_)
        | Answer::Choices(_)
        | Answer::YesNo(_)
        | Answer::Drawing { .. }
        | Answer::VoiceNote { .. } => Vec::new(),
    }
}

fn is_blank(answer: &Answer) -> bool {
    match answer {
        Answer::Face(_)
        | Answer::Choice(_)
        | Answer::YesNo(_)
        | Answer::Drawing { .. }
        | Answer::VoiceNote { .. } => false,
        Answer::Choices(ids) => ids.is_empty(),
        other => boxes(other).iter().all(|text| text.trim().is_empty()),
    }
}

fn tidy(answer: &Answer) -> Answer {
    let trim = |text: &String| text.trim().to_owned();
    match answer {
        Answer::Words(words) => Answer::Words(trim(words)),
        Answer::People(people) => Answer::People(
            people
                .iter()
                .filter(|person| !person.name.trim().is_empty())
                .map(|person| Person {
                    name: trim(&person.name),
                    comes: person.comes,
                })
                .collect(),
        ),
        Answer::PlaceAndTime { place, time } => Answer::PlaceAndTime {
            place: trim(place),
            time: trim(time),
        },
        Answer::Goal { what, who, by_when } => Answer::Goal {
            what: trim(what),
            who: trim(who),
            by_when: trim(by_when),
        },
        other => other.clone(),
    }
}

/// The kinds whose answer is only own words.
#[must_use]
pub const fn is_own_words(kind: Kind) -> bool {
    matches!(kind, Kind::ShortWords | Kind::LongWords)
}
