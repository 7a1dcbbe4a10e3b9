//! An answer in words, with the question's own. Where the question or a choice is not
//! known to this edition, what there is.

use domain::form::{Choice, Kind, Question};
use domain::ids::ChoiceId;
use domain::views::{Answer, Face, YesNo};

/// The lines of an answer.
#[must_use]
pub fn lines(answer: &Answer, question: Option<&Question>) -> Vec<String> {
    match answer {
        Answer::Face(face) => vec![face_words(*face).to_owned()],
        Answer::YesNo(answer) => vec![yes_no_words(*answer).to_owned()],
        Answer::Choice(id) => vec![chosen(id, question)],
        Answer::Choices(ids) => ids.iter().map(|id| chosen(id, question)).collect(),
        Answer::Words(words) => words.lines().map(str::to_owned).collect(),
        Answer::People(people) => people
            .iter()
            .map(|person| {
                let comes = if person.comes {
                    "should come"
                } else {
                    "should not come"
                };
                format!("{}: {comes}", person.name)
            })
            .collect(),
        Answer::PlaceAndTime { place, time } => named(&[("Where", place), ("When", time)]),
        Answer::Goal { what, who, by_when } => {
            named(&[("What", what), ("Who helps", who), ("By when", by_when)])
        }
        Answer::Drawing { .. } => vec!["A drawing".to_owned()],
        Answer::VoiceNote { seconds: 1, .. } => vec!["A voice note, 1 second".to_owned()],
        Answer::VoiceNote { seconds, .. } => vec![format!("A voice note, {seconds} seconds")],
    }
}

fn named(parts: &[(&str, &String)]) -> Vec<String> {
    parts
        .iter()
        .filter(|(_, said)| !said.trim().is_empty())
        .map(|(name, said)| format!("{name}: {said}"))
        .collect()
}

fn chosen(id: &ChoiceId, question: Option<&Question>) -> String {
    let Some((question, choice)) = question.and_then(|question| {
        let choice = question.choices.iter().find(|choice| choice.id == *id)?;
        Some((question, choice))
    }) else {
        return format!("“{id}”");
    };
    match step(question, choice) {
        Some((at, of)) => format!("{} ({at} of {of})", choice.label),
        None => choice.label.clone(),
    }
}

/// Which step of a scale, counted from the lowest, without the ways out.
fn step(question: &Question, choice: &Choice) -> Option<(usize, usize)> {
    if question.kind != Kind::Scale || choice.is_way_out() {
        return None;
    }
    let steps = || {
        question
            .choices
            .iter()
            .filter(|choice| !choice.is_way_out())
    };
    let at = steps().position(|step| step.id == choice.id)?;
    Some((at + 1, steps().count()))
}

const fn face_words(face: Face) -> &'static str {
    match face {
        Face::ReallyGood => "Really good",
        Face::Good => "Good",
        Face::Ok => "OK",
        Face::NotGood => "Not good",
        Face::ReallyBad => "Really bad",
    }
}

const fn yes_no_words(answer: YesNo) -> &'static str {
    match answer {
        YesNo::Yes => "Yes",
        YesNo::No => "No",
        YesNo::NotSure => "Not sure",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::views::Person;

    fn scale() -> Question {
        let choice = |id: &str, label: &str| Choice {
            id: id.into(),
            label: label.to_owned(),
        };
        Question {
            id: "settled".into(),
            ask: "Do you feel settled?".to_owned(),
            hint: None,
            kind: Kind::Scale,
            choices: vec![
                choice("no", "Not at all"),
                choice("bit", "A bit"),
                choice("yes", "Yes"),
                choice("not-sure", "I’m not sure"),
            ],
            at_most: None,
            and_words: false,
            only_if: None,
            agenda: false,
            audience: None,
        }
    }

    #[test]
    fn a_step_says_where_it_stands_and_a_way_out_does_not() {
        let question = scale();
        let said = |id: &str| lines(&Answer::Choice(id.into()), Some(&question));
        assert_eq!(said("bit"), ["A bit (2 of 3)"]);
        assert_eq!(said("not-sure"), ["I’m not sure"]);
    }

    #[test]
    fn what_this_edition_does_not_know_is_shown_as_it_came() {
        assert_eq!(
            lines(&Answer::Choice("new-choice".into()), Some(&scale())),
            ["“new-choice”"]
        );
        assert_eq!(lines(&Answer::Choices(vec!["a".into()]), None), ["“a”"]);
    }

    #[test]
    fn people_and_goals_say_everything_that_was_filled_in() {
        let people = Answer::People(vec![
            Person {
                name: "Gran".to_owned(),
                comes: true,
            },
            Person {
                name: "Mr Hill".to_owned(),
                comes: false,
            },
        ]);
        assert_eq!(
            lines(&people, None),
            ["Gran: should come", "Mr Hill: should not come"]
        );
        let goal = Answer::Goal {
            what: "Learn to drive".to_owned(),
            who: " ".to_owned(),
            by_when: "Easter".to_owned(),
        };
        assert_eq!(
            lines(&goal, None),
            ["What: Learn to drive", "By when: Easter"]
        );
    }

    #[test]
    fn own_words_keep_their_lines() {
        let words = Answer::Words("one\n\ntwo".to_owned());
        assert_eq!(lines(&words, None), ["one", "", "two"]);
    }
}
