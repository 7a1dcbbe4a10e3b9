//! What counts cost: the same ratings in the same transactions, once with their counts as
//! the server writes them and once without, on a SQLite file each. Bytes are what went to
//! the write-ahead log; the work is this process's, all threads.
//!
//! `cargo bench -p my-pledge-server --bench counts [-- --ratings 50000]`
//! Ends by itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement that meets what it did not expect ends"
)]

use domain::consultation::pledge_check::{AgeBand, Mark, Rated, Rating};
use domain::consultation::quarter::Quarter;
use domain::ids::PromiseId;
use my_pledge_server::secrets::sha256_hex;
use my_pledge_server::store::pledge::Marked;
use my_pledge_server::store::writer::{MOST_AT_ONCE, Write as _};
use my_pledge_server::store::{Database, Store};
use sqlx::AnyPool;
use sqlx::any::AnyPoolOptions;
use std::path::Path;

/// So many ratings in a transaction: one phone alone, ten answers of one phone, a room of
/// phones, and the most that the server takes.
const AT_ONCE: [usize; 4] = [1, 10, 40, MOST_AT_ONCE];
/// How often each is measured; the middle one is printed.
const RUNS: usize = 3;
const MOST_TRANSACTIONS: usize = 4_000;

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().collect();
    let ratings = words
        .iter()
        .position(|word| word == "--ratings")
        .and_then(|at| words.get(at + 1)?.parse().ok())
        .unwrap_or(20_000);
    println!("{ratings} ratings, each of another device, over 20 promises");
    for at_once in AT_ONCE {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        let ratings = ratings.min(at_once * MOST_TRANSACTIONS);
        for _ in 0..RUNS {
            without.push(measure(ratings, at_once, false).await);
            with.push(measure(ratings, at_once, true).await);
        }
        let (with, without) = (middle(with), middle(without));
        println!(
            "{at_once:>4} a transaction: {:>6.0} bytes a rating with counts, {:>6.0} without ({:+.1} %);              {:>5.1} µs of work with, {:>5.1} without ({:+.1} %)",
            with.bytes,
            without.bytes,
            (with.bytes / without.bytes - 1.0) * 100.0,
            with.micros,
            without.micros,
            (with.micros / without.micros - 1.0) * 100.0,
        );
    }
}

/// Of one rating.
struct Measured {
    bytes: f64,
    micros: f64,
}

fn middle(mut runs: Vec<Measured>) -> Measured {
    runs.sort_by(|one, other| one.micros.total_cmp(&other.micros));
    runs.swap_remove(runs.len() / 2)
}

async fn measure(ratings: usize, at_once: usize, counts: bool) -> Measured {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = folder.path().join("my-pledge.sqlite");
    let database = Database::Sqlite {
        file: file.clone(),
        most_mebibytes: None,
    };
    Store::open(&database).await.unwrap().close().await;
    let pool = writing(&file).await;
    let all: Vec<Marked> = (0..ratings * 2).map(marked).collect();
    let (before, measured) = all.split_at(ratings);
    // A quarter that has begun.
    write(&pool, before, MOST_AT_ONCE, counts).await;
    let (bytes, work) = (log_bytes(&file), cpu_micros());
    write(&pool, measured, at_once, counts).await;
    let micros = cpu_micros() - work;
    let bytes = log_bytes(&file) - bytes;
    pool.close().await;
    Measured {
        bytes: bytes as f64 / ratings as f64,
        micros: micros as f64 / ratings as f64,
    }
}

async fn write(pool: &AnyPool, ratings: &[Marked], at_once: usize, counts: bool) {
    for some in ratings.chunks(at_once) {
        let mut batch: Vec<&Marked> = some.iter().collect();
        batch.sort_by(|one, other| one.mark.cmp(&other.mark));
        let mut transaction = pool.begin().await.unwrap();
        if counts {
            Marked::write_all(&batch, &mut transaction).await.unwrap();
        } else {
            for one in batch {
                one.take_place(&mut transaction).await.unwrap();
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

fn marked(of: usize) -> Marked {
    let ratings = Rating::ALL.len();
    let mark = sha256_hex(format!("device {of}").as_bytes());
    Marked {
        mark: mark.chars().take(43).collect(),
        rated: Rated {
            promise: PromiseId(format!("a-promise-of-some-length-{}", of % 20)),
            rating: Rating::ALL[of / 20 % ratings],
            band: AgeBand::ALL[of / 20 / ratings % AgeBand::ALL.len()],
            quarter: Quarter::of("2026-11-22".parse().unwrap()),
            mark: Mark::try_from(mark).unwrap(),
        },
    }
}
