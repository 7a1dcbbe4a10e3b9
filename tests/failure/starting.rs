//! Badly started: one clear line, and a code that says so.

use crate::ground::running::{Running, command};
use std::process::Command;

/// The one line it said.
fn refusal(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with("my-pledge-server: "), "{said}");
    said
}

#[test]
fn a_taken_port_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(&mut command(folder.path()));
    let other = tempfile::tempdir().unwrap();
    let mut second = Command::new(env!("CARGO_BIN_EXE_my-pledge-server"));
    crate::ground::in_process::build_small_apps(&other.path().join("dist"));
    second
        .current_dir(other.path())
        .args(["serve", "--listen", &server.at.to_string()]);
    let said = refusal(&mut second);
    assert!(said.contains(&format!("{} is taken by another program", server.at)));
    assert!(said.contains("--listen"));
}

#[test]
fn a_folder_that_cannot_be_written_to_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "in the way").unwrap();
    for data in ["file", "file/data", "/proc/my-pledge"] {
        let said = refusal(command(folder.path()).args(["--data", data]));
        assert!(said.contains(data) && said.contains("cannot write here"));
        assert!(said.contains("--data"));
    }
}

#[test]
fn missing_apps_are_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut without_desk = command(folder.path());
    std::fs::remove_file(folder.path().join("dist/desk/index.html")).unwrap();
    let said = refusal(&mut without_desk);
    assert!(said.contains("dist/desk/index.html is not there: build the apps first"));
}

#[test]
fn a_wrong_setting_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (option, value, named) in [
        ("--public-url", "my-pledge.example", "public_url"),
        ("--embed-host", "http://www.example.gov.uk", "embed_hosts"),
        ("--database", "mysql://x", "database"),
        ("--config", "no-such.toml", "no-such.toml"),
    ] {
        let said = refusal(command(folder.path()).args([option, value]));
        assert!(said.contains(named), "{said}");
    }
    let listening_to_all = [
        "--plain-cookie",
        "--public-url",
        "https://my-pledge.example",
    ];
    let said = refusal(command(folder.path()).args(listening_to_all));
    assert!(said.contains("plain_cookie"));
}

#[test]
fn a_postgresql_that_is_not_there_is_said_in_one_line_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let url = "postgres://somebody:canary@127.0.0.1:1/none";
    let said = refusal(command(folder.path()).args(["--database", url]));
    assert!(
        said.contains("PostgreSQL") && !said.contains("canary"),
        "{said}"
    );
}

#[test]
fn settings_may_stand_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("my-pledge.toml"),
        "data = 'elsewhere'\nembed_hosts = ['https://www.example.gov.uk']\n",
    )
    .unwrap();
    let server = Running::start(&mut command(folder.path()));
    assert!(folder.path().join("elsewhere/my-pledge.sqlite").is_file());
    assert!(server.stop().0.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn once_there_is_a_key_the_greeting_is_the_link_that_promises_it() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(&mut command(folder.path()));
    let desk = server.open_door().await;
    let key = seal::SealingKey::read(&desk.team_key().await.unwrap()).unwrap();
    assert!(server.stop().0.success());
    let server = Running::start(&mut command(folder.path()));
    let link = format!("http://{}/views#o.{}", server.at, key.fingerprint());
    assert!(server.greeting.contains(&link), "{}", server.greeting);
    assert_eq!(server.setup_code, None);
    assert!(server.stop().0.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_of_the_second_factors_is_said_and_each_can_be_set_up_anew() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(&mut command(folder.path()));
    server.open_door().await;
    assert!(server.stop().0.success());
    let key = folder.path().join("data/second-factor.key");
    let right = std::fs::read(&key).unwrap();
    // Lost: the server would make another, under which nobody's code is found.
    std::fs::remove_file(&key).unwrap();
    let said = refusal(&mut command(folder.path()));
    assert!(
        said.contains("data/second-factor.key is not the key"),
        "{said}"
    );
    std::fs::write(&key, "torn").unwrap();
    let said = refusal(&mut command(folder.path()));
    assert!(
        said.contains("is not a key that this server made"),
        "{said}"
    );
    std::fs::write(&key, right).unwrap();
    assert!(
        Running::start(&mut command(folder.path()))
            .stop()
            .0
            .success()
    );

    std::fs::remove_file(&key).unwrap();
    let forget = |name: &str| {
        Command::new(env!("CARGO_BIN_EXE_my-pledge-server"))
            .current_dir(folder.path())
            .args(["forget-second-factor", "--sign-in-name", name])
            .output()
            .unwrap()
    };
    assert_eq!(forget("nobody").status.code(), Some(1));
    assert!(forget(" Ada.Okafor").status.success());
    // With no factor left, any key is the right one.
    let server = Running::start(&mut command(folder.path()));
    let half = crate::ground::phone::signs_in_half(&server.client()).await;
    assert_eq!(half.next, api::desk::second_factor::Next::SetUp);
    assert!(server.stop().0.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_of_the_desk_can_be_verified_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(&mut command(folder.path()));
    server.open_door().await;
    let verify = || {
        Command::new(env!("CARGO_BIN_EXE_my-pledge-server"))
            .current_dir(folder.path())
            .arg("audit-verify")
            .output()
            .unwrap()
    };
    // Also while the server runs.
    let whole = verify();
    assert!(whole.status.success());
    assert!(
        String::from_utf8(whole.stdout)
            .unwrap()
            .contains("whole: 5 events")
    );
    server.kill();
    let database = folder.path().join("data/my-pledge.sqlite");
    sqlx::any::install_default_drivers();
    let raw = sqlx::AnyPool::connect(&format!("sqlite://{}", database.display()))
        .await
        .unwrap();
    sqlx::query("delete from audit where seq = 2")
        .execute(&raw)
        .await
        .unwrap();
    raw.close().await;
    let broken = verify();
    assert_eq!(broken.status.code(), Some(3));
    assert!(
        String::from_utf8(broken.stderr)
            .unwrap()
            .contains("broken at event 2")
    );
}
