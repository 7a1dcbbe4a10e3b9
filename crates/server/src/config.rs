//! The settings: from the command line, then the environment, then
//! `my-pledge.toml`, then what is written here. `docs/RUNNING.md` explains each.

pub mod council_account;

use crate::store::Database;
use clap::Args;
use council_account::CouncilAccount;
use domain::consultation::suppression::{Lowered, Threshold};
use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// The file that is read when it is there and no other is named.
pub const FILE: &str = "my-pledge.toml";

/// The settings as they are given. The same names in the file, with underscores.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Given {
    /// Where to listen. [127.0.0.1:8080]
    #[arg(long, env = "MY_PLEDGE_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// The folder that holds the SQLite file. [data]
    #[arg(long, env = "MY_PLEDGE_DATA", value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// The file with the key that members' second factors are kept under; made when there is none. [second-factor.key in the data folder]
    #[arg(long, env = "MY_PLEDGE_FACTOR_KEY", value_name = "FILE")]
    pub factor_key: Option<PathBuf>,
    /// A PostgreSQL database to use instead: postgres://…
    #[arg(
        long,
        env = "MY_PLEDGE_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database: Option<String>,
    /// The folder with the built apps. [inside the binary, else dist]
    #[arg(long, env = "MY_PLEDGE_DIST", value_name = "FOLDER")]
    pub dist: Option<PathBuf>,
    /// The address people type. [http:// and where it listens]
    #[arg(long, env = "MY_PLEDGE_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// A website that may show the widget in a frame, such as https://www.example.gov.uk. May be repeated.
    #[arg(
        long = "embed-host",
        env = "MY_PLEDGE_EMBED_HOSTS",
        value_name = "ORIGIN",
        value_delimiter = ','
    )]
    pub embed_hosts: Option<Vec<String>>,
    /// The most the SQLite file may grow to, in mebibytes. [no limit]
    #[arg(long, env = "MY_PLEDGE_MOST_MEBIBYTES", value_name = "MEBIBYTES")]
    pub most_mebibytes: Option<u32>,
    /// Staff may sign in with an account of this OpenID Connect provider: its issuer, such as https://login.example.gov.uk. [off]
    #[arg(long, env = "MY_PLEDGE_OIDC_ISSUER", value_name = "URL")]
    pub oidc_issuer: Option<String>,
    /// The id that the provider gave this server.
    #[arg(long, env = "MY_PLEDGE_OIDC_CLIENT_ID", value_name = "ID")]
    pub oidc_client_id: Option<String>,
    /// The secret that goes with it. Better in a file: other programs can read a command line.
    #[arg(
        long,
        env = "MY_PLEDGE_OIDC_CLIENT_SECRET",
        value_name = "SECRET",
        hide_env_values = true
    )]
    pub oidc_client_secret: Option<String>,
    /// A file with that secret.
    #[arg(long, env = "MY_PLEDGE_OIDC_CLIENT_SECRET_FILE", value_name = "FILE")]
    pub oidc_client_secret_file: Option<PathBuf>,
    /// What the button calls it: "Sign in with …". [your council account]
    #[arg(long, env = "MY_PLEDGE_OIDC_NAME", value_name = "WORDS")]
    pub oidc_name: Option<String>,
    /// Take a second factor that the provider says it asked for in the place of ours. [false]
    #[arg(long, env = "MY_PLEDGE_OIDC_TRUSTS_MFA", num_args = 0..=1, default_missing_value = "true")]
    pub oidc_trusts_mfa: Option<bool>,
    /// The fewest people figures are shown of: 10 or more. Cells of fewer than half of it are hidden, and percentages of fewer than twice. [10]
    #[arg(long, env = "MY_PLEDGE_SMALLEST_GROUP", value_name = "PEOPLE")]
    pub smallest_group: Option<u32>,
    /// On this machine only: a session cookie without Secure, for browsers that refuse one on http://127.0.0.1.
    #[arg(long, env = "MY_PLEDGE_PLAIN_COOKIE", num_args = 0..=1, default_missing_value = "true")]
    pub plain_cookie: Option<bool>,
}

/// The settings as they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where everything is kept.
    pub database: Database,
    /// The file with the key that members' second factors are kept under.
    pub factor_key: PathBuf,
    /// The folder with the built apps, if not those inside the binary.
    pub dist: Option<PathBuf>,
    /// The address people type, if one was given; no slash at its end.
    pub public_url: Option<String>,
    /// Websites that may show the widget in a frame.
    pub embed_hosts: Vec<String>,
    /// From how many people on figures are shown.
    pub threshold: Threshold,
    /// Whether the session cookie does without `Secure`.
    pub plain_cookie: bool,
    /// The council's provider, if staff may sign in with it.
    pub council_account: Option<CouncilAccount>,
}

/// A setting that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigFault {
    /// The file cannot be read.
    #[error("{0}: {1}")]
    File(String, String),
    /// Not an address people can type.
    #[error("public_url: {0} is not http:// or https:// and a host, with no path")]
    PublicUrl(String),
    /// Not an origin.
    #[error("embed_hosts: {0} is not https:// and a host, with no path")]
    EmbedHost(String),
    /// Not PostgreSQL.
    #[error("database: must begin with postgres:// (leave it out for SQLite)")]
    Database,
    /// Fewer people than is safe.
    #[error("smallest_group: {0}")]
    SmallestGroup(#[from] Lowered),
    /// A plain cookie where others listen.
    #[error(
        "plain_cookie: only for a server that listens on this machine alone and is reached by http"
    )]
    PlainCookie,
    /// Signing in with a council account cannot work like this: the setting, and what to do.
    #[error("{0}: {1}")]
    CouncilAccount(&'static str, String),
}

impl Given {
    /// The settings of this file, or of `my-pledge.toml` if it is there.
    ///
    /// # Errors
    /// [`ConfigFault::File`], with the place.
    pub fn read_file(named: Option<&Path>) -> Result<Self, ConfigFault> {
        let path = named.unwrap_or(Path::new(FILE));
        if named.is_none() && !path.exists() {
            return Ok(Self::default());
        }
        let fault =
            |fault: String| ConfigFault::File(path.display().to_string(), fault.trim().to_owned());
        let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
        toml::from_str(&text).map_err(|error| fault(error.to_string()))
    }

    /// These settings, and for those not given, the others.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            listen: self.listen.or(others.listen),
            data: self.data.or(others.data),
            factor_key: self.factor_key.or(others.factor_key),
            database: self.database.or(others.database),
            dist: self.dist.or(others.dist),
            public_url: self.public_url.or(others.public_url),
            embed_hosts: self.embed_hosts.or(others.embed_hosts),
            most_mebibytes: self.most_mebibytes.or(others.most_mebibytes),
            oidc_issuer: self.oidc_issuer.or(others.oidc_issuer),
            oidc_client_id: self.oidc_client_id.or(others.oidc_client_id),
            oidc_client_secret: self.oidc_client_secret.or(others.oidc_client_secret),
            oidc_client_secret_file: self
                .oidc_client_secret_file
                .or(others.oidc_client_secret_file),
            oidc_name: self.oidc_name.or(others.oidc_name),
            oidc_trusts_mfa: self.oidc_trusts_mfa.or(others.oidc_trusts_mfa),
            smallest_group: self.smallest_group.or(others.smallest_group),
            plain_cookie: self.plain_cookie.or(others.plain_cookie),
        }
    }

    /// The settings as they hold.
    ///
    /// # Errors
    /// The first [`ConfigFault`].
    pub fn settle(mut self) -> Result<Config, ConfigFault> {
        let listen = self
            .listen
            .unwrap_or(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8_080));
        let public_url = self
            .public_url
            .take()
            .map(|url| url.trim_end_matches('/').to_owned());
        let council_account = council_account::settle(&self, public_url.as_deref())?;
        if let Some(url) = &public_url
            && !is_origin(url)
        {
            return Err(ConfigFault::PublicUrl(url.clone()));
        }
        let embed_hosts = self.embed_hosts.unwrap_or_default();
        if let Some(host) = embed_hosts.iter().find(|host| {
            !is_origin(host) || !(host.starts_with("https://") || is_loopback_origin(host))
        }) {
            return Err(ConfigFault::EmbedHost(host.clone()));
        }
        let plain_cookie = self.plain_cookie.unwrap_or_default();
        if plain_cookie
            && !(listen.ip().is_loopback() && public_url.as_deref().is_none_or(is_loopback_origin))
        {
            return Err(ConfigFault::PlainCookie);
        }
        let threshold = match self.smallest_group {
            Some(people) => Threshold::LEAST.raised_to(people)?,
            None => Threshold::LEAST,
        };
        let data = self.data.unwrap_or_else(|| PathBuf::from("data"));
        let database = match self.database {
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Database::Postgresql { url }
            }
            Some(_) => return Err(ConfigFault::Database),
            None => Database::Sqlite {
                file: data.join("my-pledge.sqlite"),
                most_mebibytes: self.most_mebibytes,
            },
        };
        Ok(Config {
            listen,
            database,
            factor_key: self
                .factor_key
                .unwrap_or_else(|| data.join("second-factor.key")),
            dist: self.dist,
            public_url,
            embed_hosts,
            threshold,
            plain_cookie,
            council_account,
        })
    }
}

impl Config {
    /// The session cookie's name. The prefix makes browsers insist on `Secure`.
    #[must_use]
    pub const fn cookie_name(&self) -> &'static str {
        if self.plain_cookie {
            "my-pledge-desk"
        } else {
            "__Host-my-pledge-desk"
        }
    }

    /// The name of the cookie of somebody who has gone to the council's provider.
    #[must_use]
    pub const fn attempt_cookie_name(&self) -> &'static str {
        if self.plain_cookie {
            "my-pledge-gone"
        } else {
            "__Host-my-pledge-gone"
        }
    }

    /// The name of the cookie with how that ended, for a moment.
    #[must_use]
    pub const fn outcome_cookie_name(&self) -> &'static str {
        if self.plain_cookie {
            "my-pledge-came-back"
        } else {
            "__Host-my-pledge-came-back"
        }
    }

    /// Whether people come by https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"))
    }
}

/// Scheme, host and perhaps a port; nothing that could end a header or a directive.
fn is_origin(text: &str) -> bool {
    text.strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .is_some_and(|host| {
            !host.is_empty()
                && host.bytes().all(|byte| {
                    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']')
                })
        })
}

fn is_loopback_origin(text: &str) -> bool {
    text.strip_prefix("http://").is_some_and(|host| {
        ["127.0.0.1", "localhost", "[::1]"]
            .into_iter()
            .any(|name| host == name || host.starts_with(&format!("{name}:")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(change: impl FnOnce(&mut Given)) -> Result<Config, ConfigFault> {
        let mut given = Given::default();
        change(&mut given);
        given.settle()
    }

    #[test]
    fn with_no_settings_it_listens_on_this_machine_alone_with_a_secure_cookie() {
        let config = given(|_| {}).unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.cookie_name(), "__Host-my-pledge-desk");
        assert!(config.embed_hosts.is_empty());
    }

    #[test]
    fn a_plain_cookie_is_refused_wherever_others_could_listen() {
        assert!(given(|given| given.plain_cookie = Some(true)).is_ok());
        for listen in ["0.0.0.0:8080", "192.168.1.4:80"] {
            let refused = given(|given| {
                given.plain_cookie = Some(true);
                given.listen = listen.parse().ok();
            });
            assert_eq!(refused, Err(ConfigFault::PlainCookie), "{listen}");
        }
        let refused = given(|given| {
            given.plain_cookie = Some(true);
            given.public_url = Some("https://my-pledge.example.gov.uk".to_owned());
        });
        assert_eq!(refused, Err(ConfigFault::PlainCookie));
    }

    #[test]
    fn an_embed_host_that_is_not_an_origin_is_refused() {
        for host in [
            "www.example.gov.uk",
            "http://www.example.gov.uk",
            "https://www.example.gov.uk/children",
            "https://a.example; script-src *",
            "https://",
            "*",
        ] {
            let refused = given(|given| given.embed_hosts = Some(vec![host.to_owned()]));
            assert_eq!(refused, Err(ConfigFault::EmbedHost(host.to_owned())));
        }
        for host in ["https://www.example.gov.uk", "http://127.0.0.1:9000"] {
            assert!(given(|given| given.embed_hosts = Some(vec![host.to_owned()])).is_ok());
        }
    }

    #[test]
    fn the_smallest_group_can_be_raised_and_never_lowered() {
        let raised = given(|given| given.smallest_group = Some(15)).unwrap();
        assert_eq!(raised.threshold.base(), 15);
        let fault = given(|given| given.smallest_group = Some(9)).unwrap_err();
        assert!(fault.to_string().starts_with("smallest_group: "), "{fault}");
    }

    #[test]
    fn a_misspelt_setting_in_the_file_is_an_error_that_names_it() {
        let fault = toml::from_str::<Given>("lisen = \"127.0.0.1:1\"").unwrap_err();
        assert!(fault.to_string().contains("lisen"));
    }

    #[test]
    fn the_command_line_goes_before_the_file() {
        let line = Given {
            data: Some("here".into()),
            ..Given::default()
        };
        let file: Given = toml::from_str("data = 'there'\nmost_mebibytes = 7").unwrap();
        let both = line.or(file);
        assert_eq!(both.data, Some("here".into()));
        assert_eq!(both.most_mebibytes, Some(7));
    }
}
