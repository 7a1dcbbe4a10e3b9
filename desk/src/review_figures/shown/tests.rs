use super::*;
use crate::rendered::{in_order, rendered};

pub(crate) fn frozen(from: &str, to: &str) -> Frozen {
    let share = |did, of| Share {
        of: Some(of),
        did: Some(did),
    };
    Frozen {
        id: format!("of-{from}"),
        period: Period {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        },
        figures: Figures {
            in_time: share(42, 47),
            first: Share::default(),
            second: Share {
                of: Some(12),
                did: None,
            },
            later: share(11, 16),
            took_part: share(35, 40),
            codes: vec![Some(7), Some(30), Some(0), None, None, Some(5), None, None],
            views_sent: share(20, 47),
            unknown: Some(0),
        },
        by: "Sam Okafor".to_owned(),
        on: "2026-07-06".parse().unwrap(),
    }
}

#[component]
fn Both() -> Html {
    let all = [
        frozen("2026-04-01", "2026-06-30"),
        frozen("2025-04-01", "2025-06-30"),
        frozen("2025-07-01", "2025-09-30"),
    ];
    let published = content::published_review_figures().unwrap();
    let from = Beside::of(all[0].period, &all, &published);
    shown("x", "April to June 2026", &all[0].figures, from)
}

#[tokio::test]
async fn each_stands_beside_the_same_months_a_year_before_and_what_was_published() {
    let html = rendered::<Both>(|| ()).await;
    in_order(
        &html,
        &[
            "Held in time",
            "This time",
            "89.4% (42 of 47)",
            "April to June 2025",
            "2019, published by the council",
            "95.4%",
            "First reviews",
            ">hidden<",
            "Second reviews",
            "hidden of 12",
            "Later reviews",
            "11 of 16",
            "Took part",
            "87.5% (35 of 40)",
            "94.9%",
            "PN6: not there",
            "Sent their views",
            "42.6% (20 of 47)",
            "As a table",
        ],
    );
    assert!(!html.contains("July"), "{html}");
}

#[test]
fn a_percentage_is_said_of_twenty_and_more_alone() {
    let share = |did, of| Share { of, did };
    for (given, words) in [
        (share(Some(19), Some(20)), "95.0% (19 of 20)"),
        (share(Some(19), Some(19)), "19 of 19"),
        (share(None, Some(40)), "hidden of 40"),
        (share(None, None), "hidden"),
    ] {
        assert_eq!(said(given), words);
    }
}

#[test]
fn every_code_has_a_bar_and_what_is_hidden_is_none() {
    let each = codes(&frozen("2026-04-01", "2026-06-30").figures);
    assert_eq!(each.len(), 8);
    let wide: Vec<Option<u16>> = each.iter().map(|one| one.tenths).collect();
    // Of the 40 of 4 and over and the 7 under it.
    assert_eq!(wide[..3], [Some(149), Some(638), Some(0)]);
    assert_eq!((wide[3], each[3].said.as_str()), (None, "hidden"));
}
