//! A private PostgreSQL for one test program: its own cluster in a folder of its
//! own, on a Unix socket, gone when the program is.

use sqlx::{AnyConnection, Connection as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

struct Cluster {
    folder: PathBuf,
    /// Stops the cluster and removes its folder when this program's end of the pipe
    /// closes, however the program ends.
    _guard: Child,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static MADE: AtomicU32 = AtomicU32::new(0);

/// The address of a new, empty database.
pub(crate) async fn fresh_database() -> String {
    let cluster = CLUSTER.get_or_init(start);
    let name = format!("ground_{}", MADE.fetch_add(1, Ordering::Relaxed));
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&cluster.url("postgres"))
        .await
        .unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}")))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    cluster.url(&name)
}

impl Cluster {
    fn url(&self, database: &str) -> String {
        let socket = self.folder.display();
        format!("postgres://postgres@localhost/{database}?host={socket}")
    }
}

fn start() -> Cluster {
    let programs = programs();
    let folder = tempfile::Builder::new()
        .prefix("my-pledge-pg-")
        .tempdir()
        .unwrap()
        .keep();
    let as_root = output(Command::new("id").arg("-u")) == "0";
    if as_root {
        // PostgreSQL refuses to run as root.
        run(Command::new("chown").arg("nobody").arg(&folder));
    }
    let program = |name: &str| {
        let mut command = if as_root {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
            command.arg(programs.join(name));
            command
        } else {
            Command::new(programs.join(name))
        };
        command.current_dir(&folder);
        command
    };
    let data = folder.join("data");
    run(program("initdb")
        .args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-sync",
        ])
        .arg("--pgdata")
        .arg(&data));
    let settings = format!(
        "-c listen_addresses= -c unix_socket_directories={} -c max_connections=200",
        folder.display()
    );
    run(program("pg_ctl")
        .args(["start", "--wait", "--silent", "--options", &settings])
        .arg("--pgdata")
        .arg(&data)
        .arg("--log")
        .arg(folder.join("log")));
    let mut guard = Command::new("sh");
    guard
        .args(["-c", "trap '' INT TERM HUP; cat >/dev/null; kill -QUIT $(head -1 \"$1/data/postmaster.pid\"); rm -rf \"$1\"", "guard"])
        .arg(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Cluster {
        _guard: guard.spawn().unwrap(),
        folder,
    }
}

/// Where PostgreSQL's programs are. Debian keeps them out of the path.
fn programs() -> PathBuf {
    let mut places: Vec<PathBuf> = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).collect())
        .unwrap_or_default();
    if let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") {
        places.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    places
        .into_iter()
        .find(|place| place.join("initdb").is_file() && place.join("pg_ctl").is_file())
        .expect(
            "PostgreSQL is not installed, and half of the store's promises are about it: \
             `apt-get install postgresql` (or `cargo xtask test`, which does that)",
        )
}

fn run(command: &mut Command) {
    let done = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(done.success(), "{command:?} failed");
}

fn output(command: &mut Command) -> String {
    let out = command.stdin(Stdio::null()).output().unwrap().stdout;
    String::from_utf8(out).unwrap().trim().to_owned()
}
