//! Going on with the making until all is made, somebody stops it, or it cannot go on.

use super::making::Run;
use super::{Change, Halt, State};
use crate::app::is_signed_out;
use crate::platform::clock;
use crate::stage::WhySignedOut;
use client::Client;
use client::fetch::Fetch;
use seal::keys::TeamPrivateKey;
use seal::randomness::Device;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Makes and sends all of it, with a breath after each for the browser to draw.
///
/// # Errors
/// When the server no longer knows the session.
pub(super) async fn make_all(
    mut run: Run,
    key: &TeamPrivateKey,
    alive: &Cell<bool>,
    state: &UseReducerDispatcher<State>,
) -> Result<(), WhySignedOut> {
    let client = Client::new(Fetch::default());
    let stop = Rc::new(Cell::new(false));
    while alive.get() && !run.is_over() {
        let (_, of) = run.done();
        state.dispatch(Change::Going(run.made(), of, stop.clone()));
        clock::turn().await;
        if !run.is_full()
            && let Err(fault) = run.make_next(key.sealing_key(), clock::today(), &mut Device)
        {
            state.dispatch(Change::Halted(run, Halt::NotMade(fault)));
            return Ok(());
        }
        if run.is_full() || stop.get() {
            match run.send(&client).await {
                Ok(slips) => state.dispatch(Change::Made(slips)),
                Err(fault) if is_signed_out(&fault) => return Err(WhySignedOut::Ended),
                Err(fault) if run.can_pass_over(&fault) => {
                    run.pass_over();
                    state.dispatch(Change::PassedOver);
                }
                Err(fault) => {
                    state.dispatch(Change::Halted(run, Halt::Fault(fault)));
                    return Ok(());
                }
            }
        }
        if stop.get() && !run.is_over() {
            state.dispatch(Change::Halted(run, Halt::Asked));
            return Ok(());
        }
    }
    state.dispatch(Change::Over);
    Ok(())
}
