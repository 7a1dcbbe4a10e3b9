//! The real server with a database of its own in a temporary folder.

use std::{
    fs::{self, File},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, OnceLock},
};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::{
    authenticator::Authenticator,
    needs,
    process::{Process, free_port},
    witness::Witness,
};

/// The product, with what it keeps.
#[derive(Debug)]
pub struct Product {
    folder: TempDir,
    address: SocketAddr,
    witness: Witness,
    embed_hosts: Vec<String>,
    host: &'static str,
    running: Option<Process>,
    phone: Arc<OnceLock<Authenticator>>,
}

impl Product {
    /// Starts it, new and empty.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start() -> Result<Self> {
        let mut product = Self::prepared().await?;
        product.start_again().await?;
        Ok(product)
    }

    /// The same, but not running yet.
    ///
    /// # Errors
    /// When this machine has no port or no room left.
    pub async fn prepared() -> Result<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()?));
        Ok(Self {
            folder: tempfile::tempdir()?,
            address,
            witness: Witness::before(address).await?,
            embed_hosts: Vec::new(),
            host: "127.0.0.1",
            running: None,
            phone: Arc::default(),
        })
    }

    /// Lets this website show the widget in a frame, from the next start on.
    pub fn allow_host(&mut self, origin: &str) {
        self.embed_hosts.push(origin.to_owned());
    }

    /// Has people type a name in the place of a number: browsers take passkeys there.
    pub fn be_typed_as_localhost(&mut self) {
        self.host = "localhost";
    }

    /// Starts it after a stop, at the same address with the same database.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start_again(&mut self) -> Result<()> {
        let append = |path| File::options().create(true).append(true).open(path);
        let mut command = Command::new(needs::server()?);
        command
            .arg("serve")
            .args(["--listen", &self.address.to_string()])
            .arg("--data")
            .arg(self.data())
            .arg("--dist")
            .arg(needs::dist()?)
            .args(["--public-url", &self.origin()])
            .arg("--plain-cookie")
            .args(
                self.embed_hosts
                    .iter()
                    .flat_map(|host| ["--embed-host", host]),
            )
            .env("RUST_LOG", "debug")
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(append(self.said())?)
            .stderr(append(self.log())?);
        let mut running = Process::start(command)?;
        running.answers_at(self.address).await.with_context(|| {
            format!(
                "the server said: {}",
                fs::read_to_string(self.log()).unwrap_or_default()
            )
        })?;
        self.running = Some(running);
        Ok(())
    }

    /// Stops it in its own time.
    ///
    /// # Errors
    /// When it does not stop.
    pub fn stop(&mut self) -> Result<()> {
        self.running
            .take()
            .map_or(Ok(()), |mut running| running.end())
    }

    /// Where browsers find it, with no slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}:{}", self.host, self.witness.address().port())
    }

    /// Where the server itself listens, behind the witness.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What browsers have sent.
    #[must_use]
    pub fn witness(&self) -> &Witness {
        &self.witness
    }

    /// The folder with the database.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What it told the person at its terminal.
    fn said(&self) -> PathBuf {
        self.folder.path().join("said")
    }

    /// The code with which the first lead begins at the desk.
    ///
    /// # Errors
    /// When it gave none.
    pub fn setup_code(&self) -> Result<String> {
        let said = fs::read_to_string(self.said())?;
        said.lines()
            .find_map(|line| line.rsplit_once("setup code")?.1.rsplit_once(": "))
            .map(|(_, code)| code.trim().to_owned())
            .with_context(|| format!("no setup code in: {said}"))
    }

    /// The lead's phone: empty until their second factor is set up.
    #[must_use]
    pub fn phone(&self) -> Arc<OnceLock<Authenticator>> {
        self.phone.clone()
    }

    /// Its log, at the most talkative setting that people use.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// Every file it has written: database, write-ahead log, journals, log.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn everything_written(&self) -> Result<Vec<(PathBuf, Vec<u8>)>> {
        let mut files = Vec::new();
        read_below(self.folder.path(), &mut files)?;
        Ok(files)
    }
}

fn read_below(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_below(&path, files)?;
        } else {
            let held =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push((path, held));
        }
    }
    Ok(())
}
