use super::*;

pub(crate) fn item(number: u8, contact: bool, opened: bool) -> Item {
    Item {
        id: SubmissionId::from_random([number; 16]),
        form: "my-review-12-15".into(),
        form_version: 1,
        contact,
        received: "2026-11-20T09:00Z".to_owned(),
        age_hours: 49,
        supersedes: None,
        stage: None,
        in_record: false,
        assigned: None,
        invited: None,
        opened: opened.then(|| Opened {
            by: "Sam Okafor".to_owned(),
            at: "2026-11-21T10:00Z".to_owned(),
        }),
    }
}

fn page(numbers: std::ops::Range<u8>, next: Option<&str>) -> Inbox {
    Inbox {
        unopened: 60,
        items: numbers.map(|n| item(n, false, false)).collect(),
        next: next.map(|cursor| Cursor(cursor.to_owned())),
    }
}

fn listed(state: &State) -> &Listing {
    state.listing.shown().unwrap()
}

#[test]
fn a_failed_look_keeps_what_was_listed_and_says_why() {
    let state = Rc::new(State::default())
        .reduce(Change::Came(Ok(page(0..3, None)), "14:05".to_owned()))
        .reduce(Change::Came(Err(Fault::Offline), "14:06".to_owned()));
    assert_eq!(listed(&state).items.len(), 3);
    assert_eq!(listed(&state).at, "14:05");
    assert_eq!(state.listing.fault(), Some(&Fault::Offline));
}

#[test]
fn the_next_page_follows_the_first_and_a_fresh_look_keeps_both() {
    let state = Rc::new(State::default())
        .reduce(Change::Came(Ok(page(0..50, Some("a"))), String::new()))
        .reduce(Change::MoreCame(Ok(page(49..60, None))));
    assert_eq!(listed(&state).items.len(), 60);
    assert_eq!(listed(&state).next, None);
    let again = state.reduce(Change::Came(Ok(page(0..50, Some("a"))), String::new()));
    assert_eq!(listed(&again).items.len(), 60);
    assert_eq!(listed(&again).next, None);
}

#[test]
fn what_is_opened_stays_in_its_place_and_counts_once() {
    let opened = Opened {
        by: "Sam Okafor".to_owned(),
        at: "2026-11-22T10:00Z".to_owned(),
    };
    let id = SubmissionId::from_random([1; 16]);
    let state = Rc::new(State::default())
        .reduce(Change::Came(Ok(page(0..3, None)), String::new()))
        .reduce(Change::Opened(vec![(id.clone(), opened.clone())]))
        .reduce(Change::Opened(vec![(id.clone(), opened.clone())]));
    assert_eq!(listed(&state).items[1].id, id);
    assert_eq!(listed(&state).items[1].opened, Some(opened));
    assert_eq!(listed(&state).unopened, 59);
}

#[test]
fn after_one_comes_the_next_unopened_below_it_then_those_above() {
    let mut inbox = page(0..4, None);
    inbox.items[1] = item(1, false, true);
    let state = Rc::new(State::default()).reduce(Change::Came(Ok(inbox), String::new()));
    let id = |number: u8| SubmissionId::from_random([number; 16]);
    let listing = listed(&state);
    assert_eq!(listing.after(&id(0)), Some(&id(2)));
    assert_eq!(listing.after(&id(3)), Some(&id(0)));
    assert_eq!(listing.after(&id(9)), None);
}

#[test]
fn what_is_said_back_shows_on_its_line_and_on_no_other() {
    let id = SubmissionId::from_random([1; 16]);
    let state = Rc::new(State::default())
        .reduce(Change::Came(Ok(page(0..3, None)), String::new()))
        .reduce(Change::Answered(id, Some(Stage::Decided), true));
    let stages: Vec<_> = listed(&state)
        .items
        .iter()
        .map(|item| (item.stage, item.in_record))
        .collect();
    let untouched = (None, false);
    assert_eq!(stages, [untouched, (Some(Stage::Decided), true), untouched]);
}
