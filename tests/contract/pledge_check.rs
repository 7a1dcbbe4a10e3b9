//! Ratings of promises: counted once a device, and shown only where nobody is pointed at.

use crate::ground::in_process::{Browser, START, Server};
use crate::ground::{Ground, on_both};
use api::pledge::Figures;
use api::problem::Code;
use client::{Client, Fault};
use domain::consultation::pledge_check::{AgeBand, Mark, Rated, Rating};
use domain::consultation::quarter::Quarter;
use domain::ids::PromiseId;
use my_pledge_server::store::pledge::Marked;

const DAY: i64 = 86_400;

fn promise_at(at: usize) -> PromiseId {
    let edition = content::edition().unwrap();
    edition.pledge.priorities[0].promises[at].id.clone()
}

fn mark(of: u64) -> Mark {
    Mark::try_from(format!("{of:064x}")).unwrap()
}

/// By the device of this number, of the first promise, on the tests' first day.
fn rated(of: u64, rating: Rating) -> Rated {
    Rated {
        promise: promise_at(0),
        rating,
        band: AgeBand::TwelveToFifteen,
        quarter: Quarter::try_from("2026-Q4".to_owned()).unwrap(),
        mark: mark(of),
    }
}

async fn rate(phone: &Client<Browser>, rated: &Rated) {
    let counted = phone.rate(rated).await.unwrap();
    assert!(counted.covers(rated));
}

/// What is counted of the first promise: how many of each rating, whatever is shown.
async fn counted(server: &Server) -> Vec<i64> {
    let quarter = rated(0, Rating::Partly).quarter;
    let counts = server.house.store.pledge_counts(quarter).await.unwrap();
    let of = |rating: &Rating| {
        let same = counts.iter().filter(|count| count.rating == rating.word());
        same.map(|count| count.people).sum()
    };
    Rating::ALL.iter().map(of).collect()
}

fn field(answer: Result<impl Sized, Fault>) -> (Code, Option<String>) {
    match answer.err() {
        Some(Fault::Refused(problem)) => (problem.code, problem.field),
        _ => panic!("it was not refused"),
    }
}

on_both! {
    async fn a_hammered_device_counts_once_and_its_last_rating_stands(ground: Ground) {
        let server = Server::on(&ground).await;
        let phone = server.browser();
        rate(&phone, &rated(7, Rating::Happening)).await;
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..40 {
            let phone = server.browser();
            all.spawn(async move { rate(&phone, &rated(1, Rating::Partly)).await });
        }
        all.join_all().await;
        assert_eq!(counted(&server).await, [1, 1, 0, 0]);
        rate(&phone, &rated(1, Rating::NotSure)).await;
        rate(&phone, &rated(1, Rating::NotSure)).await;
        assert_eq!(counted(&server).await, [1, 0, 0, 1]);
        let older = Rated { band: AgeBand::SixteenSeventeen, ..rated(1, Rating::NotSure) };
        rate(&phone, &older).await;
        assert_eq!(counted(&server).await, [1, 0, 0, 1]);
    }

    async fn many_devices_at_once_are_each_counted(ground: Ground) {
        let server = Server::on(&ground).await;
        let mut all = tokio::task::JoinSet::new();
        for of in 0..60 {
            let phone = server.browser();
            let rating = Rating::ALL[usize::try_from(of % 4).unwrap()];
            all.spawn(async move { rate(&phone, &rated(of, rating)).await });
        }
        all.join_all().await;
        assert_eq!(counted(&server).await, [15, 15, 15, 15]);
    }

    async fn two_processes_that_rate_the_same_promises_crosswise_both_end(ground: Ground) {
        let stores = [ground.open().await, ground.open().await];
        let mut all = tokio::task::JoinSet::new();
        for of in 0..400 {
            let store = stores[usize::try_from(of % 2).unwrap()].clone();
            let rated = Rated {
                promise: promise_at(usize::try_from(of / 2 % 2).unwrap()),
                ..rated(of, Rating::ALL[usize::try_from(of / 4 % 4).unwrap()])
            };
            let mark = rated.mark.as_str().to_owned();
            all.spawn(async move { store.rate(Marked { mark, rated }).await.unwrap() });
        }
        all.join_all().await;
        let counts = stores[0].pledge_counts(rated(0, Rating::Partly).quarter).await.unwrap();
        assert_eq!(counts.iter().map(|count| count.people).sum::<i64>(), 400);
        assert_eq!(counts.iter().map(|count| count.shown).sum::<i64>(), 400);
    }

    async fn what_is_kept_holds_no_mark_that_a_phone_sent(ground: Ground) {
        let server = Server::on(&ground).await;
        let sent = rated(1, Rating::Partly);
        rate(&server.browser(), &sent).await;
        let kept: Vec<(String,)> = sqlx::query_as("select mark from pledge_ratings")
            .fetch_all(&ground.raw().await).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert_ne!(kept[0].0, sent.mark.as_str());
    }

    async fn figures_of_an_open_quarter_move_in_steps_of_ten(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let shown = async || {
            let results = desk.pledge_results().await.unwrap();
            let quarter = &results.quarters[0];
            assert!(!quarter.closed && quarter.priorities[0].bands.is_empty());
            quarter.priorities[0].promises[0].figures.clone()
        };
        for of in 0..19 {
            rate(&phone, &rated(of, Rating::Happening)).await;
            let base = shown().await.base;
            assert_eq!(base, (of >= 9).then_some(10), "{of}");
        }
        rate(&phone, &rated(19, Rating::Happening)).await;
        let figures = shown().await;
        assert_eq!(figures.ratings, [Some(20), Some(0), Some(0), Some(0)]);
        assert_eq!(figures.percent[0], Some(100));
        // Nothing of an open quarter is published.
        assert!(phone.pledge_figures().await.unwrap().promises.is_empty());
    }

    async fn a_closed_quarter_is_published_without_what_is_small_and_its_marks_go(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        for of in 0..24 {
            let rating = match of {
                0..3 => Rating::NotHappening,
                3..12 => Rating::Partly,
                _ => Rating::Happening,
            };
            rate(&phone, &rated(of, rating)).await;
        }
        // A second promise that few rated.
        for of in 100..106 {
            let few = Rated { promise: promise_at(1), ..rated(of, Rating::Partly) };
            rate(&phone, &few).await;
        }
        // 15 January 2027: two weeks after the quarter's end.
        server.pass(53 * DAY);
        assert!(phone.pledge_figures().await.unwrap().promises.is_empty());
        server.pass(DAY);
        let published = phone.pledge_figures().await.unwrap();
        assert_eq!(published.quarter.to_string(), "2026-Q4");
        let json = serde_json::to_string(&published).unwrap();
        assert!(!json.contains(promise_at(1).as_str()), "{json}");
        for one in &published.promises {
            assert!(one.figures.ratings.iter().flatten().all(|shown| *shown == 0 || *shown >= 5));
        }
        server.signs_in(&desk).await;
        let results = desk.pledge_results().await.unwrap();
        assert!(!results.quarters[0].closed && results.quarters[1].closed);
        assert_eq!(results.quarters[1].priorities[0].bands.len(), AgeBand::ALL.len());
        let late = field(phone.rate(&rated(1, Rating::Happening)).await);
        assert_eq!(late, (Code::Invalid, Some("quarter".to_owned())));
        let swept = server.house.store.sweep(server.now()).await.unwrap();
        assert_eq!(swept.marks, 30);
        assert_eq!(counted(&server).await.iter().sum::<i64>(), 30);
    }

    async fn no_small_number_leaves_the_server(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        // Every promise of the first priority, every age, every rating: 0 to 4 of each.
        let promises = content::edition().unwrap().pledge.priorities[0].promises.len();
        let (mut of, mut least) = (0, usize::MAX);
        for at in 0..promises {
            let before = of;
            for (place, band) in AgeBand::ALL.iter().enumerate() {
                for (option, rating) in Rating::ALL.iter().enumerate() {
                    for _ in 0..(at * 3 + place * 2 + option) % 5 {
                        of += 1;
                        let one = Rated { promise: promise_at(at), band: *band, ..rated(of, *rating) };
                        rate(&phone, &one).await;
                    }
                }
            }
            least = least.min(usize::try_from(of - before).unwrap());
        }
        assert!(least >= 20);
        let is_small = |figures: &Figures| {
            let small = |shown: &u64| (1..5).contains(shown);
            let few = figures.base.is_some_and(|base| base < 10);
            few || figures.ratings.iter().flatten().any(small)
        };
        for days in [0, 60] {
            if days > 0 {
                server.pass(days * DAY);
                server.signs_in(&desk).await;
            }
            let results = desk.pledge_results().await.unwrap();
            let mut shown = 0;
            for one in results.quarters.iter().flat_map(|quarter| &quarter.priorities) {
                let promises = one.promises.iter().map(|promise| &promise.figures);
                for figures in promises.chain(&one.bands).chain([&one.figures]) {
                    assert!(!is_small(figures), "{figures:?}");
                    shown += u64::from(!figures.is_hidden());
                }
            }
            assert!(shown > 0);
        }
        let published = phone.pledge_figures().await.unwrap();
        assert!(!published.promises.is_empty());
        assert!(published.promises.iter().all(|one| !is_small(&one.figures)));
    }

    async fn what_cannot_be_counted_says_which_field(ground: Ground) {
        let server = Server::on(&ground).await;
        let phone = server.browser();
        let nothing = Rated { promise: PromiseId::from("nothing"), ..rated(1, Rating::Partly) };
        let promise = field(phone.rate(&nothing).await);
        assert_eq!(promise, (Code::Invalid, Some("promise".to_owned())));
        let ahead = Rated {
            quarter: Quarter::try_from("2027-Q1".to_owned()).unwrap(),
            ..rated(1, Rating::Partly)
        };
        assert_eq!(field(phone.rate(&ahead).await).1, Some("quarter".to_owned()));
        let long = Rated { promise: PromiseId("x".repeat(2_000)), ..rated(1, Rating::Partly) };
        assert_eq!(field(phone.rate(&long).await).0, Code::TooLarge);
        assert_eq!(counted(&server).await, [0, 0, 0, 0]);
        assert_eq!(server.now(), START);
    }
}
