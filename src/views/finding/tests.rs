//! A link and a code against a server that is right, wrong, away or lying.

use super::*;
use crate::code_slip;
use api::invitation::{Invitation, LookUp};
use api::team::TeamKey;
use client::transport::{Request, Response, Unreachable};
use domain::band::Band;
use domain::ids::InvitationId;
use domain::invitation::{NoteForPhone, NoteForTeam};
use domain::submission::SUITE;
use seal::invitation::making::{Ways, hash_of, make};
use seal::keys::TeamPrivateKey;
use seal::randomness::Device;
use std::cell::RefCell;
use std::rc::Rc;

const TEAM: &str = "slough";

#[derive(Clone)]
enum Mood {
    Right,
    /// Gives this key in the place of the team's.
    Swaps(TeamKey),
    /// Leaves the check out.
    NoMac,
    Refuses(u16, &'static str),
    Off,
    Portal,
    /// Damages the note.
    Damages,
}

#[derive(Clone)]
struct Server {
    mood: Mood,
    key: TeamKey,
    new: Rc<api::desk::invitations::NewInvitation>,
    asked: Rc<RefCell<Vec<String>>>,
}

fn wire(key: &TeamPrivateKey) -> TeamKey {
    TeamKey {
        team: key.team().to_owned(),
        epoch: key.epoch(),
        suite: SUITE.to_owned(),
        public_key: key.public_key(),
        readers: "your reviewing officer".to_owned(),
        opened_within_working_days: 5,
    }
}

fn answer(status: u16, json: bool, body: String) -> Result<Response, Unreachable> {
    Ok(Response {
        status,
        json,
        etag: None,
        body,
    })
}

impl Transport for Server {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let body = request.body.unwrap_or_default();
        self.asked
            .borrow_mut()
            .push(format!("{} {body}", request.path));
        let key = match &self.mood {
            Mood::Swaps(key) => key.clone(),
            _ => self.key.clone(),
        };
        match self.mood {
            Mood::Off => return Err(Unreachable),
            Mood::Portal => return answer(200, false, "<html>".to_owned()),
            _ if request.path == api::path::TEAM => {
                return answer(200, true, serde_json::to_string(&key).unwrap());
            }
            Mood::Refuses(status, code) => {
                let body = format!(r#"{{"code":"{code}","detail":"no"}}"#);
                return answer(status, true, body);
            }
            _ => {}
        }
        let LookUp { proof } = serde_json::from_str(&body).unwrap();
        let hash = hash_of(&proof);
        let by_code = hash == self.new.code_sha256;
        if !by_code && hash != self.new.link_sha256 {
            let ended = r#"{"code":"invitation_ended","detail":"no"}"#;
            return answer(410, true, ended.to_owned());
        }
        let mut note = if by_code {
            self.new.note_for_code.clone()
        } else {
            self.new.note_for_link.clone()
        };
        if matches!(self.mood, Mood::Damages) {
            note.replace_range(60..61, if &note[60..61] == "A" { "B" } else { "A" });
        }
        let found = Invitation {
            id: self.new.id.clone(),
            team: key,
            key_mac: (by_code && !matches!(self.mood, Mood::NoMac))
                .then(|| self.new.key_mac.clone()),
            note,
            ends_on: "2026-12-20".to_owned(),
        };
        answer(200, true, serde_json::to_string(&found).unwrap())
    }
}

/// A slip and the server that knows it.
fn invited() -> (Ways, Server) {
    let key = TeamPrivateKey::generate(TEAM, 1, &mut Device).unwrap();
    let ways = Ways::draw(key.sealing_key(), &mut Device).unwrap();
    let note = NoteForTeam {
        v: 1,
        reference: "SL-1".to_owned(),
        label: None,
        band: Band::TwelveToFifteen,
        told: NoteForPhone {
            v: 1,
            form: "my-review-12-15".into(),
            review_on: None,
            officer: Some("Jo".to_owned()),
            decisions: vec!["A new desk".to_owned()],
        },
        reviews: None,
    };
    let id = InvitationId::from_random([7; 16]);
    let new = make(id, &ways, &note, key.sealing_key(), &mut Device).unwrap();
    let server = Server {
        mood: Mood::Right,
        key: wire(&key),
        new: Rc::new(new),
        asked: Rc::default(),
    };
    (ways, server)
}

fn slips(ways: &Ways) -> [Slip; 2] {
    [Slip::Link(ways.link.clone()), Slip::Code(ways.code)]
}

async fn with(server: &Server, mood: Mood, slip: &Slip) -> Result<Invited, Trouble> {
    let server = Server {
        mood,
        ..server.clone()
    };
    find(&Client::new(server), slip).await
}

#[tokio::test]
async fn link_and_code_both_find_the_note_and_show_only_the_proof() {
    let (ways, server) = invited();
    for slip in slips(&ways) {
        let found = with(&server, Mood::Right, &slip)
            .await
            .expect("it is found");
        assert_eq!(found.note.decisions, ["A new desk"]);
        assert!(found.key().is_some());
        let asked = server.asked.borrow().join("\n");
        assert!(asked.contains(found.proof.as_str()));
        let fragment = ways.link.fragment();
        let (_, secret) = fragment.split_once('=').unwrap();
        let secret = secret.split_once('.').unwrap().0;
        let code = ways.code.in_groups();
        for secret in [secret, &code, &code.replace(' ', "")] {
            assert!(!asked.contains(secret), "{asked}");
        }
    }
}

#[tokio::test]
async fn each_failure_has_its_own_name_and_strangers_look_alike() {
    let (ways, server) = invited();
    let (others, _) = invited();
    let swapped = wire(&TeamPrivateKey::generate(TEAM, 1, &mut Device).unwrap());
    for slip in slips(&ways) {
        for (mood, trouble) in [
            (Mood::Off, Trouble::Away),
            (Mood::Portal, Trouble::Away),
            (Mood::Refuses(410, "invitation_ended"), Trouble::Ended),
            (Mood::Refuses(429, "slow_down"), Trouble::SlowDown),
            (Mood::Refuses(503, "unavailable"), Trouble::Shut),
            (Mood::Refuses(500, "broken"), Trouble::Away),
            (Mood::Refuses(418, "from_the_future"), Trouble::Away),
            (Mood::Swaps(swapped.clone()), Trouble::Swapped),
            (Mood::Damages, Trouble::Unreadable),
        ] {
            assert_eq!(with(&server, mood, &slip).await, Err(trouble));
        }
    }
    // Another trust's slip, or one that was never issued.
    for slip in slips(&others) {
        assert_eq!(with(&server, Mood::Right, &slip).await, Err(Trouble::Ended));
    }
    let code = Slip::Code(ways.code);
    assert_eq!(
        with(&server, Mood::NoMac, &code).await,
        Err(Trouble::Swapped)
    );
}

#[tokio::test]
async fn after_a_swapped_key_nothing_more_is_asked() {
    let (ways, server) = invited();
    let swapped = wire(&TeamPrivateKey::generate(TEAM, 1, &mut Device).unwrap());
    let link = Slip::Link(ways.link.clone());
    let outcome = with(&server, Mood::Swaps(swapped), &link).await;
    assert_eq!(outcome, Err(Trouble::Swapped));
    assert_eq!(server.asked.borrow().len(), 1, "the look-up and no more");
    assert!(!Trouble::Swapped.may_go_without());
}

#[test]
fn a_slip_of_the_finger_finds_nothing_to_ask_with() {
    let (ways, _) = invited();
    let typed = ways.code.in_groups();
    let mut slipped: Vec<char> = typed.chars().collect();
    slipped.swap(0, 4);
    let slipped: String = slipped.into_iter().collect();
    assert!(slipped == typed || code_slip::read::<10>(&slipped).is_err());
    let forgiven = typed.to_lowercase().replace(' ', " - ").replace('0', "o");
    assert_eq!(code_slip::read::<10>(&forgiven).ok(), Some(ways.code));
}

#[test]
fn every_trouble_has_a_way_on() {
    for trouble in Trouble::ALL {
        assert!(
            trouble.may_go_without() || trouble.another_code_helps(),
            "{trouble:?}"
        );
    }
}
