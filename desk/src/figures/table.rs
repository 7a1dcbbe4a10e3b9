//! The same figures as a table: groups of columns that have the same headings.

use super::number;
use yew::prelude::*;

/// One line: its name, and its numbers under every group of columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its numbers, group after group.
    pub numbers: Vec<Option<u64>>,
}

/// A table. Where there is one group, its name is not written.
pub fn table(caption: &str, groups: &[&str], heads: &[&str], lines: &[Line]) -> Html {
    let columns = groups.iter().flat_map(|_| heads.iter());
    let many = groups.len() > 1;
    html! {
        // Not the name of the section around it: of two landmarks with one name neither is found.
        <div class="rated-table" role="region" tabindex="0" aria-label={format!("Table: {caption}")}>
            <table>
                <caption class="for-ears">{ caption }</caption>
                <thead>
                    if many {
                        <tr>
                            <td rowspan="2"></td>
                            { for groups.iter().map(|name| html! { <th colspan={heads.len().to_string()} scope="colgroup">{ *name }</th> }) }
                        </tr>
                    }
                    <tr>
                        if !many { <td></td> }
                        { for columns.map(|name| html! { <th scope="col">{ *name }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for lines.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn row(line: &Line) -> Html {
    html! {
        <tr>
            <th scope="row">{ &line.name }</th>
            { for line.numbers.iter().map(|cell| html! { <td class="figures">{ number(*cell) }</td> }) }
        </tr>
    }
}
