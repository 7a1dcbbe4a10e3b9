use super::*;
use crate::desk::roles::{Act, Reach, Role};
use domain::participation::Participation;
use domain::review_figures::tally::Tally;
use domain::review_figures::{Review, Which};

fn period(from: &str, to: &str) -> Period {
    Period {
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
    }
}

#[test]
fn a_period_is_whole_months_that_are_over_and_a_year_at_most() {
    let today = "2026-11-23".parse().unwrap();
    for (from, to, found) in [
        ("2026-07-01", "2026-09-30", Ok(())),
        ("2025-11-01", "2026-10-31", Ok(())),
        ("2024-02-01", "2024-02-29", Ok(())),
        ("2026-07-02", "2026-09-30", Err(NotAPeriod::Begins)),
        ("2026-07-01", "2026-09-29", Err(NotAPeriod::Ends)),
        ("2026-07-01", "2026-06-30", Err(NotAPeriod::Backwards)),
        ("2025-10-01", "2026-10-31", Err(NotAPeriod::TooLong)),
        ("2026-11-01", "2026-11-30", Err(NotAPeriod::NotOver)),
    ] {
        assert_eq!(period(from, to).check(today), found, "{from} {to}");
    }
    let october = period("2026-10-01", "2026-10-31");
    assert_eq!(
        october.check("2026-10-31".parse().unwrap()),
        Err(NotAPeriod::NotOver)
    );
    assert_eq!(october.check("2026-11-01".parse().unwrap()), Ok(()));
}

#[test]
fn periods_meet_on_a_day_and_not_beside_one() {
    let spring = period("2026-04-01", "2026-06-30");
    assert!(!spring.overlaps(period("2026-07-01", "2026-09-30")));
    assert!(spring.overlaps(period("2026-06-01", "2026-09-30")));
    assert!(period("2026-04-01", "2027-03-31").covers(spring));
    assert!(!period("2026-05-01", "2027-03-31").covers(spring));
    let winter = period("2024-01-01", "2024-02-29").year_before();
    assert_eq!(winter, Some(period("2023-01-01", "2023-02-28")));
    let before = period("2024-12-01", "2025-02-28").year_before();
    assert_eq!(before, Some(period("2023-12-01", "2024-02-29")));
}

fn share(did: u64, of: u64) -> Share {
    Share {
        of: Some(of),
        did: Some(did),
    }
}

#[test]
fn a_percentage_needs_twenty() {
    assert_eq!(share(19, 19).percent(), None);
    assert_eq!(share(19, 20).percent().unwrap().to_string(), "95.0");
    let hidden = Share {
        of: Some(20),
        did: None,
    };
    assert_eq!(hidden.percent(), None);
}

fn good() -> Figures {
    let held = |code| Review::Held {
        timely: Some((Which::Later, true)),
        code: Some(code),
        views_sent: true,
    };
    let reviews = std::iter::repeat_n(held(Participation::Pn1), 30);
    Tally::of(reviews).shown(Threshold::LEAST).into()
}

#[test]
fn what_the_domain_shows_is_taken_and_what_points_at_somebody_is_not() {
    assert_eq!(good().check(), Ok(()));
    let wrong = |change: &dyn Fn(&mut Figures), field: &str| {
        let mut figures = good();
        change(&mut figures);
        assert_eq!(figures.check().unwrap_err().0, field);
    };
    wrong(&|all| all.in_time = share(9, 9), "figures.in_time.of");
    wrong(&|all| all.first = share(11, 10), "figures.first.did");
    wrong(&|all| all.second = share(4, 30), "figures.second.did");
    wrong(&|all| all.later = share(26, 30), "figures.later.did");
    wrong(&|all| all.took_part.of = None, "figures.took_part.did");
    wrong(&|all| all.views_sent = share(0, 0), "figures.views_sent.of");
    wrong(&|all| all.codes.truncate(7), "figures.codes");
    wrong(&|all| all.codes[7] = Some(1), "figures.codes.7");
    wrong(&|all| all.unknown = Some(4), "figures.unknown");
    let mut edges = good();
    (edges.in_time, edges.first) = (share(25, 30), share(5, 10));
    assert_eq!(edges.check(), Ok(()));
}

#[test]
fn who_freezes_reads_everything_that_it_is_worked_out_from() {
    for role in Role::ALL.into_iter().filter(|role| role.may(Act::Report)) {
        assert_eq!(role.reach(Act::Read), Reach::Everything, "{}", role.word());
    }
}
