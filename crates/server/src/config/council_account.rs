//! The settings for signing in with an account that the council keeps. Off unless an
//! issuer is named; then everything it needs has to be there when the server starts.

use super::{ConfigFault, Given, is_loopback_origin};
use std::fmt;
use std::path::Path;

/// What the button says when nothing else is set.
const NAME: &str = "your council account";
/// The most characters of it.
const MOST_NAME: usize = 40;

/// A secret of this server's, shown to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientSecret(String);

impl ClientSecret {
    /// The secret itself.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret(..)")
    }
}

/// The settings as they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouncilAccount {
    /// Who vouches: the provider's address, exactly as it writes it itself.
    pub issuer: String,
    /// As whom this server is known there.
    pub client_id: String,
    /// How it shows that.
    pub client_secret: ClientSecret,
    /// What the button says.
    pub name: String,
    /// Whether a second factor that the provider asked for is taken for ours.
    pub trusts_mfa: bool,
    /// Our own address, that people are sent back to.
    pub base: String,
}

/// Settles them.
///
/// # Errors
/// [`ConfigFault::CouncilAccount`], with the setting and what to do.
pub(super) fn settle(
    given: &Given,
    public_url: Option<&str>,
) -> Result<Option<CouncilAccount>, ConfigFault> {
    let fault = |setting, what: &str| Err(ConfigFault::CouncilAccount(setting, what.to_owned()));
    let Some(issuer) = given.oidc_issuer.clone() else {
        let alone = [
            ("oidc_client_id", given.oidc_client_id.is_some()),
            ("oidc_client_secret", given.oidc_client_secret.is_some()),
            (
                "oidc_client_secret_file",
                given.oidc_client_secret_file.is_some(),
            ),
            ("oidc_name", given.oidc_name.is_some()),
            ("oidc_trusts_mfa", given.oidc_trusts_mfa == Some(true)),
        ];
        return match alone.into_iter().find(|(_, there)| *there) {
            None => Ok(None),
            Some((setting, _)) => fault(
                setting,
                "does nothing without oidc_issuer: set that, or leave this out",
            ),
        };
    };
    if !is_issuer(&issuer) {
        return fault(
            "oidc_issuer",
            "must be the https:// address that the provider calls its issuer, with nothing after a ? or #",
        );
    }
    let Some(client_id) = given.oidc_client_id.clone().filter(|id| !id.is_empty()) else {
        return fault(
            "oidc_client_id",
            "is needed with oidc_issuer: the id that the provider gave this server",
        );
    };
    let base = match public_url {
        Some(url) if url.starts_with("https://") || is_loopback_origin(url) => url.to_owned(),
        Some(_) => {
            return fault(
                "public_url",
                "must begin with https:// with oidc_issuer: people are sent back to it",
            );
        }
        None => {
            return fault(
                "public_url",
                "is needed with oidc_issuer: people are sent back to it",
            );
        }
    };
    let name = given.oidc_name.clone().unwrap_or_else(|| NAME.to_owned());
    let name = name.trim().to_owned();
    if name.is_empty() || name.chars().count() > MOST_NAME || name.chars().any(char::is_control) {
        return fault("oidc_name", "must be 1 to 40 characters on one line");
    }
    Ok(Some(CouncilAccount {
        issuer,
        client_id,
        client_secret: secret(given)?,
        name,
        trusts_mfa: given.oidc_trusts_mfa.unwrap_or_default(),
        base,
    }))
}

fn secret(given: &Given) -> Result<ClientSecret, ConfigFault> {
    let fault = |setting, what: String| Err(ConfigFault::CouncilAccount(setting, what));
    match (&given.oidc_client_secret, &given.oidc_client_secret_file) {
        (Some(_), Some(_)) => fault(
            "oidc_client_secret_file",
            "there is an oidc_client_secret as well: leave one of them out".to_owned(),
        ),
        (Some(secret), None) if !secret.trim().is_empty() => {
            Ok(ClientSecret(secret.trim().to_owned()))
        }
        (None, Some(file)) => read(file),
        _ => fault(
            "oidc_client_secret_file",
            "is needed with oidc_issuer: a file with the secret that the provider gave this server"
                .to_owned(),
        ),
    }
}

fn read(file: &Path) -> Result<ClientSecret, ConfigFault> {
    let fault = |what: String| {
        let what = format!("{}: {what}", file.display());
        Err(ConfigFault::CouncilAccount("oidc_client_secret_file", what))
    };
    match std::fs::read_to_string(file) {
        Ok(text) if text.trim().is_empty() => fault("holds no secret".to_owned()),
        Ok(text) => Ok(ClientSecret(text.trim().to_owned())),
        Err(why) => fault(format!("cannot be read ({why})")),
    }
}

/// An address of a provider: https, or this machine's own for trying it.
fn is_issuer(text: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(text) else {
        return false;
    };
    let plain = url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    plain && is_safe(&url)
}

/// Https, or http on this machine.
pub(crate) fn is_safe(url: &reqwest::Url) -> bool {
    match url.scheme() {
        "https" => url.has_host(),
        "http" => is_loopback_origin(&url.origin().ascii_serialization()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(change: impl FnOnce(&mut Given)) -> Result<Option<CouncilAccount>, ConfigFault> {
        let mut given = Given {
            public_url: Some("https://pledge.example".to_owned()),
            oidc_issuer: Some("https://login.example/council".to_owned()),
            oidc_client_id: Some("pledge".to_owned()),
            oidc_client_secret: Some("s3cret".to_owned()),
            ..Given::default()
        };
        change(&mut given);
        given.settle().map(|config| config.council_account)
    }

    fn setting_at_fault(change: impl FnOnce(&mut Given)) -> &'static str {
        match settled(change) {
            Err(ConfigFault::CouncilAccount(setting, _)) => setting,
            other => panic!("settled: {other:?}"),
        }
    }

    #[test]
    fn it_is_off_until_an_issuer_is_named_and_then_all_of_it_is_there() {
        assert_eq!(Given::default().settle().unwrap().council_account, None);
        let on = settled(|_| {}).unwrap().unwrap();
        assert_eq!(
            (on.name.as_str(), on.trusts_mfa),
            ("your council account", false)
        );
        assert!(!format!("{on:?}").contains("s3cret"), "{on:?}");
    }

    #[test]
    fn each_fault_names_its_setting() {
        for issuer in [
            "login.example",
            "http://login.example",
            "https://login.example/?tenant=1",
            "https://login.example/#x",
            "https://who@login.example",
            "ftp://login.example",
        ] {
            let setting = setting_at_fault(|given| given.oidc_issuer = Some(issuer.to_owned()));
            assert_eq!(setting, "oidc_issuer", "{issuer}");
        }
        let without = |change: fn(&mut Given)| setting_at_fault(change);
        assert_eq!(
            without(|given| given.oidc_client_id = None),
            "oidc_client_id"
        );
        assert_eq!(without(|given| given.public_url = None), "public_url");
        let plain = |given: &mut Given| given.public_url = Some("http://pledge.example".to_owned());
        assert_eq!(without(plain), "public_url");
        let file = "oidc_client_secret_file";
        assert_eq!(without(|given| given.oidc_client_secret = None), file);
        assert_eq!(
            without(|given| given.oidc_client_secret_file = Some("x".into())),
            file
        );
        let missing = |given: &mut Given| {
            given.oidc_client_secret = None;
            given.oidc_client_secret_file = Some("/no/such/file".into());
        };
        assert_eq!(without(missing), file);
        assert_eq!(
            without(|given| given.oidc_name = Some(" ".to_owned())),
            "oidc_name"
        );
        assert_eq!(without(|given| given.oidc_issuer = None), "oidc_client_id");
    }

    #[test]
    fn on_this_machine_it_can_be_tried_by_http() {
        for host in ["127.0.0.1:9000", "localhost:9000", "[::1]:9000"] {
            let there = settled(|given| {
                given.oidc_issuer = Some(format!("http://{host}"));
                given.public_url = Some("http://localhost:8080".to_owned());
            });
            assert!(there.unwrap().is_some(), "{host}");
        }
    }
}
