//! The one way what phones send is written: a bounded queue and one task that writes
//! up to [`MOST_AT_ONCE`] in a transaction and answers only after the commit. Sealed
//! submissions have one, ratings of promises another, and so have answers to consultations
//! and what is said of actions.
//!
//! One sync then serves many phones, and no phone is told "stored" before it is true.

use super::StoreFault;
use sqlx::{Any, AnyPool, Transaction};
use tokio::sync::{mpsc, oneshot};

/// The most in one transaction.
pub const MOST_AT_ONCE: usize = 256;
/// The most that wait; with the largest bodies this is under 200 MiB.
pub const MOST_WAITING: usize = 512;

/// What can be written by many in one transaction.
pub trait Write: Send + Sync + Sized + 'static {
    /// What is said when it is committed.
    type Kept: Send + Clone;

    /// They are written in this order, in every process, so that two of them on one
    /// PostgreSQL never wait for each other's rows in a circle.
    fn order(&self) -> &str;

    /// Writes all of them; one answer each, in their order.
    fn write_all(
        batch: &[&Self],
        transaction: &mut Transaction<'_, Any>,
    ) -> impl Future<Output = Result<Vec<Self::Kept>, StoreFault>> + Send;
}

type Answer<W> = Result<<W as Write>::Kept, StoreFault>;

struct Waiting<W: Write> {
    arrival: W,
    answer: oneshot::Sender<Answer<W>>,
}

/// The queue's door.
pub struct Writer<W: Write>(mpsc::Sender<Waiting<W>>);

impl<W: Write> Clone for Writer<W> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<W: Write> std::fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Writer")
    }
}

impl<W: Write> Writer<W> {
    /// Starts the writing task. It ends when the last door is dropped.
    #[must_use]
    pub fn start(pool: AnyPool) -> Self {
        let (door, queue) = mpsc::channel(MOST_WAITING);
        tokio::spawn(write_all(pool, queue));
        Self(door)
    }

    /// Queues one and waits until it is committed, or refused.
    ///
    /// Whoever gives up waiting changes nothing: what is queued is written, and the
    /// same may be sent again.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] at once when the queue is full; [`StoreFault::Full`] when
    /// there is no room; others as they are.
    pub async fn write(&self, arrival: W) -> Answer<W> {
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

async fn write_all<W: Write>(pool: AnyPool, mut queue: mpsc::Receiver<Waiting<W>>) {
    let mut batch = Vec::with_capacity(MOST_AT_ONCE);
    while queue.recv_many(&mut batch, MOST_AT_ONCE).await > 0 {
        batch.sort_by(|one, other| one.arrival.order().cmp(other.arrival.order()));
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

async fn write_batch<W: Write>(
    pool: &AnyPool,
    batch: &[Waiting<W>],
) -> Result<Vec<W::Kept>, StoreFault> {
    let mut transaction: Transaction<'_, Any> = pool.begin().await?;
    let arrivals: Vec<&W> = batch.iter().map(|waiting| &waiting.arrival).collect();
    let kept = W::write_all(&arrivals, &mut transaction).await?;
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
