//! Reports that must not be: each says which field and what to do, shows nothing that it
//! must not, and loses nothing that was written.

use crate::consultations::{DAY, answer, answered, asked, opened};
use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both};
use crate::reports::{
    first_priority, fourth, freeze, period, quarter_over, rate, requests, written,
};
use crate::team::Member;
use api::desk::reports::{Approval, Quote, RequestClock, RequestKind, Themes, Words, Written};
use api::desk::review_figures::Share;
use api::problem::Code;
use client::Fault;

fn refused(answer: Result<impl Sized, Fault>) -> (Code, String) {
    match answer.err() {
        Some(Fault::Refused(problem)) => (problem.code, problem.field.unwrap_or_default()),
        _ => panic!("it was not refused"),
    }
}

fn invalid(field: &str) -> (Code, String) {
    (Code::Invalid, field.to_owned())
}

on_both! {
    async fn of_two_answers_and_of_few_ratings_nothing_is_in_it(ground: Ground) {
        let (server, lead, _) = quarter_over(&ground, 2).await;
        rate(&server, "2026-Q3", 3, 4).await;
        rate(&server, "2026-Q4", 6, 2).await;
        let draft = lead.browser.draft_report(&written(fourth())).await.unwrap();
        for shown in [draft.figures.clone(), freeze(&lead.browser, &draft).await.unwrap().figures] {
            let results = &shown.consultations[0].results;
            assert_eq!(results.answered, None);
            assert!(results.questions.iter().all(|one| one.everybody.is_hidden()));
            assert!(results.questions.iter().all(|one| one.bands.iter().all(|(_, of)| of.is_hidden())));
            for quarter in &shown.quarters {
                for one in &quarter.priorities {
                    let promises = one.promises.iter().map(|promise| &promise.figures);
                    for figures in promises.chain(&one.bands).chain([&one.figures]) {
                        let shows = figures.base.is_some_and(|base| base > 0)
                            || figures.ratings.iter().flatten().any(|count| *count > 0);
                        assert!(!shows, "{figures:?}");
                    }
                }
            }
        }
    }

    async fn a_period_of_nothing_is_a_report_that_says_so(ground: Ground) {
        let (_server, lead, _) = quarter_over(&ground, 40).await;
        let empty = written(period("2020-02-01", "2020-02-29"));
        let draft = lead.browser.draft_report(&empty).await.unwrap();
        let figures = &draft.figures;
        assert!(figures.quarters.is_empty() && figures.consultations.is_empty());
        assert!(figures.reviews.is_empty() && figures.actions.is_empty() && figures.requests.is_empty());
        assert_eq!(figures.waiting, Default::default());
        freeze(&lead.browser, &draft).await.unwrap();
    }

    async fn a_period_that_is_not_over_is_written_and_not_frozen_and_shows_nothing_open(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let id = opened(&lead.browser, &asked()).await.put.id;
        let phone = server.browser();
        for of in 0..40 {
            answer(&phone, &answered(&id, of, "rice")).await;
        }
        rate(&server, "2026-Q4", 30, 10).await;
        let desk = &lead.browser;
        let draft = desk.draft_report(&written(fourth())).await.unwrap();
        assert!(draft.figures.quarters.is_empty() && draft.figures.consultations.is_empty());
        assert_eq!(refused(freeze(desk, &draft).await), invalid("period.to"));
        // Over for a day: the late are still counted, and named as what is to come.
        server.pass(40 * DAY);
        lead.phone.signs_in(desk).await;
        let shown = desk.report(&draft.id).await.unwrap();
        assert!(shown.figures.quarters.is_empty());
        assert_eq!(shown.figures.waiting.quarters.len(), 1);
        assert_eq!(shown.figures.consultations.len(), 1);
        // What was shown before is not what is shown now.
        assert_eq!(refused(freeze(desk, &draft).await), invalid("figures.consultations"));
        freeze(desk, &shown).await.unwrap();
        let early = desk.draft_report(&written(period("2026-11-01", "2026-11-30"))).await.unwrap();
        assert!(early.figures.waiting.consultations.is_empty());
    }

    async fn a_number_that_the_server_does_not_show_is_not_frozen(ground: Ground) {
        let (server, lead, _) = quarter_over(&ground, 40).await;
        rate(&server, "2026-Q4", 30, 10).await;
        let desk = &lead.browser;
        let shown = desk.draft_report(&written(fourth())).await.unwrap();
        let mut more = shown.clone();
        more.figures.quarters[1].priorities[0].promises[0].figures.ratings[0] = Some(31);
        assert_eq!(refused(freeze(desk, &more).await), invalid("figures.quarters"));
        let mut more = shown.clone();
        more.figures.consultations[0].results.answered = Some(41);
        assert_eq!(refused(freeze(desk, &more).await), invalid("figures.consultations"));
        let mut more = shown.clone();
        more.figures.requests = vec![api::desk::reports::RequestsOf { period: fourth(), requests: requests(30, 25) }];
        assert_eq!(refused(freeze(desk, &more).await), invalid("figures.requests"));
        let mut more = shown.clone();
        more.figures.priorities[0].title = "Something else".to_owned();
        assert_eq!(refused(freeze(desk, &more).await), invalid("figures"));
        assert!(desk.report(&shown.id).await.unwrap().frozen.is_none());
        freeze(desk, &shown).await.unwrap();
    }

    async fn a_frozen_report_is_not_written_deleted_or_frozen_again(ground: Ground) {
        let (_server, lead, _) = quarter_over(&ground, 0).await;
        let desk = &lead.browser;
        let draft = desk.draft_report(&written(fourth())).await.unwrap();
        let frozen = freeze(desk, &draft).await.unwrap();
        let edit = Written { summary: "Another.".to_owned(), revision: frozen.revision, ..written(fourth()) };
        assert_eq!(refused(desk.rewrite_report(&draft.id, &edit).await).0, Code::Conflict);
        assert_eq!(refused(desk.delete_report(&draft.id).await).0, Code::Conflict);
        assert_eq!(refused(freeze(desk, &frozen).await).0, Code::Conflict);
        assert_eq!(desk.report(&draft.id).await.unwrap(), frozen);
        assert_eq!(refused(desk.report("nothing").await).0, Code::NotFound);
    }

    async fn of_two_who_write_at_once_one_is_told_and_nothing_of_theirs_is_frozen(ground: Ground) {
        let (_server, lead, _) = quarter_over(&ground, 0).await;
        let desk = &lead.browser;
        let draft = desk.draft_report(&written(fourth())).await.unwrap();
        let edit = Written { intro: "Mine.".to_owned(), revision: draft.revision, ..written(fourth()) };
        let mine = desk.rewrite_report(&draft.id, &edit).await.unwrap();
        assert_eq!(refused(desk.rewrite_report(&draft.id, &edit).await).0, Code::Conflict);
        assert_eq!(refused(freeze(desk, &draft).await).0, Code::Conflict);
        assert_eq!(desk.report(&draft.id).await.unwrap(), mine);
        desk.delete_report(&draft.id).await.unwrap();
        desk.delete_report(&draft.id).await.unwrap();
        assert!(desk.reports().await.unwrap().rows.is_empty());
    }

    async fn what_cannot_be_kept_says_which_field(ground: Ground) {
        let (_server, lead, _) = quarter_over(&ground, 0).await;
        let desk = &lead.browser;
        let own = first_priority().0;
        let wrong: Vec<(&str, Written)> = vec![
            ("period.from", written(period("2026-10-02", "2026-12-31"))),
            ("period.to", written(period("2026-10-01", "2026-12-30"))),
            ("period.to", written(period("2026-12-01", "2026-11-30"))),
            ("period.to", written(period("2020-01-01", "2026-12-31"))),
            ("priority", Written { priority: Some("nothing".into()), ..written(fourth()) }),
            ("intro", Written { intro: "x".repeat(1_501), ..written(fourth()) }),
            ("summary", Written { summary: "x".repeat(2_001), ..written(fourth()) }),
            ("words.1.priority", Written {
                words: vec![Words { priority: own.clone(), words: String::new() }; 2],
                ..written(fourth())
            }),
            ("quotes.0.words", Written {
                quotes: vec![Quote { title: "A".into(), ask: "B".into(), priority: None, words: String::new() }],
                ..written(fourth())
            }),
            ("themes.0", Written {
                themes: vec![Themes {
                    consultation: "a".into(), title: "A".into(), of: Some(9), themes: vec![
                        api::desk::reports::Theme { name: "Food".into(), said: None },
                    ],
                }],
                ..written(fourth())
            }),
            ("requests", {
                let mut few = requests(30, 25);
                few.kinds.push(RequestKind {
                    name: "My records".into(),
                    clock: RequestClock::Law,
                    share: Share { of: Some(3), did: Some(3) },
                });
                Written { requests: Some(few), ..written(fourth()) }
            }),
            ("approval.people", Written {
                summary: "Yes.".into(),
                approval: Some(Approval {
                    group: "Forum".into(), on: "2027-01-20".parse().unwrap(), people: 1, words: "Yes.".into(),
                }),
                ..written(fourth())
            }),
            ("approval.on", Written {
                summary: "Yes.".into(),
                approval: Some(Approval {
                    group: "Forum".into(), on: "2027-02-20".parse().unwrap(), people: 8, words: "Yes.".into(),
                }),
                ..written(fourth())
            }),
        ];
        for (field, one) in wrong {
            assert_eq!(refused(desk.draft_report(&one).await), invalid(field));
        }
        let long = Written { intro: "x".repeat(140_000), ..written(fourth()) };
        assert_eq!(refused(desk.draft_report(&long).await).0, Code::TooLarge);
        assert!(desk.reports().await.unwrap().rows.is_empty());
    }
}
