//! Where every address but our own leads: a proxy that answers nothing and
//! remembers who was asked for. A browser under test should ask for nobody.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

type Asked = Arc<Mutex<Vec<String>>>;

/// A proxy to nowhere.
#[derive(Debug)]
pub struct Stranger {
    address: SocketAddr,
    asked: Asked,
    work: JoinHandle<()>,
}

impl Stranger {
    /// Waits at a port of its own.
    ///
    /// # Errors
    /// When there is no port left.
    pub async fn wait() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let asked = Asked::default();
        let memory = Arc::clone(&asked);
        let work = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(refuse(browser, Arc::clone(&memory)));
            }
        });
        Ok(Self {
            address,
            asked,
            work,
        })
    }

    /// Where it waits.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Everybody who was asked for, such as `CONNECT example.org:443 HTTP/1.1`,
    /// but for what the browser itself asks for on its own account.
    #[must_use]
    pub fn asked(&self, is_the_browsers_own: impl Fn(&str) -> bool) -> Vec<String> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked
            .iter()
            .filter(|line| !is_the_browsers_own(line))
            .cloned()
            .collect()
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        self.work.abort();
    }
}

async fn refuse(browser: TcpStream, asked: Asked) {
    let mut browser = BufReader::new(browser);
    let mut line = String::new();
    if browser
        .read_line(&mut line)
        .await
        .is_ok_and(|count| count > 0)
    {
        asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(line.trim().to_owned());
        // The browser may be gone already.
        let _ = browser
            .write_all(
                b"HTTP/1.1 502 Nobody Here\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            )
            .await;
    }
}
