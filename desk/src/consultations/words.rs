//! What things are called on the pages of consultations.

use api::consultation::Standing;
use domain::consultation::answered::Area;
use domain::consultation::asked::{AskedAs, Audience, Purpose, Question};

/// Where one stands.
#[must_use]
pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Draft => "Draft",
        Standing::Open => "Open",
        Standing::Paused => "Paused",
        Standing::Closed => "Closed",
        Standing::Archived => "Archived",
    }
}

/// What one is for.
#[must_use]
pub const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Consultation => "Consultation",
        Purpose::QuickPoll => "Quick poll",
        Purpose::RecruitmentPanel => "Choosing staff",
        Purpose::ThankYou => "Thank-you poll",
        Purpose::EventFeedback => "Event feedback",
        Purpose::ServiceCheck => "Service check",
    }
}

/// Whom it is put to.
#[must_use]
pub const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "Everyone",
        Audience::InCare => "Children in care",
        Audience::CareLeavers => "Care leavers",
        Audience::ReachOut => "A Reach Out! group",
        Audience::CareLeaversForum => "The Care Leavers Forum",
    }
}

/// How a question is answered.
#[must_use]
pub const fn kind(kind: AskedAs) -> &'static str {
    match kind {
        AskedAs::Faces => "Five faces",
        AskedAs::OneOf => "Choose one",
        AskedAs::SomeOf => "Choose some",
        AskedAs::Scale => "Scale, low to high",
        AskedAs::YesNo => "Yes, no, not sure",
        AskedAs::Ranking => "Put in order",
        AskedAs::Picture => "Choose a picture",
        AskedAs::Words => "Own words",
    }
}

/// Where somebody lives.
#[must_use]
pub const fn area(area: Area) -> &'static str {
    match area {
        Area::Inside => "In our area",
        Area::Outside => "Elsewhere",
        Area::NotSaid => "Area not said",
    }
}

/// An option that is the same in every consultation.
#[must_use]
pub fn fixed(id: &str) -> &str {
    match id {
        "really_good" => "Really good",
        "good" => "Good",
        "okay" => "Okay",
        "bad" => "Bad",
        "really_bad" => "Really bad",
        "yes" => "Yes",
        "no" => "No",
        "not_sure" => "Not sure",
        other => other,
    }
}

/// The names of a question's options, in order.
#[must_use]
pub fn options(question: &Question) -> Vec<String> {
    if question.kind.has_options() {
        question
            .options
            .iter()
            .map(|one| one.label.clone())
            .collect()
    } else {
        // In another language, fixed options have words as well.
        let said = |id: &str| {
            let found = question.options.iter().find(|one| one.id.as_str() == id);
            found.map_or_else(|| fixed(id).to_owned(), |one| one.label.clone())
        };
        question.kind.fixed().iter().map(|id| said(id)).collect()
    }
}

/// The pictures that phones draw, each with a word.
pub const PICTURES: [(&str, &str); 12] = [
    ("sun", "Sun"),
    ("rain", "Rain"),
    ("house", "House"),
    ("school", "School"),
    ("ball", "Ball"),
    ("music", "Music"),
    ("food", "Food"),
    ("phone", "Phone"),
    ("people", "People"),
    ("tree", "Tree"),
    ("heart", "Heart"),
    ("star", "Star"),
];

/// The id of the box for this field, as faults and findings name it.
#[must_use]
pub fn box_id(field: &str) -> String {
    format!("c-{}", field.replace('.', "-"))
}

/// Where a field stands, said to whoever writes: “Question 3”.
#[must_use]
pub fn place(field: &str) -> String {
    let mut parts = field.split('.');
    match (
        parts.next(),
        parts.next().and_then(|at| at.parse::<usize>().ok()),
    ) {
        (Some("questions"), Some(at)) => format!("Question {}", at + 1),
        (Some("questions"), None) => "Questions".to_owned(),
        (Some("translations"), _) => "In other languages".to_owned(),
        (Some("title"), _) => "Name".to_owned(),
        (Some("intro"), _) => "Introduction".to_owned(),
        (Some("bands"), _) => "Ages".to_owned(),
        (Some("opens_on"), _) => "First day".to_owned(),
        (Some("closes_on"), _) => "Last day".to_owned(),
        _ => "This consultation".to_owned(),
    }
}
