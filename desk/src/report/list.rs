//! Every report, the newest period first.

use super::page::{TITLE_ID, View, standing};
use super::words;
use crate::app::is_signed_out;
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::desk::reports::{self, Row};
use client::Client;
use client::fetch::Fetch;
use controls::icon::{Icon, picture};
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// The content.
    pub edition: Rc<Edition>,
    /// Whether the reader may write them.
    pub may: bool,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Every report.
#[component]
pub fn List(props: &ListProps) -> Html {
    let list = use_state(|| Remote::<reports::List>::Waiting);
    let turn = use_state(|| 0_u32);
    {
        let (list, tell) = (list.clone(), props.tell.clone());
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).reports().await;
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
                <h1 id={TITLE_ID} tabindex="-1">{ "Panel report" }</h1>
                if props.may { <button type="button" class="button slim" onclick={new}>{ "New report" }</button> }
            </header>
            <p class="muted">{ "For the panel: is each promise kept, what do young people say, what is done about it. Small numbers are hidden." }</p>
            { standing(&list, &again) }
            { list.shown().map(|list| rows(props, &list.rows)).unwrap_or_default() }
        </>
    }
}

fn rows(props: &ListProps, rows: &[Row]) -> Html {
    if rows.is_empty() {
        return html! {
            <div class="card empty">
                <span class="empty-mark">{ picture(Icon::Book) }</span>
                <h2>{ "No report yet" }</h2>
                <p>{ if props.may { "Begin one: the figures are there at once, and you write beside them." } else { "A report stands here once it is frozen." } }</p>
            </div>
        };
    }
    html! {
        <table class="reviews reports-table">
            <caption class="for-ears">{ "Reports" }</caption>
            <thead><tr>
                <th scope="col">{ "Months" }</th>
                <th scope="col">{ "About" }</th>
                <th scope="col">{ "Standing" }</th>
                <th scope="col">{ "Young people’s page" }</th>
            </tr></thead>
            <tbody>{ for rows.iter().map(|row| one(props, row)) }</tbody>
        </table>
    }
}

fn one(props: &ListProps, row: &Row) -> Html {
    let open = {
        let id = row.id.clone();
        props.go.reform(move |_: MouseEvent| View::One(id.clone()))
    };
    let mut all = props.edition.pledge.priorities.iter().zip(1..);
    let about = row.priority.as_ref().map(|id| {
        all.find(|(one, _)| one.id == *id).map_or_else(
            || id.to_string(),
            |(one, number)| format!("{number}. {}", one.title),
        )
    });
    let about = about.unwrap_or_else(|| "All priorities".to_owned());
    html! {
        <tr key={row.id.clone()}>
            <th scope="row"><button type="button" class="link" onclick={open}>{ words::period(row.period) }<span class="for-ears">{ format!(", {about}") }</span></button></th>
            <td>{ about }</td>
            <td>{ match &row.frozen {
                None => html! { <span class="pill draft">{ "Draft" }</span> },
                Some(frozen) => html! { <>{ "Frozen on " }{ words::date(frozen.on) }</> },
            } }</td>
            <td>{ if row.approved { "Approved" } else { "Not approved" } }</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use crate::report::for_tests::whole;

    #[derive(Properties, PartialEq)]
    struct May {
        may: bool,
        some: bool,
    }

    #[component]
    fn Shown(props: &May) -> Html {
        let list = ListProps {
            edition: Rc::new(content::edition().unwrap()),
            may: props.may,
            go: Callback::noop(),
            tell: Callback::noop(),
        };
        let row = |frozen: bool| {
            let whole = whole(frozen);
            Row {
                id: whole.id,
                period: whole.written.period,
                priority: Some(list.edition.pledge.priorities[2].id.clone()),
                frozen: whole.frozen,
                approved: frozen,
            }
        };
        let all = if props.some {
            vec![row(false), row(true)]
        } else {
            Vec::new()
        };
        rows(&list, &all)
    }

    #[tokio::test]
    async fn a_draft_and_a_frozen_one_are_told_apart_and_each_says_what_it_is_about() {
        let html = rendered::<Shown>(|| May {
            may: true,
            some: true,
        })
        .await;
        in_order(
            &html,
            &[
                "July to September 2026",
                "3. ",
                "Draft",
                "Not approved",
                "Frozen on 20 October 2026",
                "Approved",
            ],
        );
    }

    #[tokio::test]
    async fn an_empty_list_says_what_to_do_to_each() {
        let html = rendered::<Shown>(|| May {
            may: false,
            some: false,
        })
        .await;
        assert!(html.contains("once it is frozen"), "{html}");
    }
}
