//! What cannot be counted, opened, changed or found: each says which field and what to do,
//! and loses nothing that was counted.

use crate::consultations::{
    DAY, answer, answered, asked, chosen, counted, first_day, opened, question, step,
};
use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both};
use api::consultation::{GroupLookUp, LookUp, Standing};
use api::desk::consultations::{Changed, MOST_WRITTEN, NewGroup, Step, Written};
use api::problem::Code;
use chrono::{Days, NaiveDate};
use client::Fault;
use domain::consultation::answered::{Answered, Outcome};
use domain::consultation::asked::AskedAs;
use domain::consultation::pledge_check::AgeBand;

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
    async fn what_is_open_is_not_edited_and_what_was_answered_stays(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let open = opened(&desk, &asked()).await;
        let id = &open.put.id;
        let phone = server.browser();
        answer(&phone, &answered(id, 1, "rice")).await;
        let mut edited = Written { asked: asked(), revision: open.revision };
        edited.asked.questions.remove(0);
        assert_eq!(refused(desk.rewrite_consultation(id, &edited).await).0, Code::Conflict);
        assert_eq!(refused(desk.delete_consultation(id).await).0, Code::Conflict);
        answer(&phone, &answered(id, 2, "rice")).await;
        assert_eq!(counted(&server, id).await, (2, [0, 2, 0]));
        assert_eq!(desk.desk_consultation(id).await.unwrap(), open);
    }

    async fn of_two_who_change_it_at_once_one_is_told(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let first = Written { asked: asked(), revision: 0 };
        let draft = desk.draft_consultation(&first).await.unwrap();
        let id = &draft.put.id;
        let edit = Written { asked: asked(), revision: draft.revision };
        desk.rewrite_consultation(id, &edit).await.unwrap();
        assert_eq!(refused(desk.rewrite_consultation(id, &edit).await).0, Code::Conflict);
        let old = Step { to: Standing::Open, revision: draft.revision };
        assert_eq!(refused(desk.step_consultation(id, &old).await).0, Code::Conflict);
        desk.delete_consultation(id).await.unwrap();
        desk.delete_consultation(id).await.unwrap();
        assert_eq!(refused(desk.desk_consultation(id).await).0, Code::NotFound);
    }

    async fn a_draft_may_have_faults_and_does_not_open_with_them(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let long = "x".repeat(10_000);
        let mut faulty = Vec::new();
        let mut one = asked();
        one.questions[0].options[1].label.clone_from(&long);
        faulty.push((one, "questions.0.options.1"));
        let mut one = asked();
        one.questions[0].options.truncate(1);
        faulty.push((one, "questions.0.options"));
        let mut one = asked();
        one.title = String::new();
        faulty.push((one, "title"));
        let mut one = asked();
        one.questions.clear();
        faulty.push((one, "questions"));
        let mut one = asked();
        one.bands = vec![AgeBand::UnderTwelve, AgeBand::UnderTwelve];
        faulty.push((one, "bands"));
        let mut one = asked();
        one.closes_on = NaiveDate::MAX;
        one.opens_on = NaiveDate::MAX;
        faulty.push((one, "opens_on"));
        let mut one = asked();
        (one.opens_on, one.closes_on) = (first_day() - Days::new(9), first_day() - Days::new(1));
        faulty.push((one, "closes_on"));
        let mut one = asked();
        let ranked = ["a", "b", "c", "d", "e", "f", "g"];
        one.questions.push(question("ranked", AskedAs::Ranking, &ranked));
        faulty.push((one, "questions.4.options"));
        for (asked, field) in faulty {
            let written = Written { asked: asked.clone(), revision: 0 };
            let draft = desk.draft_consultation(&written).await.unwrap();
            assert_eq!(draft.put.asked, asked);
            let to_open = Step { to: Standing::Open, revision: draft.revision };
            let answer = desk.step_consultation(&draft.put.id, &to_open).await;
            assert_eq!(refused(answer), invalid(field));
            // It is kept as it was written.
            assert_eq!(desk.desk_consultation(&draft.put.id).await.unwrap(), draft);
        }
        let mut huge = asked();
        huge.intro = "x".repeat(MOST_WRITTEN);
        let huge = Written { asked: huge, revision: 0 };
        assert_eq!(refused(desk.draft_consultation(&huge).await).0, Code::TooLarge);
    }

    async fn each_step_is_only_where_it_leads(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let open = opened(&desk, &asked()).await;
        let id = open.put.id.clone();
        let to = async |to, revision| desk.step_consultation(&id, &Step { to, revision }).await;
        for wrong in [Standing::Draft, Standing::Open, Standing::Archived] {
            assert_eq!(refused(to(wrong, open.revision).await), invalid("to"));
        }
        let words = |what: &str, revision| Changed { what_changed: what.to_owned(), revision };
        let early = desk.consultation_changed(&id, &words("More rice.", open.revision)).await;
        assert_eq!(refused(early).0, Code::Conflict);
        let closed = step(&desk, &open, Standing::Closed).await;
        assert_eq!(refused(to(Standing::Open, closed.revision).await), invalid("to"));
        assert_eq!(refused(to(Standing::Archived, closed.revision).await), invalid("what_changed"));
        for wrong in [" ".to_owned(), "x".repeat(601)] {
            let said = desk.consultation_changed(&id, &words(&wrong, closed.revision)).await;
            assert_eq!(refused(said), invalid("what_changed"));
        }
        let said = words("More rice.", closed.revision);
        let said = desk.consultation_changed(&id, &said).await.unwrap();
        // Late answers are still counted.
        assert_eq!(refused(to(Standing::Archived, said.revision).await), invalid("to"));
        assert_eq!(refused(desk.consultation_group(&id, &NewGroup { most: 9 }).await).0, Code::Conflict);
        server.pass(14 * DAY);
        server.signs_in(&desk).await;
        assert_eq!(refused(to(Standing::Archived, said.revision).await), invalid("to"));
        server.pass(DAY);
        server.signs_in(&desk).await;
        to(Standing::Archived, said.revision).await.unwrap();
    }

    async fn an_answer_that_is_none_names_its_field_and_counts_nothing(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = opened(&desk, &asked()).await.put.id;
        let phone = server.browser();
        let with = |choices: &[(&str, &[&str])]| Answered {
            choices: choices.iter().map(|(of, options)| chosen(of, options)).collect(),
            ..answered(&id, 1, "rice")
        };
        for (wrong, field) in [
            (with(&[("drink", &["tea"])]), "choices"),
            (with(&[("more", &["tea"])]), "choices"),
            (with(&[("food", &["soup"])]), "choices.food"),
            (with(&[("food", &["rice", "pizza"])]), "choices.food"),
            (with(&[("food", &[])]), "choices.food"),
            (with(&[("when", &["friday", "friday"])]), "choices.when"),
            (with(&[("order", &["games", "food"])]), "choices.order"),
            (Answered { band: AgeBand::UnderTwelve, ..answered(&id, 1, "rice") }, "band"),
            (Answered { answered_on: first_day() - Days::new(1), ..answered(&id, 1, "rice") }, "answered_on"),
            (Answered { answered_on: first_day() + Days::new(2), ..answered(&id, 1, "rice") }, "answered_on"),
        ] {
            assert_eq!(refused(phone.answer_consultation(&wrong).await), invalid(field));
        }
        let long = with(&[("food", &[&"x".repeat(10_000)])]);
        assert_eq!(refused(phone.answer_consultation(&long).await), invalid("choices.food"));
        let long = with(&[("food", &[&"x".repeat(20_000)])]);
        assert_eq!(refused(phone.answer_consultation(&long).await).0, Code::TooLarge);
        let nowhere = answered("00000000-0000-4000-8000-000000000000", 1, "rice");
        assert_eq!(refused(phone.answer_consultation(&nowhere).await).0, Code::NotFound);
        let draft = Written { asked: asked(), revision: 0 };
        let draft = desk.draft_consultation(&draft).await.unwrap();
        let unopened = phone.answer_consultation(&answered(&draft.put.id, 1, "rice")).await;
        assert_eq!(refused(unopened).0, Code::NotFound);
        assert_eq!(counted(&server, &id).await, (0, [0, 0, 0]));
    }

    async fn what_phones_hold_when_it_closes_counts_for_two_weeks_if_it_was_given_in_time(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let open = opened(&desk, &asked()).await;
        let id = &open.put.id;
        let phone = server.browser();
        server.pass(2 * DAY);
        server.signs_in(&desk).await;
        let open = desk.desk_consultation(id).await.unwrap();
        step(&desk, &open, Standing::Closed).await;
        let on = |of, days| Answered {
            answered_on: first_day() + Days::new(days),
            ..answered(id, of, "rice")
        };
        // It was to be open for four days more, and a phone without signal thought so.
        assert_eq!(answer(&phone, &on(1, 3)).await, Outcome::TooLate);
        assert_eq!(answer(&phone, &on(2, 2)).await, Outcome::Counted);
        server.pass(14 * DAY);
        assert_eq!(answer(&phone, &on(3, 1)).await, Outcome::Counted);
        server.pass(DAY);
        assert_eq!(answer(&phone, &on(4, 1)).await, Outcome::TooLate);
        // This one was counted, and its phone never heard.
        assert_eq!(answer(&phone, &on(3, 1)).await, Outcome::Counted);
        assert_eq!(counted(&server, id).await, (2, [0, 2, 0]));
    }

    async fn while_it_is_paused_what_was_given_before_counts_and_the_rest_waits(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let open = opened(&desk, &asked()).await;
        let id = &open.put.id;
        let paused = step(&desk, &open, Standing::Paused).await;
        assert_eq!(refused(desk.consultation_group(id, &NewGroup { most: 9 }).await).0, Code::Conflict);
        server.pass(DAY);
        let phone = server.browser();
        assert_eq!(answer(&phone, &answered(id, 1, "rice")).await, Outcome::Counted);
        let anew = Answered { answered_on: first_day() + Days::new(1), ..answered(id, 2, "rice") };
        assert_eq!(refused(phone.answer_consultation(&anew).await).0, Code::Unavailable);
        server.signs_in(&desk).await;
        step(&desk, &paused, Standing::Open).await;
        assert_eq!(answer(&phone, &anew).await, Outcome::Counted);
    }

    async fn two_answers_show_nothing(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = opened(&desk, &asked()).await.put.id;
        let phone = server.browser();
        answer(&phone, &answered(&id, 1, "rice")).await;
        answer(&phone, &Answered { choices: [].into(), ..answered(&id, 2, "rice") }).await;
        for days in [0, 30] {
            server.pass(days * DAY);
            server.signs_in(&desk).await;
            let results = desk.consultation_results(&id).await.unwrap().results;
            assert_eq!((results.answered, results.questions.len()), (None, 3));
            assert!(results.questions.iter().all(|one| one.everybody.is_hidden()));
            assert!(results.answered_by_band.iter().all(|(_, people)| people.is_none()));
            assert!(results.answered_by_area.iter().all(Option::is_none));
        }
    }

    async fn a_code_or_pass_that_leads_nowhere_is_not_found_and_guessing_is_slowed(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let open = opened(&desk, &asked()).await;
        let other = opened(&desk, &asked()).await.put.id;
        let code = open.code.unwrap();
        let id = open.put.id;
        let pass = desk.consultation_group(&id, &NewGroup { most: 2 }).await.unwrap().pass;
        for wrong in [1, 61] {
            assert_eq!(refused(desk.consultation_group(&id, &NewGroup { most: wrong }).await), invalid("most"));
        }
        let phone = server.browser();
        let look = |code: &str| LookUp { code: code.to_owned() };
        for wrong in ["", "000000", "BCDFGH", "not a code"] {
            assert_eq!(refused(phone.consultation_of(&look(wrong)).await).0, Code::NotFound);
        }
        let guess = GroupLookUp { pass: "0".repeat(32) };
        for _ in 0..3 {
            assert_eq!(refused(phone.consultation_for_group(&guess).await).0, Code::NotFound);
        }
        // A pass of another consultation leads nowhere either.
        for pass in ["0".repeat(32), pass.clone()] {
            let one = Answered { group: Some(pass), ..answered(&other, 1, "rice") };
            assert_eq!(refused(phone.answer_consultation(&one).await).0, Code::NotFound);
        }
        for _ in 0..2 {
            refused(phone.consultation_for_group(&guess).await);
        }
        assert_eq!(refused(phone.consultation_of(&look("000000")).await).0, Code::SlowDown);
        // Whoever has the right one is let in all the same.
        assert_eq!(phone.consultation_of(&look(&code)).await.unwrap().id, id);
        assert_eq!(phone.consultation_for_group(&GroupLookUp { pass }).await.unwrap().most, 2);
        assert_eq!(counted(&server, &other).await, (0, [0, 0, 0]));
    }
}
