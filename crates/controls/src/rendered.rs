//! Rendering a part natively, for the markup tests.

use yew::ServerRenderer;
use yew::html::BaseComponent;
use yew::prelude::*;

/// The markup of a part. The properties are made over there: they cannot travel between threads.
pub(crate) async fn rendered<C>(props: impl 'static + Send + FnOnce() -> C::Properties) -> String
where
    C: BaseComponent,
{
    ServerRenderer::<C>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// The markup of what a function draws.
pub(crate) async fn drawn(draw: impl 'static + Send + FnOnce() -> Html) -> String {
    rendered::<Drawn>(|| DrawnProps { html: draw() }).await
}

#[derive(Properties, PartialEq)]
struct DrawnProps {
    html: Html,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.html.clone()
}

/// Where `part` stands in `html`; panics with the markup when it does not.
pub(crate) fn place(html: &str, part: &str) -> usize {
    html.find(part)
        .unwrap_or_else(|| panic!("{part} is not in {html}"))
}
