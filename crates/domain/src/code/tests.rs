//! Every slip of a finger, tried.

use super::*;

/// Different codes, from bytes that only look random.
fn some_codes<const N: usize>(how_many: u32) -> impl Iterator<Item = Code<N>> {
    (0..how_many).map(|seed| {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(97);
        let bytes = std::iter::repeat_with(move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        });
        Code::draw(bytes).expect("the source is endless")
    })
}

fn text<const N: usize>(code: &Code<N>) -> String {
    String::from_utf8(code.0.to_vec()).expect("a code is ASCII")
}

fn every_single_slip_is_caught<const N: usize>() {
    let mut tried = 0;
    for code in some_codes::<N>(300) {
        for at in 0..N {
            for other in ALPHABET.into_iter().filter(|other| *other != code.0[at]) {
                let mut slipped = code;
                slipped.0[at] = other;
                assert_eq!(Code::<N>::read(&text(&slipped)), Err(CodeFault::Slip));
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 300 * N * 28);
}

/// Whether the check matches depends only on the sum, so two neighbours may be
/// looked at alone: every pair of characters, at every place.
fn every_swap_of_neighbours_is_caught<const N: usize>() {
    for at in 0..N - 1 {
        for first in 0..BASE {
            for second in (0..BASE).filter(|second| *second != first) {
                let weighed = |a: usize, b: usize| (N - at) * a + (N - at - 1) * b;
                assert_ne!(
                    weighed(first, second) % BASE,
                    weighed(second, first) % BASE,
                    "{first} and {second} at {at}"
                );
            }
        }
    }
    for code in some_codes::<N>(2_000) {
        for at in 0..N - 1 {
            let mut swapped = code;
            swapped.0.swap(at, at + 1);
            if swapped != code {
                assert_eq!(Code::<N>::read(&text(&swapped)), Err(CodeFault::Slip));
            }
        }
    }
}

#[test]
fn an_invitation_code_catches_every_single_slip() {
    every_single_slip_is_caught::<10>();
}

#[test]
fn a_return_code_catches_every_single_slip() {
    every_single_slip_is_caught::<12>();
}

#[test]
fn an_invitation_code_catches_every_swap_of_neighbours() {
    every_swap_of_neighbours_is_caught::<10>();
}

#[test]
fn a_return_code_catches_every_swap_of_neighbours() {
    every_swap_of_neighbours_is_caught::<12>();
}

#[test]
fn a_doubled_character_that_becomes_another_doubled_one_is_caught() {
    for code in some_codes::<12>(300) {
        for at in 0..11 {
            for was in ALPHABET {
                let mut doubled = code;
                doubled.0[at] = was;
                doubled.0[at + 1] = was;
                if Code::<12>::read(&text(&doubled)).is_err() {
                    continue;
                }
                for other in ALPHABET.into_iter().filter(|other| *other != was) {
                    let mut slipped = doubled;
                    slipped.0[at] = other;
                    slipped.0[at + 1] = other;
                    assert_eq!(Code::<12>::read(&text(&slipped)), Err(CodeFault::Slip));
                }
            }
        }
    }
}

#[test]
fn a_code_reads_back_however_it_is_typed() {
    for code in some_codes::<10>(500) {
        let printed = code.in_groups();
        let lower = printed.to_lowercase();
        let hyphens = printed.replace(' ', "-");
        let look_alikes = printed
            .replace('0', "O")
            .replace('1', "l")
            .replace('5', "s");
        let spaced = format!("  {} ", printed.replace(' ', " \u{a0} "));
        for typed in [printed, lower, hyphens, look_alikes, spaced] {
            assert_eq!(Code::<10>::read(&typed), Ok(code), "{typed}");
        }
    }
}

#[test]
fn a_code_is_written_in_groups_that_a_person_can_hold() {
    let zeros = InvitationCode::draw([0; 9]).expect("nine bytes");
    assert_eq!(zeros.in_groups(), "000 000 0000");
    let zeros = ReturnCode::draw([0; 11]).expect("eleven bytes");
    assert_eq!(zeros.in_groups(), "0000 0000 0000");
}

#[test]
fn every_character_is_as_likely_as_every_other() {
    let mut seen = [0_u32; BASE];
    for byte in 0..=u8::MAX {
        let bytes = std::iter::once(byte).chain([0; 8]);
        if let Some(code) = InvitationCode::draw(bytes) {
            seen[place_of(code.0[0]).expect("in the alphabet")] += 1;
        }
    }
    assert_eq!(seen, [8; BASE]);
}

#[test]
fn too_few_random_bytes_make_no_code() {
    assert_eq!(InvitationCode::draw([0; 8]), None);
    assert_eq!(InvitationCode::draw([255; 40]), None);
}

#[test]
fn what_is_wrong_with_typed_text_is_said() {
    for (typed, fault) in [
        (
            "",
            CodeFault::Length {
                found: 0,
                wanted: 10,
            },
        ),
        (
            "000 000 000",
            CodeFault::Length {
                found: 9,
                wanted: 10,
            },
        ),
        (
            "0000 0000 0000",
            CodeFault::Length {
                found: 12,
                wanted: 10,
            },
        ),
        ("00A 000 0000", CodeFault::Character('A')),
        ("000 000 000é", CodeFault::Character('é')),
        ("000 000 0001", CodeFault::Slip),
    ] {
        assert_eq!(InvitationCode::read(typed), Err(fault), "{typed}");
    }
}

#[test]
fn a_code_never_shows_in_a_debug_line() {
    let code = ReturnCode::draw([7; 11]).expect("eleven bytes");
    assert_eq!(format!("{code:?}"), "Code<12>(..)");
}
