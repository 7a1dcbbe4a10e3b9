//! Figures of reviews: frozen once and for all, read by everybody who sees results; what
//! periods counted, sealed, in the place of exactly what was read.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both};
use crate::invited::Worker;
use crate::team::Member;
use api::desk::review_figures::{Figures, Freeze, Keep, Period, Sealed, Share};
use api::desk::roles::Role;
use api::problem::Code;
use client::Fault;
use domain::ids::InvitationId;
use domain::review_figures::Review;
use domain::review_figures::kept::Counted;
use seal::keys::TeamPrivateKey;
use seal::randomness::Device;
use seal::review_counts::{open_counted, seal_counted};

const DAY: i64 = 86_400;

fn refused(answer: Result<impl Sized, Fault>) -> (Code, String) {
    match answer.err() {
        Some(Fault::Refused(problem)) => (problem.code, problem.field.unwrap_or_default()),
        _ => panic!("it was not refused"),
    }
}

fn invalid(field: &str) -> (Code, String) {
    (Code::Invalid, field.to_owned())
}

/// The tests begin on 22 November 2026.
fn period(from: &str, to: &str) -> Period {
    Period {
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
    }
}

fn spring() -> Period {
    period("2026-04-01", "2026-06-30")
}

fn summer() -> Period {
    period("2026-07-01", "2026-09-30")
}

fn figures() -> Figures {
    let share = |did, of| Share {
        of: Some(of),
        did: Some(did),
    };
    Figures {
        in_time: share(40, 45),
        first: Share::default(),
        second: share(10, 10),
        later: share(20, 25),
        took_part: share(30, 35),
        codes: vec![Some(10), Some(20), Some(0), None, None, Some(5), None, None],
        views_sent: share(12, 45),
        unknown: Some(0),
    }
}

fn counted(of: &[u8]) -> Counted {
    let row = |number: &u8| (InvitationId::from_random([*number; 16]), Review::Unknown);
    Counted {
        v: Counted::VERSION,
        rows: of.iter().map(row).collect(),
        also: Vec::new(),
    }
}

fn sealed(key: &TeamPrivateKey, period: Period, of: &[u8], replaces: &[&str]) -> Sealed {
    let sealed = seal_counted(key.sealing_key(), period, &counted(of), &mut Device);
    Sealed {
        epoch: key.epoch(),
        sealed: sealed.unwrap(),
        replaces: replaces.iter().map(|id| (*id).to_owned()).collect(),
    }
}

fn keep(key: &TeamPrivateKey, period: Period, of: &[u8], replaces: &[&str]) -> Keep {
    Keep {
        period,
        counted: sealed(key, period, of, replaces),
    }
}

fn freeze(key: &TeamPrivateKey, period: Period, replaces: &[&str]) -> Freeze {
    Freeze {
        period,
        figures: figures(),
        counted: sealed(key, period, &[], replaces),
    }
}

on_both! {
    async fn frozen_figures_stay_and_say_who_and_when(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let officer = lead.lets_in(&server, "vi", Role::ReviewingOfficer).await;
        let key = &lead.ring[0];
        let spring = lead.browser.freeze_review_figures(&freeze(key, spring(), &[])).await.unwrap();
        assert_eq!((spring.by.as_str(), spring.on.to_string()), (lead.session.name.as_str(), "2026-11-22".to_owned()));
        let summer = lead.browser.freeze_review_figures(&freeze(key, summer(), &[])).await.unwrap();
        let all = officer.browser.review_figures().await.unwrap();
        assert_eq!(all.frozen, [summer, spring]);
        assert_eq!(refused(officer.browser.kept_review_counts().await).0, Code::NotAllowed);
        let more = freeze(key, period("2026-10-01", "2026-10-31"), &[]);
        assert_eq!(refused(officer.browser.freeze_review_figures(&more).await).0, Code::NotAllowed);
        let events: Vec<(String,)> = sqlx::query_as(
            "select event from audit where event like 'review_%' order by seq")
            .fetch_all(&ground.raw().await).await.unwrap();
        assert_eq!(events.len(), 2);
        assert!(events.iter().all(|(event,)| event == "review_figures_frozen"));
    }

    async fn frozen_months_are_frozen_once_and_only_when_they_are_over(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let key = &worker.key;
        worker.browser.freeze_review_figures(&freeze(key, summer(), &[])).await.unwrap();
        let before = worker.browser.kept_review_counts().await.unwrap();
        for (from, to, field) in [
            ("2026-07-01", "2026-09-30", "period"),
            ("2026-09-01", "2026-10-31", "period"),
            ("2026-04-01", "2026-07-31", "period"),
            ("2026-08-01", "2026-08-31", "period"),
            ("2026-11-01", "2026-11-30", "period.to"),
            ("2026-04-02", "2026-06-30", "period.from"),
            ("2026-04-01", "2026-06-29", "period.to"),
            ("2025-06-01", "2026-06-30", "period.to"),
        ] {
            let period = period(from, to);
            let frozen = worker.browser.freeze_review_figures(&freeze(key, period, &[])).await;
            assert_eq!(refused(frozen), invalid(field), "{from} {to}");
            let kept = worker.browser.keep_review_counts(&keep(key, period, &[], &[])).await;
            assert_eq!(refused(kept), invalid(field), "{from} {to}");
        }
        worker.browser.freeze_review_figures(&freeze(key, spring(), &[])).await.unwrap();
        assert_eq!(worker.browser.review_figures().await.unwrap().frozen.len(), 2);
        assert_eq!(before.kept.len(), 1);
        server.pass(8 * DAY);
        server.signs_in(&worker.browser).await;
        let november = period("2026-11-01", "2026-11-30");
        let early = worker.browser.freeze_review_figures(&freeze(key, november, &[])).await;
        assert_eq!(refused(early), invalid("period.to"));
        server.pass(DAY);
        server.signs_in(&worker.browser).await;
        worker.browser.freeze_review_figures(&freeze(key, november, &[])).await.unwrap();
    }

    async fn quarters_are_kept_until_the_year_takes_their_place(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (desk, key) = (&worker.browser, &worker.key);
        let first = desk.keep_review_counts(&keep(key, spring(), &[1, 2], &[])).await.unwrap();
        let second = desk.keep_review_counts(&keep(key, summer(), &[3], &[])).await.unwrap();
        assert_eq!(first.goes_on.to_string(), "2028-01-01");
        // Once more, in the place of what was read and of nothing else.
        let late = desk.keep_review_counts(&keep(key, spring(), &[1, 2, 4], &[])).await;
        assert_eq!(refused(late).0, Code::Conflict);
        let again = keep(key, spring(), &[1, 2, 4], &[&first.id]);
        let again = desk.keep_review_counts(&again).await.unwrap();
        let across = period("2026-06-01", "2026-07-31");
        let across = desk.keep_review_counts(&keep(key, across, &[], &[])).await;
        assert_eq!(refused(across), invalid("period"));
        let half = period("2026-04-01", "2026-09-30");
        let stale = freeze(key, half, &[&first.id, &second.id]);
        assert_eq!(refused(desk.freeze_review_figures(&stale).await).0, Code::Conflict);
        let kept = desk.kept_review_counts().await.unwrap().kept;
        let ids: Vec<&str> = kept.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, [&second.id, &again.id]);
        assert_eq!(open_counted(key, spring(), &kept[1].sealed), Ok(counted(&[1, 2, 4])));
        let good = freeze(key, half, &[&again.id, &second.id]);
        desk.freeze_review_figures(&good).await.unwrap();
        let kept = desk.kept_review_counts().await.unwrap().kept;
        assert_eq!((kept.len(), kept[0].period), (1, half));
        // What is frozen is not kept again: what it counted stays counted.
        let after = keep(key, half, &[], &[&kept[0].id]);
        assert_eq!(refused(desk.keep_review_counts(&after).await), invalid("period"));
    }

    async fn what_points_at_somebody_or_is_not_sealed_is_refused_by_its_field(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (desk, key) = (&worker.browser, &worker.key);
        let wrong = |change: &dyn Fn(&mut Freeze)| {
            let mut freeze = freeze(key, spring(), &[]);
            change(&mut freeze);
            freeze
        };
        for (freeze, field) in [
            (wrong(&|one| one.figures.in_time.of = Some(9)), "figures.in_time.of"),
            (wrong(&|one| one.figures.in_time.did = Some(46)), "figures.in_time.did"),
            (wrong(&|one| one.figures.later.did = Some(24)), "figures.later.did"),
            (wrong(&|one| one.figures.codes[3] = Some(4)), "figures.codes.3"),
            (wrong(&|one| one.figures.codes.push(None)), "figures.codes"),
            (wrong(&|one| one.figures.unknown = Some(1)), "figures.unknown"),
            (wrong(&|one| one.counted.epoch = 2), "counted.epoch"),
            (wrong(&|one| "{\"rows\":[]}".clone_into(&mut one.counted.sealed)), "counted.sealed"),
            (wrong(&|one| one.counted.sealed = "a b".repeat(300)), "counted.sealed"),
            (wrong(&|one| one.counted.replaces = vec![String::new(); 13]), "counted.replaces"),
        ] {
            assert_eq!(refused(desk.freeze_review_figures(&freeze).await), invalid(field));
        }
        let long = wrong(&|one| one.counted.sealed = "a".repeat(400_000));
        assert_eq!(refused(desk.freeze_review_figures(&long).await).0, Code::TooLarge);
        assert_eq!(desk.review_figures().await.unwrap().frozen, []);
        assert_eq!(desk.kept_review_counts().await.unwrap().kept, []);
        let rows: Vec<(String,)> = sqlx::query_as(
            "select event from audit where event like 'review_%'")
            .fetch_all(&ground.raw().await).await.unwrap();
        assert!(rows.is_empty(), "what was refused is not in the record");
    }

    async fn what_was_kept_goes_and_what_is_frozen_stays(ground: Ground) {
        let server = Server::on(&ground).await;
        let worker = Worker::at(&server).await;
        let (desk, key) = (&worker.browser, &worker.key);
        desk.keep_review_counts(&keep(key, spring(), &[1], &[])).await.unwrap();
        desk.freeze_review_figures(&freeze(key, summer(), &[])).await.unwrap();
        let store = &server.house.store;
        // 1 January 2028, 550 days after the last of June 2026.
        let at = |text: &str| {
            let day: chrono::NaiveDate = text.parse().unwrap();
            day.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp()
        };
        store.sweep(at("2027-12-31")).await.unwrap();
        assert_eq!(desk.kept_review_counts().await.unwrap().kept.len(), 2);
        store.sweep(at("2028-01-01")).await.unwrap();
        assert_eq!(desk.kept_review_counts().await.unwrap().kept.len(), 1);
        store.sweep(at("2029-01-01")).await.unwrap();
        assert_eq!(desk.kept_review_counts().await.unwrap().kept.len(), 0);
        assert_eq!(desk.review_figures().await.unwrap().frozen.len(), 1);
    }
}
