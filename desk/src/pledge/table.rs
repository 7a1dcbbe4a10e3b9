//! The same figures as a table: this quarter, and the last beside it.

use super::words;
use api::pledge::Figures;
use domain::consultation::pledge_check::Rating;
use yew::prelude::*;

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// This quarter.
    pub now: Figures,
    /// The last.
    pub last: Figures,
}

/// Lines of one priority; the names of both quarters.
pub fn table(caption: &str, (now, last): (&str, &str), lines: &[Line]) -> Html {
    let heads = || {
        let ratings = Rating::ALL.iter().map(|rating| words::rating(*rating));
        std::iter::once("Ratings").chain(ratings)
    };
    html! {
        <div class="rated-table" role="region" tabindex="0" aria-label={caption.to_owned()}>
            <table>
                <caption class="for-ears">{ caption }</caption>
                <thead>
                    <tr>
                        <td rowspan="2"></td>
                        <th colspan="5" scope="colgroup">{ now }</th>
                        <th colspan="5" scope="colgroup">{ last }</th>
                    </tr>
                    <tr>{ for heads().chain(heads()).map(|name| html! { <th scope="col">{ name }</th> }) }</tr>
                </thead>
                <tbody>{ for lines.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn row(line: &Line) -> Html {
    let cells = [&line.now, &line.last]
        .into_iter()
        .flat_map(|figures| std::iter::once(figures.base).chain(figures.ratings.iter().copied()));
    html! {
        <tr>
            <th scope="row">{ &line.name }</th>
            { for cells.map(|cell| html! { <td class="figures">{ words::number(cell) }</td> }) }
        </tr>
    }
}
