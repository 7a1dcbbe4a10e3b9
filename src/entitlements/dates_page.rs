//! My dates: what is due and what is ahead, down one line of time.

mod entry;

pub use self::entry::words_of;

use self::entry::{Reader, entry};
use super::calendar_file::calendar_file;
use super::keeping::keeping;
use super::line::{Line, calendar_days, lines};
use super::looked_at::{LookAt, lives, look};
use super::provider::use_told;
use super::result_page::one_more;
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::{my_dates as say, status};
use crate::platform::{download, page};
use crate::published::use_published;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
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
            <ol class="time-line">{ for lines.iter().map(|line| entry(line, &reader)) }</ol>
            { one_more(&outcome, &told, &edition) }
            { take_away(&lines, today) }
            <Go to={Route::Status} class="button plain">{ status::title() }</Go>
            { keeping(&told, surroundings.framed) }
        </>
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
        let file = calendar_file(&days, say::calendar_entry(), today);
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
