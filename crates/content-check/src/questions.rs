//! The question linter: routing, choices, ways out, and wording that bends an answer.

use crate::draft::{Draft, FormDraft};
use crate::fault::{Broken, Fault, Placed};
use domain::form::{Kind, Question};
use domain::views::{Face, YesNo};
use domain::wording::WordList;

/// Kinds of answer that are enclosed as bytes: one of each fits into what is sealed.
const ENCLOSED: [Kind; 2] = [Kind::Drawing, Kind::VoiceNote];
/// The fewest and the most choices.
const CHOICES: std::ops::RangeInclusive<usize> = 2..=9;

/// Reports every question that should be asked another way.
pub(crate) fn check(draft: &Draft, broken: &Broken, faults: &mut Vec<Fault>) {
    for form in draft.all_forms() {
        check_form(form, broken, faults);
        let mut earlier: Vec<&Question> = Vec::new();
        for question in form.questions() {
            check_choices(question, faults);
            check_fields(question, faults);
            check_routing(question, &earlier, broken, faults);
            if !form.is_earlier() {
                check_wording(question, &draft.words, faults);
            }
            earlier.push(&question.item);
        }
    }
}

fn check_form(form: &FormDraft, broken: &Broken, faults: &mut Vec<Fault>) {
    let head = &form.head.item;
    let count = form.questions().count();
    let most = head.band.most_questions();
    if count > most {
        faults.push(form.head.place.fault(
            format!("it has {count} questions"),
            format!("keep the {most} that matter most to this band"),
        ));
    }
    if count == 0 && !broken.file(&form.head.place.file) {
        faults.push(form.head.place.fault(
            "it asks nothing",
            "add a [[topic]] and a [[topic.question]]",
        ));
    }
    for kind in ENCLOSED {
        let of_kind = form
            .questions()
            .filter(|question| question.item.kind == kind);
        for question in of_kind.skip(1) {
            faults.push(question.place.fault(
                "a set can take one drawing and one voice note",
                "ask it another way: more would not fit into what is sent",
            ));
        }
    }
    if head.version == 0 {
        faults.push(
            form.head
                .place
                .fault("versions begin at 1", "write version = 1"),
        );
    }
}

fn has_choices(kind: Kind) -> bool {
    matches!(kind, Kind::OneOf | Kind::SomeOf | Kind::Scale)
}

fn check_choices(placed: &Placed<Question>, faults: &mut Vec<Fault>) {
    let Placed { place, item } = placed;
    let count = item.choices.len();
    if !has_choices(item.kind) {
        if count > 0 {
            faults.push(place.fault(
                "this kind of question has no choices",
                "take them out, or write kind = \"one_of\"",
            ));
        }
        return;
    }
    if !CHOICES.contains(&count) {
        faults.push(place.fault(
            format!("it has {count} choices"),
            "offer two at least and nine at most",
        ));
    }
    let way_out = item.choices.iter().any(domain::form::Choice::is_way_out);
    if !way_out && item.kind != Kind::SomeOf {
        faults.push(place.fault(
            "nobody can say that they are not sure",
            "add { id = \"not-sure\", label = \"I'm not sure\" } or { id = \"rather-not-say\", label = \"I'd rather not say\" }",
        ));
    }
    let last_step = item.choices.iter().rposition(|choice| !choice.is_way_out());
    let first_way_out = item
        .choices
        .iter()
        .position(domain::form::Choice::is_way_out);
    if let (Some(step), Some(out)) = (last_step, first_way_out)
        && out < step
    {
        faults.push(place.fault(
            "“not sure” stands among the choices",
            "put not-sure and rather-not-say last",
        ));
    }
}

fn check_fields(placed: &Placed<Question>, faults: &mut Vec<Fault>) {
    let Placed { place, item } = placed;
    if let Some(most) = item.at_most
        && (item.kind != Kind::SomeOf || most == 0 || usize::from(most) >= item.choices.len())
    {
        faults.push(place.fault(
            format!("`at_most` of {most} means nothing here"),
            "use it only with some_of, and with fewer than there are choices",
        ));
    }
    if item.and_words && !(has_choices(item.kind) || matches!(item.kind, Kind::Faces | Kind::YesNo))
    {
        faults.push(place.fault(
            "`and_words` means nothing here",
            "use it only with faces, yes_no or choices",
        ));
    }
}

/// The answers that routing may name.
fn answers(question: &Question) -> Option<Vec<&str>> {
    match question.kind {
        Kind::Faces => Some(Face::ALL.iter().map(|face| face.word()).collect()),
        Kind::YesNo => Some(YesNo::ALL.iter().map(|answer| answer.word()).collect()),
        kind if has_choices(kind) => Some(
            question
                .choices
                .iter()
                .map(|choice| choice.id.as_str())
                .collect(),
        ),
        _ => None,
    }
}

fn check_routing(
    placed: &Placed<Question>,
    earlier: &[&Question],
    broken: &Broken,
    faults: &mut Vec<Fault>,
) {
    let Placed { place, item } = placed;
    let Some(rule) = item
        .only_if
        .as_ref()
        .filter(|rule| !broken.id(rule.question.as_str()))
    else {
        return;
    };
    let Some(asked) = earlier.iter().find(|question| question.id == rule.question) else {
        faults.push(place.fault(
            format!(
                "it waits for `{}`, which is not asked before it",
                rule.question
            ),
            "name a question that stands earlier in this form",
        ));
        return;
    };
    let Some(known) = answers(asked) else {
        faults.push(place.fault(
            format!(
                "it waits for `{}`, which is answered in own words",
                rule.question
            ),
            "wait for a question with faces, yes or no, or choices",
        ));
        return;
    };
    if rule.any_of.is_empty() {
        faults.push(place.fault(
            "it waits for no answer at all",
            "name the answers that lead here in any_of",
        ));
    }
    for answer in &rule.any_of {
        if !known.contains(&answer.as_str()) {
            faults.push(place.fault(
                format!(
                    "it waits for the answer `{answer}`, which `{}` does not have",
                    rule.question
                ),
                format!("use one of: {}", known.join(", ")),
            ));
        }
    }
}

fn check_wording(placed: &Placed<Question>, list: &WordList, faults: &mut Vec<Fault>) {
    let Placed { place, item } = placed;
    for leading in list.pushing(&item.ask) {
        faults.push(place.fault(
            format!("“{leading}” pushes towards an answer: “{}”", item.ask),
            "ask so that a good and a bad answer are equally easy: “How do you feel about…?”",
        ));
    }
    if asks_two_things(&item.ask, item.kind, list) {
        faults.push(place.fault(
            format!("it asks two things at once: “{}”", item.ask),
            "make two questions of it, or add the pair to one_thing in words.toml when it is one thing",
        ));
    }
}

/// Two question marks, or two things joined where one answer is wanted. Own
/// words, people, a place and time and a goal can hold two things.
fn asks_two_things(ask: &str, kind: Kind, list: &WordList) -> bool {
    let joined: &[&str] = match kind {
        Kind::Faces | Kind::Scale | Kind::YesNo => &["and", "or", "and/or"],
        Kind::OneOf | Kind::SomeOf => &["and", "and/or"],
        _ => &[],
    };
    list.joins_two(ask, joined)
}
