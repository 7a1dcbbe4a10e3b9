//! Rendering parts and pages natively, for the markup tests.

use crate::published::Published;
use crate::surroundings::Surroundings;
use chrono::NaiveDate;
use yew::ServerRenderer;
use yew::html::BaseComponent;
use yew::prelude::*;

/// The markup of a part. Its properties are made over there: they cannot travel
/// between threads.
pub(crate) async fn rendered<C>(props: impl 'static + Send + FnOnce() -> C::Properties) -> String
where
    C: BaseComponent,
{
    ServerRenderer::<C>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// The markup of a page with the embedded edition on 22 November 2026.
pub(crate) async fn page(page: impl 'static + Send + FnOnce() -> Html) -> String {
    rendered::<Around>(|| AroundProps { children: page() }).await
}

#[derive(Properties, PartialEq)]
struct AroundProps {
    children: Html,
}

#[component]
fn Around(props: &AroundProps) -> Html {
    let surroundings = Surroundings {
        today: today(),
        framed: false,
    };
    html! {
        <ContextProvider<Surroundings> context={surroundings}>
            <ContextProvider<Published> context={Published::embedded().unwrap()}>
                { props.children.clone() }
            </ContextProvider<Published>>
        </ContextProvider<Surroundings>>
    }
}

/// The day on which pages are rendered in tests.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// Where `part` stands in `html`; panics with the markup when it does not.
pub(crate) fn place(html: &str, part: &str) -> usize {
    html.find(part)
        .unwrap_or_else(|| panic!("{part} is not in {html}"))
}
