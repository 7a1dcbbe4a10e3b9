use super::*;
use api::problem::{Code, Problem};
use seal::randomness::Device;

const PHRASE: &str = "seven herons over the weir";

fn begun() -> Rc<Ceremony> {
    Rc::new(Ceremony::begin("The participation team".to_owned()))
}

fn typed(ceremony: Rc<Ceremony>, at: Line, text: &str) -> Rc<Ceremony> {
    ceremony.reduce(Change::Typed(at, text.to_owned()))
}

fn chosen(password: &str) -> Change {
    Change::PhraseChosen {
        password: Zeroizing::new(password.to_owned()),
    }
}

fn drawn() -> Drawn {
    Drawn {
        key: TeamPrivateKey::generate("slough", 1, &mut Device).unwrap(),
        sheet: RecoverySheet::draw(&mut Device).unwrap(),
        places: [3, 11],
    }
}

fn at_the_sheet() -> Rc<Ceremony> {
    let ceremony = begun().reduce(Change::Promised);
    let ceremony = typed(ceremony, Line::Phrase, PHRASE);
    typed(ceremony, Line::Again, PHRASE)
        .reduce(chosen(""))
        .reduce(Change::Drawn(drawn()))
}

#[test]
fn the_usual_promise_can_be_left_as_it_is() {
    assert_eq!(begun().reduce(Change::Promised).step, Step::Phrase);
}

#[test]
fn a_promise_without_readers_or_with_a_strange_number_of_days_is_not_made() {
    for (at, text) in [
        (Line::Readers, "  "),
        (Line::Readers, &"a".repeat(MOST_READERS + 1)),
        (Line::Days, "0"),
        (Line::Days, "21"),
        (Line::Days, "two"),
        (Line::Days, "-1"),
        (Line::Days, "1.5"),
    ] {
        let ceremony = typed(begun(), at, text).reduce(Change::Promised);
        assert_eq!(ceremony.step, Step::Promise, "{text}");
        assert!(ceremony.fault(at).is_some(), "{text}");
    }
}

#[test]
fn the_password_is_no_phrase_and_a_phrase_is_typed_twice() {
    let at_phrase = typed(begun().reduce(Change::Promised), Line::Phrase, PHRASE);
    let same = at_phrase.clone().reduce(chosen(PHRASE));
    assert!(same.fault(Line::Phrase).is_some());
    let once = at_phrase.clone().reduce(chosen("another password"));
    assert!(once.fault(Line::Again).is_some());
    let twice = typed(at_phrase, Line::Again, " seven  herons over the weir")
        .reduce(chosen("another password"));
    assert!(twice.faults.is_empty());
}

#[test]
fn the_sheet_shows_once_key_and_sheet_are_drawn_and_never_changes_after() {
    let ceremony = at_the_sheet();
    assert_eq!(ceremony.step, Step::Sheet);
    let first = ceremony.drawn.clone().unwrap();
    let later = ceremony
        .reduce(Change::Drawn(drawn()))
        .drawn
        .clone()
        .unwrap();
    assert!(Rc::ptr_eq(&first, &later));
}

#[test]
fn a_phrase_forgotten_midway_is_chosen_anew_and_the_sheet_on_paper_stays() {
    let proving = at_the_sheet().reduce(Change::OnPaper);
    let sheet = proving.drawn.clone().unwrap();
    let anew = proving.reduce(Change::ForgotPhrase);
    assert_eq!((anew.step, anew.phrase.as_str()), (Step::Phrase, ""));
    let another = "nine otters under the bridge";
    let typed_once = typed(anew, Line::Phrase, another);
    let chosen = typed(typed_once, Line::Again, another).reduce(chosen("another password"));
    assert_eq!(
        (chosen.step, chosen.phrase.as_str()),
        (Step::Sheet, another)
    );
    assert!(Rc::ptr_eq(&sheet, chosen.drawn.as_ref().unwrap()));

    // What may be at the server already is not changed behind its back.
    let proving = chosen.reduce(Change::OnPaper);
    let word = |place: usize| sheet.sheet.words().nth(place - 1).unwrap();
    let sending = typed(proving, Line::FirstWord, word(3));
    let sending = typed(sending, Line::SecondWord, word(11)).reduce(Change::Proved);
    let too_late = sending.reduce(Change::ForgotPhrase);
    assert_eq!(
        (too_late.step, too_late.phrase.as_str()),
        (Step::Prove, another)
    );
}

#[test]
fn only_the_two_right_words_let_the_key_be_sent() {
    let proving = at_the_sheet().reduce(Change::OnPaper);
    let sheet = proving.drawn.clone().unwrap();
    let word = |place: usize| sheet.sheet.words().nth(place - 1).unwrap();
    let right = typed(proving.clone(), Line::FirstWord, word(3));
    let half = right.clone().reduce(Change::Proved);
    assert_eq!(half.sending, Sending::No);
    assert!(half.fault(Line::SecondWord).is_some());
    assert_eq!(half.fault(Line::FirstWord), None);
    let both = typed(right, Line::SecondWord, &word(11).to_uppercase()).reduce(Change::Proved);
    assert_eq!(both.sending, Sending::Wrapping);
}

#[test]
fn a_lost_connection_keeps_what_was_wrapped_to_be_sent_again() {
    let wrapped = NewTeamKey {
        team: "slough".to_owned(),
        epoch: 1,
        suite: domain::submission::SUITE.to_owned(),
        public_key: String::new(),
        readers: String::new(),
        opened_within_working_days: 2,
        own_key: None,
        vouch: String::new(),
        for_others: Vec::new(),
        older_for_recovery: Vec::new(),
        wrapped_for_member: "box".to_owned(),
        wrapped_for_recovery: "box".to_owned(),
        sheet_confirmed: true,
    };
    let ceremony = at_the_sheet()
        .reduce(Change::Wrapped(wrapped.clone()))
        .reduce(Change::Refused(Fault::Offline));
    assert!(ceremony.trouble.is_some());
    let again = ceremony.reduce(Change::Again);
    let key = Rc::new(wrapped);
    assert_eq!(again.sending, Sending::Wrapped { key, tries: 2 });
    assert_eq!(again.trouble, None);
}

#[test]
fn a_key_that_wants_the_second_factor_again_is_sent_again_after_it() {
    let refused = Problem::new(Code::ProveAgain, "");
    let ceremony = at_the_sheet()
        .reduce(Change::Refused(Fault::Refused(refused)))
        .reduce(Change::Typed(Line::FirstWord, "x".to_owned()));
    assert!(ceremony.ask_again && ceremony.trouble.is_none());
    assert!(!ceremony.reduce(Change::Again).ask_again);
}
