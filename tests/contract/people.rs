//! The people of the desk: invited, accepted, confirmed; their own keys; who answers
//! what. What follows a removal is in [`crate::new_key`].

use crate::ground::in_process::Server;
use crate::ground::phone::Phone;
use crate::ground::{Ground, on_both, samples};
use crate::invitations::code;
use crate::team::{Member, PHRASE, WORDS, new_person, own_key, send, sign_in};
use api::desk::audit::Look;
use api::desk::people::{Accept, Assigned, Confirm, NewOwnKey, NewRole, Standing};
use api::desk::roles::Role;
use api::desk::second_factor::{Next, Proof};
use api::problem::Code;
use client::Fault;
use my_pledge_server::store::audit::Verdict;
use my_pledge_server::store::people::coming::WayIn;
use seal::keys::own::OwnPrivateKey;
use seal::keys::safety::safety_words;
use seal::keys::vouch::is_vouched;

const DAY: i64 = 86_400;

fn accept(code: &str) -> Accept {
    Accept {
        code: code.to_owned(),
        password: samples::PASSWORD.to_owned(),
        own_key: own_key().1,
    }
}

on_both! {
    async fn who_uses_a_code_has_half_a_session_until_their_phone_is_set_up(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let invited = lead.browser.invite_person(&new_person("jo", Role::Lead)).await.unwrap();
        let jo = server.browser();
        let half = jo.accept(&accept(&invited.code)).await.unwrap();
        assert_eq!((half.next, half.name.as_str()), (Next::SetUp, "jo Adeyemi"));
        for refused in [
            jo.session().await.map(drop),
            jo.my_key().await.map(drop),
            jo.factor().await.map(drop),
            jo.people().await.map(drop),
        ] {
            assert_eq!(code(refused.unwrap_err()), Code::SignedOut);
        }
        let (_, session) = Phone::set_up(&jo, server.now()).await.unwrap();
        assert_eq!((session.standing, session.role), (Standing::Accepted, Role::Lead));
        assert_eq!(session.member, invited.id);
        assert_eq!(jo.my_key().await.unwrap().member, invited.id);
    }

    async fn half_a_session_ends_when_its_member_is_removed(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let invited = lead.browser.invite_person(&new_person("jo", Role::Lead)).await.unwrap();
        let jo = server.browser();
        jo.accept(&accept(&invited.code)).await.unwrap();
        jo.draw_first_factor().await.unwrap();
        lead.browser.remove_person(&invited.id).await.unwrap();
        assert_eq!(code(jo.draw_first_factor().await.unwrap_err()), Code::SignedOut);
        // One who was in, too, with their phone and their spare codes.
        let sam = lead.lets_in(&server, "sam", Role::ParticipationWorker).await;
        let elsewhere = server.browser();
        elsewhere.sign_in(&sign_in("sam")).await.unwrap();
        lead.browser.remove_person(&sam.session.member).await.unwrap();
        let proof = Proof::SpareCode(sam.phone.spare_code());
        assert_eq!(code(elsewhere.give_factor(&proof).await.unwrap_err()), Code::SignedOut);
        for table in ["factors", "spare_codes", "sessions", "half_sessions"] {
            let (kept,): (i64,) = sqlx::query_as(sqlx::AssertSqlSafe(format!(
                "select cast(count(*) as bigint) from {table} where member = $1")))
                .bind(&sam.session.member).fetch_one(&ground.raw().await).await.unwrap();
            assert_eq!(kept, 0, "{table}");
        }
    }

    async fn a_lead_lets_a_colleague_set_up_another_phone_and_the_record_says_so(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let mut jo = lead.lets_in(&server, "jo", Role::ParticipationWorker).await;
        let invited = lead.browser.invite_person(&new_person("sam", Role::Viewer)).await.unwrap();
        let id = send(&server, 1, lead.ring[0].sealing_key()).await;
        let member = jo.session.member.clone();
        server.pass(300);
        assert_eq!(code(lead.browser.forget_factor(&member).await.unwrap_err()), Code::ProveAgain);
        jo.browser.session().await.unwrap();
        lead.proves_again().await;
        let own = lead.browser.forget_factor(&lead.session.member).await;
        assert_eq!(code(own.unwrap_err()), Code::Conflict);
        for nobody in ["nobody", &invited.id] {
            let missing = lead.browser.forget_factor(nobody).await;
            assert_eq!(code(missing.unwrap_err()), Code::NotFound);
        }
        lead.browser.forget_factor(&member).await.unwrap();
        assert_eq!(code(jo.browser.session().await.unwrap_err()), Code::SignedOut);
        let half = jo.browser.sign_in(&sign_in("jo")).await.unwrap();
        assert_eq!(half.next, Next::SetUp);
        let old = Proof::SpareCode(jo.phone.spare_code());
        assert!(jo.browser.give_factor(&old).await.is_err());
        let (phone, session) = Phone::set_up(&jo.browser, server.now()).await.unwrap();
        jo.phone = phone;
        assert_eq!(session.standing, Standing::Confirmed);
        jo.unlocks().await;
        assert_eq!(jo.reads(&id).await.as_deref(), Some(WORDS));
        let look = Look { what: Some("factor_forgotten".to_owned()), ..Look::default() };
        let lines = lead.browser.audit(&look).await.unwrap().lines;
        let said: Vec<(&str, &str)> =
            lines.iter().map(|line| (line.who.as_str(), line.to.as_str())).collect();
        assert_eq!(said, [("Ada Okafor", member.as_str())]);
    }

    async fn invited_accepted_and_confirmed_they_read_what_was_sent_before(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let id = send(&server, 1, lead.ring[0].sealing_key()).await;
        let mut new = lead.lets_accept(&server, "jo", Role::ParticipationWorker).await;
        assert_eq!(new.session.standing, Standing::Accepted);
        for refused in [
            new.browser.inbox(None).await.map(drop),
            new.browser.keys().await.map(drop),
            new.browser.held(&id).await.map(drop),
            new.browser.people().await.map(drop),
        ] {
            assert_eq!(code(refused.unwrap_err()), Code::NotAllowed);
        }
        // The two browsers say the same words: one from the key that it made, the other
        // from the key that the server handed over.
        let mine = new.browser.my_key().await.unwrap();
        let opened = OwnPrivateKey::open(&mine.own_key.unwrap(), PHRASE).unwrap();
        let shown = lead.person(&mine.member).await.public_key.unwrap();
        assert_eq!(opened.public().to_text(), shown);
        assert_eq!(mine.team.as_deref(), Some(samples::TEAM));
        lead.confirms(&new.session.member).await.unwrap();
        assert_eq!(new.browser.session().await.unwrap().standing, Standing::Confirmed);
        new.unlocks().await;
        assert_eq!(new.reads(&id).await.as_deref(), Some(WORDS));
        let person = lead.person(&new.session.member).await;
        assert!(person.holds_newest && !person.again);
        assert!(is_vouched(&lead.ring[0], &person.id, new.own.public(), &person.vouch.unwrap()));
        assert!(matches!(server.house.store.verify_audit().await, Ok(Verdict::Whole { .. })));
    }

    async fn a_key_that_the_server_swapped_has_other_words_than_its_member_sees(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let new = lead.lets_accept(&server, "jo", Role::Lead).await;
        let member = &new.session.member;
        let words = |key| safety_words(samples::TEAM, member, key).unwrap();
        let (swapped, kept) = own_key();
        sqlx::query("update members set public_key = $1 where id = $2")
            .bind(&kept.public_key)
            .bind(member)
            .execute(&ground.raw().await)
            .await
            .unwrap();
        let shown = lead.person(member).await.public_key.unwrap();
        let shown = seal::keys::own::OwnPublicKey::read(&shown).unwrap();
        assert_eq!(words(&shown), words(swapped.public()));
        assert_ne!(words(&shown), words(new.own.public()));
        // Nor does the member take it for their own.
        let mine = new.browser.my_key().await.unwrap().own_key.unwrap();
        assert!(OwnPrivateKey::open(&mine, PHRASE).is_err());
    }

    async fn a_code_is_good_for_one_member_for_seven_days_until_another_is_made(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let first = lead.browser.invite_person(&new_person("jo", Role::Viewer)).await.unwrap();
        assert_eq!(first.ends_on, "2026-11-29");
        let second = lead.browser.another_code(&first.id).await.unwrap();
        let jo = server.browser();
        assert_eq!(code(jo.accept(&accept(&first.code)).await.unwrap_err()), Code::NotAllowed);
        let typed = format!(" {} ", second.code.to_uppercase().replace('-', " "));
        jo.accept(&accept(&typed)).await.unwrap();
        assert_eq!(code(jo.accept(&accept(&second.code)).await.unwrap_err()), Code::NotAllowed);
        assert_eq!(code(lead.browser.another_code(&first.id).await.unwrap_err()), Code::NotFound);

        let late = lead.browser.invite_person(&new_person("sam", Role::Viewer)).await.unwrap();
        server.pass(7 * DAY - 1);
        lead.signs_in("ada.okafor").await;
        assert!(!lead.person(&late.id).await.code_over);
        server.pass(1);
        assert!(lead.person(&late.id).await.code_over);
        let sam = server.browser();
        assert_eq!(code(sam.accept(&accept(&late.code)).await.unwrap_err()), Code::NotAllowed);
        let kept: Vec<(Option<String>,)> = sqlx::query_as("select code_sha256 from members")
            .fetch_all(&ground.raw().await).await.unwrap();
        assert!(kept.iter().flat_map(|(hash,)| hash).all(|hash| hash.len() == 64));
    }

    async fn of_one_code_used_many_times_at_once_one_member_comes(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let invited = lead.browser.invite_person(&new_person("jo", Role::Viewer)).await.unwrap();
        let hash = my_pledge_server::secrets::sha256_hex(
            my_pledge_server::secrets::plain_code(&invited.code));
        let stores = [ground.open().await, ground.open().await];
        let mut using = tokio::task::JoinSet::new();
        for number in 0..6 {
            let (store, hash, id) = (stores[number % 2].clone(), hash.clone(), invited.id.clone());
            let now = server.house.clock.seconds();
            using.spawn(async move {
                let own = own_key().1;
                store.accept(&id, &hash, WayIn::Password("p"), &own, &format!("t{number}"), now).await.unwrap()
            });
        }
        let done = my_pledge_server::store::people::Changed::Done;
        assert_eq!(using.join_all().await.iter().filter(|changed| **changed == done).count(), 1);
    }

    async fn who_is_confirmed_is_who_was_compared_and_is_given_the_newest_key(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let new = lead.lets_accept(&server, "jo", Role::ReviewingOfficer).await;
        let member = &new.session.member;
        let public_key = lead.person(member).await.public_key.unwrap();
        let confirm = async |public_key: &str, grants| {
            let confirm = Confirm { public_key: public_key.to_owned(), grants };
            lead.browser.confirm_person(member, &confirm).await
        };
        let other = own_key().1.public_key;
        let grants = lead.grants(member, &public_key);
        let mut unknown = grants.clone();
        unknown[0].epoch = 7;
        for refused in [
            confirm(&other, lead.grants(member, &other)).await,
            confirm(&public_key, Vec::new()).await,
            confirm(&public_key, unknown).await,
        ] {
            assert_eq!(code(refused.unwrap_err()), Code::Conflict);
        }
        assert_eq!(new.browser.session().await.unwrap().standing, Standing::Accepted);
        confirm(&public_key, grants.clone()).await.unwrap();
        assert_eq!(code(confirm(&public_key, grants).await.unwrap_err()), Code::NotFound);
    }

    async fn a_sign_in_name_is_taken_once_and_free_again_after_a_removal(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let jo = lead.lets_in(&server, "jo", Role::ParticipationWorker).await;
        let again = lead.browser.invite_person(&new_person("JO", Role::Lead)).await;
        assert_eq!(code(again.unwrap_err()), Code::Conflict);
        lead.browser.remove_person(&jo.session.member).await.unwrap();
        lead.browser.invite_person(&new_person("JO", Role::Lead)).await.unwrap();
    }

    async fn a_lost_phrase_costs_nothing_when_a_colleague_gives_the_keys_again(ground: Ground) {
        let server = Server::on(&ground).await;
        let mut lead = Member::first(&server, true).await;
        let id = send(&server, 1, lead.ring[0].sealing_key()).await;
        let change = |own_key, grants, password: &str| NewOwnKey {
            password: password.to_owned(), own_key, grants,
        };
        // Alone, nobody could give them back.
        let alone = lead.browser.keep_own_key(&change(own_key().1, vec![], samples::PASSWORD)).await;
        assert_eq!(code(alone.unwrap_err()), Code::Conflict);
        let worker = lead.lets_in(&server, "jo", Role::ParticipationWorker).await;
        let (own, kept) = own_key();
        let wrong = lead.browser.keep_own_key(&change(kept.clone(), vec![], "not my password")).await;
        assert_eq!(code(wrong.unwrap_err()), Code::NotAllowed);
        let waiting = lead.browser.keep_own_key(&change(kept, vec![], samples::PASSWORD)).await.unwrap();
        assert_eq!(waiting.standing, Standing::Accepted);
        assert_eq!(code(lead.browser.held(&id).await.unwrap_err()), Code::NotAllowed);
        assert!(worker.person(&lead.session.member).await.again);
        worker.confirms(&lead.session.member).await.unwrap();
        lead.unlocks_with(own).await;
        assert_eq!(lead.reads(&id).await.as_deref(), Some(WORDS));
        // A worker lets nobody in for the first time.
        let new = lead.lets_accept(&server, "sam", Role::Viewer).await;
        let refused = worker.confirms(&new.session.member).await;
        assert_eq!(code(refused.unwrap_err()), Code::NotAllowed);
    }

    async fn another_phrase_while_the_keys_are_open_needs_nobody(ground: Ground) {
        let server = Server::on(&ground).await;
        let mut lead = Member::first(&server, true).await;
        let id = send(&server, 1, lead.ring[0].sealing_key()).await;
        let (own, kept) = own_key();
        let grants = lead.grants(&lead.session.member, &kept.public_key);
        let new = NewOwnKey { password: samples::PASSWORD.to_owned(), own_key: kept, grants };
        let session = lead.browser.keep_own_key(&new).await.unwrap();
        assert_eq!(session.standing, Standing::Confirmed);
        lead.unlocks_with(own).await;
        assert_eq!(lead.reads(&id).await.as_deref(), Some(WORDS));
    }

    async fn who_answers_is_a_reader_of_the_team_and_an_officer_then_finds_it(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let officer = lead.lets_in(&server, "jo", Role::ReviewingOfficer).await;
        let viewer = lead.lets_accept(&server, "sam", Role::Viewer).await;
        let id = send(&server, 1, lead.ring[0].sealing_key()).await;
        let to = |member: &str| Assigned { to: Some(member.to_owned()) };
        assert_eq!(officer.reads(&id).await, None);
        for nobody in [viewer.session.member.as_str(), "nobody"] {
            let refused = lead.browser.assign(&id, &to(nobody)).await;
            assert!(matches!(refused, Err(Fault::Refused(problem)) if problem.field.as_deref() == Some("to")));
        }
        lead.browser.assign(&id, &to(&officer.session.member)).await.unwrap();
        assert_eq!(officer.reads(&id).await.as_deref(), Some(WORDS));
        let inbox = lead.browser.inbox(None).await.unwrap();
        assert_eq!(inbox.items[0].assigned.as_ref().unwrap().name, "jo Adeyemi");
        lead.browser.assign(&id, &Assigned { to: None }).await.unwrap();
        assert_eq!(officer.reads(&id).await, None);
        let missing = lead.browser.assign(&samples::id(404), &Assigned { to: None }).await;
        assert_eq!(code(missing.unwrap_err()), Code::NotFound);
    }

    async fn the_last_lead_stays_a_lead_and_nobody_moves_across_the_line_of_reading(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let me = lead.session.member.clone();
        let role = |role| NewRole { role };
        let less = lead.browser.change_role(&me, role(Role::ParticipationWorker)).await;
        assert_eq!(code(less.unwrap_err()), Code::Conflict);
        assert_eq!(code(lead.browser.remove_person(&me).await.unwrap_err()), Code::Conflict);
        let jo = lead.lets_in(&server, "jo", Role::ParticipationWorker).await;
        let across = lead.browser.change_role(&jo.session.member, role(Role::Editor)).await;
        assert_eq!(code(across.unwrap_err()), Code::Conflict);
        lead.browser.change_role(&jo.session.member, role(Role::Lead)).await.unwrap();
        lead.browser.change_role(&me, role(Role::ReviewingOfficer)).await.unwrap();
        // Their open session is what they are now.
        assert_eq!(code(lead.browser.people().await.unwrap_err()), Code::NotAllowed);
        assert_eq!(jo.person(&me).await.role, Role::ReviewingOfficer);
        let last = jo.browser.remove_person(&jo.session.member).await;
        assert_eq!(code(last.unwrap_err()), Code::Conflict);
    }
}

#[tokio::test]
async fn guessing_a_members_code_is_stopped_after_ten() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let lead = Member::first(&server, true).await;
    let invited = lead
        .browser
        .invite_person(&new_person("jo", Role::Viewer))
        .await
        .unwrap();
    let jo = server.browser();
    for _ in 0..10 {
        let wrong = jo.accept(&accept("not the code")).await;
        assert_eq!(code(wrong.unwrap_err()), Code::NotAllowed);
    }
    let slow = jo.accept(&accept(&invited.code)).await.unwrap_err();
    let wait = slow.retry_after_seconds().unwrap();
    assert_eq!(code(slow), Code::SlowDown);
    server.pass(i64::from(wait));
    jo.accept(&accept(&invited.code)).await.unwrap();
}

#[tokio::test]
async fn each_field_of_a_member_is_checked_and_the_code_stays_good() {
    let ground = Ground::sqlite().await;
    let server = Server::on(&ground).await;
    let lead = Member::first(&server, true).await;
    let good = new_person("jo", Role::Viewer);
    let field = |fault: Fault| match fault {
        Fault::Refused(problem) => problem.field.unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    for (wrong, name, sign_in_name) in [
        ("name", " ", "jo"),
        ("sign_in_name", "Jo", ""),
        ("sign_in_name", "Jo", "a\nb"),
    ] {
        let mut person = good.clone();
        person.name = name.to_owned();
        person.sign_in_name = sign_in_name.to_owned();
        let refused = lead.browser.invite_person(&person).await.unwrap_err();
        assert_eq!(field(refused), wrong);
    }
    let invited = lead.browser.invite_person(&good).await.unwrap();
    let jo = server.browser();
    let changed = |change: fn(&mut Accept)| {
        let mut accept = accept(&invited.code);
        change(&mut accept);
        accept
    };
    for (wrong, accept) in [
        (
            "password",
            changed(|accept| accept.password = "short".to_owned()),
        ),
        (
            "password",
            changed(|accept| accept.password = "my jo adeyemi words".to_owned()),
        ),
        (
            "public_key",
            changed(|accept| accept.own_key.public_key = "x".to_owned()),
        ),
        (
            "boxed",
            changed(|accept| accept.own_key.boxed = String::new()),
        ),
    ] {
        assert_eq!(field(jo.accept(&accept).await.unwrap_err()), wrong);
    }
    jo.accept(&changed(|_| {})).await.unwrap();
}
