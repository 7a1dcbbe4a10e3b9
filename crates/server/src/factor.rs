//! The second factor itself: drawing one, reading a code, and the key outside the
//! database that its secret is kept under. Who has which, and which code was used
//! last, is the store's.

pub mod key;

use crate::edges::{NoRandomness, Random};
use crate::secrets::{code, plain_code, sha256_hex};
use api::desk::second_factor::{DIGITS, SPARE_CODES};
use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

/// Characters of a spare code: 72 random bits, enough to be kept as a plain hash.
const SPARE_CODE_CHARACTERS: usize = 15;
/// Steps to either side in which a phone's clock is found to be wrong while a factor
/// is being set up: ten minutes.
const SETTING_UP_STEPS: u16 = 20;

/// The secret that phone and server share: 160 bits, as RFC 4226 recommends.
pub type Shared = Zeroizing<[u8; 20]>;

/// Draws one.
///
/// # Errors
/// [`NoRandomness`].
pub fn draw(random: &Random) -> Result<Shared, NoRandomness> {
    random.bytes().map(Zeroizing::new)
}

/// As phones take it: base 32, no padding.
#[must_use]
pub fn in_base_32(shared: &Shared) -> String {
    Secret::new_stack(**shared).to_base32()
}

/// SHA-1, six digits, thirty seconds: what every phone's app can do.
fn totp(shared: &Shared, steps_either_way: u16) -> Option<Totp> {
    Builder::new()
        .with_secret(Secret::new_stack(**shared))
        .with_skew(steps_either_way)
        .build()
        .ok()
}

/// The step whose code this is, at most one away from now.
#[must_use]
pub fn step_of(shared: &Shared, typed: &str, now: i64) -> Option<i64> {
    within(shared, typed, now, 1)
}

/// By how many minutes, rounded up, the phone's clock is off, when that is why its
/// code is wrong. Only for a factor that is being set up: its holder has just been
/// shown the secret, so that nothing is told that helps to guess.
#[must_use]
pub fn minutes_off(shared: &Shared, typed: &str, now: i64) -> Option<i64> {
    let step = within(shared, typed, now, SETTING_UP_STEPS)?;
    let steps = (step - now / 30).abs();
    Some((steps + 1) / 2)
}

fn within(shared: &Shared, typed: &str, now: i64, steps: u16) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let step = totp(shared, steps)?.check(&digits, u64::try_from(now).ok()?)?;
    i64::try_from(step).ok()
}

/// Fresh spare codes in groups, to be shown once.
///
/// # Errors
/// [`NoRandomness`].
pub fn spare_codes(random: &Random) -> Result<Vec<String>, NoRandomness> {
    (0..SPARE_CODES)
        .map(|_| code(random, SPARE_CODE_CHARACTERS))
        .collect()
}

/// A spare code as it is kept. With the member, so that one of somebody else's is
/// not found.
#[must_use]
pub fn spare_code_sha256(member: &str, typed: &str) -> String {
    sha256_hex(format!("{member} {}", plain_code(typed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn of_the_rfc() -> Shared {
        Zeroizing::new(*b"12345678901234567890")
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        // Its eight digits end in these six.
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(step_of(&of_the_rfc(), code, at), Some(at / 30), "{at}");
        }
        assert_eq!(
            in_base_32(&of_the_rfc()),
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        );
    }

    #[test]
    fn a_code_is_good_one_step_either_way_and_no_further() {
        // 005924 stands from 1 234 567 890 to 919.
        for (at, good) in [
            (1_234_567_859, false),
            (1_234_567_860, true),
            (1_234_567_949, true),
            (1_234_567_950, false),
        ] {
            assert_eq!(step_of(&of_the_rfc(), "005924", at).is_some(), good, "{at}");
        }
    }

    #[test]
    fn a_code_may_hold_spaces_and_nothing_else() {
        let at = 1_234_567_890;
        assert!(step_of(&of_the_rfc(), " 005 924 ", at).is_some());
        for typed in ["", "5924", "0059240", "00592a", "٠٠٥٩٢٤", "-05924"] {
            assert_eq!(step_of(&of_the_rfc(), typed, at), None, "{typed}");
        }
    }

    #[test]
    fn a_clock_that_is_off_is_told_in_minutes_up_to_ten() {
        for (seconds, minutes) in [
            (120, Some(2)),
            (-300, Some(5)),
            (600, Some(10)),
            (660, None),
        ] {
            let at = 1_234_567_890 + seconds;
            assert_eq!(
                minutes_off(&of_the_rfc(), "005924", at),
                minutes,
                "{seconds}"
            );
        }
    }

    #[test]
    fn spare_codes_are_ten_and_different_and_survive_bad_typing() {
        let codes = spare_codes(&Random::of_this_machine()).unwrap();
        let mut kept: Vec<String> = codes.iter().map(|c| spare_code_sha256("ada", c)).collect();
        let badly = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(spare_code_sha256("ada", &badly), kept[0]);
        assert_ne!(spare_code_sha256("bo", &codes[0]), kept[0]);
        kept.sort();
        kept.dedup();
        assert_eq!(kept.len(), 10);
    }
}
