//! Who can help now: a row of numbers that can be tapped, and the way to all of them.

use crate::navigation::Go;
use crate::parts::contact::{Way, contact_by_name};
use crate::phrases::home as say;
use crate::route::Route;
use domain::edition::Outline;
use domain::help::{HelpGroup, Helpline};
use yew::prelude::*;

/// The row: danger first, then someone to talk to, then all the others.
pub fn help_now(outline: &Outline) -> Html {
    let first_of = |group: HelpGroup| {
        outline
            .helplines
            .iter()
            .find(|line| line.group == group && line.call.is_some())
    };
    html! {
        <section class="stack" aria-labelledby="home-help">
            <h2 id="home-help">{ say::help_title() }</h2>
            <div class="help-row">
                { for first_of(HelpGroup::Danger).map(|line| call(line, "danger")) }
                { for first_of(HelpGroup::Talk).map(|line| call(line, "plain")) }
                <Go to={Route::Help} class="button plain">
                    { say::help_more() }
                </Go>
            </div>
        </section>
    }
}

fn call(line: &Helpline, class: &'static str) -> Html {
    let number = line.call.clone().unwrap_or_default();
    contact_by_name(&line.name, &Way::Call(number), class)
}
