//! What is coming, and what has been.

use super::page::View;
use super::words::{group_name, hours, standing};
use crate::day_words;
use api::desk::events::Whole;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use domain::edition::Edition;
use domain::groups::event::Standing;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// All of them, the last day first.
    pub events: Rc<Vec<Whole>>,
    /// The content.
    pub edition: Rc<Edition>,
    /// Whether the reader may write them.
    pub may: bool,
    /// Today.
    pub today: NaiveDate,
    /// Told where to go.
    pub go: Callback<View>,
}

/// What is coming, the next one first, and what has been.
#[component]
pub fn List(props: &ListProps) -> Html {
    let today = props.today;
    let (mut coming, past): (Vec<&Whole>, Vec<&Whole>) = props
        .events
        .iter()
        .partition(|whole| whole.written.event.on >= today);
    coming.reverse();
    if coming.is_empty() && past.is_empty() {
        return html! {
            <div class="card empty">
                <span class="empty-mark">{ picture(Icon::Calendar) }</span>
                <h2>{ "No date yet" }</h2>
                if props.may { <p>{ "Say when a group meets next, and phones tell young people." }</p> }
            </div>
        };
    }
    html! {
        <>
            { table(props, "groups-coming", "Coming up", &coming, false) }
            { table(props, "groups-past", "Past", &past, true) }
        </>
    }
}

fn table(props: &ListProps, id: &'static str, title: &str, events: &[&Whole], past: bool) -> Html {
    if events.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack" aria-labelledby={id}>
            <h2 {id}>{ title }</h2>
            <table class="reviews consultations-table">
                <caption class="for-ears">{ title }</caption>
                <thead><tr>
                    <th scope="col">{ "Name" }</th>
                    <th scope="col">{ "Group" }</th>
                    <th scope="col">{ "When" }</th>
                    <th scope="col">{ if past { "Came" } else { "Standing" } }</th>
                    <th scope="col">{ if past { "Notes" } else { "Where" } }</th>
                </tr></thead>
                <tbody>{ for events.iter().map(|whole| row(props, whole, past)) }</tbody>
            </table>
        </section>
    }
}

fn row(props: &ListProps, whole: &Whole, past: bool) -> Html {
    let written = &whole.written;
    let event = &written.event;
    let id = whole.id.clone();
    let open = props.go.reform(move |_: MouseEvent| View::One(id.clone()));
    let pill = html! {
        <span class={classes!("pill", event.standing.word())}>{ standing(event.standing) }</span>
    };
    html! {
        <tr key={whole.id.clone()}>
            <th scope="row"><button type="button" class="link" onclick={open}>{ &event.title }</button></th>
            <td>{ group_name(&props.edition, &event.group) }</td>
            <td>{ format!("{}, {}", day_words::day(event.on, props.today), hours(event)) }</td>
            if past {
                <td class="figures">{ written.came.map(|came| came.to_string()).unwrap_or_default() }</td>
                <td>{ notes_of(whole) }</td>
            } else {
                <td>{ pill }</td>
                <td>{ &written.place }</td>
            }
        </tr>
    }
}

/// How far the notes of one that has been have come.
fn notes_of(whole: &Whole) -> &'static str {
    let written = &whole.written;
    if written.event.standing == Standing::CalledOff {
        "Called off"
    } else if written.notes_published {
        "On phones"
    } else if written.notes.is_empty() {
        "None yet"
    } else {
        "Not on phones"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::page::for_tests::whole;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn the_next_one_stands_first_and_what_has_been_says_how_many_came() {
        let html = rendered::<List>(|| {
            let mut past = whole("past", "2026-11-01");
            past.written.came = Some(7);
            ListProps {
                events: Rc::new(vec![
                    whole("later", "2026-12-20"),
                    whole("next", "2026-12-09"),
                    past,
                ]),
                edition: Rc::new(content::edition().unwrap()),
                may: true,
                today: "2026-11-22".parse().unwrap(),
                go: Callback::noop(),
            }
        })
        .await;
        in_order(
            &html,
            &[
                "Coming up",
                "9 December, 17:00 to 18:30",
                "The hall",
                "20 December",
                "Past",
                "1 November",
                ">7<",
                "None yet",
            ],
        );
    }
}
