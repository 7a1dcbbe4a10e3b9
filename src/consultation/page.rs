//! Consultations on a phone: the list, and one of them.

use super::came::{self, Came};
use super::parts::code_box::CodeBox;
use super::parts::results::results;
use super::queue::Stands;
use super::sealed_words::{Held, sealed};
use super::sending::{self, Known, stands, use_known, use_told};
use super::take::Take;
use super::taking::{Taking, is_open};
use crate::in_words;
use crate::navigation::{Go, use_go};
use crate::page_title::PageTitle;
use crate::phrases::consultation as say;
use crate::platform::crypto;
use crate::platform::network::guard_closing;
use crate::platform::storage::IndexedDb;
use crate::published::use_published;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::views::entrance::FirstQuestion;
use crate::views::open_link::Arrival;
use crate::views::team::{self, Team};
use api::consultation::{LookUp, Put, Standing};
use api::problem::Code;
use chrono::NaiveDate;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::choices::{Choices, Choosable};
use controls::icon::{Icon, picture};
use domain::consultation::answered::ConsultationCode;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Every consultation, and the box for a code.
#[component]
pub fn ListPage() -> Html {
    let today = use_surroundings().today;
    let known = use_known();
    let (fault, look) = use_look_up();
    let (open, over): (Vec<_>, Vec<_>) = known.all.iter().partition(|put| {
        matches!(put.standing, Standing::Open | Standing::Paused) && put.asked.closes_on >= today
    });
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <p class="muted">{ say::intro() }</p>
            if open.is_empty() {
                <p>{ if known.has_list { say::none_open() } else { say::not_known() } }</p>
            } else {
                <ul class="stack rows">{ open.into_iter().map(|put| row(put, today)).collect::<Html>() }</ul>
            }
            <CodeBox {fault} typed={look} />
            if !over.is_empty() {
                <section class="stack" aria-labelledby="closed">
                    <h2 id="closed">{ say::closed() }</h2>
                    <ul class="stack rows">{ over.into_iter().map(|put| row(put, today)).collect::<Html>() }</ul>
                </section>
            }
        </>
    }
}

fn row(put: &Rc<Put>, today: NaiveDate) -> Html {
    html! {
        <li key={put.id.as_str()}>
            <Go to={Route::Consultation(put.id.clone())} class="row plain-row">
                <span class="badge">{ picture(Icon::People) }</span>
                <span class="row-words">
                    <span class="row-title" dir="auto">{ put.asked.title.clone() }</span>
                    <span class="row-line">{ line(put, today) }</span>
                </span>
                { picture(Icon::Chevron) }
            </Go>
        </li>
    }
}

/// One line about it.
fn line(put: &Put, today: NaiveDate) -> String {
    match stands(&put.id) {
        Some(Stands::Waiting) => return say::waits().to_owned(),
        Some(Stands::Counted) if is_open(put, today) => return say::answered_here().to_owned(),
        _ => {}
    }
    if put.standing == Standing::Paused {
        say::paused().to_owned()
    } else if is_open(put, today) {
        say::open_until(&in_words::day(put.asked.closes_on, today))
    } else if put.asked.opens_on > today {
        say::opens(&in_words::day(put.asked.opens_on, today))
    } else if put.what_changed.is_some() {
        say::see_changed().to_owned()
    } else {
        say::is_closed().to_owned()
    }
}

/// Looks up codes, typed or brought by a link.
#[hook]
fn use_look_up() -> (Option<AttrValue>, Callback<ConsultationCode>) {
    let fault = use_state_eq(|| None::<AttrValue>);
    let go = use_go();
    let look = {
        let fault = fault.setter();
        use_callback(go, move |code: ConsultationCode, go| {
            let (fault, go) = (fault.clone(), go.clone());
            fault.set(None);
            spawn_local(async move {
                let asked = LookUp {
                    code: code.in_groups().replace(' ', ""),
                };
                match Client::new(Fetch::default()).consultation_of(&asked).await {
                    Ok(put) => {
                        let id = put.id.clone();
                        sending::hold(put);
                        go.emit(Route::Consultation(id));
                    }
                    Err(why) => fault.set(Some(no_such(&why).into())),
                }
            });
        })
    };
    {
        let (look, fault) = (look.clone(), fault.setter());
        use_effect_with((), move |()| {
            let taken = Callback::from(move |()| match came::take() {
                Some(Came::Code(text)) => match ConsultationCode::read(&text) {
                    Ok(code) => look.emit(code),
                    Err(_) => fault.set(Some(say::link_broken().into())),
                },
                Some(other) => came::put_back(other),
                None => {}
            });
            taken.emit(());
            came::wait(Some(taken));
            || came::wait(None)
        });
    }
    ((*fault).clone(), look)
}

fn no_such(why: &Fault) -> &'static str {
    match why {
        Fault::Refused(problem) if problem.code == Code::NotFound => say::code_unknown(),
        Fault::Refused(problem) if problem.code == Code::SlowDown => say::code_slow(),
        _ => say::code_away(),
    }
}

/// Properties of [`OnePage`].
#[derive(Properties, PartialEq)]
pub struct OneProps {
    /// Which.
    pub id: AttrValue,
}

/// One consultation.
#[component]
pub fn OnePage(props: &OneProps) -> Html {
    let today = use_surroundings().today;
    let known = use_known();
    let Some(put) = known.put(&props.id) else {
        return html! {
            <>
                <PageTitle>{ say::title() }</PageTitle>
                <p role="status">{ if known.has_list { say::gone() } else { say::not_known() } }</p>
                <Go to={Route::Consultations} class="button">{ say::see_all() }</Go>
            </>
        };
    };
    if is_open(&put, today) {
        let key = put.id.clone();
        return html! { <Own {key} {put} {known} /> };
    }
    html! {
        <>
            <PageTitle>{ put.asked.title.clone() }</PageTitle>
            <p dir="auto">{ &put.asked.intro }</p>
            <p class="muted">{ line(&put, today) }</p>
            { standing(&put) }
            if matches!(put.standing, Standing::Closed | Standing::Archived) || put.asked.closes_on < today {
                { results(&put) }
            }
            <Go to={Route::Consultations} class="button plain">{ say::see_all() }</Go>
        </>
    }
}

/// How this phone's answer stands, in words: *counted* only with the server's proof.
fn standing(put: &Put) -> Html {
    let loses = sending::closing_loses();
    let words = match stands(&put.id) {
        None => return Html::default(),
        Some(Stands::Waiting) if loses => say::waiting_open(),
        Some(Stands::Waiting) => say::waiting_kept(),
        Some(Stands::Counted) => say::counted(),
        Some(Stands::TooLate) => say::too_late(),
        Some(Stands::Refused) => say::refused(),
    };
    html! { <p class="notice" role="status">{ words }</p> }
}

#[derive(Properties, PartialEq)]
struct OwnProps {
    put: Rc<Put>,
    known: Known,
}

/// One that is open, answered on one's own phone.
#[component]
fn Own(props: &OwnProps) -> Html {
    let OwnProps { put, known } = props;
    use_told();
    let surroundings = use_surroundings();
    let edition = use_published();
    let faults = use_state_eq(|| false);
    let done = use_state_eq(|| false);
    let held = use_state_eq(|| None::<Held>);
    let turn = use_state_eq(|| 0_u32);
    let team = use_team(put, known.mine);
    use_effect_with(sending::closing_loses(), |loses| {
        let guard = loses.then(guard_closing);
        move || drop(guard)
    });
    crate::views::parts::screen_start::use_screen_start(*done, false);
    // Somebody else's page keeps nothing for us, so it is not asked there.
    let asks = known.mine.is_none() && !surroundings.framed;
    let send = {
        let (done, held, faults) = (done.setter(), held.setter(), faults.setter());
        let (today, team, put) = (surroundings.today, (*team).clone(), Rc::clone(put));
        let edition = edition.clone();
        Callback::from(move |taking: Rc<Taking>| {
            let Some(edition) = &edition else { return };
            let words = match sealed(&taking, &team, edition, crypto::random_bytes::<16>) {
                Ok(words) => words,
                Err(why) => return held.set(Some(why)),
            };
            let Some(mark) = sending::mark(&put.id) else {
                return held.set(Some(Held::Failed));
            };
            sending::give(taking.answered(mark, today, None), words);
            held.set(None);
            faults.set(false);
            done.set(true);
        })
    };
    if *done {
        let again = {
            let (done, turn) = (done.setter(), turn.clone());
            Callback::from(move |_: MouseEvent| {
                turn.set(*turn + 1);
                done.set(false);
            })
        };
        let retry = Callback::from(|_: MouseEvent| sending::send());
        let waits = stands(&put.id) == Some(Stands::Waiting);
        return html! {
            <>
                <PageTitle>{ say::thanks() }</PageTitle>
                { standing(put) }
                <p>{ say::then() }</p>
                if waits {
                    <button type="button" class="button" onclick={retry}>{ say::send_now() }</button>
                }
                <button type="button" class="button plain" onclick={again}>{ say::again() }</button>
                <Go to={Route::Consultations} class="button plain">{ say::see_all() }</Go>
            </>
        };
    }
    let (today, mine, fault) = (surroundings.today, known.mine, *faults);
    let start = Callback::from(move |put: Rc<Put>| {
        html! {
            <>
                <PageTitle dir="auto">{ put.asked.title.clone() }</PageTitle>
                <p class="big" dir="auto">{ &put.asked.intro }</p>
                <p class="muted">{ say::open_until(&in_words::day(put.asked.closes_on, today)) }</p>
                if stands(&put.id).is_some() {
                    { standing(&put) }
                    <p><b>{ say::replaces() }</b></p>
                }
                <p>{ say::how_it_goes() }</p>
                if asks || fault {
                    { phone(mine, fault && asks) }
                }
            </>
        }
    });
    let not_ready = faults.setter();
    html! {
        <Take key={*turn} put={Rc::clone(put)} {start} start_words={say::start()} ready={!asks}
            not_ready={Callback::from(move |()| not_ready.set(true))} held={held_words(*held)} {send} />
    }
}

/// Why it is not sent, in words.
pub(super) fn held_words(held: Option<Held>) -> Html {
    let words = match held {
        None => return Html::default(),
        Some(Held::NoKey) => say::no_key(),
        Some(Held::TooLong) => say::too_long(),
        Some(Held::Failed) => say::cannot_seal(),
    };
    html! { <p class="notice wrong" role="alert">{ words }</p> }
}

fn phone(mine: Option<bool>, fault: bool) -> Html {
    use crate::phrases::pledge_check as check;
    let option = |id: &'static str, label: &'static str, hint: &'static str| Choosable {
        id: id.into(),
        label: label.into(),
        hint: Some(hint.into()),
    };
    let options = vec![
        option("mine", check::phone_mine(), say::phone_mine_means()),
        option("other", check::phone_other(), say::phone_other_means()),
    ];
    let chosen = mine.map(|mine| AttrValue::from(if mine { "mine" } else { "other" }));
    let onchoose = Callback::from(|word: AttrValue| sending::say_whose(word == "mine"));
    let fault = fault.then(|| AttrValue::from(check::choose_phone()));
    html! { <Choices name="phone" legend={check::phone()} {options} {chosen} {fault} {onchoose} /> }
}

/// The team's key, where own words may be written.
#[hook]
pub(super) fn use_team(put: &Rc<Put>, mine: Option<bool>) -> UseStateHandle<Team> {
    let team = use_state_eq(Team::default);
    let question = use_context::<FirstQuestion>();
    let arrival = question.map_or(Arrival::Plain, |question| question.arrival);
    let wanted = put.asked.questions.iter().any(|one| one.takes_words());
    let ask = {
        let team = team.setter();
        use_callback((arrival, mine), move |(): (), (arrival, mine)| {
            let (team, arrival, may_keep) = (team.clone(), arrival.clone(), *mine == Some(true));
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                let found = team::ask(&client, &IndexedDb::default(), &arrival, may_keep).await;
                team.set(found);
            });
        })
    };
    {
        let known = matches!(*team, Team::Known { .. });
        use_effect_with((wanted && !known, mine), move |(asks, _)| {
            let again = asks.then(|| {
                ask.emit(());
                crate::platform::network::on_online(ask)
            });
            move || drop(again)
        });
    }
    team
}
