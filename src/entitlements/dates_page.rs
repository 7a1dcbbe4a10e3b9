//! My dates: what is due and what is ahead, down one line of time.

mod entry;

pub use self::entry::words_of;

use self::entry::{Reader, entry};
use super::keeping::keeping;
use super::line::{Line, calendar_days, lines, next};
use super::looked_at::{LookAt, lives, look};
use super::one_more::OneMore;
use super::provider::use_told;
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::{my_dates as say, status};
use crate::platform::{download, page};
use crate::published::use_published;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use controls::unfold::Unfold;
use domain::calendar::file::{calendar_file, whole_days};
use yew::prelude::*;

/// My dates.
#[component]
pub fn DatesPage() -> Html {
    let told = use_told();
    let surroundings = use_surroundings();
    let today = surroundings.today;
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let lives = lives(&told.answers, &edition, today);
    let Some((outcome, _)) = look(&edition, &told.answers, &lives, LookAt::Today, today) else {
        return empty();
    };
    let lines = lines(&outcome);
    let reader = Reader {
        edition: &edition,
        today,
    };
    html! {
        <>
            { heading() }
            if lines.is_empty() { <p>{ say::none() }</p> }
            { time_line(&lines, &reader) }
            <div class="not-on-paper"><OneMore ask={outcome.ask} /></div>
            { take_away(&lines, today) }
            <div class="stack not-on-paper">
                <Go to={Route::Status} class="button plain">{ status::title() }</Go>
                { keeping(&told, surroundings.framed) }
            </div>
        </>
    }
}

/// What should have been made long ago stands folded at the head of the line; the
/// line itself begins with what is late or next.
fn time_line(lines: &[Line<'_>], reader: &Reader<'_>) -> Html {
    let (past, ahead): (Vec<&Line<'_>>, Vec<&Line<'_>>) =
        lines.iter().partition(|line| matches!(line, Line::Past(_)));
    let next = next(lines);
    let drawn = |lines: &[&Line<'_>]| {
        html! { <>{ for lines.iter().map(|line| entry(line, next == Some(*line), reader)) }</> }
    };
    html! {
        <ol class="time-line">
            if !past.is_empty() {
                <li class="moment past earlier">
                    <Unfold id="before-now" title={say::before_now(&past.len().to_string())}
                        level={2} class="slim">
                        <ol class="stack">{ drawn(&past) }</ol>
                    </Unfold>
                </li>
            }
            { drawn(&ahead) }
        </ol>
    }
}

fn heading() -> Html {
    html! {
        <div class="lead">
            <PageTitle>{ say::title() }</PageTitle>
            <p>{ status::private() }</p>
        </div>
    }
}

fn empty() -> Html {
    html! {
        <>
            { heading() }
            <div class="card stack">
                <p>{ say::empty() }</p>
                <Go to={Route::Status} class="button">{ say::empty_go() }</Go>
            </div>
        </>
    }
}

fn take_away(lines: &[Line<'_>], today: NaiveDate) -> Html {
    let days = calendar_days(lines);
    let save = Callback::from(move |_| {
        let file = calendar_file(&whole_days(&days, say::calendar_entry()), today);
        download::save("dates.ics", "text/calendar", &file);
    });
    html! {
        <div class="stack not-on-paper">
            <div class="ways">
                <button type="button" class="button quiet" onclick={save}>
                    { picture(Icon::Calendar) }
                    <span>{ say::calendar() }</span>
                </button>
                <button type="button" class="button plain" onclick={|_| page::print()}>{ say::print() }</button>
            </div>
            <p class="small muted">{ say::calendar_hint() }</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn without_answers_there_is_a_way_to_give_them_and_no_date() {
        let html = page(|| html! { <DatesPage /> }).await;
        assert!(html.contains("href=\"/status\""), "{html}");
        assert!(!html.contains("time-line"), "{html}");
    }
}
