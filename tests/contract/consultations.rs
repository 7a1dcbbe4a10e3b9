//! Consultations: written and opened at the desk, found and answered on phones, counted
//! once a mark, and shown only where nobody is pointed at. What is refused is in
//! [`crate::consultation_bad_input`]. Longer than a file should be: the samples and the few
//! calls that all of it goes by stand beside the promises that they are made for.

use crate::ground::in_process::{Browser, START, Server};
use crate::ground::{Ground, on_both};
use api::consultation::{Figures, GroupLookUp, LookUp, Results, Standing};
use api::desk::consultations::{Changed, NewGroup, Step, Whole, Written};
use chrono::{Days, NaiveDate};
use client::Client;
use domain::consultation::answered::{Answered, Area, Outcome};
use domain::consultation::asked::{AskedAs, Audience, Consultation, LATE_DAYS, Purpose, Question};
use domain::consultation::pledge_check::{AgeBand, Mark};
use domain::form::Choice;
use domain::ids::{ChoiceId, QuestionId};

pub(crate) const DAY: i64 = 86_400;

/// The day on which the tests begin.
pub(crate) fn first_day() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

pub(crate) fn question(id: &str, kind: AskedAs, options: &[&str]) -> Question {
    let options = options.iter().map(|option| Choice {
        id: ChoiceId::from(*option),
        label: format!("The {option}"),
    });
    Question {
        id: QuestionId::from(id),
        ask: format!("What about {id}?"),
        hint: None,
        kind,
        options: options.collect(),
        priority: None,
        and_words: false,
    }
}

/// One of each way that is counted, for two ages, open for a week from the first day.
pub(crate) fn asked() -> Consultation {
    Consultation {
        title: "Food at meetings".to_owned(),
        intro: "We choose the food together.".to_owned(),
        purpose: Purpose::Consultation,
        audience: Audience::Everyone,
        bands: vec![AgeBand::TwelveToFifteen, AgeBand::SixteenSeventeen],
        opens_on: first_day(),
        closes_on: first_day() + Days::new(6),
        on_home: true,
        translations: Vec::new(),
        questions: vec![
            question("food", AskedAs::OneOf, &["pizza", "rice", "salad"]),
            question("when", AskedAs::SomeOf, &["monday", "friday"]),
            question("order", AskedAs::Ranking, &["games", "food", "talk"]),
            question("more", AskedAs::Words, &[]),
        ],
    }
}

pub(crate) fn mark(of: u64) -> Mark {
    Mark::try_from(format!("{of:064x}")).unwrap()
}

pub(crate) fn chosen(question: &str, options: &[&str]) -> (QuestionId, Vec<ChoiceId>) {
    let options = options.iter().map(|option| ChoiceId::from(*option));
    (QuestionId::from(question), options.collect())
}

/// Of the device of this number, on the first day.
pub(crate) fn answered(consultation: &str, of: u64, food: &str) -> Answered {
    Answered {
        consultation: consultation.to_owned(),
        band: AgeBand::TwelveToFifteen,
        area: Area::Inside,
        answered_on: first_day(),
        choices: [chosen("food", &[food])].into(),
        mark: mark(of),
        group: None,
    }
}

/// Written and opened.
pub(crate) async fn opened(desk: &Client<Browser>, asked: &Consultation) -> Whole {
    let written = Written {
        asked: asked.clone(),
        revision: 0,
    };
    let draft = desk.draft_consultation(&written).await.unwrap();
    step(desk, &draft, Standing::Open).await
}

pub(crate) async fn step(desk: &Client<Browser>, whole: &Whole, to: Standing) -> Whole {
    let step = Step {
        to,
        revision: whole.revision,
    };
    desk.step_consultation(&whole.put.id, &step).await.unwrap()
}

pub(crate) async fn answer(phone: &Client<Browser>, answered: &Answered) -> Outcome {
    let taken = phone.answer_consultation(answered).await.unwrap();
    assert!(taken.covers(answered));
    taken.outcome
}

/// What is counted, whatever is shown: how many answered, and how many chose each food.
pub(crate) async fn counted(server: &Server, id: &str) -> (u64, [u64; 3]) {
    let store = &server.house.store;
    let number = store
        .consultation(id)
        .await
        .unwrap()
        .unwrap()
        .number
        .unwrap();
    let bands: Vec<usize> = (0..AgeBand::ALL.len()).collect();
    let numbers = domain::consultation::counted::Layout::of(&asked()).numbers();
    let counts = store
        .consultation_counts(number, i64::MIN..=i64::MAX, &bands, numbers)
        .await
        .unwrap();
    let people = counts.bands.iter().map(|band| band.answered).sum();
    assert_eq!(counts.areas.iter().sum::<u64>(), people);
    let foods = [1, 2, 3].map(|at| counts.bands.iter().map(|band| band.numbers[at]).sum());
    (people, foods)
}

fn all(results: &Results) -> Vec<&Figures> {
    let mut all = Vec::new();
    for question in &results.questions {
        all.push(&question.everybody);
        all.extend(question.bands.iter().map(|(_, figures)| figures));
    }
    all
}

fn small(shown: Option<u64>, least: u64) -> bool {
    shown.is_some_and(|number| (1..least).contains(&number))
}

/// Nothing in it points at few people.
pub(crate) fn assert_hides(results: &Results) {
    for figures in all(results) {
        assert!(!small(figures.base, 10), "{figures:?}");
        let few = figures.counts.iter().any(|count| small(*count, 5));
        assert!(!few, "{figures:?}");
    }
    let bands = results.answered_by_band.iter().map(|(_, people)| *people);
    let told = bands.chain(results.answered_by_area.iter().copied());
    assert!(
        told.chain([results.answered])
            .all(|people| !small(people, 10))
    );
}

on_both! {
    async fn it_is_written_opened_found_answered_closed_and_archived(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        assert!(phone.consultations().await.unwrap().consultations.is_empty());
        let written = Written { asked: asked(), revision: 0 };
        let draft = desk.draft_consultation(&written).await.unwrap();
        assert_eq!((draft.put.standing, &draft.code), (Standing::Draft, &None));
        assert!(phone.consultations().await.unwrap().consultations.is_empty());
        let mut again = Written { asked: asked(), revision: draft.revision };
        again.asked.title = "Food and drink".to_owned();
        let draft = desk.rewrite_consultation(&draft.put.id, &again).await.unwrap();
        let open = step(&desk, &draft, Standing::Open).await;
        let code = open.code.clone().unwrap();
        let found = phone.consultation_of(&LookUp { code: code.to_lowercase() }).await.unwrap();
        assert_eq!(found, open.put);
        assert_eq!(phone.consultations().await.unwrap().consultations, [found]);
        assert_eq!(answer(&phone, &answered(&open.put.id, 1, "rice")).await, Outcome::Counted);
        let paused = step(&desk, &open, Standing::Paused).await;
        let open = step(&desk, &paused, Standing::Open).await;
        assert_eq!(open.code, Some(code));
        let closed = step(&desk, &open, Standing::Closed).await;
        // Closed early: this was its last day.
        assert_eq!(closed.put.asked.closes_on, first_day());
        let said = Changed { what_changed: " There is rice now. ".to_owned(), revision: closed.revision };
        let said = desk.consultation_changed(&closed.put.id, &said).await.unwrap();
        assert_eq!(said.put.what_changed.as_deref(), Some("There is rice now."));
        server.pass(15 * DAY);
        server.signs_in(&desk).await;
        let archived = step(&desk, &said, Standing::Archived).await;
        let results = archived.put.results.clone().unwrap();
        assert_eq!((results.answered, results.frozen_on), (None, Some(first_day() + Days::new(15))));
        let shown = phone.consultations().await.unwrap().consultations;
        assert_eq!(shown, [archived.put]);
        server.pass(365 * DAY);
        assert!(phone.consultations().await.unwrap().consultations.is_empty());
        let events: Vec<(String,)> = sqlx::query_as(
            "select event from audit where event like 'consultation%' order by seq")
            .fetch_all(&ground.raw().await).await.unwrap();
        let events: Vec<&str> = events.iter().map(|(event,)| event.as_str()).collect();
        assert_eq!(events, [
            "consultation_opened", "consultation_paused", "consultation_opened",
            "consultation_closed", "consultation_changed", "consultation_archived",
        ]);
    }

    async fn a_hammered_mark_counts_once_and_its_last_answer_stands(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = opened(&desk, &asked()).await.put.id;
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..40 {
            let (phone, one) = (server.browser(), answered(&id, 1, "rice"));
            all.spawn(async move { answer(&phone, &one).await });
        }
        assert!(all.join_all().await.iter().all(|one| *one == Outcome::Counted));
        assert_eq!(counted(&server, &id).await, (1, [0, 1, 0]));
        let phone = server.browser();
        answer(&phone, &answered(&id, 2, "pizza")).await;
        answer(&phone, &answered(&id, 1, "salad")).await;
        answer(&phone, &answered(&id, 1, "salad")).await;
        assert_eq!(counted(&server, &id).await, (2, [1, 0, 1]));
        // Another age and another day, and everything skipped.
        let skipped = Answered {
            band: AgeBand::NotSaid,
            area: Area::NotSaid,
            choices: [].into(),
            ..answered(&id, 1, "rice")
        };
        answer(&phone, &skipped).await;
        assert_eq!(counted(&server, &id).await, (2, [1, 0, 0]));
    }

    async fn two_processes_that_take_the_same_marks_crosswise_both_end(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let (one, two) = (opened(&desk, &asked()).await.put.id, opened(&desk, &asked()).await.put.id);
        let other = server.beside(&ground).await;
        let mut all = tokio::task::JoinSet::new();
        for of in 0..400 {
            let phone = if of % 2 == 0 { server.browser() } else { other.browser() };
            let id = if of / 2 % 2 == 0 { &one } else { &two };
            // Each mark from both processes, with another answer each time.
            let food = ["pizza", "rice", "salad"][usize::try_from(of % 3).unwrap()];
            let answered = answered(id, of / 4, food);
            all.spawn(async move { answer(&phone, &answered).await });
        }
        all.join_all().await;
        for id in [&one, &two] {
            let (people, foods) = counted(&server, id).await;
            assert_eq!((people, foods.iter().sum::<u64>()), (100, 100));
        }
    }

    async fn what_is_kept_holds_no_mark_and_no_pass_and_goes_when_figures_are_frozen(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = opened(&desk, &asked()).await.put.id;
        let pass = desk.consultation_group(&id, &NewGroup { most: 2 }).await.unwrap().pass;
        let phone = server.browser();
        let sent = Answered { group: Some(pass.clone()), ..answered(&id, 1, "rice") };
        answer(&phone, &sent).await;
        let raw = ground.raw().await;
        let kept: Vec<(String,)> = sqlx::query_as(
            "select mark from consultation_answers union all select pass_sha256 from consultation_groups")
            .fetch_all(&raw).await.unwrap();
        assert_eq!(kept.len(), 2);
        assert!(kept.iter().all(|(kept,)| *kept != pass && kept != sent.mark.as_str()));
        // Closed on the seventh day, and late answers for two weeks.
        let late = i64::try_from(LATE_DAYS).unwrap();
        server.pass((6 + late) * DAY);
        server.house.freeze_what_is_over().await.unwrap();
        assert_eq!(server.house.store.sweep(server.now()).await.unwrap().consultation_answers, 0);
        assert_eq!(answer(&phone, &answered(&id, 2, "rice")).await, Outcome::Counted);
        server.pass(DAY);
        server.house.freeze_what_is_over().await.unwrap();
        // Nobody heard that it was counted: it is still, until it is forgotten.
        assert_eq!(answer(&phone, &sent).await, Outcome::Counted);
        assert_eq!(answer(&phone, &answered(&id, 3, "rice")).await, Outcome::TooLate);
        let changed = Answered { group: sent.group.clone(), ..answered(&id, 1, "pizza") };
        assert_eq!(answer(&phone, &changed).await, Outcome::TooLate);
        assert_eq!(server.house.store.sweep(server.now()).await.unwrap().consultation_answers, 2);
        assert_eq!(server.house.store.sweep(server.now()).await.unwrap().consultation_answers, 0);
        assert!(phone.consultation_for_group(&GroupLookUp { pass }).await.is_err());
        assert_eq!(counted(&server, &id).await, (2, [0, 2, 0]));
    }

    async fn a_group_is_counted_to_the_number_it_was_made_for(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = opened(&desk, &asked()).await.put.id;
        let made = desk.consultation_group(&id, &NewGroup { most: 40 }).await.unwrap();
        let tablet = server.browser();
        let look = GroupLookUp { pass: made.pass.clone() };
        let put = tablet.consultation_for_group(&look).await.unwrap();
        assert_eq!((put.most, &put.finish, put.finish.len()), (40, &made.finish, 4));
        let of = |at| Answered { group: Some(made.pass.clone()), ..answered(&id, at, "rice") };
        // All of them at once, each twice.
        let mut all = tokio::task::JoinSet::new();
        for at in 0..80 {
            let (tablet, one) = (server.browser(), of(at / 2));
            all.spawn(async move { answer(&tablet, &one).await });
        }
        all.join_all().await;
        assert_eq!(counted(&server, &id).await, (40, [0, 40, 0]));
        // One of the forty may change their mind; one more may not come.
        let other = Answered { group: Some(made.pass.clone()), ..answered(&id, 7, "salad") };
        answer(&tablet, &other).await;
        assert_eq!(counted(&server, &id).await, (40, [0, 39, 1]));
        let Err(client::Fault::Refused(problem)) = tablet.answer_consultation(&of(900)).await else {
            panic!("the forty-first was taken");
        };
        assert_eq!(problem.code, api::problem::Code::Conflict);
        assert_eq!(desk.desk_consultation(&id).await.unwrap().groups[0].arrived, 40);
    }

    async fn figures_move_in_steps_of_ten_and_ages_are_not_told_apart_while_it_is_open(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = opened(&desk, &asked()).await.put.id;
        let phone = server.browser();
        for of in 0..20 {
            answer(&phone, &answered(&id, of, "rice")).await;
            let shown = match of {
                0..9 => None,
                9..19 => Some(10),
                _ => Some(20),
            };
            let staff = desk.consultation_results(&id).await.unwrap();
            assert_eq!(staff.results.answered, shown, "{of}");
            assert_eq!(desk.desk_consultations().await.unwrap().rows[0].answered, shown);
            assert_eq!(staff.results.questions[0].everybody.counts[1], shown);
            assert!(staff.results.frozen_on.is_none() && staff.results.answered_by_band.is_empty());
            assert!(staff.results.questions.iter().all(|one| one.bands.is_empty()));
        }
        // Young people see nothing of one that is open.
        assert!(phone.consultations().await.unwrap().consultations[0].results.is_none());
    }

    async fn what_stays_is_worked_out_once_and_a_raised_threshold_only_hides_more(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = opened(&desk, &asked()).await.put.id;
        let phone = server.browser();
        // 16 of one age and 14 of the other; three of them far away.
        for of in 0..30 {
            let older = of >= 16;
            let one = Answered {
                band: if older { AgeBand::SixteenSeventeen } else { AgeBand::TwelveToFifteen },
                area: if of < 3 { Area::Outside } else { Area::Inside },
                choices: [
                    chosen("food", &[["pizza", "rice"][usize::from(of % 2 == 0)]]),
                    chosen("when", if of < 12 { &["monday", "friday"] } else { &["friday"] }),
                    chosen("order", if of < 20 { &["food", "talk", "games"] } else { &["talk", "games", "food"] }),
                ].into(),
                ..answered(&id, of, "rice")
            };
            answer(&phone, &one).await;
        }
        server.pass(30 * DAY);
        server.signs_in(&desk).await;
        let first = desk.consultation_results(&id).await.unwrap().results;
        assert_hides(&first);
        assert_eq!((first.answered, first.questions.len()), (Some(30), 3));
        assert_eq!(first.answered_by_band, [
            (AgeBand::TwelveToFifteen, Some(16)),
            (AgeBand::SixteenSeventeen, Some(14)),
            (AgeBand::NotSaid, first.answered_by_band[2].1),
        ]);
        // Three are hidden, and so is what they could be taken from.
        assert_eq!(first.answered_by_area[1], None);
        assert_eq!(first.questions[0].everybody.counts, [Some(15), Some(15), Some(0)]);
        assert_eq!(first.questions[1].everybody.base, Some(30));
        assert_eq!(first.questions[1].everybody.counts[0], Some(12));
        assert_eq!(first.questions[2].everybody.counts, [Some(0), Some(20), Some(10)]);
        let phones = phone.consultations().await.unwrap().consultations;
        assert_eq!(phones[0].results.as_ref(), Some(&first));
        // Whatever becomes of the counts, what was frozen stays.
        sqlx::query("update consultation_days set people = people + 100")
            .execute(&ground.raw().await).await.unwrap();
        assert_eq!(desk.consultation_results(&id).await.unwrap().results, first);
        sqlx::query("update consultation_days set people = people - 100")
            .execute(&ground.raw().await).await.unwrap();
        let strict = server.raised(&ground, 15).await;
        let put = strict.browser().consultations().await.unwrap().consultations.remove(0);
        let later = put.results.unwrap();
        assert_eq!((later.answered, later.frozen_on), (Some(30), first.frozen_on));
        assert_eq!(later.questions[0].bands[1].1.base, None);
        for (before, after) in all(&first).into_iter().zip(all(&later)) {
            for (before, after) in before.counts.iter().zip(&after.counts) {
                assert!(after.is_none() || after == before);
            }
        }
    }

    async fn no_small_number_leaves_the_server(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let id = opened(&desk, &asked()).await.put.id;
        let phone = server.browser();
        let ages = [AgeBand::TwelveToFifteen, AgeBand::SixteenSeventeen, AgeBand::NotSaid];
        for of in 0..61_u64 {
            let at = usize::try_from(of).unwrap();
            let mut one = Answered {
                band: ages[at * at % 7 % 3],
                area: Area::ALL[at % 5 % 3],
                ..answered(&id, of, ["pizza", "rice", "salad"][at % 11 % 3])
            };
            if at % 3 == 0 {
                let days: &[&str] = if at % 4 == 0 { &["friday"] } else { &["monday", "friday"] };
                one.choices.extend([chosen("when", days)]);
            }
            if at % 9 == 0 {
                one.choices.remove(&QuestionId::from("food"));
            }
            answer(&phone, &one).await;
        }
        assert_hides(&desk.consultation_results(&id).await.unwrap().results);
        server.pass(30 * DAY);
        server.signs_in(&desk).await;
        let staff = desk.consultation_results(&id).await.unwrap().results;
        assert_hides(&staff);
        assert!(all(&staff).iter().any(|one| !one.is_hidden()));
        let young = phone.consultations().await.unwrap().consultations.remove(0).results.unwrap();
        assert_eq!(young, staff);
    }

    async fn the_last_one_with_the_same_question_is_beside_it(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let phone = server.browser();
        let first = opened(&desk, &asked()).await.put.id;
        for of in 0..25 {
            answer(&phone, &answered(&first, of, if of < 15 { "rice" } else { "pizza" })).await;
        }
        server.pass(60 * DAY);
        server.signs_in(&desk).await;
        let mut next = asked();
        (next.opens_on, next.closes_on) = (first_day() + Days::new(60), first_day() + Days::new(70));
        // One question stays as it was, one has another option, one another name.
        next.questions[1].options.push(Choice { id: ChoiceId::from("sunday"), label: "Sunday".to_owned() });
        next.questions[2].id = QuestionId::from("sequence");
        next.title = "Food again".to_owned();
        let second = opened(&desk, &next).await.put.id;
        let staff = desk.consultation_results(&second).await.unwrap();
        let last = staff.last_time.unwrap();
        assert_eq!((last.title.as_str(), last.closes_on), ("Food at meetings", asked().closes_on));
        assert_eq!(last.results.questions.len(), 1);
        assert_eq!(last.results.questions[0].everybody.counts, [Some(10), Some(15), Some(0)]);
        assert!(desk.consultation_results(&first).await.unwrap().last_time.is_none());
        // Another purpose is never compared.
        next.purpose = Purpose::QuickPoll;
        let poll = opened(&desk, &next).await.put.id;
        assert!(desk.consultation_results(&poll).await.unwrap().last_time.is_none());
    }

    async fn a_phone_that_has_them_is_told_so_and_home_shows_open_ones_first(ground: Ground) {
        let server = Server::on(&ground).await;
        let desk = server.with_open_door().await;
        let mut hidden = asked();
        hidden.on_home = false;
        opened(&desk, &hidden).await;
        let closed = opened(&desk, &asked()).await;
        step(&desk, &closed, Standing::Closed).await;
        let paused = opened(&desk, &asked()).await;
        step(&desk, &paused, Standing::Paused).await;
        opened(&desk, &asked()).await;
        let first = server.get(api::path::CONSULTATIONS, &[]).await;
        let etag = first.header("etag").to_owned();
        let list: api::consultation::ForPhones = serde_json::from_slice(&first.body).unwrap();
        let standings: Vec<Standing> = list.consultations.iter().map(|put| put.standing).collect();
        assert_eq!(standings, [Standing::Open, Standing::Paused, Standing::Closed]);
        let again = server.get(api::path::CONSULTATIONS, &[("if-none-match", &etag)]).await;
        assert_eq!((again.status, again.body.len()), (304, 0));
        // After its last day what is open is closed, though nobody closed it.
        server.pass(7 * DAY);
        let later = server.get(api::path::CONSULTATIONS, &[("if-none-match", &etag)]).await;
        let list: api::consultation::ForPhones = serde_json::from_slice(&later.body).unwrap();
        assert!(list.consultations.iter().all(|put| put.standing == Standing::Closed));
        assert_eq!(server.now(), START + 7 * DAY);
    }
}
