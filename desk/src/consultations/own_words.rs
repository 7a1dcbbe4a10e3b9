//! What was said in own words: opened in this browser, by question, with own themes, and
//! quoted only where that was allowed and after a second look. Themes live in the memory of
//! this page; their numbers, and quotes, can be put into a report to the panel.

use super::quoting::Quoting;
use super::themes::{Theme, Themes};
use crate::actions::beginning;
use crate::actions::make::{MakeAction, Maker};
use crate::app::is_signed_out;
use crate::fault_words;
use crate::good_news::{Change as Opening, Read, Wall, read, say_opened};
use crate::inbox::{Change as InboxChange, use_inbox};
use crate::platform::input;
use crate::reading::opened::OpenedViews;
use crate::report::into::{Into, Piece};
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::inbox::{Item, Only, PAGE};
use api::desk::reports::shares::share;
use api::desk::reports::{self, Quote};
use controls::chips::{Chip, chips};
use controls::notice::{Notice, Tone};
use domain::consultation::asked::Consultation;
use domain::consultation::suppression::Threshold;
use domain::edition::Edition;
use domain::ids::{QuestionId, SubmissionId};
use domain::views::{Answer, Given, Views, YesNo};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The form of own words, and its questions.
const FORM: &str = "consultation-words";
const WHICH: &str = "which";
const WORDS: &str = "words";
const QUOTE: &str = "quote";

/// One piece of own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The question it answers.
    pub question: QuestionId,
    /// The words.
    pub words: String,
    /// Whether it may be quoted without a name.
    pub quote: bool,
}

/// What these views say to this consultation; none when they are about another.
#[must_use]
pub fn said(views: &Views, consultation: &str) -> Option<Said> {
    let given = |id: &str| -> Option<&Given> {
        let id = QuestionId::from(id);
        views.answers.iter().find(|given| given.question == id)
    };
    let Answer::Words(which) = &given(WHICH)?.answer else {
        return None;
    };
    let (about, question) = which.trim().split_once('/')?;
    let Answer::Words(words) = &given(WORDS)?.answer else {
        return None;
    };
    let quote = given(QUOTE).map(|given| &given.answer);
    (views.form.as_str() == FORM && about == consultation).then(|| Said {
        question: question.into(),
        words: words.clone(),
        quote: matches!(quote, Some(Answer::YesNo(YesNo::Yes))),
    })
}

/// Properties of [`OwnWords`].
#[derive(Properties, PartialEq)]
pub struct OwnWordsProps {
    /// Of which consultation.
    pub id: AttrValue,
    /// What it asked.
    pub asked: Consultation,
    /// Whether the reader may put quotes and themes into a report.
    pub reports: bool,
    /// What opens words.
    pub ring: KeyRing,
    /// The content.
    pub edition: Rc<Edition>,
    /// Who may make an action of a theme.
    #[prop_or_default]
    pub maker: Option<Maker>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// Own words; nothing where none were asked for.
#[component]
pub fn OwnWords(props: &OwnWordsProps) -> Html {
    if !props.asked.questions.iter().any(|one| one.takes_words()) {
        return Html::default();
    }
    html! { <Words id={props.id.clone()} asked={props.asked.clone()} reports={props.reports} ring={props.ring.clone()} edition={props.edition.clone()} maker={props.maker.clone()} tell={props.tell.clone()} /> }
}

#[component]
fn Words(props: &OwnWordsProps) -> Html {
    let wall = use_reducer(Wall::default);
    let themes = use_reducer_eq(Themes::default);
    let only = use_state_eq(|| None::<String>);
    let trouble = use_state_eq(|| None::<String>);
    let inbox = use_inbox(&Only {
        forms: vec![FORM.into()],
        standing: None,
    });
    let listing = inbox.state().listing.shown().cloned();
    let items: Vec<Item> = listing
        .as_ref()
        .map(|listing| listing.items.clone())
        .unwrap_or_default();
    let left = wall.left(&items);
    let open = {
        let (dispatcher, ring, tell) = (wall.dispatcher(), props.ring.clone(), props.tell.clone());
        let (left, trouble, id) = (left.clone(), trouble.setter(), props.id.clone());
        let inbox = inbox.clone();
        Callback::from(move |_: MouseEvent| {
            let (dispatcher, ring, tell) = (dispatcher.clone(), ring.clone(), tell.clone());
            let (left, trouble, id) = (left.clone(), trouble.clone(), id.clone());
            let inbox = inbox.clone();
            dispatcher.dispatch(Opening::Begin);
            trouble.set(None);
            spawn_local(async move {
                for ids in left.chunks(PAGE) {
                    match read(ids, &ring).await {
                        Ok(found) => {
                            // Those of other consultations are not marked as opened here.
                            let mine: Vec<_> = found
                                .iter()
                                .filter(|(_, one)| is_about(one, &id))
                                .cloned()
                                .collect();
                            let marked = say_opened(&mine).await;
                            inbox.tell(InboxChange::Opened(marked));
                            dispatcher.dispatch(Opening::Some(found));
                        }
                        Err(fault) if is_signed_out(&fault) => {
                            return tell.emit(Event::SignedOut(WhySignedOut::Ended));
                        }
                        Err(fault) => {
                            trouble.set(Some(fault_words::words(&fault)));
                            break;
                        }
                    }
                }
                dispatcher.dispatch(Opening::Over);
            });
        })
    };
    let shut = items
        .iter()
        .filter(|item| matches!(wall.of(&item.id), Some(Read::Shut(_))))
        .count();
    let opened: Vec<(SubmissionId, Said)> = items
        .iter()
        .filter_map(|item| match wall.of(&item.id) {
            Some(Read::Words(opened)) => Some((item.id.clone(), about(opened, &props.id)?)),
            _ => None,
        })
        .collect();
    let all = themes.all();
    let press = {
        let only = only.clone();
        Callback::from(move |name: AttrValue| {
            let again = only.as_deref() == Some(name.as_str());
            only.set((!again).then(|| name.to_string()));
        })
    };
    let row = all.iter().map(|(name, count)| Chip {
        id: name.clone().into(),
        label: format!("{name} ({count})").into(),
        on: only.as_deref() == Some(name.as_str()),
    });
    let row: Vec<Chip> = row.collect();
    let fits = |id: &SubmissionId| {
        only.as_ref()
            .is_none_or(|name| themes.of(id).contains(name))
    };
    html! {
        <section class="rated own-words" aria-labelledby="own-words-title">
            <h2 id="own-words-title">{ "In their own words" }</h2>
            <p class="muted">{ "Opened in this browser and nowhere else. Themes stay on this page until you leave it or put them into a report; there is no file of words yet." }</p>
            if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice> }
            if shut > 0 { <Notice tone={Tone::Care}>{ format!("{shut} could not be opened: sealed to a key that you do not hold, or changed on the way.") }</Notice> }
            <p role="status">{ told(listing.is_some(), items.len(), left.len(), opened.len()) }</p>
            <div class="ways">
                if !left.is_empty() {
                    <button type="button" class="button slim" onclick={open} disabled={wall.busy}>{ if wall.busy { "Opening…" } else { "Open own words" } }</button>
                }
                if listing.is_some_and(|listing| listing.next.is_some()) {
                    <button type="button" class="button plain slim" onclick={inbox.more.reform(|_: MouseEvent| ())}>{ "Look for older ones" }</button>
                }
            </div>
            if !row.is_empty() { { chips("Only this theme", row, &press) } }
            { make(props, only.as_deref()) }
            if props.reports && left.is_empty() && !all.is_empty() {
                <Into id="themes" tell={props.tell.clone()} piece={Piece::Themes(for_report(props, &themes, &opened))} />
            }
            <datalist id="themes">{ for all.keys().map(|name| html! { <option value={name.clone()} /> }) }</datalist>
            { for props.asked.questions.iter().filter(|one| one.takes_words()).map(|question| {
                let here: Vec<_> = opened.iter().filter(|(id, one)| one.question == question.id && fits(id)).collect();
                html! {
                    if !here.is_empty() {
                        <div class="stack" key={question.id.as_str().to_owned()}>
                            <h3>{ &question.ask }</h3>
                            <ul class="said">{ for here.into_iter().map(|(id, one)| html! {
                                <SaidCard key={id.as_str().to_owned()} id={id.clone()} said={one.clone()} themes={themes.of(id)} tell={props.tell.clone()}
                                    for_report={props.reports.then(|| Quote {
                                        title: props.asked.title.clone(),
                                        ask: question.ask.clone(),
                                        priority: question.priority.clone(),
                                        words: String::new(),
                                    })} change={{
                                    let themes = themes.dispatcher();
                                    Callback::from(move |change: Theme| themes.dispatch(change))
                                }} />
                            }) }</ul>
                        </div>
                    }
                }
            }) }
        </section>
    }
}

/// The way to an action about the theme that is chosen.
fn make(props: &OwnWordsProps, theme: Option<&str>) -> Html {
    let Some(theme) = theme.map(str::to_owned) else {
        return Html::default();
    };
    let begins = {
        let (theme, edition) = (theme.clone(), props.edition.clone());
        Callback::from(move |due_on| beginning::theme(&theme, &edition.pledge, due_on))
    };
    html! { <MakeAction key={theme.clone()} maker={props.maker.clone()} id="act-theme" of={theme.clone()} {begins} /> }
}

/// The themes of what was opened, as they may stand in a report: of how many, and how many
/// said each, small numbers hidden.
fn for_report(
    props: &OwnWordsProps,
    themes: &Themes,
    opened: &[(SubmissionId, Said)],
) -> reports::Themes {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let of = number(opened.len());
    let share = |said: u32| share(of, said, Threshold::LEAST);
    let mut said: Vec<(u32, String)> = themes
        .all()
        .into_iter()
        .map(|(name, count)| (number(count), name))
        .collect();
    // What is hidden stands last, in the order of its name: a place would tell its number.
    let shown = |count: u32| share(count).did;
    said.sort_by(|a, b| shown(b.0).cmp(&shown(a.0)).then_with(|| a.1.cmp(&b.1)));
    reports::Themes {
        consultation: props.id.to_string(),
        title: props.asked.title.clone(),
        of: share(0).of,
        themes: said
            .into_iter()
            .map(|(count, name)| reports::Theme {
                said: shown(count),
                name,
            })
            .collect(),
    }
}

fn about(opened: &OpenedViews, id: &str) -> Option<Said> {
    said(&opened.views, id)
}

fn is_about(read: &Read, id: &str) -> bool {
    matches!(read, Read::Words(opened) if about(opened, id).is_some())
}

fn told(listed: bool, all: usize, left: usize, here: usize) -> String {
    match (listed, all, left) {
        (false, _, _) => "Looking for own words…".to_owned(),
        (true, 0, _) => "Nobody has written own words yet.".to_owned(),
        (true, _, 0) if here == 0 => "None of them is about this consultation.".to_owned(),
        (true, _, 0) => format!("{here} about this consultation."),
        (true, _, left) => format!("{left} are still sealed, to this consultation or another."),
    }
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    id: SubmissionId,
    said: Said,
    themes: Vec<String>,
    for_report: Option<Quote>,
    change: Callback<Theme>,
    tell: Callback<Event>,
}

/// One piece, its themes, and the way to quote it.
#[component]
fn SaidCard(props: &SaidProps) -> Html {
    let typed = use_state_eq(String::new);
    let looking = use_state_eq(|| false);
    let field = format!("theme-{}", props.id.as_str());
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(input::typed(&event)))
    };
    let onsubmit = {
        let (typed, change, id) = (typed.clone(), props.change.clone(), props.id.clone());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            change.emit(Theme::Add(id.clone(), (*typed).clone()));
            typed.set(String::new());
        })
    };
    let remove = |name: &String| {
        let (id, name) = (props.id.clone(), name.clone());
        props
            .change
            .reform(move |_: MouseEvent| Theme::Remove(id.clone(), name.clone()))
    };
    let look = {
        let looking = looking.clone();
        Callback::from(move |_: MouseEvent| looking.set(!*looking))
    };
    html! {
        <li class="card stack">
            <blockquote dir="auto">{ for props.said.words.lines().map(|line| html! { <p>{ line }</p> }) }</blockquote>
            <div class="ways">
                { for props.themes.iter().map(|name| html! {
                    <button type="button" class="chip" key={name.clone()} aria-pressed="true" onclick={remove(name)}>{ name }<span class="for-ears">{ ": take this theme away" }</span></button>
                }) }
            </div>
            <form class="in-a-row" {onsubmit}>
                <div class="field">
                    <label for={field.clone()}>{ "Theme" }</label>
                    <input id={field} type="text" list="themes" autocomplete="off" maxlength="40" value={(*typed).clone()} {oninput} />
                </div>
                <button type="submit" class="button plain slim">{ "Add" }</button>
            </form>
            if props.said.quote {
                <p><button type="button" class="button plain slim" onclick={look} aria-expanded={if *looking { "true" } else { "false" }}>{ "Quote it…" }</button></p>
                if *looking { <Quoting id={props.id.as_str().to_owned()} words={props.said.words.clone()} for_report={props.for_report.clone()} tell={props.tell.clone()} /> }
            } else {
                <p class="muted small">{ "Do not quote: they did not say yes to it." }</p>
            }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::views::Audience;

    const ID: &str = "0b7c6b52-6a0a-4d25-9d3c-5a2c4e8f1a11";

    fn views(form: &str, which: &str, quote: Option<YesNo>) -> Views {
        let given = |question: &str, answer: Answer| serde_json::json!({ "question": question, "answer": answer, "audience": Audience::default() });
        let mut answers = vec![
            given("which", Answer::Words(which.to_owned())),
            given("words", Answer::Words("More trips with Jo.".to_owned())),
        ];
        answers.extend(quote.map(|quote| given("quote", Answer::YesNo(quote))));
        serde_json::from_value(serde_json::json!({
            "v": Views::VERSION, "form": form, "form_version": 1, "answers": answers, "agenda": [],
        }))
        .unwrap()
    }

    #[test]
    fn only_words_to_this_consultation_are_its_own_and_only_a_yes_may_be_quoted() {
        let which = format!("{ID}/words");
        let found = |quote| said(&views(FORM, &which, quote), ID).unwrap();
        assert_eq!(found(Some(YesNo::Yes)).question.as_str(), "words");
        assert!(found(Some(YesNo::Yes)).quote);
        for quote in [Some(YesNo::No), Some(YesNo::NotSure), None] {
            assert!(!found(quote).quote, "{quote:?}");
        }
        assert_eq!(said(&views(FORM, "another/words", None), ID), None);
        assert_eq!(said(&views("pledge-words", &which, None), ID), None);
        assert_eq!(said(&views(FORM, "no-slash", None), ID), None);
    }
}
