//! Checks of ids: their shape, and that each names one thing.

use crate::draft::{Draft, FormDraft};
use crate::fault::{Fault, Place};
use std::collections::BTreeMap;

/// Reports ids of the wrong shape and ids used twice.
pub(crate) fn check(draft: &Draft, faults: &mut Vec<Fault>) {
    let mut priorities = Seen::new("priority");
    let mut promises = Seen::new("promise");
    for priority in &draft.priorities {
        priorities.add(priority.head.item.id.as_str(), &priority.head.place, faults);
        for promise in &priority.promises {
            promises.add(promise.item.id.as_str(), &promise.place, faults);
        }
    }
    let mut services = Seen::new("service");
    for service in &draft.services {
        services.add(service.item.id.as_str(), &service.place, faults);
    }
    let mut helplines = Seen::new("helpline");
    for helpline in &draft.helplines {
        helplines.add(helpline.item.id.as_str(), &helpline.place, faults);
    }
    let mut groups = Seen::new("group");
    for group in &draft.groups {
        groups.add(group.item.id.as_str(), &group.place, faults);
    }
    let mut rules = Seen::new("rule");
    for rule in &draft.rules {
        rules.add(rule.item.id.as_str(), &rule.place, faults);
    }
    let mut duties = Seen::new("duty");
    for duty in &draft.duties {
        shape(&duty.item.id, &duty.place, faults);
        let id = format!("{} on {}", duty.item.id, duty.item.fact());
        duties.once(&id, &duty.place, faults);
    }
    let mut forms = Seen::new("form with this version");
    for form in draft.all_forms() {
        let head = &form.head.item;
        shape(head.id.as_str(), &form.head.place, faults);
        forms.once(
            &format!("{} version {}", head.id, head.version),
            &form.head.place,
            faults,
        );
        check_form(form, faults);
    }
}

fn check_form(form: &FormDraft, faults: &mut Vec<Fault>) {
    let mut topics = Seen::new("topic");
    let mut questions = Seen::new("question");
    for topic in &form.topics {
        topics.add(topic.head.item.id.as_str(), &topic.head.place, faults);
        for question in &topic.questions {
            questions.add(question.item.id.as_str(), &question.place, faults);
            let mut choices = Seen::new("choice");
            for choice in &question.item.choices {
                choices.add(choice.id.as_str(), &question.place, faults);
            }
        }
    }
}

/// Ids of one kind, with where each was first seen.
struct Seen {
    kind: &'static str,
    first: BTreeMap<String, Place>,
}

impl Seen {
    fn new(kind: &'static str) -> Self {
        Self {
            kind,
            first: BTreeMap::new(),
        }
    }

    fn add(&mut self, id: &str, place: &Place, faults: &mut Vec<Fault>) {
        shape(id, place, faults);
        self.once(id, place, faults);
    }

    fn once(&mut self, id: &str, place: &Place, faults: &mut Vec<Fault>) {
        if let Some(first) = self.first.get(id) {
            let line = first
                .line
                .map_or_else(String::new, |line| format!(", line {line}"));
            faults.push(place.fault(
                format!(
                    "another {} is called `{id}`: {}{line}",
                    self.kind, first.file
                ),
                "give one of them another id",
            ));
        } else {
            self.first.insert(id.to_owned(), place.clone());
        }
    }
}

/// Lower-case letters and digits in parts joined by single hyphens.
fn shape(id: &str, place: &Place, faults: &mut Vec<Fault>) {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if !id.split('-').all(part) {
        faults.push(place.fault(
            format!("the id `{id}` is not in the usual shape"),
            "use small letters and digits with single hyphens: first-review",
        ));
    }
}
