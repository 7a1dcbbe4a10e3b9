//! My status: first the questions, then what follows from the answers.

use super::answers::Answer;
use super::provider::use_told;
use super::question_view::QuestionView;
use super::questions::first;
use super::result_page::ResultPage;
use crate::navigation::PAGE_TITLE_ID;
use crate::page_title::PageTitle;
use crate::phrases::status as say;
use crate::platform::page;
use controls::icon::{Icon, picture};
use controls::notice::Notice;
use yew::prelude::*;

/// My status.
#[component]
pub fn StatusPage() -> Html {
    let told = use_told();
    let next = told.answers.next();
    use_focus_on_change(next.map(|question| question as u8));
    let Some(question) = next else {
        return html! { <ResultPage /> };
    };
    let questions = told.answers.first_questions();
    let at = questions
        .iter()
        .position(|one| *one == question)
        .unwrap_or_default();
    let asked = first(question, &told.answers);
    html! {
        <div class="asking" key={at}>
            { progress(at + 1, questions.len().max(5)) }
            <PageTitle>{ asked.title.clone() }</PageTitle>
            if at == 0 { <p class="muted">{ say::intro() }</p> }
            <QuestionView {asked} answers={told.answers.clone()} named_by={PAGE_TITLE_ID}
                onanswer={told.answer.clone()} />
            if at > 0 {
                <button type="button" class="button plain back"
                    onclick={told.answer.reform(|_: MouseEvent| Answer::Back)}>
                    { picture(Icon::Back) }
                    <span>{ say::back() }</span>
                </button>
            }
            <Notice icon={Icon::Lock}>{ say::private() }</Notice>
        </div>
    }
}

fn progress(at: usize, of: usize) -> Html {
    html! {
        <div class="progress">
            <progress value={at.to_string()} max={of.to_string()} aria-hidden="true"></progress>
            <p class="small muted">{ say::question_of(&at.to_string(), &of.to_string()) }</p>
        </div>
    }
}

/// Moves the focus to the heading when the question changes, not when the page opens.
#[hook]
fn use_focus_on_change(question: Option<u8>) {
    let opened = use_mut_ref(|| false);
    use_effect_with(question, move |_| {
        let mut opened = opened.borrow_mut();
        if *opened {
            page::focus(PAGE_TITLE_ID, true);
            page::scroll_to_top();
        }
        *opened = true;
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place};

    #[tokio::test]
    async fn the_first_question_is_the_heading_and_its_answers_are_named_by_it() {
        let html = page(|| html! { <StatusPage /> }).await;
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(
            html.contains(r#"role="group" aria-labelledby="page-title""#),
            "{html}"
        );
        assert!(place(&html, "<h1") < place(&html, "class=\"tap\""));
        assert!(html.contains(say::not_sure()), "{html}");
    }
}
