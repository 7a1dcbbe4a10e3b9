use super::*;

fn words(phrases: &[&str], not: &[&str]) -> DangerWords {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    DangerWords {
        review: Review::NotYet,
        sets: BTreeMap::from([("someone".to_owned(), owned(&["he", "she", "dad"]))]),
        groups: vec![DangerGroup {
            id: "one".to_owned(),
            about: String::new(),
            lines: Vec::new(),
            phrases: owned(phrases),
            not: owned(not),
        }],
    }
}

#[test]
fn phrases_meet_whole_words_with_their_endings_gaps_and_sets() {
    let watch = Watch::of(&words(
        &["{someone} ... hit+ me/us", "kill+ myself", "suicide"],
        &["kill+ myself laughing"],
    ));
    for (text, found) in [
        ("He hit me.", true),
        ("my dad always hits us", true),
        ("Dad was hitting me", true),
        ("dad, when he is drunk, hits me", true),
        ("he hit", false),
        ("he hit the ball to me", false),
        ("she whit me", false),
        ("I hit my head", false),
        ("i killed myself laughing", false),
        ("i will k i l l myself", true),
        ("k i l l m y s e l f", true),
        ("k.i.l.l.m.y.s.e.l.f", true),
        ("KILLLL MYSELF", true),
        ("k*ll myself", true),
        ("k1ll mys3lf", true),
        ("suiside", true),
        ("sui\u{200b}cide", true),
        ("I do not want to kill myself", true),
        ("", false),
    ] {
        assert_eq!(watch.finds(text).is_some(), found, "{text}");
    }
}

#[test]
fn the_most_pressing_group_counts_wherever_it_stands() {
    let mut list = words(&["suicide"], &[]);
    list.groups.push(DangerGroup {
        id: "two".to_owned(),
        phrases: vec!["run away".to_owned()],
        ..list.groups[0].clone()
    });
    let watch = Watch::of(&list);
    assert_eq!(watch.finds("run away, suicide"), Some(0));
    assert_eq!(watch.finds("run away"), Some(1));
}

#[test]
fn every_phrase_that_cannot_be_read_is_reported_and_the_others_still_count() {
    let list = words(&["{nobody} hit", "suicide"], &["..."]);
    assert_eq!(faults(&list).len(), 2);
    assert_eq!(Watch::of(&list).finds("suicide"), Some(0));
}
