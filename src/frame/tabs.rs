//! The five tabs: along the bottom on a phone, at the side where there is room.

use crate::navigation::Go;
use crate::phrases::frame as say;
use crate::route::Tab;
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// The tabs; `lit` is the one the person is at.
pub fn tabs(lit: Option<Tab>) -> Html {
    html! {
        <nav class="tabs" aria-label={say::tabs_label()}>
            <ul>
                { for Tab::ALL.map(|tab| tab_link(tab, lit == Some(tab))) }
            </ul>
        </nav>
    }
}

fn tab_link(tab: Tab, lit: bool) -> Html {
    let (icon, words) = match tab {
        Tab::Home => (Icon::Home, say::tab_home()),
        Tab::Pledge => (Icon::Pledge, say::tab_pledge()),
        Tab::Views => (Icon::Views, say::tab_views()),
        Tab::Local => (Icon::Search, say::tab_local()),
        Tab::Help => (Icon::Help, say::tab_help()),
    };
    html! {
        <li>
            <Go to={tab.route()} class="tab" current={lit}>
                { picture(icon) }
                <span>{ words }</span>
            </Go>
        </li>
    }
}
