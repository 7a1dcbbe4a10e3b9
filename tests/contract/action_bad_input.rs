//! What of an action cannot be kept, counted, changed or deleted: each says which field and
//! what to do, and loses nothing.

use crate::actions::{counted, done, first_day, rewritten, say, says, written};
use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both};
use api::actions::Stage;
use api::desk::actions::{Colour, From, NewUpdate, Written};
use api::problem::Code;
use chrono::{Days, Months};
use client::Fault;

fn refused(answer: Result<impl Sized, Fault>) -> (Code, String) {
    match answer.err() {
        Some(Fault::Refused(problem)) => (problem.code, problem.field.unwrap_or_default()),
        _ => panic!("it was not refused"),
    }
}

fn invalid(field: &str) -> (Code, String) {
    (Code::Invalid, field.to_owned())
}

on_both! {
    async fn what_cannot_be_kept_says_which_field_and_changes_nothing(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let kept = desk.take_action(&written()).await.unwrap();
        let long = || "x".repeat(10_000);
        type Change = Box<dyn Fn(&mut Written)>;
        let wrong: Vec<(&str, Change)> = vec![
            ("you_said", Box::new(move |one| one.you_said = long())),
            ("you_said", Box::new(|one| one.you_said = " \n ".to_owned())),
            ("we_did", Box::new(move |one| one.we_did = long())),
            ("we_did", Box::new(|one| one.we_did = String::new())),
            ("specific", Box::new(move |one| one.specific = long())),
            ("specific", Box::new(|one| one.specific = String::new())),
            ("measure", Box::new(move |one| one.measure = long())),
            ("measure", Box::new(|one| one.measure = String::new())),
            ("lead", Box::new(move |one| one.lead = long())),
            ("lead", Box::new(|one| one.lead = String::new())),
            ("reason", Box::new(move |one| one.reason = long())),
            ("reason", Box::new(|one| one.colour = Colour::Red)),
            ("reason", Box::new(|one| one.colour = Colour::Amber)),
            ("why", Box::new(move |one| one.why = Some(long()))),
            ("why", Box::new(|one| one.stage = Stage::NotPossible)),
            ("due_on", Box::new(|one| one.due_on = "2019-12-31".parse().unwrap())),
            ("due_on", Box::new(|one| one.due_on = first_day() + Months::new(60) + Days::new(1))),
            ("priority", Box::new(|one| one.priority = "nothing".into())),
            ("promise", Box::new(|one| one.promise = Some("nothing".into()))),
            ("promise", Box::new(|one| one.promise = None)),
            ("from", Box::new(move |one| one.from = From::Theme(long()))),
            ("from", Box::new(|one| one.from = From::Consultation { id: "none".to_owned(), question: None })),
        ];
        for (field, change) in wrong {
            let mut one = Written { published: true, ..written() };
            change(&mut one);
            assert_eq!(refused(desk.take_action(&one).await), invalid(field));
            one.revision = kept.revision;
            assert_eq!(refused(desk.rewrite_action(&kept.id, &one).await), invalid(field));
        }
        let huge = Written { you_said: "x".repeat(200_000), ..written() };
        assert_eq!(refused(desk.take_action(&huge).await).0, Code::TooLarge);
        assert_eq!(desk.desk_actions().await.unwrap().actions, [kept]);
        assert!(server.browser().actions().await.unwrap().actions.is_empty());
    }

    async fn of_two_who_change_it_at_once_one_is_told(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let made = desk.take_action(&written()).await.unwrap();
        let first = Written { revision: made.revision, we_did: "First.".to_owned(), ..written() };
        let second = Written { we_did: "Second.".to_owned(), ..first.clone() };
        desk.rewrite_action(&made.id, &first).await.unwrap();
        assert_eq!(refused(desk.rewrite_action(&made.id, &second).await).0, Code::Conflict);
        let late = NewUpdate { words: "Late.".to_owned(), instead_of: None, revision: made.revision };
        assert_eq!(refused(desk.update_action(&made.id, &late).await).0, Code::Conflict);
        let found = desk.desk_action(&made.id).await.unwrap();
        assert_eq!((found.written.we_did.as_str(), found.updates.len()), ("First.", 0));
    }

    async fn only_what_phones_never_showed_is_deleted(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let made = desk.take_action(&written()).await.unwrap();
        desk.delete_action(&made.id).await.unwrap();
        desk.delete_action(&made.id).await.unwrap();
        assert_eq!(refused(desk.desk_action(&made.id).await).0, Code::NotFound);
        let shown = done(&desk).await;
        let back = rewritten(&desk, &shown, |one| one.published = false).await;
        assert_eq!(refused(desk.delete_action(&back.id).await).0, Code::Conflict);
        assert_eq!(desk.desk_action(&back.id).await.unwrap(), back);
    }

    async fn an_update_is_short_is_not_empty_and_stands_instead_of_one_there_is(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let made = desk.take_action(&written()).await.unwrap();
        let update = |words: &str, instead_of| NewUpdate { words: words.to_owned(), instead_of, revision: made.revision };
        for (words, instead_of, field) in [
            ("", None, "words"),
            (" ", None, "words"),
            ("x".repeat(501).as_str(), None, "words"),
            ("x".repeat(10_000).as_str(), Some(0), "words"),
            ("More.", Some(0), "instead_of"),
            ("More.", Some(u32::MAX), "instead_of"),
        ] {
            let answer = desk.update_action(&made.id, &update(words, instead_of)).await;
            assert_eq!(refused(answer), invalid(field));
        }
        let mut revision = made.revision;
        for _ in 0..50 {
            let one = NewUpdate { revision, ..update("More.", None) };
            revision = desk.update_action(&made.id, &one).await.unwrap().revision;
        }
        let more = NewUpdate { revision, ..update("More.", None) };
        assert_eq!(refused(desk.update_action(&made.id, &more).await), invalid("words"));
        assert_eq!(refused(desk.update_action("none", &more).await).0, Code::NotFound);
    }

    async fn nothing_is_said_of_what_phones_do_not_show_or_is_not_possible(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let hidden = desk.take_action(&written()).await.unwrap();
        let shown = done(&desk).await;
        let not = rewritten(&desk, &done(&desk).await, |one| {
            one.stage = Stage::NotPossible;
            one.why = Some("There is no money for it.".to_owned());
        }).await;
        for id in ["", "none", hidden.id.as_str(), not.id.as_str()] {
            let answer = phone.say_happened(&says(id, 1, false)).await;
            assert_eq!(refused(answer).0, Code::NotFound, "{id}");
        }
        let long = says(&"x".repeat(2_000), 1, true);
        assert_eq!(refused(phone.say_happened(&long).await).0, Code::TooLarge);
        say(&phone, &says(&shown.id, 1, false)).await;
        rewritten(&desk, &shown, |one| one.published = false).await;
        assert_eq!(refused(phone.say_happened(&says(&shown.id, 2, true)).await).0, Code::NotFound);
        assert_eq!(counted(&server, &shown.id).await, (0, 1));
    }

    async fn what_a_phone_says_is_three_words_and_no_more(ground: Ground) {
        let server = Server::on(&ground).await;
        let id = done(&server.with_open_door().await).await.id;
        let mut json = serde_json::to_value(says(&id, 1, true)).unwrap();
        let mut names: Vec<String> = json.as_object().unwrap().keys().cloned().collect();
        names.sort();
        assert_eq!(names, ["action", "did", "mark"]);
        json["band"] = "12_15".into();
        assert!(serde_json::from_value::<api::actions::Says>(json).is_err());
        assert_eq!(counted(&server, &id).await, (0, 0));
    }
}
