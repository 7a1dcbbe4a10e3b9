//! A return code drawn on this phone, before anything is sealed. It is in memory
//! only: once the page lets go of it, nobody can ever read the answers.

use domain::code::ReturnCode;
use domain::receipt::ReplyTo;
use gloo::timers::callback::Timeout;
use seal::return_code::{ReplyKeys, draw_code};
use std::rc::Rc;
use yew::prelude::*;

/// Long enough for the screen to be drawn before the phone is busy with the code.
const AFTER_DRAWING_MS: u32 = 60;

/// A code and where its answers go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// What the young person keeps.
    pub code: ReturnCode,
    /// What goes inside the sealed views.
    pub reply_to: ReplyTo,
}

impl Drawn {
    /// A new one for this team; `None` where the device has no randomness or too
    /// little memory. Views are then sent without it.
    #[must_use]
    pub fn new(team: &str) -> Option<Self> {
        let code = draw_code().ok()?;
        let reply_to = ReplyKeys::of(&code, team).ok()?.reply_to();
        Some(Self { code, reply_to })
    }
}

/// A code for what is about to be sent, drawn while the young person looks over what
/// they wrote, so that *Send* does not wait for it.
#[hook]
pub fn use_drawn(reviewing: bool, team: Option<String>) -> UseStateHandle<Option<Rc<Drawn>>> {
    let drawn = use_state_eq(|| None::<Rc<Drawn>>);
    {
        let drawn = drawn.clone();
        use_effect_with((reviewing, team), move |(reviewing, team)| {
            let wanted = (*reviewing && drawn.is_none())
                .then(|| team.clone())
                .flatten();
            let soon = wanted.map(|team| {
                Timeout::new(AFTER_DRAWING_MS, move || {
                    drawn.set(Drawn::new(&team).map(Rc::new));
                })
            });
            move || drop(soon)
        });
    }
    drawn
}
