//! Stands between a browser and the server: relays every byte, and keeps what
//! the browser sent. What left the phone can then be searched, whichever engine.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    task::JoinHandle,
};

type Kept = Arc<Mutex<Vec<Vec<u8>>>>;

/// A relay with a memory.
#[derive(Debug)]
pub struct Witness {
    address: SocketAddr,
    kept: Kept,
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
        let kept = Kept::default();
        let memory = Arc::clone(&kept);
        let work = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(relay(browser, server, Arc::clone(&memory)));
            }
        });
        Ok(Self {
            address,
            kept,
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
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
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

async fn relay(browser: TcpStream, server: SocketAddr, kept: Kept) {
    let Ok(server) = TcpStream::connect(server).await else {
        return;
    };
    let place = {
        let mut all = kept.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(Vec::new());
        all.len() - 1
    };
    let (from_browser, to_browser) = browser.into_split();
    let (from_server, to_server) = server.into_split();
    let keep = move |bytes: &[u8]| {
        if let Some(piece) = kept
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
        () = pump(from_server, to_browser, |_| ()) => {}
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
}
