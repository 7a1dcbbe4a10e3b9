//! One piece of praise: what was said, and how far it may go.

use crate::reading::answer_words::lines;
use crate::reading::opened::OpenedViews;
use domain::edition::Edition;
use domain::ids::QuestionId;
use domain::request::{Purpose, Request};
use domain::views::{Answer, Given, Views, YesNo};
use std::rc::Rc;
use yew::prelude::*;

/// The question that asks how far it may go, in every form of praise.
const SHARE: &str = "share";
/// The question for the news itself.
const NEWS: &str = "news";
/// The question for the young person's name.
const NAME: &str = "name";

/// How far it may go, in the young person's own answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Further {
    /// As the form asked: good news without a name, thanks with it.
    Yes,
    /// Not further, or not said: it stays with the team.
    No,
}

/// How far these views may go.
#[must_use]
pub fn further(views: &Views) -> Further {
    match given(views, SHARE).map(|given| &given.answer) {
        Some(Answer::YesNo(YesNo::Yes)) => Further::Yes,
        _ => Further::No,
    }
}

fn given<'v>(views: &'v Views, question: &str) -> Option<&'v Given> {
    let id = QuestionId::from(question);
    views.answers.iter().find(|given| given.question == id)
}

/// Good news whose sender said yes to telling others without their name. There is no other
/// way to one than [`may_be_told`], and no way to the wall without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MayBeTold(String);

impl MayBeTold {
    /// What was said, as it was said.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.0
    }
}

/// What of these views may be told to others; nothing of what was no good news, or where the
/// answer to telling others was not yes.
#[must_use]
pub fn may_be_told(views: &Views, edition: &Edition) -> Option<MayBeTold> {
    let purpose = edition.request_asking(&views.form)?.purpose;
    if purpose != Purpose::GoodNews || further(views) != Further::Yes {
        return None;
    }
    match &given(views, NEWS)?.answer {
        Answer::Words(words) if !words.trim().is_empty() => Some(MayBeTold(words.clone())),
        _ => None,
    }
}

/// Properties of [`Card`].
#[derive(Properties)]
pub struct CardProps {
    /// What was said.
    pub opened: Rc<OpenedViews>,
    /// The content.
    pub edition: Rc<Edition>,
}

impl PartialEq for CardProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.opened, &other.opened) && Rc::ptr_eq(&self.edition, &other.edition)
    }
}

/// One piece of praise, drawn once: a wall of a thousand is not drawn anew for each page of
/// fifty that is opened.
#[component]
pub fn Card(props: &CardProps) -> Html {
    card(&props.opened.views, &props.edition)
}

fn card(views: &Views, edition: &Edition) -> Html {
    let request = edition.request_asking(&views.form);
    let said = views.answers.iter().filter(|given| {
        ![SHARE, NAME]
            .map(QuestionId::from)
            .contains(&given.question)
    });
    let name = given(views, NAME).and_then(|given| match &given.answer {
        Answer::Words(name) if !name.trim().is_empty() => Some(name.trim()),
        _ => None,
    });
    html! {
        <article class="card praise">
            <h2>{ title(request) }</h2>
            { for said.map(|given| answer(given, views, edition)) }
            if let Some(name) = name { <p class="praise-from">{ "From " }<b dir="auto">{ name }</b></p> }
            <p class="muted small">{ further_words(request, further(views)) }</p>
        </article>
    }
}

fn answer(given: &Given, views: &Views, edition: &Edition) -> Html {
    let form = edition.form_version(&views.form, views.form_version);
    let question = form.and_then(|form| form.question(&given.question));
    let ask = question.map_or_else(
        || given.question.to_string(),
        |question| question.ask.clone(),
    );
    html! {
        <div class="praise-answer">
            <p class="muted small">{ ask }</p>
            <blockquote dir="auto">
                { for lines(&given.answer, question).into_iter().map(|line| html! { <p>{ line }</p> }) }
                if let Some(words) = &given.words { <p>{ words }</p> }
            </blockquote>
        </div>
    }
}

fn title(request: Option<&Request>) -> &'static str {
    match request.map(|request| request.purpose) {
        Some(Purpose::ThankYou) => "Thank you",
        _ => "Good news",
    }
}

fn further_words(request: Option<&Request>, further: Further) -> &'static str {
    match (request.map(|request| request.purpose), further) {
        (Some(Purpose::ThankYou), Further::Yes) => "Tell them, and say who it is from.",
        (Some(Purpose::ThankYou), Further::No) => "Tell them, but not who it is from.",
        (_, Further::Yes) => "May be told to others, without the name.",
        (_, Further::No) => "Just for the team: not to be told to others.",
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use domain::views::Audience;

    fn views(form: &str, share: Option<YesNo>) -> Views {
        let given = |question: &str, answer| Given {
            question: question.into(),
            answer,
            words: None,
            audience: Audience::default(),
        };
        let mut answers = vec![
            given("who", Answer::Words("My adviser".to_owned())),
            given("name", Answer::Words("Jo".to_owned())),
        ];
        answers.extend(share.map(|share| given("share", Answer::YesNo(share))));
        Views {
            v: Views::VERSION,
            form: form.into(),
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

    /// Good news in these words that may be told.
    pub(crate) fn may_be_told(words: &str) -> Option<MayBeTold> {
        let edition = content::edition().unwrap();
        super::may_be_told(&news(words, Some(YesNo::Yes)), &edition)
    }

    fn news(words: &str, share: Option<YesNo>) -> Views {
        let mut views = views("good-news", share);
        views.answers[0].question = NEWS.into();
        views.answers[0].answer = Answer::Words(words.to_owned());
        views
    }

    #[test]
    fn only_good_news_with_a_yes_may_be_told() {
        let edition = content::edition().unwrap();
        let told = may_be_told("I passed.").unwrap();
        assert_eq!(told.words(), "I passed.");
        for share in [None, Some(YesNo::No), Some(YesNo::NotSure)] {
            assert_eq!(
                super::may_be_told(&news("I passed.", share), &edition),
                None
            );
        }
        let mut thanks = news("I passed.", Some(YesNo::Yes));
        thanks.form = "thank-you".into();
        assert_eq!(super::may_be_told(&thanks, &edition), None);
        assert_eq!(may_be_told(" "), None);
    }

    #[derive(Properties, PartialEq)]
    struct Of {
        form: &'static str,
        share: Option<YesNo>,
    }

    #[component]
    fn Card(props: &Of) -> Html {
        let edition = content::edition().unwrap();
        card(&views(props.form, props.share), &edition)
    }

    #[tokio::test]
    async fn a_card_says_what_was_said_by_whom_and_how_far_it_may_go() {
        for (form, share, title, said) in [
            (
                "thank-you",
                Some(YesNo::Yes),
                "Thank you",
                "say who it is from",
            ),
            (
                "thank-you",
                Some(YesNo::NotSure),
                "Thank you",
                "not who it is from",
            ),
            ("thank-you", None, "Thank you", "not who it is from"),
            (
                "good-news",
                Some(YesNo::Yes),
                "Good news",
                "without the name",
            ),
            (
                "good-news",
                Some(YesNo::No),
                "Good news",
                "not to be told to others",
            ),
        ] {
            let html = rendered::<Card>(move || Of { form, share }).await;
            in_order(&html, &[title, "My adviser", "Jo", said]);
        }
    }
}
