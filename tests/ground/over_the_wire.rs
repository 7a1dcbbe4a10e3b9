//! HTTP/1.1 by hand over one kept connection: enough to talk to our own server,
//! and to break off wherever a test wants to.

use client::transport::{Method, Request, Response, Transport, Unreachable};
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

    async fn ask_anew(&self, bytes: &[u8]) -> std::io::Result<(Answer, BufReader<TcpStream>)> {
        let mut stream = BufReader::new(TcpStream::connect(self.to).await?);
        Ok((ask(&mut stream, bytes).await?, stream))
    }

    async fn exchange(&self, request: &Request) -> std::io::Result<Response> {
        let cookie = self.cookie.lock().await.clone();
        let bytes = self.bytes(request, cookie.as_deref());
        let mut open = self.open.lock().await;
        let kept = match open.take() {
            Some(mut stream) => Some((ask(&mut stream, &bytes).await, stream)),
            None => None,
        };
        let (answer, stream) = match kept {
            // A server that was started again knows nothing of the connection; whoever
            // only reads asks anew.
            Some((Err(_), _)) if request.method == Method::Get => self.ask_anew(&bytes).await?,
            Some((answer, stream)) => (answer?, stream),
            None => self.ask_anew(&bytes).await?,
        };
        let (response, set_cookie, keep) = answer;
        if set_cookie.is_some() {
            *self.cookie.lock().await = set_cookie;
        }
        if keep {
            *open = Some(stream);
        }
        Ok(response)
    }
}

/// What came, the cookie that came with it, and whether the connection is kept.
type Answer = (Response, Option<String>, bool);

async fn ask(stream: &mut BufReader<TcpStream>, bytes: &[u8]) -> std::io::Result<Answer> {
    stream.get_mut().write_all(bytes).await?;
    read_response(stream).await
}

async fn read_response(stream: &mut BufReader<TcpStream>) -> std::io::Result<Answer> {
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
