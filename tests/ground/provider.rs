//! A small OpenID Connect provider on this machine, which says what a test wants it to:
//! also what no honest provider would.

use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use my_pledge_server::config::Given;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Our own address, in the settings of the server.
pub(crate) const BASE: &str = "https://pledge.example";
const CLIENT: &str = "my-pledge";
const SECRET: &str = "a secret of this server";

/// By what a word is signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Signs {
    /// The key that it publishes.
    Right,
    /// Another key under the same name.
    Wrong,
    /// Nothing, and says so.
    Not,
    /// Our own secret.
    WithSecret,
}

/// What it says next.
pub(crate) struct Says {
    /// Whom it means.
    pub(crate) subject: String,
    /// What stands in place of what belongs there.
    pub(crate) instead: HashMap<&'static str, Value>,
    /// By what it is signed.
    pub(crate) signs: Signs,
    /// Whether it answers.
    pub(crate) up: bool,
    key: u8,
    now: i64,
    codes: HashMap<String, HashMap<String, String>>,
}

/// The provider.
pub(crate) struct Provider {
    pub(crate) issuer: String,
    says: Arc<Mutex<Says>>,
    task: JoinHandle<()>,
}

#[derive(Clone)]
struct Inside(String, Arc<Mutex<Says>>);

fn key(number: u8) -> SigningKey {
    SigningKey::from_slice(&[number; 32]).unwrap()
}

impl Provider {
    /// One that listens, and whose clock says this.
    pub(crate) async fn start(now: i64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let says = Arc::new(Mutex::new(Says {
            subject: "subject-of-ada".to_owned(),
            instead: HashMap::new(),
            signs: Signs::Right,
            up: true,
            key: 1,
            now,
            codes: HashMap::new(),
        }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(Inside(issuer.clone(), says.clone()));
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { issuer, says, task }
    }

    /// The settings of a server that takes its accounts.
    pub(crate) fn set(&self, given: &mut Given) {
        given.public_url = Some(BASE.to_owned());
        given.oidc_issuer = Some(self.issuer.clone());
        given.oidc_client_id = Some(CLIENT.to_owned());
        given.oidc_client_secret = Some(SECRET.to_owned());
    }

    /// What it says.
    pub(crate) fn says(&self) -> MutexGuard<'_, Says> {
        self.says.lock().unwrap()
    }

    /// Another key from now on.
    pub(crate) fn turns_key(&self) {
        self.says().key += 1;
    }

    /// Somebody has come to this page and says yes: the path they are sent back to.
    pub(crate) fn sends_back(&self, address: &str) -> String {
        let asked = asked(address);
        let mut says = self.says();
        let code = format!("code-{}", says.codes.len());
        let state = asked["state"].clone();
        says.codes.insert(code.clone(), asked);
        format!("/api/desk/council-account/return?code={code}&state={state}")
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What stands in an address.
pub(crate) fn asked(address: &str) -> HashMap<String, String> {
    let uri: Uri = address.parse().unwrap();
    Query::try_from_uri(&uri).unwrap().0
}

async fn discovery(State(Inside(issuer, says)): State<Inside>) -> Result<Json<Value>, StatusCode> {
    if !says.lock().unwrap().up {
        return Err(StatusCode::BAD_GATEWAY);
    }
    Ok(Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        // It would take anything.
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
    })))
}

async fn keys(State(Inside(_, says)): State<Inside>) -> Json<Value> {
    let number = says.lock().unwrap().key;
    let public = key(number).verifying_key().to_sec1_point(false);
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let bytes = public.as_bytes();
    Json(json!({ "keys": [{
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256",
        "kid": format!("key-{number}"),
        "x": part(&bytes[1..33]), "y": part(&bytes[33..65]),
    }] }))
}

async fn token(
    State(Inside(issuer, says)): State<Inside>,
    headers: HeaderMap,
    Form(given): Form<HashMap<String, String>>,
) -> Result<Json<Value>, (StatusCode, Json<Value>)> {
    let refused = |why: &str| Err((StatusCode::BAD_REQUEST, Json(json!({ "error": why }))));
    let mut says = says.lock().unwrap();
    if !says.up {
        return Err((StatusCode::BAD_GATEWAY, Json(Value::Null)));
    }
    let basic = URL_ENCODED_SECRET.replace("{}", CLIENT);
    let basic = format!("Basic {}", STANDARD.encode(basic));
    if headers
        .get("authorization")
        .is_none_or(|said| *said != *basic)
    {
        return refused("invalid_client");
    }
    let Some(asked) = says.codes.remove(&given["code"]) else {
        return refused("invalid_grant");
    };
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&given["code_verifier"]));
    let same = asked["code_challenge_method"] == "S256"
        && asked["code_challenge"] == challenge
        && asked["redirect_uri"] == given["redirect_uri"];
    if !same {
        return refused("invalid_grant");
    }
    let mut claims = json!({
        "iss": issuer, "sub": says.subject, "aud": CLIENT, "nonce": asked["nonce"],
        "iat": says.now, "exp": says.now + 300,
        "email": "ada.okafor@slough.example", "email_verified": true,
    });
    for (claim, value) in &says.instead {
        claims[*claim] = value.clone();
    }
    Ok(Json(json!({
        "access_token": "not looked at", "token_type": "Bearer",
        "id_token": signed(&claims, says.signs, says.key),
    })))
}

/// As the Basic scheme of OAuth writes them: each encoded as in a form.
const URL_ENCODED_SECRET: &str = "{}:a+secret+of+this+server";

fn signed(claims: &Value, signs: Signs, number: u8) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let algorithm = match signs {
        Signs::Right | Signs::Wrong => "ES256",
        Signs::WithSecret => "HS256",
        Signs::Not => "none",
    };
    let head = json!({ "alg": algorithm, "kid": format!("key-{number}") });
    let text = format!("{}.{}", part(&head), part(claims));
    let signature = match signs {
        Signs::Not => Vec::new(),
        Signs::WithSecret => {
            use hmac::{Hmac, KeyInit as _, Mac as _};
            let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
            mac.update(text.as_bytes());
            mac.finalize().into_bytes().to_vec()
        }
        Signs::Right | Signs::Wrong => {
            let by = key(if signs == Signs::Right { number } else { 99 });
            let signature: Signature = by.sign(text.as_bytes());
            signature.to_bytes().to_vec()
        }
    };
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}
