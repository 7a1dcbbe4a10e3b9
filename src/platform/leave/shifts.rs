//! Counting presses of Shift: three in a row, with nothing between, mean *leave*.

/// Three presses count when they come within this time, in milliseconds.
const WITHIN_MS: f64 = 2_000.0;

/// How far the person has got.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shifts {
    count: u8,
    first_at: f64,
}

impl Shifts {
    /// A key has been pressed at `at` milliseconds. Whether that was the third Shift.
    pub(super) fn press(&mut self, key: &str, at: f64) -> bool {
        if key != "Shift" {
            *self = Self::default();
        } else if self.count == 0 || at - self.first_at > WITHIN_MS {
            *self = Self {
                count: 1,
                first_at: at,
            };
        } else {
            self.count += 1;
        }
        let leaves = self.count == 3;
        if leaves {
            *self = Self::default();
        }
        leaves
    }
}

#[cfg(test)]
mod tests {
    use super::Shifts;

    fn leaves(presses: &[(&str, f64)]) -> bool {
        let mut shifts = Shifts::default();
        presses.iter().any(|(key, at)| shifts.press(key, *at))
    }

    #[test]
    fn three_shifts_in_a_row_leave() {
        assert!(leaves(&[
            ("Shift", 0.0),
            ("Shift", 300.0),
            ("Shift", 700.0)
        ]));
    }

    #[test]
    fn writing_three_capital_letters_does_not_leave() {
        assert!(!leaves(&[
            ("Shift", 0.0),
            ("A", 10.0),
            ("Shift", 20.0),
            ("B", 30.0),
            ("Shift", 40.0),
            ("C", 50.0),
        ]));
    }

    #[test]
    fn slow_presses_begin_again() {
        assert!(!leaves(&[
            ("Shift", 0.0),
            ("Shift", 500.0),
            ("Shift", 2_500.0)
        ]));
        assert!(leaves(&[
            ("Shift", 0.0),
            ("Shift", 2_500.0),
            ("Shift", 2_600.0),
            ("Shift", 2_700.0),
        ]));
    }
}
