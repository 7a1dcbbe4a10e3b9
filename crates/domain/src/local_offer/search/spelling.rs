//! How far a typed word is from a word of the offer, in slips: a letter wrong,
//! missing, too many, or two swapped.

/// The slips forgiven in a word of so many letters.
const fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How near a word is: whole words before beginnings of words, fewer slips first.
/// `None` when it is further than is forgiven.
pub(super) fn slips(typed: &str, word: &str) -> Option<(usize, bool)> {
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> = word.chars().collect();
    let most = forgiven(typed.len());
    if most == 0 {
        return None;
    }
    let whole = distance(&typed, &word);
    if whole <= most {
        return Some((whole, false));
    }
    // Still typing: compare with as much of the word, or a letter more for one left out.
    (typed.len()..=typed.len() + 1)
        .filter_map(|letters| Some(distance(&typed, word.get(..letters)?)))
        .min()
        .filter(|begun| *begun <= most)
        .map(|begun| (begun, true))
}

/// Damerau–Levenshtein distance with neighbouring letters swapped at most once.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut here = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let changed = above[column] + usize::from(letter != other);
            let mut least = changed.min(above[column + 1] + 1).min(here[column] + 1);
            if row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other {
                let swapped: &Vec<usize> = &before;
                least = least.min(swapped[column - 1] + 1);
            }
            here.push(least);
        }
        before = std::mem::replace(&mut above, here);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn far(left: &str, right: &str) -> usize {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        distance(&letters(left), &letters(right))
    }

    #[test]
    fn slips_are_counted() {
        for (left, right, slips) in [
            ("", "", 0),
            ("", "abc", 3),
            ("dental", "dental", 0),
            ("dentel", "dental", 1),
            ("dnetal", "dental", 1),
            ("dntal", "dental", 1),
            ("denttal", "dental", 1),
            ("concil", "council", 1),
            ("acomodation", "accommodation", 2),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(far(left, right), slips, "{left} {right}");
            assert_eq!(far(right, left), slips, "{right} {left}");
        }
    }

    #[test]
    fn what_is_forgiven_grows_with_the_word() {
        for (typed, word, near) in [
            ("jib", "job", false),
            ("rnet", "rent", true),
            ("rmet", "rent", false),
            ("dentel", "dental", true),
            ("detnel", "dental", false),
            ("councilor", "counsellor", false),
            ("apprentiship", "apprenticeship", true),
        ] {
            assert_eq!(slips(typed, word).is_some(), near, "{typed} {word}");
        }
    }

    #[test]
    fn a_word_begun_with_a_slip_is_near_but_less_than_a_whole_one() {
        assert_eq!(slips("acomm", "accommodation"), Some((1, true)));
        assert_eq!(slips("dente", "dental"), Some((1, true)));
        assert!(slips("dentel", "dental") < slips("dente", "dental"));
    }
}
