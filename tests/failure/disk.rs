//! A disk with no room, and a disk that fails to sync.

use crate::ground::over_the_wire::Wire;
use crate::ground::running::{Running, command};
use crate::ground::samples;
use api::problem::Code;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use client::{Client, Fault};
use domain::submission::{Receipt, SEALING_OVERHEAD};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

async fn send(client: &Client<Wire>, number: u64) -> Result<Receipt, Fault> {
    let id = samples::id(number);
    let mut envelope = samples::envelope(&id, false);
    envelope.sealed = URL_SAFE_NO_PAD.encode(vec![7; 32_768 + SEALING_OVERHEAD]);
    client.send(&id, &samples::body(&envelope)).await
}

/// Sends until the server says that it is full; the receipts it gave before.
async fn fill(client: &Client<Wire>) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    loop {
        match send(client, receipts.len() as u64).await {
            Ok(receipt) => receipts.push(receipt),
            Err(Fault::Refused(problem)) => {
                assert_eq!(problem.code, Code::Full);
                assert!(problem.retry_after_seconds.is_some());
                return receipts;
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_quota_is_said_and_what_was_receipted_before_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(command(folder.path()).args(["--most-mebibytes", "1"]));
    server.open_door().await;
    let client = server.client();
    let receipts = fill(&client).await;
    assert!(receipts.len() > 5);
    for (number, receipt) in receipts.iter().enumerate() {
        assert_eq!(send(&client, number as u64).await.as_ref(), Ok(receipt));
    }
    // Reading goes on.
    assert!(client.team_key().await.is_ok());
}

/// A server whose data is on a disk of three mebibytes, half of it taken by
/// `data/ballast`. The disk is in a namespace of the server's own, which goes with it.
fn on_a_small_disk(folder: &Path) -> Command {
    let plain = command(folder);
    let as_root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let mut small = Command::new("unshare");
    small
        .arg(if as_root { "-m" } else { "-rm" })
        .args(["sh", "-ec"])
        .arg(
            "mkdir -p data; mount -t tmpfs -o size=3m tmpfs data
             head -c 1500000 /dev/zero >data/ballast
             exec \"$@\"",
        )
        .arg("small-disk")
        .arg(plain.get_program())
        .args(plain.get_args())
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // Says now what would otherwise be a server that does not start.
    let able = Command::new("unshare")
        .arg(if as_root { "-m" } else { "-rm" })
        .args(["mount", "-t", "tmpfs", "tmpfs", "/mnt"])
        .output()
        .unwrap();
    assert!(
        able.status.success(),
        "a small disk cannot be mounted here; allow user namespaces or run as root: {}",
        String::from_utf8_lossy(&able.stderr)
    );
    small
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_said_nothing_receipted_is_lost_and_it_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(&mut on_a_small_disk(folder.path()));
    server.open_door().await;
    let client = server.client();
    let mut receipts = fill(&client).await;
    assert!(!receipts.is_empty());
    let next = receipts.len() as u64;
    assert!(send(&client, next).await.is_err());
    // Somebody makes room; nobody touches the server.
    let data = folder.path().join("data");
    let inside = format!("/proc/{}/root{}", server.id(), data.display());
    std::fs::remove_file(format!("{inside}/ballast")).unwrap();
    receipts.push(send(&client, next).await.unwrap());
    for (number, receipt) in receipts.iter().enumerate() {
        assert_eq!(send(&client, number as u64).await.as_ref(), Ok(receipt));
    }
    assert!(server.stop().0.success());
}

/// Syncs fail once a file is there, as a dying disk's do.
const DYING_DISK: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
static int dying(void) { return access(getenv("DYING_DISK"), F_OK) == 0; }
int fsync(int fd) {
    if (dying()) { errno = EIO; return -1; }
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd);
}
int fdatasync(int fd) {
    if (dying()) { errno = EIO; return -1; }
    return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd);
}
"#;

#[tokio::test(flavor = "multi_thread")]
async fn after_a_failed_sync_nothing_more_is_promised_and_nothing_promised_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (source, library) = (folder.path().join("d.c"), folder.path().join("d.so"));
    std::fs::write(&source, DYING_DISK).unwrap();
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .args([&library, &source])
        .arg("-ldl")
        .status()
        .unwrap();
    assert!(built.success());
    let dying = folder.path().join("dying");
    let mut server = Running::start(
        command(folder.path())
            .env("LD_PRELOAD", &library)
            .env("DYING_DISK", &dying),
    );
    server.open_door().await;
    let client = server.client();
    let mut receipts = Vec::new();
    for number in 0..20 {
        receipts.push(send(&client, number).await.unwrap());
    }
    std::fs::write(&dying, "").unwrap();
    assert_eq!(send(&client, 20).await, Err(Fault::Offline));
    let (status, log) = server.end();
    assert_eq!(status.signal(), Some(6), "it did not stop at once");
    assert!(log.contains("the disk failed to sync"));
    let server = Running::start(&mut command(folder.path()));
    let client = server.client();
    for (number, receipt) in receipts.iter().enumerate() {
        assert_eq!(send(&client, number as u64).await.as_ref(), Ok(receipt));
    }
    assert!(send(&client, 20).await.is_ok());
}
