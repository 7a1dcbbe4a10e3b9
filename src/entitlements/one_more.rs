//! One more question, where the answer would change something. The focus goes on to
//! the next one: whoever answers by keyboard or by ear is never left on nothing.

use super::answers::Born;
use super::provider::use_told;
use super::question_view::QuestionView;
use super::questions::later;
use crate::phrases::status as say;
use crate::platform::page;
use crate::published::use_published;
use controls::unfold::Unfold;
use domain::circumstances::Field;
use yew::prelude::*;

const TITLE_ID: &str = "one-more-title";
const DONE_ID: &str = "one-more-done";

/// Properties of [`OneMore`].
#[derive(Properties, PartialEq)]
pub struct OneMoreProps {
    /// What to ask; nothing when no answer would change anything.
    pub ask: Option<Field>,
}

/// One more question; thanks, when the last one was answered just now.
#[component]
pub fn OneMore(props: &OneMoreProps) -> Html {
    let told = use_told();
    let asked = use_published()
        .zip(props.ask)
        .map(|(edition, field)| later(field, &told.answers, &edition.trust));
    let title = asked.as_ref().map(|asked| asked.title.clone());
    use_focus_on_change(title);
    // Whoever has begun to say more goes on; nobody else has to look at it.
    let begun = !told.answers.more.is_empty() || matches!(told.answers.born, Some(Born::On(_)));
    let Some(asked) = asked else {
        return if begun {
            html! { <p class="muted" id={DONE_ID} tabindex="-1">{ say::more_done() }</p> }
        } else {
            Html::default()
        };
    };
    let key = asked.title.clone();
    let title = html! {
        <>
            <span class="small muted">{ say::more_title() }</span>
            <span class="unfold-name" id="one-more">{ asked.title.clone() }</span>
        </>
    };
    html! {
        <Unfold {key} id={TITLE_ID} class="one-more" {title} level={2} open={begun}>
            <p class="small muted">{ say::more_why() }</p>
            <QuestionView {asked} answers={told.answers.clone()} named_by="one-more" onanswer={told.answer} />
        </Unfold>
    }
}

/// Moves the focus to the next question, or to the thanks; not when the page opens.
#[hook]
fn use_focus_on_change(title: Option<String>) {
    let opened = use_mut_ref(|| false);
    use_effect_with(title, move |title| {
        let mut opened = opened.borrow_mut();
        if *opened {
            page::focus(if title.is_some() { TITLE_ID } else { DONE_ID }, false);
        }
        *opened = true;
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn a_question_stands_folded_until_somebody_wants_it_and_none_takes_no_room() {
        let asking = page(|| html! { <OneMore ask={Some(Field::BornOn)} /> }).await;
        assert!(asking.contains(r#"aria-expanded="false""#), "{asking}");
        let settled = page(|| html! { <OneMore ask={None::<Field>} /> }).await;
        assert_eq!(settled, "");
    }
}
