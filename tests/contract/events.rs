//! When groups meet: written at the desk, told to phones without a place, and gone in time.

use crate::consultations::{DAY, asked, first_day, opened};
use crate::ground::in_process::{Browser, Server};
use crate::ground::{Ground, on_both};
use api::desk::consultations::Written as WrittenConsultation;
use api::desk::events::{MOST_CAME, MOST_PLACE, Whole, Written};
use api::desk::roles::Role;
use api::problem::Code;
use chrono::NaiveTime;
use client::{Client, Fault};
use domain::consultation::pledge_check::AgeBand;
use domain::groups::event::{Event, MOST_TITLE, MOST_WORDS, Notes, Standing};

pub(crate) fn refused(answer: Result<impl Sized, Fault>) -> (Code, String) {
    match answer.err() {
        Some(Fault::Refused(problem)) => (problem.code, problem.field.unwrap_or_default()),
        _ => panic!("it was not refused"),
    }
}

fn at(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

/// A meeting so many days after the first day, looked at twice.
fn written(days: i64) -> Written {
    Written {
        event: Event {
            group: "reach-out-12-to-15".into(),
            title: "Food at meetings".to_owned(),
            on: first_day() + chrono::Duration::days(days),
            begins: at(17),
            ends: at(19),
            about: "We choose the food together.".to_owned(),
            bands: vec![AgeBand::TwelveToFifteen],
            standing: Standing::Planned,
        },
        place: "CANARY-PLACE".to_owned(),
        came: None,
        notes: Notes::default(),
        notes_published: false,
        consultation: None,
        looked: true,
        revision: 0,
    }
}

fn held(whole: &Whole) -> Written {
    let mut written = whole.written.clone();
    written.event.standing = Standing::Held;
    written.came = Some(7);
    written.notes = Notes {
        said: "The food is cold.".to_owned(),
        comes: "Hot food from January.".to_owned(),
    };
    written.notes_published = true;
    written.looked = true;
    written
}

async fn titles(phone: &Client<Browser>) -> Vec<(String, bool)> {
    let events = phone.events().await.unwrap().events;
    let one = |told: api::events::Told| (told.event.title, told.notes.is_some());
    events.into_iter().map(one).collect()
}

/// One thing that is written otherwise.
type Change = fn(&mut Written);

on_both! {
    async fn phones_are_told_when_a_group_meets_and_never_where_or_how_many_came(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        assert_eq!(titles(&phone).await, []);
        let later = desk.tell_event(&written(40)).await.unwrap();
        let soon = desk.tell_event(&Written { came: Some(77), ..written(5) }).await.unwrap();
        assert_eq!((soon.revision, soon.written.place.as_str()), (1, "CANARY-PLACE"));
        let told = phone.events().await.unwrap().events;
        let ids: Vec<&str> = told.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, [&soon.id, &later.id]);
        assert_eq!(told[0].event, soon.written.event);
        let text = server.get(api::path::EVENTS, &[]).await.text().to_owned();
        // An id may have any digits in it; a number stands after a colon.
        for never in ["CANARY-PLACE", "place", "came", ":77"] {
            assert!(!text.contains(never), "{never}: {text}");
        }
        let all = desk.desk_events().await.unwrap().events;
        assert_eq!(all, [later, soon]);
    }

    async fn a_meeting_is_moved_called_off_and_deleted_and_of_two_writers_one_is_told(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let whole = desk.tell_event(&written(5)).await.unwrap();
        let mut moved = written(6);
        moved.event.standing = Standing::Moved;
        moved.revision = whole.revision;
        let now = desk.rewrite_event(&whole.id, &moved).await.unwrap();
        assert_eq!((now.revision, now.written.event.on), (2, moved.event.on));
        assert_eq!(refused(desk.rewrite_event(&whole.id, &moved).await).0, Code::Conflict);
        let mut off = moved.clone();
        off.event.standing = Standing::CalledOff;
        off.revision = 2;
        desk.rewrite_event(&whole.id, &off).await.unwrap();
        let told = phone.events().await.unwrap().events;
        assert_eq!((told[0].event.standing, told[0].revision), (Standing::CalledOff, 3));
        desk.delete_event(&whole.id).await.unwrap();
        desk.delete_event(&whole.id).await.unwrap();
        assert_eq!(titles(&phone).await, []);
        off.revision = 3;
        assert_eq!(refused(desk.rewrite_event(&whole.id, &off).await).0, Code::NotFound);
        let events: Vec<(String,)> = sqlx::query_as(
            "select event from audit where event like 'event%' order by seq")
            .fetch_all(&ground.raw().await).await.unwrap();
        let events: Vec<&str> = events.iter().map(|(event,)| event.as_str()).collect();
        assert_eq!(events, ["event_told", "event_changed", "event_changed", "event_deleted"]);
    }

    async fn what_was_said_is_told_once_it_is_published_and_for_six_months(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let whole = desk.tell_event(&written(-1)).await.unwrap();
        assert_eq!(titles(&phone).await, []);
        let mut unpublished = held(&whole);
        unpublished.notes_published = false;
        let whole = desk.rewrite_event(&whole.id, &unpublished).await.unwrap();
        assert_eq!(titles(&phone).await, []);
        let whole = desk.rewrite_event(&whole.id, &held(&whole)).await.unwrap();
        assert_eq!(whole.written.came, Some(7));
        let told = phone.events().await.unwrap().events;
        assert_eq!(told[0].notes, Some(whole.written.notes.clone()));
        // The 183rd day after it, and the one after that.
        server.pass(182 * DAY);
        assert_eq!(titles(&phone).await.len(), 1);
        server.pass(DAY);
        assert_eq!(titles(&phone).await, []);
        let notes: Vec<(String,)> = sqlx::query_as(
            "select event from audit where event = 'notes_published'")
            .fetch_all(&ground.raw().await).await.unwrap();
        assert_eq!(notes.len(), 1);
    }

    async fn a_meeting_leads_to_the_consultation_that_home_shows_and_to_no_other(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let whole = desk.tell_event(&written(5)).await.unwrap();
        let link = |whole: &Whole, id: &str| Written {
            consultation: Some(id.to_owned()),
            looked: true,
            ..whole.written.clone()
        };
        let draft = WrittenConsultation { asked: asked(), revision: 0 };
        let draft = desk.draft_consultation(&draft).await.unwrap();
        let whole = desk.rewrite_event(&whole.id, &link(&whole, &draft.put.id)).await.unwrap();
        assert_eq!(whole.asked.as_ref().unwrap().title, "Food at meetings");
        let seen = async || phone.events().await.unwrap().events.remove(0).asked;
        assert_eq!(seen().await, None);
        desk.delete_consultation(&draft.put.id).await.unwrap();
        assert_eq!(desk.desk_events().await.unwrap().events[0].asked, None);
        let mut by_code = asked();
        by_code.on_home = false;
        let by_code = opened(&desk, &by_code).await.put.id;
        let whole = desk.rewrite_event(&whole.id, &link(&whole, &by_code)).await.unwrap();
        assert_eq!(seen().await, None);
        let open = opened(&desk, &asked()).await.put.id;
        desk.rewrite_event(&whole.id, &link(&whole, &open)).await.unwrap();
        assert_eq!(seen().await.unwrap().id, open);
    }

    async fn who_only_sees_results_sees_no_place(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = crate::team::Member::first(&server, true).await;
        let officer = lead.lets_in(&server, "jo", Role::ReviewingOfficer).await;
        lead.browser.tell_event(&written(5)).await.unwrap();
        let all = officer.browser.desk_events().await.unwrap().events;
        assert_eq!((all.len(), all[0].written.place.as_str()), (1, ""));
        let refused = refused(officer.browser.tell_event(&written(6)).await);
        assert_eq!(refused.0, Code::NotAllowed);
    }

    async fn what_is_wrong_is_refused_with_its_field_and_changes_nothing(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let whole = desk.tell_event(&written(5)).await.unwrap();
        let wrong: [(&str, Change); 15] = [
            ("title", |one| one.event.title = " ".to_owned()),
            ("title", |one| one.event.title = "a".repeat(MOST_TITLE + 1)),
            ("about", |one| one.event.about = "a".repeat(MOST_WORDS + 1)),
            ("group", |one| one.event.group = "no-such-group".into()),
            ("on", |one| one.event.on = "1226-11-25".parse().unwrap()),
            ("ends", |one| one.event.ends = one.event.begins),
            ("bands", |one| one.event.bands = vec![AgeBand::NotSaid]),
            ("place", |one| one.place = "a".repeat(MOST_PLACE + 1)),
            ("came", |one| one.came = Some(MOST_CAME + 1)),
            ("said", |one| one.notes.said = "a".repeat(MOST_WORDS + 1)),
            ("said", |one| one.notes_published = true),
            ("comes", |one| one.notes.comes = "a".repeat(MOST_WORDS + 1)),
            ("standing", |one| one.event.standing = Standing::Held),
            ("consultation", |one| one.consultation = Some("nothing".to_owned())),
            ("looked", |one| one.looked = false),
        ];
        for (field, change) in wrong {
            let mut one = Written { revision: whole.revision, ..written(5) };
            change(&mut one);
            let expected = (Code::Invalid, field.to_owned());
            assert_eq!(refused(desk.tell_event(&one).await), expected);
            assert_eq!(refused(desk.rewrite_event(&whole.id, &one).await), expected);
        }
        let mut early = held(&whole);
        early.event.standing = Standing::Planned;
        let early = refused(desk.rewrite_event(&whole.id, &early).await);
        assert_eq!(early, (Code::Invalid, "notes_published".to_owned()));
        let mut off = held(&whole);
        off.event.on = first_day();
        off.event.standing = Standing::CalledOff;
        let off = refused(desk.rewrite_event(&whole.id, &off).await);
        assert_eq!(off, (Code::Invalid, "notes_published".to_owned()));
        assert_eq!(desk.desk_events().await.unwrap().events, [whole]);
    }

    async fn a_meeting_is_kept_for_two_years_and_no_day_longer(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        desk.tell_event(&written(0)).await.unwrap();
        desk.tell_event(&written(1)).await.unwrap();
        let store = &server.house.store;
        assert_eq!(store.sweep(server.now() + 731 * DAY).await.unwrap().events, 0);
        assert_eq!(store.sweep(server.now() + 732 * DAY).await.unwrap().events, 1);
        assert_eq!(store.events().await.unwrap().len(), 1);
    }

    async fn a_phone_that_has_the_list_is_not_sent_it_again(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        for path in [api::path::EVENTS, api::path::WALL] {
            let etag = server.get(path, &[]).await.header("etag").to_owned();
            let again = server.get(path, &[("if-none-match", &etag)]).await;
            assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        }
        let etag = server.get(api::path::EVENTS, &[]).await.header("etag").to_owned();
        desk.tell_event(&written(3)).await.unwrap();
        let after = server.get(api::path::EVENTS, &[("if-none-match", &etag)]).await;
        assert_eq!(after.status, 200);
    }
}
