//! Choosing a period, what it would show, what is missing, and keeping or freezing it.

use super::looking::{Deed, Figures, write};
use super::missing::missing;
use super::months;
use super::shown::{Beside, shown};
use super::working::{Working, work_out};
use crate::platform::{clock, input, page};
use crate::reviews::listing::Line;
use crate::stage::{Event, KeyRing};
use api::desk::review_figures::Period;
use chrono::NaiveDate;
use controls::icon::Icon;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use domain::ids::InvitationId;
use domain::review_figures::published::Published;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const ASKED_ID: &str = "freeze-asked";
const SAID_ID: &str = "freeze-said";

/// What working figures out needs.
#[derive(Clone, PartialEq)]
pub struct Work {
    /// Every invitation.
    pub lines: Vec<Rc<Line>>,
    /// Whether these are all.
    pub whole: bool,
    /// What opens and seals.
    pub ring: KeyRing,
    /// For working days.
    pub edition: Rc<Edition>,
    /// The period that is chosen.
    pub period: Period,
    /// Told which is chosen.
    pub choose: Callback<Period>,
    /// Told of which review to fill something in.
    pub record: Option<Callback<InvitationId>>,
}

/// Properties of [`Choosing`].
#[derive(Properties, PartialEq)]
pub struct ChoosingProps {
    /// What it needs.
    pub work: Work,
    /// What is frozen and kept.
    pub figures: Rc<Figures>,
    /// What the council has published.
    pub published: Rc<Vec<Published>>,
    /// Asks for what is frozen and kept anew.
    pub again: Callback<()>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Stands {
    Offered,
    Asked,
    Writing(Deed),
    Trouble(String),
    Done(Deed, Period),
}

/// A period, and what it would show.
#[component]
pub fn Choosing(props: &ChoosingProps) -> Html {
    let Work {
        lines,
        whole,
        edition,
        period,
        choose,
        record,
        ..
    } = &props.work;
    let today = use_memo((), |()| clock::today());
    let stands = use_state_eq(|| Stands::Offered);
    let found = {
        let deps = (lines.clone(), props.figures.clone(), *period, *today);
        let edition = edition.clone();
        use_memo(deps, move |(lines, figures, period, today)| {
            let there = (figures.kept.as_slice(), figures.frozen.as_slice());
            work_out(lines, there, *period, (&edition.bank_holidays, *today))
        })
    };
    use_effect_with((*stands).clone(), |stands| match stands {
        Stands::Asked => page::focus(ASKED_ID),
        Stands::Done(..) => page::focus(SAID_ID),
        Stands::Offered | Stands::Writing(_) | Stands::Trouble(_) => {}
    });
    let choose = {
        let (stands, choose) = (stands.setter(), choose.clone());
        Callback::from(move |period: Period| {
            stands.set(Stands::Offered);
            choose.emit(period);
        })
    };
    let act = acts(props, &found, &stands.setter());
    let set = |to: Stands| {
        let stands = stands.setter();
        Callback::from(move |_: MouseEvent| stands.set(to.clone()))
    };
    let busy = matches!(*stands, Stands::Writing(_));
    let deed = |deed: Deed| act.reform(move |_: MouseEvent| deed);
    html! {
        <section class="rated" aria-labelledby="choosing-title">
            <h2 id="choosing-title">{ "Work out a period" }</h2>
            { chosen(*period, *today, &choose) }
            { match &*found {
                _ if !whole => html! { <p class="muted" role="status">{ "Looking for all invitations…" }</p> },
                // What was just done is said below.
                Err(_) if matches!(*stands, Stands::Done(..)) => Html::default(),
                Err(trouble) => html! { <Notice tone={Tone::Care} spoken=true><p>{ trouble.words() }</p></Notice> },
                Ok(working) => html! {
                    <>
                        <p role="status"><b>{ counted(working, *period) }</b></p>
                        if working.may_be_gone {
                            <Notice tone={Tone::Care} icon={Icon::Clock}>
                                <p>{ "Some of these months are more than 180 days ago, and nothing of them was kept. Reviews of that time may be missing here." }</p>
                            </Notice>
                        }
                        <h3>{ "What is missing" }</h3>
                        { missing(&working.missing, record.as_ref()) }
                        <div class="rated-promise would-show">
                            <h3>{ "What it would show" }</h3>
                            <p class="muted">{ "Small numbers are hidden, and so are others that would give them away. It is frozen exactly like this." }</p>
                            { shown("would-show", &months::words(*period), &working.figures, Beside::of(*period, &props.figures.frozen, &props.published)) }
                        </div>
                        { match &*stands {
                            Stands::Asked | Stands::Writing(Deed::Freeze) => html! {
                                <section class="stack asking card" aria-labelledby={ASKED_ID}>
                                    <h3 id={ASKED_ID} tabindex="-1">{ format!("Freeze {}?", months::words(*period)) }</h3>
                                    <p>{ "Everybody who sees results reads these figures, with your name and today’s date. They stay as they are: what is written later changes nothing in them." }</p>
                                    <p>{ "None of these months can be frozen again, alone or with others. If a whole year is to be one figure, keep its quarters and freeze the year." }</p>
                                    <div class="ways">
                                        <button type="button" class="button" disabled={busy} onclick={deed(Deed::Freeze)}>{ if busy { "Sealing and freezing…" } else { "Yes, freeze them" } }</button>
                                        <button type="button" class="button plain" disabled={busy} onclick={set(Stands::Offered)}>{ "Not yet" }</button>
                                    </div>
                                </section>
                            },
                            _ => html! {
                                <>
                                    <div class="ways">
                                        <button type="button" class="button" disabled={busy} onclick={set(Stands::Asked)}>{ "Freeze these figures" }</button>
                                        <button type="button" class="button plain" disabled={busy} onclick={deed(Deed::Keep)}>{ if busy { "Sealing and keeping…" } else { "Keep them for a longer period" } }</button>
                                    </div>
                                    <p class="muted small">{ "What is written about a review goes after 180 days. Keep each quarter, and the whole year can be frozen when it is over. What is kept is sealed to the team: how each review was counted, no names and no days. It goes 18 months after the quarter." }</p>
                                </>
                            },
                        } }
                    </>
                },
            } }
            { match &*stands {
                Stands::Trouble(words) => html! { <Notice tone={Tone::Wrong} spoken=true><p>{ words.clone() }</p></Notice> },
                Stands::Done(deed, period) => html! {
                    <Notice tone={Tone::Good}><p id={SAID_ID} tabindex="-1">{ done_words(*deed, *period) }</p></Notice>
                },
                Stands::Offered | Stands::Asked | Stands::Writing(_) => Html::default(),
            } }
            { kept(&props.figures) }
        </section>
    }
}

fn done_words(deed: Deed, period: Period) -> String {
    let period = months::words(period);
    match deed {
        Deed::Keep => format!("{period} is kept, sealed to the team."),
        Deed::Freeze => format!("{period} is frozen. Everybody who sees results can read it."),
    }
}

fn counted(working: &Working, period: Period) -> String {
    let period = months::words(period);
    match working.counted.rows.len() {
        0 => format!("{period}: no review is counted."),
        1 => format!("{period}: 1 review is counted."),
        reviews => format!("{period}: {reviews} reviews are counted."),
    }
}

/// What is kept, so that a worker knows which quarters a year has already.
fn kept(figures: &Figures) -> Html {
    let frozen = |period: Period| figures.frozen.iter().any(|one| one.period == period);
    let kept: Vec<String> = figures
        .kept
        .iter()
        .filter(|opened| !frozen(opened.kept.period))
        .map(|opened| months::words(opened.kept.period))
        .collect();
    if kept.is_empty() {
        return Html::default();
    }
    html! { <p class="muted">{ format!("Kept, and not frozen: {}.", kept.join("; ")) }</p> }
}

fn chosen(period: Period, today: NaiveDate, choose: &Callback<Period>) -> Html {
    let months = months::over(today);
    // The first of the month that the period ends in.
    let last = chrono::Datelike::with_day(&period.to, 1).unwrap_or(period.to);
    let first_chosen = choose.reform(move |event: yew::Event| {
        let first = input::chosen(&event).parse().unwrap_or(period.from);
        months::period(first, last.max(first))
    });
    let last_chosen = choose.reform(move |event: yew::Event| {
        let last = input::chosen(&event).parse().unwrap_or(last);
        months::period(period.from.min(last), last)
    });
    let preset = |period: Period| choose.reform(move |_: MouseEvent| period);
    let quarter = months::last_quarter(today);
    let year = months::last_year(today);
    html! {
        <>
            <div class="ways">
                <button type="button" class="button plain slim" aria-pressed={(period == quarter).to_string()} onclick={preset(quarter)}>{ months::words(quarter) }</button>
                <button type="button" class="button plain slim" aria-pressed={(period == year).to_string()} onclick={preset(year)}>{ months::words(year) }</button>
            </div>
            <div class="months">
                { select("period-first", "First month", period.from, &months, first_chosen) }
                { select("period-last", "Last month", last, &months, last_chosen) }
            </div>
        </>
    }
}

fn select(
    id: &'static str,
    label: &str,
    chosen: NaiveDate,
    months: &[NaiveDate],
    onchange: Callback<yew::Event>,
) -> Html {
    let option = |month: &NaiveDate| {
        html! {
            <option key={month.to_string()} value={month.to_string()} selected={*month == chosen}>{ months::month(*month) }</option>
        }
    };
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                { months.iter().map(option).collect::<Html>() }
            </select>
        </div>
    }
}

/// Keeps or freezes what was worked out.
fn acts(
    props: &ChoosingProps,
    found: &Rc<Result<Working, super::working::Trouble>>,
    stands: &UseStateSetter<Stands>,
) -> Callback<Deed> {
    let (found, stands) = (found.clone(), stands.clone());
    let (ring, period) = (props.work.ring.clone(), props.work.period);
    let (again, tell) = (props.again.clone(), props.tell.clone());
    Callback::from(move |deed: Deed| {
        let Ok(working) = found.as_ref().clone() else {
            return;
        };
        let (ring, stands) = (ring.clone(), stands.clone());
        let (again, tell) = (again.clone(), tell.clone());
        stands.set(Stands::Writing(deed));
        spawn_local(async move {
            match write(deed, period, &working, &ring).await {
                Err(why) => tell.emit(Event::SignedOut(why)),
                Ok(Some(words)) => {
                    stands.set(Stands::Trouble(words));
                    again.emit(());
                }
                Ok(None) => {
                    stands.set(Stands::Done(deed, period));
                    again.emit(());
                }
            }
        });
    })
}
