//! What consultations cost the server.
//!
//! First, what counts of answers to ten questions add ([`cost`] says how that is measured),
//! and what share that is of a whole submission: what the server works from the request to
//! its answer, without the network and TLS.
//!
//! Then how long results of 1,000,000 answers take, filtered by days and ages, on SQLite
//! and (with `--postgresql`) on a PostgreSQL of its own. The counts are put there in bulk,
//! as that many answers over a year leave them, beside those of twenty others.
//!
//! `cargo bench -p my-pledge-server --bench consultations [-- --answers 50000] [--postgresql]`
//! Ends by itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement that meets what it did not expect ends"
)]

mod cost;
#[path = "../../../tests/ground/ground.rs"]
mod ground;

use api::consultation::Standing;
use api::desk::consultations::{Step, Written};
use chrono::{Days, NaiveDate};
use client::Client;
use cost::{Counted, what_counts_add};
use domain::consultation::answered::{Answered, Area};
use domain::consultation::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use domain::consultation::counted::{Layout, pack};
use domain::consultation::outcome::work_out;
use domain::consultation::pledge_check::{AgeBand, Mark};
use domain::consultation::suppression::Threshold;
use domain::form::Choice;
use ground::Ground;
use ground::in_process::{Browser, Server};
use my_pledge_server::secrets::sha256_hex;
use my_pledge_server::store::consultation_answers::{Marked, day_number};
use my_pledge_server::store::writer::Write as _;
use sqlx::{Any, AnyPool, Transaction};
use std::time::Instant;

const QUESTIONS: usize = 10;
const OPTIONS: usize = 5;
/// How many answered the large one.
const PEOPLE: u64 = 1_000_000;
const YEAR: u64 = 366;
/// How many others lie beside it.
const OTHERS: usize = 20;
/// How often each filter is asked for.
const TIMES: usize = 40;

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().collect();
    let answers = words
        .iter()
        .position(|word| word == "--answers")
        .and_then(|at| words.get(at + 1)?.parse().ok())
        .unwrap_or(20_000);
    println!("{answers} answers to {QUESTIONS} questions, each of another device");
    let added = what_counts_add::<Marked>(answers).await;
    submissions(answers, &added).await;
    results("SQLite", &Ground::sqlite().await).await;
    if words.iter().any(|word| word == "--postgresql") {
        results("PostgreSQL", &Ground::postgresql().await).await;
    }
}

fn first_day() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

/// Ten questions of five options each, open for a year.
fn asked() -> Consultation {
    let question = |at: usize| Question {
        id: format!("question-{at}").as_str().into(),
        ask: "Which of these?".to_owned(),
        hint: None,
        kind: AskedAs::OneOf,
        options: (0..OPTIONS)
            .map(|option| Choice {
                id: format!("option-{option}").as_str().into(),
                label: format!("Option {option}"),
            })
            .collect(),
        priority: None,
        and_words: false,
    };
    Consultation {
        title: "A large one".to_owned(),
        intro: "It is measured.".to_owned(),
        purpose: Purpose::Consultation,
        audience: Audience::Everyone,
        bands: AgeBand::ALL[..AgeBand::ALL.len() - 1].to_vec(),
        opens_on: first_day(),
        closes_on: first_day() + Days::new(YEAR - 1),
        on_home: true,
        translations: Vec::new(),
        questions: (0..QUESTIONS).map(question).collect(),
    }
}

async fn results(name: &str, ground: &Ground) {
    let server = Server::on(ground).await;
    let desk = server.with_open_door().await;
    let mut number = 0;
    let began = Instant::now();
    for _ in 0..=OTHERS {
        (_, number) = open(&server, &desk).await;
        fill(ground, number).await;
    }
    println!(
        "{name}: the counts of {} consultations of {PEOPLE} answers put there in {:.0} s",
        OTHERS + 1,
        began.elapsed().as_secs_f64()
    );
    let first = day_number(first_day());
    let last = first + i64::try_from(YEAR).unwrap() - 1;
    let all: Vec<usize> = (0..AgeBand::ALL.len()).collect();
    for (what, days, bands) in [
        ("the whole year, every age", first..=last, &all[..]),
        ("the whole year, one age", first..=last, &[1]),
        ("a quarter, two ages", first + 90..=first + 180, &[1, 2]),
        ("a month, one age", first + 200..=first + 230, &[3]),
        ("one day, every age", last..=last, &all),
    ] {
        let mut taken = Vec::new();
        for _ in 0..TIMES {
            let numbers = Layout::of(&asked()).numbers();
            let began = Instant::now();
            let store = &server.house.store;
            let counts = store.consultation_counts(number, days.clone(), bands, numbers);
            let counts = counts.await.unwrap();
            let outcome = work_out(&asked(), &counts.bands, &counts.areas, Threshold::LEAST);
            taken.push(began.elapsed().as_secs_f64() * 1e3);
            assert_eq!(outcome.questions.len(), QUESTIONS);
            let people: u64 = counts.bands.iter().map(|band| band.answered).sum();
            let whole = days == (first..=last) && bands.len() == all.len();
            assert_eq!(whole, people == PEOPLE);
        }
        taken.sort_by(f64::total_cmp);
        println!(
            "  {what:<28} median {:>6.2} ms   longest {:>6.2} ms   ({TIMES} times)",
            taken[taken.len() / 2],
            taken.last().unwrap()
        );
    }
}

/// The work of whole submissions, so many at a time, and how much more of it counts are.
async fn submissions(many: usize, added: &[(usize, f64)]) {
    for (at_once, added) in added {
        let ground = Ground::sqlite().await;
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let (id, _) = open(&server, &desk).await;
        let each = many.min(at_once * cost::MOST_TRANSACTIONS) / at_once;
        // Made before the clock runs.
        let mut lanes = (0..*at_once).map(|lane| {
            let of = |at: usize| answered(&id, lane * each + at);
            (0..each).map(of).collect::<Vec<_>>()
        });
        let lanes: Vec<Vec<Answered>> = lanes.by_ref().collect();
        let before = cost::cpu_micros();
        let mut sent = tokio::task::JoinSet::new();
        for lane in lanes {
            let phone = server.browser();
            sent.spawn(async move {
                for answered in &lane {
                    let taken = phone.answer_consultation(answered).await.unwrap();
                    assert!(taken.covers(answered));
                }
            });
        }
        while let Some(lane) = sent.join_next().await {
            lane.unwrap();
        }
        let micros = (cost::cpu_micros() - before) as f64 / (each * at_once) as f64;
        println!(
            "{at_once:>4} at a time: {micros:>6.1} µs of work a submission, of which counts {added:.1} \
             ({:+.1} % on the rest)",
            added / (micros - added) * 100.0
        );
    }
}

fn answered(consultation: &str, of: usize) -> Answered {
    let asked = asked();
    let choose = |at: usize| {
        asked.questions[at].options[(of / 3 + at * of) % OPTIONS]
            .id
            .clone()
    };
    Answered {
        consultation: consultation.to_owned(),
        band: AgeBand::ALL[of % (AgeBand::ALL.len() - 1)],
        area: Area::NotSaid,
        answered_on: first_day(),
        choices: (0..QUESTIONS)
            .map(|at| (asked.questions[at].id.clone(), vec![choose(at)]))
            .collect(),
        mark: Mark::try_from(sha256_hex(format!("phone {of}"))).unwrap(),
        group: None,
    }
}

async fn open(server: &Server, desk: &Client<Browser>) -> (String, i64) {
    let written = Written {
        asked: asked(),
        revision: 0,
    };
    let draft = desk.draft_consultation(&written).await.unwrap();
    let step = Step {
        to: Standing::Open,
        revision: draft.revision,
    };
    desk.step_consultation(&draft.put.id, &step).await.unwrap();
    let kept = server.house.store.consultation(&draft.put.id).await;
    let number = kept.unwrap().unwrap().number.unwrap();
    (draft.put.id, number)
}

/// Counts as a million answers leave them, a row a day and age.
async fn fill(ground: &Ground, number: i64) {
    let layout = Layout::of(&asked());
    let raw = ground.raw().await;
    let mut transaction = raw.begin().await.unwrap();
    let bands = AgeBand::ALL.len() as u64;
    let (rows, mut left) = (YEAR * bands, PEOPLE);
    for row in 0..rows {
        let people = if row + 1 == rows { left } else { PEOPLE / rows };
        left -= people;
        let mut numbers = vec![0; layout.numbers()];
        for (at, counts) in layout.questions().iter().enumerate() {
            numbers[counts.answered()] = people;
            let mut rest = people;
            for option in 0..OPTIONS {
                let chose = match option + 1 == OPTIONS {
                    true => rest,
                    false => (people / OPTIONS as u64 + (row + at as u64) % 7).min(rest),
                };
                numbers[counts.option(option)] = chose;
                rest -= chose;
            }
        }
        let day = day_number(first_day()) + i64::try_from(row / bands).unwrap();
        sqlx::query(
            "insert into consultation_days (consultation, day, band, people, numbers)
             values ($1, $2, $3, $4, $5)",
        )
        .bind(number)
        .bind(day)
        .bind(i64::try_from(row % bands).unwrap())
        .bind(i64::try_from(people).unwrap())
        .bind(pack(&numbers))
        .execute(&mut *transaction)
        .await
        .unwrap();
    }
    let areas = [PEOPLE / 2, PEOPLE / 2];
    sqlx::query("update consultation_totals set people = $1, areas = $2 where consultation = $3")
        .bind(i64::try_from(PEOPLE).unwrap())
        .bind(pack(&areas))
        .bind(number)
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    raw.close().await;
}

impl Counted for Marked {
    const ONE: &'static str = "an answer";

    fn draw(many: usize) -> Vec<Self> {
        let layout = Layout::of(&asked());
        (0..many).map(|of| marked(of, &layout)).collect()
    }

    fn mark(&self) -> &str {
        &self.mark
    }

    async fn prepare(pool: &AnyPool) {
        sqlx::query(
            "insert into consultation_totals
                 (consultation, turn, people, shown_people, changes, areas, numbers, shown, stopped, kept)
             values (1, 0, 0, 0, 0, '', '', '', 0, 1)",
        )
        .execute(pool)
        .await
        .unwrap();
    }

    async fn with_counts(batch: &[&Self], transaction: &mut Transaction<'_, Any>) {
        Self::write_all(batch, transaction).await.unwrap();
    }

    async fn without(&self, transaction: &mut Transaction<'_, Any>) {
        self.insert(transaction).await.unwrap();
    }
}

fn marked(of: usize, layout: &Layout) -> Marked {
    let mut chosen = Vec::new();
    for (at, counts) in layout.questions().iter().enumerate() {
        chosen.push(counts.answered());
        chosen.push(counts.option((of / 3 + at * of) % OPTIONS));
    }
    Marked {
        mark: sha256_hex(format!("device {of}"))[..43].to_owned(),
        consultation: 1,
        numbers: layout.numbers(),
        band: of % AgeBand::ALL.len(),
        area: of % 3,
        // Most come on the day they were given, some on the day after.
        day: day_number(first_day()) + i64::from(of.is_multiple_of(8)),
        group: None,
        chosen,
    }
}
