//! What counts cost: the same rows in the same transactions, once with their counts as the
//! server writes them and once without, on a SQLite file each. Bytes are what went to the
//! write-ahead log; the work is this process's, all threads.

use my_pledge_server::store::writer::MOST_AT_ONCE;
use my_pledge_server::store::{Database, Store};
use sqlx::any::AnyPoolOptions;
use sqlx::{Any, AnyPool, Transaction};
use std::path::Path;

/// So many in a transaction: one phone alone, a few at once, a room of phones, and the
/// most that the server takes.
const AT_ONCE: [usize; 4] = [1, 10, 40, MOST_AT_ONCE];
/// How often each is measured; the middle one is printed.
const RUNS: usize = 3;
pub(crate) const MOST_TRANSACTIONS: usize = 4_000;

/// What is counted.
pub(crate) trait Counted: Sized {
    /// With its article.
    const ONE: &'static str;

    /// So many, each of another device.
    fn draw(many: usize) -> Vec<Self>;

    /// By which a batch is ordered.
    fn mark(&self) -> &str;

    /// Puts what they need into an empty store.
    async fn prepare(_: &AnyPool) {}

    /// Writes a batch as the server does.
    async fn with_counts(batch: &[&Self], transaction: &mut Transaction<'_, Any>);

    /// Writes one row, and counts nothing.
    async fn without(&self, transaction: &mut Transaction<'_, Any>);
}

/// Measures and prints; answers what counts add to the work of one, in microseconds, by how
/// many are written in one transaction.
pub(crate) async fn what_counts_add<C: Counted>(many: usize) -> Vec<(usize, f64)> {
    let mut added = Vec::with_capacity(AT_ONCE.len());
    for at_once in AT_ONCE {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        let many = many.min(at_once * MOST_TRANSACTIONS);
        for _ in 0..RUNS {
            without.push(measure::<C>(many, at_once, false).await);
            with.push(measure::<C>(many, at_once, true).await);
        }
        let (with, without) = (middle(with), middle(without));
        println!(
            "{at_once:>4} a transaction: {:>6.0} bytes {} with counts, {:>6.0} without ({:+.1} %); \
             {:>6.1} µs of work with, {:>6.1} without ({:+.1} %)",
            with.bytes,
            C::ONE,
            without.bytes,
            (with.bytes / without.bytes - 1.0) * 100.0,
            with.micros,
            without.micros,
            (with.micros / without.micros - 1.0) * 100.0,
        );
        added.push((at_once, with.micros - without.micros));
    }
    added
}

/// Of one.
struct Measured {
    bytes: f64,
    micros: f64,
}

fn middle(mut runs: Vec<Measured>) -> Measured {
    runs.sort_by(|one, other| one.micros.total_cmp(&other.micros));
    runs.swap_remove(runs.len() / 2)
}

async fn measure<C: Counted>(many: usize, at_once: usize, counts: bool) -> Measured {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = folder.path().join("my-pledge.sqlite");
    let database = Database::Sqlite {
        file: file.clone(),
        most_mebibytes: None,
    };
    Store::open(&database).await.unwrap().close().await;
    let pool = writing(&file).await;
    C::prepare(&pool).await;
    let all = C::draw(many * 2);
    let (before, measured) = all.split_at(many);
    // Counting has begun.
    write(&pool, before, MOST_AT_ONCE, counts).await;
    let (bytes, work) = (log_bytes(&file), cpu_micros());
    write(&pool, measured, at_once, counts).await;
    let micros = cpu_micros() - work;
    let bytes = log_bytes(&file) - bytes;
    pool.close().await;
    Measured {
        bytes: bytes as f64 / many as f64,
        micros: micros as f64 / many as f64,
    }
}

async fn write<C: Counted>(pool: &AnyPool, all: &[C], at_once: usize, counts: bool) {
    for some in all.chunks(at_once) {
        let mut batch: Vec<&C> = some.iter().collect();
        batch.sort_by(|one, other| one.mark().cmp(other.mark()));
        let mut transaction = pool.begin().await.unwrap();
        if counts {
            C::with_counts(&batch, &mut transaction).await;
        } else {
            for one in batch {
                one.without(&mut transaction).await;
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
pub(crate) fn cpu_micros() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit_once(')').unwrap().1;
    let mut times = after_name.split_whitespace().skip(11);
    let mut ticks = || times.next().unwrap().parse::<u64>().unwrap();
    // A hundred a second, on every Linux.
    (ticks() + ticks()) * 10_000
}
