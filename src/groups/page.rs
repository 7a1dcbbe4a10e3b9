//! *Groups and events*: when groups meet, which there are, what was said, and the wall.

use super::known::{Known, use_known};
use super::parts::{coming, group, meeting, past, praise, talked};
use crate::page_title::PageTitle;
use crate::phrases::groups as say;
use crate::published::use_published;
use crate::surroundings::use_surroundings;
use chrono::NaiveDate;
use domain::groups::Group;
use yew::prelude::*;

/// The page.
#[component]
pub fn GroupsPage() -> Html {
    let today = use_surroundings().today;
    let known = use_known();
    let Some(edition) = use_published() else {
        return Html::default();
    };
    whole(known.as_deref(), &edition.groups, today)
}

/// All of it, for what is known.
fn whole(known: Option<&Known>, groups: &[Group], today: NaiveDate) -> Html {
    let nothing = Known::default();
    let shown = known.unwrap_or(&nothing);
    let to_come: Vec<Html> = coming(&shown.events, today)
        .map(|told| meeting(told, groups, today))
        .collect();
    let talked: Vec<Html> = past(&shown.events, today)
        .map(|told| talked(told, groups, today))
        .collect();
    let wall: Vec<Html> = shown
        .wall
        .iter()
        .enumerate()
        .map(|piece| praise(piece, groups))
        .collect();
    let none = if known.is_some() {
        say::none_coming()
    } else {
        say::not_known()
    };
    html! {
        <>
            <div class="lead">
                <PageTitle>{ say::title() }</PageTitle>
                <p>{ say::intro() }</p>
            </div>
            <section class="stack" aria-labelledby="coming">
                <h2 id="coming">{ say::coming() }</h2>
                if to_come.is_empty() {
                    <p>{ none }</p>
                } else {
                    <p class="small muted">{ say::calendar_hint() }</p>
                    <ul class="stack plain">{ to_come }</ul>
                }
            </section>
            { part("talked", say::talked(), talked) }
            { part("wall", say::wall(), wall) }
            { part("groups", say::groups(), groups.iter().map(group).collect()) }
        </>
    }
}

fn part(id: &'static str, title: &'static str, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack" aria-labelledby={id}>
            <h2 {id}>{ title }</h2>
            <ul class="stack plain">{ items }</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place, today};
    use api::events::{Asked, Told};
    use chrono::{Duration, NaiveTime};
    use domain::groups::event::{Event, Notes, Standing};
    use domain::groups::praise::{Kind, Praise};

    fn told(id: &str, days: i64, standing: Standing) -> Told {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        Told {
            id: id.to_owned(),
            revision: 1,
            event: Event {
                group: "reach-out-12-to-15".into(),
                title: format!("Meeting {id}"),
                on: today() + Duration::days(days),
                begins: at(17, 0),
                ends: at(18, 30),
                about: "Food.".to_owned(),
                bands: Vec::new(),
                standing,
            },
            notes: None,
            asked: None,
        }
    }

    fn known() -> Known {
        let mut held = told("held", -9, Standing::Held);
        held.notes = Some(Notes {
            said: "It is cold.".to_owned(),
            comes: "Hot food.".to_owned(),
        });
        held.asked = Some(Asked {
            id: "3b241101".to_owned(),
            title: "What shall we eat?".to_owned(),
        });
        let award = Praise {
            kind: Kind::Award,
            title: "Bravest idea".to_owned(),
            words: "For asking.".to_owned(),
            group: None,
            on: Some(today()),
        };
        let news = Praise {
            kind: Kind::GoodNews,
            title: String::new(),
            words: "I passed.".to_owned(),
            group: None,
            on: None,
        };
        Known {
            events: vec![
                told("today", 0, Standing::Held),
                told("soon", 3, Standing::Moved),
                told("off", 10, Standing::CalledOff),
                held,
            ],
            wall: vec![award, news],
        }
    }

    async fn shown(known: Option<Known>) -> String {
        page(move || {
            let edition = content::edition().unwrap();
            whole(known.as_ref(), &edition.groups, today())
        })
        .await
    }

    #[tokio::test]
    async fn what_is_to_come_stands_first_with_whom_to_ask_and_a_way_into_the_calendar() {
        let html = shown(Some(known())).await;
        let soon = place(&html, "Meeting soon");
        let off = place(&html, "Meeting off");
        let held = place(&html, "Meeting held");
        let wall = place(&html, "Bravest idea");
        let groups = place(&html, "Care Leavers Forum");
        assert!(
            soon < off && off < held && held < wall && wall < groups,
            "{html}"
        );
        let card = &html[soon..off];
        for part in [
            "Wednesday 25 November",
            "5 pm to 6:30 pm",
            "tel:01753875362",
            "calendar",
        ] {
            assert!(card.contains(part), "{part}: {card}");
        }
        assert!(!html[off..held].contains("calendar"), "{html}");
        assert!(!html.contains("Meeting today"), "it has been: {html}");
    }

    #[tokio::test]
    async fn what_was_said_leads_to_what_was_asked_there() {
        let html = shown(Some(known())).await;
        let held = &html[place(&html, "Meeting held")..place(&html, "Bravest idea")];
        for part in ["It is cold.", "Hot food.", "/consultations/3b241101"] {
            assert!(held.contains(part), "{part}: {held}");
        }
    }

    #[tokio::test]
    async fn good_news_has_no_day_and_an_award_only_a_month() {
        let html = shown(Some(known())).await;
        let wall = &html[place(&html, "Bravest idea")..place(&html, "Care Leavers Forum")];
        assert!(
            wall.contains("November 2026") && !wall.contains("22 November"),
            "{wall}"
        );
    }

    #[tokio::test]
    async fn without_the_list_the_groups_are_there_all_the_same() {
        let html = shown(None).await;
        assert_eq!(html.matches("tel:01753875362").count(), 4, "{html}");
        assert!(!html.contains("id=\"wall\""), "{html}");
    }
}
