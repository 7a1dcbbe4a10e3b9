//! The picture lock: choosing pictures, and opening what they lock.

use super::said::said;
use super::turns::{Ways, turns};
use crate::page_title::PageTitle;
use crate::phrases::{lock as say, views};
use crate::views::lock::pictures::{ALL, lines, name};
use crate::views::lock::{PICTURES, Tried};
use crate::views::phone::Phone;
use crate::views::provider::Writing;
use crate::views::state::Action;
use crate::views::step::Step;
use yew::prelude::*;

/// The way to the picture lock, on a phone that keeps what is written.
pub fn lock_card(writing: &Writing) -> Html {
    if writing.state.phone != Some(Phone::Mine) || writing.state.request.is_some() {
        return Html::default();
    }
    let go = writing.acting(|_: MouseEvent| Action::Visit(Step::Lock));
    html! {
        <section class="card stack">
            <p>{ if writing.locking.is_set { say::is_set() } else { say::offer() } }</p>
            <button type="button" class="button plain" id="picture-lock" onclick={go}>{ say::title() }</button>
        </section>
    }
}

/// Choosing a lock, with what it costs to forget it said first.
pub fn lock_page(writing: &Writing) -> Html {
    let ways = Ways {
        back: true,
        skip: false,
        next: None,
    };
    let off = writing.locking.set.reform(|_: MouseEvent| None);
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <ul class="bullets">
                <li>{ say::how() }</li>
                <li><strong>{ say::forgotten() }</strong></li>
                <li>{ say::wrong_tries() }</li>
                <li>{ say::away() }</li>
                <li>{ say::not_next_time() }</li>
            </ul>
            if writing.locking.is_set {
                { said(false, say::is_set(), "", Html::default()) }
                <button type="button" class="button plain" onclick={off}>{ say::take_off() }</button>
            } else {
                <Choose chosen={writing.locking.set.reform(Some)} />
            }
            { turns(writing, ways) }
        </>
    }
}

/// What is locked, and the pictures to open it with.
pub fn locked(writing: &Writing, left: u8) -> Html {
    let wrong = writing.locking.tried;
    let line = match wrong {
        Some(Tried::NotNow) => say::not_now().to_owned(),
        Some(Tried::Wrong(_)) => say::wrong(u32::from(left)),
        Some(Tried::Gone) | None => say::tries(u32::from(left)),
    };
    if left == 0 {
        return said(true, say::gone(), "", Html::default());
    }
    html! {
        <>
            <p>{ say::open_how() }</p>
            <Pictures chosen={writing.locking.open.clone()} />
            <p role="status"><strong>{ line }</strong></p>
            <p class="muted">{ views::draft_found() }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ChooseProps {
    chosen: Callback<Vec<u8>>,
}

/// Twice the same, so that a slip locks nobody out.
#[component]
fn Choose(props: &ChooseProps) -> Html {
    let first = use_state_eq(|| None::<Vec<u8>>);
    let differ = use_state_eq(|| false);
    let picked = {
        let (first, differ, chosen) = (first.clone(), differ.clone(), props.chosen.clone());
        Callback::from(move |pictures: Vec<u8>| match &*first {
            None => {
                differ.set(false);
                first.set(Some(pictures));
            }
            Some(before) => {
                if *before == pictures {
                    chosen.emit(pictures);
                } else {
                    differ.set(true);
                }
                first.set(None);
            }
        })
    };
    let line = match (&*first, *differ) {
        (Some(_), _) => say::once_more(),
        (None, true) => say::not_the_same(),
        (None, false) => say::choose(),
    };
    html! {
        <>
            <p class="big" role="status">{ line }</p>
            <Pictures chosen={picked} />
        </>
    }
}

/// Pictures to tap in an order; told when enough have been.
#[component]
fn Pictures(props: &ChooseProps) -> Html {
    let picked = use_state_eq(Vec::<u8>::new);
    let pick = |picture: u8| {
        let (picked, chosen) = (picked.clone(), props.chosen.clone());
        Callback::from(move |_: MouseEvent| {
            let mut next = (*picked).clone();
            next.push(picture);
            if next.len() == PICTURES {
                picked.set(Vec::new());
                chosen.emit(next);
            } else {
                picked.set(next);
            }
        })
    };
    let again = {
        let picked = picked.clone();
        Callback::from(move |_: MouseEvent| picked.set(Vec::new()))
    };
    let count = u32::try_from(picked.len()).unwrap_or(0);
    html! {
        <>
            <div class="lock-pictures" role="group" aria-label={say::pictures()}>
                { for (0..ALL).map(|picture| html! {
                    <button type="button" class="lock-picture" key={picture} onclick={pick(picture)}>
                        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={lines(picture)} /></svg>
                        <span>{ name(picture) }</span>
                    </button>
                }) }
            </div>
            <div class="title-row">
                <p role="status">{ say::tapped(&count.to_string()) }</p>
                <button type="button" class="link-button" onclick={again}>{ say::start_over() }</button>
            </div>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn every_picture_is_a_button_with_a_name() {
        let html = page(|| html! { <Pictures chosen={Callback::noop()} /> }).await;
        assert_eq!(
            html.matches("lock-picture\"").count(),
            usize::from(ALL),
            "{html}"
        );
        for picture in 0..ALL {
            assert!(html.contains(name(picture)), "{picture}");
        }
    }
}
