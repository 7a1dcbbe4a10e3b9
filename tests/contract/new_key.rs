//! After a removal: what the removed member can still do (nothing), the team's next
//! key, and what becomes of what was bound to the one before.

use crate::ground::in_process::Server;
use crate::ground::{Ground, on_both, samples};
use crate::invitations::code;
use crate::invited::both;
use crate::team::{Member, WORDS, sealed, send, sign_in};
use api::desk::invitations::NewInvitations;
use api::desk::people::Person;
use api::desk::roles::Role;
use api::problem::Code;
use domain::band::Band;
use domain::ids::InvitationId;
use domain::invitation::{NoteForPhone, NoteForTeam};
use seal::SealingKey;
use seal::invitation::making::{Ways, make};
use seal::randomness::Device;

/// An invitation under a member's newest key, and its ways in.
async fn invite(member: &Member, number: u8) -> Result<Ways, client::Fault> {
    let key = member.ring.iter().max_by_key(|key| key.epoch()).unwrap();
    let key = key.sealing_key();
    let ways = Ways::draw(key, &mut Device).unwrap();
    let note = NoteForTeam {
        v: 1,
        reference: "SL-1".to_owned(),
        label: None,
        band: Band::TwelveToFifteen,
        told: NoteForPhone {
            v: 1,
            form: samples::FORM.into(),
            review_on: None,
            officer: None,
            decisions: Vec::new(),
        },
        reviews: None,
    };
    let id = InvitationId::from_random([number; 16]);
    let invitations = vec![make(id, &ways, &note, key, &mut Device).unwrap()];
    member
        .browser
        .issue(&NewInvitations { invitations })
        .await
        .map(|_| ways)
}

/// Everybody else who stays.
async fn others(lead: &Member) -> Vec<Person> {
    let mut people = lead.browser.people().await.unwrap().people;
    people.retain(|person| person.id != lead.session.member);
    people
}

on_both! {
    async fn who_was_removed_is_out_at_once_and_the_others_read_on_under_a_new_key(ground: Ground) {
        let server = Server::on(&ground).await;
        let mut lead = Member::first(&server, true).await;
        let mut stays = lead.lets_in(&server, "jo", Role::ParticipationWorker).await;
        let goes = lead.lets_in(&server, "sam", Role::ParticipationWorker).await;
        let before = send(&server, 1, lead.ring[0].sealing_key()).await;
        assert_eq!(goes.reads(&before).await.as_deref(), Some(WORDS));

        let people = lead.browser.remove_person(&goes.session.member).await.unwrap();
        assert!(people.new_key_due);
        assert_eq!(code(goes.browser.session().await.unwrap_err()), Code::SignedOut);
        assert_eq!(code(goes.browser.sign_in(&sign_in("sam")).await.unwrap_err()), Code::SignedOut);
        let (kept,): (i64,) = sqlx::query_as(
            "select cast(count(*) as bigint) from member_keys where member = $1")
            .bind(&goes.session.member).fetch_one(&ground.raw().await).await.unwrap();
        assert_eq!(kept, 0);

        let staying = others(&lead).await;
        let (next, new) = lead.draws_next_key(&staying.iter().collect::<Vec<_>>());
        lead.browser.make_key(&new).await.unwrap();
        assert!(!lead.browser.people().await.unwrap().new_key_due);
        let after = send(&server, 2, next.sealing_key()).await;
        lead.unlocks().await;
        stays.unlocks().await;
        for reader in [&lead, &stays] {
            for id in [&before, &after] {
                assert_eq!(reader.reads(id).await.as_deref(), Some(WORDS));
            }
        }
        // Even with the envelope in hand the removed member's key is not the one.
        let envelope = lead.browser.held(&after).await.unwrap().envelope;
        assert!(seal::open_views(&envelope, &goes.ring[0]).is_err());
    }

    async fn of_two_leads_who_make_the_next_key_at_once_one_does_and_the_other_is_told(ground: Ground) {
        let server = Server::on(&ground).await;
        let first = Member::first(&server, true).await;
        let second = first.lets_in(&server, "jo", Role::Lead).await;
        let (for_first, for_second) = (others(&first).await, others(&second).await);
        let (_, one) = first.draws_next_key(&for_first.iter().collect::<Vec<_>>());
        let (_, two) = second.draws_next_key(&for_second.iter().collect::<Vec<_>>());
        let (one_made, two_made) =
            tokio::join!(first.browser.make_key(&one), second.browser.make_key(&two));
        assert_ne!(one_made.is_ok(), two_made.is_ok());
        let told = one_made.err().or(two_made.err()).unwrap();
        assert_eq!(code(told), Code::Conflict);
        let keys = first.browser.keys().await.unwrap().keys;
        assert_eq!(keys.len(), 2);
        // Whichever it is, both hold it.
        for lead in [&first, &second] {
            let held = lead.browser.keys().await.unwrap().keys.remove(0);
            let public = SealingKey::read(&held.public).unwrap();
            assert!(lead.own.take(&held.wrapped_for_member.unwrap(), &public).is_ok());
        }
    }

    async fn a_key_made_for_other_people_than_those_who_stay_is_refused(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let jo = lead.lets_in(&server, "jo", Role::ParticipationWorker).await;
        let staying = others(&lead).await;
        let (_, without) = lead.draws_next_key(&[]);
        assert_eq!(code(lead.browser.make_key(&without).await.unwrap_err()), Code::Conflict);
        let (_, with) = lead.draws_next_key(&staying.iter().collect::<Vec<_>>());
        lead.browser.remove_person(&jo.session.member).await.unwrap();
        assert_eq!(code(lead.browser.make_key(&with).await.unwrap_err()), Code::Conflict);
        assert_eq!(lead.browser.keys().await.unwrap().keys.len(), 1);
    }

    async fn an_invitation_under_the_old_key_goes_on_and_is_read_by_those_who_stay(ground: Ground) {
        let server = Server::on(&ground).await;
        let mut lead = Member::first(&server, true).await;
        let goes = lead.lets_in(&server, "sam", Role::ParticipationWorker).await;
        let ways = invite(&lead, 1).await.unwrap();
        lead.browser.remove_person(&goes.session.member).await.unwrap();
        let (_, new) = lead.draws_next_key(&[]);
        lead.browser.make_key(&new).await.unwrap();
        lead.unlocks().await;
        let phone = server.browser();
        // Open links that were shared before promise the key before.
        assert_eq!(phone.team_key().await.unwrap().epoch, 2);
        let earlier = phone.earlier_keys().await.unwrap().keys;
        let promised = goes.ring[0].sealing_key().fingerprint();
        assert!(SealingKey::read_promised(&earlier[0], &promised).is_ok());
        for (number, held) in (10..).zip(both(&ways)) {
            let found = phone.invitation(held.proof()).await.unwrap();
            let key = held.accept(&found.team, found.key_mac.as_deref()).unwrap();
            let id = samples::id(number);
            let mut envelope = sealed(&id, &key);
            envelope.outer.invitation = Some(held.proof().as_str().to_owned());
            phone.send(&id, &samples::body(&envelope)).await.unwrap();
            assert_eq!(lead.reads(&id).await.as_deref(), Some(WORDS));
            assert_eq!(goes.reads(&id).await, None);
        }
        // New ones are made under the new key alone.
        let stale = Member { ring: vec![lead.ring.pop().unwrap()], ..lead };
        assert_eq!(stale.ring[0].epoch(), 1);
        assert_eq!(code(invite(&stale, 2).await.unwrap_err()), Code::Invalid);
    }

    async fn young_people_are_invited_with_two_readers_or_one_and_the_sheet(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, false).await;
        assert_eq!(code(invite(&lead, 1).await.unwrap_err()), Code::Unavailable);
        assert_eq!(code(server.browser().team_key().await.unwrap_err()), Code::Unavailable);
        lead.lets_accept(&server, "sam", Role::ParticipationWorker).await;
        assert_eq!(code(invite(&lead, 1).await.unwrap_err()), Code::Unavailable);
        let jo = lead.lets_in(&server, "jo", Role::ParticipationWorker).await;
        let ways = invite(&lead, 1).await.unwrap();
        assert_eq!(lead.browser.keys().await.unwrap().keys[0].held_by, 2);
        // Back to one reader and no sheet: nobody new is invited, and no phone is turned away.
        lead.browser.remove_person(&jo.session.member).await.unwrap();
        assert_eq!(code(invite(&lead, 2).await.unwrap_err()), Code::Unavailable);
        let phone = server.browser();
        assert!(phone.team_key().await.is_ok());
        assert!(phone.invitation(both(&ways)[0].proof()).await.is_ok());
        send(&server, 1, lead.ring[0].sealing_key()).await;
    }

    async fn an_editor_who_is_removed_knew_no_key_and_none_is_due(ground: Ground) {
        let server = Server::on(&ground).await;
        let lead = Member::first(&server, true).await;
        let editor = lead.lets_accept(&server, "jo", Role::Editor).await;
        lead.confirms(&editor.session.member).await.unwrap();
        assert_eq!(lead.browser.keys().await.unwrap().keys[0].held_by, 1);
        assert!(!lead.browser.remove_person(&editor.session.member).await.unwrap().new_key_due);
    }
}
