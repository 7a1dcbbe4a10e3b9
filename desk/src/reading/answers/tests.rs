use super::*;
use crate::rendered::{in_order, rendered};
use domain::views::{Answer, Audience, Face};

fn given(question: &str, answer: Answer, audience: Audience) -> Given {
    Given {
        question: question.into(),
        answer,
        words: None,
        audience,
    }
}

fn views() -> Views {
    Views {
        v: 1,
        form: "my-review-12-15".into(),
        form_version: 1,
        answers: vec![
            given(
                "from-the-future",
                Answer::Words("Kept all the same".to_owned()),
                Audience::NotAloud,
            ),
            Given {
                words: Some("It is quiet there".to_owned()),
                ..given(
                    "home-now",
                    Answer::Face(Face::Good),
                    Audience::ReviewingOfficer,
                )
            },
            given(
                "went-well",
                Answer::Words("My exam".to_owned()),
                Audience::Everyone,
            ),
        ],
        agenda: Vec::new(),
        helped_by: None,
        helper_saw: None,
        about: None,
        last_decisions: vec![DecisionSeen {
            decision: "A new desk for homework".to_owned(),
            kept: Kept::NotDone,
            words: Some("I still use the kitchen".to_owned()),
        }],
        reply_to: None,
    }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    known: bool,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let edition = content::edition().unwrap();
    let form = edition.form_version(&"my-review-12-15".into(), 1);
    answers(&views(), form.filter(|_| props.known), Marks::Shown)
}

#[tokio::test]
async fn answers_follow_the_order_asked_with_the_questions_words_and_marks() {
    let html = rendered::<Shown>(|| ShownProps { known: true }).await;
    in_order(
        &html,
        &[
            "Not done, they say",
            "What has gone well?",
            "My exam",
            "Everyone at the review",
            "How do you feel about where you live?",
            "Good",
            "It is quiet there",
            "Only the reviewing officer",
            "does not know",
            "from-the-future",
            "Kept all the same",
            "Do not read aloud",
            "Asked and left out",
        ],
    );
}

#[tokio::test]
async fn an_unknown_version_shows_every_answer_all_the_same() {
    let html = rendered::<Shown>(|| ShownProps { known: false }).await;
    for part in [
        "My exam",
        "It is quiet there",
        "Kept all the same",
        "went-well",
    ] {
        assert!(html.contains(part), "{part} {html}");
    }
    assert!(!html.contains("Asked and left out"), "{html}");
}
