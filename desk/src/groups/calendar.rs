//! Calendar files for staff: with the group and the name of the meeting, and without the
//! place, since a file goes anywhere.

use super::words::group_name;
use crate::platform::{clock, file};
use api::desk::events::Whole;
use chrono::NaiveDate;
use domain::calendar::file::{Entry, When, calendar_file};
use domain::edition::Edition;
use domain::groups::event::Standing;

/// The file of these.
#[must_use]
pub fn file_of(events: &[&Whole], edition: &Edition, today: NaiveDate) -> String {
    let entry = |whole: &&Whole| {
        let event = &whole.written.event;
        Entry {
            id: whole.id.clone(),
            turn: whole.revision,
            when: When::Hours {
                on: event.on,
                begins: event.begins,
                ends: event.ends,
            },
            name: format!("{}: {}", group_name(edition, &event.group), event.title),
        }
    };
    let held = events
        .iter()
        .filter(|whole| whole.written.event.standing != Standing::CalledOff);
    let entries: Vec<Entry> = held.map(entry).collect();
    calendar_file(&entries, today)
}

/// Hands it over.
pub fn save(events: &[&Whole], edition: &Edition) {
    let text = file_of(events, edition, clock::today());
    file::save("groups.ics", "text/calendar", &text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::page::for_tests::whole;

    #[test]
    fn staff_get_the_name_and_the_hours_and_no_place() {
        let edition = content::edition().unwrap();
        let (one, mut off) = (whole("one", "2027-03-28"), whole("off", "2027-03-29"));
        off.written.event.standing = Standing::CalledOff;
        let text = file_of(&[&one, &off], &edition, "2026-11-22".parse().unwrap());
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
        assert!(text.contains("DTSTART:20270328T160000Z\r\n"), "{text}");
        assert!(
            text.contains("SUMMARY:Reach Out! 12 to 15: Food at meetings\r\n"),
            "{text}"
        );
        assert!(!text.contains("hall"), "{text}");
    }
}
