//! Rendering a part natively, for the markup tests.

use yew::ServerRenderer;
use yew::html::BaseComponent;

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

/// Where `part` stands in `html`; panics with the markup when it does not.
pub(crate) fn place(html: &str, part: &str) -> usize {
    html.find(part)
        .unwrap_or_else(|| panic!("{part} is not in {html}"))
}

/// That these parts stand in `html` in this order.
pub(crate) fn in_order(html: &str, parts: &[&str]) {
    let places: Vec<usize> = parts.iter().map(|part| place(html, part)).collect();
    assert!(places.is_sorted(), "{parts:?} at {places:?} in {html}");
}
