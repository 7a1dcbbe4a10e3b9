//! The server as a child that never outlives this command: Ctrl-C and a plain
//! kill are passed on to it, and its end is waited for.

use std::{
    process::{Command, ExitStatus},
    sync::mpsc::{self, Receiver},
    thread,
};

use anyhow::{Context, Result, bail};

use crate::run;

/// What can happen to the server.
#[derive(Debug)]
pub(super) enum Event {
    /// It ended.
    Ended(ExitStatus),
    /// Somebody asked this command to stop.
    Stop,
}

impl Event {
    /// Whether that is a good end.
    pub(super) fn said(self) -> Result<()> {
        match self {
            Self::Ended(status) if !status.success() => {
                bail!("the server stopped ({status}): see its words above")
            }
            Self::Ended(_) | Self::Stop => Ok(()),
        }
    }
}

/// A running server.
pub(super) struct Child {
    id: u32,
}

impl Child {
    /// Starts it; what happens to it comes out of the receiver.
    pub(super) fn start(mut command: Command) -> Result<(Self, Receiver<Event>)> {
        let (sender, events) = mpsc::channel();
        let stop = sender.clone();
        // Nobody listens any more once the server has ended.
        ctrlc::set_handler(move || drop(stop.send(Event::Stop)))
            .context("cannot listen for Ctrl-C")?;
        let mut child = command.spawn().context("cannot start the server")?;
        let id = child.id();
        thread::spawn(move || {
            if let Ok(status) = child.wait() {
                drop(sender.send(Event::Ended(status)));
            }
        });
        Ok((Self { id }, events))
    }

    /// Waits for its end, and brings that about when asked to stop.
    pub(super) fn until_the_end(&mut self, events: &Receiver<Event>) -> Result<Event> {
        let mut asked = false;
        loop {
            match events.recv().context("lost the server")? {
                Event::Stop if !asked => {
                    asked = true;
                    run::stop(self.id);
                }
                Event::Stop => {}
                // Stopped because it was asked to: a good end however it says so.
                Event::Ended(_) if asked => return Ok(Event::Stop),
                ended @ Event::Ended(_) => return Ok(ended),
            }
        }
    }
}
