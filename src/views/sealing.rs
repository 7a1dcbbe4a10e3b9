//! From what was written to an outbox item: words to JSON, JSON to sealed bytes,
//! sealed bytes to the exact body. There is no other way to the outbox.

use crate::outbox::item::{After, Item};
use api::team::TeamKey;
use domain::ids::SubmissionId;
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

/// Seals views to the team's key. `random` becomes the submission's id.
///
/// # Errors
/// [`NotSealed`]; there is then nothing that could be sent.
pub fn seal(
    views: &Views,
    contact: bool,
    key: &SealingKey,
    team: &TeamKey,
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
        invitation: None,
        contact,
        supersedes: None,
    };
    let words = serde_json::to_vec(views).map_err(|_| NotSealed::Failed)?;
    let envelope = seal_views(&words, key, &outer).map_err(|fault| match fault {
        SealError::TooLong(_) => NotSealed::TooLong,
        SealError::Randomness(_) | SealError::NotThisKey | SealError::BadKey => NotSealed::Failed,
    })?;
    let body = serde_json::to_string(&envelope).map_err(|_| NotSealed::Failed)?;
    let after = After {
        readers: team.readers.clone(),
        opened_within_working_days: team.opened_within_working_days,
        contact,
    };
    Ok(Item::sealed(outer.id, body, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample::started;

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
        let item = seal(&views, true, &key, &team(), [3; 16]).expect("it seals");
        assert!(!item.body.contains("CANARY"));
        assert!(item.body.contains(r#""contact":true"#));
        assert!(item.is_whole());
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
            seal(&views, false, &key, &team(), [3; 16]),
            Err(NotSealed::TooLong)
        );
    }
}
