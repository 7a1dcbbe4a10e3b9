//! Searches as tables: what is typed, what is found, in which order.

use super::*;
use crate::ids::{FactId, ServiceId};
use crate::local_offer::Area;
use crate::sourced::{Footing, Source};

fn service(id: &str, name: &str, what: &str, also: &[&str], needs: &[Need]) -> Service {
    Service {
        id: ServiceId::from(id),
        name: name.to_owned(),
        what: what.to_owned(),
        who: String::new(),
        cost: String::new(),
        free: true,
        hours: String::new(),
        how: String::new(),
        age_from: None,
        age_to: None,
        needs: needs.to_vec(),
        also: also.iter().map(|&word| word.to_owned()).collect(),
        call: None,
        text: None,
        email: None,
        web: None,
        place: None,
        area: Area::England,
        footing: Footing::Law,
        source: Source {
            fact: FactId::from("HL-01"),
            from: String::new(),
            link: None,
            checked_on: chrono::NaiveDate::default(),
        },
    }
}

/// 0 dental, 1 costs, 2 rent, 3 bus, 4 advocate.
fn offer() -> Vec<Service> {
    let mut offer = vec![
        service(
            "dental",
            "Free NHS dental care",
            "See a dentist and pay nothing.",
            &["teeth"],
            &[Need::Health],
        ),
        service(
            "costs",
            "Help with health costs",
            "Pay less for glasses and dental care.",
            &["HC1", "prescription"],
            &[Need::Health, Need::Money],
        ),
        service(
            "rent",
            "Help with your rent",
            "The council may pay your rent.",
            &["housing benefit", "accommodation"],
            &[Need::Home, Need::Money],
        ),
        service(
            "bus",
            "Half-price bus fares",
            "Go to college for less.",
            &["travel", "pass"],
            &[Need::Education],
        ),
        service(
            "advocate",
            "An advocate",
            "Someone on your side who speaks for you.",
            &["complaint", "rights"],
            &[Need::TakingPart],
        ),
    ];
    offer[3].free = false;
    offer[3].age_from = Some(16);
    offer[3].age_to = Some(18);
    offer
}

fn found(query: &str) -> Found {
    Index::new(&offer()).search(query, &Filters::default())
}

#[test]
fn what_is_typed_finds_what_is_meant() {
    let tables: [(&str, &[usize]); 17] = [
        // A name weighs more than a description.
        ("dental", &[0, 1]),
        ("DENTAL", &[0, 1]),
        ("dent", &[0, 1]),
        // Every word must be answered.
        ("dental costs", &[1]),
        ("help with my rent", &[2]),
        // Other words for it.
        ("teeth", &[0]),
        ("hc1", &[1]),
        // A heading.
        ("money", &[1, 2]),
        // Slips.
        ("dentel", &[0, 1]),
        ("acomodation", &[2]),
        ("rnet", &[2]),
        ("advocat", &[4]),
        ("half price", &[3]),
        // Nothing like it.
        ("zebra", &[]),
        // Nothing to go by: all of it, as it stands.
        ("", &[0, 1, 2, 3, 4]),
        ("  ... 🙂 ", &[0, 1, 2, 3, 4]),
        ("\u{202e}\0", &[0, 1, 2, 3, 4]),
    ];
    for (query, services) in tables {
        assert_eq!(found(query).services, services, "{query:?}");
    }
}

#[test]
fn a_correction_is_said_and_a_word_as_typed_is_not() {
    for (query, showing) in [
        ("dentel", Some("dental")),
        ("free dentel", Some("free dental")),
        ("dent", None),
        ("dental", None),
        ("zebra", None),
        ("", None),
    ] {
        assert_eq!(found(query).showing.as_deref(), showing, "{query}");
    }
}

#[test]
fn where_nothing_answers_every_word_what_answers_some_is_shown_and_said() {
    let some = found("bus advocate");
    assert_eq!(some.services, [3, 4]);
    assert!(some.only_some_words);
    assert!(!found("bus").only_some_words);
    assert!(!found("zebra unicorn").only_some_words);
}

#[test]
fn filters_narrow_and_an_age_is_met_by_any_overlap() {
    let index = Index::new(&offer());
    let only = |filters: Filters| index.search("", &filters).services;
    assert_eq!(
        only(Filters {
            need: Some(Need::Money),
            ..Filters::default()
        }),
        [1, 2]
    );
    assert_eq!(
        only(Filters {
            free: true,
            ..Filters::default()
        }),
        [0, 1, 2, 4]
    );
    for (ages, bus) in [
        (0..=15, false),
        (16..=17, true),
        (18..=20, true),
        (19..=25, false),
    ] {
        let all = only(Filters {
            ages: Some(ages.clone()),
            ..Filters::default()
        });
        assert_eq!(all.contains(&3), bus, "{ages:?}");
    }
}

#[test]
fn a_pasted_essay_is_answered_by_its_first_words() {
    let essay = format!("dental {}", "lorem ipsum dolor ".repeat(10_000));
    assert_eq!(found(&essay).services, [0, 1]);
    assert!(found(&essay).only_some_words);
}

#[test]
fn an_offer_without_services_finds_nothing() {
    let nothing = Index::new(&[]).search("dental", &Filters::default());
    assert_eq!(nothing.services, [0_usize; 0]);
    assert_eq!(nothing.showing, None);
}
