//! What things are called on the pages of groups.

use crate::pledge::words::band;
use chrono::NaiveTime;
use domain::edition::Edition;
use domain::groups::event::{Event, Standing};
use domain::ids::GroupId;

/// Whether it takes place.
#[must_use]
pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Planned => "Planned",
        Standing::Moved => "Moved",
        Standing::CalledOff => "Called off",
        Standing::Held => "Held",
    }
}

/// The group's name, or its id where content has it no more.
#[must_use]
pub fn group_name(edition: &Edition, id: &GroupId) -> String {
    let found = edition.groups.iter().find(|group| group.id == *id);
    found.map_or_else(|| id.to_string(), |group| group.name.clone())
}

/// `17:00`, as a box for a time has it.
#[must_use]
pub fn clock(at: NaiveTime) -> String {
    at.to_string().chars().take(5).collect()
}

/// `17:00 to 18:30`.
#[must_use]
pub fn hours(event: &Event) -> String {
    format!("{} to {}", clock(event.begins), clock(event.ends))
}

/// The ages it is for, where they are not simply the group's.
#[must_use]
pub fn ages(event: &Event) -> Option<String> {
    let ages: Vec<&str> = event.bands.iter().map(|age| band(*age)).collect();
    (!ages.is_empty()).then(|| ages.join(", "))
}
