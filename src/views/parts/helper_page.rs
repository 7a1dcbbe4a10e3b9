//! For the youngest: who helps, asked before the first question; and the moment at which
//! whoever helps looks away.

use super::option::Choosable;
use super::own_words::OwnWords;
use super::turns::{Ways, turns};
use crate::page_title::PageTitle;
use crate::phrases::helper as say;
use crate::phrases::views;
use crate::views::provider::Writing;
use crate::views::state::Action;
use domain::views::HelperSaw;
use yew::prelude::*;

/// Who is helping?
pub fn helper_page(writing: &Writing) -> Html {
    let changed = writing.acting(Action::HelpedBy);
    let name = OwnWords::new("helped-by", writing.state.helped_by.clone(), changed);
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <p class="big">{ say::why() }</p>
            { name.labelled(say::name()).short().draw() }
            <p class="muted">{ say::nobody() }</p>
            { turns(writing, Ways::both(views::next())) }
        </>
    }
}

/// The next question is just for the child.
pub fn look_away_page(writing: &Writing) -> Html {
    let name = writing.state.helped_by.trim();
    html! {
        <>
            <div class="look-away">
                { closed_eyes() }
                <PageTitle>{ say::just_you() }</PageTitle>
                <p class="big">{ say::look_away(name) }</p>
            </div>
            <p class="muted">{ say::look_away_why() }</p>
            { saw(writing) }
            { turns(writing, Ways::both(views::next())) }
        </>
    }
}

/// Whether whoever helped saw the answers.
pub fn saw(writing: &Writing) -> Html {
    let now = writing.state.helper_saw;
    let option = |saw: HelperSaw| {
        let chosen = writing.acting(move |_: bool| Action::HelperSaw(saw));
        Choosable::one("helper-saw", now == Some(saw), chosen, words(saw)).draw()
    };
    html! {
        <fieldset class="question">
            <legend><h2>{ say::saw() }</h2></legend>
            <div class="choices-list">{ for HelperSaw::ALL.into_iter().map(option) }</div>
        </fieldset>
    }
}

/// What was said of it, as a choice and in the review.
#[must_use]
pub fn words(saw: HelperSaw) -> &'static str {
    match saw {
        HelperSaw::All => say::saw_all(),
        HelperSaw::Some => say::saw_some(),
        HelperSaw::None => say::saw_none(),
    }
}

fn closed_eyes() -> Html {
    html! {
        <svg class="face face-3" viewBox="0 0 42 42" aria-hidden="true" focusable="false">
            <circle class="face-skin" cx="21" cy="21" r="19" />
            <path class="face-line" d="M10 18q4 4 8 0M24 18q4 4 8 0M15 29q6 3 12 0" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;
    use crate::views::sample::started;
    use crate::views::state::State;
    use crate::views::team::Team;

    #[component]
    fn LookAway() -> Html {
        let state = use_reducer(|| State {
            helped_by: "Jo".to_owned(),
            ..started()
        });
        look_away_page(&Writing::showing(state, Team::Waiting))
    }

    #[tokio::test]
    async fn whoever_helps_is_named_where_they_are_asked_to_look_away() {
        let html = page(|| html! { <LookAway /> }).await;
        assert!(html.contains("Jo"), "{html}");
        assert_eq!(html.matches(r#"name="helper-saw""#).count(), 3, "{html}");
    }
}
