//! How questions are asked.

use crate::folder::{changed, each_makes_one_fault, fixture};
use my_pledge_content_check::{check, inspect, listed};
use std::fs;

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
                "kind = \"drawing\"\n\n[[topic.question]]\nid = \"and-this\"\nask = \"Draw it.\"\nkind = \"drawing\"",
                "one drawing and one voice note",
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
fn a_version_that_was_asked_stays_as_it_was() {
    let version = inspect(&fixture("sound")).report.shapes[0].clone();
    let asked = format!(
        "[[asked]]\nform = {:?}\nversion = {}\nshape = {:?}\n",
        version.0, version.1, version.2
    );
    let faults_with = |from: &str, to: &str| {
        let folder = changed("forms/my-review.toml", from, to);
        fs::write(folder.path().join("forms/asked.toml"), &asked).unwrap();
        inspect(folder.path()).faults
    };
    let reworded = faults_with("Do you feel settled there?", "Do you feel at home there?");
    assert_eq!(reworded, [], "{}", listed(&reworded));
    let reshaped = faults_with("id = \"money\"", "id = \"cash\"");
    assert!(
        reshaped[0].what.contains("have changed"),
        "{}",
        listed(&reshaped)
    );
    assert_eq!(reshaped.len(), 1);
    let gone = faults_with("version = 1", "version = 2");
    assert!(
        gone.iter()
            .any(|fault| fault.what.contains("not here any more")),
        "{}",
        listed(&gone)
    );
}
