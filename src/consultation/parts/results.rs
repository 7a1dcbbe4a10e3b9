//! How it was answered: bars with numbers, a table behind a toggle, and what changed.
//! What is hidden is said to be, and no number stands in its place.

use super::answer::{band, label};
use crate::phrases::consultation as say;
use api::consultation::{Figures, Put, QuestionResults, Results};
use controls::unfold::Unfold;
use domain::consultation::asked::{AskedAs, Question};
use yew::prelude::*;

/// What changed, and how it was answered.
pub fn results(put: &Put) -> Html {
    html! {
        <>
            if let Some(changed) = &put.what_changed {
                <section class="card stack" aria-labelledby="what-changed">
                    <h2 id="what-changed">{ say::changed_title() }</h2>
                    <p dir="auto">{ changed }</p>
                </section>
            }
            if let Some(results) = &put.results {
                { figures(put, results) }
            } else {
                <p class="muted">{ say::results_later() }</p>
            }
        </>
    }
}

fn figures(put: &Put, results: &Results) -> Html {
    let one = |found: &QuestionResults| {
        let question = put.asked.question(&found.question)?;
        Some(html! {
            <section class="card stack" key={question.id.as_str()} aria-labelledby={format!("results-{}", question.id)}>
                <h3 id={format!("results-{}", question.id)} dir="auto">{ &question.ask }</h3>
                if question.kind == AskedAs::Ranking {
                    <p class="muted small">{ say::ranked_first() }</p>
                }
                { bars(question, &found.everybody) }
                <Unfold id={format!("table-{}", question.id)} class="slim" title={html! { say::table() }}>
                    { table(question, found) }
                </Unfold>
            </section>
        })
    };
    html! {
        <section class="stack" aria-labelledby="results">
            <h2 id="results">{ say::results_title() }</h2>
            <p>{ match results.answered {
                Some(answered) => say::answered(&answered.to_string()),
                None => say::answered_few().to_owned(),
            } }</p>
            { results.questions.iter().filter_map(one).collect::<Html>() }
        </section>
    }
}

fn bars(question: &Question, figures: &Figures) -> Html {
    if figures.is_hidden() {
        return html! { <p>{ say::few() }</p> };
    }
    let base = figures.base.unwrap_or_default().max(1);
    let row = |(at, id): (usize, &str)| {
        let count = figures.counts.get(at).copied().flatten();
        let percent = figures.percent.get(at).copied().flatten();
        let full = percent.or_else(|| count.map(|count| count * 100 / base));
        html! {
            <li class="bar">
                <span dir="auto">{ label(question, id) }</span>
                <b>{ told(count, percent) }</b>
                if let Some(full) = full {
                    <progress max="100" value={full.to_string()} aria-hidden="true"></progress>
                }
            </li>
        }
    };
    html! { <ul class="plain bars">{ question.option_ids().into_iter().enumerate().map(row).collect::<Html>() }</ul> }
}

fn told(count: Option<u64>, percent: Option<u64>) -> String {
    match (count, percent) {
        (Some(count), Some(percent)) => say::count_part(&count.to_string(), &percent.to_string()),
        (Some(count), None) => count.to_string(),
        (None, _) => say::few_cell().to_owned(),
    }
}

fn table(question: &Question, found: &QuestionResults) -> Html {
    let heads = found
        .bands
        .iter()
        .map(|(one, _)| html! { <th scope="col">{ band(*one) }</th> });
    let row = |(at, id): (usize, &str)| {
        let cell = |figures: &Figures| {
            let count = figures.counts.get(at).copied().flatten();
            html! { <td>{ count.map_or_else(|| say::few_cell().to_owned(), |count| count.to_string()) }</td> }
        };
        html! {
            <tr>
                <th scope="row" dir="auto">{ label(question, id) }</th>
                { cell(&found.everybody) }
                { found.bands.iter().map(|(_, figures)| cell(figures)).collect::<Html>() }
            </tr>
        }
    };
    html! {
        <div class="wide" tabindex="0" role="region" aria-label={say::table()}>
            <table>
                <thead>
                    <tr><th scope="col">{ say::choice() }</th><th scope="col">{ say::everybody() }</th>{ heads.collect::<Html>() }</tr>
                </thead>
                <tbody>{ question.option_ids().into_iter().enumerate().map(row).collect::<Html>() }</tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultation::sample::put;
    use crate::rendered::page;
    use domain::ids::QuestionId;
    use std::rc::Rc;

    #[tokio::test]
    async fn what_is_hidden_is_said_and_what_changed_comes_first() {
        let html = page(|| {
            let mut put = Rc::unwrap_or_clone(put());
            put.what_changed = Some("We chose the blue house.".to_owned());
            put.results = Some(Results {
                frozen_on: None,
                answered: Some(31),
                answered_by_band: vec![],
                answered_by_area: vec![],
                questions: vec![
                    QuestionResults {
                        question: QuestionId::from("one"),
                        everybody: Figures {
                            base: Some(31),
                            counts: vec![Some(21), None],
                            percent: vec![Some(68), None],
                        },
                        bands: vec![],
                    },
                    QuestionResults {
                        question: QuestionId::from("yes"),
                        everybody: Figures::hidden(3),
                        bands: vec![],
                    },
                ],
            });
            results(&put)
        })
        .await;
        assert!(html.contains(&say::count_part("21", "68")), "{html}");
        assert!(html.contains(say::few()) && html.contains(say::few_cell()));
        let place = |part: &str| html.find(part).unwrap();
        assert!(place("blue house") < place(say::results_title()));
    }
}
