//! What consultations cost the server.
//!
//! First, what counts add: the same answers to ten questions in the same transactions, once
//! with their counts as the server writes them and once without, on a SQLite file each.
//! Bytes are what went to the write-ahead log; the work is this process's, all threads.
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

#[path = "../../../tests/ground/ground.rs"]
mod ground;

use api::consultation::Standing;
use api::desk::consultations::{Step, Written};
use chrono::{Days, NaiveDate};
use client::Client;
use domain::consultation::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use domain::consultation::counted::{Layout, pack};
use domain::consultation::outcome::work_out;
use domain::consultation::pledge_check::AgeBand;
use domain::consultation::suppression::Threshold;
use domain::form::Choice;
use ground::Ground;
use ground::in_process::{Browser, Server};
use my_pledge_server::secrets::sha256_hex;
use my_pledge_server::store::consultation_answers::{Marked, day_number};
use my_pledge_server::store::writer::{MOST_AT_ONCE, Write as _};
use my_pledge_server::store::{Database, Store};
use sqlx::AnyPool;
use sqlx::any::AnyPoolOptions;
use std::path::Path;
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
/// So many answers in a transaction: one phone alone, a few at once, a room of phones, and
/// the most that the server takes.
const AT_ONCE: [usize; 4] = [1, 10, 40, MOST_AT_ONCE];
/// How often each is measured; the middle one is printed.
const RUNS: usize = 3;
const MOST_TRANSACTIONS: usize = 4_000;

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().collect();
    let answers = words
        .iter()
        .position(|word| word == "--answers")
        .and_then(|at| words.get(at + 1)?.parse().ok())
        .unwrap_or(20_000);
    what_counts_add(answers).await;
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
        questions: (0..QUESTIONS).map(question).collect(),
    }
}

async fn results(name: &str, ground: &Ground) {
    let server = Server::on(ground).await;
    let desk = server.with_open_door().await;
    let mut number = 0;
    let began = Instant::now();
    for _ in 0..=OTHERS {
        number = open(&server, &desk).await;
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

async fn open(server: &Server, desk: &Client<Browser>) -> i64 {
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
    kept.unwrap().unwrap().number.unwrap()
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

async fn what_counts_add(answers: usize) {
    println!("{answers} answers to {QUESTIONS} questions, each of another device");
    for at_once in AT_ONCE {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        let answers = answers.min(at_once * MOST_TRANSACTIONS);
        for _ in 0..RUNS {
            without.push(measure(answers, at_once, false).await);
            with.push(measure(answers, at_once, true).await);
        }
        let (with, without) = (middle(with), middle(without));
        println!(
            "{at_once:>4} a transaction: {:>6.0} bytes an answer with counts, {:>6.0} without ({:+.1} %); \
             {:>6.1} µs of work with, {:>6.1} without ({:+.1} %)",
            with.bytes,
            without.bytes,
            (with.bytes / without.bytes - 1.0) * 100.0,
            with.micros,
            without.micros,
            (with.micros / without.micros - 1.0) * 100.0,
        );
    }
}

/// Of one answer.
struct Measured {
    bytes: f64,
    micros: f64,
}

fn middle(mut runs: Vec<Measured>) -> Measured {
    runs.sort_by(|one, other| one.micros.total_cmp(&other.micros));
    runs.swap_remove(runs.len() / 2)
}

async fn measure(answers: usize, at_once: usize, counts: bool) -> Measured {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = folder.path().join("my-pledge.sqlite");
    let database = Database::Sqlite {
        file: file.clone(),
        most_mebibytes: None,
    };
    Store::open(&database).await.unwrap().close().await;
    let pool = writing(&file).await;
    sqlx::query(
        "insert into consultation_totals
             (consultation, turn, people, shown_people, changes, areas, numbers, shown, stopped, kept)
         values (1, 0, 0, 0, 0, '', '', '', 0, 1)",
    )
    .execute(&pool)
    .await
    .unwrap();
    let layout = Layout::of(&asked());
    let all: Vec<Marked> = (0..answers * 2).map(|of| marked(of, &layout)).collect();
    let (before, measured) = all.split_at(answers);
    // One that has begun.
    write(&pool, before, MOST_AT_ONCE, counts).await;
    let (bytes, work) = (log_bytes(&file), cpu_micros());
    write(&pool, measured, at_once, counts).await;
    let micros = cpu_micros() - work;
    let bytes = log_bytes(&file) - bytes;
    pool.close().await;
    Measured {
        bytes: bytes as f64 / answers as f64,
        micros: micros as f64 / answers as f64,
    }
}

async fn write(pool: &AnyPool, answers: &[Marked], at_once: usize, counts: bool) {
    for some in answers.chunks(at_once) {
        let mut batch: Vec<&Marked> = some.iter().collect();
        batch.sort_by(|one, other| one.mark.cmp(&other.mark));
        let mut transaction = pool.begin().await.unwrap();
        if counts {
            Marked::write_all(&batch, &mut transaction).await.unwrap();
        } else {
            for one in batch {
                one.insert(&mut transaction).await.unwrap();
            }
        }
        transaction.commit().await.unwrap();
    }
}

/// As the server writes, but its log is never put back into the file, so that its length
/// is what was written.
async fn writing(file: &Path) -> AnyPool {
    AnyPoolOptions::new()
        .max_connections(1)
        .after_connect(|connection, _| {
            Box::pin(async move {
                for setting in [
                    "pragma journal_mode = wal",
                    "pragma synchronous = full",
                    "pragma secure_delete = on",
                    "pragma wal_autocheckpoint = 0",
                ] {
                    sqlx::query(setting).execute(&mut *connection).await?;
                }
                Ok(())
            })
        })
        .connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap()
}

fn log_bytes(file: &Path) -> u64 {
    let log = file.with_extension("sqlite-wal");
    std::fs::metadata(log).map_or(0, |log| log.len())
}

/// What this process has worked since it began, in its own time and the kernel's.
fn cpu_micros() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit_once(')').unwrap().1;
    let mut times = after_name.split_whitespace().skip(11);
    let mut ticks = || times.next().unwrap().parse::<u64>().unwrap();
    // A hundred a second, on every Linux.
    (ticks() + ticks()) * 10_000
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
