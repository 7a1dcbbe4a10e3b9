//! A small website for a test: a few files on an origin of its own.

use std::sync::Arc;

use anyhow::Result;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// One file of a site.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path, beginning with `/`.
    pub path: String,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it.
    pub held: Vec<u8>,
}

/// A site, served until it is dropped.
#[derive(Debug)]
pub struct Site {
    listener: Option<TcpListener>,
    port: u16,
    work: Option<JoinHandle<()>>,
}

impl Site {
    /// A port for the site: others may need to know it before there is anything on it.
    ///
    /// # Errors
    /// When there is no port left.
    pub async fn prepared() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        Ok(Self {
            listener: Some(listener),
            port,
            work: None,
        })
    }

    /// Serves these files from now on.
    pub fn serve(&mut self, files: Vec<File>) {
        let files = Arc::new(files);
        if let Some(listener) = self.listener.take() {
            self.work = Some(tokio::spawn(async move {
                while let Ok((browser, _)) = listener.accept().await {
                    tokio::spawn(give(browser, Arc::clone(&files)));
                }
            }));
        }
    }

    /// Its origin: `localhost`, which is another site than `127.0.0.1`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(work) = &self.work {
            work.abort();
        }
    }
}

async fn give(browser: TcpStream, files: Arc<Vec<File>>) {
    let mut browser = BufReader::new(browser);
    let mut asked = String::new();
    if browser.read_line(&mut asked).await.is_err() {
        return;
    }
    let mut line = String::new();
    while browser
        .read_line(&mut line)
        .await
        .is_ok_and(|count| count > 2)
    {
        line.clear();
    }
    let path = asked.split(' ').nth(1).unwrap_or_default();
    let found = files.iter().find(|file| file.path == path);
    let (status, kind, held) = found.map_or(("404 Not Found", "text/plain", &[][..]), |file| {
        ("200 OK", file.kind, &file.held)
    });
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        held.len()
    );
    // A browser that went away has what it came for.
    let _ = browser.write_all(head.as_bytes()).await;
    let _ = browser.write_all(held).await;
}
