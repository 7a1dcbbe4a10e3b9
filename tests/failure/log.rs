//! What the server says about people, to its log and to its disk: nothing.

use crate::ground::over_the_wire::Wire;
use crate::ground::phone::Phone;
use crate::ground::running::{Running, command};
use crate::ground::samples;
use api::desk::second_factor::Proof;
use api::desk::session::SignIn;
use client::transport::{Method, Request, Transport as _};
use my_pledge_server::edges::Clock;
use std::path::Path;

/// In everything that anybody types, sends or asks for.
const CANARY: &str = "canary";

/// Sends this, whatever it is, and minds no answer.
async fn ask(server: &Running, method: Method, path: &str, body: &str) {
    let request = Request {
        method,
        path: path.to_owned(),
        body: Some(body.to_owned()),
        held: None,
    };
    // The agent is one of the canaries.
    let answered = Wire::to(server.at).send(request).await;
    assert!(answered.is_ok());
}

fn bytes_of_every_file(folder: &Path) -> Vec<u8> {
    std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

#[tokio::test(flavor = "multi_thread")]
async fn no_word_id_address_or_agent_reaches_the_log_and_no_secret_reaches_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(&mut command(folder.path()));
    let code = server.setup_code.clone().unwrap();
    let desk = server.client();
    let mut lead = samples::lead(&code);
    lead.password = "the canary password".to_owned();
    desk.make_lead(&samples::lead("canary code"))
        .await
        .unwrap_err();
    desk.make_lead(&lead).await.unwrap();
    let now = Clock::of_this_machine().seconds();
    let (phone, _) = Phone::set_up(&desk, now).await.unwrap();
    for wrong in ["canary", "000000"] {
        let proof = Proof::Code(wrong.to_owned());
        desk.prove_again(&proof).await.unwrap_err();
    }
    let spare_code = phone.spare_code();
    desk.prove_again(&Proof::SpareCode(spare_code.clone()))
        .await
        .unwrap();
    desk.make_key(&samples::key(1, true)).await.unwrap();
    for (name, password) in [("canary.name", "x"), ("ada.okafor", "canary guess")] {
        let sign_in = SignIn {
            sign_in_name: name.to_owned(),
            password: password.to_owned(),
        };
        desk.sign_in(&sign_in).await.unwrap_err();
    }
    let id = samples::id(1);
    let sent = samples::envelope(&id, true);
    desk.send(&id, &samples::body(&sent)).await.unwrap();
    desk.held(&id).await.unwrap();
    desk.mark_opened(&id).await.unwrap();
    let path = api::path::submission(&id);
    let mut invited = sent.clone();
    invited.outer.invitation = Some(CANARY.to_owned());
    for (method, path, body) in [
        (Method::Put, path.as_str(), samples::body(&invited)),
        (Method::Put, path.as_str(), "{\"canary\": ".to_owned()),
        (Method::Put, "/api/submissions/canary", String::new()),
        (Method::Get, "/canary/page?q=canary", String::new()),
        (Method::Get, "/api/desk/inbox?after=canary", String::new()),
        (Method::Post, "/api/desk/session", "canary".to_owned()),
        (Method::Delete, "/api/canary", String::new()),
    ] {
        ask(&server, method, path, &body).await;
    }
    let data = folder.path().join("data");
    let while_running = bytes_of_every_file(&data);
    let greeting = server.greeting.clone();
    let (status, log) = server.stop();
    assert!(status.success());

    // The log is one, and says what it should.
    assert!(log.lines().count() > 15);
    for said in [
        "\"route\":\"/api/submissions/{id}\"",
        "\"status\":201",
        "\"method\":\"PUT\"",
    ] {
        assert!(log.contains(said), "{said}");
    }
    let plain_code: String = code.chars().filter(|c| *c != '-').collect();
    for word in [
        CANARY,
        id.as_str(),
        "Ada",
        "Okafor",
        "127.0.0.1",
        code.as_str(),
        plain_code.as_str(),
        &sent.sealed[..20],
        phone.secret(),
        spare_code.as_str(),
    ] {
        assert!(!holds(log.as_bytes(), word), "{word} is in the log");
    }
    assert!(greeting.contains(&code), "it is said once, at the terminal");

    // The write-ahead log too, while it is there.
    assert!(
        holds(&while_running, id.as_str()),
        "these are the right files"
    );
    let all = [while_running, bytes_of_every_file(&data)].concat();
    for word in [
        CANARY,
        code.as_str(),
        plain_code.as_str(),
        phone.secret(),
        spare_code.as_str(),
        spare_code.replace('-', "").as_str(),
    ] {
        assert!(!holds(&all, word), "{word} is on the disk");
    }
}
