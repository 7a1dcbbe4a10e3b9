use super::*;

fn after(given: &[Answer]) -> Answers {
    let answers = given
        .iter()
        .fold(Rc::new(Answers::default()), |answers, answer| {
            answers.reduce(answer.clone())
        });
    (*answers).clone()
}

const IN_CARE: [Answer; 5] = [
    Answer::Born(Born::Age(16)),
    Answer::Care(Care::Now),
    Answer::Since(Since::Longer),
    Answer::Home(Known::Is(Home::Foster)),
    Answer::Studying(Known::Is(Studying::School)),
];

#[test]
fn someone_in_care_is_done_in_five_taps() {
    for taps in 0..5 {
        assert!(after(&IN_CARE[..taps]).next().is_some(), "{taps}");
    }
    assert_eq!(after(&IN_CARE).next(), None);
}

#[test]
fn not_sure_always_leads_on() {
    let unsure = [
        Answer::Born(Born::Age(16)),
        Answer::Care(Care::NotSure),
        Answer::Home(Known::NotSure),
        Answer::Studying(Known::NotSure),
    ];
    assert_eq!(after(&unsure).next(), None);
    assert_eq!(after(&[Answer::Born(Born::NotSure)]).next(), None);
    let left = [
        Answer::Born(Born::Age(19)),
        Answer::Care(Care::Left),
        Answer::Left(AtAge::NotSure),
        Answer::Came(AtAge::NotSure),
        Answer::Other(Other::NotSure),
        Answer::Home(Known::NotSure),
        Answer::Studying(Known::NotSure),
    ];
    assert_eq!(after(&left).next(), None);
}

#[test]
fn other_ways_are_asked_only_of_those_who_were_not_in_care_at_16_or_17() {
    let asked = |left| {
        after(&[
            Answer::Born(Born::Age(19)),
            Answer::Care(Care::Left),
            Answer::Left(left),
        ])
        .first_questions()
        .contains(&First::Other)
    };
    assert!(!asked(AtAge::At18));
    assert!(!asked(AtAge::Age(16)));
    assert!(asked(AtAge::Age(15)));
    assert!(asked(AtAge::Under14));
}

#[test]
fn going_back_takes_one_answer_away_and_keeps_the_others() {
    let mut given = IN_CARE.to_vec();
    given.push(Answer::Back);
    assert_eq!(after(&given).next(), Some(First::Studying));
    given.push(Answer::Back);
    assert_eq!(after(&given).next(), Some(First::Home));
    assert_eq!(after(&given).since, Some(Since::Longer));
}

#[test]
fn another_answer_about_care_takes_away_what_followed_from_the_last_one() {
    let mut given = IN_CARE.to_vec();
    given.push(Answer::More(Field::ReviewsHeld, More::Count(3)));
    given.push(Answer::Care(Care::Left));
    let answers = after(&given);
    assert_eq!(answers.since, None);
    assert!(answers.more.is_empty());
    assert_eq!(answers.born, Some(Born::Age(16)));
    assert_eq!(answers.next(), Some(First::LeftAt));
}

#[test]
fn what_is_kept_reads_back_and_rubbish_does_not() {
    let mut given = IN_CARE.to_vec();
    given.push(Answer::More(Field::VisitOn, More::NotYet));
    let answers = after(&given);
    assert_eq!(Answers::read(&answers.written()), Some(answers));
    assert_eq!(Answers::read("{\"born\":\"yesterday\"}"), None);
    assert_eq!(Answers::read(""), None);
}

#[test]
fn forgetting_leaves_nothing() {
    let mut given = IN_CARE.to_vec();
    given.push(Answer::Forget);
    assert_eq!(after(&given), Answers::default());
}
