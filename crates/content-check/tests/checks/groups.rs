//! Groups: what they are called, for whom they are, and how to ask.

use crate::folder::each_makes_one_fault;

#[test]
fn groups_say_for_whom_they_are_and_whom_to_ring() {
    each_makes_one_fault(
        "groups.toml",
        &[
            ("id = \"the-forum\"", "id = \"The forum\"", "usual shape"),
            ("id = \"the-forum\"", "id = \"the-group\"", "another group"),
            ("[\"18_over\"]", "[]", "for which ages"),
            ("[\"18_over\"]", "[\"not_said\"]", "for which ages"),
            ("01753 875362", "none", "can be rung"),
            ("or call us.", "or call us", "does not end as a sentence"),
            (
                "how_often = \"Every month.\"",
                "how_often = \"\"",
                "is empty",
            ),
            ("AA-03", "ZZ-99", "no fact is called"),
            (
                "ask = ",
                "where = \"The hall\"\nask = ",
                "is not a field here",
            ),
        ],
    );
}
