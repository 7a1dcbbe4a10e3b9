//! What others said of a promise in the newest quarter that is closed.

use super::card::words;
use crate::phrases::pledge_check as say;
use api::pledge::{Figures, Published};
use domain::consultation::pledge_check::Rating;
use domain::consultation::quarter::Quarter;
use domain::ids::PromiseId;
use yew::prelude::*;

/// The figures in words; what is hidden is said to be, and why.
pub(super) fn said(published: &Published, promise: &PromiseId) -> Html {
    let found = published
        .promises
        .iter()
        .find(|one| one.promise == *promise);
    html! {
        <div class="matter">
            <h3>{ say::said_title() }</h3>
            if let Some(found) = found {
                { figures(&found.figures, published.quarter) }
            } else {
                <p class="small muted">{ say::said_none() }</p>
            }
        </div>
    }
}

fn figures(figures: &Figures, quarter: Quarter) -> Html {
    let lines = Rating::ALL.iter().enumerate().map(|(at, rating)| {
        let percent = figures.percent.get(at).copied().flatten();
        let number = figures.ratings.get(at).copied().flatten();
        let told = match (percent, number) {
            (Some(percent), _) => say::said_part(&percent.to_string()),
            (None, Some(number)) => number.to_string(),
            (None, None) => say::said_few().to_owned(),
        };
        html! { <li>{ words(*rating) }{ ": " }<b>{ told }</b></li> }
    });
    html! {
        <>
            if let Some(base) = figures.base {
                <p>{ say::said_base(&months(quarter), &base.to_string()) }</p>
            }
            <ul class="bullets">{ for lines }</ul>
        </>
    }
}

fn months(quarter: Quarter) -> String {
    let (year, number) = {
        let text = quarter.to_string();
        let (year, number) = text.split_once("-Q").unwrap_or((&text, ""));
        (year.to_owned(), number.to_owned())
    };
    match number.as_str() {
        "1" => say::q1(&year),
        "2" => say::q2(&year),
        "3" => say::q3(&year),
        _ => say::q4(&year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;
    use api::pledge::PromiseFigures;

    #[tokio::test]
    async fn what_is_hidden_is_said_to_be_and_no_number_stands_in_its_place() {
        let html = page(|| {
            let published = Published {
                quarter: Quarter::try_from("2026-Q3".to_owned()).unwrap(),
                promises: vec![PromiseFigures {
                    promise: PromiseId::from("a"),
                    figures: Figures {
                        base: Some(31),
                        ratings: vec![Some(17), Some(9), None, None],
                        percent: vec![Some(55), Some(29), None, None],
                    },
                }],
            };
            said(&published, &PromiseId::from("a"))
        })
        .await;
        assert_eq!(html.matches(say::said_few()).count(), 2, "{html}");
        assert!(html.contains(&say::said_part("55")) && html.contains("July to September 2026"));
    }
}
