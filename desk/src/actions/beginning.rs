//! What a new action begins as: where it came from, and a first *you said*. Nothing else is
//! made up.

use api::actions::Stage;
use api::desk::actions::{Colour, From, MOST_TOLD, Written};
use chrono::NaiveDate;
use domain::consultation::asked::{Consultation, Question};
use domain::ids::PriorityId;
use domain::pledge::{Pledge, Promise};

/// With nothing in it.
#[must_use]
pub fn empty(priority: PriorityId, due_on: NaiveDate) -> Written {
    Written {
        from: From::Elsewhere,
        priority,
        promise: None,
        you_said: String::new(),
        we_did: String::new(),
        specific: String::new(),
        measure: String::new(),
        lead: String::new(),
        due_on,
        colour: Colour::Green,
        reason: String::new(),
        stage: Stage::Doing,
        why: None,
        published: false,
        revision: 0,
    }
}

/// From how a promise is rated.
#[must_use]
pub fn promise(priority: &PriorityId, promise: &Promise, due_on: NaiveDate) -> Written {
    Written {
        from: From::Promise,
        promise: Some(promise.id.clone()),
        you_said: short(&format!(
            "This promise is not always kept: {}",
            promise.title
        )),
        ..empty(priority.clone(), due_on)
    }
}

/// From how a consultation, or one question of it, was answered.
#[must_use]
pub fn consultation(
    (id, asked): (&str, &Consultation),
    question: Option<&Question>,
    pledge: &Pledge,
    due_on: NaiveDate,
) -> Written {
    let about = question.and_then(|one| one.priority.clone());
    let mut of_questions = asked
        .questions
        .iter()
        .filter_map(|one| one.priority.clone());
    let about = about.or_else(|| of_questions.next());
    let you_said = match question {
        Some(question) => format!("When we asked “{}”, you said:", question.ask.trim()),
        None => format!(
            "When we asked you about “{}”, you said:",
            asked.title.trim()
        ),
    };
    Written {
        from: From::Consultation {
            id: id.to_owned(),
            question: question.map(|one| one.id.clone()),
        },
        you_said: short(&you_said),
        ..empty(about.unwrap_or_else(|| first(pledge)), due_on)
    }
}

/// From what many said in own words, under the name that staff gave it.
#[must_use]
pub fn theme(name: &str, pledge: &Pledge, due_on: NaiveDate) -> Written {
    Written {
        from: From::Theme(name.to_owned()),
        you_said: short(&format!("Many of you wrote about this: {name}.")),
        ..empty(first(pledge), due_on)
    }
}

/// The first priority: one has to be chosen.
#[must_use]
pub fn first(pledge: &Pledge) -> PriorityId {
    let first = pledge.priorities.first().map(|one| one.id.clone());
    first.unwrap_or_else(|| PriorityId::from(""))
}

fn short(words: &str) -> String {
    words.chars().take(MOST_TOLD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultations::for_tests::asked;

    fn due() -> NaiveDate {
        "2026-12-20".parse().unwrap()
    }

    #[test]
    fn it_says_where_it_came_from_and_the_rest_is_for_people_to_write() {
        let pledge = content::edition().unwrap().pledge;
        let mut asked = asked();
        asked.questions[0].priority = Some(pledge.priorities[2].id.clone());
        let question = &asked.questions[0];
        let one = consultation(("id", &asked), Some(question), &pledge, due());
        assert_eq!(one.priority, pledge.priorities[2].id);
        assert!(one.you_said.contains(&question.ask));
        assert!(one.we_did.is_empty() && one.lead.is_empty() && !one.published);
        let whole = consultation(("id", &asked), None, &pledge, due());
        assert!(whole.you_said.contains(&asked.title));
        assert!(matches!(
            whole.from,
            From::Consultation { question: None, .. }
        ));
        let theme = theme("More trips", &pledge, due());
        assert_eq!(theme.from, From::Theme("More trips".to_owned()));
    }

    #[test]
    fn what_it_begins_with_is_never_too_long_to_keep() {
        let pledge = content::edition().unwrap().pledge;
        let mut asked = asked();
        asked.title = "é".repeat(2_000);
        let one = consultation(("id", &asked), None, &pledge, due());
        assert_eq!(one.you_said.chars().count(), MOST_TOLD);
    }
}
