//! A thousand envelopes opened by an independent implementation of RFC 9180 (in
//! JavaScript, under `tests/interop`), and a thousand of its envelopes opened here.
//!
//! Needs `node` 20 and `npm`; installs three pinned packages beside the test's
//! other temporary files.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where it cannot go on, and says why"
)]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::SubmissionId;
use domain::submission::{ENVELOPE_VERSION, Envelope, Outer, SUITE};
use my_pledge_seal::keys::TeamPrivateKey;
use my_pledge_seal::randomness::{Device, NoRandomness, Randomness};
use my_pledge_seal::{open_views, seal_views};
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const MESSAGES: usize = 1_000;
const FILES: [&str; 3] = ["package.json", "package-lock.json", "both-ways.mjs"];

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Asked<'a> {
    key_material: String,
    team: &'a str,
    epoch: u32,
    suite: &'a str,
    sealed: &'a [Envelope],
    words: &'a [String],
}

#[derive(Deserialize)]
struct Answered {
    opened: Vec<String>,
    sealed: Vec<Envelope>,
}

/// The same bytes again and again: both sides derive the team's key pair from them.
struct Known([u8; 32]);

impl Randomness for Known {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        bytes.copy_from_slice(&self.0[..bytes.len()]);
        Ok(())
    }
}

fn outer(at: usize) -> Outer {
    let mut id = [0; 16];
    Device.fill(&mut id).unwrap();
    Outer {
        v: ENVELOPE_VERSION,
        suite: SUITE.to_owned(),
        team: "slough".to_owned(),
        epoch: 7,
        id: SubmissionId::from_random(id),
        form: "my-review-12-15".into(),
        form_version: 1,
        invitation: None,
        contact: at.is_multiple_of(2),
        supersedes: at
            .is_multiple_of(3)
            .then(|| SubmissionId::from_random([9; 16])),
    }
}

/// Words of every length class, in several scripts and with what JSON must escape.
fn words(at: usize) -> String {
    let line = "Chciałbym więcej czasu z bratem \u{1f642} \"tak\"\n\u{2028} چای ";
    format!("{at} {}", line.repeat(at % 11 * (at % 7)))
}

#[test]
fn a_thousand_messages_each_way_are_opened_by_an_independent_implementation() {
    let folder = installed();
    let material = [42; 32];
    let key = TeamPrivateKey::generate("slough", 7, &mut Known(material)).unwrap();
    let texts: Vec<String> = (0..MESSAGES).map(words).collect();
    let sealed: Vec<Envelope> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| seal_views(text.as_bytes(), key.sealing_key(), &outer(at)).unwrap())
        .collect();

    let answered = ask(
        &folder,
        &Asked {
            key_material: URL_SAFE_NO_PAD.encode(material),
            team: "slough",
            epoch: 7,
            suite: SUITE,
            sealed: &sealed,
            words: &texts,
        },
    );

    assert_eq!(answered.opened, texts);
    assert_eq!(answered.sealed.len(), MESSAGES);
    for (envelope, text) in answered.sealed.iter().zip(&texts) {
        let opened = open_views(envelope, &key).expect("what JavaScript sealed opens here");
        assert_eq!(opened.as_slice(), text.as_bytes());
    }
}

fn ask(folder: &Path, asked: &Asked<'_>) -> Answered {
    let mut node = Command::new("node")
        .arg("both-ways.mjs")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("this test needs `node` 20 or newer on the PATH");
    let question = serde_json::to_vec(asked).unwrap();
    node.stdin.take().unwrap().write_all(&question).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A folder with the script and its packages, installed exactly as locked.
fn installed() -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/interop");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop");
    std::fs::create_dir_all(&folder).unwrap();
    for file in FILES {
        std::fs::copy(source.join(file), folder.join(file)).unwrap();
    }
    let lock = std::fs::read(folder.join("package-lock.json")).unwrap();
    let done = folder.join("node_modules/installed-from.json");
    if std::fs::read(&done).ok() != Some(lock.clone()) {
        let output = Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&folder)
            .output()
            .expect("this test needs `npm` on the PATH");
        assert!(
            output.status.success(),
            "npm could not install the packages of tests/interop (is the registry in reach?): {}",
            String::from_utf8_lossy(&output.stderr)
        );
        std::fs::write(&done, lock).unwrap();
    }
    folder
}
