//! What promises, services and helplines rest on, and whom they lead to.

use crate::folder::{changed, each_makes_one_fault};
use my_pledge_content_check::check;

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
            "an announced promise names an amount",
            "what is only announced does not say that it is not law",
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
fn a_promise_names_the_amount_its_rule_gives_now() {
    each_makes_one_fault(
        "pledge/1-keep-safe.toml",
        &[
            (
                "Up to £20 a year",
                "Up to £25 a year",
                "up to £25, and its rule says up to £20",
            ),
            (
                "Up to £20 a year",
                "£20 a year",
                "£20, and its rule says up to £20",
            ),
            ("rules = [\"book-money\"]", "", "no rule of it gives one"),
        ],
    );
}
