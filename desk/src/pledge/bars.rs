//! A bar for each rating, with its name before it and its number at the end.

use super::words;
use api::pledge::Figures;
use domain::consultation::pledge_check::Rating;
use yew::prelude::*;

/// The bars of one promise or priority. The table says the same.
pub fn bars(figures: &Figures) -> Html {
    if figures.is_hidden() {
        return html! { <p class="muted">{ "Hidden: too few ratings to show safely." }</p> };
    }
    let each = Rating::ALL.iter().enumerate();
    html! {
        <ul class="bars">{ for each.map(|(at, rating)| bar(figures, at, *rating)) }</ul>
    }
}

fn bar(figures: &Figures, at: usize, rating: Rating) -> Html {
    let number = figures.ratings.get(at).copied().flatten();
    let percent = figures.percent.get(at).copied().flatten();
    // Without a base there is nothing to measure a bar by.
    let wide = number.zip(figures.base.filter(|base| *base > 0));
    let wide = wide.map(|(number, base)| number * 100 / base);
    let said = match percent {
        Some(percent) => format!("{} ({percent}%)", words::number(number)),
        None => words::number(number),
    };
    html! {
        <li class={classes!("bar", rating.word().replace('_', "-"))} key={rating.word()}>
            <span class="bar-name">{ words::rating(rating) }</span>
            <svg class={classes!("bar-drawn", wide.is_none().then_some("not-drawn"))} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                if let Some(wide) = wide { <rect class="bar-part" width={wide.to_string()} height="10" /> }
            </svg>
            <span class="bar-number figures">{ said }</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::rendered;

    #[component]
    fn Shown() -> Html {
        bars(&Figures {
            base: Some(40),
            ratings: vec![Some(30), Some(0), None, None],
            percent: vec![Some(75), Some(0), None, None],
        })
    }

    #[tokio::test]
    async fn a_hidden_number_has_a_word_and_no_bar() {
        let html = rendered::<Shown>(|| ()).await;
        assert_eq!(html.matches("bar-part").count(), 2, "{html}");
        assert_eq!(html.matches(">hidden<").count(), 2, "{html}");
        assert!(html.contains(r#"width="75""#), "{html}");
    }
}
