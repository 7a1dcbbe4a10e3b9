//! Passkeys (WebAuthn), checked: what is asked of the browser, and whether what came
//! back was signed for that question, at this address, by somebody whom the device
//! knows. Which passkeys there are, and that a question is asked once, is the store's.
//!
//! No attestation: which make of device somebody uses is not asked.

use crate::secrets::sha256_hex;
use api::desk::passkeys::{ASKED_SECONDS, Held, Made, Signed, ToGive, ToMake};
use passki::{
    AuthenticationCredential, AuthenticationOptions, AuthenticationState, Passki, PasskiError,
    RegistrationCredential, RegistrationOptions, RegistrationState, StoredPasskey,
    UserVerificationRequirement,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::net::IpAddr;

/// What the browser and the device call the desk.
const NAME: &str = "My Pledge desk";
/// How long the browser waits for the device, within the time a question is good for.
const PATIENCE_MILLISECONDS: u64 = (ASKED_SECONDS as u64 - 60) * 1_000;

/// What checks passkeys for one address.
pub struct Passkeys(Passki);

impl std::fmt::Debug for Passkeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Passkeys").field(&self.0.rp_id).finish()
    }
}

/// A question, as it is kept until it is answered.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// For a new passkey.
    Make(RegistrationState),
    /// For one there is.
    Give(AuthenticationState),
}

/// Why what came back is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// Made or signed for another address than the server was told.
    #[error("made for another address than the server's public_url")]
    OtherAddress,
    /// The device let anybody who held it sign.
    #[error("the device did not check who holds it")]
    HolderUnchecked,
    /// The device has signed less often than it said before: there are two of it.
    #[error("this passkey may have been copied: remove it and make another")]
    Copied,
    /// A key that the server cannot check.
    #[error("of a kind that the server cannot check")]
    Kind,
    /// Anything else.
    #[error("not signed by this passkey for this question")]
    Wrong,
}

impl From<PasskiError> for NotTaken {
    fn from(fault: PasskiError) -> Self {
        match fault {
            PasskiError::OriginMismatch { .. }
            | PasskiError::RpIdHashMismatch
            | PasskiError::CrossOriginNotAllowed
            | PasskiError::TopOriginMismatch { .. } => Self::OtherAddress,
            PasskiError::UserVerificationRequired | PasskiError::UserNotPresent => {
                Self::HolderUnchecked
            }
            PasskiError::CounterRegression => Self::Copied,
            PasskiError::UnsupportedAlgorithm(_) => Self::Kind,
            _ => Self::Wrong,
        }
    }
}

/// A passkey as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id at the device.
    pub credential: String,
    /// Its public half, and what else checking it needs.
    pub text: String,
    /// How often the device said it has signed.
    pub counter: i64,
}

impl Kept {
    fn stored(&self) -> Option<StoredPasskey> {
        let mut stored: StoredPasskey = serde_json::from_str(&self.text).ok()?;
        stored.counter = u32::try_from(self.counter).ok()?;
        Some(stored)
    }
}

impl Passkeys {
    /// For the address that people type; none when browsers take no passkeys there:
    /// without https, by a number, or when nobody has said which it is.
    #[must_use]
    pub fn at(public_url: Option<&str>) -> Option<Self> {
        let url = public_url?.to_ascii_lowercase();
        let (scheme, rest) = url.split_once("://")?;
        let host = rest.split(':').next()?;
        let usual = if scheme == "https" { ":443" } else { ":80" };
        let is_name = host.bytes().any(|byte| byte.is_ascii_lowercase())
            && !host.contains('[')
            && host.parse::<IpAddr>().is_err();
        if !is_name || !(scheme == "https" || host == "localhost") {
            return None;
        }
        let origin = url.strip_suffix(usual).unwrap_or(&url);
        Some(Self(Passki::new(host, &[origin], NAME)))
    }

    /// Asks for a new passkey of this member.
    #[must_use]
    pub fn ask_to_make(
        &self,
        member: &str,
        sign_in_name: &str,
        name: &str,
        have: &[Kept],
    ) -> Option<(ToMake, Question)> {
        let stored = all(have);
        let mut options = RegistrationOptions::default();
        options.timeout = PATIENCE_MILLISECONDS;
        options.user_verification = UserVerificationRequirement::Required;
        options.exclude_credentials = Some(&stored);
        // A device gives this back to whoever asks: it must say nothing.
        let user = sha256_hex(format!("passkeys of {member}"));
        let (asked, state) = self
            .0
            .start_passkey_registration(&user.as_bytes()[..32], sign_in_name, name, options)
            .ok()?;
        let to_make = ToMake {
            challenge: asked.challenge,
            rp_id: asked.rp.id,
            rp_name: asked.rp.name,
            user_id: asked.user.id,
            user_name: asked.user.name,
            display_name: asked.user.display_name,
            algorithms: asked.pub_key_cred_params.iter().map(|p| p.alg).collect(),
            have: stored.iter().map(held).collect(),
            timeout_milliseconds: u32::try_from(asked.timeout).unwrap_or(u32::MAX),
        };
        Some((to_make, Question::Make(state)))
    }

    /// Asks for one of these.
    #[must_use]
    pub fn ask_to_give(&self, have: &[Kept]) -> Option<(ToGive, Question)> {
        let stored = all(have);
        // With none, the library would take any.
        if stored.is_empty() {
            return None;
        }
        let mut options = AuthenticationOptions::default();
        options.timeout = PATIENCE_MILLISECONDS;
        options.user_verification = UserVerificationRequirement::Required;
        let (asked, state) = self.0.start_passkey_authentication(&stored, options).ok()?;
        let to_give = ToGive {
            challenge: asked.challenge,
            rp_id: asked.rp_id,
            any_of: stored.iter().map(held).collect(),
            timeout_milliseconds: u32::try_from(asked.timeout).unwrap_or(u32::MAX),
        };
        Some((to_give, Question::Give(state)))
    }

    /// The passkey that was made, to be kept.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub fn made(&self, made: &Made, question: &Question) -> Result<Kept, NotTaken> {
        let Question::Make(state) = question else {
            return Err(NotTaken::Wrong);
        };
        let credential: RegistrationCredential = read(json!({
            "rawId": made.credential,
            "response": {
                "clientDataJSON": made.client_data,
                "attestationObject": made.attestation,
                "transports": made.transports,
            },
        }))?;
        let stored = self.0.finish_passkey_registration(&credential, state)?;
        Ok(Kept {
            credential: Passki::base64_encode(&stored.credential_id),
            text: serde_json::to_string(&stored).map_err(|_| NotTaken::Wrong)?,
            counter: i64::from(stored.counter),
        })
    }

    /// How often the device has signed by now, when it signed this question.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub fn signed(
        &self,
        signed: &Signed,
        kept: &Kept,
        question: &Question,
    ) -> Result<i64, NotTaken> {
        let Question::Give(state) = question else {
            return Err(NotTaken::Wrong);
        };
        let stored = kept.stored().ok_or(NotTaken::Wrong)?;
        let credential: AuthenticationCredential = read(json!({
            "rawId": signed.credential,
            "response": {
                "clientDataJSON": signed.client_data,
                "authenticatorData": signed.authenticator_data,
                "signature": signed.signature,
            },
        }))?;
        let result = self
            .0
            .finish_passkey_authentication(&credential, state, &stored)?;
        // The one it says it is, and the one whose key was looked up.
        if result.credential_id != stored.credential_id {
            return Err(NotTaken::Wrong);
        }
        Ok(i64::from(result.counter))
    }
}

fn read<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> Result<T, NotTaken> {
    serde_json::from_value(value).map_err(|_| NotTaken::Wrong)
}

fn all(kept: &[Kept]) -> Vec<StoredPasskey> {
    kept.iter().filter_map(Kept::stored).collect()
}

fn held(stored: &StoredPasskey) -> Held {
    let transports = serde_json::to_value(&stored.transports)
        .and_then(serde_json::from_value)
        .unwrap_or_default();
    Held {
        credential: Passki::base64_encode(&stored.credential_id),
        transports,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_take_passkeys_by_https_and_a_name_or_at_localhost() {
        for (url, rp_id, origin) in [
            (
                "https://Pledge.Example.gov.uk",
                "pledge.example.gov.uk",
                "https://pledge.example.gov.uk",
            ),
            ("https://a.example:443", "a.example", "https://a.example"),
            (
                "https://a.example:8443",
                "a.example",
                "https://a.example:8443",
            ),
            ("http://localhost:80", "localhost", "http://localhost"),
            (
                "http://localhost:8080",
                "localhost",
                "http://localhost:8080",
            ),
        ] {
            let at = Passkeys::at(Some(url)).expect(url).0;
            assert_eq!(
                (at.rp_id.as_str(), at.rp_origins[0].as_str()),
                (rp_id, origin)
            );
        }
        for url in [
            None,
            Some("http://pledge.example.gov.uk"),
            Some("http://127.0.0.1:8080"),
            Some("https://10.0.0.4"),
            Some("https://[::1]:8443"),
        ] {
            assert!(Passkeys::at(url).is_none(), "{url:?}");
        }
    }

    #[test]
    fn with_no_passkey_none_is_asked_for() {
        let at = Passkeys::at(Some("https://a.example")).expect("a name");
        assert!(at.ask_to_give(&[]).is_none());
    }
}
