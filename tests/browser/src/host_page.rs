//! The trust's own website, as far as an embed can tell: one page on another
//! origin, with a policy as strict as a council would set.

use std::net::SocketAddr;

use anyhow::Result;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A host page being served.
#[derive(Debug)]
pub struct HostPage {
    port: u16,
    work: JoinHandle<()>,
}

impl HostPage {
    /// Serves a page that embeds the widget of `widget`, an origin.
    ///
    /// # Errors
    /// When there is no port left.
    pub async fn embedding(widget: SocketAddr) -> Result<Self> {
        let origin = format!("http://{widget}");
        Self::serving(
            include_str!("../../host-page/index.html")
                .replace("https://my-pledge.example", &origin),
            origin,
        )
        .await
    }

    async fn serving(page: String, widget: String) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
             Content-Security-Policy: default-src 'none'; script-src {widget}; frame-src {widget}; style-src 'self'\r\n\
             Connection: close\r\n\r\n{page}",
            page.len()
        );
        let work = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(give(browser, answer.clone()));
            }
        });
        Ok(Self { port, work })
    }

    /// Its origin, another site than the widget's: `localhost`, not `127.0.0.1`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }
}

impl Drop for HostPage {
    fn drop(&mut self) {
        self.work.abort();
    }
}

async fn give(browser: TcpStream, answer: String) {
    let mut browser = BufReader::new(browser);
    let mut line = String::new();
    while browser
        .read_line(&mut line)
        .await
        .is_ok_and(|count| count > 2)
    {
        line.clear();
    }
    // A browser that went away has what it came for.
    let _ = browser.write_all(answer.as_bytes()).await;
}
