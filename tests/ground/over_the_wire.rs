//! HTTP/1.1 by hand over one kept connection: enough to talk to our own server,
//! and to break off wherever a test wants to.

use client::transport::{Request, Response, Transport, Unreachable};
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::sync::Mutex;

/// One connection, and the cookie it was given.
#[derive(Debug)]
pub(crate) struct Wire {
    to: SocketAddr,
    open: Mutex<Option<BufReader<TcpStream>>>,
    cookie: Mutex<Option<String>>,
}

impl Wire {
    /// Nothing is opened before it is needed.
    pub(crate) fn to(to: SocketAddr) -> Self {
        Self {
            to,
            open: Mutex::new(None),
            cookie: Mutex::new(None),
        }
    }

    /// A request's bytes.
    pub(crate) fn bytes(&self, request: &Request, cookie: Option<&str>) -> Vec<u8> {
        let body = request.body.as_deref().unwrap_or_default();
        let mut head = format!(
            "{} {} HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\ncontent-type: application/json\r\n\
             user-agent: canary-agent\r\nsec-fetch-site: same-origin\r\n",
            request.method.name(),
            request.path,
            self.to,
            body.len(),
        );
        if let Some(cookie) = cookie {
            head.push_str(&format!("cookie: {cookie}\r\n"));
        }
        head.push_str("\r\n");
        head.push_str(body);
        head.into_bytes()
    }

    async fn exchange(&self, request: &Request) -> std::io::Result<Response> {
        let cookie = self.cookie.lock().await.clone();
        let mut open = self.open.lock().await;
        let mut stream = match open.take() {
            Some(stream) => stream,
            None => BufReader::new(TcpStream::connect(self.to).await?),
        };
        stream
            .get_mut()
            .write_all(&self.bytes(request, cookie.as_deref()))
            .await?;
        let (response, set_cookie, keep) = read_response(&mut stream).await?;
        if set_cookie.is_some() {
            *self.cookie.lock().await = set_cookie;
        }
        if keep {
            *open = Some(stream);
        }
        Ok(response)
    }
}

async fn read_response(
    stream: &mut BufReader<TcpStream>,
) -> std::io::Result<(Response, Option<String>, bool)> {
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    let mut response = Response {
        status: line
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .ok_or(std::io::ErrorKind::InvalidData)?,
        json: false,
        etag: None,
        body: String::new(),
    };
    let (mut length, mut keep, mut cookie) = (0, true, None);
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap_or_default(),
            "content-type" => response.json = value.starts_with("application/json"),
            "etag" => response.etag = Some(value.to_owned()),
            "connection" => keep = value != "close",
            "set-cookie" => cookie = value.split(';').next().map(str::to_owned),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    response.body = String::from_utf8_lossy(&body).into_owned();
    Ok((response, cookie, keep))
}

impl Transport for Wire {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        self.exchange(&request).await.map_err(|_| Unreachable)
    }
}
