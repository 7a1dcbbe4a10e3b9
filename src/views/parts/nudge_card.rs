//! Help, offered by the phone itself when own words suggest danger. It stands beside
//! what is written and never in the way; nobody learns of it unless the young person
//! ticks *please contact me*.

use super::option::Choosable;
use crate::parts::contact::{Way, contact_by_name};
use crate::phrases::nudge as say;
use crate::published::use_published;
use crate::requests::parts::urgent::lines;
use crate::views::provider::Writing;
use crate::views::state::Action;
use controls::icon::{Icon, picture};
use domain::danger::Watch;
use domain::help::{HelpGroup, Helpline};
use domain::request::ContactRule;
use gloo::timers::callback::Timeout;
use std::cell::OnceCell;
use std::rc::Rc;
use yew::prelude::*;

/// How long nobody types before the words are looked at: never in the way of a key.
const PAUSE_MS: u32 = 700;

/// Properties of [`NudgeCard`].
#[derive(Properties, PartialEq)]
pub struct NudgeProps {
    /// What is being written.
    pub writing: Writing,
}

/// The offer of help beside views and requests.
#[component]
pub fn NudgeCard(props: &NudgeProps) -> Html {
    let writing = &props.writing;
    let state = &writing.state;
    let words: Vec<String> = state.words_here().into_iter().map(str::to_owned).collect();
    html! {
        <OfferOfHelp screen={format!("{:?}", state.step)} {words} group={state.nudge.on(&state.step)}
            found={writing.acting(Action::Nudge)} put_away={writing.acting(|()| Action::PutNudgeAway)}
            contact={contact(writing)} />
    }
}

/// Properties of [`OfferOfHelp`].
#[derive(Properties, PartialEq)]
pub struct OfferProps {
    /// Which screen: on coming to another one the words are looked at again.
    pub screen: AttrValue,
    /// The own words that stand on it.
    pub words: Vec<String>,
    /// The kind of danger for which help is offered here, by its place in the list.
    pub group: Option<usize>,
    /// Told the kind of danger that the words suggest.
    pub found: Callback<usize>,
    /// Told that it is put away.
    pub put_away: Callback<()>,
    /// What stands under the lines.
    #[prop_or_default]
    pub contact: Html,
}

/// The offer of help, where what stands on this screen suggests danger.
#[component]
pub fn OfferOfHelp(props: &OfferProps) -> Html {
    let edition = use_published();
    use_look(props);
    let group = edition
        .as_ref()
        .zip(props.group)
        .and_then(|(edition, at)| edition.danger.groups.get(at));
    let away = props.put_away.reform(|_: MouseEvent| ());
    let offered = edition.as_ref().zip(group);
    // The place is always there, so that a screen reader hears what comes into it; it
    // hears two sentences, and finds the rest below.
    html! {
        <section class={classes!("not-on-paper", offered.map(|_| "card stack nudge"))} aria-label={offered.map(|_| say::title())}>
            <div role="status" class="nudge-place stack">
                if offered.is_some() {
                    <h2>{ picture(Icon::Heart) }{ " " }{ say::title() }</h2>
                    <p>{ say::private() }</p>
                }
            </div>
            if let Some((edition, group)) = offered {
                <div class="help-row">
                    { for lines(edition, &group.lines).into_iter().filter_map(reach) }
                </div>
                { props.contact.clone() }
                <p class="muted small">{ say::not_emergency() }</p>
                <button type="button" class="button plain" onclick={away}>{ say::put_away() }</button>
            }
        </section>
    }
}

/// The first way to reach a line, with its name on it.
fn reach(line: &Helpline) -> Option<Html> {
    let class = match line.group {
        HelpGroup::Danger => "danger",
        _ => "plain",
    };
    let call = line.call.clone().map(Way::Call);
    let text = line.text.clone();
    let text = text.map(|number| Way::Text(number, line.text_word.clone()));
    let way = call
        .or(text)
        .or_else(|| line.web.clone().map(Way::Website))?;
    Some(contact_by_name(&line.name, &way, class))
}

fn contact(writing: &Writing) -> Html {
    let rule = writing
        .state
        .request
        .as_ref()
        .map(|request| request.contact);
    if rule == Some(ContactRule::Always) {
        return Html::default();
    }
    let changed = writing.acting(Action::Contact);
    Choosable::tick(
        "nudge-contact",
        writing.state.contact,
        changed,
        say::contact(),
    )
    .meaning(say::contact_means())
    .draw()
}

/// Looks at the words once nobody has typed for a moment, and at once on coming to a
/// screen that holds some.
#[hook]
fn use_look(props: &OfferProps) {
    let edition = use_published();
    // Made ready only once there is something to look at, and never while a key is down.
    let watch = use_memo(edition.clone(), |_| OnceCell::new());
    let found = props.found.clone();
    use_effect_with(
        (props.words.clone(), props.screen.clone()),
        move |(words, _)| {
            let (words, watch) = (words.clone(), Rc::clone(&watch));
            let some = words.iter().any(|words| !words.trim().is_empty());
            let pause = edition.filter(|_| some).map(|edition| {
                Timeout::new(PAUSE_MS, move || {
                    let watch = watch.get_or_init(|| Watch::of(&edition.danger));
                    let suggested = words.iter().filter_map(|words| watch.finds(words)).min();
                    if let Some(group) = suggested {
                        found.emit(group);
                    }
                })
            });
            move || drop(pause)
        },
    );
}
