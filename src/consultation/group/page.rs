//! What the worker sees, and each person in turn. Between two people stands a privacy
//! screen; what the one before answered is gone from the page by then, and no way leads
//! back to it.

use super::keeping::{self, group};
use super::state::Group;
use crate::consultation::came::{self, Came};
use crate::consultation::page::{held_words, use_team};
use crate::consultation::sealed_words::{Held, sealed};
use crate::consultation::sending::use_told;
use crate::consultation::take::Take;
use crate::consultation::taking::{Taking, is_open};
use crate::navigation::{Go, use_go};
use crate::outbox::item::sha256_hex;
use crate::page_title::PageTitle;
use crate::phrases::{consultation as say_own, consultation_group as say, frame};
use crate::platform::network::guard_closing;
use crate::platform::{crypto, input};
use crate::published::use_published;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::views::parts::screen_start::use_screen_start;
use api::consultation::{GroupLookUp, GroupPut, Put};
use client::Client;
use client::fetch::Fetch;
use controls::choices::{Choices, Choosable};
use controls::field::Field;
use domain::consultation::pledge_check::Mark;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Where it has come to before a group runs.
#[derive(Debug, Clone, PartialEq)]
enum Door {
    /// The tablet is asked what it holds, or the server what the pass leads to.
    Looking,
    /// No pass: this page leads nowhere.
    Nothing,
    /// The pass leads to nothing, or nobody answered.
    Failed,
    /// Another group's answers still wait here.
    Other,
    /// This can begin.
    Found(String, Rc<GroupPut>),
}

/// The page of a group.
#[component]
pub fn GroupPage() -> Html {
    use_told();
    let door = use_state_eq(|| Door::Looking);
    {
        let door = door.setter();
        use_effect_with((), move |()| {
            let look = {
                let door = door.clone();
                Callback::from(move |()| {
                    let door = door.clone();
                    spawn_local(async move {
                        keeping::open().await;
                        door.set(looked().await);
                    });
                })
            };
            look.emit(());
            came::wait(Some(look));
            || came::wait(None)
        });
    }
    use_effect_with(keeping::is_unkept(), |unkept| {
        let guard = unkept.then(guard_closing);
        move || drop(guard)
    });
    match (group(), &*door) {
        (Some(group), _) if group.running => html! { <Running group={Rc::new(group)} /> },
        (Some(group), door) => ended(&group, *door == Door::Other),
        (None, Door::Found(pass, found)) => {
            html! { <Begin pass={pass.clone()} found={Rc::clone(found)} /> }
        }
        (None, door) => html! {
            <>
                <PageTitle>{ say::title() }</PageTitle>
                <p role="status">{ match door {
                    Door::Looking => say::looking(),
                    Door::Failed => say::failed(),
                    _ => say::nothing(),
                } }</p>
                if *door != Door::Looking {
                    <Go to={Route::Home} class="button plain">{ frame::tab_home() }</Go>
                }
            </>
        },
    }
}

/// What the link that came leads to.
async fn looked() -> Door {
    let Some(Came::Group(pass)) = came::take() else {
        return Door::Nothing;
    };
    match group() {
        Some(group) if group.pass == pass => return Door::Nothing,
        Some(group) if group.running || !group.waiting.is_empty() => return Door::Other,
        Some(_) => keeping::forget(),
        None => {}
    }
    let asked = GroupLookUp { pass: pass.clone() };
    match Client::new(Fetch::default())
        .consultation_for_group(&asked)
        .await
    {
        Ok(found) => Door::Found(pass, Rc::new(found)),
        Err(_) => Door::Failed,
    }
}

#[derive(Properties, PartialEq)]
struct BeginProps {
    pass: String,
    found: Rc<GroupPut>,
}

/// The worker begins: the finish code, once, and whose tablet it is.
#[component]
fn Begin(props: &BeginProps) -> Html {
    let BeginProps { pass, found } = props;
    let go = use_go();
    let today = use_surroundings().today;
    let ours = use_state_eq(|| None::<bool>);
    let fault = use_state_eq(|| None::<&'static str>);
    use_screen_start((), true);
    let put = use_memo(Rc::clone(found), |found| found.put.clone());
    // Asked for now, while there is a signal, and kept for the evening.
    let team = use_team(&put, Some(*ours == Some(true)));
    if !is_open(&put, today) {
        return html! {
            <>
                <PageTitle>{ put.asked.title.clone() }</PageTitle>
                <p>{ say::not_open() }</p>
            </>
        };
    }
    let option = |id: &'static str, label: &'static str| Choosable {
        id: id.into(),
        label: label.into(),
        hint: None,
    };
    let options = vec![
        option("ours", say::tablet_ours()),
        option("other", say::tablet_other()),
    ];
    let chosen = ours.map(|ours| AttrValue::from(if ours { "ours" } else { "other" }));
    let onchoose = {
        let (ours, fault) = (ours.setter(), fault.setter());
        Callback::from(move |word: AttrValue| {
            ours.set(Some(word == "ours"));
            fault.set(None);
        })
    };
    let start = {
        let (ours, fault) = (ours.clone(), fault.setter());
        let (pass, found) = (pass.clone(), Rc::clone(found));
        Callback::from(move |_: MouseEvent| {
            if *ours != Some(true) {
                fault.set(Some(say::choose_tablet()));
                return;
            }
            let group = Group::new(pass.clone(), (*found).clone());
            let (fault, go) = (fault.clone(), go.clone());
            spawn_local(async move {
                match keeping::begin(group).await {
                    // A step of its own, so that the way back does not leave the app.
                    Ok(()) => go.emit(Route::Group),
                    Err(_) => fault.set(Some(say::cannot_keep())),
                }
            });
        })
    };
    let asks_words = put.asked.questions.iter().any(|one| one.takes_words());
    let no_key = asks_words
        && *ours == Some(true)
        && !matches!(*team, crate::views::team::Team::Known { .. });
    html! {
        <>
            <PageTitle>{ put.asked.title.clone() }</PageTitle>
            <p dir="auto">{ &put.asked.intro }</p>
            <p>{ say::most(found.most) }</p>
            <section class="card stack" aria-labelledby="finish-code">
                <h2 id="finish-code">{ say::finish_title() }</h2>
                <p class="money">{ &found.finish }</p>
                <p>{ say::finish_note() }</p>
            </section>
            <p>{ say::keeps() }</p>
            <Choices name="tablet" legend={say::tablet()} {options} {chosen} {onchoose}
                fault={fault.map(AttrValue::from)} />
            if no_key {
                <p class="notice care">{ say::no_key() }</p>
            }
            <button type="button" class="button big" onclick={start}>{ say::begin() }</button>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RunningProps {
    group: Rc<Group>,
}

/// One person after the other.
#[component]
fn Running(props: &RunningProps) -> Html {
    let group = &props.group;
    use_told();
    let today = use_surroundings().today;
    let edition = use_published();
    let handed_back = use_state_eq(|| false);
    let busy = use_mut_ref(|| false);
    let held = use_state_eq(|| None::<Held>);
    let ending = use_state_eq(|| false);
    let put = use_memo(group.put.clone(), Clone::clone);
    let team = use_team(&put, Some(true));
    use_screen_start((*handed_back, *ending, group.given), true);
    if *ending {
        let back = ending.setter();
        return html! { <End back={Callback::from(move |()| back.set(false))} /> };
    }
    if *handed_back {
        let next = {
            let handed_back = handed_back.setter();
            Callback::from(move |_: MouseEvent| handed_back.set(false))
        };
        return html! {
            <>
                <PageTitle>{ say::done() }</PageTitle>
                <p class="big">{ say::done_more() }</p>
                if keeping::is_unkept() {
                    <p class="notice wrong" role="alert">{ say::unkept() }</p>
                }
                <button type="button" class="button big" onclick={next}>{ say::next_person() }</button>
            </>
        };
    }
    let send = {
        let (held, handed_back, team) = (held.setter(), handed_back.setter(), (*team).clone());
        let (pass, edition) = (group.pass.clone(), edition.clone());
        Callback::from(move |taking: Rc<Taking>| {
            let Some(edition) = &edition else { return };
            if busy.replace(true) {
                return;
            }
            let words = sealed(&taking, &team, edition, crypto::random_bytes::<16>);
            // Each person has a mark of their own, drawn for this alone.
            let mark = crypto::random_bytes::<32>()
                .and_then(|bytes| Mark::try_from(sha256_hex(&bytes)).ok());
            let (words, mark) = match (words, mark) {
                (Ok(words), Some(mark)) => (words, mark),
                (Err(why), _) => {
                    busy.replace(false);
                    return held.set(Some(why));
                }
                (_, None) => {
                    busy.replace(false);
                    return held.set(Some(Held::Failed));
                }
            };
            let answered = taking.answered(mark, today, Some(pass.clone()));
            held.set(None);
            let (handed_back, busy) = (handed_back.clone(), Rc::clone(&busy));
            spawn_local(async move {
                keeping::give(answered, words).await;
                handed_back.set(true);
                busy.replace(false);
            });
        })
    };
    let end = {
        let ending = ending.setter();
        Callback::from(move |_: MouseEvent| ending.set(true))
    };
    let worker = html! {
        <p class="muted small">
            { counts(group) }{ " " }
            <button type="button" class="link-button" onclick={end}>{ say::finish() }</button>
        </p>
    };
    if group.is_full() {
        return html! {
            <>
                <PageTitle>{ say::full() }</PageTitle>
                { worker }
            </>
        };
    }
    let start = Callback::from(move |put: Rc<Put>| {
        html! {
            <>
                <PageTitle>{ say::hand_over() }</PageTitle>
                <p class="big" dir="auto">{ &put.asked.title }</p>
                <p>{ say::hand_over_more() }</p>
                { worker.clone() }
            </>
        }
    });
    html! {
        <Take key={group.given} {put} {start} start_words={say::start()} led=true
            held={held_words(*held)} {send} />
    }
}

#[derive(Properties, PartialEq)]
struct EndProps {
    back: Callback<()>,
}

/// The finish code. A wrong one changes nothing.
#[component]
fn End(props: &EndProps) -> Html {
    let typed = use_state_eq(AttrValue::default);
    let fault = use_state_eq(|| None::<AttrValue>);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(input::typed(&event).into()))
    };
    let onsubmit = {
        let (typed, fault) = (typed.clone(), fault.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !keeping::end(&typed) {
                // Four numbers are sooner typed again than mended.
                typed.set(AttrValue::default());
                fault.set(Some(say::wrong_code().into()));
            }
        })
    };
    html! {
        <form class="stack" {onsubmit}>
            <PageTitle>{ say::finish_ask() }</PageTitle>
            <Field id="finish" label={say::finish_title()} hint={say::finish_hint()} fault={(*fault).clone()}
                value={(*typed).clone()} inputmode="numeric" most={Some(10)} class="code-box" {oninput} />
            <div class="turns-row">
                <button type="button" class="button plain" onclick={props.back.reform(|_: MouseEvent| ())}>{ say::go_on() }</button>
                <button class="button">{ say::end() }</button>
            </div>
        </form>
    }
}

fn counts(group: &Group) -> String {
    say::sent(&group.given.to_string(), &group.sent().to_string())
}

/// After the finish code: how far sending has come.
fn ended(group: &Group, other: bool) -> Html {
    html! { <Ended group={Rc::new(group.clone())} {other} /> }
}

#[derive(Properties, PartialEq)]
struct EndedProps {
    group: Rc<Group>,
    other: bool,
}

#[component]
fn Ended(props: &EndedProps) -> Html {
    let EndedProps { group, other } = props;
    let go = use_go();
    use_screen_start((), true);
    let all = group.waiting.is_empty() && group.refused == 0;
    let retry = Callback::from(|_: MouseEvent| keeping::send());
    let leave = Callback::from(move |_: MouseEvent| {
        keeping::forget();
        go.emit(Route::Home);
    });
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    html! {
        <>
            <PageTitle>{ if all { say::all_sent() } else { say::not_all_sent() } }</PageTitle>
            <p class="big" role="status">{ counts(group) }</p>
            if group.late > 0 {
                <p>{ say::late(group.late) }{ " " }{ say_own::too_late() }</p>
            }
            if group.waiting.len().1 > 0 {
                <p>{ say::words_wait(number(group.waiting.len().1)) }</p>
            }
            if group.refused > 0 {
                <p class="notice wrong">{ say::refused(group.refused) }</p>
            }
            if *other {
                <p class="notice care">{ say::other_first() }</p>
            }
            if all {
                <button type="button" class="button big" onclick={leave}>{ say::leave() }</button>
            } else {
                <p>{ say::keep_tablet() }</p>
                <button type="button" class="button" onclick={retry}>{ say_own::send_now() }</button>
            }
        </>
    }
}
