//! The council's provider (OpenID Connect): where people are sent, and whether what they
//! come back with holds. Asked when somebody needs it and never at the start, so that the
//! desk opens while it is down. Whose account it is, and attempts, are the store's.
//!
//! Nothing of a code, a token or a claim is ever written to the log.

mod factor;
mod http;

use crate::config::council_account::CouncilAccount;
use crate::edges::{NoRandomness, Random};
use crate::secrets::session_token;
use api::desk::council_account::Outcome;
use api::path::DESK_COUNCIL_RETURN;
use chrono::{DateTime, Utc};
use http::{Http, HttpFault};
use openidconnect::core::{
    CoreAuthPrompt, CoreClient, CoreClientAuthMethod, CoreErrorResponseType, CoreIdTokenClaims,
    CoreJwsSigningAlgorithm as Alg, CoreProviderMetadata, CoreResponseType, CoreTokenResponse,
};
use openidconnect::{
    AuthType, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, ClientId,
    ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError,
    SignatureVerificationError, TokenResponse as _,
};
use std::fmt;
use std::sync::Arc;
use tokio::sync::Mutex;

/// What the provider says of itself is asked for again after this long.
const KNOWN_SECONDS: i64 = 3_600;
/// One that did not answer is not asked again before this long.
const DOWN_SECONDS: i64 = 10;
/// By how much the clocks may differ.
const CLOCKS_SECONDS: i64 = 120;
/// What it may sign with. Not "none", and nothing that our own secret could make.
const ALGORITHMS: [Alg; 9] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The council's provider.
pub struct Provider {
    settings: CouncilAccount,
    http: Option<Http>,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    client: Option<(i64, Arc<Client>)>,
    down_since: Option<i64>,
}

/// Somebody who is about to go there.
#[derive(Clone)]
pub struct Going {
    /// Where to.
    pub address: String,
    /// What must come back in the address.
    pub state: String,
    /// What must come back in the signed word.
    pub nonce: String,
    /// What the code is fetched with.
    pub verifier: String,
}

/// Why nobody can go there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotGoing {
    /// It does not answer, or not as it should.
    Down,
    /// No randomness.
    NoRandomness(NoRandomness),
}

/// What somebody came back with.
#[derive(Clone, Copy)]
pub struct Back<'b> {
    /// What the word is fetched for.
    pub code: &'b str,
    /// What must be in it.
    pub nonce: &'b str,
    /// What proves that we asked.
    pub verifier: &'b str,
}

/// The provider's word, which holds.
pub struct Vouched {
    /// Whom it means.
    pub subject: String,
    /// It says that it asked for a second factor.
    pub second_factor: bool,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Provider { .. }")
    }
}

impl Provider {
    /// The provider of these settings.
    #[must_use]
    pub fn of(settings: CouncilAccount) -> Self {
        let here = settings.issuer.starts_with("http://");
        Self {
            http: Http::new(here),
            known: Mutex::default(),
            settings,
        }
    }

    /// Whether this machine can tell it from somebody else.
    #[must_use]
    pub const fn can_be_asked(&self) -> bool {
        self.http.is_some()
    }

    /// Who vouches.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// What the button says.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Whether its second factor is taken for ours.
    #[must_use]
    pub const fn trusts_mfa(&self) -> bool {
        self.settings.trusts_mfa
    }

    /// Where to go now. `anew` has the provider ask who it is, whoever is signed in there.
    ///
    /// # Errors
    /// [`NotGoing`].
    pub async fn go(&self, random: &Random, anew: bool, now: i64) -> Result<Going, NotGoing> {
        let client = self.client(false, now).await.map_err(|_| NotGoing::Down)?;
        let drawn = || session_token(random).map_err(NotGoing::NoRandomness);
        let (state, nonce, verifier) = (drawn()?, drawn()?, drawn()?);
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.clone()));
        let (kept_state, kept_nonce) = (state.clone(), nonce.clone());
        let mut asking = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                move || CsrfToken::new(kept_state),
                move || Nonce::new(kept_nonce),
            )
            .set_pkce_challenge(challenge);
        if anew {
            asking = asking.add_prompt(CoreAuthPrompt::Login);
        }
        let (address, ..) = asking.url();
        if !crate::config::council_account::is_safe(&address) {
            tracing::warn!("the council's provider has a page that is not https");
            return Err(NotGoing::Down);
        }
        Ok(Going {
            address: address.into(),
            state,
            nonce,
            verifier,
        })
    }

    /// Fetches the provider's word and holds it to everything it must be.
    ///
    /// # Errors
    /// The [`Outcome`] to be told.
    pub async fn vouched(&self, back: Back<'_>, now: i64) -> Result<Vouched, Outcome> {
        let client = self.client(false, now).await?;
        let answer = self.fetched(&client, back).await?;
        let token = answer
            .id_token()
            .ok_or_else(|| not_trusted("no id token"))?;
        let nonce = Nonce::new(back.nonce.to_owned());
        match token.claims(&verifier(&client, now), &nonce) {
            Ok(claims) => Ok(vouched(claims)),
            // It may have new keys since we asked.
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let client = self.client(true, now).await?;
                token
                    .claims(&verifier(&client, now), &nonce)
                    .map(vouched)
                    .map_err(|fault| outcome_of(&fault))
            }
            Err(fault) => Err(outcome_of(&fault)),
        }
    }

    async fn fetched(&self, client: &Client, back: Back<'_>) -> Result<CoreTokenResponse, Outcome> {
        let http = self.http()?;
        client
            .exchange_code(AuthorizationCode::new(back.code.to_owned()))
            .map_err(|_| no_answer("the provider says no address for tokens"))?
            .set_pkce_verifier(PkceCodeVerifier::new(back.verifier.to_owned()))
            .request_async(http)
            .await
            .map_err(|fault| match fault {
                RequestTokenError::ServerResponse(said) => match said.error() {
                    CoreErrorResponseType::InvalidGrant => Outcome::BeginAgain,
                    CoreErrorResponseType::InvalidClient => {
                        no_answer("the provider does not take oidc_client_id and its secret")
                    }
                    _ => no_answer("the provider refused to hand out a token"),
                },
                RequestTokenError::Request(fault) => no_answer(of_http(fault)),
                RequestTokenError::Parse(..) => not_trusted("an answer that is no token"),
                RequestTokenError::Other(_) => no_answer("an answer without sense"),
            })
    }

    /// What the provider says of itself, with its keys; asked for when it is not known,
    /// or too old, or `anew`. One asks at a time.
    async fn client(&self, anew: bool, now: i64) -> Result<Arc<Client>, Outcome> {
        let mut known = self.known.lock().await;
        if let Some((since, client)) = &known.client
            && !anew
            && now - since < KNOWN_SECONDS
        {
            return Ok(client.clone());
        }
        if known
            .down_since
            .is_some_and(|since| now - since < DOWN_SECONDS)
        {
            return Err(Outcome::NoAnswer);
        }
        match self.discovered().await {
            Ok(client) => {
                let client = Arc::new(client);
                *known = Known {
                    client: Some((now, client.clone())),
                    down_since: None,
                };
                Ok(client)
            }
            Err(why) => {
                known.down_since = Some(now);
                Err(why)
            }
        }
    }

    async fn discovered(&self) -> Result<Client, Outcome> {
        let settings = &self.settings;
        let issuer = IssuerUrl::new(settings.issuer.clone())
            .map_err(|_| no_answer("oidc_issuer is no address"))?;
        let http = self.http()?;
        let metadata = CoreProviderMetadata::discover_async(issuer, http)
            .await
            .map_err(|fault| {
                use openidconnect::DiscoveryError;
                no_answer(match fault {
                    DiscoveryError::Request(fault) => of_http(fault),
                    DiscoveryError::Validation(_) => {
                        "the provider calls itself another issuer than oidc_issuer"
                    }
                    _ => "the provider says nothing of itself that can be read",
                })
            })?;
        let by_body = metadata
            .token_endpoint_auth_methods_supported()
            .is_some_and(|methods| {
                !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                    && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
            });
        let redirect = RedirectUrl::new(format!("{}{DESK_COUNCIL_RETURN}", settings.base))
            .map_err(|_| no_answer("public_url is no address"))?;
        Ok(CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(settings.client_id.clone()),
            Some(ClientSecret::new(settings.client_secret.text().to_owned())),
        )
        .set_auth_type(if by_body {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        })
        .set_redirect_uri(redirect))
    }

    fn http(&self) -> Result<&Http, Outcome> {
        self.http
            .as_ref()
            .ok_or_else(|| no_answer("no certificates to know it by"))
    }
}

fn verifier(client: &Client, now: i64) -> openidconnect::core::CoreIdTokenVerifier<'_> {
    let at = |seconds: i64| DateTime::<Utc>::from_timestamp(seconds, 0).unwrap_or_default();
    let latest = at(now + CLOCKS_SECONDS);
    client
        .id_token_verifier()
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || at(now - CLOCKS_SECONDS))
        .set_issue_time_verifier_fn(move |issued| {
            if issued > latest {
                Err("of tomorrow".to_owned())
            } else {
                Ok(())
            }
        })
}

fn vouched(claims: &CoreIdTokenClaims) -> Vouched {
    let class = claims.auth_context_ref().map(|class| class.as_str());
    let methods: Vec<&str> = claims
        .auth_method_refs()
        .into_iter()
        .flatten()
        .map(|method| method.as_str())
        .collect();
    Vouched {
        subject: claims.subject().as_str().to_owned(),
        second_factor: factor::is_said(class, &methods),
    }
}

fn outcome_of(fault: &ClaimsVerificationError) -> Outcome {
    match fault {
        ClaimsVerificationError::Expired(_) => {
            tracing::warn!("a word of the council's provider is over, or not yet: compare clocks");
            Outcome::ClocksDiffer
        }
        ClaimsVerificationError::InvalidAudience(_) => not_trusted("meant for somebody else"),
        ClaimsVerificationError::InvalidIssuer(_) => not_trusted("of another issuer"),
        ClaimsVerificationError::InvalidNonce(_) => not_trusted("another nonce"),
        ClaimsVerificationError::SignatureVerification(_) => not_trusted("the signature"),
        _ => not_trusted("something else"),
    }
}

fn not_trusted(why: &'static str) -> Outcome {
    tracing::warn!(why, "a word of the council's provider does not hold");
    Outcome::NotTrusted
}

fn no_answer(why: &'static str) -> Outcome {
    tracing::warn!(why, "the council's provider cannot be used");
    Outcome::NoAnswer
}

const fn of_http(fault: HttpFault) -> &'static str {
    match fault {
        HttpFault::Address => "it names an address that is not https",
        HttpFault::NoAnswer => "it does not answer",
        HttpFault::TooLong => "its answer is too long",
    }
}
