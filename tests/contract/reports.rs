//! Reports to the panel: written, frozen with the figures that were shown, read by the
//! panel, and the same for ever. What is refused is in [`crate::report_bad_input`].

use crate::consultations::{DAY, answer, answered, asked, opened};
use crate::ground::in_process::{Browser, Server};
use crate::ground::{Ground, on_both};
use crate::team::Member;
use api::desk::consultations::Changed;
use api::desk::reports::shares::share;
use api::desk::reports::{
    Approval, Approved, Freeze, Quote, RequestClock, RequestKind, Requests, Theme, Themes, Whole,
    Words, Written,
};
use api::desk::review_figures::Period;
use api::desk::roles::Role;
use client::{Client, Fault};
use domain::consultation::pledge_check::{AgeBand, Mark, Rated, Rating};
use domain::consultation::quarter::Quarter;
use domain::consultation::suppression::Threshold;
use domain::ids::{PriorityId, PromiseId};
use my_pledge_server::store::pledge::Marked;

/// From the tests' first day to one on which the year's last quarter is closed.
pub(crate) const UNTIL_CLOSED: i64 = 60 * DAY;

pub(crate) fn period(from: &str, to: &str) -> Period {
    Period {
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
    }
}

/// The quarter in which the tests begin.
pub(crate) fn fourth() -> Period {
    period("2026-10-01", "2026-12-31")
}

/// A report that says nothing yet.
pub(crate) fn written(period: Period) -> Written {
    Written {
        period,
        priority: None,
        intro: String::new(),
        words: Vec::new(),
        themes: Vec::new(),
        quotes: Vec::new(),
        requests: None,
        summary: String::new(),
        approval: None,
        revision: 0,
    }
}

pub(crate) fn requests(of: u32, in_time: u32) -> Requests {
    let share = share(of, in_time, Threshold::LEAST);
    Requests {
        counted_on: "2027-01-21".parse().unwrap(),
        kinds: vec![RequestKind {
            name: "I want to complain".to_owned(),
            clock: RequestClock::Law,
            share,
        }],
        all: share,
    }
}

pub(crate) fn first_priority() -> (PriorityId, PromiseId) {
    let edition = content::edition().unwrap();
    let one = &edition.pledge.priorities[0];
    (one.id.clone(), one.promises[0].id.clone())
}

/// So many rate the first promise in this quarter, as if it were that time.
pub(crate) async fn rate(server: &Server, quarter: &str, happening: u64, not: u64) {
    let quarter = Quarter::try_from(quarter.to_owned()).unwrap();
    for of in 0..happening + not {
        let mark = format!("{quarter}-{of:056x}");
        let rating = if of < happening {
            Rating::Happening
        } else {
            Rating::NotHappening
        };
        let rated = Rated {
            promise: first_priority().1,
            rating,
            band: AgeBand::TwelveToFifteen,
            quarter,
            mark: Mark::try_from(format!("{of:064x}")).unwrap(),
        };
        let marked = Marked { mark, rated };
        server.house.store.rate(marked).await.unwrap();
    }
}

/// A lead, a consultation that so many answered, and time passed until all of it is frozen.
pub(crate) async fn quarter_over(ground: &Ground, people: u64) -> (Server, Member, String) {
    let server = Server::on(ground).await;
    let lead = Member::first(&server, true).await;
    let id = opened(&lead.browser, &asked()).await.put.id;
    let phone = server.browser();
    for of in 0..people {
        let food = if of % 2 == 0 { "rice" } else { "pizza" };
        answer(&phone, &answered(&id, of, food)).await;
    }
    server.pass(UNTIL_CLOSED);
    lead.phone.signs_in(&lead.browser).await;
    (server, lead, id)
}

pub(crate) async fn freeze(desk: &Client<Browser>, shown: &Whole) -> Result<Whole, Fault> {
    let freeze = Freeze {
        revision: shown.revision,
        figures: shown.figures.clone(),
    };
    desk.freeze_report(&shown.id, &freeze).await
}

on_both! {
    async fn it_is_written_frozen_read_by_the_panel_and_never_changes(ground: Ground) {
        let (server, lead, consultation) = quarter_over(&ground, 40).await;
        rate(&server, "2026-Q3", 20, 10).await;
        rate(&server, "2026-Q4", 30, 10).await;
        let desk = &lead.browser;
        let draft = desk.draft_report(&written(fourth())).await.unwrap();
        let mut filled = Written {
            intro: "What we did in the autumn.".to_owned(),
            words: vec![Words { priority: first_priority().0, words: "We visited more.".to_owned() }],
            themes: vec![Themes {
                consultation: consultation.clone(),
                title: "Food at meetings".to_owned(),
                of: Some(20),
                themes: vec![Theme { name: "Choice".to_owned(), said: Some(12) }],
            }],
            quotes: vec![Quote {
                title: "Food at meetings".to_owned(),
                ask: "What about more?".to_owned(),
                priority: None,
                words: "Ask us first.".to_owned(),
            }],
            requests: Some(requests(30, 25)),
            summary: "We asked you about food.".to_owned(),
            revision: draft.revision,
            ..written(fourth())
        };
        filled.approval = Some(Approval {
            group: "Reach Out!".to_owned(),
            on: "2027-01-20".parse().unwrap(),
            people: 8,
            words: filled.summary.clone(),
        });
        let shown = desk.rewrite_report(&draft.id, &filled).await.unwrap();
        assert_eq!(shown.written.approved(), Approved::Yes);
        let quarters: Vec<String> =
            shown.figures.quarters.iter().map(|one| one.quarter.to_string()).collect();
        assert_eq!(quarters, ["2026-Q3", "2026-Q4"]);
        let promise = |at: usize| shown.figures.quarters[at].priorities[0].promises[0].figures.clone();
        assert_eq!(promise(0).ratings[0], Some(20));
        assert_eq!((promise(1).base, promise(1).percent[0]), (Some(40), Some(75)));
        assert_eq!(shown.figures.consultations[0].results.answered, Some(40));
        assert_eq!(shown.figures.requests[0].requests.all.did, Some(25));

        // The panel sees no draft.
        let viewer = lead.lets_accept(&server, "sam", Role::Viewer).await;
        lead.confirms(&viewer.session.member).await.unwrap();
        let panel = &viewer.browser;
        assert!(panel.reports().await.unwrap().rows.is_empty());
        assert!(panel.report(&shown.id).await.is_err());

        let frozen = freeze(desk, &shown).await.unwrap();
        assert_eq!(frozen.figures, shown.figures);
        let rows = panel.reports().await.unwrap().rows;
        assert_eq!((rows.len(), rows[0].approved), (1, true));
        assert_eq!(rows[0].frozen.as_ref().unwrap().on.to_string(), "2027-01-21");
        assert_eq!(panel.report(&shown.id).await.unwrap(), frozen);

        // Whatever becomes of what it was made of.
        let changed = Changed {
            what_changed: "There is rice now.".to_owned(),
            revision: desk.desk_consultation(&consultation).await.unwrap().revision,
        };
        desk.consultation_changed(&consultation, &changed).await.unwrap();
        rate(&server, "2027-Q1", 5, 1).await;
        assert_eq!(desk.report(&shown.id).await.unwrap(), frozen);
        let strict = server.raised(&ground, 50).await;
        let there = strict.browser();
        lead.phone.signs_in(&there).await;
        assert_eq!(there.report(&shown.id).await.unwrap(), frozen);
        let events: Vec<(String, String)> = sqlx::query_as(
            "select event, subject from audit where event like 'report%'")
            .fetch_all(&ground.raw().await).await.unwrap();
        assert_eq!(events, [("report_frozen".to_owned(), shown.id.clone())]);
    }

    async fn one_that_is_built_anew_from_what_is_kept_has_equal_figures(ground: Ground) {
        let (server, lead, _) = quarter_over(&ground, 40).await;
        rate(&server, "2026-Q3", 20, 10).await;
        rate(&server, "2026-Q4", 33, 7).await;
        let desk = &lead.browser;
        let first = desk.draft_report(&written(fourth())).await.unwrap();
        let frozen = freeze(desk, &first).await.unwrap();
        // A year later, in another process, when every single answer has gone.
        server.pass(365 * DAY);
        server.house.store.sweep(server.now()).await.unwrap();
        let other = server.beside(&ground).await;
        let there = other.browser();
        lead.phone.signs_in(&there).await;
        let again = there.draft_report(&written(fourth())).await.unwrap();
        assert_eq!(again.figures, frozen.figures);
        assert!(frozen.figures.quarters.len() == 2 && frozen.figures.consultations.len() == 1);
    }

    async fn a_report_about_one_priority_has_its_part_and_what_is_about_none(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let (own, promise) = first_priority();
        let other = content::edition().unwrap().pledge.priorities[1].id.clone();
        let mut about = asked();
        about.questions[0].priority = Some(own.clone());
        about.questions[1].priority = Some(other.clone());
        about.questions[3].priority = Some(other.clone());
        opened(&lead.browser, &about).await;
        let mut others = asked();
        for question in &mut others.questions {
            question.priority = Some(other.clone());
        }
        opened(&lead.browser, &others).await;
        server.pass(UNTIL_CLOSED);
        lead.phone.signs_in(&lead.browser).await;
        let one = Written { priority: Some(own.clone()), ..written(fourth()) };
        let shown = lead.browser.draft_report(&one).await.unwrap().figures;
        assert_eq!(shown.priorities.len(), 1);
        assert_eq!((&shown.priorities[0].id, &shown.priorities[0].promises[0].0), (&own, &promise));
        assert!(shown.quarters.iter().all(|one| one.priorities.len() == 1));
        assert_eq!(shown.consultations.len(), 1);
        let asked: Vec<&str> =
            shown.consultations[0].asked.questions.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(asked, ["food", "order"]);
        assert_eq!(shown.consultations[0].results.questions.len(), 2);
        let all = lead.browser.draft_report(&written(fourth())).await.unwrap().figures;
        assert_eq!((all.priorities.len(), all.consultations.len()), (6, 2));
    }

    async fn a_year_shows_each_quarter_by_itself_with_the_one_before(ground: Ground) {
        let (server, lead, _) = quarter_over(&ground, 0).await;
        for quarter in ["2025-Q4", "2026-Q1", "2026-Q3"] {
            rate(&server, quarter, 20, 10).await;
        }
        let year = written(period("2026-01-01", "2026-12-31"));
        let shown = lead.browser.draft_report(&year).await.unwrap().figures;
        let bases: Vec<(String, Option<u64>)> = shown.quarters.iter().map(|one| {
            (one.quarter.to_string(), one.priorities[0].promises[0].figures.base)
        }).collect();
        let expected = [("2025-Q4", Some(30)), ("2026-Q1", Some(30)), ("2026-Q2", None),
            ("2026-Q3", Some(30)), ("2026-Q4", None)];
        assert_eq!(bases, expected.map(|(quarter, base)| (quarter.to_owned(), base)));
        assert!(shown.quarters.iter().all(|one| one.closed));
    }

    async fn requests_are_counted_once_for_days_that_two_reports_share(ground: Ground) {
        let (_server, lead, _) = quarter_over(&ground, 0).await;
        let desk = &lead.browser;
        let with = |period, of, in_time| Written {
            requests: Some(requests(of, in_time)),
            ..written(period)
        };
        let first = desk.draft_report(&with(fourth(), 30, 25)).await.unwrap();
        let same = desk.draft_report(&with(fourth(), 31, 25)).await.unwrap();
        let longer = period("2026-09-01", "2026-12-31");
        let longer = desk.draft_report(&with(longer, 40, 30)).await.unwrap();
        assert_eq!(longer.figures.requests.len(), 1);
        let frozen = freeze(desk, &first).await.unwrap();
        // Thirty-one less thirty would be one request.
        let Err(Fault::Refused(problem)) = freeze(desk, &same).await else {
            panic!("two reports count the same days");
        };
        assert_eq!(problem.field.as_deref(), Some("figures.requests"));
        let same = desk.report(&same.id).await.unwrap();
        assert_eq!(same.figures.requests, frozen.figures.requests);
        freeze(desk, &same).await.unwrap();
        let shown = desk.report(&longer.id).await.unwrap();
        assert_eq!(shown.figures.requests, frozen.figures.requests);
        // One that has only a part of its days has nothing of it.
        let part = desk.draft_report(&with(period("2026-11-01", "2026-11-30"), 12, 12)).await.unwrap();
        assert!(part.figures.requests.is_empty());
    }

    async fn of_two_frozen_at_once_with_requests_of_the_same_days_one_is_first(ground: Ground) {
        let (server, lead, _) = quarter_over(&ground, 0).await;
        let desk = &lead.browser;
        let mut drafts = Vec::new();
        for month in ["2026-10-31", "2026-11-30", "2026-12-31"] {
            let one = Written { requests: Some(requests(30, 25)), ..written(period("2026-10-01", month)) };
            drafts.push(desk.draft_report(&one).await.unwrap());
        }
        let mut all = tokio::task::JoinSet::new();
        for draft in drafts {
            let there = server.browser();
            lead.phone.signs_in(&there).await;
            all.spawn(async move { freeze(&there, &draft).await.is_ok() });
        }
        let done = all.join_all().await;
        assert_eq!(done.iter().filter(|ok| **ok).count(), 1, "{done:?}");
    }
}
