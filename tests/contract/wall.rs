//! The wall: good news whose sender said that others may be told, and awards.

use crate::consultations::{DAY, first_day};
use crate::events::refused;
use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both, samples};
use api::desk::roles::Role;
use api::desk::wall::Written;
use api::problem::Code;
use domain::groups::praise::{Kind, MOST_TITLE, MOST_WORDS, Praise};
use domain::ids::SubmissionId;

/// Good news is sent.
async fn sent(server: &Server, number: u64, form: &str) -> SubmissionId {
    let id = samples::id(number);
    let mut envelope = samples::envelope(&id, false);
    envelope.outer.form = form.into();
    let body = samples::body(&envelope);
    server.browser().send(&id, &body).await.unwrap();
    id
}

fn good_news(from: &SubmissionId) -> Written {
    Written {
        praise: Praise {
            kind: Kind::GoodNews,
            title: String::new(),
            words: "I passed my test.".to_owned(),
            group: None,
            on: None,
        },
        submission: Some(from.clone()),
        looked: true,
        revision: 0,
    }
}

fn award() -> Written {
    Written {
        praise: Praise {
            kind: Kind::Award,
            title: "Bravest idea".to_owned(),
            words: "For asking that meetings have hot food.".to_owned(),
            group: Some("reach-out-12-to-15".into()),
            on: Some(first_day()),
        },
        submission: None,
        looked: true,
        revision: 0,
    }
}

/// One thing that is written otherwise.
type Change = fn(&mut Written);

on_both! {
    async fn what_is_put_up_is_public_and_comes_down_again(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let from = sent(&server, 1, "good-news").await;
        let up = desk.put_up(&good_news(&from)).await.unwrap();
        assert_eq!((up.submission.as_ref(), up.put_up_on), (Some(&from), first_day()));
        server.pass(60);
        let given = desk.put_up(&award()).await.unwrap();
        let wall = phone.wall().await.unwrap().wall;
        assert_eq!(wall, [award().praise, good_news(&from).praise]);
        let text = server.get(api::path::WALL, &[]).await.text().to_owned();
        for never in [from.as_str(), &up.id, &given.id, "put_up"] {
            assert!(!text.contains(never), "{never}: {text}");
        }
        let mut shorter = good_news(&from);
        shorter.praise.words = "I passed.".to_owned();
        shorter.revision = up.revision;
        let now = desk.rewrite_praise(&up.id, &shorter).await.unwrap();
        assert_eq!((now.revision, now.submission), (2, Some(from)));
        assert_eq!(refused(desk.rewrite_praise(&up.id, &shorter).await).0, Code::Conflict);
        desk.take_down(&up.id).await.unwrap();
        desk.take_down(&up.id).await.unwrap();
        assert_eq!(phone.wall().await.unwrap().wall, [award().praise]);
        shorter.revision = 2;
        assert_eq!(refused(desk.rewrite_praise(&up.id, &shorter).await).0, Code::NotFound);
        let events: Vec<(String,)> = sqlx::query_as(
            "select event from audit where event like 'praise%' order by seq")
            .fetch_all(&ground.raw().await).await.unwrap();
        let events: Vec<&str> = events.iter().map(|(event,)| event.as_str()).collect();
        assert_eq!(events, ["praise_put_up", "praise_put_up", "praise_changed", "praise_taken_down"]);
    }

    async fn good_news_goes_up_once_and_nothing_else_goes_up_as_good_news(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let from = sent(&server, 1, "good-news").await;
        let other = sent(&server, 2, "thank-you").await;
        let invalid = |field: &str| (Code::Invalid, field.to_owned());
        for no in [&other, &samples::id(404)] {
            assert_eq!(refused(desk.put_up(&good_news(no)).await), invalid("submission"));
        }
        let from_nobody = Written { submission: None, ..good_news(&from) };
        assert_eq!(refused(desk.put_up(&from_nobody).await), invalid("submission"));
        let sent_award = Written { submission: Some(from.clone()), ..award() };
        assert_eq!(refused(desk.put_up(&sent_award).await), invalid("submission"));
        let up = desk.put_up(&good_news(&from)).await.unwrap();
        assert_eq!(refused(desk.put_up(&good_news(&from)).await).0, Code::Conflict);
        let as_award = Written { revision: up.revision, ..award() };
        assert_eq!(refused(desk.rewrite_praise(&up.id, &as_award).await), invalid("kind"));
        desk.take_down(&up.id).await.unwrap();
        desk.put_up(&good_news(&from)).await.unwrap();
    }

    async fn what_is_wrong_is_refused_with_its_field(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let wrong: [(&str, Change); 8] = [
            ("title", |one| one.praise.title = String::new()),
            ("title", |one| one.praise.title = "a".repeat(MOST_TITLE + 1)),
            ("words", |one| one.praise.words = " ".to_owned()),
            ("words", |one| one.praise.words = "a".repeat(MOST_WORDS + 1)),
            ("group", |one| one.praise.group = Some("no-such-group".into())),
            ("on", |one| one.praise.on = None),
            ("on", |one| one.praise.on = first_day().succ_opt()),
            ("looked", |one| one.looked = false),
        ];
        for (field, change) in wrong {
            let mut one = award();
            change(&mut one);
            assert_eq!(refused(desk.put_up(&one).await), (Code::Invalid, field.to_owned()));
        }
        assert_eq!(desk.desk_wall().await.unwrap().wall, []);
    }

    async fn who_does_not_hold_groups_learns_nothing_of_where_it_came_from(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = crate::team::Member::first(&server, true).await;
        let officer = lead.lets_in(&server, "jo", Role::ReviewingOfficer).await;
        let from = sent(&server, 1, "good-news").await;
        lead.browser.put_up(&good_news(&from)).await.unwrap();
        let seen = officer.browser.desk_wall().await.unwrap().wall;
        assert_eq!((seen.len(), seen[0].submission.clone()), (1, None));
        assert_eq!(refused(officer.browser.put_up(&award()).await).0, Code::NotAllowed);
        assert_eq!(refused(officer.browser.take_down(&seen[0].id).await).0, Code::NotAllowed);
    }

    async fn a_piece_stands_for_a_year_and_forgets_what_it_came_from_when_that_goes(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let from = sent(&server, 1, "good-news").await;
        desk.put_up(&good_news(&from)).await.unwrap();
        let store = &server.house.store;
        server.pass(180 * DAY);
        store.sweep(server.now()).await.unwrap();
        let kept = store.wall(server.now()).await.unwrap();
        assert_eq!((kept.len(), kept[0].submission.clone()), (1, None));
        server.pass(185 * DAY - 1);
        assert_eq!(phone.wall().await.unwrap().wall.len(), 1);
        assert_eq!(store.sweep(server.now()).await.unwrap().praise, 0);
        server.pass(1);
        assert_eq!(phone.wall().await.unwrap().wall, []);
        assert_eq!(store.sweep(server.now()).await.unwrap().praise, 1);
    }
}
