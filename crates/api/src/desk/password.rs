//! What a new password must be: asked by the desk while somebody types, and by the
//! server, whose answer counts.
//!
//! Long rather than strange: no rule about capitals or signs. Kept out are the
//! passwords that everybody tries first. The list of common ones of twelve
//! characters and more comes from the `zxcvbn` project (MIT licence).

use super::setup::{LEAST_PASSWORD, MOST_PASSWORD};

const COMMON: &str = include_str!("common_passwords.txt");

/// Words that are no password, however they are dressed up with digits and signs.
const STEMS: &[&str] = &[
    "password",
    "passwort",
    "passphrase",
    "welcome",
    "letmein",
    "qwerty",
    "qwertyuiop",
    "azerty",
    "asdfghjkl",
    "zxcvbnm",
    "administrator",
    "admin",
    "changeme",
    "iloveyou",
    "football",
    "liverpool",
    "arsenal",
    "chelsea",
    "princess",
    "sunshine",
    "dragon",
    "monkey",
    "superman",
    "batman",
    "summer",
    "winter",
    "spring",
    "autumn",
    "monday",
    "friday",
    "january",
    "december",
    "slough",
    "children",
    "childrenfirst",
    "sloughchildrenfirst",
    "mypledge",
    "pledge",
    "council",
    "socialworker",
    "participation",
    "secret",
    "trustno",
    "test",
    "testing",
];

/// What is wrong with a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordFault {
    /// Fewer than [`LEAST_PASSWORD`] characters.
    Short {
        /// How many more are needed.
        missing: usize,
    },
    /// More than [`MOST_PASSWORD`] characters.
    Long,
    /// One that many people use, or little more than it.
    Common,
    /// The name or the sign-in name is in it.
    OwnName,
    /// The same few characters again and again.
    Monotonous,
}

impl std::fmt::Display for PasswordFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Short { .. } => write!(f, "{LEAST_PASSWORD} characters or more"),
            Self::Long => write!(f, "{MOST_PASSWORD} characters or fewer"),
            Self::Common => f.write_str("one that many people use"),
            Self::OwnName => f.write_str("without the name or the sign-in name"),
            Self::Monotonous => f.write_str("too few different characters"),
        }
    }
}

/// Whether this may be the password of somebody with these names.
///
/// # Errors
/// The first [`PasswordFault`] found.
pub fn judge(password: &str, own_names: &[&str]) -> Result<(), PasswordFault> {
    let characters = password.chars().count();
    if characters < LEAST_PASSWORD {
        return Err(PasswordFault::Short {
            missing: LEAST_PASSWORD - characters,
        });
    }
    if characters > MOST_PASSWORD {
        return Err(PasswordFault::Long);
    }
    let lower = password.to_lowercase();
    let mut different: Vec<char> = lower.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 5 {
        return Err(PasswordFault::Monotonous);
    }
    let core = core(&lower);
    if COMMON.lines().any(|common| common == lower)
        || core.is_empty()
        || STEMS.iter().any(|stem| repeats(&core, stem))
    {
        return Err(PasswordFault::Common);
    }
    let is_own = |name: &&str| {
        let name = name.trim().to_lowercase();
        let letters = self::core(&name);
        // A short name is part of many words; alone it is still no password.
        (name.chars().count() >= 5 && lower.contains(&name))
            || (letters.len() >= 3 && repeats(&core, &letters))
    };
    if own_names.iter().any(is_own) {
        return Err(PasswordFault::OwnName);
    }
    Ok(())
}

/// The letters alone, with digits and signs that stand for letters read as those,
/// and digits at the ends left off.
fn core(lower: &str) -> String {
    lower
        .trim_matches(|character: char| {
            !character.is_alphabetic() && !matches!(character, '@' | '$')
        })
        .chars()
        .map(|character| match character {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            other => other,
        })
        .filter(|character| character.is_alphabetic())
        .collect()
}

/// Whether `core` is `word` once or several times over.
fn repeats(core: &str, word: &str) -> bool {
    !word.is_empty() && core.len().is_multiple_of(word.len()) && core.replace(word, "").is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_unlike_others_is_enough() {
        for password in [
            "correct horse battery",
            "herons over the weir",
            "Xk4-9vL2-Qp7t",
            "лебедь над водой",
        ] {
            assert_eq!(judge(password, &["Sam Okafor"]), Ok(()), "{password}");
        }
    }

    #[test]
    fn the_length_is_counted_in_characters_and_said() {
        assert_eq!(judge("", &[]), Err(PasswordFault::Short { missing: 12 }));
        assert_eq!(
            judge("ééééééééééé", &[]),
            Err(PasswordFault::Short { missing: 1 })
        );
        assert_eq!(judge(&"abcdefgh".repeat(17), &[]), Err(PasswordFault::Long));
    }

    #[test]
    fn common_ones_are_refused_however_they_are_dressed_up() {
        for password in [
            "1q2w3e4r5t6y",
            "Password1234!",
            "P@ssw0rd2026!!",
            "passwordpassword",
            "SloughChildrenFirst1",
            "MyPledge2026!!!!",
            "Summer2026!!!!!",
            "123456789012",
        ] {
            assert_eq!(
                judge(password, &[]),
                Err(PasswordFault::Common),
                "{password}"
            );
        }
    }

    #[test]
    fn a_name_is_refused_with_digits_and_in_a_phrase_but_not_a_short_one_within_words() {
        let names = ["Sam Okafor", "sokafor"];
        assert_eq!(judge("SamOkafor2026", &names), Err(PasswordFault::OwnName));
        assert_eq!(
            judge("sokaforsokafor1", &names),
            Err(PasswordFault::OwnName)
        );
        assert_eq!(
            judge("sam okafor likes herons", &names),
            Err(PasswordFault::OwnName)
        );
        assert_eq!(judge("the same herons again", &["Sam"]), Ok(()));
    }

    #[test]
    fn few_different_characters_are_refused() {
        assert_eq!(judge("abababababab", &[]), Err(PasswordFault::Monotonous));
    }

    #[test]
    fn the_list_holds_only_what_the_length_lets_through_in_lower_case() {
        for common in COMMON.lines() {
            assert!(common.chars().count() >= LEAST_PASSWORD, "{common}");
            assert_eq!(common, common.to_lowercase());
        }
    }
}
