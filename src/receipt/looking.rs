//! From a return code to what came back: the server is asked, this phone opens.

use client::transport::Transport;
use client::{Client, Fault};
use domain::code::ReturnCode;
use domain::receipt::Line;
use seal::reply::open_on_phone;
use seal::return_code::ReplyKeys;

/// What became of looking.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Looked {
    /// Not yet.
    #[default]
    No,
    /// It is on its way.
    Looking,
    /// This came back; an empty line when nothing has.
    Found(Line),
    /// No answer. The code is still good.
    Away,
    /// Something came that this code cannot open: a server that is not the right one,
    /// or an app that is too old.
    Unreadable,
    /// Too little memory to work the code out.
    NoMemory,
}

/// Looks. The code never leaves the phone.
pub async fn look<T: Transport>(client: &Client<T>, code: &ReturnCode) -> Looked {
    let team = match client.team_key().await {
        Ok(key) => key.team,
        Err(fault) => return unanswered(&fault),
    };
    let Ok(keys) = ReplyKeys::of(code, &team) else {
        return Looked::NoMemory;
    };
    let said = match client.said(keys.lookup_id()).await {
        Ok(said) => said,
        Err(fault) => return unanswered(&fault),
    };
    let opened: Vec<_> = said
        .updates
        .iter()
        .filter_map(|sealed| open_on_phone(&keys, sealed).ok())
        .collect();
    if opened.is_empty() && !said.updates.is_empty() {
        return Looked::Unreadable;
    }
    Looked::Found(Line::of(opened))
}

fn unanswered(fault: &Fault) -> Looked {
    match fault {
        Fault::Offline | Fault::Refused(_) | Fault::Unreadable { .. } => Looked::Away,
    }
}

#[cfg(test)]
#[path = "looking/tests.rs"]
mod tests;
