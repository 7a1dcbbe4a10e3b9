//! Checks of questions and templates for consultations. They are measured by the linter
//! that the desk shows to whoever writes one: what it only advises there is a fault here.

use crate::draft::Draft;
use crate::fault::{Broken, Fault, Place, Placed};
use chrono::NaiveDate;
use domain::consultation::asked::{Audience, Consultation, Purpose, Question};
use domain::consultation::library::{Ready, Template};
use domain::consultation::lint::{Finding, lint};
use domain::ids::PriorityId;
use domain::wording::WordList;
use std::collections::BTreeMap;

/// The pictures that phones draw. A picture's option begins with one of these.
const PICTURES: [&str; 12] = [
    "sun", "rain", "house", "school", "ball", "music", "food", "phone", "people", "tree", "heart",
    "star",
];

/// Reports everything that should be said another way or cannot be asked.
pub(crate) fn check(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    let mut questions: BTreeMap<&str, &Ready> = BTreeMap::new();
    for placed in &draft.ready {
        let Placed { place, item } = placed;
        if questions.insert(item.id.as_str(), item).is_some() {
            faults.push(place.fault(
                format!("another question is called `{}`", item.id),
                "give one of them another id",
            ));
        }
        if item.theme.trim().is_empty() {
            faults.push(place.fault("`theme` is empty", "say in a word what it is about"));
        }
        of_question(draft, broken, place, &item.question(), faults);
        let alone = Consultation {
            title: "Alone".to_owned(),
            intro: "A question.".to_owned(),
            purpose: Purpose::Consultation,
            audience: Audience::Everyone,
            bands: item.bands.clone(),
            opens_on: some_day(),
            closes_on: some_day(),
            on_home: false,
            translations: Vec::new(),
            questions: vec![item.question()],
        };
        whole(&alone, place, &draft.words, faults);
    }
    let mut ids = BTreeMap::new();
    for Placed { place, item } in &draft.templates {
        if ids.insert(item.id.as_str(), ()).is_some() {
            faults.push(place.fault(
                format!("another template is called `{}`", item.id),
                "give one of them another id",
            ));
        }
        of_template(draft, broken, place, item, &questions, faults);
    }
}

fn of_template(
    draft: &Draft,
    broken: &Broken,
    place: &Place,
    template: &Template,
    ready: &BTreeMap<&str, &Ready>,
    faults: &mut Vec<Fault>,
) {
    if template.days == 0 {
        faults.push(place.fault(
            "it is open for no day",
            "write days = 14, or as many as it takes",
        ));
    }
    for question in &template.questions {
        of_question(draft, broken, place, question, faults);
        // Results are compared by id: the same id is the same question.
        let same = ready.get(question.id.as_str());
        if same.is_some_and(|same| same.question() != *question) {
            faults.push(place.fault(
                format!("`{}` is another question in the library", question.id),
                "write it as it stands there, or give this one another id",
            ));
        }
    }
    whole(&template.from(some_day()), place, &draft.words, faults);
}

fn of_question(
    draft: &Draft,
    broken: &Broken,
    place: &Place,
    question: &Question,
    faults: &mut Vec<Fault>,
) {
    let known = |id: &PriorityId| {
        let mut priorities = draft.priorities.iter();
        priorities.any(|one| one.head.item.id == *id) || broken.id(id.as_str())
    };
    if let Some(id) = question.priority.as_ref().filter(|id| !known(id)) {
        faults.push(place.fault(
            format!("there is no priority `{id}`"),
            "name one of the pledge, or take the line out",
        ));
    }
    if question.kind == domain::consultation::asked::AskedAs::Picture {
        for option in &question.options {
            let name = option.id.as_str().split('-').next().unwrap_or_default();
            if !PICTURES.contains(&name) {
                faults.push(place.fault(
                    format!("there is no picture `{name}`"),
                    format!("use one of: {}", PICTURES.join(", ")),
                ));
            }
        }
    }
}

/// A day on which anything may be asked.
fn some_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default()
}

/// What keeps it from opening, and what the linter says.
fn whole(asked: &Consultation, place: &Place, words: &WordList, faults: &mut Vec<Fault>) {
    for fault in asked.faults() {
        faults.push(place.fault(format!("`{}` cannot be asked so", fault.field), fault.what));
    }
    for Finding {
        field,
        what,
        better,
        ..
    } in lint(asked, words)
    {
        faults.push(place.fault(format!("`{field}`: {what}"), better));
    }
}
