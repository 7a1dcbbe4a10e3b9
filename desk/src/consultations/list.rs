//! Every consultation, the newest first.

use super::page::{TITLE_ID, View, standing};
use super::words;
use crate::app::is_signed_out;
use crate::day_words;
use crate::platform::clock;
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::consultation::Standing;
use api::desk::consultations::{self, Row};
use chrono::NaiveDate;
use client::Client;
use client::fetch::Fetch;
use controls::icon::{Icon, picture};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// Whether the reader may write and open them.
    pub may: bool,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Every consultation.
#[component]
pub fn List(props: &ListProps) -> Html {
    let list = use_state(|| Remote::<consultations::List>::Waiting);
    let turn = use_state(|| 0_u32);
    {
        let (list, tell) = (list.clone(), props.tell.clone());
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).desk_consultations().await;
                if answer.as_ref().err().is_some_and(is_signed_out) {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                } else {
                    list.set((*list).clone().after(answer));
                }
            });
        });
    }
    let again = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |_: MouseEvent| turn.set(next))
    };
    let new = props.go.reform(|_: MouseEvent| View::Starting);
    html! {
        <>
            <header class="page-head">
                <h1 id={TITLE_ID} tabindex="-1">{ "Consultations" }</h1>
                if props.may {
                    <button type="button" class="button slim" onclick={new}>{ "New consultation" }</button>
                }
            </header>
            <p class="muted">{ "Questions to a group. Nobody signs in to answer, and nobody can tell who answered what." }</p>
            { standing(&list, &again) }
            { list.shown().map(|list| rows(props, &list.rows)).unwrap_or_default() }
        </>
    }
}

fn rows(props: &ListProps, rows: &[Row]) -> Html {
    let shown: Vec<&Row> = rows
        .iter()
        .filter(|row| props.may || row.standing != Standing::Draft)
        .collect();
    if shown.is_empty() {
        return html! {
            <div class="card empty">
                <span class="empty-mark">{ picture(Icon::Views) }</span>
                <h2>{ "No consultation yet" }</h2>
                if props.may { <p>{ "Begin with a template: it takes a few minutes." }</p> }
            </div>
        };
    }
    html! {
        <table class="reviews consultations-table">
            <caption class="for-ears">{ "Consultations" }</caption>
            <thead><tr>
                <th scope="col">{ "Name" }</th>
                <th scope="col">{ "Standing" }</th>
                <th scope="col">{ "Days" }</th>
                <th scope="col">{ "Answered" }</th>
                <th scope="col"><span class="for-ears">{ "Results" }</span></th>
            </tr></thead>
            <tbody>{ for shown.into_iter().map(|row| one(props, row)) }</tbody>
        </table>
    }
}

fn one(props: &ListProps, row: &Row) -> Html {
    let to = |view: fn(String) -> View| {
        let id = row.id.clone();
        props.go.reform(move |_: MouseEvent| view(id.clone()))
    };
    let title = if row.title.trim().is_empty() {
        "Without a name".to_owned()
    } else {
        row.title.clone()
    };
    let answers = row.standing != Standing::Draft;
    html! {
        <tr key={row.id.clone()}>
            <th scope="row">
                if props.may {
                    <button type="button" class="link" onclick={to(View::One)}>{ &title }</button>
                } else {
                    { &title }
                }
            </th>
            <td><span class={classes!("pill", row.standing.word())}>{ words::standing(row.standing) }</span></td>
            <td><Days from={row.opens_on} to={row.closes_on} /></td>
            <td class="figures">{ if answers { answered(row.answered) } else { String::new() } }</td>
            <td>
                if answers {
                    <button type="button" class="button plain slim" onclick={to(View::Results)}>
                        { "Results" }<span class="for-ears">{ format!(" of {title}") }</span>
                    </button>
                }
            </td>
        </tr>
    }
}

/// How many answered, or that there are too few to say.
#[must_use]
pub fn answered(number: Option<u64>) -> String {
    number.map_or_else(|| "fewer than 10".to_owned(), |number| number.to_string())
}

#[derive(Properties, PartialEq)]
struct DaysProps {
    from: NaiveDate,
    to: NaiveDate,
}

/// First and last day. Which day it is, is not asked while rendering natively.
#[component]
fn Days(props: &DaysProps) -> Html {
    let today = use_state_eq(|| props.from);
    {
        let today = today.setter();
        use_effect_with((), move |()| today.set(clock::today()));
    }
    html! { { format!("{} to {}", day_words::day(props.from, *today), day_words::day(props.to, *today)) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    fn row(standing: Standing, title: &str) -> Row {
        Row {
            id: title.to_owned(),
            title: title.to_owned(),
            standing,
            opens_on: "2026-11-23".parse().unwrap(),
            closes_on: "2026-12-20".parse().unwrap(),
            answered: None,
        }
    }

    #[derive(Properties, PartialEq)]
    struct May {
        may: bool,
    }

    #[component]
    fn Shown(props: &May) -> Html {
        let list = ListProps {
            may: props.may,
            go: Callback::noop(),
            tell: Callback::noop(),
        };
        rows(
            &list,
            &[row(Standing::Draft, "Mine"), row(Standing::Open, "Trip")],
        )
    }

    #[tokio::test]
    async fn few_answers_are_no_number_and_a_draft_has_no_results() {
        let html = rendered::<Shown>(|| May { may: true }).await;
        in_order(
            &html,
            &["Mine", "Draft", "Trip", "Open", "fewer than 10", " of Trip"],
        );
        assert_eq!(
            html.matches("Results<").count(),
            2,
            "heading and one row: {html}"
        );
    }

    #[tokio::test]
    async fn who_only_sees_results_sees_no_draft() {
        let html = rendered::<Shown>(|| May { may: false }).await;
        assert!(!html.contains("Mine") && html.contains("Trip"), "{html}");
        assert!(!html.contains(r#"class="link""#), "{html}");
    }
}
