//! Stands between a browser and the server: relays every byte, and keeps what
//! the browser sent. What left the phone can then be searched, whichever engine. It can
//! also be the bad connection: one on which answers get lost.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use anyhow::Result;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
    task::JoinHandle,
};

type Kept = Arc<Mutex<Vec<Vec<u8>>>>;

/// What becomes of the server's answers to what is sent (`PUT`); all others pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// They arrive.
    Pass,
    /// They are never seen, and the connection stays open.
    Held,
    /// They are never seen, and the connection breaks.
    Dropped,
}

/// What all connections share.
#[derive(Debug)]
struct Line {
    kept: Kept,
    answers: watch::Sender<Answers>,
    /// Answers to what was sent, by what became of them.
    passed: AtomicUsize,
    lost: AtomicUsize,
}

/// A relay with a memory.
#[derive(Debug)]
pub struct Witness {
    address: SocketAddr,
    line: Arc<Line>,
    work: JoinHandle<()>,
}

impl Witness {
    /// Relays to `server` from a port of its own. While the server is away, a
    /// connection is closed at once, as the server's own port would do.
    ///
    /// # Errors
    /// When there is no port left.
    pub async fn before(server: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let line = Arc::new(Line {
            kept: Kept::default(),
            answers: watch::Sender::new(Answers::Pass),
            passed: AtomicUsize::new(0),
            lost: AtomicUsize::new(0),
        });
        let shared = Arc::clone(&line);
        let work = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(relay(browser, server, Arc::clone(&shared)));
            }
        });
        Ok(Self {
            address,
            line,
            work,
        })
    }

    /// Where browsers find the server through this witness.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Every byte that browsers have sent so far, a piece for each connection.
    #[must_use]
    pub fn sent(&self) -> Vec<Vec<u8>> {
        self.line
            .kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// From now on, this becomes of answers to what is sent. Those that are held go on
    /// as soon as they pass again, if anybody still waits for them.
    pub fn let_answers_be(&self, answers: Answers) {
        self.line.answers.send_replace(answers);
    }

    /// How many answers to what was sent have gone on to a browser.
    #[must_use]
    pub fn answers_passed(&self) -> usize {
        self.line.passed.load(Ordering::SeqCst)
    }

    /// How many answers to what was sent came from the server and were held or dropped.
    #[must_use]
    pub fn answers_lost(&self) -> usize {
        self.line.lost.load(Ordering::SeqCst)
    }

    /// The first line of every request so far, such as `GET /api/team HTTP/1.1`.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.sent()
            .iter()
            .flat_map(|bytes| request_lines(bytes))
            .collect()
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        self.work.abort();
    }
}

async fn relay(browser: TcpStream, server: SocketAddr, line: Arc<Line>) {
    let Ok(server) = TcpStream::connect(server).await else {
        return;
    };
    let place = {
        let mut all = line.kept.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(Vec::new());
        all.len() - 1
    };
    let (from_browser, to_browser) = browser.into_split();
    let (from_server, to_server) = server.into_split();
    // A browser asks one thing at a time on a connection.
    let sends = AtomicBool::new(false);
    let keep = |bytes: &[u8]| {
        if let Some(verb) = bytes.split(|byte| *byte == b' ').next()
            && [&b"GET"[..], b"POST", b"PUT", b"DELETE", b"HEAD"].contains(&verb)
        {
            sends.store(verb == b"PUT", Ordering::SeqCst);
        }
        if let Some(piece) = line
            .kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_mut(place)
        {
            piece.extend_from_slice(bytes);
        }
    };
    // When one side goes, the other goes with it.
    tokio::select! {
        () = pump(from_browser, to_server, keep) => {}
        () = answer(from_server, to_browser, &line, &sends) => {}
    }
}

async fn pump(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut keep: impl FnMut(&[u8])) {
    let mut held = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut held).await {
        keep(&held[..count]);
        if to.write_all(&held[..count]).await.is_err() {
            return;
        }
    }
}

async fn answer(
    mut server: OwnedReadHalf,
    mut browser: OwnedWriteHalf,
    line: &Line,
    sends: &AtomicBool,
) {
    let mut held = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = server.read(&mut held).await {
        if sends.swap(false, Ordering::SeqCst) {
            let mut answers = line.answers.subscribe();
            let now = *answers.borrow_and_update();
            if now != Answers::Pass {
                line.lost.fetch_add(1, Ordering::SeqCst);
            }
            match now {
                Answers::Dropped => return,
                Answers::Held => {
                    if answers.wait_for(|now| *now == Answers::Pass).await.is_err() {
                        return;
                    }
                }
                Answers::Pass => {}
            }
            line.passed.fetch_add(1, Ordering::SeqCst);
        }
        if browser.write_all(&held[..count]).await.is_err() {
            return;
        }
    }
}

fn request_lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(bytes)
        .lines()
        .filter(|line| line.trim_end().ends_with(" HTTP/1.1"))
        .map(|line| line.trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_a_browser_sends_is_kept_and_arrives() {
        let server = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let witness = Witness::before(server.local_addr().expect("its address"))
            .await
            .expect("a witness");
        let mut browser = TcpStream::connect(witness.address())
            .await
            .expect("it connects");
        browser
            .write_all(b"GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n")
            .await
            .expect("it sends");
        let (mut arrived, _) = server.accept().await.expect("it is relayed");
        let mut held = [0; 10];
        arrived.read_exact(&mut held).await.expect("it arrives");
        assert_eq!(&held, b"GET /a?b=c");
        assert_eq!(witness.requests(), ["GET /a?b=c HTTP/1.1"]);
    }

    #[tokio::test]
    async fn an_answer_to_what_was_sent_can_be_dropped_after_the_server_gave_it() {
        let server = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let witness = Witness::before(server.local_addr().expect("its address"))
            .await
            .expect("a witness");
        witness.let_answers_be(Answers::Dropped);
        let mut browser = TcpStream::connect(witness.address())
            .await
            .expect("it connects");
        let (mut arrived, _) = server.accept().await.expect("it is relayed");
        for (asked, heard) in [
            (&b"GET / HTTP/1.1\r\n\r\n"[..], 2),
            (b"PUT / HTTP/1.1\r\n\r\n", 0),
        ] {
            browser.write_all(asked).await.expect("it sends");
            let mut held = vec![0; asked.len()];
            arrived.read_exact(&mut held).await.expect("it arrives");
            arrived.write_all(b"ok").await.expect("it answers");
            assert_eq!(
                browser.read(&mut held).await.expect("an end or words"),
                heard
            );
        }
        assert_eq!((witness.answers_lost(), witness.answers_passed()), (1, 0));
    }
}
