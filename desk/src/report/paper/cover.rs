//! The cover, and the page in young people's words.

use super::{about, paragraphs};
use crate::report::words;
use api::desk::actions::Colour;
use api::desk::reports::{Approved, Figures, FrozenBy, Written};
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// The cover: whose, of when, about what, and how much is in it.
pub fn cover(written: &Written, figures: &Figures, frozen: Option<&FrozenBy>) -> Html {
    let look = written.priority.as_ref();
    let look = look.and_then(|id| words::named(figures, id));
    let look = look.map_or("look-all".to_owned(), |one| format!("look-{}", one.look));
    let state = match frozen {
        Some(frozen) => format!(
            "Figures frozen on {} by {}",
            words::date(frozen.on),
            frozen.by
        ),
        None => "Draft: not for the panel yet. Its figures may still change.".to_owned(),
    };
    html! {
        <header class={classes!("report-cover", look)}>
            <div class="cover-band">
                <p class="cover-trust">{ picture(Icon::Pledge) }<span>{ format!("{}’s pledge to children in care and care leavers", figures.trust) }</span></p>
                <h2 class="cover-title">{ "Report to the panel" }</h2>
                <p class="cover-period">{ words::period(written.period) }</p>
                <p class="cover-about">{ about(written, figures) }</p>
            </div>
            <p class={classes!("cover-state", frozen.is_none().then_some("is-draft"))}>{ state }</p>
            { paragraphs(&written.intro) }
            { at_a_glance(written, figures) }
        </header>
    }
}

/// What is in it, in numbers that are shown further on as well.
fn at_a_glance(written: &Written, figures: &Figures) -> Html {
    let open = |colour: Colour| {
        let all = figures.actions.iter();
        all.filter(|one| one.written.colour == colour).count()
    };
    let colours = [Colour::Red, Colour::Amber, Colour::Green];
    let colours = colours
        .into_iter()
        .map(|one| format!("{} {}", open(one), words::colour(one).to_lowercase()));
    let actions = match figures.actions.len() {
        0 => String::new(),
        _ => colours.collect::<Vec<_>>().join(", "),
    };
    let quarters = figures.quarters.len().saturating_sub(1);
    let approved = match written.approved() {
        Approved::Yes => "approved by young people",
        Approved::Not => "not approved yet",
        Approved::ChangedSince => "changed after it was approved",
    };
    let tiles = [
        (
            quarters.to_string(),
            "quarters of promise ratings",
            String::new(),
        ),
        (
            figures.consultations.len().to_string(),
            "consultations that ended",
            String::new(),
        ),
        (figures.actions.len().to_string(), "actions", actions),
        (
            (if written.summary.trim().is_empty() {
                "No"
            } else {
                "One"
            })
            .to_owned(),
            "page in young people’s words",
            approved.to_owned(),
        ),
    ];
    html! {
        <dl class="glance">
            { for tiles.into_iter().map(|(number, name, more)| html! {
                <div key={name}>
                    <dt>{ name }</dt>
                    <dd><b>{ number }</b>if !more.is_empty() { <span>{ more }</span> }</dd>
                </div>
            }) }
        </dl>
    }
}

/// The page in young people's words, and who said yes to it.
pub fn summary(written: &Written, figures: &Figures) -> Html {
    if written.summary.trim().is_empty() {
        return Html::default();
    }
    html! {
        <section class="report-summary" aria-labelledby="summary-on-paper">
            <header>
                <p class="summary-kind">{ format!("{} · {} · {}", figures.trust, about(written, figures), words::period(written.period)) }</p>
                <h2 id="summary-on-paper">{ "In young people’s words" }</h2>
            </header>
            { paragraphs(&written.summary) }
            { approval(written) }
        </section>
    }
}

fn approval(written: &Written) -> Html {
    let Some(approval) = &written.approval else {
        return html! {
            <p class="stamp not-yet">{ picture(Icon::Stop) }<span><b>{ "Not approved. " }</b>{ "No group of young people has read and approved this page yet." }</span></p>
        };
    };
    let who = format!(
        "{} on {}, {} in the room",
        approval.group,
        words::date(approval.on),
        approval.people
    );
    if written.approved() == Approved::Yes {
        return html! {
            <p class="stamp approved">{ picture(Icon::Pledge) }<span><b>{ "Approved by young people. " }</b>{ who }{ "." }</span></p>
        };
    }
    html! {
        <p class="stamp not-yet">{ picture(Icon::Stop) }<span><b>{ "Changed after it was approved. " }</b>{ who }{ ", read other words than these." }</span></p>
    }
}
