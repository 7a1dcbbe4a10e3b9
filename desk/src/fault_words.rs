//! A call without an answer, in plain words: what happened, and what to do next.

use api::problem::{Code, Problem};
use client::Fault;

/// What happened and what to do.
#[must_use]
pub fn words(fault: &Fault) -> String {
    match fault {
        Fault::Offline => {
            "No answer came. Check the connection and try again. Nothing you typed is \
                           lost."
                .to_owned()
        }
        Fault::Unreadable { .. } => "Something else answered in place of the server. Your network \
                                     may want you to sign in first. Open another page, then try \
                                     again here."
            .to_owned(),
        Fault::Refused(problem) => refused(problem),
    }
}

/// What was refused and what to do.
#[must_use]
pub fn refused_words(problem: &Problem) -> yew::AttrValue {
    refused(problem).into()
}

fn refused(problem: &Problem) -> String {
    match problem.code {
        Code::SignedOut => "You are signed out. Sign in again to go on.".to_owned(),
        Code::ProveAgain => "Show once more that it is you, to go on.".to_owned(),
        Code::NotAllowed => "Your account may not do this. Ask your lead.".to_owned(),
        Code::NotFound => "It is no longer there. Go back to the inbox.".to_owned(),
        Code::SlowDown => {
            let wait = wait(problem.retry_after_seconds);
            format!("That was too many tries. Wait {wait}, then try again.")
        }
        Code::Unavailable | Code::Full => {
            let wait = wait(problem.retry_after_seconds);
            format!("The server is busy or full. Wait {wait}, then try again. Nothing is lost.")
        }
        Code::Broken | Code::Other => "Something broke at the server. Try again. If it happens \
                                       twice, tell whoever runs My Pledge for you."
            .to_owned(),
        Code::Unreadable
        | Code::Conflict
        | Code::InvitationEnded
        | Code::TooLarge
        | Code::Invalid => sentence(&problem.detail),
    }
}

fn wait(seconds: Option<u32>) -> String {
    match seconds {
        None => "a minute".to_owned(),
        Some(seconds) if seconds <= 90 => format!("{} seconds", seconds.max(1)),
        Some(seconds) => format!("{} minutes", seconds.div_ceil(60)),
    }
}

/// A detail as a sentence: capital first, full stop last.
fn sentence(detail: &str) -> String {
    let mut letters = detail.chars();
    let mut out: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    out.push_str(letters.as_str());
    if !out.ends_with(['.', '!', '?']) {
        out.push('.');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_that_the_server_names_is_said_in_seconds_or_minutes() {
        let slow = |seconds| {
            words(&Fault::Refused(Problem {
                retry_after_seconds: seconds,
                ..Problem::new(Code::SlowDown, "")
            }))
        };
        assert!(slow(Some(30)).contains("30 seconds"));
        assert!(slow(Some(91)).contains("2 minutes"));
        assert!(slow(None).contains("a minute"));
    }

    #[test]
    fn a_code_or_a_status_is_never_shown() {
        for fault in [
            Fault::Offline,
            Fault::Unreadable { status: 502 },
            Fault::Refused(Problem::new(Code::Broken, "stack trace 500")),
            Fault::Refused(Problem::new(Code::Other, "E_WHAT")),
        ] {
            let words = words(&fault);
            assert!(!words.contains("50"), "{words}");
            assert!(!words.contains("E_WHAT"), "{words}");
        }
    }

    #[test]
    fn a_detail_is_shown_as_a_sentence() {
        let fault = Fault::Refused(Problem::new(Code::Invalid, "the readers are missing"));
        assert_eq!(words(&fault), "The readers are missing.");
    }
}
