//! Each check fires on its own mistake and on nothing else; ten mistakes in one
//! folder are all reported at once. `tests/sound` is a small folder with no fault.

use my_pledge_content_check::{Fault, check, inspect, listed};
use std::fs;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// A copy of the sound folder with one change in one file.
fn changed(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&fixture("sound"), copy.path());
    let path = copy.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} does not hold {from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// The one fault that the change makes.
fn fault(file: &str, from: &str, to: &str) -> Fault {
    let folder = changed(file, from, to);
    let faults = check(folder.path()).expect_err(&format!("{from} → {to} is not noticed"));
    let [only] = faults.as_slice() else {
        panic!("{from} → {to} makes {}", listed(&faults));
    };
    only.clone()
}

/// Every change of a file makes one fault that says this.
fn each_makes_one_fault(file: &str, changes: &[(&str, &str, &str)]) {
    for (from, to, says) in changes {
        let fault = fault(file, from, to);
        assert_eq!(fault.file, file, "{fault}");
        assert!(
            fault.what.contains(says),
            "{from} → {to} says instead: {fault}"
        );
        assert!(!fault.mend.is_empty());
    }
}

#[test]
fn the_sound_folder_has_no_fault() {
    if let Err(faults) = check(&fixture("sound")) {
        panic!("{}", listed(&faults));
    }
}

#[test]
fn ten_mistakes_are_reported_at_once_with_their_lines() {
    let faults = check(&fixture("ten-mistakes")).unwrap_err();
    let said: Vec<(&str, Option<usize>, &str)> = faults
        .iter()
        .map(|fault| (fault.file.as_str(), fault.line, fault.id.as_str()))
        .collect();
    let expected = [
        (
            "forms/my-review.toml",
            Some(17),
            "settled",
            "pushes towards an answer",
        ),
        ("forms/my-review.toml", Some(17), "settled", "not sure"),
        ("forms/my-review.toml", Some(27), "why", "`nope`"),
        (
            "help/helplines.toml",
            Some(1),
            "emergency",
            "after the day of this edition",
        ),
        (
            "local-offer/advice.toml",
            Some(1),
            "advice-line",
            "“placement”",
        ),
        (
            "local-offer/advice.toml",
            Some(1),
            "advice-line",
            "not a safe address",
        ),
        (
            "pledge/1-keep-safe.toml",
            Some(7),
            "first-visit",
            "`ask` is missing",
        ),
        (
            "pledge/1-keep-safe.toml",
            Some(13),
            "first-visit",
            "`amuont` is not a field",
        ),
        (
            "pledge/1-keep-safe.toml",
            Some(18),
            "In_Private",
            "usual shape",
        ),
        (
            "pledge/1-keep-safe.toml",
            Some(18),
            "In_Private",
            "names a date or an amount",
        ),
    ];
    assert_eq!(faults.len(), expected.len(), "{}", listed(&faults));
    for (file, line, id, says) in expected {
        assert!(
            faults
                .iter()
                .any(|fault| (fault.file.as_str(), fault.line, fault.id.as_str())
                    == (file, line, id)
                    && fault.what.contains(says)),
            "{file}, {line:?}, {id}: {says} is not among {said:?}\n{}",
            listed(&faults)
        );
    }
}

#[test]
fn a_fault_says_where_it_is_and_what_to_do() {
    let fault = fault(
        "pledge/1-keep-safe.toml",
        "Keep safe\"",
        "Keep safe\"\ncolour = \"red\"",
    );
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("pledge/1-keep-safe.toml", Some(4))
    );
    assert!(fault.what.contains("`colour` is not a field"), "{fault}");
    assert!(fault.mend.contains("heading"), "{fault}");
}

#[test]
fn what_is_not_toml_is_said_with_its_line() {
    let folder = changed("help/helplines.toml", "name = \"999\"", "name = \"999");
    let faults = check(folder.path()).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.line == Some(3) && fault.what.contains("not TOML")),
        "{}",
        listed(&faults)
    );
}

#[test]
fn promises_are_checked_against_their_facts() {
    each_makes_one_fault(
        "pledge/1-keep-safe.toml",
        &[
            ("AA-01", "ZZ-99", "no fact is called"),
            ("AA-01", "AA-04", "too unsure"),
            ("AA-01", "AA-05", "only announced"),
            ("AA-01", "AA-02", "names a date or an amount"),
            (
                "footing = \"law\"",
                "footing = \"open\"",
                "cannot stand on `open`",
            ),
            (
                "checked_on = \"2026-11-22\"",
                "checked_on = \"2026-11-23\"",
                "after the day of this edition",
            ),
            (
                "checked_on = \"2026-11-22\"",
                "checked_on = \"2025-11-20\"",
                "more than a year",
            ),
            (
                "https://www.legislation.gov.uk/x",
                "http://www.legislation.gov.uk/x",
                "not a safe address",
            ),
            (
                "from = \"The regulations\"",
                "from = \" \"",
                "names nothing",
            ),
        ],
    );
}

#[test]
fn a_settled_fact_bears_a_date() {
    let folder = changed("pledge/1-keep-safe.toml", "AA-01", "AA-03");
    assert!(check(folder.path()).is_ok());
}

#[test]
fn announced_promises_say_so_and_name_no_amount() {
    let sure = "footing = \"law\"\nsource = { fact = \"AA-01\"";
    let coming = "footing = \"announced\"\nsource = { fact = \"AA-05\"";
    let folder = changed("pledge/1-keep-safe.toml", sure, coming);
    let faults = check(folder.path()).unwrap_err();
    let said: Vec<&str> = faults.iter().map(|fault| fault.what.as_str()).collect();
    assert_eq!(
        said,
        [
            "an announced promise does not say that it is not law",
            "an announced promise names an amount"
        ]
    );
}

#[test]
fn the_way_on_is_a_person() {
    each_makes_one_fault(
        "pledge/1-keep-safe.toml",
        &[
            ("Tell an advocate.", "Read the page again.", "names nobody"),
            ("look = 3", "look = 7", "no look 7"),
        ],
    );
}

#[test]
fn ids_have_a_shape_and_name_one_thing() {
    each_makes_one_fault(
        "pledge/1-keep-safe.toml",
        &[
            (
                "\"in-private\"",
                "\"first-visit\"",
                "another promise is called",
            ),
            ("\"in-private\"", "\"In private\"", "usual shape"),
            ("\"in-private\"", "\"in--private\"", "usual shape"),
        ],
    );
    each_makes_one_fault(
        "forms/my-review.toml",
        &[
            (
                "id = \"why\"",
                "id = \"help\"",
                "another question is called",
            ),
            (
                "id = \"school\"",
                "id = \"money\"",
                "another choice is called",
            ),
        ],
    );
}

#[test]
fn sentences_are_short_and_whole() {
    let long = "You see your social worker and they see you and you talk and they listen and you both write it down again.";
    each_makes_one_fault(
        "pledge/1-keep-safe.toml",
        &[
            (
                "Your social worker must come and see you.",
                long,
                "a sentence of 22 words",
            ),
            (
                "Your social worker must come and see you.",
                "Your social worker visits",
                "does not end as a sentence",
            ),
            ("Your social worker must come and see you.", "", "is empty"),
            (
                "You can talk with nobody else in the room.",
                "You have a LAC talk.",
                "says “LAC”",
            ),
        ],
    );
}

#[test]
fn easy_read_sentences_are_shorter_still() {
    let folder = changed("forms/my-review.toml", "\"12-15\"", "\"easy-read\"");
    let text = fs::read_to_string(folder.path().join("forms/my-review.toml")).unwrap();
    let thirteen = "Say what you think and what you want and what you do not.";
    fs::write(
        folder.path().join("forms/my-review.toml"),
        text.replace("Say what you think.", thirteen),
    )
    .unwrap();
    let faults = check(folder.path()).unwrap_err();
    assert_eq!(faults.len(), 1, "{}", listed(&faults));
    assert!(
        faults[0].what.contains("13 words") && faults[0].mend.contains("12 words"),
        "{}",
        faults[0]
    );
}

#[test]
fn a_file_that_is_too_hard_to_read_is_a_fault() {
    each_makes_one_fault(
        "help/helplines.toml",
        &[(
            "You are in danger right now.",
            "Immediate professional intervention necessary.",
            "its reading age is",
        )],
    );
}

#[test]
fn questions_neither_lead_nor_ask_two_things() {
    each_makes_one_fault(
        "forms/my-review.toml",
        &[
            (
                "Do you feel settled there?",
                "How happy are you there?",
                "pushes towards an answer",
            ),
            (
                "Do you feel settled there?",
                "Do you feel settled and safe there?",
                "two things at once",
            ),
            (
                "Do you feel settled there?",
                "Do you feel settled? Are you safe?",
                "two things at once",
            ),
            (
                "How do you feel about where you live?",
                "How is school or home?",
                "two things at once",
            ),
        ],
    );
    let one_thing = changed(
        "forms/my-review.toml",
        "Do you feel settled there?",
        "Do you see your brothers and sisters?",
    );
    assert!(check(one_thing.path()).is_ok());
}

#[test]
fn choices_are_two_to_nine_with_a_way_out_at_the_end() {
    let ten: String = (0..10)
        .map(|n| format!("  {{ id = \"c{n}\", label = \"Choice\" }},\n"))
        .collect();
    let not_sure = "  { id = \"not-sure\", label = \"I'm not sure\" },\n";
    let two =
        "  { id = \"money\", label = \"Money\" },\n  { id = \"school\", label = \"School\" },\n";
    each_makes_one_fault(
        "forms/my-review.toml",
        &[
            (not_sure, "", "not sure"),
            (
                not_sure,
                &format!("{not_sure}  {{ id = \"so\", label = \"So so\" }},\n"),
                "among the choices",
            ),
            (two, &ten, "10 choices"),
            ("at_most = 1", "at_most = 2", "means nothing here"),
            (
                "kind = \"long_words\"",
                "kind = \"long_words\"\nand_words = true",
                "means nothing here",
            ),
            (
                "kind = \"long_words\"",
                "kind = \"long_words\"\nchoices = [{ id = \"a\", label = \"A\" }]",
                "has no choices",
            ),
            (
                "kind = \"long_words\"",
                "kind = \"drawing\"",
                "cannot take this kind",
            ),
        ],
    );
}

#[test]
fn routing_leads_only_from_earlier_questions_and_their_answers() {
    each_makes_one_fault(
        "forms/my-review.toml",
        &[
            (
                "question = \"settled\"",
                "question = \"help\"",
                "not asked before it",
            ),
            (
                "question = \"settled\"",
                "question = \"nothing\"",
                "not asked before it",
            ),
            (
                "any_of = [\"no\"]",
                "any_of = [\"maybe\"]",
                "the answer `maybe`",
            ),
            ("any_of = [\"no\"]", "any_of = []", "no answer at all"),
            (
                "question = \"settled\", any_of = [\"no\"]",
                "question = \"home-now\", any_of = [\"sad\"]",
                "the answer `sad`",
            ),
        ],
    );
    let by_face = changed(
        "forms/my-review.toml",
        "question = \"settled\", any_of = [\"no\"]",
        "question = \"home-now\", any_of = [\"really_bad\"]",
    );
    assert!(check(by_face.path()).is_ok());
}

#[test]
fn a_set_that_is_too_long_for_its_band_is_a_fault() {
    let more: String = (0..30)
        .map(|n| {
            format!("[[topic.question]]\nid = \"q{n}\"\nask = \"How is it?\"\nkind = \"faces\"\n\n")
        })
        .collect();
    each_makes_one_fault(
        "forms/my-review.toml",
        &[(
            "[[topic.question]]\nid = \"help\"",
            &format!("{more}[[topic.question]]\nid = \"help\""),
            "34 questions",
        )],
    );
}

#[test]
fn numbers_and_addresses_can_be_used() {
    each_makes_one_fault(
        "local-offer/advice.toml",
        &[
            (
                "call = \"0800 1111\"",
                "call = \"0800-1111\"",
                "not a number that can be rung",
            ),
            (
                "call = \"0800 1111\"",
                "call = \"1234\"",
                "not a number that can be rung",
            ),
            ("85258", "852", "not a number that can be texted"),
            (
                "help@example.org",
                "help.example.org",
                "not an e-mail address",
            ),
            ("https://example.org", "example.org", "not a safe address"),
            ("age_from = 8", "age_from = 26", "run backwards"),
            ("needs = [\"taking_part\"]", "needs = []", "under no need"),
            (
                "footing = \"open\"",
                "footing = \"announced\"",
                "is not an announcement",
            ),
        ],
    );
    each_makes_one_fault(
        "help/helplines.toml",
        &[("call = \"999\"\n", "", "no way to reach")],
    );
}

#[test]
fn overlays_translate_only_what_is_there() {
    each_makes_one_fault(
        "languages/cy/forms.toml",
        &[
            (
                "promise.first-visit",
                "promise.second-visit",
                "no promise second-visit",
            ),
            ("version = 1", "version = 2", "no form my-review version 2"),
            (
                "question.settled",
                "question.unsettled",
                "no question my-review version 1/unsettled",
            ),
            (
                "yes = \"Ydw\"",
                "maybe = \"Efallai\"",
                "no choice my-review version 1/settled/maybe",
            ),
            (
                "title = \"Ymweliad\"",
                "titel = \"Ymweliad\"",
                "`titel` is not a field",
            ),
        ],
    );
    let inspection = inspect(&fixture("sound"));
    let language = &inspection.languages[0];
    let mut edition = inspection.edition.unwrap();
    language.words.lay_over(&mut edition);
    assert_eq!(edition.pledge.priorities[0].promises[0].title, "Ymweliad");
    assert_eq!(edition.forms[0].title, "Fy Adolygiad");
}

#[test]
fn a_file_that_nothing_reads_is_a_fault() {
    let folder = changed("trust.toml", "A Town\"", "A Town\"");
    fs::create_dir(folder.path().join("plegde")).unwrap();
    fs::write(folder.path().join("plegde/x.toml"), "").unwrap();
    fs::remove_file(folder.path().join("words.toml")).unwrap();
    let faults = check(folder.path()).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.file == "plegde/x.toml" && fault.what.contains("nothing reads"))
    );
    assert!(
        faults
            .iter()
            .any(|fault| fault.file == "words.toml" && fault.what.contains("missing"))
    );
}

#[test]
fn the_interface_is_held_to_the_same_words() {
    each_makes_one_fault(
        "phrases/en.toml",
        &[
            ("{n} promises", "{n} LAC promises", "says “LAC”"),
            ("Home", " ", "is empty"),
        ],
    );
}
