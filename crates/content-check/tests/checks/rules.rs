//! Rules that would mislead, and cases that come out otherwise.

use crate::folder::{changed, each_makes_one_fault, fault};
use my_pledge_content_check::check;

#[test]
fn a_rule_that_would_mislead_is_noticed() {
    each_makes_one_fault(
        "rules/money.toml",
        &[
            (
                "footing = \"law\"",
                "footing = \"open\"",
                "cannot stand on `open`",
            ),
            ("Tell an advocate.", "Read it again.", "names nobody"),
            ("looked_after", "looked_aftr", "looked_aftr"),
        ],
    );
}

#[test]
fn a_word_that_is_not_one_to_choose_from_is_named_with_those_that_are() {
    for (from, to, word, choice) in [
        ("looked_after", "in_care", "in_care", "looked_after"),
        ("up_to", "maybe", "maybe", "at_least"),
        (
            "pounds = 20",
            "pounds = 20, kynd = \"up_to\"",
            "kynd",
            "kind",
        ),
        ("is = [", "iz = [", "iz", "is"),
    ] {
        let fault = fault("rules/money.toml", from, to);
        assert!(fault.what.contains(word), "{fault}");
        assert!(fault.mend.contains(choice), "{fault}");
        assert!(fault.line.is_some(), "{fault}");
    }
}

#[test]
fn versions_that_do_not_follow_each_other_are_noticed() {
    let folder = changed("rules/money.toml", "2027-04-01", "2024-04-01");
    let faults = check(folder.path()).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.what.contains("does not come after")),
        "{faults:?}"
    );
}

#[test]
fn an_amount_on_a_fact_that_was_only_remembered_is_refused() {
    let folder = changed("rules/money.toml", "AA-01", "AA-02");
    let faults = check(folder.path()).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.what.contains("bears no date and no amount")),
        "{faults:?}"
    );
}

#[test]
fn a_rule_that_hides_what_its_fact_bears_is_noticed() {
    let hidden = "footing = \"law\"\nwords_only = true";
    let folder = changed("rules/money.toml", "footing = \"law\"", hidden);
    let faults = check(folder.path()).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.what.contains("bears dates and amounts")),
        "{faults:?}"
    );
}

#[test]
fn a_fact_for_young_people_that_is_shown_nowhere_is_noticed() {
    let fault = fault(
        "facts.toml",
        "[facts]\n",
        "[facts]\nMO-99 = { grade = \"R\", about = \"Forgotten\" }\n",
    );
    assert_eq!(fault.what, "MO-99 is shown nowhere");
}

#[test]
fn a_case_says_what_should_be_and_what_came_out() {
    each_makes_one_fault(
        "cases/money.toml",
        &[
            (
                "status = \"looked_after\"",
                "status = \"eligible\"",
                "on 31 March 2027 (the day before it goes up): the status should be eligible and comes out as looked after",
            ),
            (
                "probably = false",
                "probably = true",
                "should be “probably” and comes out as “certain”",
            ),
            (
                "now until 2030-06-10, up to £20",
                "now until 2030-06-11, up to £20",
                "“Money for books” should be “now until 2030-06-11” and comes out as “now until 2030-06-10”",
            ),
            (
                "up to £25",
                "exactly £25",
                "should come with exactly £25 and comes with up to £25",
            ),
            (
                "ended 2030-06-10, no",
                "not met, no",
                "should be “not met” and comes out as “ended 2030-06-10”",
            ),
            (
                "ends book-money",
                "starts book-money",
                "should start on 10 June 2030 and is not listed there",
            ),
            (
                "asks = [\"placement\"]",
                "asks = [\"council\"]",
                "should ask for council",
            ),
            (
                "book-money = \"now, up",
                "look-money = \"now, up",
                "no rule is called `look-money`",
            ),
        ],
    );
}

#[test]
fn a_case_of_somebody_who_cannot_be_names_the_field() {
    let folder = changed("cases/money.toml", "2024-05-01", "2012-05-01");
    let faults = check(folder.path()).unwrap_err();
    assert!(
        faults
            .iter()
            .all(|fault| fault.what.contains("care_periods")),
        "{faults:?}"
    );
}
