//! The whole server in this process, called without a network.

use super::phone::Phone;
use super::{Ground, samples};
use api::desk::session::Session;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request as HttpRequest, Response as HttpResponse, header};
use client::transport::{Method, Request, Response, Transport, Unreachable};
use client::{Client, Fault};
use my_pledge_server::app::app;
use my_pledge_server::apps::{Apps, Source};
use my_pledge_server::config::{Config, Given};
use my_pledge_server::edges::{Clock, Random};
use my_pledge_server::edition::ServedEdition;
use my_pledge_server::factor::key::FactorKey;
use my_pledge_server::house::House;
use my_pledge_server::secrets::{plain_code, sha256_hex};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, OnceLock};
use tower::ServiceExt as _;

/// When every test begins: Sunday 22 November 2026, 10:20:00 UTC.
pub(crate) const START: i64 = 1_795_342_800;
/// The setup code that the server knows.
pub(crate) const CODE: &str = "bcdfg-hjkmn-pqrst-vwxyz";

/// Compressed once: unoptimised, that takes a while.
static EDITION: LazyLock<ServedEdition> = LazyLock::new(|| ServedEdition::built_in().unwrap());

/// A server whose clock the test moves.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    /// Its parts.
    pub(crate) house: House,
    router: Router,
    now: Arc<AtomicI64>,
    phone: Arc<OnceLock<Phone>>,
}

impl Server {
    /// A server on this ground, with two small apps and a setup code.
    pub(crate) async fn on(ground: &Ground) -> Self {
        Self::with(ground, |_| {}).await
    }

    /// The same with other settings.
    pub(crate) async fn with(ground: &Ground, change: impl FnOnce(&mut Given)) -> Self {
        let dist = ground.folder().join("dist");
        build_small_apps(&dist);
        let mut given = Given::default();
        change(&mut given);
        let config: Config = given.settle().unwrap();
        let now = Arc::new(AtomicI64::new(START));
        let read = now.clone();
        let store = ground.open().await;
        store
            .keep_setup_code(&sha256_hex(plain_code(CODE)), START)
            .await
            .unwrap();
        let house = House::new(
            store,
            EDITION.clone(),
            Apps::new(Source::Folder(dist)).unwrap(),
            config,
            Clock::that_says(move || {
                chrono::DateTime::from_timestamp(read.load(Ordering::SeqCst), 0).unwrap()
            }),
            Random::of_this_machine(),
            FactorKey::of([3; 32]),
        );
        Self {
            router: app(house.clone()),
            house,
            now,
            phone: Arc::default(),
        }
    }

    /// Another process on the same store.
    pub(crate) async fn beside(&self, ground: &Ground) -> Self {
        self.raised(ground, 10).await
    }

    /// The same that shows nothing of fewer people than this.
    pub(crate) async fn raised(&self, ground: &Ground, smallest_group: u32) -> Self {
        let config = Given {
            smallest_group: Some(smallest_group),
            ..Given::default()
        };
        let read = self.now.clone();
        let dist = ground.folder().join("dist");
        let house = House::new(
            ground.open().await,
            EDITION.clone(),
            Apps::new(Source::Folder(dist)).unwrap(),
            config.settle().unwrap(),
            Clock::that_says(move || {
                chrono::DateTime::from_timestamp(read.load(Ordering::SeqCst), 0).unwrap()
            }),
            Random::of_this_machine(),
            FactorKey::of([3; 32]),
        );
        Self {
            router: app(house.clone()),
            house,
            now: self.now.clone(),
            phone: self.phone.clone(),
        }
    }

    /// Lets this many seconds pass.
    pub(crate) fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds, Ordering::SeqCst);
    }

    /// The present second.
    pub(crate) fn now(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }

    /// The lead's phone.
    pub(crate) fn phone(&self) -> &Phone {
        self.phone.get().expect("the lead has been made")
    }

    /// Makes the sample lead and sets up their second factor.
    pub(crate) async fn makes_lead(&self, desk: &Client<Browser>) -> Result<Session, Fault> {
        desk.make_lead(&samples::lead(CODE)).await?;
        let (phone, session) = Phone::set_up(desk, self.now()).await?;
        self.phone.set(phone).expect("one lead");
        Ok(session)
    }

    /// The lead signs in on this browser, with password and spare code.
    pub(crate) async fn signs_in(&self, desk: &Client<Browser>) -> Session {
        self.phone().signs_in(desk).await
    }

    /// A browser that has not been here before.
    pub(crate) fn browser(&self) -> Client<Browser> {
        Client::new(self.browser_itself())
    }

    /// The same, to be sent somewhere by another site as well.
    pub(crate) fn browser_itself(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: Arc::default(),
        }
    }

    /// The lead's browser, signed in, with the team's first key made and confirmed.
    pub(crate) async fn with_open_door(&self) -> Client<Browser> {
        let browser = self.browser();
        self.makes_lead(&browser).await.unwrap();
        browser.make_key(&samples::key(1, true)).await.unwrap();
        browser
    }

    /// Any request, as it is.
    pub(crate) async fn ask(&self, request: HttpRequest<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        Answer::read(response).await
    }

    /// A `GET` with these headers.
    pub(crate) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = HttpRequest::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).unwrap()).await
    }
}

/// A whole answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Its status.
    pub(crate) status: u16,
    /// Its headers.
    pub(crate) headers: HeaderMap,
    /// Its body.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    async fn read(response: HttpResponse<Body>) -> Self {
        let (head, body) = response.into_parts();
        Self {
            status: head.status.as_u16(),
            headers: head.headers,
            body: axum::body::to_bytes(body, usize::MAX)
                .await
                .unwrap()
                .to_vec(),
        }
    }

    /// One header's text; empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The problem's code and field, for a refusal.
    pub(crate) fn problem(&self) -> api::problem::Problem {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// Calls the router itself and keeps cookies, as a browser does.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    router: Router,
    cookies: Arc<Mutex<Vec<Cookie>>>,
}

#[derive(Debug, Clone)]
struct Cookie {
    name: String,
    value: String,
    /// Not handed over when another site sends the browser here.
    strict: bool,
}

impl Browser {
    /// Another site sends the browser to this page.
    pub(crate) async fn is_sent_to(&self, path: &str) -> Answer {
        let asked = HttpRequest::get(path)
            .header("sec-fetch-site", "cross-site")
            .header("sec-fetch-mode", "navigate")
            .header("sec-fetch-dest", "document")
            .header(header::COOKIE, self.cookies(false));
        let asked = asked.body(Body::empty()).unwrap();
        let answer = Answer::read(self.router.clone().oneshot(asked).await.unwrap()).await;
        self.keep(&answer);
        answer
    }

    /// The cookies that go along.
    fn cookies(&self, from_our_own_pages: bool) -> String {
        let cookies = self.cookies.lock().unwrap();
        let along = cookies
            .iter()
            .filter(|cookie| from_our_own_pages || !cookie.strict)
            .map(|cookie| format!("{}={}", cookie.name, cookie.value));
        along.collect::<Vec<_>>().join("; ")
    }

    fn keep(&self, answer: &Answer) {
        for said in answer.headers.get_all("set-cookie") {
            let Some((name, rest)) = said.to_str().unwrap().split_once('=') else {
                continue;
            };
            let mut cookies = self.cookies.lock().unwrap();
            cookies.retain(|held| held.name != name);
            if !rest.contains("Max-Age=0;") {
                cookies.push(Cookie {
                    name: name.to_owned(),
                    value: rest.split(';').next().unwrap_or_default().to_owned(),
                    strict: rest.contains("SameSite=Strict"),
                });
            }
        }
    }
}

impl Transport for Browser {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let mut asked = HttpRequest::builder()
            .method(request.method.name())
            .uri(&request.path)
            .header("accept-encoding", "identity");
        if let Some(etag) = &request.held {
            asked = asked.header(header::IF_NONE_MATCH, etag);
        }
        if request.method != Method::Get {
            asked = asked.header("sec-fetch-site", "same-origin");
        }
        if request.body.is_some() {
            asked = asked.header(header::CONTENT_TYPE, "application/json");
        }
        let cookies = self.cookies(true);
        if !cookies.is_empty() {
            asked = asked.header(header::COOKIE, cookies);
        }
        let body = request.body.map_or_else(Body::empty, Body::from);
        let response = self
            .router
            .clone()
            .oneshot(asked.body(body).unwrap())
            .await
            .unwrap();
        let answer = Answer::read(response).await;
        self.keep(&answer);
        Ok(Response {
            status: answer.status,
            json: answer
                .header("content-type")
                .starts_with("application/json"),
            etag: Some(answer.header("etag").to_owned()).filter(|etag| !etag.is_empty()),
            body: answer.text().to_owned(),
        })
    }
}

/// Two apps of a few files, as a build would leave them.
pub(crate) fn build_small_apps(dist: &std::path::Path) {
    for (name, bytes) in [
        ("widget/index.html", "<!doctype html><title>widget</title>"),
        ("widget/sw.js", "/* service worker */"),
        ("widget/embed.js", "/* embed */"),
        ("widget/app-0123456789abcdef.js", "export {}"),
        ("widget/app-0123456789abcdef.js.br", "(brotli)"),
        ("widget/app-0123456789abcdef.js.gz", "(gzip)"),
        ("widget/app-0123456789abcdef_bg.wasm", "(wasm)"),
        ("desk/index.html", "<!doctype html><title>desk</title>"),
    ] {
        let file = dist.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
}
