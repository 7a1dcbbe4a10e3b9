//! Two submissions that came by the same invitation, side by side: what each says to the
//! same question, and in words whether they differ. Nobody here says which one counts.

mod page;

pub(super) use page::sent;
pub use page::{Beside, BesideProps};

use domain::form::{Form, Question};
use domain::ids::QuestionId;
use domain::views::{Given, Views};

/// How two answers to one question stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    /// They say the same, to the same readers.
    Not,
    /// They say something else.
    Words,
    /// They say the same, and not the same people may read it.
    Audience,
    /// Only the first answers it.
    OnlyFirst,
    /// Only the second answers it.
    OnlySecond,
}

/// Whether it is known which of the two came first: only the hour is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The first is the earlier one.
    Known,
    /// They came within one hour, and neither says that it adds to the other.
    Unknown,
}

impl Order {
    /// What the two are called.
    #[must_use]
    pub const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Known => ["Earlier", "Later"],
            Self::Unknown => ["One", "The other"],
        }
    }
}

impl Differs {
    /// In words.
    #[must_use]
    pub const fn words(self, order: Order) -> &'static str {
        match (self, order) {
            (Self::Not, _) => "The same in both",
            (Self::Words, _) => "Different",
            (Self::Audience, _) => "The same words, but who may read them differs",
            (Self::OnlyFirst, Order::Known) => "Only in the earlier one",
            (Self::OnlySecond, Order::Known) => "Only in the later one",
            (Self::OnlyFirst | Self::OnlySecond, Order::Unknown) => "Left out in one of them",
        }
    }
}

/// One question, and what each says to it.
pub struct Row<'v> {
    /// The question, where this desk knows it.
    pub question: Option<&'v Question>,
    /// Its id.
    pub id: &'v QuestionId,
    /// The answer of the earlier one.
    pub first: Option<&'v Given>,
    /// The answer of the later one.
    pub second: Option<&'v Given>,
    /// How they stand to each other.
    pub differs: Differs,
}

/// Every question that either answers, in the order in which the later one's form asks;
/// what it does not ask comes last.
#[must_use]
pub fn rows<'v>(first: &'v Views, second: &'v Views, forms: [Option<&'v Form>; 2]) -> Vec<Row<'v>> {
    let [of_first, of_second] = forms;
    let asked = of_second.into_iter().chain(of_first).flat_map(|form| {
        let topics = form.topics.iter();
        topics.flat_map(|topic| topic.questions.iter().map(|question| &question.id))
    });
    let given = second.answers.iter().chain(&first.answers);
    let mut rows: Vec<Row<'v>> = Vec::new();
    for id in asked.chain(given.map(|given| &given.question)) {
        if rows.iter().any(|row| row.id == id) {
            continue;
        }
        let of = |views: &'v Views| views.answers.iter().find(|given| given.question == *id);
        let (of_one, of_other) = (of(first), of(second));
        let differs = match (of_one, of_other) {
            (None, None) => continue,
            (Some(_), None) => Differs::OnlyFirst,
            (None, Some(_)) => Differs::OnlySecond,
            (Some(one), Some(other)) => difference(one, other),
        };
        rows.push(Row {
            question: [of_second, of_first]
                .into_iter()
                .flatten()
                .find_map(|form| form.question(id)),
            id,
            first: of_one,
            second: of_other,
            differs,
        });
    }
    rows
}

fn difference(one: &Given, other: &Given) -> Differs {
    if one.answer != other.answer || one.words != other.words {
        Differs::Words
    } else if one.audience != other.audience {
        Differs::Audience
    } else {
        Differs::Not
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::views::{Answer, Audience};

    fn given(question: &str, words: &str, audience: Audience) -> Given {
        Given {
            question: question.into(),
            answer: Answer::Words(words.to_owned()),
            words: None,
            audience,
        }
    }

    fn views(answers: Vec<Given>) -> Views {
        Views {
            v: 1,
            form: "my-review-12-15".into(),
            form_version: 1,
            answers,
            agenda: Vec::new(),
            helped_by: None,
            helper_saw: None,
            last_decisions: Vec::new(),
            about: None,
            reply_to: None,
        }
    }

    #[test]
    fn each_question_stands_once_and_says_how_the_two_differ() {
        let first = views(vec![
            given("same", "Nan", Audience::Everyone),
            given("other", "Nan", Audience::Everyone),
            given("readers", "Nan", Audience::Everyone),
            given("gone", "Nan", Audience::Everyone),
        ]);
        let second = views(vec![
            given("new", "Nan", Audience::Everyone),
            given("readers", "Nan", Audience::ReviewingOfficer),
            given("other", "Dad", Audience::Everyone),
            given("same", "Nan", Audience::Everyone),
        ]);
        let rows = rows(&first, &second, [None, None]);
        let found: Vec<(&str, Differs)> = rows
            .iter()
            .map(|row| (row.id.as_str(), row.differs))
            .collect();
        assert_eq!(
            found,
            [
                ("new", Differs::OnlySecond),
                ("readers", Differs::Audience),
                ("other", Differs::Words),
                ("same", Differs::Not),
                ("gone", Differs::OnlyFirst),
            ]
        );
    }

    #[test]
    fn what_was_left_out_by_both_is_no_row_and_the_order_is_the_forms() {
        let edition = content::edition().unwrap();
        let form = edition.form(&"my-review-12-15".into()).unwrap();
        let mut asked = form.topics.iter().flat_map(|topic| &topic.questions);
        let (one, two) = (asked.next().unwrap(), asked.next().unwrap());
        let first = views(vec![given(two.id.as_str(), "b", Audience::Everyone)]);
        let second = views(vec![given(one.id.as_str(), "a", Audience::Everyone)]);
        let rows = rows(&first, &second, [Some(form), Some(form)]);
        let found: Vec<&QuestionId> = rows.iter().map(|row| row.id).collect();
        assert_eq!(found, [&one.id, &two.id]);
        assert!(rows.iter().all(|row| row.question.is_some()));
    }
}
