//! One meeting of a group, as everybody may see it: a day and hours in London, and what it
//! is about. Where it is has no field here.

use super::{Wrong, words};
use crate::consultation::pledge_check::AgeBand;
use crate::ids::GroupId;
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// The most characters of a title.
pub const MOST_TITLE: usize = 80;
/// The most characters of what it is about, and of each part of the notes.
pub const MOST_WORDS: usize = 600;
/// For how many days notes are shown on phones after an event: six months.
pub const NOTES_SHOWN_DAYS: u64 = 183;
/// The years an event may be in.
const YEARS: std::ops::RangeInclusive<i32> = 2020..=2099;
/// After so many days the next one is offered: five weeks, on the same weekday.
const UNTIL_NEXT_DAYS: u64 = 35;

/// Whether it takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is to be.
    #[default]
    Planned,
    /// It is to be, on another day or at another hour than was said first.
    Moved,
    /// It is not to be.
    CalledOff,
    /// It has been.
    Held,
}

impl Standing {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Moved, Self::CalledOff, Self::Held];

    /// As a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Moved => "moved",
            Self::CalledOff => "called_off",
            Self::Held => "held",
        }
    }

    /// What this word stands for.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Of which group.
    pub group: GroupId,
    /// Its name: "Planning the summer trip".
    pub title: String,
    /// The day.
    pub on: NaiveDate,
    /// When it begins, by the clock in London.
    pub begins: NaiveTime,
    /// When it ends, by the same clock.
    pub ends: NaiveTime,
    /// What it is about.
    pub about: String,
    /// For which ages; the group's when it is empty.
    #[serde(default)]
    pub bands: Vec<AgeBand>,
    /// Whether it takes place.
    pub standing: Standing,
}

/// What was said there, in brief, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// What was said.
    pub said: String,
    /// What comes of it.
    pub comes: String,
}

impl Event {
    /// What is wrong with it, field by field.
    #[must_use]
    pub fn wrong(&self) -> Vec<Wrong> {
        let mut found: Vec<Wrong> = [
            words("title", &self.title, MOST_TITLE, true),
            words("about", &self.about, MOST_WORDS, false),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !YEARS.contains(&self.on.year()) {
            found.push(Wrong {
                field: "on",
                what: format!(
                    "a day in the years {} to {}: look at the year again",
                    YEARS.start(),
                    YEARS.end()
                ),
            });
        }
        if self.ends <= self.begins {
            found.push(Wrong {
                field: "ends",
                what: "it ends before it begins: choose a later end".to_owned(),
            });
        }
        if self.bands.contains(&AgeBand::NotSaid) {
            found.push(Wrong {
                field: "bands",
                what: "an age that nobody has: choose ages, or none for the group’s".to_owned(),
            });
        }
        found
    }

    /// The next one: the same weekday and hours five weeks on, and nothing said of it yet.
    #[must_use]
    pub fn next(&self) -> Self {
        Self {
            on: self
                .on
                .checked_add_days(Days::new(UNTIL_NEXT_DAYS))
                .unwrap_or(self.on),
            about: String::new(),
            standing: Standing::Planned,
            ..self.clone()
        }
    }
}

impl Notes {
    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.said.trim().is_empty() && self.comes.trim().is_empty()
    }

    /// What is wrong with them; to be `published` they say something.
    #[must_use]
    pub fn wrong(&self, published: bool) -> Vec<Wrong> {
        [
            words("said", &self.said, MOST_WORDS, published),
            words("comes", &self.comes, MOST_WORDS, false),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(on: &str) -> Event {
        Event {
            group: "reach-out-12-to-15".into(),
            title: "Food at meetings".to_owned(),
            on: on.parse().unwrap(),
            begins: NaiveTime::from_hms_opt(17, 0, 0).unwrap(),
            ends: NaiveTime::from_hms_opt(18, 30, 0).unwrap(),
            about: String::new(),
            bands: Vec::new(),
            standing: Standing::Held,
        }
    }

    #[test]
    fn the_next_one_is_on_the_same_weekday_five_weeks_on_and_planned() {
        for (on, next) in [
            ("2026-11-25", "2026-12-30"),
            ("2028-01-25", "2028-02-29"),
            ("2027-03-03", "2027-04-07"),
        ] {
            let (event, next): (Event, NaiveDate) = (event(on), next.parse().unwrap());
            assert_eq!(event.next().on, next);
            assert_eq!(event.next().on.weekday(), event.on.weekday());
            assert_eq!(event.next().standing, Standing::Planned);
        }
    }

    #[test]
    fn what_is_wrong_names_its_field() {
        assert_eq!(event("2026-11-25").wrong(), []);
        let wrong = Event {
            title: " ".to_owned(),
            about: "a".repeat(MOST_WORDS + 1),
            ends: event("2026-11-25").begins,
            bands: vec![AgeBand::NotSaid],
            ..event("0226-11-25")
        };
        let fields: Vec<_> = wrong.wrong().into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["title", "about", "on", "ends", "bands"]);
    }

    #[test]
    fn notes_that_say_nothing_cannot_be_published() {
        assert_eq!(Notes::default().wrong(false), []);
        assert_eq!(Notes::default().wrong(true)[0].field, "said");
    }

    #[test]
    fn every_standing_is_found_again_by_its_word() {
        for standing in Standing::ALL {
            assert_eq!(Standing::of_word(standing.word()), Some(standing));
        }
    }
}
