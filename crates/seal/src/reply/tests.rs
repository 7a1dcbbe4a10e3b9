//! From the desk to the return code, typed again on another phone.

use super::*;
use crate::randomness::Device;
use crate::return_code::draw_code;
use chrono::NaiveDate;
use domain::code::ReturnCode;
use domain::receipt::{Stage, Who};

fn update() -> Update {
    Update {
        v: 1,
        stage: Some(Stage::Decided),
        by: Who::ReviewingOfficer,
        on: NaiveDate::from_ymd_opt(2026, 12, 11).unwrap(),
        discussed_on: None,
        words: Some("You can see your brother every Friday.".to_owned()),
    }
}

#[test]
fn a_reply_is_read_by_its_code_and_by_no_other() {
    let code = draw_code().unwrap();
    let keys = ReplyKeys::of(&code, "slough").unwrap();
    let sealed = seal_for_phone(&keys.reply_to(), "slough", &update(), &mut Device).unwrap();

    let typed = ReturnCode::read(&code.in_groups().to_lowercase()).unwrap();
    let again = ReplyKeys::of(&typed, "slough").unwrap();
    assert_eq!(again.lookup_id(), keys.lookup_id());
    assert_eq!(open_on_phone(&again, &sealed), Ok(update()));

    let other = ReplyKeys::of(&draw_code().unwrap(), "slough").unwrap();
    assert_eq!(open_on_phone(&other, &sealed), Err(NoteShut));
}

#[test]
fn the_teams_copy_opens_only_beside_its_submission() {
    let private = TeamPrivateKey::generate("slough", 1, &mut Device).unwrap();
    let about = SubmissionId::from_random([1; 16]);
    let sealed = seal_for_team(private.sealing_key(), &about, &update(), &mut Device).unwrap();
    assert_eq!(open_at_desk(&private, &about, &sealed), Ok(update()));
    let other = SubmissionId::from_random([2; 16]);
    assert_eq!(open_at_desk(&private, &other, &sealed), Err(NoteShut));
}

#[test]
fn every_flipped_bit_of_a_reply_is_refused() {
    let keys = ReplyKeys::of(&draw_code().unwrap(), "slough").unwrap();
    let sealed = seal_for_phone(&keys.reply_to(), "slough", &update(), &mut Device).unwrap();
    let bytes = crate::encoding::from_text(&sealed).unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let flipped = crate::encoding::to_text(&flipped);
        assert_eq!(open_on_phone(&keys, &flipped), Err(NoteShut), "bit {bit}");
    }
}
