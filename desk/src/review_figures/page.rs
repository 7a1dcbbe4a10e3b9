//! The page: working a period out, for who may, and everything that is frozen.

use super::choosing::{Choosing, Work};
use super::file::{NAME, file};
use super::looking::{Figures, use_figures};
use super::months;
use super::shown::{Beside, shown};
use crate::day_words;
use crate::fault_words;
use crate::figures::bars::hatching;
use crate::platform::{file as files, page};
use crate::stage::Event;
use api::desk::review_figures::Frozen;
use controls::notice::{Notice, Tone};
use domain::review_figures::published::Published;
use std::rc::Rc;
use yew::prelude::*;

const TITLE_ID: &str = "review-figures-title";

/// Properties of [`ReviewFiguresPage`].
#[derive(Properties, PartialEq)]
pub struct ReviewFiguresPageProps {
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// What is frozen, as a page of its own.
#[component]
pub fn ReviewFiguresPage(props: &ReviewFiguresPageProps) -> Html {
    use_effect_with((), |()| {
        page::set_title("Review figures · My Pledge desk");
        page::focus(TITLE_ID);
    });
    html! {
        <div class="pledge-page">
            <header class="page-head"><h1 id={TITLE_ID} tabindex="-1">{ "Review figures" }</h1></header>
            <ReviewFigures tell={props.tell.clone()} />
        </div>
    }
}

/// Properties of [`ReviewFigures`].
#[derive(Properties, PartialEq)]
pub struct ReviewFiguresProps {
    /// What working figures out needs, for whom it is.
    #[prop_or_default]
    pub work: Option<Work>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// What is frozen, and for who may, working a period out.
#[component]
pub fn ReviewFigures(props: &ReviewFiguresProps) -> Html {
    let ring = props.work.as_ref().map(|work| work.ring.clone());
    let figures = use_figures(ring.as_ref(), &props.tell);
    let published = use_memo((), |()| {
        content::published_review_figures().unwrap_or_default()
    });
    let again = figures.again.reform(|_: MouseEvent| ());
    let found = figures.found();
    html! {
        <div class="review-figures">
            { hatching() }
            <p class="muted">{ "Whether reviews were held in time, and how children took part. Small numbers are hidden, and so are others that would give them away." }</p>
            if let Some(fault) = found.fault() {
                <Notice tone={Tone::Wrong} spoken=true>
                    <p>{ fault_words::words(fault) }</p>
                    <p><button type="button" class="button plain slim" onclick={again}>{ "Try again" }</button></p>
                </Notice>
            } else if found.shown().is_none() {
                <p class="muted" role="status">{ "Looking for figures…" }</p>
            }
            if let Some(shown) = found.shown() {
                if let Some(work) = &props.work {
                    <Choosing work={work.clone()} figures={shown.clone()} published={published.clone()}
                        again={figures.again.clone()} tell={props.tell.clone()} />
                }
                { all_frozen(shown, &published) }
            }
        </div>
    }
}

/// Everything that is frozen.
fn all_frozen(figures: &Rc<Figures>, published: &[Published]) -> Html {
    if figures.frozen.is_empty() {
        return html! {
            <section class="rated" aria-labelledby="frozen-title">
                <h2 id="frozen-title">{ "Nothing is frozen yet" }</h2>
                <p>{ "Figures stand here once a participation worker or a lead has worked them out and frozen them." }</p>
                { for published.iter().map(|one| html! {
                    <p class="muted">{ format!("{}, published by {}: {}% of reviews were in time, and in {}% the child took part.", one.year, one.by, one.in_time, one.took_part) }</p>
                }) }
            </section>
        };
    }
    let save = {
        let figures = figures.clone();
        Callback::from(move |_: MouseEvent| files::save(NAME, "text/csv", &file(&figures.frozen)))
    };
    html! {
        <>
            <p class="not-on-paper"><button type="button" class="button plain slim" onclick={save}>{ "Save what is frozen as CSV" }</button></p>
            { for figures.frozen.iter().map(|one| section(one, figures, published)) }
        </>
    }
}

fn section(one: &Frozen, figures: &Figures, published: &[Published]) -> Html {
    let id = format!("frozen-{}", one.period.from);
    let title = months::words(one.period);
    html! {
        <section class="rated" aria-labelledby={id.clone()} key={one.id.clone()}>
            <h2 id={id.clone()}>{ &title }</h2>
            <p class="muted">{ format!("Frozen by {} on {}. They stay as they are.", one.by, day_words::full(one.on)) }</p>
            { shown(&id, &title, &one.figures, Beside::of(one.period, &figures.frozen, published)) }
        </section>
    }
}
