//! Every word of the interface that is not content, asked for by a typed name.
//! The words themselves are in `content/phrases/en.toml`; `build.rs` makes the functions.

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// The phrase with each `{gap}` replaced.
fn fill(words: &str, gaps: &[(&str, &str)]) -> String {
    let mut filled = words.to_owned();
    for (gap, with) in gaps {
        filled = filled.replace(gap, with);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn every_gap_is_filled_and_nothing_else_changes() {
        let filled = fill("{n} of {of}, {n}", &[("{n}", "2"), ("{of}", "3")]);
        assert_eq!(filled, "2 of 3, 2");
    }
}
