//! Whether a provider's signed word says that it asked for a second factor: by its `acr`,
//! or by methods of two kinds in its `amr` (RFC 8176). Says nothing of whether we take
//! its word for it.

/// Classes that mean two factors, whatever else is said.
const CLASSES: [&str; 2] = [
    "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
    "https://refeds.org/profile/mfa",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Known,
    Held,
    Own,
}

/// What kind of proof a method is. What is in no list counts for nothing.
fn kind(method: &str) -> Option<Kind> {
    match method {
        "pwd" | "pin" | "kba" => Some(Kind::Known),
        "otp" | "hwk" | "swk" | "sms" | "tel" | "sc" | "pop" => Some(Kind::Held),
        "face" | "fpt" | "iris" | "retina" | "vbm" => Some(Kind::Own),
        _ => None,
    }
}

/// Whether a second factor is said to have been asked for.
pub(super) fn is_said(class: Option<&str>, methods: &[&str]) -> bool {
    if class.is_some_and(|class| CLASSES.contains(&class)) || methods.contains(&"mfa") {
        return true;
    }
    let mut kinds = methods.iter().filter_map(|method| kind(method));
    kinds
        .next()
        .is_some_and(|first| kinds.any(|other| other != first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_kinds_are_two_factors_and_two_of_a_kind_are_one() {
        for (class, methods, said) in [
            (None, &[] as &[&str], false),
            (None, &["mfa"], true),
            (None, &["pwd"], false),
            (None, &["pwd", "pin"], false),
            (None, &["otp", "sms"], false),
            (None, &["pwd", "otp"], true),
            (None, &["hwk", "fpt"], true),
            (None, &["pwd", "rsa"], false),
            (None, &["MFA"], false),
            (Some("1"), &["pwd"], false),
            (Some("https://refeds.org/profile/mfa"), &["pwd"], true),
        ] {
            assert_eq!(is_said(class, methods), said, "{class:?} {methods:?}");
        }
    }
}
