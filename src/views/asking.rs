//! What *My views* asks of the server before anything is written: the team's key, and
//! the invitation where there is one.

use super::finding::{Finding, Slip, Trouble, find};
use super::open_link::Arrival;
use super::phone::Phone;
use super::state::{Action, State};
use super::team::{self, Team};
use crate::platform::network::{on_online, on_return};
use crate::platform::storage::IndexedDb;
use client::Client;
use client::fetch::Fetch;
use domain::code::InvitationCode;
use domain::form::Form;
use gloo::timers::future::TimeoutFuture;
use seal::invitation::link::Link;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Long enough for the screen to say that it works before the phone is busy with a code.
const AFTER_DRAWING_MS: u32 = 60;

/// How finding an invitation stands, and what can be done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Inviting {
    /// How far it has come.
    pub finding: Finding,
    /// Looks for the invitation of a typed code.
    pub type_code: Callback<InvitationCode>,
    /// Looks once more for what was shown last.
    pub look_again: Callback<()>,
    /// Goes on without an invitation.
    pub without: Callback<()>,
}

/// Looks for the invitation that the link or a typed code opens. It goes into the state
/// when it is found.
#[hook]
pub fn use_inviting(
    arrival: &Arrival,
    state: &UseReducerHandle<State>,
    forms: &Rc<Vec<Rc<Form>>>,
) -> Inviting {
    let finding = use_state_eq(|| match arrival {
        Arrival::Invited(_) => Finding::Looking,
        Arrival::Plain | Arrival::Open(_) | Arrival::Broken => Finding::No,
    });
    let shown = use_mut_ref(|| None::<Slip>);
    // What is looked for last is what counts.
    let turn = use_mut_ref(|| 0_u32);
    let look = {
        let (finding, shown) = (finding.setter(), Rc::clone(&shown));
        let (state, turn) = (state.dispatcher(), Rc::clone(&turn));
        use_callback(Rc::clone(forms), move |slip: Slip, forms| {
            *shown.borrow_mut() = Some(slip.clone());
            let mine = {
                let mut turn = turn.borrow_mut();
                *turn = turn.wrapping_add(1);
                *turn
            };
            finding.set(Finding::Looking);
            let (finding, state, turn) = (finding.clone(), state.clone(), Rc::clone(&turn));
            let forms = Rc::clone(forms);
            spawn_local(async move {
                TimeoutFuture::new(AFTER_DRAWING_MS).await;
                let found = find(&Client::new(Fetch::default()), &slip).await;
                if *turn.borrow() != mine {
                    return;
                }
                match found {
                    Ok(invited) => {
                        let form = forms.iter().find(|form| form.id == invited.note.form);
                        let form = form.map(Rc::clone);
                        state.dispatch(Action::Invite(Rc::new(invited), form));
                        finding.set(Finding::Found);
                    }
                    Err(trouble) => finding.set(Finding::Failed(trouble)),
                }
            });
        })
    };
    {
        let (look, finding, state) = (look.clone(), finding.setter(), state.dispatcher());
        use_effect_with(arrival.clone(), move |arrival| {
            if let Arrival::Invited(fragment) = arrival {
                state.dispatch(Action::Seek);
                match Link::read(fragment.text()) {
                    Some(Ok(link)) => look.emit(Slip::Link(link)),
                    Some(Err(_)) | None => finding.set(Finding::Failed(Trouble::BrokenLink)),
                }
            }
        });
    }
    let look_again = {
        let (look, shown) = (look.clone(), Rc::clone(&shown));
        use_callback((), move |(): (), ()| {
            let slip = shown.borrow().clone();
            if let Some(slip) = slip {
                look.emit(slip);
            }
        })
    };
    {
        let look_again = look_again.clone();
        let hopeful = *finding == Finding::Failed(Trouble::Away);
        use_effect_with(hopeful, move |hopeful| {
            let again = hopeful.then(|| (on_online(look_again.clone()), on_return(look_again)));
            move || drop(again)
        });
    }
    let without = {
        let (finding, state) = (finding.setter(), state.dispatcher());
        use_callback((), move |(): (), ()| {
            let mut turn = turn.borrow_mut();
            *turn = turn.wrapping_add(1);
            shown.borrow_mut().take();
            finding.set(Finding::No);
            state.dispatch(Action::Uninvite);
        })
    };
    Inviting {
        finding: (*finding).clone(),
        type_code: look.reform(Slip::Code),
        look_again,
        without,
    }
}

/// Asks for the team's key at the open door when *My views* is opened, and again when there is a
/// reason to hope.
/// Not for those who hold an invitation: it says which key it was made for.
#[hook]
pub fn use_team(arrival: &Arrival, state: &State, open: bool) -> (Team, Callback<()>) {
    let team = use_state_eq(Team::default);
    let may_keep = state.phone.is_some_and(Phone::may_store);
    let known = use_mut_ref(|| false);
    let ask = {
        let (arrival, team) = (arrival.clone(), team.setter());
        use_callback(may_keep, move |(): (), may_keep| {
            let (arrival, team, may_keep) = (arrival.clone(), team.clone(), *may_keep);
            let known = Rc::clone(&known);
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                let storage = IndexedDb::default();
                let answer = team::ask(&client, &storage, &arrival, may_keep).await;
                // A key in hand is not lost because the signal is.
                if answer == Team::Away && *known.borrow() {
                    return;
                }
                *known.borrow_mut() = matches!(answer, Team::Known { .. });
                team.set(answer);
            });
        })
    };
    {
        let ask = ask.clone();
        // Answered once more when the phone turns out to be theirs, to keep the key.
        use_effect_with((open, may_keep), move |(open, _)| {
            if *open {
                ask.emit(());
            }
        });
    }
    {
        let ask = ask.clone();
        let hopeful = open && matches!(*team, Team::Away | Team::Shut);
        use_effect_with(hopeful, move |hopeful| {
            let again = hopeful.then(|| (on_online(ask.clone()), on_return(ask)));
            move || drop(again)
        });
    }
    ((*team).clone(), ask)
}
