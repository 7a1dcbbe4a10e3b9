//! The trust's own website, as far as an embed can tell: the page of
//! `tests/host-page/`, with its strict policy and its rude styles, on another site.

use std::net::SocketAddr;

use anyhow::Result;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

const PAGE: &str = include_str!("../../host-page/index.html");
const STYLES: &str = include_str!("../../host-page/host.css");

/// The origin that the page's source names.
const NAMED: &str = "https://my-pledge.example";

/// A host page being served.
#[derive(Debug)]
pub struct HostPage {
    listener: Option<TcpListener>,
    port: u16,
    work: Option<JoinHandle<()>>,
}

impl HostPage {
    /// A port for the page. Whoever is to be embedded may need to know it first.
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

    /// Serves the page with the widget of this address in it.
    pub fn embed(&mut self, widget: SocketAddr) {
        let page = PAGE.replace(NAMED, &format!("http://{widget}"));
        let Some(listener) = self.listener.take() else {
            return;
        };
        self.work = Some(tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(give(browser, page.clone()));
            }
        }));
    }

    /// Its origin, another site than the widget's: `localhost`, not `127.0.0.1`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }
}

impl Drop for HostPage {
    fn drop(&mut self) {
        if let Some(work) = &self.work {
            work.abort();
        }
    }
}

async fn give(browser: TcpStream, page: String) {
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
    let (kind, held) = if asked.contains("/host.css") {
        ("text/css", STYLES)
    } else {
        ("text/html; charset=utf-8", page.as_str())
    };
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{held}",
        held.len()
    );
    // A browser that went away has what it came for.
    let _ = browser.write_all(answer.as_bytes()).await;
}
