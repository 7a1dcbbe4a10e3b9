//! One shape for everything that can be refused. Codes are stable; a client
//! meets a code it does not know as [`Code::Other`].

use serde::{Deserialize, Serialize};

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of refusal.
    pub code: Code,
    /// What happened and what to do, for staff and logs. Never a person's words.
    pub detail: String,
    /// The field at fault, where one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Seconds to wait before trying again, where waiting helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u32>,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $status:literal;)*) => {
        /// The catalogue of problems.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Code {
            $($(#[$doc])* $name,)*
            /// A code this build does not know.
            #[serde(other)]
            Other,
        }

        impl Code {
            /// The HTTP status it travels with.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self {
                    $(Self::$name => $status,)*
                    Self::Other => 500,
                }
            }
        }
    };
}

codes! {
    /// The body is not what the route takes.
    Unreadable = 400;
    /// Not signed in, or the session has ended.
    SignedOut = 401;
    /// Signed in, but not allowed; also a write from another site.
    NotAllowed = 403;
    /// Signed in, but the second factor was given too long ago for this: give it again.
    ProveAgain = 403;
    /// Nothing there.
    NotFound = 404;
    /// Same id, other bytes; or withdrawn.
    Conflict = 409;
    /// The invitation has ended. The sealed bytes stay good.
    InvitationEnded = 410;
    /// The body is too large.
    TooLarge = 413;
    /// Readable, but a field is wrong.
    Invalid = 422;
    /// Too many tries; wait.
    SlowDown = 429;
    /// Something broke here.
    Broken = 500;
    /// Too busy, or not set up yet; wait.
    Unavailable = 503;
    /// No room left; wait.
    Full = 507;
}

impl Problem {
    /// A refusal with nothing but its code and what happened.
    #[must_use]
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
            field: None,
            retry_after_seconds: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_of_the_design_has_its_code() {
        let said = [
            Code::Conflict,
            Code::InvitationEnded,
            Code::TooLarge,
            Code::Invalid,
            Code::SlowDown,
            Code::Unavailable,
            Code::Full,
        ]
        .map(Code::status);
        assert_eq!(said, [409, 410, 413, 422, 429, 503, 507]);
    }
}
