//! Running another program, and saying in one line what went wrong when it does.

use std::{
    ffi::{OsStr, OsString},
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
};

use anyhow::{Context, Result, bail};

use crate::{house, say, tool::is_on_path};

/// A program to run.
pub(crate) struct Run {
    command: Command,
    name: String,
    given: Vec<u8>,
}

fn cargo_program() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

impl Run {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        let name = Path::new(program)
            .file_name()
            .unwrap_or(program)
            .to_string_lossy()
            .into_owned();
        let mut command = Command::new(program);
        // A failure is told in one line; a stack is for whoever writes the tool.
        command.env("RUST_BACKTRACE", "0");
        Self {
            command,
            name,
            given: Vec::new(),
        }
    }

    /// Cargo, the same one that runs this command.
    pub(crate) fn cargo() -> Self {
        Self::of_cargo(Self::new(cargo_program()))
    }

    /// The same, but it takes only the time that other builds leave; where there is no
    /// `nice`, like any other.
    pub(crate) fn cargo_giving_way() -> Self {
        if !is_on_path("nice") {
            return Self::cargo();
        }
        Self::of_cargo(Self::new("nice").args(["-n", "19"]).arg(cargo_program()))
    }

    fn of_cargo(mut run: Self) -> Self {
        "cargo".clone_into(&mut run.name);
        // `cargo xtask` sets these for its own package; a nested cargo would
        // pass them to build scripts and rebuild what is fresh.
        for (key, _) in std::env::vars_os() {
            if key.to_str().is_some_and(|key| {
                key.starts_with("CARGO_PKG_") || key.starts_with("CARGO_MANIFEST_")
            }) {
                run.command.env_remove(key);
            }
        }
        run
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub(crate) fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    pub(crate) fn inside(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Cargo keeps what it compiles on the way where every checkout finds it.
    pub(crate) fn sharing_crates(self) -> Result<Self> {
        Ok(match house::compiled_crates()? {
            Some(folder) => self.env("CARGO_BUILD_BUILD_DIR", folder),
            None => self,
        })
    }

    /// What it reads from standard input.
    pub(crate) fn given(mut self, input: Vec<u8>) -> Self {
        self.given = input;
        self
    }

    /// Runs it with its output on this terminal.
    pub(crate) fn aloud(mut self) -> Result<()> {
        let status = self
            .command
            .status()
            .with_context(|| format!("cannot run {}", self.name))?;
        if !status.success() {
            bail!("{} failed ({status}): see its words above", self.said());
        }
        Ok(())
    }

    /// Runs it in silence; its output belongs to the error if it fails.
    pub(crate) fn quietly(self) -> Result<()> {
        self.watched(|_| ()).map(drop)
    }

    /// Runs it in silence and gives what it wrote to standard output.
    pub(crate) fn read(self) -> Result<String> {
        self.watched(|_| ())
    }

    /// Runs it, shows each line of standard error to `watch` as it comes, and
    /// gives what it wrote to standard output. A failure carries the lines
    /// that say why.
    pub(crate) fn watched(mut self, mut watch: impl FnMut(&str)) -> Result<String> {
        let said = self.said();
        let mut child = self
            .command
            .stdin(if self.given.is_empty() {
                Stdio::null()
            } else {
                Stdio::piped()
            })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run {}", self.name))?;
        let (stdin, given) = (child.stdin.take(), self.given);
        // A program that stops listening says why on standard error.
        let writer =
            thread::spawn(move || stdin.is_some_and(|mut stdin| stdin.write_all(&given).is_ok()));
        let stdout = child.stdout.take();
        let reader = thread::spawn(move || {
            let mut all = Vec::new();
            if let Some(mut stdout) = stdout {
                stdout.read_to_end(&mut all)?;
            }
            std::io::Result::Ok(String::from_utf8_lossy(&all).into_owned())
        });
        let mut heard = Vec::new();
        if let Some(stderr) = child.stderr.take() {
            for line in BufReader::new(stderr).split(b'\n') {
                let line = line.with_context(|| format!("cannot hear {}", self.name))?;
                let line = String::from_utf8_lossy(&line).into_owned();
                if line.contains("waiting for file lock on build directory") {
                    say::note("Another build is under way on this machine: waiting for it");
                }
                watch(&line);
                heard.push(line);
            }
        }
        drop(writer.join());
        let status = child
            .wait()
            .with_context(|| format!("lost {}", self.name))?;
        let output = match reader.join() {
            Ok(output) => output.with_context(|| format!("cannot hear {}", self.name))?,
            Err(_) => bail!("lost the output of {}", self.name),
        };
        if !status.success() {
            heard.extend(output.lines().map(str::to_owned));
            bail!("{said} failed ({status}): {}", why(&heard));
        }
        Ok(output)
    }

    fn said(&self) -> String {
        let first = self
            .command
            .get_args()
            .take(2)
            .map(OsStr::to_string_lossy)
            .collect::<Vec<_>>();
        format!("`{} {}`", self.name, first.join(" ")).replace(" `", "`")
    }
}

/// Asks a process to stop in its own time.
pub(crate) fn stop(id: u32) {
    signal(id, false);
}

/// Asks a process that leads a group, and all that it started, to stop.
pub(crate) fn stop_group(id: u32) {
    signal(id, true);
}

#[cfg(unix)]
fn signal(id: u32, group: bool) {
    use nix::{
        sys::signal::{Signal, kill, killpg},
        unistd::Pid,
    };
    if let Ok(id) = i32::try_from(id) {
        let id = Pid::from_raw(id);
        // It may have ended a moment ago.
        let _ = if group {
            killpg(id, Signal::SIGTERM)
        } else {
            kill(id, Signal::SIGTERM)
        };
    }
}

/// The console has told them already.
#[cfg(not(unix))]
fn signal(_id: u32, _group: bool) {}

/// The lines that say why: from the first error on, or the last few.
fn why(heard: &[String]) -> String {
    let begin = heard
        .iter()
        .position(|line| line.trim_start().to_lowercase().starts_with("error"))
        .unwrap_or_else(|| heard.len().saturating_sub(3));
    heard[begin..]
        .iter()
        .filter(|line| !line.trim().is_empty())
        .take(12)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_carries_the_line_that_says_why() {
        let failure = Run::new("sh")
            .args(["-c", "echo fine; echo 'error: no such thing' >&2; exit 3"])
            .quietly();
        let words = format!("{:#}", failure.expect_err("it exits with 3"));
        assert!(words.contains("no such thing"), "{words}");
        assert!(words.contains('3'), "{words}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = Run::new("/nowhere/no-such-program")
            .read()
            .expect_err("it is not there");
        assert!(format!("{failure:#}").contains("no-such-program"));
    }

    #[test]
    fn lines_are_seen_as_they_come() {
        let mut seen = Vec::new();
        Run::new("sh")
            .args(["-c", "echo one >&2; echo two >&2"])
            .watched(|line| seen.push(line.to_owned()))
            .expect("sh runs");
        assert_eq!(seen, ["one", "two"]);
    }
}
