//! What a period of reviews counted, sealed to the team and bound to its days: moved to
//! another period it does not open.

use crate::envelope::SealError;
use crate::keys::TeamPrivateKey;
use crate::randomness::Randomness;
use crate::sealed_note::{self, NoteShut, Place};
use crate::sealing_key::SealingKey;
use api::desk::review_figures::Period;
use domain::review_figures::kept::Counted;

const OF_PERIOD: &str = "my-pledge counts of reviews v1";

/// What a period counted, sealed.
///
/// # Errors
/// [`SealError`]; nothing has been sent.
pub fn seal_counted(
    key: &SealingKey,
    period: Period,
    counted: &Counted,
    source: &mut impl Randomness,
) -> Result<String, SealError> {
    let place = Place {
        label: OF_PERIOD,
        team: key.team(),
        epoch: key.epoch(),
        about: &about(period),
    };
    sealed_note::seal(key.public(), place, counted, source)
}

/// What a period counted, opened.
///
/// # Errors
/// [`NoteShut`].
pub fn open_counted(
    private: &TeamPrivateKey,
    period: Period,
    sealed: &str,
) -> Result<Counted, NoteShut> {
    let place = Place {
        label: OF_PERIOD,
        team: private.team(),
        epoch: private.epoch(),
        about: &about(period),
    };
    sealed_note::open(private.bytes(), place, sealed)
}

fn about(period: Period) -> String {
    format!("{}/{}", period.from, period.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::randomness::Device;
    use domain::ids::InvitationId;
    use domain::review_figures::Review;

    #[test]
    fn what_a_period_counted_opens_for_the_team_and_as_that_period_alone() {
        let private = TeamPrivateKey::generate("slough", 1, &mut Device).unwrap();
        let stranger = TeamPrivateKey::generate("slough", 1, &mut Device).unwrap();
        let period = |to: &str| Period {
            from: "2026-04-01".parse().unwrap(),
            to: to.parse().unwrap(),
        };
        let spring = period("2026-06-30");
        let id = InvitationId::from_random([7; 16]);
        let counted = Counted {
            v: Counted::VERSION,
            rows: vec![(id.clone(), Review::Unknown)],
            also: Vec::new(),
        };
        let key = private.sealing_key();
        let sealed = seal_counted(key, spring, &counted, &mut Device).unwrap();
        assert!(!sealed.contains(id.as_str()));
        assert_eq!(open_counted(&private, spring, &sealed), Ok(counted));
        let longer = period("2026-07-31");
        assert_eq!(open_counted(&private, longer, &sealed), Err(NoteShut));
        assert_eq!(open_counted(&stranger, spring, &sealed), Err(NoteShut));
    }
}
