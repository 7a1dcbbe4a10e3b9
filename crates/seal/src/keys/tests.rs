use super::member::MemberHolding;
use super::phrase::{PhraseFault, SUGGESTED_WORDS, Strength, judge, suggest};
use super::sheet::{RecoverySheet, SheetFault, SheetHolding, WORDS};
use super::wrapped::{COST, Cost, UnwrapError, WrapError, unwrap, wrap};
use super::*;
use crate::randomness::Device;

const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};
const PHRASE: &str = "seven herons over the weir";

struct Nothing;

impl Randomness for Nothing {
    fn fill(&mut self, _: &mut [u8]) -> Result<(), NoRandomness> {
        Err(NoRandomness)
    }
}

fn team_key(team: &str, epoch: u32) -> TeamPrivateKey {
    TeamPrivateKey::generate(team, epoch, &mut Device).unwrap()
}

#[test]
fn the_phrase_opens_the_team_key_and_no_other_phrase_does() {
    let key = team_key("slough", 1);
    let holding = MemberHolding::make(&key, PHRASE, COST, &mut Device).unwrap();
    let kept = MemberHolding::read(&holding.to_json()).unwrap();
    let opened = kept.open(PHRASE, key.sealing_key()).unwrap();
    assert_eq!(opened.bytes(), key.bytes());
    assert_eq!(
        kept.open("seven herons over the wier", key.sealing_key())
            .unwrap_err(),
        UnwrapError::WrongPhrase
    );
}

#[test]
fn spaces_typed_twice_or_at_the_ends_do_not_make_another_phrase() {
    let key = team_key("slough", 1);
    let holding = MemberHolding::make(&key, PHRASE, CHEAP, &mut Device).unwrap();
    let typed = "  seven  herons over\tthe weir ";
    assert!(holding.open(typed, key.sealing_key()).is_ok());
}

#[test]
fn a_holding_does_not_open_as_another_teams_epochs_or_keys() {
    let key = team_key("slough", 1);
    let holding = MemberHolding::make(&key, PHRASE, CHEAP, &mut Device).unwrap();
    for other in [
        team_key("slough", 1),
        team_key("slough", 2),
        team_key("reading", 1),
    ] {
        assert_eq!(
            holding.open(PHRASE, other.sealing_key()).unwrap_err(),
            UnwrapError::OtherKey
        );
    }
}

#[test]
fn what_the_server_keeps_fits_its_limit() {
    let key = team_key(&"a".repeat(64), u32::MAX);
    let holding = MemberHolding::make(&key, PHRASE, CHEAP, &mut Device).unwrap();
    let sheet = RecoverySheet::draw(&mut Device).unwrap();
    let kept = sheet.keep(&key, CHEAP, &mut Device).unwrap();
    assert!(holding.to_json().len() < api::desk::keys::MOST_WRAPPED);
    assert!(kept.to_json().len() < api::desk::keys::MOST_WRAPPED);
}

#[test]
fn a_damaged_newer_or_greedy_box_is_unreadable_and_never_opens() {
    let key = team_key("slough", 1);
    let holding = MemberHolding::make(&key, PHRASE, CHEAP, &mut Device).unwrap();
    let json = holding.to_json();
    for bad in ["", "{}", "null", &json.replace(r#""v":1"#, r#""v":2"#)] {
        assert_eq!(MemberHolding::read(bad), Err(UnwrapError::Unreadable));
    }
    // A server that asks this browser for four terabytes of memory.
    let greedy = json.replace(r#""memory_kib":64"#, r#""memory_kib":4294967295"#);
    let greedy = MemberHolding::read(&greedy).unwrap();
    assert_eq!(
        greedy.open(PHRASE, key.sealing_key()).unwrap_err(),
        UnwrapError::Unreadable
    );
}

#[test]
fn the_sheet_opens_the_team_key_as_people_type_it() {
    let key = team_key("slough", 1);
    let sheet = RecoverySheet::draw(&mut Device).unwrap();
    let kept = sheet.keep(&key, CHEAP, &mut Device).unwrap();
    let kept = SheetHolding::read(&kept.to_json()).unwrap();
    let words: Vec<&str> = sheet.words().collect();
    assert_eq!(words.len(), WORDS);
    let numbered = words
        .iter()
        .enumerate()
        .map(|(at, word)| format!("{}. {}\n", at + 1, word.to_uppercase()))
        .collect::<String>();
    let shortened = words
        .iter()
        .map(|word| &word[..word.len().min(4)])
        .collect::<Vec<_>>()
        .join(", ");
    for typed in [words.join(" "), numbered, shortened] {
        let typed = RecoverySheet::read(&typed).unwrap();
        let opened = kept.open(&typed, key.sealing_key()).unwrap();
        assert_eq!(opened.bytes(), key.bytes());
    }
}

#[test]
fn another_sheet_opens_nothing() {
    let key = team_key("slough", 1);
    let sheet = RecoverySheet::draw(&mut Device).unwrap();
    let kept = sheet.keep(&key, CHEAP, &mut Device).unwrap();
    let other = RecoverySheet::draw(&mut Device).unwrap();
    assert_eq!(
        kept.open(&other, key.sealing_key()).unwrap_err(),
        UnwrapError::WrongPhrase
    );
}

#[test]
fn a_slip_on_the_sheet_is_named() {
    let read = |typed: &str| RecoverySheet::read(typed).unwrap_err();
    let good = format!("{}about", "abandon ".repeat(11));
    assert!(RecoverySheet::read(&good).is_ok());
    assert_eq!(read("abandon about"), SheetFault::Count(2));
    assert_eq!(read(""), SheetFault::Count(0));
    assert_eq!(
        read(&good.replacen("abandon", "participation", 1)),
        SheetFault::Word(1)
    );
    assert_eq!(read(&good.replace("about", "aba")), SheetFault::Word(12));
    assert_eq!(read(&good.replace("about", "zoo")), SheetFault::Check);
}

#[test]
fn two_words_are_asked_for_at_two_places_and_every_place_is_asked_for_sometimes() {
    let sheet = RecoverySheet::draw(&mut Device).unwrap();
    let mut seen = [false; WORDS];
    for _ in 0..2_000 {
        let [first, second] = RecoverySheet::two_places(&mut Device).unwrap();
        assert!(1 <= first && first < second && second <= WORDS);
        seen[first - 1] = true;
        seen[second - 1] = true;
    }
    assert_eq!(seen, [true; WORDS]);
    let third = sheet.words().nth(2).unwrap();
    assert!(sheet.has(3, &format!(" {} ", third.to_uppercase())));
    assert!(!sheet.has(3, "participation"));
    assert!(!sheet.has(0, third));
    assert!(!sheet.has(13, third));
}

#[test]
fn without_randomness_no_key_no_box_and_no_sheet_is_made() {
    let key = team_key("slough", 1);
    assert_eq!(
        TeamPrivateKey::generate("slough", 1, &mut Nothing).unwrap_err(),
        NoRandomness
    );
    assert_eq!(
        MemberHolding::make(&key, PHRASE, CHEAP, &mut Nothing),
        Err(WrapError::Randomness(NoRandomness))
    );
    assert_eq!(
        wrap(&[7; 32], PHRASE, b"", CHEAP, &mut Nothing),
        Err(WrapError::Randomness(NoRandomness))
    );
    assert!(RecoverySheet::draw(&mut Nothing).is_err());
    assert!(suggest(&mut Nothing).is_err());
}

#[test]
fn a_box_made_for_one_purpose_does_not_open_as_another() {
    let wrapped = wrap(&[7; 32], PHRASE, b"one", CHEAP, &mut Device).unwrap();
    assert_eq!(*unwrap(&wrapped, PHRASE, b"one").unwrap(), [7; 32]);
    assert_eq!(
        unwrap(&wrapped, PHRASE, b"two"),
        Err(UnwrapError::WrongPhrase)
    );
}

#[test]
fn a_phrase_that_is_short_dull_or_the_password_is_refused() {
    let password = "Correct Horse 9";
    let judged = |phrase: &str| judge(phrase, password);
    assert_eq!(judged("short"), Err(PhraseFault::Short { missing: 11 }));
    assert_eq!(judged("   spaces   do   not   count "), Ok(Strength::Fair));
    assert_eq!(
        judged("a          b          c"),
        Err(PhraseFault::Short { missing: 11 })
    );
    assert_eq!(
        judged("correcthorse 9 and more"),
        Err(PhraseFault::Password)
    );
    assert_eq!(judged("abcabcabcabcabcabc"), Err(PhraseFault::Monotonous));
    assert_eq!(judged("blue herons wade"), Ok(Strength::Fair));
    assert_eq!(judged(PHRASE), Ok(Strength::Strong));
}

#[test]
fn a_suggested_phrase_is_good_enough_to_take() {
    for _ in 0..200 {
        let phrase = suggest(&mut Device).unwrap();
        assert_eq!(phrase.split(' ').count(), SUGGESTED_WORDS);
        assert!(judge(&phrase, "another password").is_ok(), "{}", *phrase);
    }
}

#[test]
fn no_debug_text_says_a_secret() {
    let key = team_key("slough", 1);
    let sheet = RecoverySheet::draw(&mut Device).unwrap();
    let shown = format!("{key:?} {sheet:?}");
    assert_eq!(shown, "TeamPrivateKey(slough 1, ..) RecoverySheet(..)");
}
