//! The dates as a calendar file (RFC 5545). The entries have plain names: a calendar
//! is seen by others, and says nothing of what they are.

use chrono::{Datelike, NaiveDate};

/// A calendar with one whole-day entry for each day. `now_on` stamps it; nothing
/// in it is random, so that adding it twice adds nothing.
#[must_use]
pub fn calendar_file(days: &[NaiveDate], name: &str, now_on: NaiveDate) -> String {
    let mut file = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//my-page//EN\r\n");
    for (at, day) in days.iter().enumerate() {
        let same_day = days
            .iter()
            .take(at)
            .filter(|earlier| *earlier == day)
            .count();
        let (day, stamp) = (basic(*day), basic(now_on));
        file.push_str(&format!(
            "BEGIN:VEVENT\r\nUID:{day}-{same_day}@my-page\r\nDTSTAMP:{stamp}T000000Z\r\n\
             DTSTART;VALUE=DATE:{day}\r\n{}\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n",
            folded(&format!("SUMMARY:{}", escaped(name)))
        ));
    }
    file.push_str("END:VCALENDAR\r\n");
    file
}

fn basic(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(',', "\\,")
        .replace(';', "\\;")
        .replace(['\r', '\n'], " ")
}

/// The most bytes of a line, without its end.
const LINE_BYTES: usize = 75;

/// A long line in pieces, each but the first after a space, none cut inside a letter.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len());
    let mut bytes = 0;
    for letter in line.chars() {
        if bytes + letter.len_utf8() > LINE_BYTES {
            folded.push_str("\r\n ");
            bytes = 1;
        }
        bytes += letter.len_utf8();
        folded.push(letter);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_line_ends_as_calendars_want_and_every_entry_is_whole() {
        let days = [on("2026-12-11"), on("2027-03-14"), on("2027-03-14")];
        let file = calendar_file(&days, "Reminder", on("2026-11-22"));
        assert!(file.lines().count() > 20);
        assert_eq!(file.matches("\r\n").count(), file.matches('\n').count());
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 3);
        assert_eq!(file.matches("END:VEVENT").count(), 3);
        assert!(file.contains("DTSTART;VALUE=DATE:20261211\r\n"));
        assert!(file.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn two_entries_of_one_day_are_told_apart_and_a_second_export_is_the_same() {
        let days = [on("2027-03-14"), on("2027-03-14")];
        let file = calendar_file(&days, "Reminder", on("2026-11-22"));
        assert!(file.contains("UID:20270314-0@") && file.contains("UID:20270314-1@"));
        assert_eq!(file, calendar_file(&days, "Reminder", on("2026-11-22")));
    }

    #[test]
    fn a_long_name_is_folded_and_reads_the_same_unfolded() {
        let name = "تذكير ".repeat(30);
        let file = calendar_file(&[on("2027-03-14")], &name, on("2026-11-22"));
        for line in file.split("\r\n") {
            assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        }
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{name}\r\n")), "{file}");
    }

    #[test]
    fn a_name_cannot_break_out_of_its_line() {
        let file = calendar_file(&[on("2027-03-14")], "a\r\nATTACH:x;y,z", on("2026-11-22"));
        assert!(file.contains("SUMMARY:a  ATTACH:x\\;y\\,z\r\n"), "{file}");
    }
}
