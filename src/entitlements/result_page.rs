//! What follows from the answers: the status and why, one more question where it
//! would tell more, and everything the person is owed.

use super::answers::{Answer, Answers, More};
use super::entitlement_list::entitlement_list;
use super::keeping::keeping;
use super::looked_at::{LookAt, birthdays_ahead, lives, look};
use super::one_more::OneMore;
use super::provider::{Told, use_told};
use super::status_words;
use crate::in_words;
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::parts::contact::{Way, contact};
use crate::parts::source_line::source_line;
use crate::phrases::results as say;
use crate::published::use_published;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use chrono::NaiveDate;
use controls::chips::{Chip, chips};
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use controls::unfold::Unfold;
use domain::care_status::{CareStatus, Status};
use domain::circumstances::Field;
use domain::edition::{Edition, Trust};
use domain::ids::FactId;
use domain::sourced::Source;
use yew::prelude::*;

/// What follows from the answers.
#[component]
pub fn ResultPage() -> Html {
    let told = use_told();
    let surroundings = use_surroundings();
    let today = surroundings.today;
    let at = use_state_eq(LookAt::default);
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let lives = lives(&told.answers, &edition, today);
    let Some((outcome, on)) = look(&edition, &told.answers, &lives, *at, today) else {
        return html! { <>{ someone(&edition.trust, true) }{ change(&told) }{ keeping(&told, surroundings.framed) }</> };
    };
    let choose = {
        let at = at.setter();
        Callback::from(move |chosen| at.set(chosen))
    };
    html! {
        <>
            { status_card(&outcome.status, &told.answers, &edition, today) }
            { preview(*at, on, &birthdays_ahead(&lives, today), choose, today) }
            if *at == LookAt::Today { <OneMore ask={outcome.ask} /> }
            { entitlement_list(&outcome, &edition.trust, today) }
            <Go to={Route::Dates} class="button">
                { picture(Icon::Calendar) }
                <span>{ say::see_dates() }</span>
            </Go>
            { notes(&edition.trust, &told) }
            { someone(&edition.trust, false) }
            { change(&told) }
            { keeping(&told, surroundings.framed) }
        </>
    }
}

fn status_card(status: &Status, answers: &Answers, edition: &Edition, today: NaiveDate) -> Html {
    let trust = &edition.trust;
    html! {
        <div class="status-card">
            <PageTitle>{ status_words::title(status.is, answers) }</PageTitle>
            { for status_words::why(status, answers).into_iter().map(|why| html! { <p>{ why }</p> }) }
            if !status.certain {
                <Notice tone={Tone::Care} icon={Icon::Help}>
                    <p>{ if status.is == CareStatus::NotSure { say::not_sure_more() } else { say::probably() } }</p>
                    <p><a href={format!("tel:{}", in_words::dialled(&trust.call))}>{ say::call_trust(&trust.name) }</a></p>
                </Notice>
            }
            { for status_words::law(status).map(|from| law(status, from, edition, today)) }
        </div>
    }
}

/// What the law calls the status, and which law that is.
fn law(status: &Status, from: &str, edition: &Edition, today: NaiveDate) -> Html {
    let source = Source {
        fact: status
            .because
            .first()
            .cloned()
            .unwrap_or_else(|| FactId::from("CS-17")),
        from: from.to_owned(),
        link: None,
        checked_on: edition.checked_on,
    };
    let name = status_words::law_name(status.is)
        .map_or_else(|| say::law_no_name().to_owned(), say::law_name);
    html! {
        <Unfold id="status-law" title={say::law()} level={2} class="slim">
            <p>{ name }</p>
            { source_line(&source, today) }
        </Unfold>
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
    let mut days = vec![Chip {
        id: "today".into(),
        label: say::preview_today().into(),
        on: at == LookAt::Today,
    }];
    days.extend(birthdays.iter().map(|age| Chip {
        id: age.to_string().into(),
        label: say::preview_birthday(&age.to_string()).into(),
        on: at == LookAt::Birthday(*age),
    }));
    let onpress = choose.reform(|id: AttrValue| id.parse().map_or(LookAt::Today, LookAt::Birthday));
    html! {
        <div>
            <p class="muted small" id="preview">{ say::preview() }</p>
            { chips(say::preview(), days, &onpress) }
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
            if alone {
                <PageTitle>{ say::not_sure() }</PageTitle>
                <p>{ say::not_sure_more() }</p>
            }
            <h2 id="someone">{ say::someone() }</h2>
            <p>{ say::someone_more(&trust.adviser) }</p>
            <div class="ways">
                { contact(&trust.name, &Way::Call(trust.call.clone()), "") }
                <Go to={Route::Help} class="button plain">{ crate::phrases::home::help_more() }</Go>
            </div>
        </section>
    }
}

fn change(told: &Told) -> Html {
    let back = told.answer.reform(|_: MouseEvent| Answer::Back);
    html! {
        <button type="button" class="button plain" onclick={back}>
            { picture(Icon::Back) }
            <span>{ say::change() }</span>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entitlements::answers::{Born, Care, Known, Since};
    use crate::rendered::{page, place};
    use domain::circumstances::{Home, Studying};
    use std::rc::Rc;

    async fn result(answers: Answers) -> String {
        page(move || {
            let told = Told {
                answers: Rc::new(answers),
                ..Told::default()
            };
            html! { <ContextProvider<Told> context={told}><ResultPage /></ContextProvider<Told>> }
        })
        .await
    }

    fn in_care(born: Born) -> Answers {
        Answers {
            born: Some(born),
            care: Some(Care::Now),
            since: Some(Since::Longer),
            home: Some(Known::Is(Home::Foster)),
            studying: Some(Known::Is(Studying::School)),
            ..Answers::default()
        }
    }

    #[tokio::test]
    async fn the_status_comes_first_then_what_is_owed_now_then_later_and_a_person_is_always_there()
    {
        let html = result(in_care(Born::Age(16))).await;
        let order = [
            "<h1",
            "owed-now",
            "owed-later",
            "owed-ask",
            "owed-coming",
            "href=\"/dates\"",
            "id=\"someone\"",
        ];
        let places: Vec<usize> = order.iter().map(|part| place(&html, part)).collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(html.contains("tel:"), "{html}");
    }

    #[tokio::test]
    async fn nobody_is_told_that_they_get_nothing() {
        let nobody = Answers {
            care: Some(Care::Never),
            ..in_care(Born::Over24)
        };
        for answers in [in_care(Born::NotSure), nobody] {
            let html = result(answers).await;
            assert_eq!(html.matches("<h1").count(), 1, "{html}");
            assert!(html.contains("id=\"someone\""), "{html}");
        }
    }

    #[tokio::test]
    async fn nothing_is_said_to_be_kept_until_the_person_chooses() {
        let html = result(in_care(Born::Age(16))).await;
        assert!(html.contains(say::not_kept()), "{html}");
        assert!(html.contains(say::forget()), "{html}");
    }
}
