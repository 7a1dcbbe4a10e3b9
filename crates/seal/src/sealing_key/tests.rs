use super::*;

fn wire() -> TeamKey {
    TeamKey {
        team: "slough".to_owned(),
        epoch: 1,
        suite: SUITE.to_owned(),
        public_key: crate::encoding::to_text(&[9; 32]),
        readers: "The participation team".to_owned(),
        opened_within_working_days: 2,
    }
}

#[test]
fn a_key_of_another_suite_team_or_length_is_refused() {
    let suite = TeamKey {
        suite: "rot13".to_owned(),
        ..wire()
    };
    assert_eq!(SealingKey::read(&suite), Err(KeyFault::Suite));
    for team in ["", "Slough", "a b", "../x", &"a".repeat(65)] {
        let team = TeamKey {
            team: team.to_owned(),
            ..wire()
        };
        assert_eq!(SealingKey::read(&team), Err(KeyFault::Team));
    }
    for public_key in ["", "AAAA", &"A".repeat(44), "not base 64 at all!"] {
        let key = TeamKey {
            public_key: public_key.to_owned(),
            ..wire()
        };
        assert_eq!(SealingKey::read(&key), Err(KeyFault::PublicKey));
    }
}

#[test]
fn a_swapped_key_epoch_or_team_is_found_out_by_the_link() {
    let promised = SealingKey::read(&wire()).unwrap().fingerprint();
    assert!(SealingKey::read_promised(&wire(), &promised).is_ok());
    let other_key = TeamKey {
        public_key: crate::encoding::to_text(&[8; 32]),
        ..wire()
    };
    let other_epoch = TeamKey { epoch: 2, ..wire() };
    let other_team = TeamKey {
        team: "reading".to_owned(),
        ..wire()
    };
    for swapped in [other_key, other_epoch, other_team] {
        assert_eq!(
            SealingKey::read_promised(&swapped, &promised),
            Err(KeyFault::Swapped)
        );
    }
}
