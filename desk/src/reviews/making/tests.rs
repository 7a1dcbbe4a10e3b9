//! Against a server that answers, or does not.

use super::*;
use crate::reviews::listing::tests::line;
use client::transport::{Method, Request, Response, Unreachable};
use domain::participation::NoteOfReview;
use seal::keys::TeamPrivateKey;
use seal::randomness::Device;
use std::cell::RefCell;

/// Keeps what it is sent; answers this often with silence first.
struct Server {
    silences: RefCell<usize>,
    bodies: RefCell<Vec<(Method, String, String)>>,
}

impl Transport for &Server {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let body = request.body.unwrap_or_default();
        let kept = (request.method, request.path, body);
        self.bodies.borrow_mut().push(kept);
        let mut silences = self.silences.borrow_mut();
        if *silences > 0 {
            *silences -= 1;
            return Err(Unreachable);
        }
        let (status, body) = match request.method {
            Method::Post => (201, r#"{"issued":1}"#),
            _ => (200, r#"{"ends_on":"2026-12-20"}"#),
        };
        Ok(Response {
            status,
            json: true,
            etag: None,
            body: body.to_owned(),
        })
    }
}

fn server(silences: usize) -> Server {
    Server {
        silences: RefCell::new(silences),
        bodies: RefCell::default(),
    }
}

fn some(count: u8, renews: bool) -> Run {
    let wanted = (0..count).map(|number| {
        let line = line(number, &format!("CR-{number}"), None);
        Wanted {
            renews: renews.then_some(line.item.id),
            note: line.note.unwrap(),
            review: NoteOfReview::default(),
        }
    });
    Run::of(wanted.collect())
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

async fn make_all(run: &mut Run, server: &Server) -> Vec<Slip> {
    let key = TeamPrivateKey::generate("slough", 1, &mut Device).unwrap();
    let client = Client::new(server);
    let mut slips = Vec::new();
    while !run.is_over() {
        if !run.is_full() {
            run.make_next(key.sealing_key(), today(), &mut Device)
                .unwrap();
        }
        if run.is_full() {
            // Silence: the same again, as somebody who presses "Try again".
            slips.extend(run.send(&client).await.unwrap_or_default());
        }
    }
    slips
}

#[tokio::test]
async fn after_silence_the_very_same_is_sent_again_and_every_slip_comes_once() {
    let server = server(2);
    let mut run = some(12, false);
    let slips = make_all(&mut run, &server).await;
    assert_eq!((slips.len(), run.done()), (12, (12, 12)));
    let bodies = server.bodies.borrow();
    assert_eq!(bodies.len(), 4);
    assert_eq!(bodies[0], bodies[1]);
    assert_eq!(bodies[1], bodies[2]);
    let mut codes: Vec<_> = slips.iter().map(|slip| &slip.code).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 12);
    assert_eq!(slips[0].use_by, today() + Days::new(27));
}

#[tokio::test]
async fn nothing_that_is_sent_holds_a_code_a_link_or_a_word() {
    let server = server(0);
    let slips = make_all(&mut some(1, false), &server).await;
    let (_, _, body) = &server.bodies.borrow()[0];
    let (secret, _) = slips[0].fragment[2..].split_once('.').unwrap();
    let plain = slips[0].code.replace(' ', "");
    for word in [
        slips[0].code.as_str(),
        &plain,
        secret,
        "CR-0",
        "Sam",
        "Nan",
        "Priya",
    ] {
        assert!(!body.contains(word), "{word}");
    }
}

#[tokio::test]
async fn a_new_code_goes_to_the_invitation_it_is_for() {
    let server = server(0);
    let slips = make_all(&mut some(2, true), &server).await;
    let bodies = server.bodies.borrow();
    for (slip, (method, path, _)) in slips.iter().zip(bodies.iter()) {
        assert_eq!(*method, Method::Put);
        assert_eq!(*path, api::path::desk_invitation(&slip.id));
    }
    assert_eq!(bodies.len(), 2);
}

#[test]
fn every_band_that_has_questions_before_a_review_gets_them() {
    let edition = content::edition().unwrap();
    for band in Band::ALL {
        if let Some(form) = form_for(&edition, band) {
            assert!(form.offered && form.occasion != Occasion::EducationPlan);
            assert!(form.band == band || form.also_for.contains(&band));
        }
    }
    assert!(form_for(&edition, Band::TwelveToFifteen).is_some());
    assert!(form_for(&edition, Band::Pathway).is_some());
}
