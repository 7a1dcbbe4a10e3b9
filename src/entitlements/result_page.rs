//! What follows from the answers: the status and why, one more question where it
//! would tell more, and everything the person is owed.

use super::answers::{Answer, Born, More};
use super::entitlement_list::entitlement_list;
use super::keeping::Keeping;
use super::looked_at::{LookAt, birthdays_ahead, lives, look};
use super::outcome::Outcome;
use super::provider::{Told, use_told};
use super::question_view::QuestionView;
use super::questions::later;
use super::status_words;
use crate::in_words;
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::parts::contact::{Contact, Way};
use crate::phrases::{results as say, status};
use crate::published::use_published;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use chrono::NaiveDate;
use controls::chips::{Chip, Chips};
use controls::icon::{Icon, Picture};
use controls::notice::{Notice, Tone};
use controls::unfold::Unfold;
use domain::care_status::{CareStatus, Status};
use domain::circumstances::Field;
use domain::edition::{Edition, Trust};
use yew::prelude::*;

/// What follows from the answers.
#[component]
pub fn ResultPage() -> Html {
    let told = use_told();
    let today = use_surroundings().today;
    let at = use_state_eq(LookAt::default);
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let lives = lives(&told.answers, &edition, today);
    let Some((outcome, on)) = look(&edition, &told.answers, &lives, *at, today) else {
        return html! { <>{ someone(&edition.trust, true) }{ change(&told) }<Keeping /></> };
    };
    let choose = {
        let at = at.setter();
        Callback::from(move |chosen| at.set(chosen))
    };
    html! {
        <>
            { status_card(&outcome.status, &edition.trust) }
            { preview(*at, on, &birthdays_ahead(&lives, today), choose, today) }
            if *at == LookAt::Today { { one_more(&outcome, &told, &edition) } }
            { entitlement_list(&outcome, &edition.trust, on.unwrap_or(today)) }
            <Go to={Route::Dates} class="button">
                <Picture icon={Icon::Calendar} />
                <span>{ say::see_dates() }</span>
            </Go>
            { notes(&edition.trust, &told) }
            { someone(&edition.trust, false) }
            { change(&told) }
            <Keeping />
        </>
    }
}

fn status_card(status: &Status, trust: &Trust) -> Html {
    html! {
        <div class="status-card">
            <PageTitle>{ status_words::title(status.is) }</PageTitle>
            { for status_words::law_name(status.is).map(|name| html! { <p>{ say::law_name(name) }</p> }) }
            if !status.certain {
                <Notice tone={Tone::Care} icon={Icon::Help}>
                    <p>{ if status.is == CareStatus::NotSure { say::not_sure_more() } else { say::probably() } }</p>
                    <p><a href={format!("tel:{}", in_words::dialled(&trust.call))}>{ say::call_trust(&trust.name) }</a></p>
                </Notice>
            }
            <Unfold id="status-why" title={say::why()} level={2} class="slim">
                { for status_words::why(status).into_iter().map(|why| html! { <p>{ why }</p> }) }
            </Unfold>
        </div>
    }
}

/// The row that shows another day.
fn preview(
    at: LookAt,
    on: Option<NaiveDate>,
    birthdays: &[i32],
    choose: Callback<LookAt>,
    today: NaiveDate,
) -> Html {
    if birthdays.is_empty() {
        return Html::default();
    }
    let mut chips = vec![Chip {
        id: "today".into(),
        label: say::preview_today().into(),
        on: at == LookAt::Today,
    }];
    chips.extend(birthdays.iter().map(|age| Chip {
        id: age.to_string().into(),
        label: say::preview_birthday(&age.to_string()).into(),
        on: at == LookAt::Birthday(*age),
    }));
    let onpress = choose.reform(|id: AttrValue| id.parse().map_or(LookAt::Today, LookAt::Birthday));
    html! {
        <div>
            <p class="muted small" id="preview">{ say::preview() }</p>
            <Chips label={say::preview()} {chips} {onpress} />
            if let LookAt::Birthday(age) = at {
                <p role="status" class="muted">{
                    say::previewing(&on.map_or_else(
                        || say::preview_birthday(&age.to_string()),
                        |day| in_words::day(day, today),
                    ))
                }</p>
            }
        </div>
    }
}

/// One more question, where the answer would change something.
pub(super) fn one_more(outcome: &Outcome<'_>, told: &Told, edition: &Edition) -> Html {
    let Some(field) = outcome.ask else {
        return Html::default();
    };
    let asked = later(field, &told.answers, &edition.trust);
    // Whoever has begun to say more goes on; nobody else has to look at it.
    let begun = !told.answers.more.is_empty() || matches!(told.answers.born, Some(Born::On(_)));
    let title = html! {
        <>
            <span class="small muted">{ status::more_title() }</span>
            <span class="unfold-name" id="one-more">{ asked.title.clone() }</span>
        </>
    };
    html! {
        <Unfold key={asked.title.clone()} id="one-more-title" class="one-more" {title} level={2} open={begun}>
            <p class="small muted">{ status::more_why() }</p>
            <QuestionView {asked} answers={told.answers.clone()} named_by="one-more" onanswer={told.answer.clone()} />
        </Unfold>
    }
}

fn notes(trust: &Trust, told: &Told) -> Html {
    let another = told
        .answer
        .reform(|_: MouseEvent| Answer::More(Field::Council, More::No));
    html! {
        <div>
            <Unfold id="status-away" title={say::away_title(&trust.short_name)} level={2} class="slim">
                <p>{ say::away() }</p>
            </Unfold>
            <Unfold id="status-alone" title={say::alone_title()} level={2} class="slim">
                <p>{ say::alone() }</p>
                <p>{ say::alone_ask() }</p>
            </Unfold>
            if told.answers.more(Field::Council).is_none() {
                <p class="small muted">{ say::council(&trust.short_name) }</p>
                <button type="button" class="button quiet" onclick={another}>{ say::council_change() }</button>
            }
        </div>
    }
}

/// The way on is always a person.
fn someone(trust: &Trust, alone: bool) -> Html {
    html! {
        <section class="card stack" aria-labelledby="someone">
            if alone { <PageTitle>{ say::not_sure() }</PageTitle> }
            <h2 id="someone">{ say::someone() }</h2>
            <p>{ say::someone_more(&trust.adviser) }</p>
            <div class="ways">
                <Contact name={trust.name.clone()} way={Way::Call(trust.call.clone())} />
                <Go to={Route::Help} class="button plain">{ crate::phrases::home::help_more() }</Go>
            </div>
        </section>
    }
}

fn change(told: &Told) -> Html {
    let back = told.answer.reform(|_: MouseEvent| Answer::Back);
    html! {
        <button type="button" class="button plain" onclick={back}>
            <Picture icon={Icon::Back} class="icon-turns" />
            <span>{ say::change() }</span>
        </button>
    }
}
