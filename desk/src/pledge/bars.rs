//! The bars of one promise or priority: one for each rating. The table says the same.

use super::words;
use crate::figures::bars::{self, Bar};
use api::pledge::Figures;
use domain::consultation::pledge_check::Rating;
use yew::prelude::*;

/// A bar for each rating.
pub fn bars(figures: &Figures) -> Html {
    if figures.is_hidden() {
        return html! { <p class="muted">{ "Hidden: too few ratings to show safely." }</p> };
    }
    let each = Rating::ALL.iter().enumerate().map(|(at, rating)| Bar {
        class: rating.word().replace('_', "-"),
        name: words::rating(*rating),
        number: figures.ratings.get(at).copied().flatten(),
        percent: figures.percent.get(at).copied().flatten(),
    });
    bars::bars(figures.base, &each.collect::<Vec<_>>(), false)
}
