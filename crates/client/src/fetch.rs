//! The browser's `fetch`, same origin, never cached, given up after a while.
//!
//! Works in pages and in workers: it asks for the global `fetch`, not a window.

use crate::transport::{Request, Response, Transport, Unreachable};
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    RequestMode, RequestRedirect,
};

/// How long an answer may take, in milliseconds, unless said otherwise: long
/// enough for the largest views over a slow phone connection.
pub const PATIENCE_MS: u32 = 45_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn global_fetch(request: &web_sys::Request) -> Promise;
}

/// `fetch` to the origin the app came from.
#[derive(Debug, Clone)]
pub struct Fetch {
    patience_ms: u32,
}

impl Default for Fetch {
    fn default() -> Self {
        Self::with_patience_ms(PATIENCE_MS)
    }
}

impl Fetch {
    /// Gives up after this many milliseconds.
    #[must_use]
    pub const fn with_patience_ms(patience_ms: u32) -> Self {
        Self { patience_ms }
    }

    async fn exchange(
        request: &Request,
        controller: &AbortController,
    ) -> Result<Response, JsValue> {
        let headers = Headers::new()?;
        headers.set("accept", "application/json")?;
        if let Some(etag) = &request.held {
            headers.set("if-none-match", etag)?;
        }
        let init = RequestInit::new();
        init.set_method(request.method.name());
        // Ours are cookies for the desk and none for phones; never sent elsewhere.
        init.set_credentials(RequestCredentials::SameOrigin);
        init.set_mode(RequestMode::SameOrigin);
        init.set_cache(RequestCache::NoStore);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        // A captive portal answers with a redirect: that is no answer of ours.
        init.set_redirect(RequestRedirect::Error);
        init.set_signal(Some(&controller.signal()));
        if let Some(body) = &request.body {
            headers.set("content-type", "application/json")?;
            init.set_body(&JsValue::from_str(body));
        }
        init.set_headers(&headers);
        let asked = web_sys::Request::new_with_str_and_init(&request.path, &init)?;
        let answered: web_sys::Response = JsFuture::from(global_fetch(&asked)).await?.dyn_into()?;
        let body = JsFuture::from(answered.text()?).await?;
        let json = answered
            .headers()
            .get("content-type")?
            .is_some_and(|kind| kind.starts_with("application/json"));
        Ok(Response {
            status: answered.status(),
            json,
            etag: answered.headers().get("etag")?,
            body: body.as_string().unwrap_or_default(),
        })
    }
}

impl Transport for Fetch {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let controller = AbortController::new().map_err(|_| Unreachable)?;
        let watched = controller.clone();
        // Dropping the timer when the answer is read stops it.
        let _patience = Timeout::new(self.patience_ms, move || watched.abort());
        Self::exchange(&request, &controller)
            .await
            .map_err(|_| Unreachable)
    }
}
