//! What somebody who holds a team's key leaves with the server to say whose a
//! member's own key is. Nobody without the team's key can make one, so that the next
//! who gives keys need not compare safety words again.

use super::TeamPrivateKey;
use super::own::OwnPublicKey;
use crate::invitation::from_hexadecimal;
use api::binding;
use domain::ids::hexadecimal;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

/// HMAC-SHA256 under a key of the team's, over team, epoch, member and public key; 64
/// hexadecimal characters.
#[must_use]
pub fn vouch(team_key: &TeamPrivateKey, member: &str, public: &OwnPublicKey) -> String {
    hexadecimal(&mac(team_key, member, public).finalize().into_bytes())
}

/// Whether this was left by somebody who holds this key, for this member and no other
/// public key.
#[must_use]
pub fn is_vouched(
    team_key: &TeamPrivateKey,
    member: &str,
    public: &OwnPublicKey,
    vouched: &str,
) -> bool {
    // Compared in a time that does not depend on where they differ.
    from_hexadecimal(vouched)
        .is_some_and(|left| mac(team_key, member, public).verify_slice(&left).is_ok())
}

fn mac(team_key: &TeamPrivateKey, member: &str, public: &OwnPublicKey) -> Hmac<Sha256> {
    let info = binding::info(binding::VOUCH, team_key.team(), team_key.epoch());
    let mut key = Zeroizing::new([0; 64]);
    // Only a length over 8,160 bytes is refused.
    let _ = Hkdf::<Sha256>::new(Some(binding::VOUCH.as_bytes()), team_key.bytes())
        .expand(&info, key.as_mut_slice());
    let mut mac = Hmac::<Sha256>::new((&*key).into());
    mac.update(&info);
    mac.update(&(member.len() as u64).to_be_bytes());
    mac.update(member.as_bytes());
    mac.update(public.bytes());
    mac
}
