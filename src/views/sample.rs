//! A form with one question of each kind, for tests.

use super::entry::Change;
use super::state::{Action, State};
use super::step::Step;
use domain::form::Form;
use domain::ids::{ChoiceId, QuestionId};
use std::rc::Rc;

/// The form.
pub(crate) fn form() -> Rc<Form> {
    let json = r#"{
      "id": "sample", "version": 1, "band": "12-15", "title": "Sample", "intro": "All kinds.",
      "topics": [
        { "id": "home", "title": "Home", "questions": [
          { "id": "home", "ask": "How do you feel about where you live?", "kind": "faces", "and_words": true, "agenda": true },
          { "id": "why", "ask": "What makes it bad?", "kind": "some_of", "at_most": 2,
            "choices": [ {"id":"noise","label":"Noise"}, {"id":"rules","label":"Rules"}, {"id":"other","label":"Something else"} ],
            "only_if": { "question": "home", "any_of": ["not_good", "really_bad"] } },
          { "id": "more", "ask": "What else?", "kind": "short_words",
            "only_if": { "question": "why", "any_of": ["other"] } } ] },
        { "id": "you", "title": "You", "questions": [
          { "id": "school", "ask": "How is school?", "kind": "scale",
            "choices": [ {"id":"low","label":"Hard"}, {"id":"mid","label":"Fine"}, {"id":"high","label":"Great"} ] },
          { "id": "one", "ask": "Who helps?", "kind": "one_of", "choices": [ {"id":"carer","label":"My carer"}, {"id":"none","label":"Nobody"} ] },
          { "id": "safe", "ask": "Do you feel safe?", "kind": "yes_no" },
          { "id": "change", "ask": "What should change?", "kind": "long_words", "agenda": true } ] },
        { "id": "review", "title": "Review", "questions": [
          { "id": "who", "ask": "Who should come?", "kind": "people" },
          { "id": "where", "ask": "Where and when?", "kind": "place_and_time" },
          { "id": "goal", "ask": "What is your goal?", "kind": "goal", "agenda": true },
          { "id": "draw", "ask": "Draw your home.", "kind": "drawing" },
          { "id": "voice", "ask": "Say what you like.", "kind": "voice_note" } ] }
      ] }"#;
    Rc::new(serde_json::from_str(json).expect("the sample form is a form"))
}

/// A question's id.
pub(crate) fn q(id: &str) -> QuestionId {
    id.into()
}

/// A choice's id.
pub(crate) fn c(id: &str) -> ChoiceId {
    id.into()
}

/// A state on the first question, on the young person's own phone.
pub(crate) fn started() -> State {
    [
        Action::AnswerPhone(super::phone::Phone::Mine),
        Action::Next,
        Action::Next,
    ]
    .into_iter()
    .fold(State::new(form(), false), State::after)
}

impl State {
    /// The state after these taps, for tests.
    pub(crate) fn then(self, actions: impl IntoIterator<Item = Action>) -> Self {
        actions.into_iter().fold(self, Self::after)
    }

    /// The state after answering a question with these words.
    pub(crate) fn saying(self, id: &str, words: &str) -> Self {
        self.after(Action::Change(q(id), Change::Words(words.to_owned())))
    }
}

/// A question's screen.
pub(crate) fn ask(id: &str) -> Step {
    Step::Ask(q(id))
}
