//! Every action, and those of one priority.

use super::card::cards;
use super::list::use_actions;
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::{actions as say, pledge as all};
use crate::published::use_published;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use api::actions::{Published, Told};
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use domain::ids::PriorityId;
use domain::pledge::Pledge;
use yew::prelude::*;

/// Every action, by priority.
#[component]
pub fn YouSaidPage() -> Html {
    let today = use_surroundings().today;
    let known = use_actions();
    let Some(edition) = use_published() else {
        return Html::default();
    };
    html! {
        <>
            <div class="lead">
                <PageTitle>{ say::title() }</PageTitle>
                <p>{ say::intro() }</p>
            </div>
            { everything(known.as_deref(), &edition.pledge, today) }
            <Go to={Route::Pledge} class="button plain">
                { picture(Icon::Back) }
                <span>{ all::title() }</span>
            </Go>
        </>
    }
}

fn everything(known: Option<&Published>, pledge: &Pledge, today: NaiveDate) -> Html {
    let Some(known) = known else {
        return html! { <p role="status">{ say::not_known() }</p> };
    };
    if known.actions.is_empty() {
        return html! { <p role="status">{ say::none() }</p> };
    }
    let section = |title: &str, id: String, here: &[&Told]| {
        if here.is_empty() {
            return Html::default();
        }
        html! {
            <section class="stack" aria-labelledby={id.clone()} key={id.clone()}>
                <h2 {id}>{ title.to_owned() }</h2>
                { cards(here.iter().copied(), pledge, today) }
            </section>
        }
    };
    let of = |id: &PriorityId| -> Vec<&Told> {
        let all = known.actions.iter();
        all.filter(|one| one.priority == *id).collect()
    };
    // Of a priority that an older pledge had.
    let gone = |one: &&Told| !pledge.priorities.iter().any(|of| of.id == one.priority);
    let others: Vec<&Told> = known.actions.iter().filter(gone).collect();
    let each = pledge.priorities.iter();
    html! {
        <>
            { each.map(|one| section(&one.title, format!("you-said-{}", one.id), &of(&one.id))).collect::<Html>() }
            { section(say::others(), "you-said-others".to_owned(), &others) }
        </>
    }
}

/// Properties of [`YouSaid`].
#[derive(Properties, PartialEq)]
pub struct YouSaidProps {
    /// Of which priority.
    pub priority: PriorityId,
}

/// The actions of one priority, on its page; nothing before the list was ever heard of.
#[component]
pub fn YouSaid(props: &YouSaidProps) -> Html {
    let today = use_surroundings().today;
    let (known, edition) = (use_actions(), use_published());
    let (Some(known), Some(edition)) = (known, edition) else {
        return Html::default();
    };
    section(&known, &props.priority, &edition.pledge, today)
}

fn section(known: &Published, id: &PriorityId, pledge: &Pledge, today: NaiveDate) -> Html {
    let here: Vec<&Told> = known
        .actions
        .iter()
        .filter(|one| one.priority == *id)
        .collect();
    html! {
        <section class="stack" aria-labelledby="you-said">
            <h2 id="you-said">{ say::title() }</h2>
            if here.is_empty() {
                <p class="muted">{ say::none_here() }</p>
            } else {
                { cards(here.into_iter(), pledge, today) }
            }
            <Go to={Route::YouSaid} class="button plain">
                <span>{ say::see_all() }</span>
                { picture(Icon::Chevron) }
            </Go>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pledge::actions::sample::told;
    use crate::rendered::{page, place, today};

    fn known() -> Published {
        let mut gone = told();
        gone.id = "gone".to_owned();
        gone.priority = PriorityId::from("of-an-older-pledge");
        gone.you_said = "The old one.".to_owned();
        Published {
            actions: vec![gone, told()],
        }
    }

    #[tokio::test]
    async fn a_priority_shows_its_own_actions_and_no_others() {
        let html = page(|| {
            let pledge = content::edition().unwrap().pledge;
            let (one, other) = (&pledge.priorities[0].id, &pledge.priorities[1].id);
            html! {
                <>
                    { section(&known(), one, &pledge, today()) }
                    <hr />
                    { section(&known(), other, &pledge, today()) }
                </>
            }
        })
        .await;
        let (one, other) = html.split_once("<hr").unwrap();
        assert!(
            one.contains("Visits are late.") && !one.contains("The old one."),
            "{one}"
        );
        assert!(
            other.contains(say::none_here()) && !other.contains("Visits"),
            "{other}"
        );
    }

    #[tokio::test]
    async fn all_of_them_stand_under_their_priority_and_what_is_of_none_is_last() {
        let html = page(|| {
            let pledge = content::edition().unwrap().pledge;
            everything(Some(&known()), &pledge, today())
        })
        .await;
        assert_eq!(html.matches("<h2").count(), 2, "{html}");
        assert!(place(&html, "Visits are late.") < place(&html, "The old one."));
    }

    #[tokio::test]
    async fn without_a_list_it_is_said_that_it_has_not_come() {
        let html = page(|| {
            let pledge = content::edition().unwrap().pledge;
            everything(None, &pledge, today())
        })
        .await;
        assert!(html.contains(say::not_known()), "{html}");
    }
}
