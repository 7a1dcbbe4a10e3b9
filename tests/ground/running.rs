//! The real binary in its own process, on a port that the system chooses.

use super::in_process::build_small_apps;
use super::over_the_wire::Wire;
use super::phone::Phone;
use super::samples;
use client::Client;
use my_pledge_server::edges::Clock;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

/// A server that was started, and what it said.
#[derive(Debug)]
pub(crate) struct Running {
    process: Child,
    /// Where it listens.
    pub(crate) at: SocketAddr,
    /// The setup code, while there is no lead.
    pub(crate) setup_code: Option<String>,
    /// Everything it said on standard output before it was ready.
    pub(crate) greeting: String,
    log: Option<std::thread::JoinHandle<String>>,
}

/// The command, with two small apps and this folder for its data.
pub(crate) fn command(folder: &Path) -> Command {
    build_small_apps(&folder.join("dist"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_my-pledge-server"));
    command
        .current_dir(folder)
        .args(["serve", "--listen", "127.0.0.1:0", "--dist", "dist"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

impl Running {
    /// Starts it and waits until it has greeted.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut process = command.spawn().unwrap();
        let mut stderr = process.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut text = String::new();
            let _ = stderr.read_to_string(&mut text);
            text
        });
        let mut greeting = String::new();
        let mut lines = BufReader::new(process.stdout.take().unwrap());
        while !greeting.contains("Views  ") {
            let read = lines.read_line(&mut greeting).unwrap();
            assert!(read > 0, "it ended before it was ready: {greeting}");
        }
        let after = |label: &str| {
            greeting
                .lines()
                .find_map(|line| line.split_once(label))
                .map(|(_, rest)| rest.trim().to_owned())
        };
        let at = after("http://").unwrap();
        Self {
            at: at.trim_end_matches('/').parse().unwrap(),
            setup_code: after("(good for one day):"),
            process,
            greeting,
            log: Some(log),
        }
    }

    /// A client on a connection of its own.
    pub(crate) fn client(&self) -> Client<Wire> {
        Client::new(Wire::to(self.at))
    }

    /// The process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Makes the lead and the team's key.
    pub(crate) async fn open_door(&self) -> Client<Wire> {
        let desk = self.client();
        let code = self.setup_code.as_deref().unwrap();
        desk.make_lead(&samples::lead(code)).await.unwrap();
        let now = Clock::of_this_machine().seconds();
        Phone::set_up(&desk, now).await.unwrap();
        desk.make_key(&samples::key(1, true)).await.unwrap();
        desk
    }

    /// Kills it as a power cut would, and hands back its log.
    pub(crate) fn kill(mut self) -> String {
        self.process.kill().unwrap();
        self.end().1
    }

    /// Asks it to stop, and hands back how it ended and its log.
    pub(crate) fn stop(mut self) -> (ExitStatus, String) {
        self.ask_to_stop();
        self.end()
    }

    /// Asks it to stop, as a system does.
    pub(crate) fn ask_to_stop(&self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.process.id().to_string()])
            .status()
            .unwrap();
        assert!(asked.success());
    }

    /// Waits for it to end by itself.
    pub(crate) fn end(&mut self) -> (ExitStatus, String) {
        let status = self.process.wait().unwrap();
        (status, self.log.take().unwrap().join().unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Only a failing test leaves it running.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
