//! The page: each priority with its promises, as bars and as a table.

use super::bars::bars;
use super::words;
use crate::actions::beginning;
use crate::actions::make::{MakeAction, Maker};
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::figures::table::{self, table};
use crate::platform::{file, page};
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::pledge::{Figures, PriorityFigures, QuarterResults, Results};
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use controls::unfold::Unfold;
use domain::consultation::pledge_check::{AgeBand, Rating};
use domain::edition::Edition;
use domain::pledge::{Priority, Promise};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const TITLE_ID: &str = "pledge-title";

/// Properties of [`PledgePage`].
#[derive(Properties, PartialEq)]
pub struct PledgeProps {
    /// The content.
    pub edition: Rc<Edition>,
    /// Who may make an action of a promise.
    #[prop_or_default]
    pub maker: Option<Maker>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// How promises are rated.
#[component]
pub fn PledgePage(props: &PledgeProps) -> Html {
    use_effect_with((), |()| {
        page::set_title("Pledge · My Pledge desk");
        page::focus(TITLE_ID);
    });
    let results = use_state(|| Remote::<Rc<Results>>::Waiting);
    let turn = use_state(|| 0_u32);
    {
        let (results, tell) = (results.clone(), props.tell.clone());
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).pledge_results().await;
                if answer.as_ref().err().is_some_and(is_signed_out) {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                } else {
                    results.set((*results).clone().after(answer.map(Rc::new)));
                }
            });
        });
    }
    let shown = results.shown().cloned();
    let again = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |_: MouseEvent| turn.set(next))
    };
    let save = shown.clone().map(|results| {
        let edition = Rc::clone(&props.edition);
        Callback::from(move |_: MouseEvent| {
            if let Some(text) = words::file(&results, &edition) {
                file::save("pledge-check.csv", "text/csv", &text);
            }
        })
    });
    html! {
        <div class="pledge-page">
            <header class="page-head">
                <h1 id={TITLE_ID} tabindex="-1">{ "Pledge" }</h1>
                if let Some(onclick) = save {
                    <button type="button" class="button plain slim not-on-paper" {onclick}>{ "Save as CSV" }</button>
                }
            </header>
            <p class="muted">{ "How young people rate each promise. Nobody knows who rated what. Small numbers are hidden, and so are others that would give them away." }</p>
            { standing(&results, &again) }
            if let Some(results) = shown { { priorities(&results, &props.edition, props.maker.as_ref()) } }
        </div>
    }
}

fn standing(results: &Remote<Rc<Results>>, again: &Callback<MouseEvent>) -> Html {
    match (results.shown(), results.fault()) {
        (_, Some(fault)) => {
            html! {
                <Notice tone={Tone::Wrong} spoken=true>
                    <p>{ fault_words::words(fault) }</p>
                    <p><button type="button" class="button plain slim" onclick={again.clone()}>{ "Try again" }</button></p>
                </Notice>
            }
        }
        (None, None) => {
            html! { <p class="muted" role="status">{ "Adding up what was rated…" }</p> }
        }
        (Some(results), None) => match results.quarters.first() {
            Some(now) if !now.closed => html! {
                <Notice><p>{ format!("{} is still open. The figures of a promise move when it has ten more ratings, and ages are not told apart.", day_words::quarter(now.quarter)) }</p></Notice>
            },
            _ => Html::default(),
        },
    }
}

/// Every priority, this quarter against the last.
fn priorities(results: &Results, edition: &Edition, maker: Option<&Maker>) -> Html {
    let (Some(now), Some(last)) = (results.quarters.first(), results.quarters.get(1)) else {
        return Html::default();
    };
    let each = edition.pledge.priorities.iter().enumerate();
    each.map(|(at, one)| section(at + 1, one, (now, last), maker))
        .collect()
}

/// A line: this quarter, and the last.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    name: String,
    now: Figures,
    last: Figures,
}

impl Line {
    fn in_table(&self) -> table::Line {
        let numbers = [&self.now, &self.last].into_iter().flat_map(|figures| {
            std::iter::once(figures.base).chain(figures.ratings.iter().copied())
        });
        table::Line {
            name: self.name.clone(),
            numbers: numbers.collect(),
        }
    }
}

/// The lines of a priority: all of it, each promise, and each age where it is told.
fn lines(priority: &Priority, now: &QuarterResults, last: &QuarterResults) -> Vec<Line> {
    let of = |quarter: &QuarterResults| {
        let mut found = quarter.priorities.iter();
        found.find(|one| one.priority == priority.id).cloned()
    };
    let (now, last) = (of(now), of(last));
    let line = |name: String, pick: &dyn Fn(&PriorityFigures) -> Option<Figures>| {
        let figures = |of: &Option<PriorityFigures>| {
            let found = of.as_ref().and_then(pick);
            found.unwrap_or_else(Figures::hidden)
        };
        Line {
            name,
            now: figures(&now),
            last: figures(&last),
        }
    };
    let mut lines = vec![line("All promises".to_owned(), &|of| {
        Some(of.figures.clone())
    })];
    lines.extend(priority.promises.iter().map(|promise| {
        line(promise.title.clone(), &|of| {
            let mut all = of.promises.iter();
            let found = all.find(|one| one.promise == promise.id)?;
            Some(found.figures.clone())
        })
    }));
    lines.extend(AgeBand::ALL.iter().enumerate().map(|(at, age)| {
        let name = format!("Age: {}", words::band(*age));
        line(name, &|of| of.bands.get(at).cloned())
    }));
    lines
}

fn section(
    number: usize,
    priority: &Priority,
    (now, last): (&QuarterResults, &QuarterResults),
    maker: Option<&Maker>,
) -> Html {
    let title = format!("{number}. {}", priority.title);
    let names = (
        day_words::quarter(now.quarter),
        day_words::quarter(last.quarter),
    );
    let names = (names.0.as_str(), names.1.as_str());
    let lines = lines(priority, now, last);
    let ratings = Rating::ALL.iter().map(|rating| words::rating(*rating));
    let heads: Vec<&str> = std::iter::once("Ratings").chain(ratings).collect();
    let id = format!("rated-{}", priority.id);
    html! {
        <section class="rated" aria-labelledby={id.clone()} key={priority.id.as_str()}>
            <h2 {id}>{ &title }</h2>
            { for lines.first().map(|line| pair(names, line)) }
            <Unfold id={format!("promises-{}", priority.id)} title={html! { "Each promise" }}>
                { for lines.iter().skip(1).zip(&priority.promises).map(|(line, promise)| html! {
                    <div class="rated-promise">
                        <h4>{ &line.name }</h4>
                        { pair(names, line) }
                        { make(priority, promise, maker) }
                    </div>
                }) }
            </Unfold>
            <Unfold id={format!("table-{}", priority.id)} title={html! { "As a table, with ages" }}>
                { table(&title, &[names.0, names.1], &heads, &lines.iter().map(Line::in_table).collect::<Vec<_>>()) }
            </Unfold>
        </section>
    }
}

/// The way to an action about a promise.
fn make(priority: &Priority, promise: &Promise, maker: Option<&Maker>) -> Html {
    let begins = {
        let (priority, promise) = (priority.id.clone(), promise.clone());
        Callback::from(move |due_on| beginning::promise(&priority, &promise, due_on))
    };
    html! {
        <MakeAction maker={maker.cloned()} id={format!("act-{}", promise.id)} of={promise.title.clone()} {begins} />
    }
}

fn pair((now, last): (&str, &str), line: &Line) -> Html {
    let one = |name: &str, figures: &Figures| {
        let base = figures.base.map(|base| format!(": {base} ratings"));
        html! {
            <div>
                <p class="rated-when"><b>{ name }</b>{ base.unwrap_or_default() }</p>
                { bars(figures) }
            </div>
        }
    };
    html! { <div class="rated-pair">{ one(now, &line.now) }{ one(last, &line.last) }</div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pledge::words::tests::results;
    use crate::rendered::rendered;

    #[component]
    fn Shown() -> Html {
        priorities(&results(), &content::edition().unwrap(), None)
    }

    #[tokio::test]
    async fn every_priority_has_a_heading_and_both_quarters() {
        let html = rendered::<Shown>(|| ()).await;
        assert_eq!(html.matches("<h2").count(), 6, "{html}");
        assert_eq!(html.matches("<b>October to December 2026</b>").count(), 6);
        assert_eq!(html.matches("<b>July to September 2026</b>").count(), 6);
    }

    #[test]
    fn a_line_of_the_table_has_the_figures_of_its_own_name() {
        let edition = content::edition().unwrap();
        let results = results();
        let priority = &edition.pledge.priorities[1];
        let lines = lines(priority, &results.quarters[0], &results.quarters[1]);
        assert_eq!(
            lines.len(),
            1 + priority.promises.len() + AgeBand::ALL.len()
        );
        assert_eq!(lines[1].name, priority.promises[0].title);
        assert!(lines.last().is_some_and(|line| line.last.is_hidden()));
    }
}
