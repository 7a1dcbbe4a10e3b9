//! A program that is started for a test and never outlives it.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    process::{Child, Command},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use nix::{
    sys::signal::{Signal, kill, killpg},
    unistd::Pid,
};

use crate::patience;

/// A running program with all that it started itself.
#[derive(Debug)]
pub struct Process {
    name: String,
    child: Child,
}

impl Process {
    /// Starts it in a group of its own.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(mut command: Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        Ok(Self { name, child })
    }

    /// Waits until it takes connections.
    ///
    /// # Errors
    /// When it ends instead, or takes too long.
    pub async fn answers_at(&mut self, address: SocketAddr) -> Result<()> {
        let name = self.name.clone();
        patience::until(
            &format!("{name} at {address}"),
            patience::STEP,
            async || {
                if let Some(status) = self.child.try_wait()? {
                    bail!("{name} ended at once ({status})");
                }
                Ok(TcpStream::connect_timeout(&address, Duration::from_secs(1))
                    .ok()
                    .map(drop))
            },
        )
        .await
    }

    /// Asks it to end, and waits for that.
    ///
    /// # Errors
    /// When it does not end in its own time.
    pub fn end(&mut self) -> Result<()> {
        self.signal(Signal::SIGTERM);
        if self.ended_within(Duration::from_secs(20)) {
            return Ok(());
        }
        self.kill();
        bail!("{} did not end when it was asked to", self.name)
    }

    /// Ends it as a power cut would.
    pub fn kill(&mut self) {
        self.signal(Signal::SIGKILL);
        // Whatever it answers, it is not running any more.
        let _ = self.child.wait();
    }

    /// Ends it and everything it started, however deep, at one stroke, as a phone does
    /// that runs out of power.
    pub fn kill_with_all_it_started(&mut self) {
        let mut family = vec![self.child.id()];
        let parents = parents();
        let mut looked = 0;
        while let Some(&parent) = family.get(looked) {
            family.extend(
                parents
                    .iter()
                    .filter(|(_, of)| *of == parent)
                    .map(|(id, _)| *id),
            );
            looked += 1;
        }
        for id in family {
            if let Ok(id) = i32::try_from(id) {
                // It may have ended with its parent.
                let _ = kill(Pid::from_raw(id), Signal::SIGKILL);
            }
        }
        let _ = self.child.wait();
    }

    /// What it says goes through here.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    fn signal(&self, signal: Signal) {
        if let Ok(id) = i32::try_from(self.child.id()) {
            // It may have ended a moment ago.
            let _ = killpg(Pid::from_raw(id), signal);
        }
    }

    fn ended_within(&mut self, time: Duration) -> bool {
        let began = Instant::now();
        while began.elapsed() < time {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                return true;
            }
            std::thread::park_timeout(Duration::from_millis(10));
        }
        false
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.signal(Signal::SIGTERM);
            if self.ended_within(Duration::from_secs(5)) {
                return;
            }
        }
        self.kill();
    }
}

/// Every process of this machine with the one that started it.
fn parents() -> Vec<(u32, u32)> {
    let Ok(all) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    all.filter_map(|entry| {
        let id: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // The name, in brackets, may hold spaces: what follows it is state and parent.
        let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?;
        Some((id, parent.parse().ok()?))
    })
    .collect()
}

/// A port that nobody uses now.
///
/// # Errors
/// When this machine has none left.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}
