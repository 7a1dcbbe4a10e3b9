//! From what was written to an outbox item: words to JSON, JSON to sealed bytes,
//! sealed bytes to the exact body. There is no other way to the outbox.

use crate::outbox::item::{After, Item};
use api::team::TeamKey;
use domain::ids::SubmissionId;
use domain::invitation::Proof;
use domain::submission::{ENVELOPE_VERSION, Outer, SUITE};
use domain::views::Views;
use seal::{SealError, SealingKey, seal_views};

/// Why nothing was sealed. The words stay where they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSealed {
    /// More than can be sent at once.
    #[error("the views are too long to seal")]
    TooLong,
    /// This browser cannot seal: no randomness, or a fault of ours.
    #[error("sealing failed")]
    Failed,
}

/// Seals views to the team's key, and shows this proof of an invitation beside them;
/// the seal does not bind it. `random` becomes the submission's id.
///
/// # Errors
/// [`NotSealed`]; there is then nothing that could be sent.
pub fn seal(
    views: &Views,
    contact: bool,
    key: &SealingKey,
    team: &TeamKey,
    proof: Option<&Proof>,
    random: [u8; 16],
) -> Result<Item, NotSealed> {
    let outer = Outer {
        v: ENVELOPE_VERSION,
        suite: SUITE.to_owned(),
        team: team.team.clone(),
        epoch: team.epoch,
        id: SubmissionId::from_random(random),
        form: views.form.clone(),
        form_version: views.form_version,
        invitation: proof.map(|proof| proof.as_str().to_owned()),
        contact,
        supersedes: None,
    };
    let json = serde_json::to_vec(views).map_err(|_| NotSealed::Failed)?;
    let words = views.packed(json);
    let envelope = seal_views(&words, key, &outer).map_err(|fault| match fault {
        SealError::TooLong(_) => NotSealed::TooLong,
        SealError::Randomness(_) | SealError::NotThisKey | SealError::BadKey => NotSealed::Failed,
    })?;
    let body = serde_json::to_string(&envelope).map_err(|_| NotSealed::Failed)?;
    let after = After {
        readers: team.readers.clone(),
        opened_within_working_days: team.opened_within_working_days,
        contact,
        purpose: None,
    };
    Ok(Item::sealed(outer.id, body, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample::started;
    use crate::views::state::Action;

    fn team() -> TeamKey {
        TeamKey {
            team: "slough".to_owned(),
            epoch: 1,
            suite: SUITE.to_owned(),
            // RFC 7748's first public key.
            public_key: "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo".to_owned(),
            readers: "your reviewing officer".to_owned(),
            opened_within_working_days: 5,
        }
    }

    #[test]
    fn the_body_holds_no_word_that_was_written() {
        let views = started()
            .saying("change", "CANARY")
            .views()
            .expect("it can be sent");
        let key = SealingKey::read(&team()).expect("a key");
        let item = seal(&views, true, &key, &team(), None, [3; 16]).expect("it seals");
        assert!(!item.body.contains("CANARY"));
        assert!(item.body.contains(r#""contact":true"#));
        assert!(item.is_whole());
    }

    #[test]
    fn words_that_suggest_danger_and_the_offer_of_help_leave_no_trace_outside_the_seal() {
        let danger = content::edition().unwrap().danger;
        let watch = domain::danger::Watch::of(&danger);
        let (hard, plain) = ("My dad hits me every day", "My dad helps me every day");
        assert!(watch.finds(hard).is_some() && watch.finds(plain).is_none());
        let sealed = |words: &str, offered: bool| {
            let mut state = started().saying("change", words);
            if offered {
                state = state.then([Action::Nudge(0), Action::PutNudgeAway]);
            }
            let views = state.views().expect("it can be sent");
            let key = SealingKey::read(&team()).expect("a key");
            let item = seal(&views, state.contact, &key, &team(), None, [3; 16]).expect("it seals");
            let envelope: domain::submission::Envelope =
                serde_json::from_str(&item.body).expect("an envelope");
            (envelope.outer.bound(), envelope.sealed.len(), item.after)
        };
        assert_eq!(sealed(hard, true), sealed(plain, false));
        // Only how much was written shows, in steps: the padded length.
        let long = "x".repeat(3_000);
        assert_ne!(sealed(hard, true).1, sealed(&long, false).1);
    }

    #[test]
    fn too_much_is_not_sealed() {
        let mut state = started();
        for id in ["change", "more"] {
            state = state.saying(id, "x");
        }
        let mut views = state.views().expect("it can be sent");
        views.helped_by = Some("x".repeat(300_000));
        let key = SealingKey::read(&team()).expect("a key");
        assert_eq!(
            seal(&views, false, &key, &team(), None, [3; 16]),
            Err(NotSealed::TooLong)
        );
    }
}
