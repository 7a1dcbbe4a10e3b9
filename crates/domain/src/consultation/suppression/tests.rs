use super::*;

fn tally(rows: &[&[u32]]) -> Tally {
    let mut tally = Tally::new(rows.len(), rows[0].len());
    for (group, row) in rows.iter().enumerate() {
        for (option, people) in row.iter().enumerate() {
            tally.add(group, option, *people);
        }
    }
    tally
}

fn shown(table: &Table) -> Vec<Option<u64>> {
    let figures = std::iter::once(table.base).chain(table.cells.iter().copied());
    figures.map(Figure::shown).collect()
}

fn everybody(row: &[u32]) -> Table {
    let tally = tally(&[row]);
    publish(&tally, &[Filter::everybody(&tally)], Threshold::LEAST).remove(0)
}

#[test]
fn nine_people_are_hidden_and_ten_are_shown() {
    assert_eq!(shown(&everybody(&[9, 0])), [None, None, None]);
    assert_eq!(shown(&everybody(&[10, 0])), [Some(10), Some(10), Some(0)]);
}

#[test]
fn four_in_a_cell_are_hidden_and_five_are_shown() {
    assert_eq!(
        shown(&everybody(&[10, 5, 4])),
        [Some(19), Some(10), None, None]
    );
    assert_eq!(
        shown(&everybody(&[10, 5, 5])),
        [Some(20), Some(10), Some(5), Some(5)]
    );
}

#[test]
fn a_cell_alone_among_nothings_takes_the_total_with_it_or_the_nothings() {
    // 16 and 4: hiding one alone is found by subtraction.
    let table = everybody(&[16, 4, 0]);
    assert_eq!(table.base, Figure::Shown(20));
    assert_eq!(&table.cells[..2], [Figure::Hidden, Figure::Hidden]);
    // One option: nothing to hide it among but the base.
    assert_eq!(shown(&everybody(&[4])), [None, None]);
}

#[test]
fn percentages_want_twenty_people() {
    assert!(!everybody(&[10, 9]).percentages);
    let table = everybody(&[13, 7]);
    assert_eq!((table.percent(0), table.percent(1)), (Some(65), Some(35)));
    assert_eq!(everybody(&[18, 2]).percent(1), None);
}

#[test]
fn a_filter_of_too_few_is_not_found_by_subtracting_it_from_its_parent() {
    let tally = tally(&[&[20, 20], &[3, 4]]);
    let filters = [Filter::everybody(&tally), Filter::of([0]), Filter::of([1])];
    let tables = publish(&tally, &filters, Threshold::LEAST);
    assert_eq!(shown(&tables[2]), [None; 3]);
    for option in 0..3 {
        let pair = (shown(&tables[0])[option], shown(&tables[1])[option]);
        assert!(pair.0.is_none() || pair.1.is_none(), "{pair:?}");
    }
}

#[test]
fn six_ratings_of_six_promises_by_one_person_are_not_shown_of_the_priority() {
    let mut tally = Tally::of_questions((0..6).collect(), 2);
    for promise in 0..6 {
        tally.add(promise, 0, 12);
        tally.add(promise, 1, 1);
    }
    let table = publish(&tally, &[Filter::everybody(&tally)], Threshold::LEAST).remove(0);
    assert_eq!(table.cells[1], Figure::Hidden);
}

#[test]
fn the_threshold_is_raised_and_never_lowered() {
    let raised = Threshold::LEAST.raised_to(15).unwrap();
    assert_eq!(
        (raised.base(), raised.cell(), raised.percentages()),
        (15, 8, 30)
    );
    let lowered = Lowered {
        asked: 14,
        least: 15,
    };
    assert_eq!(raised.raised_to(14), Err(lowered));
    assert!(Threshold::LEAST.raised_to(9).is_err());
    assert_eq!(Threshold::default().cell(), 5);
}

#[test]
fn nothing_offered_and_nobody_there_are_no_trouble() {
    assert!(publish(&Tally::new(0, 0), &[], Threshold::LEAST).is_empty());
    let empty = publish(&Tally::new(0, 4), &[Filter::of([])], Threshold::LEAST);
    assert_eq!(shown(&empty[0]), [None; 5]);
}

/// The worked example of docs/PRIVACY.md: counts, and under them what is shown.
#[test]
fn the_worked_example_of_the_privacy_page_is_what_comes_out() {
    let page = include_str!("../../../../../docs/PRIVACY.md");
    let rows = |mark: &str| -> Vec<Vec<Option<u64>>> {
        let (_, after) = page.split_once(mark).expect("the table is there");
        let lines = after.lines().skip_while(|line| !line.starts_with('|'));
        lines
            .take_while(|line| line.starts_with('|'))
            .skip(2)
            .map(|line| {
                let cells = line.trim_matches('|').split('|').skip(1);
                cells.map(|cell| cell.trim().parse().ok()).collect()
            })
            .collect()
    };
    let (counted, said) = (rows("**What was counted**"), rows("**What is shown**"));
    let bands = counted.len() - 1;
    let mut tally = Tally::new(bands, 4);
    for (band, row) in counted[..bands].iter().enumerate() {
        for (option, people) in row[1..].iter().enumerate() {
            let people = people.expect("every count is there");
            tally.add(band, option, u32::try_from(people).unwrap());
        }
    }
    let mut filters = vec![Filter::everybody(&tally)];
    filters.extend((0..bands).map(|band| Filter::of([band])));
    let mut tables = publish(&tally, &filters, Threshold::LEAST);
    tables.rotate_left(1);
    let shown: Vec<_> = tables.iter().map(shown).collect();
    assert_eq!(shown, said);
    assert!(said.iter().flatten().any(Option::is_none));
}

#[test]
fn what_is_offered_in_another_order_is_as_safe_and_the_same_counts_give_the_same() {
    let tally = tally(&[&[12, 3, 0, 9], &[8, 8, 2, 30]]);
    let filters = [Filter::of([0]), Filter::of([1]), Filter::everybody(&tally)];
    let first = publish(&tally, &filters, Threshold::LEAST);
    assert_eq!(first, publish(&tally, &filters, Threshold::LEAST));
}

#[test]
fn what_is_worth_less_is_hidden_to_cover() {
    let tally = tally(&[&[20, 20], &[0, 0]]);
    let (all, one, none) = (Filter::everybody(&tally), Filter::of([0]), Filter::of([1]));
    let worth_all = publish(
        &tally,
        &[all.clone(), one.clone(), none.clone()],
        Threshold::LEAST,
    );
    let worth_one = publish(&tally, &[one, all, none], Threshold::LEAST);
    for tables in [worth_all, worth_one] {
        assert_eq!(tables[0].base, Figure::Shown(40));
        assert_eq!(shown(&tables[1]), [None; 3]);
    }
}
