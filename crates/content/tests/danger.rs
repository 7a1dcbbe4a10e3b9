//! What the list of danger words finds and what it leaves alone, in the words that
//! young people write. Add a row when the list was wrong.
#![expect(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is not as it says"
)]

use domain::danger::Watch;

/// Words and the group they should lead to.
const SHOULD: &[(&str, &str)] = &[
    ("I want to kill myself", "ending-life"),
    (
        "i dont want to kill myself anymore but i think about it",
        "ending-life",
    ),
    ("sometimes i just wanna die", "ending-life"),
    ("I WISH I WAS DEAD", "ending-life"),
    ("everyone would be better off without me", "ending-life"),
    ("k i l l  m y s e l f", "ending-life"),
    ("k!ll mys3lf", "ending-life"),
    ("thinking about suiside", "ending-life"),
    ("feeling sucidal", "ending-life"),
    ("i took too many of her pills", "ending-life"),
    ("no reason to live", "ending-life"),
    ("I don’t want to be here anymore", "ending-life"),
    ("kms", "ending-life"),
    ("I cut myself at night", "hurting-self"),
    ("ive been cutting my arms", "hurting-self"),
    ("i self-harm", "hurting-self"),
    ("I hurt myself when I am sad", "hurting-self"),
    ("my uncle touches me", "sexual"),
    ("He made me touch him", "sexual"),
    ("i was raped", "sexual"),
    ("r*ped me... he r*pe me", "sexual"),
    ("he keeps asking for nudes", "sexual"),
    ("a man online wants pics of me naked", "sexual"),
    ("My carer hits me", "being-hurt"),
    ("my dad is always hitting me", "being-hurt"),
    ("she locks me in my room", "being-hurt"),
    ("they beat me up after school", "being-hurt"),
    ("My foster dad he hurt me again", "being-hurt"),
    ("he never hit me before", "being-hurt"),
    ("im scared to go home", "being-hurt"),
    ("he said he is gonna kill me", "being-hurt"),
    ("he has a knife", "being-hurt"),
    ("they make me carry drugs", "made-to-do-things"),
    (
        "they are forcing me to marry my cousin",
        "made-to-do-things",
    ),
    ("he told me not to tell", "made-to-do-things"),
    ("I ran away last week", "running"),
    ("i have nowhere to sleep tonight", "running"),
    ("got kicked out", "running"),
    ("there is nothing to eat", "no-care"),
    ("they dont feed me", "no-care"),
];

/// Words that should be left alone.
const SHOULD_NOT: &[&str] = &[
    "I want to dye my hair",
    "I want to die my hair blue",
    "I nearly killed myself laughing",
    "my phone died",
    "I am dying to see my brother",
    "that exam killed me",
    "he killed it on stage",
    "we play kill the king",
    "I love Suicide Squad",
    "I hit my head on the door",
    "he hit a six and we won",
    "My brother beats me at FIFA",
    "the ball hit the post",
    "my shoes hurt",
    "my feelings were hurt",
    "I cut my hair",
    "I cut myself a slice of cake",
    "I burned myself on the oven",
    "I hurt myself playing football",
    "that song really touched me",
    "keep in touch with my nan",
    "the story hits different",
    "I want to live with my sister",
    "I want to live closer to school",
    "I can’t go on the school trip",
    "I take my pills every day for ADHD",
    "my mum would kill me if I got a tattoo",
    "run a mile",
    "I got kicked out of class for talking",
    "we got a knife and fork set for the flat",
    "he kicks my chair in class",
    "the teacher pushes me to do well",
    "skilled and grilled",
    "I would like more time with my brother and sister",
    "My social worker is late and does not listen to me",
    "I want to change school and see my mates",
    "الحياة جيدة",
    "😀😀😀",
    "",
];

fn found(text: &str) -> Option<String> {
    let danger = my_pledge_content::edition().unwrap().danger;
    let at = Watch::of(&danger).finds(text)?;
    Some(danger.groups[at].id.clone())
}

#[test]
fn words_that_suggest_danger_lead_to_the_right_help() {
    for (text, group) in SHOULD {
        assert_eq!(found(text).as_deref(), Some(*group), "{text}");
    }
}

#[test]
fn everyday_words_are_left_alone() {
    for text in SHOULD_NOT {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn the_questions_themselves_and_every_promise_are_left_alone() {
    let edition = my_pledge_content::edition().unwrap();
    let watch = Watch::of(&edition.danger);
    let asks = edition
        .all_forms()
        .flat_map(domain::form::Form::questions)
        .map(|(_, question)| question.ask.clone());
    let titles = edition.rules.rules.iter().map(|rule| rule.title.clone());
    for text in asks.chain(titles) {
        assert_eq!(watch.finds(&text), None, "{text}");
    }
}

#[test]
fn five_thousand_letters_are_looked_through_and_found_at_their_end() {
    let danger = my_pledge_content::edition().unwrap().danger;
    let watch = Watch::of(&danger);
    let mut text = "My brother and I went to the park and she said he was late. ".repeat(83);
    assert!(text.len() > 4_900);
    assert_eq!(watch.finds(&text), None);
    text.push_str("I want to die");
    assert_eq!(watch.finds(&text), Some(0));
}

#[test]
fn a_complaint_has_all_its_steps_from_ten_working_days_to_the_ombudsman() {
    use domain::calendar::Due;
    use domain::request::{Purpose, clock::steps};
    let edition = my_pledge_content::edition().unwrap();
    let on = |month, day| chrono::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let complaint = edition.request(Purpose::Complaint).unwrap();
    let steps = steps(&complaint.by_law, on(11, 2), &edition.bank_holidays);
    assert_eq!(steps[0].by, Due::On(on(11, 16)));
    assert_eq!(steps[0].latest, Some(Due::On(on(11, 30))));
    assert_eq!(steps[1].by, Due::On(on(12, 14)));
    let facts: Vec<&str> = steps
        .iter()
        .map(|step| step.by_law.source.fact.as_str())
        .collect();
    assert_eq!(
        facts,
        [
            "TD-39", "TD-40", "TD-40", "TD-41", "TD-41", "TD-41", "TD-41", "TD-42"
        ]
    );
}
