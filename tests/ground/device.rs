//! A device with passkeys in software: what a browser and an authenticator would do,
//! and what they would not.

use api::desk::passkeys::{Made, NewPasskey, Signed, ToGive, ToMake};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use sha2::{Digest as _, Sha256};

/// The address the tests' desk is typed at.
pub(crate) const ADDRESS: &str = "https://pledge.example";

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MADE: u8 = 0x40;

/// One passkey and what it is in.
#[derive(Debug, Clone)]
pub(crate) struct Device {
    /// Its private key.
    pub(crate) key: SigningKey,
    /// Its passkey's id.
    pub(crate) credential: Vec<u8>,
    /// How often it says it has signed.
    pub(crate) counter: u32,
    /// The page that the browser says it is on.
    pub(crate) origin: String,
    /// The host name that the device signs for; the one it was asked for without.
    pub(crate) rp_id: Option<String>,
    /// Whether it asked for a finger or a PIN.
    pub(crate) verifies: bool,
}

impl Device {
    /// The device numbered `n`.
    pub(crate) fn numbered(n: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[n; 32]).unwrap(),
            credential: vec![n; 24],
            counter: 0,
            origin: ADDRESS.to_owned(),
            rp_id: None,
            verifies: true,
        }
    }

    /// That id as it travels.
    pub(crate) fn credential(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.credential)
    }

    /// Makes a passkey, and its member calls it this.
    pub(crate) fn make(&mut self, asked: &ToMake, name: &str) -> NewPasskey {
        let client_data = self.client_data("webauthn.create", &asked.challenge);
        let mut data = self.data(&asked.rp_id, MADE);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        data.extend(&self.credential);
        data.extend(self.public_key());
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        NewPasskey {
            name: name.to_owned(),
            made: Made {
                credential: self.credential(),
                client_data: URL_SAFE_NO_PAD.encode(client_data),
                attestation: URL_SAFE_NO_PAD.encode(attestation),
                transports: vec!["internal".to_owned(), "of-tomorrow".to_owned()],
            },
        }
    }

    /// Signs what it is asked.
    pub(crate) fn sign(&mut self, asked: &ToGive) -> Signed {
        let client_data = self.client_data("webauthn.get", &asked.challenge);
        self.counter += 1;
        let data = self.data(&asked.rp_id, 0);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&client_data));
        let signature: Signature = self.key.sign(&signed);
        Signed {
            credential: self.credential(),
            client_data: URL_SAFE_NO_PAD.encode(client_data),
            authenticator_data: URL_SAFE_NO_PAD.encode(data),
            signature: URL_SAFE_NO_PAD.encode(signature.to_der()),
        }
    }

    fn client_data(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let origin = &self.origin;
        format!(
            r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false}}"#
        )
        .into_bytes()
    }

    fn data(&self, asked_for: &str, flags: u8) -> Vec<u8> {
        let rp_id = self.rp_id.as_deref().unwrap_or(asked_for);
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(rp_id).to_vec();
        data.push(flags | PRESENT | verified);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// As COSE writes a key of P-256.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut cose = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".to_vec();
        cose.extend(point.x().unwrap());
        cose.extend(b"\x22\x58\x20");
        cose.extend(point.y().unwrap());
        cose
    }
}
