//! All answers, by topic, with the question's words and who may read each.

use super::answer_words::lines;
use super::audience::{AudienceMark, class};
use super::enclosed::enclosed;
use domain::form::{Form, Question};
use domain::invitation::{DecisionSeen, Kept};
use domain::views::{Given, Views, asked};
use yew::prelude::*;

/// Whether each answer says who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// Views before a review: the young person chose.
    Shown,
    /// A request: there was nothing to choose.
    None,
}

/// Answers that belong together.
struct Group<'a> {
    title: &'a str,
    answers: Vec<(&'a Given, Option<&'a Question>)>,
}

/// The answers by topic, in the order asked; what this edition does not know comes last.
fn groups<'a>(views: &'a Views, form: Option<&'a Form>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for topic in form.iter().flat_map(|form| &form.topics) {
        let answers: Vec<_> = topic
            .questions
            .iter()
            .filter_map(|question| {
                let given = views
                    .answers
                    .iter()
                    .find(|given| given.question == question.id)?;
                Some((given, Some(question)))
            })
            .collect();
        if !answers.is_empty() {
            groups.push(Group {
                title: &topic.title,
                answers,
            });
        }
    }
    let unknown: Vec<_> = views
        .answers
        .iter()
        .filter(|given| form.is_none_or(|form| form.question(&given.question).is_none()))
        .map(|given| (given, None))
        .collect();
    if !unknown.is_empty() {
        groups.push(Group {
            title: "Questions that this desk does not know",
            answers: unknown,
        });
    }
    groups
}

/// The questions that were asked and left out.
fn left_out<'a>(views: &Views, form: Option<&'a Form>) -> Vec<&'a Question> {
    form.map(|form| asked(form, &views.answers))
        .unwrap_or_default()
        .into_iter()
        .filter(|question| {
            views
                .answers
                .iter()
                .all(|given| given.question != question.id)
        })
        .collect()
}

/// All answers of these views. `form` is the version that was answered, if it is known.
/// A request is read by whoever acts on it: no answer of it carries a mark.
pub fn answers(views: &Views, form: Option<&Form>, marks: Marks) -> Html {
    html! {
        <>
            { last_decisions(&views.last_decisions) }
            { for groups(views, form).into_iter().map(|group| html! {
                <section class="topic">
                    <h3>{ group.title }</h3>
                    { for group.answers.into_iter().map(|(given, question)| answer(given, question, marks)) }
                </section>
            }) }
            { skipped(&left_out(views, form)) }
        </>
    }
}

/// One answer, with the question's words.
pub(super) fn answer(given: &Given, question: Option<&Question>, marks: Marks) -> Html {
    let ask = question.map_or_else(
        || format!("“{}”", given.question),
        |question| question.ask.clone(),
    );
    let lines = lines(&given.answer, question);
    html! {
        <div class={classes!("answer", (marks == Marks::Shown).then(|| class(given.audience)))}>
            <h4>{ ask }</h4>
            { enclosed(&given.answer, given.words.as_deref()) }
            { for lines.into_iter().map(|line| html! { <p class="said" dir="auto">{ line }</p> }) }
            if let Some(words) = &given.words {
                { for words.lines().map(|line| html! { <p class="said own" dir="auto">{ line.to_owned() }</p> }) }
            }
            if marks == Marks::Shown { <AudienceMark audience={given.audience} /> }
        </div>
    }
}

fn last_decisions(seen: &[DecisionSeen]) -> Html {
    if seen.is_empty() {
        return Html::default();
    }
    html! {
        <section class="topic">
            <h3>{ "What was decided last time" }</h3>
            <ul class="decisions">
                { for seen.iter().map(|seen| html! {
                    <li>
                        <b>{ kept_words(seen.kept) }</b>{ " · " }{ &seen.decision }
                        if let Some(words) = &seen.words {
                            { for words.lines().map(|line| html! { <p class="said own" dir="auto">{ line.to_owned() }</p> }) }
                        }
                    </li>
                }) }
            </ul>
        </section>
    }
}

const fn kept_words(kept: Kept) -> &'static str {
    match kept {
        Kept::Done => "Done, they say",
        Kept::NotDone => "Not done, they say",
        Kept::DontKnow => "They don’t know",
    }
}

fn skipped(questions: &[&Question]) -> Html {
    if questions.is_empty() {
        return Html::default();
    }
    html! {
        <section class="topic skipped">
            <h3>{ "Asked and left out" }</h3>
            <ul>{ for questions.iter().map(|question| html! { <li>{ question.ask.clone() }</li> }) }</ul>
        </section>
    }
}

#[cfg(test)]
#[path = "answers/tests.rs"]
mod tests;
