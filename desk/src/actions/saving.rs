//! Keeping an action, and what follows from the answer.

use super::typed::{Change, Typed};
use crate::app::is_signed_out;
use crate::fault_words;
use crate::stage::{Event, WhySignedOut};
use api::desk::actions::{Whole, Written};
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use yew::Callback;

/// Why it was not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// At which field; none for all of it.
    pub field: Option<String>,
    /// In plain words.
    pub words: String,
}

/// Sends what is typed, to stand on phones or not. What became of it; none when the desk is
/// left.
pub async fn keep(
    typed: &Typed,
    published: bool,
    tell: &Callback<Event>,
) -> Option<Result<Change, Trouble>> {
    let client = Client::new(Fetch::default());
    let written = Written {
        published,
        ..typed.written.clone()
    };
    let answer = match &typed.id {
        Some(id) => client.rewrite_action(id, &written).await,
        None => client.take_action(&written).await,
    };
    let fault = match answer {
        Ok(whole) => {
            let sent = Box::new(typed.written.clone());
            return Some(Ok(Change::Kept(Box::new(whole), sent)));
        }
        Err(fault) => fault,
    };
    if let Some(id) = typed.id.as_ref().filter(|_| is_conflict(&fault))
        && let Ok(theirs) = client.desk_action(id).await
    {
        return Some(Ok(change(&typed.written, &written, theirs)));
    }
    trouble(&fault, tell).map(Err)
}

/// Whether somebody else changed it since.
#[must_use]
pub fn is_conflict(fault: &Fault) -> bool {
    matches!(fault, Fault::Refused(problem) if problem.code == Code::Conflict)
}

/// Somebody else's, unless it is what was sent: then only the answer was lost.
fn change(typed: &Written, sent: &Written, found: Whole) -> Change {
    let same = Written {
        revision: sent.revision,
        ..found.written.clone()
    };
    match same == *sent {
        true => Change::Kept(Box::new(found), Box::new(typed.clone())),
        false => Change::Theirs(Box::new(found)),
    }
}

/// What to say of it; none when the desk is left.
pub fn trouble(fault: &Fault, tell: &Callback<Event>) -> Option<Trouble> {
    if is_signed_out(fault) {
        tell.emit(Event::SignedOut(WhySignedOut::Ended));
        return None;
    }
    let field = match fault {
        Fault::Refused(problem) => problem.field.clone(),
        _ => None,
    };
    Some(Trouble {
        field,
        words: fault_words::words(fault),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::for_tests::whole;

    #[test]
    fn an_answer_that_was_lost_is_no_quarrel() {
        let mut sent = whole().written;
        sent.revision = 2;
        assert!(matches!(change(&sent, &sent, whole()), Change::Kept(..)));
        sent.we_did = "Something else.".to_owned();
        assert!(matches!(change(&sent, &sent, whole()), Change::Theirs(_)));
    }
}
