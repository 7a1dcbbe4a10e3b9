//! The one way submissions are written: a bounded queue and one task that writes
//! up to [`MOST_AT_ONCE`] in a transaction and answers only after the commit.
//!
//! One sync then serves many phones, and no phone is told "stored" before it is true.

use super::StoreFault;
use super::submissions::{Arrival, Kept};
use sqlx::{Any, AnyPool, Transaction};
use tokio::sync::{mpsc, oneshot};

/// The most submissions in one transaction.
pub const MOST_AT_ONCE: usize = 256;
/// The most that wait; with the largest bodies this is under 200 MiB.
pub const MOST_WAITING: usize = 512;

type Answer = Result<Kept, StoreFault>;

struct Waiting {
    arrival: Arrival,
    answer: oneshot::Sender<Answer>,
}

/// The queue's door.
#[derive(Debug, Clone)]
pub struct Writer(mpsc::Sender<Waiting>);

impl Writer {
    /// Starts the writing task. It ends when the last door is dropped.
    #[must_use]
    pub fn start(pool: AnyPool) -> Self {
        let (door, queue) = mpsc::channel(MOST_WAITING);
        tokio::spawn(write_all(pool, queue));
        Self(door)
    }

    /// Queues a submission and waits until it is committed, or refused.
    ///
    /// Whoever gives up waiting changes nothing: what is queued is written, and the
    /// same id may be sent again.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] at once when the queue is full; [`StoreFault::Full`] when
    /// there is no room; others as they are.
    pub async fn write(&self, arrival: Arrival) -> Answer {
        let (answer, answered) = oneshot::channel();
        self.0
            .try_send(Waiting { arrival, answer })
            .map_err(|fault| match fault {
                mpsc::error::TrySendError::Full(_) => StoreFault::Busy,
                mpsc::error::TrySendError::Closed(_) => StoreFault::Lost,
            })?;
        answered.await.unwrap_or(Err(StoreFault::Lost))
    }
}

async fn write_all(pool: AnyPool, mut queue: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(MOST_AT_ONCE);
    while queue.recv_many(&mut batch, MOST_AT_ONCE).await > 0 {
        // In the order of ids, so that two processes on one PostgreSQL never wait for
        // each other's rows in a circle.
        batch.sort_by(|one, other| one.arrival.id.cmp(&other.arrival.id));
        let answers = write_batch(&pool, &batch).await;
        abort_on_sync_fault(answers.as_ref().err());
        for (position, waiting) in batch.drain(..).enumerate() {
            let answer = match &answers {
                Ok(kept) => kept.get(position).cloned().ok_or(StoreFault::Lost),
                Err(fault) => Err(fault.clone()),
            };
            // Nobody waits any more: the phone will ask again and be told.
            let _ = waiting.answer.send(answer);
        }
    }
}

async fn write_batch(pool: &AnyPool, batch: &[Waiting]) -> Result<Vec<Kept>, StoreFault> {
    let mut transaction: Transaction<'_, Any> = pool.begin().await?;
    let mut kept = Vec::with_capacity(batch.len());
    for waiting in batch {
        kept.push(waiting.arrival.write(&mut transaction).await?);
    }
    transaction.commit().await?;
    Ok(kept)
}

/// After a failed sync the kernel may have dropped the pages and forgotten the
/// fault: what is in memory and what is on the disk can no longer be told apart.
/// Starting again reads only the disk.
fn abort_on_sync_fault(fault: Option<&StoreFault>) {
    if let Some(StoreFault::Sync(code)) = fault {
        tracing::error!(
            code,
            "the disk failed to sync: stopping at once, so that nothing is promised that is not kept"
        );
        std::process::abort();
    }
}
