//! What the person at the terminal reads. Nothing else in this crate prints.
#![expect(
    clippy::print_stdout,
    reason = "the one place that talks to the person at the terminal"
)]

use std::time::Duration;

/// Something that begins now.
pub(crate) fn step(words: &str) {
    println!("==> {words}");
}

/// Something to know.
pub(crate) fn note(words: &str) {
    println!("    {words}");
}

/// The one line a failure gets.
pub(crate) fn failure(words: &str) {
    eprintln!("cargo xtask: {}", one_line(words));
}

/// "1 min 19 s".
pub(crate) fn time(took: Duration) -> String {
    match took.as_secs() {
        seconds @ 0..10 => format!("{seconds}.{} s", took.subsec_millis() / 100),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// "148.3 KiB".
pub(crate) fn size(bytes: u64) -> String {
    format!("{}.{} KiB", bytes / 1024, bytes % 1024 * 10 / 1024)
}

fn one_line(words: &str) -> String {
    words
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_people_say_them() {
        assert_eq!(time(Duration::from_millis(1_250)), "1.2 s");
        assert_eq!(time(Duration::from_secs(59)), "59 s");
        assert_eq!(time(Duration::from_secs(79)), "1 min 19 s");
    }

    #[test]
    fn a_failure_is_one_line_whatever_it_is_made_of() {
        assert_eq!(
            one_line("cannot\n\n  connect: try again"),
            "cannot connect: try again"
        );
    }
}
