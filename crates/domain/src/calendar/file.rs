//! A calendar file (RFC 5545). A calendar is seen by others: what an entry is called is
//! for whoever makes it to choose with that in mind. No entry has an alarm or a place.

use super::london::utc_of_london;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// When an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// All of a day.
    Day(NaiveDate),
    /// Hours of a day, by the clock in London.
    Hours {
        /// The day.
        on: NaiveDate,
        /// From.
        begins: NaiveTime,
        /// Until, on the same day.
        ends: NaiveTime,
    },
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What tells it from every other: the same again takes its place.
    pub id: String,
    /// Counts up with each change, so that a calendar takes the newer one.
    pub turn: u32,
    /// When it is.
    pub when: When,
    /// What it is called.
    pub name: String,
}

/// A calendar with these entries. `now_on` stamps it; nothing in it is random, so that
/// adding it twice adds nothing.
#[must_use]
pub fn calendar_file(entries: &[Entry], now_on: NaiveDate) -> String {
    let mut file = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//my-page//EN\r\n");
    let stamp = basic(now_on);
    for entry in entries {
        // A whole day does not stand in the way of anything else; hours do.
        let (when, taken) = match entry.when {
            When::Day(day) => (
                format!("DTSTART;VALUE=DATE:{}\r\n", basic(day)),
                "TRANSP:TRANSPARENT\r\n",
            ),
            When::Hours { on, begins, ends } => (
                format!(
                    "DTSTART:{}\r\nDTEND:{}\r\n",
                    instant(utc_of_london(on, begins)),
                    instant(utc_of_london(on, ends))
                ),
                "",
            ),
        };
        let turn = match entry.turn {
            0 => String::new(),
            turn => format!("SEQUENCE:{turn}\r\n"),
        };
        file.push_str(&format!(
            "BEGIN:VEVENT\r\nUID:{}@my-page\r\nDTSTAMP:{stamp}T000000Z\r\n{turn}{when}{}\r\n{taken}END:VEVENT\r\n",
            entry.id,
            folded(&format!("SUMMARY:{}", escaped(&entry.name)))
        ));
    }
    file.push_str("END:VCALENDAR\r\n");
    file
}

/// Entries for whole days that are all called the same.
#[must_use]
pub fn whole_days(days: &[NaiveDate], name: &str) -> Vec<Entry> {
    let entry = |(at, day): (usize, &NaiveDate)| {
        let before = days.iter().take(at);
        let same_day = before.filter(|earlier| *earlier == day).count();
        Entry {
            id: format!("{}-{same_day}", basic(*day)),
            turn: 0,
            when: When::Day(*day),
            name: name.to_owned(),
        }
    };
    days.iter().enumerate().map(entry).collect()
}

fn basic(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn instant(utc: NaiveDateTime) -> String {
    format!(
        "{}T{:02}{:02}{:02}Z",
        basic(utc.date()),
        utc.hour(),
        utc.minute(),
        utc.second()
    )
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

    fn days(days: &[NaiveDate], name: &str) -> String {
        calendar_file(&whole_days(days, name), on("2026-11-22"))
    }

    fn hours(day: &str, begins: &str, ends: &str) -> String {
        let at = |time| NaiveTime::parse_from_str(time, "%H:%M").unwrap();
        let entry = Entry {
            id: "3b241101".to_owned(),
            turn: 3,
            when: When::Hours {
                on: on(day),
                begins: at(begins),
                ends: at(ends),
            },
            name: "Reminder".to_owned(),
        };
        calendar_file(&[entry], on("2026-11-22"))
    }

    #[test]
    fn an_entry_with_hours_is_this_file_to_the_letter() {
        assert_eq!(
            hours("2027-03-28", "17:00", "18:30"),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//my-page//EN\r\nBEGIN:VEVENT\r\n\
             UID:3b241101@my-page\r\nDTSTAMP:20261122T000000Z\r\nSEQUENCE:3\r\n\
             DTSTART:20270328T160000Z\r\nDTEND:20270328T173000Z\r\nSUMMARY:Reminder\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn hours_are_told_right_on_both_sides_of_each_change_and_on_a_29_february() {
        for (day, begins, ends) in [
            ("2027-03-27", "20270327T170000Z", "20270327T183000Z"),
            ("2027-03-28", "20270328T160000Z", "20270328T173000Z"),
            ("2027-10-30", "20271030T160000Z", "20271030T173000Z"),
            ("2027-10-31", "20271031T170000Z", "20271031T183000Z"),
            ("2028-02-29", "20280229T170000Z", "20280229T183000Z"),
        ] {
            let file = hours(day, "17:00", "18:30");
            assert!(file.contains(&format!("DTSTART:{begins}\r\n")), "{file}");
            assert!(file.contains(&format!("DTEND:{ends}\r\n")), "{file}");
        }
        let night = hours("2027-10-31", "00:30", "03:00");
        assert!(
            night.contains("DTSTART:20271030T233000Z\r\nDTEND:20271031T030000Z"),
            "{night}"
        );
    }

    #[test]
    fn no_entry_has_an_alarm_a_place_or_more_words() {
        let file = hours("2027-03-28", "17:00", "18:30");
        for never in ["VALARM", "LOCATION", "DESCRIPTION", "ORGANIZER", "URL"] {
            assert!(!file.contains(never), "{never}: {file}");
        }
    }

    #[test]
    fn every_line_ends_as_calendars_want_and_every_entry_is_whole() {
        let file = days(
            &[on("2026-12-11"), on("2027-03-14"), on("2027-03-14")],
            "Reminder",
        );
        assert!(file.lines().count() > 20);
        assert_eq!(file.matches("\r\n").count(), file.matches('\n').count());
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 3);
        assert_eq!(file.matches("END:VEVENT").count(), 3);
        assert!(file.contains("DTSTART;VALUE=DATE:20261211\r\n"));
        assert!(file.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn two_entries_of_one_day_are_told_apart_and_a_second_export_is_the_same() {
        let twice = [on("2027-03-14"), on("2027-03-14")];
        let file = days(&twice, "Reminder");
        assert!(file.contains("UID:20270314-0@") && file.contains("UID:20270314-1@"));
        assert_eq!(file, days(&twice, "Reminder"));
    }

    #[test]
    fn a_long_name_is_folded_and_reads_the_same_unfolded() {
        let name = "تذكير ".repeat(30);
        let file = days(&[on("2027-03-14")], &name);
        for line in file.split("\r\n") {
            assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        }
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{name}\r\n")), "{file}");
    }

    #[test]
    fn a_name_cannot_break_out_of_its_line() {
        let file = days(&[on("2027-03-14")], "a\r\nATTACH:x;y,z");
        assert!(file.contains("SUMMARY:a  ATTACH:x\\;y\\,z\r\n"), "{file}");
    }
}
