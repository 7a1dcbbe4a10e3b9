//! Everything flows downhill: the dependency trees, as cargo resolves them.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use std::{collections::BTreeSet, process::Command};

/// The packages that a package's own code leans on, on a target.
fn leans_on(package: &str, target: &str) -> BTreeSet<String> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "tree",
            "--locked",
            "--offline",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .args(["--package", package, "--target", target])
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let tree = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
    let all: BTreeSet<_> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != package)
        .map(str::to_owned)
        .collect();
    assert!(
        !all.is_empty(),
        "{package} leans on nothing: was the tree read?"
    );
    all
}

fn none_of(package: &str, target: &str, barred: &[&str]) {
    let tree = leans_on(package, target);
    let found: Vec<_> = barred.iter().filter(|name| tree.contains(**name)).collect();
    assert!(found.is_empty(), "{package} reaches {found:?} on {target}");
}

const BROWSER: &str = "wasm32-unknown-unknown";
const HERE: &str = "x86_64-unknown-linux-gnu";
const SERVERS: &[&str] = &["tokio", "sqlx", "axum", "hyper", "my-pledge-server"];

#[test]
fn domain_is_pure_on_a_phone_and_on_a_server() {
    for target in [BROWSER, HERE] {
        none_of("my-pledge-domain", target, SERVERS);
        none_of(
            "my-pledge-domain",
            target,
            &[
                "yew",
                "web-sys",
                "getrandom",
                "my-pledge-api",
                "my-pledge-content",
                "my-pledge-seal",
            ],
        );
    }
}

#[test]
fn nothing_of_a_server_reaches_a_browser() {
    for app in ["my-pledge", "my-pledge-desk"] {
        none_of(app, BROWSER, SERVERS);
    }
    for app in ["my-pledge", "my-pledge-desk"] {
        none_of(app, BROWSER, &["toml", "my-pledge-content-check"]);
    }
}

#[test]
fn content_sealing_and_wire_lean_on_domain_and_not_on_each_other_uphill() {
    none_of(
        "my-pledge-api",
        BROWSER,
        &[
            "my-pledge-seal",
            "my-pledge-content",
            "my-pledge-client",
            "yew",
        ],
    );
    none_of(
        "my-pledge-content",
        BROWSER,
        &["my-pledge-seal", "my-pledge-api", "my-pledge-client", "yew"],
    );
    none_of(
        "my-pledge-seal",
        BROWSER,
        &["my-pledge-client", "my-pledge-content", "yew"],
    );
    none_of(
        "my-pledge-client",
        HERE,
        &["my-pledge-server", "my-pledge-content", "yew"],
    );
}

#[test]
fn the_server_knows_nothing_of_screens_and_can_open_nothing() {
    none_of(
        "my-pledge-server",
        HERE,
        &["yew", "my-pledge-controls", "my-pledge-seal", "hpke"],
    );
}
