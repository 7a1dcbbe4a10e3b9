//! The screens of taking part, one question a screen. Who takes part and where it goes is
//! for whoever shows it: [`super::page`] on a phone, [`super::group::page`] on a tablet.

use super::parts::answer::{about, controls, words};
use super::parts::review::review;
use super::taking::{Action, Screen, Taking, is_group};
use crate::page_title::PageTitle;
use crate::phrases::{consultation as say, views};
use crate::platform::network::guard_closing;
use crate::published::use_outline;
use crate::views::parts::nudge_card::OfferOfHelp;
use crate::views::parts::screen_start::{use_room_to_write, use_screen_start};
use api::consultation::Put;
use domain::consultation::translated::Tongue;
use domain::language::Direction;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Take`].
#[derive(Properties, PartialEq)]
pub struct TakeProps {
    /// What is asked.
    pub put: Rc<Put>,
    /// The first screen, with its title, of what is asked in the language that was chosen.
    pub start: Callback<Rc<Put>, Html>,
    /// The words of its button.
    pub start_words: AttrValue,
    /// Whether the first screen may be left.
    #[prop_or(true)]
    pub ready: bool,
    /// Told when it may not.
    #[prop_or_default]
    pub not_ready: Callback<()>,
    /// Whether the focus goes to the first screen's title: somebody else begins.
    #[prop_or_default]
    pub led: bool,
    /// What keeps it from being sent.
    #[prop_or_default]
    pub held: Html,
    /// Told all of it at *Send*.
    pub send: Callback<Rc<Taking>>,
}

/// Taking part.
#[component]
pub fn Take(props: &TakeProps) -> Html {
    let put = Rc::clone(&props.put);
    let taking = use_reducer(move || Taking::new(put));
    let act = {
        let taking = taking.dispatcher();
        use_callback((), move |action: Action, ()| taking.dispatch(action))
    };
    let nudge = use_state_eq(|| None::<Nudge>);
    let outline = use_outline();
    let trust = outline
        .map(|outline| outline.trust.short_name.clone())
        .unwrap_or_default();
    use_screen_start(taking.screen, props.led);
    use_room_to_write(matches!(taking.screen, Screen::Ask(_) | Screen::About));
    use_effect_with(taking.holds_something(), |holds| {
        let guard = holds.then(guard_closing);
        move || drop(guard)
    });
    let turn = |action: Action, class: &'static str, words: &'static str| {
        let onclick = act.reform(move |_: MouseEvent| action.clone());
        html! { <button type="button" {class} {onclick}>{ words }</button> }
    };
    let turns = |skip: bool| {
        let next = if taking.is_changing() {
            say::to_review()
        } else {
            views::next()
        };
        html! {
            <div class="turns"><div class="turns-row">
                { turn(Action::Back, "button plain", views::back()) }
                if skip {
                    { turn(Action::Skip, "button plain", views::skip()) }
                }
                { turn(Action::Next, "button", next) }
            </div></div>
        }
    };
    let help = offer_of_help(&taking, &nudge);
    match taking.screen {
        Screen::Start => {
            let (next, not_ready) = (act.clone(), props.not_ready.clone());
            let ready = props.ready;
            let onclick = Callback::from(move |_: MouseEvent| match ready {
                true => next.emit(Action::Next),
                false => not_ready.emit(()),
            });
            html! {
                <>
                    { tongues(&taking, &act) }
                    { props.start.emit(Rc::clone(&taking.put)) }
                    <button type="button" class="button big" {onclick}>{ &props.start_words }</button>
                </>
            }
        }
        Screen::Ask(at) => html! {
            <>
                { progress(at + 1, taking.put.asked.questions.len()) }
                { question(&taking, &act) }
                { help }
                { turns(true) }
            </>
        },
        Screen::About => html! {
            <>
                <PageTitle>{ say::about_title() }</PageTitle>
                <p class="muted">{ say::about_why() }</p>
                { about(&taking, &trust, &act) }
                { turns(false) }
            </>
        },
        Screen::Review => {
            let (send, all) = (props.send.clone(), Rc::new((*taking).clone()));
            let onclick = Callback::from(move |_: MouseEvent| send.emit(Rc::clone(&all)));
            let (lang, dir) = (written_in(&taking).0, None::<&str>);
            html! {
                <>
                    <PageTitle>{ views::review_title() }</PageTitle>
                    <p class="muted">{ say::review_why() }</p>
                    <div class="stack" {lang} {dir}>{ review(&taking, &trust, &act) }</div>
                    { help }
                    { props.held.clone() }
                    <div class="turns"><div class="turns-row">
                        { turn(Action::Back, "button plain", views::back()) }
                        <button type="button" class="button" {onclick}>{ views::send() }</button>
                    </div></div>
                </>
            }
        }
    }
}

/// Help, offered by the phone itself when own words suggest danger; once, where it was
/// found. Nobody learns of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nudge {
    Offered { group: usize, on: Screen },
    PutAway,
}

impl Nudge {
    /// After words on this screen suggest this kind of danger; only a more pressing one
    /// changes what is offered.
    fn after(before: Option<Self>, group: usize, on: Screen) -> Self {
        match before {
            None => Self::Offered { group, on },
            Some(Self::Offered { group: now, on }) => Self::Offered {
                group: group.min(now),
                on,
            },
            Some(Self::PutAway) => Self::PutAway,
        }
    }
}

fn offer_of_help(taking: &Taking, nudge: &UseStateHandle<Option<Nudge>>) -> Html {
    let screen = taking.screen;
    let group = match **nudge {
        Some(Nudge::Offered { group, on }) if on == screen => Some(group),
        _ => None,
    };
    let (found, put_away) = (nudge.clone(), nudge.setter());
    let found = Callback::from(move |group| found.set(Some(Nudge::after(*found, group, screen))));
    let put_away = Callback::from(move |()| put_away.set(Some(Nudge::PutAway)));
    html! {
        <OfferOfHelp screen={format!("{screen:?}")} words={taking.words_here()} {group} {found} {put_away} />
    }
}

/// What the page says of the language that it is asked in.
pub(super) fn written_in(taking: &Taking) -> (Option<&'static str>, Option<&'static str>) {
    let tongue = taking.tongue();
    let right = |tongue: &Tongue| tongue.direction == Direction::Rtl;
    let direction = tongue.map(|tongue| if right(tongue) { "rtl" } else { "ltr" });
    (tongue.map(|tongue| tongue.tag), direction)
}

/// The languages that it can be asked in, each by its own name, where there is more than
/// one. Above everything: whoever needs it reads nothing else.
fn tongues(taking: &Taking, act: &Callback<Action>) -> Html {
    if taking.languages().is_empty() {
        return Html::default();
    }
    let one = |at: Option<usize>, tag: &'static str, name: &'static str| {
        let onclick = act.reform(move |_: MouseEvent| Action::Say(at));
        let on = taking.language == at;
        html! {
            <button type="button" key={tag} class="chip" lang={tag} dir="auto" {onclick}
                aria-pressed={on.to_string()}>{ name }</button>
        }
    };
    let others = taking.languages().iter().enumerate();
    let others = others.filter_map(|(at, words)| {
        let tongue = words.tongue()?;
        Some(one(Some(at), tongue.tag, tongue.name))
    });
    html! {
        <div class="chips tongues" role="group" aria-label={say::language()}>
            { one(None, "en", "English") }
            { others.collect::<Html>() }
        </div>
    }
}

fn question(taking: &Taking, act: &Callback<Action>) -> Html {
    let Some(question) = taking.question() else {
        return Html::default();
    };
    let given = taking.given(&question.id);
    let title = html! { <PageTitle>{ &question.ask }</PageTitle> };
    let under = html! {
        <>
            if let Some(hint) = &question.hint {
                <p id="hint" class="muted" dir="auto">{ hint }</p>
            }
            if given.skipped && (!given.chosen.is_empty() || !given.words.is_empty()) {
                <p class="muted" dir="auto">{ say::was_skipped() }</p>
            }
            { controls(taking, question, act) }
        </>
    };
    let key = question.id.to_string();
    let (lang, dir) = written_in(taking);
    html! {
        <div {key} class="stack">
            if is_group(question.kind) {
                <fieldset class="question" {lang} {dir} aria-describedby={question.hint.is_some().then_some("hint")}>
                    <legend>{ title }</legend>
                    { under }
                </fieldset>
            } else {
                <div class="question" {lang} {dir}>{ title }{ under }</div>
            }
            if question.takes_words() {
                { words(question, &given, act) }
            }
        </div>
    }
}

fn progress(at: usize, of: usize) -> Html {
    let percent = at * 100 / (of + 1);
    html! {
        <div class="progress">
            <progress max="100" value={percent.to_string()} aria-hidden="true"></progress>
            <p class="muted small">{ views::place(&at.to_string(), &of.to_string()) }</p>
        </div>
    }
}

#[cfg(test)]
mod tests;
